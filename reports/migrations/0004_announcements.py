"""What was made known of seats before there were rows for it gets them."""

from django.db import migrations


def write_rows(apps, schema_editor):
    """Write one row for each finding on a seat that a version of the members made known."""
    rows = apps.get_model('ballots', 'SuccessionAnnouncement').objects
    versions = apps.get_model('reports', 'MembersPublication').objects.order_by('published_on', 'pk')
    for version in versions.prefetch_related('successions'):
        for succession in version.successions.all():
            rows.create(succession=succession, announced_on=version.published_on)


class Migration(migrations.Migration):

    dependencies = [
        ('ballots', '0005_announcements'),
        ('reports', '0003_printing'),
    ]

    operations = [
        migrations.RunPython(write_rows, migrations.RunPython.noop),
    ]
