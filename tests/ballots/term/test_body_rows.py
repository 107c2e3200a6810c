"""The dated rows of the ground: what the acts write, and what an installed database gets."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import transaction
from django.db.utils import ProgrammingError

from ballots.actions.result.determination import determine_result
from elections.actions.course.phases import cancel_election, take_step
from elections.law.course.phases import Phase, Step
from elections.models import Election
from municipalities.models import BodyEvent, BodyEventKind, Municipality
from tests import factories
from tests.database import by_owner
from tests.municipalities.commission import commissions

pytestmark = pytest.mark.django_db

TOO_FEW = {"seats": 3, "lists": {1: 1, 2: 4}, "votes": {1: {1: 300}, 2: {1: 80, 2: 40, 3: 20}}}
KIND = BodyEventKind


def told(election) -> list[tuple[BodyEventKind, date | None, int | None]]:
    rows = BodyEvent.objects.filter(election_key=election.pk, election_day=election.day)
    return list(rows.values_list("kind", "on", "members"))


def corrected() -> Election:
    """A published result that is counted anew and determined again."""
    made = factories.election(Phase.PUBLISHED)
    lead = factories.lead(made.municipality)
    take_step(made.pk, Step.CORRECT, actor=lead, reason="Zahlendreher")
    determine_result(made.pk, decided_on=date(2026, 4, 20), actor=lead)
    return made


def cancelled() -> Election:
    made = factories.election(Phase.NOMINATION, seats=9)
    cancel_election(made.pk, decided_on=date(2026, 1, 16), actor=factories.lead(made.municipality))
    return made


def test_every_step_of_an_election_writes_its_row():
    assert told(corrected()) == [
        (KIND.ELECTION_SET_UP, None, 5),
        (KIND.LISTS_CALLED_FOR, None, None),
        (KIND.LISTS_ADMITTED, date(2026, 1, 16), None),
        (KIND.PAPER_APPROVED, date(2026, 3, 15), None),
        (KIND.COUNT_BEGUN, None, None),
        (KIND.RESULT_DETERMINED, date(2026, 3, 27), 5),
        (KIND.RESULT_PUBLISHED, date(2026, 3, 28), None),
        (KIND.RESULT_ANNOUNCED, date(2026, 3, 28), None),
        (KIND.RESULT_WITHDRAWN, None, None),
        (KIND.RESULT_DETERMINED, date(2026, 4, 20), 5),
    ]


def test_a_cancellation_is_dated_with_the_day_it_was_decided():
    assert told(cancelled())[-1] == (KIND.ELECTION_CANCELLED, date(2026, 1, 16), None)


@pytest.mark.rules("R-BODY-09")
def test_a_body_that_begins_with_too_few_ends_with_so_many():
    made = factories.election(Phase.PUBLISHED, **TOO_FEW)
    assert (KIND.BODY_ENDED, date(2026, 4, 1), 2) in told(made)


@pytest.mark.parametrize("change", [{"members": 3}, None], ids=["changed", "deleted"])
def test_a_row_is_final(change):
    cancelled()
    rows = BodyEvent.objects.all()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        rows.update(**change) if change else rows.delete()


# --- What an installed database gets ----------------------------------------------------------


def emptied() -> None:
    """Leave the table as it was before the rows were known."""
    by_owner("DELETE FROM municipalities_bodyevent")


def migrated() -> None:
    for name in (
        "municipalities.migrations.0007_commissions_formed",
        "ballots.migrations.0004_body_events",
    ):
        import_module(name).write_rows(apps, None)


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Each municipality's rows, with the day instead of the exact time."""
    # When a result was announced, earlier versions did not ask.
    rows = BodyEvent.objects.exclude(kind=KIND.RESULT_ANNOUNCED).values_list(
        "municipality__ags", "kind", "on", "election_day", "election_key", "members", "recorded_at"
    )
    found: dict[str, list[tuple[object, ...]]] = {}
    for place, *row, moment in rows:
        found.setdefault(place, []).append((*row, moment and moment.date()))
    return found


def test_what_happened_before_gets_the_rows_that_the_acts_write_today():
    corrected()
    cancelled()
    factories.election(Phase.PUBLISHED, **TOO_FEW)
    factories.election(Phase.SETUP)
    place = factories.MunicipalityFactory()
    commissions.residents(place, 2000)
    commissions.formed(place, factories.term(), women=2, men=2)
    written = everything()
    emptied()
    migrated()
    assert everything() == written
    assert len(written) == 5


def test_an_end_is_found_in_the_log_of_a_municipality_that_has_another_name_today():
    factories.election(Phase.PUBLISHED, **TOO_FEW)
    written = everything()
    assert KIND.BODY_ENDED in {row[0] for rows in written.values() for row in rows}
    Municipality.objects.update(name="Neuname, Stadt")
    emptied()
    migrated()
    assert everything() == written


def test_what_the_log_does_not_say_has_no_day():
    made = factories.election(Phase.NOMINATION)
    Election.objects.create(
        municipality=factories.MunicipalityFactory(),
        term=made.term,
        day=made.day,
        seats=7,
        law_version=made.law_version,
        phase=Phase.CANCELLED.value,
    )
    emptied()
    migrated()
    silent = BodyEvent.objects.filter(recorded_at=None)
    assert list(silent.values_list("kind", "on", "members")) == [
        (KIND.ELECTION_SET_UP, None, 7),
        (KIND.ELECTION_CANCELLED, None, None),
    ]
