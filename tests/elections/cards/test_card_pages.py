"""The pages until the closing: what they show, what they refuse, how many questions they ask."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from elections.actions.register.closing import close_district
from elections.models.cards.codes import notice_code, spelled
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.models.cards.returns import NoticeReturn
from elections.models.register.entries import RegisterEntry
from elections.models.register.objections import Inspection, RegisterObjection
from tests.elections.register_scene import CLOSING, Scene, add_entry

pytestmark = pytest.mark.django_db
PERSON = {
    "family_name": "Petrenko", "given_names": "Olena", "birth_date": "1990-05-01",
    "street": "Marktplatz", "house_number": "1", "postcode": "65549", "place": "Limburg",
    "nationality": "166", "second_nationality": "", "resident_since": "2020-01-01",
    "main_dwelling": "on",
}  # fmt: skip
WHY = {"on": "2026-02-24", "reason": "Schreibfehler"}


def late(scene):
    """Somebody who is entered after the first extract."""
    return PERSON | WHY | {"district": scene.district.pk}


@pytest.fixture
def scene():
    return Scene()


@pytest.fixture
def office(scene):
    """The town hall's browser."""
    client = Client()
    client.force_login(scene.officer)
    return client


def at(name, scene, *arguments, **query):
    address = reverse(f"elections:{name}", args=[scene.election.pk, *arguments])
    text = "&".join(f"{key}={value}" for key, value in query.items())
    return f"{address}?{text}" if text else address


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def near_the_day(scene):
    """Move the last days of the cards, so that today is one of them."""
    soon = timezone.localdate() + timedelta(days=3)
    scene.election.calendar.filter(code__in=["C-16", "C-17", "C-20"]).update(on=soon)


def inspecting(scene):
    """The inspection begins on a day that is still to come, so that today nothing bounds it."""
    later = timezone.localdate() + timedelta(days=3)
    scene.election.calendar.filter(code="C-14").update(on=later, until=later)


# --- Applications and cards -------------------------------------------------------------------


@pytest.mark.rules("R-WS-01", "R-WS-02")
def test_from_the_search_to_the_card(scene, office):
    near_the_day(scene)
    found = office.get(at("application_new", scene, suche="001/1"))
    entry = scene.entries[0]
    assert f"?person={entry.pk}" in text_of(found)
    assert len(found.context["found"]) == 1
    typed = {"channel": "letter", "received_at": "2026-03-02T10:00", "ship_to": "", "late": ""}
    made = office.post(at("application_new", scene, person=entry.pk), typed)
    application = CardApplication.objects.get()
    assert made.url == at("application", scene, application.pk)
    assert "Wahlschein ausstellen" in text_of(office.get(made.url))
    assert office.post(made.url).status_code == 302
    shown = text_of(office.get(made.url))
    assert "A 1" in shown
    assert "Wahlschein ausstellen" not in shown
    again = office.post(made.url)
    assert (again.status_code, PollingCard.objects.count()) == (422, 1)


@pytest.mark.rules("R-WS-01")
def test_an_application_of_nobody_is_matched_or_becomes_a_special_card(scene, office):
    near_the_day(scene)
    typed = {"channel": "email", "received_at": "2026-03-02T10:00", "applicant": "J. Nowak"}
    page = office.post(at("application_new", scene, ohne=1), typed).url
    assert office.post(page).status_code == 422
    found = text_of(office.get(f"{page}?suche=nowak"))
    assert f"?person={scene.entries[1].pk}" in found
    assert office.post(f"{page}?person={scene.entries[1].pk}").status_code == 302
    assert PollingCard.objects.get().entry == scene.entries[1]
    other = office.post(at("application_new", scene, ohne=1), typed | {"applicant": "Kaya"}).url
    special = at("application_special", scene, other.rstrip("/").rsplit("/", 1)[1])
    facts = PERSON | {"district": scene.district.pk, "ground": "period_missed"}
    assert office.post(special, facts | {"nationality": "000"}).status_code == 422
    assert office.post(special, facts).status_code == 302
    shown = text_of(office.get(at("applications", scene)))
    assert [name in shown for name in ("Nowak, Jan", "Petrenko, Olena", "001/2")] == [True] * 3
    assert "noch keiner Eintragung zugeordnet" not in shown
    assert "nein, Wahlschein nach § 16a" in text_of(office.get(other))
    listed = text_of(office.get(at("cards", scene)))
    assert "B 1" in listed
    assert "Petrenko, Olena" in listed


