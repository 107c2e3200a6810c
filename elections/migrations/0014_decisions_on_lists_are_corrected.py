"""What stood of a decision on a list before it was corrected is kept, and lists that fell away."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('elections', '0013_what_was_decided'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WithdrawnList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(blank=True, max_length=60)),
                ('received_at', models.DateTimeField()),
                ('persons', models.PositiveSmallIntegerField()),
                ('cause', models.CharField(choices=[('declared', 'von beiden Vertrauenspersonen zurückgenommen'), ('slip', 'irrtümlich eingetragen')], max_length=10)),
                ('declared_on', models.DateField(null=True)),
                ('reason', models.CharField(max_length=500)),
                ('withdrawn_at', models.DateTimeField()),
                ('election', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawn_lists', to='elections.election')),
                ('withdrawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
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
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decision_changes', to='elections.nomination')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('cause', 'objection'), ('objected_on__isnull', False)), models.Q(('cause', 'slip'), ('objected_on__isnull', True)), _connector='OR'), name='objection_has_its_day')],
            },
        ),
        migrations.AddConstraint(
            model_name='withdrawnlist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cause', 'declared'), ('declared_on__isnull', False)), models.Q(('cause', 'slip'), ('declared_on__isnull', True)), _connector='OR'), name='declaration_has_its_day'),
        ),
    ]
