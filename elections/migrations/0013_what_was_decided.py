"""What was decided about a doubtful case is kept, not only whether somebody was entered.

Of earlier decisions about somebody similar, or an id that goes by another name, nobody knows which
of two answers was given: they stay unknown, and the doubt is asked again. Names with signs of
transliteration get the key and the mark that they have without them.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import municipalities.models.known_day
from django.conf import settings
from django.db import migrations, models

from elections.law.register.identity import name_mark
from municipalities.models.sorting import sort_key

SIGNS = '[\u02b0-\u02ff\u0374\u037a\u0640\ua788]'
NAMES = ('family_name', 'given_names', 'name_particle')
BLOCK = 64


def fold_without_signs(apps, schema_editor):
    """Write the sort key and the mark of names with signs anew, and where they are found."""
    entries = apps.get_model('elections', 'RegisterEntry')
    blocks = apps.get_model('elections', 'NameBlock')
    signs = models.Q()
    for name in NAMES:
        signs |= models.Q(**{f'{name}__regex': SIGNS})
    for entry in entries.objects.filter(signs).order_by('pk').iterator(chunk_size=1000):
        parts = [sort_key(getattr(entry, name)) for name in NAMES]
        entry.sort_key = ' '.join(part for part in parts if part)[:250]
        entry.identity = sum(map(name_mark, parts))
        entry.save(update_fields=['sort_key', 'identity'])
        found = entry.sort_key
        for written, bare in (('ae', 'a'), ('oe', 'o'), ('ue', 'u'), (' ', '')):
            found = found.replace(written, bare)
        block, made = blocks.objects.get_or_create(
            election_id=entry.election_id, block=entry.pk // BLOCK, defaults={'names': found}
        )
        if not made:
            block.names += chr(10) + found
            block.save(update_fields=['names'])


class Migration(migrations.Migration):

    dependencies = [
        ('elections', '0012_second_prints_with_a_reason'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DecisionWithdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300)),
                ('withdrawn_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='OtherId',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('registration_id', models.CharField(max_length=60)),
                ('identity', models.BigIntegerField()),
                ('birth_date', municipalities.models.known_day.KnownDayField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='casedecision',
            name='case_entry_only_when_entered',
        ),
        migrations.RemoveField(
            model_name='draftentry',
            name='like_entry_id',
        ),
        migrations.AddField(
            model_name='candidate',
            name='is_other',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='casedecision',
            name='decided',
            field=models.CharField(blank=True, choices=[('enter', 'eingetragen'), ('leave_out', 'nicht eingetragen'), ('same_person', 'dieselbe Person'), ('other_person', 'eine andere Person'), ('', 'eingetragen oder dieselbe Person; mehr ist nicht festgehalten')], default='', max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='casedecision',
            name='earlier',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='casedecision',
            name='recorded_at',
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
        # Decisions are final by trigger: only here, where they get the columns they lacked, it rests.
        migrations.RunSQL(
            [
                'ALTER TABLE elections_casedecision DISABLE TRIGGER USER',
                """
                UPDATE elections_casedecision x
                SET recorded_at = x.decided_at,
                    decided = CASE
                        WHEN NOT x.enter THEN 'leave_out'
                        WHEN c.kind IN ('twice', 'id_reused') THEN ''
                        ELSE 'enter'
                    END
                FROM elections_doubtfulcase c
                WHERE c.id = x.case_id
                """,
                'SET CONSTRAINTS ALL IMMEDIATE',
                'ALTER TABLE elections_casedecision ENABLE TRIGGER USER',
            ],
            migrations.RunSQL.noop,
        ),
        migrations.RemoveField(
            model_name='casedecision',
            name='enter',
        ),
        migrations.AddField(
            model_name='draftentry',
            name='like_cards',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True, size=None),
        ),
        migrations.AddField(
            model_name='draftentry',
            name='like_entries',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True, size=None),
        ),
        migrations.AlterField(
            model_name='casedecision',
            name='entry',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case_decisions', to='elections.registerentry'),
        ),
        migrations.AddField(
            model_name='decisionwithdrawal',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='elections.casedecision'),
        ),
        migrations.AddField(
            model_name='decisionwithdrawal',
            name='withdrawn_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='otherid',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='other_ids', to='elections.casedecision'),
        ),
        migrations.AddField(
            model_name='otherid',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='other_ids', to='elections.registerentry'),
        ),
        migrations.RunPython(fold_without_signs, migrations.RunPython.noop),
    ]