@pytest.mark.rules("C-16")
def test_only_the_returning_officer_sees_the_field_for_an_exception(scene, office):
    address = at("application_new", scene, person=scene.entries[0].pk)
    assert "override_reason" not in office.get(address).context["form"].fields
    lead = Client()
    lead.force_login(scene.lead)
    typed = {"channel": "letter", "received_at": "2026-03-14T09:00", "late": "", "ship_to": ""}
    assert office.post(address, typed | {"override_reason": "x"}).status_code == 422
    refused = lead.post(address, typed)
    assert "§ 17 KWO" in text_of(refused)
    assert refused.status_code == 422
    assert lead.post(address, typed | {"override_reason": "Sturm"}).status_code == 302
    assert "Sturm" in text_of(lead.get(at("application", scene, CardApplication.objects.get().pk)))


def test_open_applications_are_issued_together_and_the_others_named(scene, office):
    near_the_day(scene)
    scene.apply(scene.entries[0])
    scene.apply(scene.entries[0])
    answer = office.post(at("issue_open", scene))
    assert PollingCard.objects.count() == 1
    assert "Die Person hat schon einen gültigen Wahlschein" in text_of(answer)
    open_ones = office.get(at("applications", scene, stand="offen"))
    assert open_ones.context["page"].paginator.count == 1
    refuse = at("application_refuse", scene, CardApplication.objects.all().unsettled().get().pk)
    assert office.post(refuse, {"refused_on": "2026-03-02", "reason": "doppelt"}).status_code == 302
    counts = {
        state: office.get(at("applications", scene, stand=state)).context["page"].paginator.count
        for state in ("", "offen", "ausgestellt", "abgelehnt", "unsinn")
    }
    assert counts == {"": 2, "offen": 0, "ausgestellt": 1, "abgelehnt": 1, "unsinn": 2}
    assert office.get(at("applications", scene, weg="online")).context["page"].paginator.count == 0


@pytest.mark.rules("R-WS-01")
def test_a_refusal_that_was_a_mistake_is_taken_back_and_the_card_issued(scene, office):
    near_the_day(scene)
    application = scene.apply(scene.entries[0])
    page = at("application", scene, application.pk)
    reopen = at("application_reopen", scene, application.pk)
    assert office.post(reopen, {"reason": "verwechselt"}).status_code == 422
    facts = {"refused_on": "2026-03-02", "reason": "doppelt"}
    refuse = at("application_refuse", scene, application.pk)
    assert office.post(refuse, facts).url == page
    assert reopen in text_of(office.get(page))
    assert office.post(reopen, {"reason": ""}).status_code == 422
    assert office.post(reopen, {"reason": "verwechselt"}).url == page
    shown = text_of(office.get(page))
    assert "doppelt" in shown
    assert "Zurückgenommen am" in shown
    listed = office.get(at("applications", scene, stand="abgelehnt"))
    assert listed.context["page"].paginator.count == 0
    assert office.post(refuse, facts).url == page  # a mistake does not forbid a second refusal
    assert office.post(reopen, {"reason": "doch nicht"}).url == page
    assert office.post(page).status_code == 302
    assert PollingCard.objects.get().entry == scene.entries[0]
    assert office.post(reopen, {"reason": "zu spät"}).status_code == 422


