"""The approval of a ballot paper can be withdrawn; what was withdrawn is kept."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ballots', '0010_lots_can_be_corrected'),
        ('elections', '0014_decisions_on_lists_are_corrected'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WithdrawnPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facts', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('approved_on', models.DateField()),
                ('reason', models.CharField(max_length=500)),
                ('withdrawn_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='ballotpaper',
            name='paper_is_final',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ballotpaper',
            trigger=pgtrigger.compiler.Trigger(name='paper_is_final', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='5bfa77439707a747c474f4ff377f6094f431578b', operation='UPDATE', pgid='pgtrigger_paper_is_final_a6074', table='ballots_ballotpaper', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='withdrawnpaper',
            name='approved_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='withdrawnpaper',
            name='election',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawn_papers', to='elections.election'),
        ),
        migrations.AddField(
            model_name='withdrawnpaper',
            name='withdrawn_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withdrawnpaper',
            trigger=pgtrigger.compiler.Trigger(name='withdrawn_paper_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='50b9c3ccbe21792369e0a724c6a931a36c7295fe', operation='UPDATE OR DELETE', pgid='pgtrigger_withdrawn_paper_stays_c5dce', table='ballots_withdrawnpaper', when='BEFORE')),
        ),
    ]
