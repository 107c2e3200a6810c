"""What happened to elections and bodies before there were dated rows on the ground gets its rows.

The log says when each step was written down. It is read here once, so that nothing else has to.
The rows of one election must stand in the order of what happened, whichever room knows of it:
that is why the rows of the elections are written here too.
"""

from datetime import date

from django.db import migrations

STEPS = {
    'election.set_up': ('election_set_up', None),
    'election.open_nomination': ('lists_called_for', None),
    'election.admit': ('lists_admitted', 'decided_on'),
    'election.cancel': ('election_cancelled', 'decided_on'),
    'election.approve_paper': ('paper_approved', None),
    'election.start_count': ('count_begun', None),
    'election.publish': ('result_published', 'published_on'),
    'election.reopen_count': ('result_withdrawn', None),
    'election.correct': ('result_withdrawn', None),
}
ACTS = [*STEPS, 'result.determined', 'body.ended', 'body.revived']
# Where the log says nothing of a step, the phase of the election still says that it was taken.
PHASES = {
    'nomination': 'lists_called_for',
    'admitted': 'lists_admitted',
    'paper_approved': 'paper_approved',
    'counting': 'count_begun',
    'published': 'result_published',
    'cancelled': 'election_cancelled',
}


def write_rows(apps, schema_editor):
    """Write the rows of every election in the order of what happened."""
    Election = apps.get_model('elections', 'Election')
    events = apps.get_model('municipalities', 'BodyEvent').objects
    for election in Election.objects.select_related('municipality').order_by('day', 'pk'):
        logged = list(
            apps.get_model('municipalities', 'AuditEvent').objects
            .filter(chain=election.municipality.ags, act__in=ACTS).order_by('position')
        )
        rows = [
            *_steps(apps, election, logged),
            *_determined(apps, election, logged),
            *_ended(apps, election, logged),
        ]
        # What nobody knows the moment of stands first: it is older than the log.
        rows.sort(key=lambda row: (row['recorded_at'] is not None, row['recorded_at'] or 0))
        rows = _completed(election, rows)
        for row in rows:
            events.create(
                municipality_id=election.municipality_id,
                term_id=election.term_id,
                election_day=election.day,
                election_key=election.pk,
                **row,
            )


def _row(kind, on, event, members=None):
    return {
        'kind': kind,
        'on': date.fromisoformat(on) if isinstance(on, str) else on,
        'members': members,
        'recorded_at': event.recorded_at if event else None,
    }


def _steps(apps, election, logged):
    for event in logged:
        if event.subject != f'elections.Election:{election.pk}' or event.act not in STEPS:
            continue
        kind, day = STEPS[event.act]
        on = event.details.get(day) if day else None
        if kind == 'paper_approved':
            on = apps.get_model('ballots', 'BallotPaper').objects.filter(
                election=election
            ).values_list('approved_on', flat=True).first()
        if kind == 'result_withdrawn':
            on = apps.get_model('ballots', 'ObjectionDecision').objects.filter(
                objection__election=election,
                objection__reference=event.details.get('reason', ''),
                outcome='redetermine',
            ).values_list('decided_on', flat=True).first()
        members = election.seats if kind == 'election_set_up' else None
        yield _row(kind, on, event, members)


def _determined(apps, election, logged):
    known = {event.subject: event for event in logged if event.act == 'result.determined'}
    found = apps.get_model('ballots', 'Determination').objects.filter(election=election)
    for determination in found.order_by('version'):
        elected = apps.get_model('ballots', 'CandidateResult').objects.filter(
            determination=determination, elected=True
        )
        members = elected.count() if determination.persons_determined else None
        event = known.get(f'ballots.Determination:{determination.pk}')
        yield _row('result_determined', determination.decided_on, event, members)


def _ended(apps, election, logged):
    """Yield the ends of the body; one that a corrected result took away stands in the log alone."""
    # The log is that of one municipality, whose name may have changed since; its day names it.
    named = f' {election.day:%d.%m.%Y}: '
    versions = {
        f'ballots.Determination:{found.pk}': found
        for found in apps.get_model('ballots', 'Determination').objects.filter(election=election)
    }
    said = set()
    for event in logged:
        if event.act == 'body.ended' and named in event.subject_name:
            said.add(event.subject)
            yield _row('body_ended', event.details['day'], event, event.details['members'])
        if event.act == 'body.revived' and event.subject in versions:
            yield _row('body_revived', versions[event.subject].decided_on, event)
    for end in apps.get_model('ballots', 'BodyEnd').objects.filter(election=election):
        if f'ballots.BodyEnd:{end.pk}' not in said:
            yield _row('body_ended', end.ended_on, None, end.members)


def _completed(election, rows):
    """Add what the election's own row says and the log does not; no day is invented for it."""
    kinds = [row['kind'] for row in rows]
    if 'election_set_up' not in kinds:
        rows = [_row('election_set_up', None, None, election.seats), *rows]
    now = PHASES.get(election.phase)
    if election.phase == 'counting' and 'result_determined' in kinds:
        now = 'result_withdrawn'
    if now and now not in kinds:
        rows = [*rows, _row(now, None, None)]
    return rows


class Migration(migrations.Migration):

    dependencies = [
        ('ballots', '0003_body_end_may_be_lifted'),
        ('elections', '0002_register'),
        ('municipalities', '0007_commissions_formed'),
    ]

    operations = [
        migrations.RunPython(write_rows, migrations.RunPython.noop),
    ]