@pytest.mark.rules("R-WS-05")
def test_a_card_for_the_wrong_person_is_no_dead_end(scene, office):
    near_the_day(scene)
    typed = {"channel": "email", "received_at": "2026-03-02T10:00", "applicant": "J. Nowak"}
    page = office.post(at("application_new", scene, ohne=1), typed).url
    assert office.post(f"{page}?person={scene.entries[0].pk}").status_code == 302
    wrong = PollingCard.objects.get()
    invalidate = at("card_invalidate", scene, wrong.pk)
    today = timezone.localdate().isoformat()
    assert office.post(invalidate, {"on": today, "remark": "falsche Person"}).url
    shown = text_of(office.get(page))
    assert "Der Antrag ist wieder offen" in shown
    assert "Wer ist gemeint?" in shown
    assert office.get(at("applications", scene, stand="offen")).context["page"].paginator.count == 1
    assert office.post(f"{page}?person={scene.entries[1].pk}").status_code == 302
    cards = {str(card): card.entry for card in PollingCard.objects.valid()}
    assert cards == {"A 2": scene.entries[1]}


@pytest.mark.rules("R-WS-03")
def test_many_at_once_leave_out_what_somebody_has_to_decide_and_lead_to_the_printing(scene, office):
    near_the_day(scene)
    mistake = scene.card(scene.entries[0])
    invalidate = at("card_invalidate", scene, mistake.pk)
    office.post(invalidate, {"on": "2026-03-03", "remark": "falsche Person"})
    scene.apply(None, applicant="Unbekannt, Kim")
    scene.apply(scene.entries[1])
    scene.apply(scene.entries[2])
    address = at("issue_open", scene)
    assert office.get(address).context["waiting"] == 2
    answer = office.post(address, follow=True)
    shown = text_of(answer)
    assert "2 Wahlscheine sind ausgestellt." in shown
    assert "2 Wahlscheine sind noch nicht gedruckt" in shown
    assert reverse("reports:card_printing", args=[scene.election.pk]) in shown
    assert "2 offene Anträge warten darauf" in shown
    assert list(PollingCard.objects.valid().values_list("entry", flat=True)) == [
        scene.entries[1].pk,
        scene.entries[2].pk,
    ]


@pytest.mark.rules("R-WS-05")
def test_a_second_application_says_what_there_is_and_why_it_will_be_refused(scene, office):
    near_the_day(scene)
    scene.card(scene.entries[0])
    again = scene.apply(scene.entries[0])
    shown = text_of(office.get(at("application", scene, again.pk)))
    assert "Diese Person hat schon einen gültigen Wahlschein" in shown
    form = office.get(at("application_refuse", scene, again.pk)).context["form"]
    assert form["reason"].value() == "Wahlschein A 1 ist schon ausgestellt."
    unknown = scene.apply(None, applicant="Kim")
    form = office.get(at("application_refuse", scene, unknown.pk)).context["form"]
    assert form["reason"].value() == ""


@pytest.mark.rules("R-WS-05")
def test_a_card_is_replaced_or_invalid_and_the_list_says_so(scene, office):
    near_the_day(scene)
    first, second = scene.card(scene.entries[0]), scene.card(scene.entries[1])
    replace = at("card_replace", scene, first.pk)
    typed = {"channel": "office", "received_at": "2026-03-14T09:00", "ship_to": ""}
    lost = office.post(replace, typed | {"lost": "ja"})
    assert (lost.status_code, "wird nicht ersetzt" in text_of(lost)) == (422, True)
    assert office.post(replace, typed | {"lost": "nein"}).status_code == 302
    wrong = {"on": "2026-03-03", "remark": "falsche Person"}
    assert office.post(at("card_invalidate", scene, second.pk), wrong).status_code == 302
    listed = office.get(at("cards", scene, ungueltig=1))
    assert [str(card) for card in listed.context["page"]] == ["A 1", "A 2"]
    assert office.get(at("cards", scene)).context["page"].paginator.count == 3


def test_lists_ask_as_many_questions_for_many_as_for_few(
    scene, office, django_assert_max_num_queries
):
    def questions(address):
        with django_assert_max_num_queries(60) as asked:
            office.get(address)
        return len(asked)

    pages = [at("applications", scene), at("cards", scene), at("reconciliation", scene)]
    scene.card(scene.entries[0])
    few = [questions(page) for page in pages]
    for number in range(10, 30):
        scene.card(add_entry(scene.election, scene.district, f"Name{number}", "Ada", number))
    assert [questions(page) for page in pages] == few


