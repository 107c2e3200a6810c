"""When a list came in stands in its receipt; a migration of its own, as the copy has to be whole."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('elections', '0016_lists_from_call_to_admission'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='nomination',
            name='received_at',
        ),
    ]
