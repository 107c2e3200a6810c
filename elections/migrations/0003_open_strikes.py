from django.db import migrations


class Migration(migrations.Migration):
    """The strikes that nobody took back, for statements on sets (models.register.standing).

    It holds keys only: a column of a view could not change its type any more. With the rights of
    whoever asks, so that policies on the tables hold for the view too.
    """

    dependencies = [("elections", "0002_register")]

    operations = [
        migrations.RunSQL(
            """
            CREATE VIEW elections_openstrike WITH (security_invoker = true) AS
            SELECT s.id, s.entry_id, s.by_import_id
            FROM elections_registerstrike s
            LEFT JOIN elections_registerrestoration r ON r.strike_id = s.id
            WHERE r.id IS NULL
            """,
            "DROP VIEW elections_openstrike",
        ),
    ]