# --- One person -------------------------------------------------------------------------------


@pytest.mark.rules("R-REG-10")
def test_the_page_of_a_person_shows_what_was_changed_and_offers_what_is_allowed(scene, office):
    inspecting(scene)
    entry = scene.entries[1]
    page = at("entry", scene, entry.pk)
    data = {"family_name": "Nowakowski", "given_names": "Jan", "birth_date": "1980-03-04",
            "street": "Hauptstraße", "house_number": "2", "postcode": "65549", "place": "Limburg",
            "language": "pl", "basis": "ex_officio"}  # fmt: skip
    assert office.post(at("entry_correct", scene, entry.pk), data | WHY).url == page
    moved = {"street": "Neue Gasse", "house_number": "7", "postcode": "65549", "place": "Limburg",
             "basis": "ex_officio"}  # fmt: skip
    assert office.post(at("entry_move", scene, entry.pk), moved | WHY).url == page
    shown = text_of(office.get(page))
    assert "Familienname, vorher: Nowak" in shown
    assert "umgezogen, bleibt im Wahlbezirk" in shown
    struck = {"ground": "died", "on": "2026-02-24", "remark": "Sterbeurkunde"}
    assert office.post(at("entry_strike", scene, entry.pk), struck).url == page
    shown = text_of(office.get(page))
    assert "Sterbeurkunde" in shown
    assert "Wieder eintragen" in shown
    assert "Antrag auf Wahlschein" not in shown
    back = WHY | {"basis": "obvious_error"}
    assert office.post(at("entry_restore", scene, entry.pk), back).url == page
    assert entry in RegisterEntry.objects.standing()


@pytest.mark.rules("R-REG-10")
def test_once_the_inspection_has_begun_the_office_alone_adds_nobody(scene, office):
    address = at("entry_add", scene)
    offered = [key for key, _ in office.get(address).context["form"].fields["basis"].choices]
    assert offered == ["obvious_error"]
    refused = office.post(address, late(scene) | {"basis": "ex_officio"})
    assert (refused.status_code, RegisterEntry.objects.count()) == (422, 4)
    added = office.post(address, late(scene) | {"basis": "obvious_error"})
    assert added.url == at("entry", scene, RegisterEntry.objects.latest("pk").pk)


@pytest.mark.rules("R-REG-08", "C-15")
def test_an_objection_leads_through_its_decision_to_the_correction(scene, office):
    decision = {"upheld": "ja", "decided_on": "2026-03-05", "served_on": "2026-03-06",
            "reason": "Die Meldung liegt vor."}  # fmt: skip
    typed = {"aim": "enter", "received_on": "2026-02-24", "objector": "Olena Petrenko",
             "grounds": "Ich wohne hier."}  # fmt: skip
    page = office.post(at("register_objection_new", scene), typed).url
    answer = office.post(page, decision, follow=True)
    assert "Der Tag ist angenommen" in text_of(answer)
    assert "Noch nicht im Verzeichnis ausgeführt" in text_of(answer)
    key = RegisterObjection.objects.get().pk
    add = at("entry_add", scene, einspruch=key)
    assert add.split("?")[1] in text_of(answer)
    assert office.post(add, late(scene) | {"basis": "objection"}).status_code == 302
    assert "Im Verzeichnis ausgeführt" in text_of(office.get(page))
    assert office.get(at("entry_add", scene, einspruch="x")).status_code == 404
    assert "Olena Petrenko" in text_of(office.get(at("register_objections", scene)))


@pytest.mark.rules("C-14", "R-REG-09")
def test_an_inspection_is_written_down(scene, office):
    address = at("inspections", scene)
    typed = {"inspected_on": "2026-02-24", "own_data": "nein", "grounds": ""}
    assert office.post(address, typed).status_code == 422
    assert office.post(address, typed | {"grounds": "Nachbar verzogen"}).status_code == 302
    assert "Nachbar verzogen" in text_of(office.get(address))
    assert Inspection.objects.get().own_data is False


