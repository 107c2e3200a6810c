"""Support signatures: each signer is looked up once, and nothing of them is kept (R-DP-05)."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.exemption import Represented, decide_exemption
from elections.actions.nominations.support import (
    issue_forms,
    look_up_signer,
    refuse_sheet,
    take_back_forms,
    take_back_signature,
)
from elections.law.course.phases import Phase
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.support import (
    MOST_FORMS,
    SignatureOutcome,
    SlipReason,
    Stated,
    SupportRule,
    outcome_of,
)
from elections.models import Nomination, SupportForms, SupportSignature
from elections.models.nominations.signers import Signer, signed_again, signer_hashes
from elections.models.nominations.support import signatures_of
from elections.models.register.entries import RegisterStrike
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent
from tests import factories
from tests.elections.register_scene import add_entry
from tests.elections.test_acts import refused

BORN, SIGNED = KnownDay(1980, 3, 4), date(2025, 11, 20)
AYSE = Signer("Öztürk", "Ayşe Nur", BORN)
VALID, SECOND = SignatureOutcome.VALID, SignatureOutcome.SECOND


@pytest.fixture
def two_lists():
    """Two lists of one election before there is a register, and the officer."""
    made = factories.election(Phase.NOMINATION)
    actor = factories.officer(made.municipality)
    lists = [made.nominations.create(number=number, name=f"L{number}") for number in (1, 2)]
    return *lists, actor


def look_up(nomination, actor, signer=AYSE, stated=Stated.ELECTOR, signed_on=SIGNED, **more):
    made = look_up_signer(
        nomination.pk, signer, signed_on=signed_on, stated=stated, actor=actor, **more
    )
    return SignatureOutcome(made.outcome)


@pytest.mark.rules("R-LIST-06", "R-LIST-07")
@pytest.mark.parametrize(
    ("is_complete", "is_elector", "signed_before", "outcome"),
    [
        pytest.param(True, True, False, "valid", id="an elector who signed nothing else"),
        pytest.param(True, True, True, "second", id="an elector who supports a list already"),
        pytest.param(True, False, False, "no_elector", id="a German who may stand may not sign"),
        pytest.param(True, None, False, "not_found", id="nobody like the signer is known"),
        pytest.param(False, True, True, "form", id="an incomplete sheet asks about nobody"),
    ],
)
def test_what_a_signature_is_worth(is_complete, is_elector, signed_before, outcome):
    assert (
        outcome_of(is_complete=is_complete, is_elector=is_elector, signed_before=signed_before)
        == outcome
    )


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-07", "R-ELIG-02")
@pytest.mark.parametrize(
    ("stated", "born", "outcome"),
    [
        pytest.param(Stated.ELECTOR, BORN, "valid", id="the registration knows an elector"),
        pytest.param(Stated.NO_ELECTOR, BORN, "no_elector", id="the registration knows a German"),
        pytest.param(Stated.NOT_FOUND, BORN, "not_found", id="the registration knows nobody"),
        pytest.param(Stated.ELECTOR, KnownDay(2007, 11, 20), "valid",
                     id="18 on the day of signing"),
        pytest.param(Stated.ELECTOR, KnownDay(2007, 11, 21), "no_elector",
                     id="18 on the day after, so on the election day, but not when signing"),
        pytest.param(Stated.ELECTOR, KnownDay(1980), "valid", id="only the year of birth is known"),
    ],
)  # fmt: skip
def test_without_a_register_the_office_says_what_the_registration_says(
    two_lists, stated, born, outcome
):
    first, _second, actor = two_lists
    assert look_up(first, actor, Signer("Öztürk", "Ayşe", born), stated) == outcome
    row = first.signatures.get()
    assert bool(row.signer_hash) is (outcome == "valid")
    event = AuditEvent.objects.get(act="support.signature_looked_up")
    assert event.details == {"signature": outcome, "signature_number": row.pk}
    assert event.subject_name == "Liste 1 L1"


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-07")
def test_without_a_register_and_without_an_answer_nothing_is_written(two_lists):
    first, _second, actor = two_lists
    refused(lambda: look_up(first, actor, stated=None), SupportRule.SIGNER_UNCLEAR)
    assert (SupportSignature.objects.count(), signatures_of(first)) == (0, None)


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-07", "R-DP-05")
@pytest.mark.parametrize(
    ("again", "outcome"),
    [
        pytest.param(AYSE, SECOND, id="the same person"),
        pytest.param(Signer("OEZTUERK", "ayse nur", BORN), SECOND, id="written in another way"),
        pytest.param(Signer("Nur Ayşe", "Öztürk", BORN), SECOND, id="names in another order"),
        pytest.param(Signer("Öztürk", "Ayşe Nur", KnownDay(1980, 4, 3)), VALID,
                     id="somebody of that name with another birthday"),
        pytest.param(Signer("Öztürk", "Ali", BORN), VALID, id="a twin"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("other", [0, 1], ids=["on the same list", "on the other list"])
def test_a_second_signature_is_invalid(two_lists, again, outcome, other):
    first, actor = two_lists[0], two_lists[2]
    assert look_up(first, actor) is VALID
    assert look_up(two_lists[other], actor, again) is outcome
    assert signed_again(first) == (outcome is SECOND)
    assert signed_again(two_lists[1]) == 0


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-07", "R-DP-05")
def test_an_earlier_secret_still_finds_a_second_signature(two_lists, settings):
    first, second, actor = two_lists
    look_up(first, actor)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "ein-neues-Geheimnis"
    assert look_up(second, actor) is SECOND


@pytest.mark.django_db
@pytest.mark.rules("R-DP-05")
def test_the_hash_of_a_person_differs_from_election_to_election(two_lists):
    first, _second, _actor = two_lists
    other = factories.election()
    assert signer_hashes(first.election, AYSE.who) != signer_hashes(other, AYSE.who)
    assert "Öztürk" not in repr(AYSE)


@pytest.fixture
def registered(two_lists):
    """The two lists with a register in which Ayşe Nur Öztürk stands."""
    first, second, actor = two_lists
    entry = add_entry(first.election, None, "Öztürk", "Ayşe Nur", None)
    return first, second, actor, entry


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-07", "R-REG-02")
def test_the_register_answers_for_whom_it_knows(registered):
    first, second, actor, entry = registered
    assert look_up(first, actor, stated=None) is VALID
    alike = Signer("Öztürk", "Ayşe Nurr", BORN)
    refused(lambda: look_up(second, actor, alike, stated=None), SupportRule.SIGNER_UNCLEAR)
    assert look_up(second, actor, alike, stated=None, entry=entry.pk) is SECOND
    stranger = Signer("Nowak", "Jan", BORN)
    refused(
        lambda: look_up(second, actor, stranger, stated=None, entry=entry.pk),
        SupportRule.SIGNER_UNCLEAR,
    )
    assert look_up(second, actor, stranger, stated=Stated.NOT_FOUND) == "not_found"


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-07", "R-REG-04")
def test_of_whom_is_struck_the_office_says_what_held_on_the_day_of_signing(registered):
    first, _second, actor, entry = registered
    RegisterStrike.objects.create(entry=entry, ground="moved_away", struck_on=SIGNED)
    refused(lambda: look_up(first, actor, stated=None), SupportRule.SIGNER_STRUCK)
    assert look_up(first, actor, stated=Stated.ELECTOR) is VALID


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-07")
def test_a_slip_is_taken_back_and_who_was_refused_for_it_is_named_by_number(two_lists):
    first, second, actor = two_lists
    look_up(first, actor)
    refuse_sheet(first.pk, actor=actor)
    look_up(second, actor)
    number = first.signatures.first().pk
    for wrong in (number, 999_999):
        refused(
            lambda wrong=wrong: take_back_signature(
                second.pk, wrong, reason=SlipReason.OTHER_LIST, actor=actor
            ),
            SupportRule.SIGNATURE_NOT_THERE,
        )
    gone = take_back_signature(first.pk, number, reason=SlipReason.OTHER_LIST, actor=actor)
    waiting = second.signatures.get()
    assert (gone.number, gone.outcome, gone.refused_for_it) == (number, VALID, [waiting])
    event = AuditEvent.objects.get(act="support.signature_taken_back")
    assert event.details == {
        "signature": "valid",
        "signature_number": number,
        "slip": "other_list",
    }
    take_back_signature(second.pk, waiting.pk, reason=SlipReason.WRONG_ANSWER, actor=actor)
    assert look_up(second, actor) is VALID
    assert (signatures_of(first).by_outcome, signatures_of(first).valid) == (
        {SignatureOutcome.FORM: 1},
        0,
    )


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-12")
def test_after_the_decision_nothing_of_the_support_changes():
    made = factories.election(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    key = factories.receive_list(made, 1, 4, actor)
    forms = issue_forms(key, count=100, issued_on=SIGNED, issued_to="Mai", actor=actor)
    refuse_sheet(key, actor=actor)
    nomination = Nomination.objects.get(pk=key)
    number = nomination.signatures.get().pk
    decide_nomination(key, admitted=True, decided_on=date(2026, 1, 16), reason="genug", actor=actor)
    for act in (
        lambda: look_up(nomination, actor),
        lambda: refuse_sheet(key, actor=actor),
        lambda: take_back_signature(key, number, reason=SlipReason.OTHER_LIST, actor=actor),
        lambda: issue_forms(key, count=1, issued_on=SIGNED, issued_to="Mai", actor=actor),
        lambda: take_back_forms(forms.pk, reason="Irrtum", actor=actor),
        lambda: decide_exemption(key, Represented(), now=timezone.now(), actor=actor),
    ):
        refused(act, NominationRule.ALREADY_DECIDED)


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-08")
def test_forms_are_issued_and_a_wrong_row_is_taken_back(two_lists):
    first, _second, actor = two_lists
    made = issue_forms(first.pk, count=80, issued_on=SIGNED, issued_to="Mai Le", actor=actor)
    for count in (0, MOST_FORMS + 1):
        refused(
            lambda count=count: issue_forms(
                first.pk, count=count, issued_on=SIGNED, issued_to="Mai", actor=actor
            ),
            SupportRule.TOO_MANY_FORMS,
        )
    assert take_back_forms(made.pk, reason="falsche Liste", actor=actor) == 80
    assert SupportForms.objects.count() == 0
    told = AuditEvent.objects.filter(act__startswith="support.").order_by("pk")
    assert [event.details for event in told] == [
        {"forms": 80, "given_out_on": "2025-11-20"},
        {"forms": 80, "reason": "falsche Liste"},
    ]
