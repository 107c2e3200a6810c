"""One whole election through the pages, by the people of one town hall."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from elections.law.course.phases import Phase
from elections.models import Election, Nomination
from municipalities.models import AuditEvent, Job, Role
from reports.tasks import issue_protocol_task
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 15)
DECIDED, RECEIVED, ADMITTED = "2025-05-22", "2026-01-05T11:30", "2026-01-16"
CLOSED, DETERMINED = "2026-03-14", "2026-03-27"
LISTS = {
    1: [("Gemeinsam Stark", "GS"), [("Öztürk", "Aylin"), ("Rossi", "Luca"), ("Shehu", "Ana")]],
    2: [("Vielfalt im Ort", "ViO"), [("Nguyễn", "Mai"), ("Kaya", "Emre")]],
}


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def sent(client, address, data=None):
    """Send a form and follow to the page that answers; a refused form fails the journey."""
    answer = client.post(address, data or {}, follow=True)
    assert answer.redirect_chain, answer.content.decode()
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def town_hall():
    place = factories.MunicipalityFactory(name="Musterstadt")
    factories.term(DAY)
    return {
        "place": place,
        "officer": signed_in(factories.officer(place)),
        "lead": signed_in(factories.lead(place)),
        "clerk": signed_in(factories.person(Role.CAPTURE_CLERK, place)),
        "auditor": signed_in(factories.person(Role.AUDITOR, place)),
        "monitor": signed_in(factories.person(Role.STATE_MONITOR)),
    }


def at(name, election, **keys):
    return reverse(name, kwargs={"pk": election.pk, **keys})


def prepare(town_hall):
    place, officer = town_hall["place"], town_hall["officer"]
    term = factories.term(DAY)
    sent(
        officer,
        reverse("municipalities:decide", args=[place.ags]),
        {
            "term": term.pk,
            "body": "ABR",
            "seats": 3,
            "decided_on": DECIDED,
            "resolution": "Beschluss 12",
        },
    )
    sent(officer, reverse("elections:set_up", args=[place.ags, term.pk]), {"held": "on"})
    election = Election.objects.get()
    sent(officer, at("elections:new_district", election), {"number": "001", "name": "Rathaus"})
    sent(officer, at("elections:step", election, step="open_nomination"))
    return election


def take_in_lists(town_hall, election):
    officer, lead = town_hall["officer"], town_hall["lead"]
    for number, ((name, short), people) in LISTS.items():
        sent(
            officer,
            at("elections:receive", election),
            {
                "number": number,
                "name": name,
                "short_name": short,
                "received_at": RECEIVED,
            },
        )
        nomination = Nomination.objects.get(number=number)
        rows = {"personen-TOTAL_FORMS": len(people), "personen-INITIAL_FORMS": 0}
        for row, (family, given) in enumerate(people):
            rows |= {
                f"personen-{row}-place": row + 1,
                f"personen-{row}-family_name": family,
                f"personen-{row}-given_name": given,
                f"personen-{row}-birth_date": "1985-05-0" + str(row + 1),
            }
        sent(officer, at("elections:candidates", election, nomination_pk=nomination.pk), rows)
        sent(
            lead,
            at("elections:decide_nomination", election, nomination_pk=nomination.pk),
            {"admitted": "ja", "decided_on": ADMITTED, "reason": ""},
        )
    drawn = {
        f"nummer_{key}": number for key, number in election.nominations.values_list("pk", "number")
    }
    lot = {"basis": "lot", "set_on": ADMITTED, "minutes": "Gezogen aus verdeckten Umschlägen"}
    sent(lead, at("elections:list_order", election), {**drawn, **lot})
    sent(lead, at("elections:step", election, step="admit"), {"decided_on": ADMITTED})
    sent(lead, at("ballots:approve", election))


def count(town_hall, election):
    officer, clerk = town_hall["officer"], town_hall["clerk"]
    district = election.districts.get()
    sent(
        officer,
        at("elections:close_register", election, district_pk=district.pk),
        {
            "without_mark": 480,
            "with_mark": 20,
            "special": 0,
            "closed_on": CLOSED,
        },
    )
    sent(officer, at("elections:step", election, step="start_count"))
    sent(
        officer,
        at("ballots:add_unit", election),
        {"number": "1", "name": "Rathaus", "kind": "joint", "districts": [district.pk]},
    )
    unit = election.units.get()
    votes = {"1_1": 40, "1_2": 60, "1_3": 20, "2_1": 50, "2_2": 10}
    sheet = clerk.get(at("ballots:report", election, unit_pk=unit.pk)).context["form"]
    typed = {"based_on": 0, "source": "Niederschrift", "voters": 70, "voters_with_card": 9}
    typed |= {"invalid_ballots": 5}
    for name in sheet.fields:
        key = "_".join(part for part in name.split("_") if part.isdigit())
        if key in votes:
            typed[name] = votes[key]
        elif key in {"1", "2"}:
            typed[name] = {"1": 120, "2": 60}[key]
    sent(clerk, at("ballots:report", election, unit_pk=unit.pk), typed)


def finish(town_hall, election):
    lead = town_hall["lead"]
    shown = lead.get(at("ballots:result", election)).content.decode()
    assert "Gemeinsam Stark" in shown
    sent(lead, at("ballots:determine", election), {"decided_on": DETERMINED})
    sent(lead, at("reports:protocol", election))
    issue_protocol_task(Job.objects.get().pk)
    document = election.documents.get()
    pdf = lead.get(at("reports:document", election, document_pk=document.pk))
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    sent(lead, at("reports:publish", election))


def test_from_the_decision_to_the_public_result(town_hall):
    election = prepare(town_hall)
    take_in_lists(town_hall, election)
    count(town_hall, election)
    public = reverse("reports:result", args=[town_hall["place"].ags, DAY])
    assert Client().get(public).status_code == 404
    finish(town_hall, election)
    election.refresh_from_db()
    assert election.current_phase is Phase.PUBLISHED
    page = Client().get(public).content.decode()
    for text in ["Gemeinsam Stark", "Luca Rossi", "Mai Nguyễn", "14,0"]:
        assert text in page
    data = Client().get(reverse("reports:result_data", args=[town_hall["place"].ags, DAY])).json()
    assert {entry["number"]: entry["seats"] for entry in data["lists"]} == {1: 2, 2: 1}
    elected = [
        (entry["number"], person["place"])
        for entry in data["lists"]
        for person in entry["candidates"]
        if person["elected"]
    ]
    assert elected == [(1, 2), (1, 1), (2, 1)]
    log = town_hall["auditor"].get(reverse("municipalities:log", args=[town_hall["place"].ags]))
    assert log.status_code == 200
    assert AuditEvent.objects.filter(chain=town_hall["place"].ags).count() > 15
    assert "Musterstadt" in town_hall["monitor"].get(reverse("reports:dashboard")).content.decode()


def test_too_few_persons_lead_to_the_cancellation_and_nowhere_else(town_hall):
    election = prepare(town_hall)
    lead = town_hall["lead"]
    day = {"decided_on": ADMITTED}
    refused = lead.post(at("elections:step", election, step="admit"), day)
    assert refused.status_code == 422
    assert "Sagen Sie die Wahl ab" in refused.content.decode()
    sent(lead, at("reports:cancel", election), day)
    election.refresh_from_db()
    assert election.current_phase is Phase.CANCELLED