def test_notices_that_came_back_are_counted(scene, office):
    address = at("notice_returns", scene)
    unknown = text_of(office.get(address))
    assert "unbekannt" in unknown
    facts = {"ground": "moved", "returned_on": "2026-02-24"}
    by_code = spelled(notice_code(scene.entries[1].pk)).lower()
    for text in ("001/1", by_code):
        assert office.post(address, facts | {"entry": text}).status_code == 302
    for text in ("001/1", "001/99", "A" * 24, "unsinn"):
        assert office.post(address, facts | {"entry": text}).status_code == 422
    shown = office.get(address)
    found = {key: shown.context[key] for key in ("sent", "came_back", "arrived")}
    # Nobody printed here: what was sent is unknown.
    assert found == {"sent": None, "came_back": 2, "arrived": None}
    assert NoticeReturn.objects.count() == 2
    slip = NoticeReturn.objects.get(entry=scene.entries[0])
    back = at("notice_return_back", scene, slip.pk)
    assert [office.post(back).url for _ in range(2)] == [address] * 2
    assert office.get(address).context["came_back"] == 1
    assert "kam zurück" not in text_of(office.get(at("entry", scene, scene.entries[0].pk)))
    assert office.post(address, facts | {"entry": "001/1"}).status_code == 302
    assert office.get(address).context["came_back"] == 2


# --- Closing ----------------------------------------------------------------------------------


@pytest.mark.rules("R-REG-11", "C-18")
def test_the_closing_shows_what_it_counts_and_asks_for_what_is_open(scene, office):
    scene.card(scene.entries[0])
    scene.apply(scene.entries[1])
    address = at("close_register", scene, scene.district.pk)
    page = office.get(address)
    counts = page.context["counts"]
    assert (counts.without_mark, counts.with_mark, counts.special) == (3, 1, 0)
    assert "without_mark" not in page.context["form"].fields
    assert "1 offener Antrag" in text_of(page)
    add_entry(scene.election, None, "Ohne", "Bezirk", None)
    assert at("unassigned", scene) in text_of(office.get(address))
    typed = {"closed_on": "2026-03-13"}
    assert office.post(address, typed).status_code == 422
    assert office.post(address, typed | {"acknowledged": "on"}).status_code == 302
    shown = text_of(office.get(address))
    assert "gezählt aus dem Wählerverzeichnis" in shown
    assert office.post(address, typed | {"acknowledged": "on"}).status_code == 422


@pytest.mark.rules("C-17", "R-REG-11")
def test_after_the_closing_the_page_shows_what_late_cards_changed(scene, office):
    close_district(scene.district.pk, closed_on=CLOSING, acknowledged=False, actor=scene.officer)
    scene.card(scene.entries[0], late=CardApplication.Late.ILLNESS)
    page = office.get(at("close_register", scene, scene.district.pk))
    figures = page.context["figures"]
    assert (figures.without_mark, figures.with_mark) == (3, 1)
    assert "Wahlschein nach dem Abschluss ausgestellt" in text_of(page)
    listed = text_of(office.get(at("register", scene)))
    assert '<td class="number">3</td> <td class="number">1</td>' in listed
    assert "danach geändert" in listed


# --- Nobody else ------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["person=abc", "person=99999999999999999999", "person=-1"])
def test_a_person_that_cannot_be_is_not_found(query, scene, office):
    assert office.get(f"{at('application_new', scene)}?{query}").status_code == 404


def test_a_person_of_another_election_is_not_found(scene, office):
    other = Scene()
    pages = [
        at("application_new", scene, person=other.entries[0].pk),
        at("entry", scene, other.entries[0].pk),
        at("register_objection_new", scene, person=other.entries[0].pk),
        at("entry", other, other.entries[0].pk),
    ]
    assert {office.get(page).status_code for page in pages} == {404}
    assert date(2026, 3, 15) == scene.election.day
