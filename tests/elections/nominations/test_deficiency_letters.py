"""The office tells a list in writing what is wrong with it, and sees what was mended when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from elections.actions.nominations.deficiencies import issue_letter
from elections.actions.nominations.examining import see_papers
from elections.actions.nominations.nominations import CandidateEntry
from elections.actions.nominations.persons import (
    Reason,
    correct_candidate,
    remove_candidate,
)
from elections.law.nominations.findings import check_mending_period, is_told_in_letter, kind_of
from elections.law.nominations.proofs import Proof, Verdict
from elections.law.nominations.rules import NominationRule
from elections.models import DeficiencyNotice
from elections.models.nominations.examining import findings_of
from elections.models.nominations.letters import (
    PAPERS_OF,
    Asked,
    asked_in,
    defects_to_tell,
    keyed,
    letter_of,
)
from municipalities.law.basis import Finding, RuleViolation
from municipalities.models import AuditEvent
from tests import factories
from tests.elections.course.test_corrections import text
from tests.elections.nominations.examining_scene import (
    AFTER_DEADLINE,
    BEFORE_DEADLINE,
    committee_ahead,
    page,
    received,
    saw,
)
from tests.told import refusal

CLOSES = datetime(2026, 1, 5, 17, tzinfo=UTC)
UNTIL = datetime(2026, 1, 15, 11, tzinfo=UTC)
MEETS_ON = date(2026, 1, 16)
LATER = datetime(2026, 1, 8, 9, 30, tzinfo=UTC)
R = NominationRule


@pytest.mark.rules("R-LIST-11")
@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        pytest.param(R.CONSENT_MISSING, True, True, id="a missing consent costs the person"),
        pytest.param(R.NOMINATION_LATE, True, True, id="lateness costs the list"),
        pytest.param(
            R.PERSON_INCOMPLETE, True, True, id="a statement is mended until the decision"
        ),
        pytest.param(
            R.BLOCKED_ADDRESS_UNPROVEN, True, False, id="an Auskunftssperre is proven in time"
        ),
        pytest.param(R.ELIGIBILITY_UNPROVEN, False, False, id="the office's own work is no defect"),
        pytest.param(R.CANDIDATE_ON_TWO_LISTS, False, False, id="of another list nobody is told"),
        pytest.param(R.CANDIDATE_LIKE, False, False, id="nor of somebody similar on it"),
        pytest.param(R.STRUCK_IN_REGISTER, False, False, id="nor of the register"),
    ],
)
def test_a_letter_names_what_costs_something_or_can_still_be_mended(rule, before, after):
    found = Finding(rule)
    told = [
        is_told_in_letter(found, now=now, closes=CLOSES)
        for now in (BEFORE_DEADLINE, AFTER_DEADLINE)
    ]
    assert told == [before, after]


@pytest.mark.rules("R-LIST-12")
@pytest.mark.parametrize(
    ("until", "is_possible"),
    [
        pytest.param(AFTER_DEADLINE, False, id="now is too late"),
        pytest.param(AFTER_DEADLINE + timedelta(seconds=1), True, id="a second is a period"),
        pytest.param(
            datetime(2026, 1, 16, 22, 59, tzinfo=UTC), True, id="on the day of the committee"
        ),
        pytest.param(
            datetime(2026, 1, 16, 23, 0, tzinfo=UTC), False, id="the day after begins in Hesse"
        ),
    ],
)
def test_a_period_ends_in_the_future_and_with_the_committee_at_the_latest(until, is_possible):
    if is_possible:
        check_mending_period(until, now=AFTER_DEADLINE, meets_on=MEETS_ON)
    else:
        said = refusal(check_mending_period, until, now=AFTER_DEADLINE, meets_on=MEETS_ON)
        facts = {"mend_until": until, "meets_on": MEETS_ON}
        assert said == ("MENDING_PERIOD_IMPOSSIBLE", "§ 14 Abs. 3 KWG R-LIST-12", facts)


@pytest.fixture
def defective():
    """A list of three; of the first two no consent came, and nobody says a profession."""
    found, actor = received(3)
    first, second, _third = found.candidates.all()
    entries = [saw(first, Verdict.MISSING), saw(second, Verdict.MISSING)]
    see_papers(found.pk, entries, now=AFTER_DEADLINE, actor=actor)
    return found, actor


def write(found, actor, chosen=None, now=AFTER_DEADLINE, **more):
    told = defects_to_tell(found, now) if chosen is None else chosen
    return issue_letter(found.pk, chosen=list(told), mend_until=UNTIL, now=now, actor=actor, **more)


def kinds(notice):
    return [(one["rule"], one["about"]) for one in notice.defects]


def now_in(found, notice):
    """What became of each defect of a letter."""
    standing = keyed(found, findings_of(found, for_list=True))
    return [(one.is_open, one.mended_at) for one in asked_in(notice, standing)]


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_a_letter_keeps_its_sentences_as_they_were_sent(defective):
    found, actor = defective
    first = found.candidates.first()
    made = write(found, actor, [f"elections.consent_missing:{first.pk}"])
    assert (made.issued_on, made.mend_until) == (date(2026, 1, 6), UNTIL)
    assert made.defects == [
        {
            "rule": "elections.consent_missing",
            "person": first.pk,
            "about": "Person1 Familie1",
            "title": "Zustimmung fehlt",
            "sentence": made.defects[0]["sentence"],
            "help": made.defects[0]["help"],
        }
    ]
    assert "Platz 1 (Person1 Familie1)" in made.defects[0]["sentence"]
    letter = letter_of(made)
    assert (letter.list_name, letter.meets_on) == ("Liste der Vielfalt 1", MEETS_ON)
    assert (letter.recipient, letter.reminds_of) == ((), None)
    event = AuditEvent.objects.get(act="nomination.deficiency_issued")
    assert (event.details["defects"], event.details["is_reminder"]) == (1, False)


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-03")
def test_no_letter_says_that_somebody_stands_on_another_list(defective):
    found, actor = defective
    factories.receive_list(found.election, 2, 1, actor)
    other = found.election.nominations.get(number=2).candidates.get()
    mine = found.candidates.get(place=3)
    type(other).objects.filter(pk=other.pk).update(
        family_name=mine.family_name, given_name=mine.given_name, birth_date=mine.birth_date
    )
    assert R.CANDIDATE_ON_TWO_LISTS in {one.rule for one in findings_of(found)}
    told = defects_to_tell(found, AFTER_DEADLINE)
    assert {kind_of(one).is_for_list for one in told.values()} == {True}
    wanted = [f"{R.CANDIDATE_ON_TWO_LISTS.value}:{mine.pk}"]
    with pytest.raises(RuleViolation) as refused:
        write(found, actor, wanted)
    assert refused.value.rule is R.LETTER_NAMES_OTHERS


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_what_was_mended_is_told_with_its_moment_where_a_row_says_one(defective):
    found, actor = defective
    first, second, third = found.candidates.all()
    made = write(
        found,
        actor,
        [
            f"elections.consent_missing:{first.pk}",
            f"elections.consent_missing:{second.pk}",
            f"elections.candidate_incomplete:{third.pk}",
        ],
    )
    assert [is_open for is_open, _at in now_in(found, made)] == [True, True, True]
    see_papers(found.pk, [saw(first)], now=LATER, actor=actor)
    remove_candidate(second.pk, actor=actor, reason=Reason("Erklärung", LATER))
    correct_candidate(
        third.pk,
        CandidateEntry(
            2,
            third.family_name,
            third.given_name,
            third.birth_date,
            "Ärztin",
            birth_place="Izmir",
            street="Weg 1",
            town="Muster",
        ),
        actor=actor,
        reason=Reason("Nachgereicht", LATER),
    )
    gone = dict(zip(kinds(made), now_in(found, made), strict=True))
    assert gone == {
        ("elections.consent_missing", "Person1 Familie1"): (False, LATER),
        ("elections.consent_missing", "Person2 Familie1"): (False, LATER),
        ("elections.candidate_incomplete", "Person3 Familie1"): (False, LATER),
    }


@pytest.mark.django_db
def test_when_nobody_wrote_down_since_when_it_is_unknown(defective):
    found, actor = defective
    third = found.candidates.get(place=3)
    made = write(found, actor, [f"elections.candidate_incomplete:{third.pk}"])
    found.candidates.filter(pk=third.pk).update(
        occupation="Ärztin", birth_place="Izmir", street="Weg 1", town="Muster"
    )
    assert now_in(found, made) == [(False, None)]
    assert asked_in(made, None) == [Asked(letter_of(made).defects[0], None)]


@pytest.mark.django_db
def test_a_reminder_names_what_is_still_open_of_its_letter(defective):
    found, actor = defective
    first, second, third = found.candidates.all()
    keys = [f"elections.consent_missing:{one.pk}" for one in (first, second)]
    before = write(found, actor, keys)
    see_papers(found.pk, [saw(first)], now=LATER, actor=actor)
    for chosen in ([keys[0]], [f"elections.candidate_incomplete:{third.pk}"], []):
        with pytest.raises(RuleViolation) as refused:
            write(found, actor, chosen, now=LATER, reminds_of=before.pk)
        assert refused.value.rule is R.LETTER_NAMES_OTHERS
    made = write(found, actor, keys[1:], now=LATER, reminds_of=before.pk)
    assert (kinds(made), letter_of(made).reminds_of) == (
        [("elections.consent_missing", "Person2 Familie1")],
        date(2026, 1, 6),
    )


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_the_office_writes_a_letter_reminds_and_sees_what_was_mended(client, defective):
    found, actor = defective
    ahead = committee_ahead(found, actor)
    client.force_login(actor)
    address = page("deficiency_letter_new", found)
    form = client.get(address).context["form"]
    assert (form["until_day"].value(), form["until_time"].value()) == (ahead, None)
    chosen = [f"elections.consent_missing:{found.candidates.first().pk}"]
    typed = {"chosen": chosen, "until_day": ahead.isoformat(), "until_time": "09:00"}
    late = (ahead + timedelta(days=1)).isoformat()
    refused = client.post(address, typed | {"until_day": late})
    assert (refused.status_code, "lässt sich nichts beheben" in text(refused)) == (422, True)
    assert client.post(address, typed | {"chosen": []}).status_code == 422
    assert (
        client.post(address, typed | {"chosen": ["elections.consent_missing:0"]}).status_code == 422
    )
    assert client.post(address, typed).status_code == 302
    made = DeficiencyNotice.objects.get()
    again = page("deficiency_remind", found, made.pk)
    assert again in text(client.get(page("deficiency_letters", found)))
    assert client.post(again, typed).status_code == 302
    entry = [saw(found.candidates.first())]
    see_papers(found.pk, entry, now=LATER, actor=actor)
    said = text(client.get(page("deficiency_letters", found)))
    assert "seit 08.01.2026, 10:30 Uhr" in said
    assert client.post(again, typed).status_code == 422


@pytest.mark.django_db
def test_a_letter_of_another_list_is_not_found(client, defective):
    found, actor = defective
    made = write(found, actor)
    other, lead = received(1)
    client.force_login(lead)
    assert client.get(page("deficiency_remind", other, made.pk)).status_code == 404
    assert client.get(page("deficiency_letters", found)).status_code == 404


def test_every_paper_of_a_letter_is_one_that_the_office_looks_at():
    assert {proof for proofs in PAPERS_OF.values() for proof in proofs} == set(Proof)
