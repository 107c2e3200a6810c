"""The register keeps what really comes in: days known in part, titles, particles, additions.

Days that were invented for „00.00.1971“ before cannot be told from real ones and stay as they are;
the next extract corrects them. Extracts that were read but not taken in are read again.
"""

import municipalities.models.known_day
from django.db import migrations, models

from elections.law.register.identity import name_mark
from municipalities.models.sorting import sort_key

AT_ONCE = 10_000


def mark_identities(apps, schema_editor):
    """Give every entry the mark by which a person is found however the name is written."""
    entries = apps.get_model('elections', 'RegisterEntry').objects.order_by('pk')
    names = entries.values_list('pk', 'family_name', 'given_names').iterator(chunk_size=AT_ONCE)
    keys, marks = [], []
    with schema_editor.connection.cursor() as cursor:
        for pk, family_name, given_names in list(names):
            keys.append(pk)
            marks.append(name_mark(sort_key(family_name)) + name_mark(sort_key(given_names)))
            if len(keys) == AT_ONCE:
                _write(cursor, keys, marks)
                keys, marks = [], []
        _write(cursor, keys, marks)


def _write(cursor, keys, marks):
    cursor.execute(
        'UPDATE elections_registerentry e SET identity = v.mark '
        'FROM unnest(%s::bigint[], %s::bigint[]) AS v (id, mark) WHERE e.id = v.id',
        [keys, marks],
    )


class Migration(migrations.Migration):

    dependencies = [
        ('elections', '0003_open_strikes'),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM elections_draftentry", migrations.RunSQL.noop),
        migrations.AddField(
            model_name='draftentry',
            name='addition',
            field=models.CharField(default='', max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='draftentry',
            name='call_name',
            field=models.CharField(default='', max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='draftentry',
            name='identity',
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='draftentry',
            name='locality',
            field=models.CharField(default='', max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='draftentry',
            name='name_particle',
            field=models.CharField(default='', max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='draftentry',
            name='source',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='draftentry',
            name='title',
            field=models.CharField(default='', max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='registerentry',
            name='addition',
            field=models.CharField(blank=True, max_length=200, verbose_name='Adresszusatz'),
        ),
        migrations.AddField(
            model_name='registerentry',
            name='call_name',
            field=models.CharField(blank=True, max_length=120, verbose_name='Rufname'),
        ),
        migrations.AddField(
            model_name='registerentry',
            name='identity',
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='registerentry',
            name='locality',
            field=models.CharField(blank=True, max_length=120, verbose_name='Ortsteil'),
        ),
        migrations.AddField(
            model_name='registerentry',
            name='name_particle',
            field=models.CharField(blank=True, max_length=60, verbose_name='Namensbestandteil'),
        ),
        migrations.AddField(
            model_name='registerentry',
            name='title',
            field=models.CharField(blank=True, max_length=40, verbose_name='Doktorgrad'),
        ),
        migrations.AddField(
            model_name='suppliermapping',
            name='values',
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name='doubtfulcase',
            name='kind',
            field=models.CharField(choices=[('rows_differ', 'mehrere Zeilen, die einander widersprechen'), ('id_reused', 'bekannte Kennung, aber anderer Name und anderes Geburtsdatum'), ('name', 'kein Name angegeben'), ('nationality', 'Staatsangehörigkeit ungeklärt oder ohne Angabe'), ('birth_date', 'Geburtsdatum unmöglich oder unvollständig'), ('resident_since', 'Tag des Zuzugs unmöglich oder unvollständig'), ('moves_out', 'Wegzug gemeldet, der Tag liegt vor der Wahl oder ist nicht bekannt'), ('twice', 'gleicher oder ähnlicher Name und gleiches Geburtsdatum'), ('late', 'erst nach Beginn der Einsicht gemeldet'), ('fault', 'Zeile nicht lesbar')], max_length=20),
        ),
        migrations.AlterField(
            model_name='draftentry',
            name='birth_date',
            field=municipalities.models.known_day.KnownDayField(),
        ),
        migrations.AlterField(
            model_name='draftentry',
            name='family_name',
            field=models.CharField(max_length=200),
        ),
        migrations.AlterField(
            model_name='draftentry',
            name='given_names',
            field=models.CharField(max_length=200),
        ),
        migrations.AlterField(
            model_name='registerentry',
            name='birth_date',
            field=municipalities.models.known_day.KnownDayField(verbose_name='Geburtsdatum'),
        ),
        migrations.AlterField(
            model_name='registerentry',
            name='family_name',
            field=models.CharField(blank=True, max_length=200, verbose_name='Familienname'),
        ),
        migrations.AlterField(
            model_name='registerentry',
            name='given_names',
            field=models.CharField(blank=True, max_length=200, verbose_name='Vornamen'),
        ),
        migrations.RunPython(mark_identities, migrations.RunPython.noop),
        # Names are found with umlauts in either writing and without blanks (models.name_blocks).
        migrations.RunSQL(
            "UPDATE elections_nameblock SET names = replace(replace(replace(replace("
            "names, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), ' ', '')",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "DELETE FROM elections_importcheck WHERE register_import_id NOT IN "
            "(SELECT register_import_id FROM elections_importoutcome)",
            migrations.RunSQL.noop,
        ),
    ]
