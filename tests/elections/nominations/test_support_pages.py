"""The pages of support signatures: fast, in one clear sentence, and naming nobody (R-DP-05)."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.actions.nominations.support import issue_forms, look_up_signer
from elections.law.course.phases import Phase
from elections.law.nominations.support import Stated
from elections.models import SignatureErasure, SupportForms, SupportSignature
from elections.models.nominations.signers import Signer
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent, BodyEvent, BodyEventKind, Role
from tests import factories
from tests.elections.course.test_corrections import text
from tests.elections.register_scene import add_entry
from tests.reports.printing.test_retention import tables_with

pytestmark = pytest.mark.django_db
SIGNED = "2025-11-20"
TYPED = {
    "family_name": "Zzyxmark",
    "given_names": "Qqvwmark",
    "born": "04.03.1980",
    "signed_on": SIGNED,
    "is_complete": "on",
    "answer": "elector",
}


@pytest.fixture
def received(client):
    made = factories.election(Phase.NOMINATION)
    actor = factories.officer(made.municipality)
    client.force_login(actor)
    return made.nominations.create(number=1, name="Liste", short_name="L"), actor


def page(name, found, *keys):
    return reverse(f"elections:{name}", args=[found.election_id, found.pk, *keys])


def say(client, found, **changes):
    return client.post(page("support_lookup", found), TYPED | changes, follow=True)


@pytest.mark.rules("R-LIST-06", "R-LIST-07")
def test_after_each_sheet_one_sentence_and_the_next_sheet(client, received):
    found, _actor = received
    address = page("support_lookup", found)
    empty = text(client.get(address))
    assert "Noch gibt es kein Wählerverzeichnis" in empty
    answer = say(client, found)
    number = SupportSignature.objects.get().pk
    assert f"Nummer {number}: gültig, Wahlrecht bescheinigt. 1 gültig; nötig sind 10" in text(
        answer
    )
    assert answer.redirect_chain == [(address, 302)]
    assert "autofocus" in text(answer)
    assert "ungültig: hat schon eine Liste unterstützt. 1 gültig" in text(say(client, found))
    client.post(page("exemption", found), {})
    told = text(say(client, found, born="05.03.1980", answer="no_elector"))
    assert "ungültig: nicht wahlberechtigt. 1 von 10 nötig." in told
    told = text(client.post(address, {"unvollstaendig": "1"}, follow=True))
    assert "Formblatt unvollständig oder nicht unterschrieben. 1 von 10 nötig." in told


@pytest.mark.rules("R-DP-05")
def test_whoever_is_looked_up_stands_in_no_table_no_session_and_on_no_page(client, received):
    found, _actor = received
    say(client, found)
    say(client, found)
    shown = text(say(client, found, given_names="Qqvwmark Zwei", answer="not_found"))
    assert SupportSignature.objects.count() == 3
    for mark in ("Zzyxmark", "Qqvwmark", "1980-03-04", "04.03.1980"):
        assert tables_with(mark) == set()
        assert mark not in shown
        assert mark not in str(dict(client.session))
    for name in ("support", "support_take_back"):
        assert "Zzyxmark" not in text(client.get(page(name, found)))


@pytest.mark.rules("R-DP-05")
def test_a_refused_page_is_kept_nowhere(client, received):
    found, _actor = received
    answer = client.post(page("support_lookup", found), TYPED | {"born": "99.99.1980"})
    assert (answer.status_code, "Zzyxmark" in text(answer)) == (422, True)
    assert "no-store" in answer["Cache-Control"]
    assert "data-not-kept" in text(answer)
    assert tables_with("Zzyxmark") == set()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"family_name": "", "given_names": ""}, "Wie heißt die Person?",
                     id="no name at all"),
        pytest.param({"family_name": "🙂", "given_names": "'"}, "Wie heißt die Person?",
                     id="a name without a letter"),
        pytest.param({"born": ""}, "Bitte ausfüllen.", id="no day of birth"),
        pytest.param({"signed_on": "2199-01-01"}, "Das liegt in der Zukunft",
                     id="signed in the future"),
        pytest.param({"is_complete": ""}, "nehmen Sie den Knopf darunter",
                     id="the sheet is not said to be complete"),
        pytest.param({"answer": ""}, "Wählen Sie aus, was das Melderegister sagt",
                     id="nobody looked in the registration"),
        pytest.param({"answer": "entry-1"}, "Im Wählerverzeichnis steht niemand genau so",
                     id="an entry that is none"),
        pytest.param({"family_name": "x" * 400}, "", id="a name of 400 letters"),
    ],
)  # fmt: skip
def test_what_lacks_something_is_refused_and_nothing_is_counted(client, received, changes, said):
    found, _actor = received
    answer = client.post(page("support_lookup", found), TYPED | changes)
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert SupportSignature.objects.count() == 0


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Al", id="a name of two letters"),
        pytest.param("محمد", id="a name written from right to left"),
        pytest.param("<b>Mai</b>", id="a name with HTML"),
        pytest.param("=1+1A", id="a formula"),
    ],
)
def test_one_name_in_any_script_is_enough(client, received, name):
    found, _actor = received
    assert say(client, found, family_name=name, given_names="").status_code == 200
    assert found.signatures.get().outcome == "valid"


@pytest.mark.rules("R-LIST-07", "R-REG-02")
def test_with_a_register_only_whom_it_does_not_know_is_asked_about(client, received):
    found, _actor = received
    entry = add_entry(found.election, None, "Zzyxmark", "Qqvwmark", None)
    question = "Was das Melderegister für den Tag der Unterschrift"
    address = page("support_lookup", found)
    assert question not in text(client.get(address))
    assert "gültig, Wahlrecht bescheinigt" in text(say(client, found, answer=""))
    answer = say(client, found, answer="", given_names="Qqvwmarc")
    assert (answer.status_code, question in text(answer)) == (422, True)
    assert "Zzyxmark, Qqvwmark, 04.03.1980" in text(answer)
    told = text(say(client, found, answer=f"entry-{entry.pk}", given_names="Qqvwmarc"))
    assert "hat schon eine Liste unterstützt" in told
    assert (
        "answer"
        not in client.post(address, TYPED | {"born": "", "answer": ""}).context["form"].fields
    )


@pytest.mark.rules("R-LIST-07")
def test_the_last_one_is_taken_back_or_one_by_its_number(client, received):
    found, _actor = received
    other = found.election.nominations.create(number=2, name="Zweite")
    say(client, found)
    first = found.signatures.get()
    say(client, other)
    address = page("support_take_back", found)
    assert f'value="{first.pk}"' in text(client.get(address))
    assert f'value="{first.pk}"' in text(client.get(f"{address}?nummer={first.pk}"))
    reason = {"reason": "other_list"}
    assert client.post(address, {"number": first.pk}).status_code == 422
    wrong = client.post(address, reason | {"number": other.signatures.get().pk})
    assert (wrong.status_code, "ist keine Unterschrift mit der Nummer" in text(wrong)) == (
        422,
        True,
    )
    told = text(client.post(address, reason | {"number": first.pk}, follow=True))
    assert f"Nummer {first.pk} ist zurückgenommen" in told
    assert f"eine andere ungültig: Nummer {other.signatures.get().pk}, Liste 2 Zweite" in told
    assert found.signatures.count() == 0


@pytest.mark.rules("R-LIST-06", "R-LIST-07", "R-LIST-08")
def test_the_page_counts_and_says_what_is_assumed(client, received):
    found, actor = received
    born = KnownDay(1980, 3, 4)
    for _ in range(2):
        look_up_signer(
            found.pk,
            Signer("Zzyxmark", "Mai", born),
            signed_on=date(2025, 11, 20),
            stated=Stated.ELECTOR,
            actor=actor,
        )
    for count in (80, 20):
        issue_forms(
            found.pk, count=count, issued_on=date(2025, 11, 3), issued_to="Mai Le", actor=actor
        )
    shown = text(client.get(page("support", found)))
    for said in (
        "wenn die Gruppe nicht vertreten ist",
        "noch einmal unterschrieben",
        "So viele braucht eine Gruppe, die vertreten ist.",
        "Welches Gremium es hier in der laufenden Wahlzeit gibt, ist nicht bekannt.",
        "03.11.2025: 80, Mai Le",
    ):
        assert said in shown
    assert page("support", found) in text(client.get(page("nomination", found)))


@pytest.mark.rules("R-LIST-06")
def test_the_exemption_asks_for_its_proof_and_can_be_decided_anew(client, received):
    found, _actor = received
    address = page("exemption", found)
    refused = client.post(address, {"in_landtag": "on"})
    assert (refused.status_code, "Was weist nach" in text(refused)) == (422, True)
    proven = {"in_landtag": "on", "evidence": "Landtagswahl 2023"}
    told = text(client.post(address, proven, follow=True))
    assert "braucht keine Unterstützungsunterschriften" in told
    told = text(client.post(address, {"evidence": "ausgeschieden"}, follow=True))
    assert "Die Liste braucht 10 Unterstützungsunterschriften." in told
    assert "Landtagswahl 2023" in told
    assert "gilt nicht mehr" in told


@pytest.mark.rules("R-LIST-06")
def test_where_a_commission_sat_nobody_is_asked_about_the_auslaenderbeirat(client, received):
    found, _actor = received
    BodyEvent.objects.record(
        BodyEventKind.COMMISSION_FORMED,
        found.election.municipality,
        factories.term(date(2021, 3, 14)),
        on=date(2021, 5, 1),
    )
    address = page("exemption", found)
    shown = text(client.get(address))
    assert "Durch den Ausländerbeirat ist deshalb keine Gruppe befreit" in shown
    assert "in_council" not in shown
    client.post(address, {"in_council": "on", "evidence": "2021"})
    assert (found.exemptions.get().in_council, found.exemptions.get().had_commission) == (
        False,
        True,
    )


@pytest.mark.rules("R-LIST-08")
def test_forms_are_entered_and_taken_back_on_their_pages(client, received):
    found, _actor = received
    typed = {"count": "100", "issued_on": "2025-11-03", "issued_to": "Mai Le"}
    for wrong in ({"count": "0"}, {"count": "501"}, {"issued_on": "2999-01-01"}, {"issued_to": ""}):
        assert client.post(page("support_forms", found), typed | wrong).status_code == 422
    client.post(page("support_forms", found), typed)
    address = page("support_forms_back", found, SupportForms.objects.get().pk)
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "falsche Liste"}).status_code == 302
    assert SupportForms.objects.count() == 0
    assert AuditEvent.objects.filter(act__startswith="support.forms").count() == 2


@pytest.mark.rules("R-RET-01", "R-DP-05")
def test_after_the_deletion_the_numbers_stay(client, received):
    found, actor = received
    SignatureErasure.objects.create(
        election=found.election,
        counted={str(found.pk): {"valid": 12, "second": 1}},
        erased_on=date(2026, 9, 16),
        erased_by=actor,
    )
    shown = text(client.get(page("support", found)))
    assert "sind am 16.09.2026 gelöscht. Geblieben sind die Zahlen." in shown


@pytest.mark.parametrize(
    "name", ["support", "support_lookup", "support_take_back", "support_forms", "exemption"]
)
def test_a_list_of_another_election_is_not_found(client, received, name):
    found, _actor = received
    elsewhere = factories.election(municipality=found.election.municipality, day=date(2021, 3, 14))
    address = reverse(f"elections:{name}", args=[elsewhere.pk, found.pk])
    assert (client.get(address).status_code, client.get(page(name, found)).status_code) == (
        404,
        200,
    )


def test_forms_of_another_list_are_not_found(client, received):
    found, actor = received
    other = found.election.nominations.create(number=2, name="Zweite")
    made = issue_forms(other.pk, count=1, issued_on=date(2025, 11, 3), issued_to="Mai", actor=actor)
    assert client.get(page("support_forms_back", found, made.pk)).status_code == 404
    assert client.get(page("support_forms_back", other, made.pk)).status_code == 200


@pytest.mark.rules("R-DP-05")
@pytest.mark.parametrize("role", [Role.CAPTURE_CLERK, Role.AUDITOR], ids=lambda role: role.value)
def test_who_does_not_lead_the_election_sees_no_count(client, received, role):
    found, _actor = received
    client.force_login(factories.person(role, found.election.municipality))
    assert client.get(page("support", found)).status_code == 404
    assert page("support", found) not in text(client.get(page("nomination", found)))
