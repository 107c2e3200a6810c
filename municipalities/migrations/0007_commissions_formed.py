"""The commissions that were formed before there were dated rows get theirs."""

from django.db import migrations


def write_rows(apps, schema_editor):
    """Write one row per formation; when it was written down, and with how many, says the log."""
    formations = apps.get_model('municipalities', 'CommissionFormation').objects.select_related('commission')
    logged = {
        event.subject: event
        for event in apps.get_model('municipalities', 'AuditEvent').objects.filter(act='commission.formed')
    }
    rows = apps.get_model('municipalities', 'BodyEvent').objects
    for formation in formations.order_by('pk'):
        event = logged.get(f'municipalities.CommissionFormation:{formation.pk}')
        rows.create(
            municipality_id=formation.commission.municipality_id,
            term_id=formation.commission.term_id,
            kind='commission_formed',
            on=formation.formed_on,
            members=event.details.get('members') if event else None,
            recorded_at=event.recorded_at if event else None,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('municipalities', '0006_body_events'),
    ]

    operations = [
        migrations.RunPython(write_rows, migrations.RunPython.noop),
    ]
