"""Lists have drafts, trust persons, receipts, papers, examinations and an order."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def stamp_what_came_in(apps, schema_editor):
    """Every list of before was entered when its paper came in: that is its receipt now."""
    receipts = apps.get_model("elections", "NominationReceipt")
    lists = apps.get_model("elections", "Nomination").objects.values_list("pk", "received_at")
    receipts.objects.bulk_create(
        receipts(nomination_id=pk, received_at=received_at) for pk, received_at in lists
    )


class Migration(migrations.Migration):

    dependencies = [
        ('elections', '0015_dispatches_are_taken_back'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DeficiencyNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issued_on', models.DateField()),
                ('mend_until', models.DateTimeField()),
                ('defects', models.JSONField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Examination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('found_defects', models.BooleanField()),
                ('findings', models.JSONField(default=list)),
                ('examined_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('in_council', models.BooleanField(default=False, verbose_name='im Ausländerbeirat')),
                ('in_landtag', models.BooleanField(default=False, verbose_name='im Landtag')),
                ('in_bundestag', models.BooleanField(default=False, verbose_name='im Bundestag über eine hessische Landesliste')),
                ('had_commission', models.BooleanField(default=False)),
                ('evidence', models.CharField(blank=True, max_length=300)),
                ('decided_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_to', models.EmailField(blank=True, max_length=254)),
                ('invited_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ListCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('paper', 'Das unterschriebene Papier sagt es anders'), ('office', 'Von Amts wegen: offensichtlicher Irrtum'), ('list', 'Gemeinsame Erklärung der beiden Vertrauenspersonen')], max_length=6)),
                ('about', models.CharField(blank=True, max_length=300)),
                ('changes', models.JSONField()),
                ('reason', models.CharField(max_length=500)),
                ('corrected_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ListOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(choices=[('lot', 'Los im Wahlausschuss'), ('resolution', 'Beschluss des Wahlausschusses'), ('published', 'wie bekannt gemacht')], max_length=12)),
                ('numbers', models.JSONField()),
                ('minutes', models.CharField(max_length=500)),
                ('set_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='ListPrint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facts', models.JSONField()),
                ('printed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ListProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proof', models.CharField(choices=[('written_form', 'Wahlvorschlag in Schriftform'), ('trust_signature', 'Unterschrift der Vertrauensperson'), ('deputy_signature', 'Unterschrift der Stellvertretung'), ('assembly_record', 'Niederschrift der Aufstellungsversammlung mit Versicherung'), ('consent', 'Zustimmungserklärung'), ('eligibility', 'Bescheinigung der Wählbarkeit'), ('blocked_address', 'Nachweis der Auskunftssperre')], max_length=20)),
                ('verdict', models.CharField(choices=[('there', 'liegt vor'), ('missing', 'fehlt'), ('faulty', 'mangelhaft')], max_length=8)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('seen_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ListRemark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(blank=True, max_length=40)),
                ('text', models.CharField(max_length=1000)),
                ('is_from_office', models.BooleanField()),
                ('written_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='NominationReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received_at', models.DateTimeField(verbose_name='Eingegangen am')),
            ],
        ),
        migrations.CreateModel(
            name='PersonStrike',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place_before', models.PositiveSmallIntegerField()),
                ('reason', models.CharField(max_length=500)),
                ('struck_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='RemarkSettled',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('settled_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='SignatureErasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counted', models.JSONField()),
                ('erased_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('submitted_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SubmissionWithdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('withdrawn_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='SupportForms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('count', models.PositiveSmallIntegerField()),
                ('issued_on', models.DateField()),
                ('issued_to', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SupportSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('valid', 'gültig, Wahlrecht bescheinigt'), ('no_elector', 'ungültig: nicht wahlberechtigt'), ('not_found', 'ungültig: nicht im Wählerverzeichnis oder Melderegister'), ('second', 'ungültig: hat schon eine Liste unterstützt'), ('form', 'ungültig: Formblatt unvollständig oder nicht unterschrieben')], max_length=10)),
                ('signer_hash', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='TrustAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='TrustAccessEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300)),
                ('ended_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='TrustPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.CharField(choices=[('trust', 'Vertrauensperson'), ('deputy', 'Stellvertretende Vertrauensperson')], max_length=6)),
                ('family_name', models.CharField(blank=True, max_length=120, verbose_name='Familienname')),
                ('given_name', models.CharField(blank=True, max_length=120, verbose_name='Vorname')),
                ('street', models.CharField(blank=True, max_length=200, verbose_name='Straße und Hausnummer')),
                ('postcode', models.CharField(blank=True, max_length=10, verbose_name='Postleitzahl')),
                ('town', models.CharField(blank=True, max_length=120, verbose_name='Ort')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='Telefon')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail-Adresse')),
            ],
            options={
                'ordering': ['nomination', '-position'],
            },
        ),
        migrations.AlterModelOptions(
            name='candidate',
            options={'ordering': ['nomination', 'place', 'pk']},
        ),
        migrations.RemoveConstraint(
            model_name='candidate',
            name='list_place_once',
        ),
        migrations.RemoveConstraint(
            model_name='nomination',
            name='list_name_once',
        ),
        migrations.AddField(
            model_name='candidate',
            name='birth_as_written',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='candidate',
            name='birth_place',
            field=models.CharField(blank=True, max_length=120, verbose_name='Geburtsort'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='is_blocked',
            field=models.BooleanField(default=False, verbose_name='Auskunftssperre'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='lost_by_court',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='candidate',
            name='name_particle',
            field=models.CharField(blank=True, max_length=60, verbose_name='Namensbestandteil'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='origin',
            field=models.CharField(choices=[('unknown', 'nicht bekannt'), ('foreign', 'ausländisch oder staatenlos'), ('also_german', 'deutsch und eine andere Staatsangehörigkeit'), ('naturalised', 'eingebürgert'), ('resettler', 'Spätaussiedlerin oder Spätaussiedler, nur deutsch'), ('german', 'nur deutsch, nicht eingebürgert')], default='unknown', max_length=12, verbose_name='Staatsangehörigkeit'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='post',
            field=models.CharField(blank=True, choices=[('', 'keines bekannt'), ('executive_member', 'Mitglied des Gemeindevorstands oder Magistrats'), ('civil_servant', 'Beamtin oder Beamter der Gemeinde'), ('senior_employee', 'hauptberuflich bei der Gemeinde, ab E 9b'), ('municipal_body_employee', 'bei einer Einrichtung der Gemeinde beschäftigt')], max_length=24, verbose_name='Amt bei der Gemeinde'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='postcode',
            field=models.CharField(blank=True, max_length=10, verbose_name='Postleitzahl'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='reachable_at',
            field=models.CharField(blank=True, max_length=300, verbose_name='Erreichbarkeitsanschrift'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='resident_since',
            field=models.DateField(null=True, verbose_name='wohnt hier seit'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='salutation',
            field=models.CharField(blank=True, choices=[('', 'keine Angabe'), ('frau', 'Frau'), ('herr', 'Herr')], max_length=4, verbose_name='Anrede'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='street',
            field=models.CharField(blank=True, max_length=200, verbose_name='Straße und Hausnummer'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='town',
            field=models.CharField(blank=True, max_length=120, verbose_name='Ort'),
        ),
        migrations.AddField(
            model_name='nominationdecision',
            name='why_then',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='nominationdecisionchange',
            name='struck',
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name='candidate',
            name='birth_date',
            field=models.DateField(null=True, verbose_name='Geburtsdatum'),
        ),
        migrations.AlterField(
            model_name='nomination',
            name='name',
            field=models.CharField(blank=True, max_length=200, verbose_name='Name'),
        ),
        migrations.AlterField(
            model_name='withdrawnlist',
            name='received_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.UniqueConstraint(condition=models.Q(('place__gt', 0)), fields=('nomination', 'place'), name='list_place_once'),
        ),
        migrations.AddField(
            model_name='deficiencynotice',
            name='issued_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='deficiencynotice',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deficiency_notices', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='deficiencynotice',
            name='reminds_of',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='elections.deficiencynotice'),
        ),
        migrations.AddField(
            model_name='examination',
            name='examined_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='examination',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='examinations', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='exemption',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='exemption',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exemptions', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='invited_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='listcorrection',
            name='corrected_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='listcorrection',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='listorder',
            name='election',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='list_order', to='elections.election'),
        ),
        migrations.AddField(
            model_name='listorder',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='listprint',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='prints', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='listprint',
            name='printed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='listproof',
            name='candidate',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='proofs', to='elections.candidate'),
        ),
        migrations.AddField(
            model_name='listproof',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='listproof',
            name='seen_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='listremark',
            name='candidate',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='elections.candidate'),
        ),
        migrations.AddField(
            model_name='listremark',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='listremark',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='nominationreceipt',
            name='nomination',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='nominationreceipt',
            name='recorded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='personstrike',
            name='candidate',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='strike', to='elections.candidate'),
        ),
        migrations.AddField(
            model_name='personstrike',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='remarksettled',
            name='remark',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='settled', to='elections.listremark'),
        ),
        migrations.AddField(
            model_name='remarksettled',
            name='settled_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='signatureerasure',
            name='election',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signature_erasures', to='elections.election'),
        ),
        migrations.AddField(
            model_name='signatureerasure',
            name='erased_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='submission',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='submission',
            name='submitted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='submissionwithdrawal',
            name='submission',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='elections.submission'),
        ),
        migrations.AddField(
            model_name='submissionwithdrawal',
            name='withdrawn_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='supportforms',
            name='issued_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='supportforms',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='support_forms', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='supportsignature',
            name='certified_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='supportsignature',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='trustaccess',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='list_access', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='trustaccess',
            name='invitation',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='access', to='elections.invitation'),
        ),
        migrations.AddField(
            model_name='trustaccessend',
            name='access',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='elections.trustaccess'),
        ),
        migrations.AddField(
            model_name='trustaccessend',
            name='ended_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='trustperson',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trust_persons', to='elections.nomination'),
        ),
        migrations.AddField(
            model_name='trustaccess',
            name='trust_person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='access', to='elections.trustperson'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='trust_person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='elections.trustperson'),
        ),
        migrations.AddConstraint(
            model_name='listremark',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='list_remark_says_something'),
        ),
        migrations.AddIndex(
            model_name='supportsignature',
            index=models.Index(fields=['signer_hash'], name='support_signer'),
        ),
        migrations.AddConstraint(
            model_name='trustperson',
            constraint=models.UniqueConstraint(fields=('nomination', 'position'), name='trust_position_once'),
        ),
        migrations.RunPython(stamp_what_came_in, migrations.RunPython.noop, elidable=True),
    ]
