"""What stood of a decision on a list before it was corrected is kept, with its cause."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('elections', '0013_what_was_decided'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NominationDecisionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('admitted', models.BooleanField()),
                ('decided_on', models.DateField()),
                ('decision_reason', models.CharField(blank=True, max_length=500)),
                ('cause', models.CharField(choices=[('slip', 'Irrtum bei der Eingabe'), ('objection', 'Einspruch gegen die Zurückweisung')], max_length=10)),
                ('objected_on', models.DateField(null=True)),
                ('reason', models.CharField(max_length=500)),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_changes', to='elections.nomination')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('cause', 'objection'), ('objected_on__isnull', False)), models.Q(('cause', 'slip'), ('objected_on__isnull', True)), _connector='OR'), name='objection_has_its_day')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nominationdecisionchange',
            trigger=pgtrigger.compiler.Trigger(name='decision_change_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5aea707530c76431aef603ae4de21bb2f48d6387', operation='UPDATE OR DELETE', pgid='pgtrigger_decision_change_stays_2cab8', table='elections_nominationdecisionchange', when='BEFORE')),
        ),
    ]
