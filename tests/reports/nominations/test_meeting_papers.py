"""The papers of a meeting of the Wahlausschuss: who gets them, what they say, what stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.committee.course import record_course
from elections.actions.committee.deciding import DecidedRow, decide_together
from elections.actions.committee.meetings import MeetingPlan, plan_meeting
from elections.actions.committee.minutes import issue_minutes, take_back_minutes
from elections.actions.committee.objected import ObjectionDecided, decide_objection
from elections.actions.committee.objections import ObjectionEntry, receive_objection
from elections.law.committee.meeting import Item, MeetingKind, ObjectionOutcome
from elections.law.committee.seats import Place, Position
from elections.law.committee.votes import Votes
from elections.law.course.phases import Phase
from elections.models import CommitteeMeeting, CommitteeMember
from elections.models.committee.course import Course, Note
from municipalities.models import AuditEvent, Role
from reports.actions.nominations.meeting_minutes import issue_meeting_minutes, minutes_facts
from reports.models import Document
from tests import factories
from tests.database import by_owner
from tests.elections.committee.committee_scene import (
    ADMISSION,
    CHAIR,
    OBJECTION,
    full_committee,
    planned,
)
from tests.reports.paper import missing, pages_of, text_of

pytestmark = pytest.mark.django_db
NOW = ADMISSION + timedelta(hours=3)
LATER = OBJECTION + timedelta(hours=2)
ADMITTED = "trotz Mangel zugelassen"


@pytest.fixture
def scene(client):
    """Two lists of three wait for a full committee; the Wahlleitung is signed in."""
    election = factories.election(Phase.NOMINATION, seats=5)
    actor = factories.lead(election.municipality)
    keys = [factories.receive_list(election, number, 3, actor) for number in (1, 2)]
    client.force_login(actor)
    return planned(election, actor), actor, keys, full_committee(election, actor)


def page(name, meeting, *keys):
    return reverse(f"reports:{name}", args=[meeting.election_id, meeting.pk, *keys])


def paper(client, name, meeting, *keys):
    answer = client.get(page(name, meeting, *keys))
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def fresh(meeting):
    return CommitteeMeeting.objects.get(pk=meeting.pk)


def held(meeting, actor, members, at=ADMISSION, **more):
    """Written down: chair, three members and one deputy were there, in public."""
    present = {seat: members[Place(seat, Position.MEMBER)].pk for seat in range(4)}
    present[4] = members[Place(4, Position.DEPUTY)].pk
    course = Course(
        opened_at=at,
        closed_at=at + timedelta(hours=1),
        was_public=True,
        clerk="Frau Öz",
        guests="drei Vertrauenspersonen",
        text="Eine Pause von zehn Minuten.",
        present=present,
        **more,
    )
    record_course(meeting.pk, course, reason="", now=at + timedelta(hours=2), actor=actor)


def decided(meeting, actor, keys):
    """One list admitted without a person, one refused."""
    rows = [
        DecidedRow(
            keys[0], True, ADMITTED, {2: "Zustimmung fehlt"}, Votes(3, 1, 0), "lang beraten"
        ),
        DecidedRow(keys[1], False, "Unterschriften fehlen", votes=Votes(5, 0, 0)),
    ]
    decide_together(meeting.pk, rows, reason="", now=NOW, actor=actor)


@pytest.mark.rules("R-LIST-14", "R-ORG-03")
def test_everybody_but_the_chair_is_invited_each_on_a_page_of_their_own(client, scene):
    meeting, _actor, _keys, members = scene
    pages = pages_of(paper(client, "meeting_invitations", meeting))
    first = [shown for shown in pages if "Guten Tag" in shown]
    names = [f"Mai Platz{at}" for at, place in enumerate(Place.all()) if place != CHAIR]
    assert [name for name, shown in zip(names, first, strict=True) if name not in shown] == []
    assert [shown for shown in pages if "Seite" in shown] == []
    deputy = members[Place(1, Position.DEPUTY)]
    CommitteeMember.objects.filter(pk=deputy.pk).update(salutation="herr")
    one = paper(client, "meeting_invitation", meeting, deputy.pk)
    assert (
        missing(
            one,
            "Sehr geehrter Herr Platz3,",
            "lade ich Sie als stellvertretenden Beisitzer zur Sitzung des Wahlausschusses ein. Er "
            "entscheidet über die Zulassung der Wahlvorschläge (§ 15 Abs. 1 KWG).",
            "Sie vertreten Mai Platz2. Halten Sie sich den Termin bitte frei",
            "Beginn 16. Januar 2026, 18:00 Uhr Ort Rathaus, Saal 1",
            "„Liste der Vielfalt 1 (LV1)“",
        )
        == []
    )
    chair = page("meeting_invitation", meeting, members[CHAIR].pk)
    assert client.get(chair).status_code == 404


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        pytest.param(
            MeetingKind.ADMISSION,
            "Der Wahlausschuss entscheidet über die Zulassung der Wahlvorschläge (§ 15 Abs. 1 "
            "KWG).",
            id="on the admission",
        ),
        pytest.param(
            MeetingKind.OBJECTION,
            "Der Wahlausschuss entscheidet über Einsprüche gegen die Zurückweisung von "
            "Wahlvorschlägen (§ 15 Abs. 3 KWG).",
            id="on objections",
        ),
        pytest.param(
            MeetingKind.DETERMINATION,
            "Der Wahlausschuss stellt das Ergebnis der Wahl fest (§ 54 Abs. 2 KWO).",
            id="on the result",
        ),
    ],
)  # fmt: skip
@pytest.mark.rules("R-LIST-14", "R-LIST-15", "C-21")
def test_the_public_reads_when_and_why_the_committee_meets_and_no_name(client, scene, kind, said):
    meeting, actor, _keys, _members = scene
    is_here = kind is MeetingKind.ADMISSION  # the meeting of the scene
    other = meeting if is_here else planned(meeting.election, actor, kind)
    notice = paper(client, "meeting_notice", other)
    assert missing(notice, said, "Die Sitzung ist öffentlich; alle haben Zutritt.") == []
    assert [word for word in ("Vielfalt", "Mai") if word in text_of(notice)] == []


@pytest.mark.rules("R-LIST-14", "C-05")
def test_before_the_meeting_the_minutes_are_a_draft_with_room_to_write(client, scene):
    meeting, _actor, _keys, _members = scene
    draft = paper(client, "meeting_minutes", meeting)
    assert (
        missing(
            draft,
            "ENTWURF",
            "Die Sitzung war öffentlich ja / nein",
            "Mai Platz0 Vorsitz (Wahlleitung) ja / nein",
            "Mai Platz3 Beisitz 1, Stellvertretung, Stellvertretung für Mai Platz2 ja / nein",
            "zugelassen / zugelassen ohne einzelne Personen / zurückgewiesen (bitte streichen)",
            "________ dafür, ________ dagegen, ________ enthalten",
            "Festgesetzt durch Los / Beschluss (bitte streichen):",
            "Zusammen zugelassen ________ Zu wählende Mitglieder 5",
            "Die Wahl findet statt / findet nicht statt (bitte streichen).",
            "Beisitzerin oder Beisitzer",
        )
        == []
    )
    assert client.get(page("meeting_minutes", meeting)).headers["Content-Disposition"] == (
        'attachment; filename="entwurf-niederschrift-admission-2026-01-16.pdf"'
    )


@pytest.mark.rules("R-LIST-14", "R-LIST-11", "R-ORG-03", "R-BODY-08", "C-05", "C-06")
def test_issued_minutes_say_everything_that_was_entered_in_german(client, scene):
    meeting, actor, keys, members = scene
    notes = {Item.CANCEL_TEST: Note(Votes(5, 0, 0), "Festgestellt.")}
    held(meeting, actor, members, notes=notes)
    decided(meeting, actor, keys)
    client.cookies["django_language"] = "en"
    assert client.post(page("minutes_issue", meeting)).status_code == 302
    said = paper(client, "meeting_minutes", fresh(meeting))
    assert (
        missing(
            said,
            "Tag der Sitzung 16. Januar 2026 Ort Rathaus, Saal 1 Eröffnet und geschlossen 18:00 "
            "Uhr bis 19:00 Uhr",
            "Die Sitzung war öffentlich ja Sonst anwesend drei Vertrauenspersonen",
            "Mai Platz9 Beisitz 4, Stellvertretung, in Stellvertretung für Mai Platz8 ja",
            "Mai Platz10 Beisitz 5 nein",
            "Frau Öz Schriftführung ja",
            "Entscheidung zugelassen ohne einzelne Personen Begründung trotz Mangel zugelassen "
            "Abstimmung 3 dafür, 1 dagegen, 0 enthalten; abgestimmt haben 4 von 5 Anwesenden "
            "Bemerkung lang beraten",
            "2 Person2 Familie1 Zustimmung fehlt",
            "Entscheidung zurückgewiesen Begründung Unterschriften fehlen Abstimmung einstimmig (5 "
            "dafür)",
            "Die Wahl findet nicht statt: 2 Personen sind zugelassen, 5 Mitglieder sind zu wählen.",
            "Abstimmung: einstimmig (5 dafür). Festgestellt.",
            "Bemerkungen Eine Pause von zehn Minuten.",
        )
        == []
    )
    shown = text_of(said)
    assert [word for word in ("ENTWURF", "ja / nein", "streichen") if word in shown] == []


@pytest.mark.rules("R-LIST-14")
def test_what_a_later_meeting_decided_was_postponed_in_the_earlier_one(client, scene):
    meeting, actor, keys, members = scene
    held(meeting, actor, members)
    first = DecidedRow(keys[0], True, ADMITTED, votes=Votes(5, 0, 0))
    decide_together(meeting.pk, [first], reason="", now=NOW, actor=actor)
    assert client.post(page("minutes_issue", meeting)).status_code == 422
    next_day = ADMISSION + timedelta(days=1)
    plan = MeetingPlan(MeetingKind.ADMISSION, next_day, "Saal 2", why_then="Vertagt.")
    second = plan_meeting(meeting.election_id, plan, actor=actor)
    row = DecidedRow(keys[1], True, ADMITTED, votes=Votes(5, 0, 0))
    later = next_day + timedelta(hours=1)
    decide_together(second.pk, [row], reason="", now=later, actor=actor)
    assert client.post(page("minutes_issue", meeting)).status_code == 302
    said = paper(client, "meeting_minutes", fresh(meeting))
    wanted = [
        "Entscheidung vertagt auf eine weitere Sitzung",
        "Ob die Wahl stattfindet, stellt die Sitzung fest, die über den Rest entscheidet.",
    ]
    assert missing(said, *wanted) == []
    assert "streichen" not in text_of(said)


@pytest.mark.rules("R-LIST-14")
def test_issued_minutes_stay_whatever_is_corrected_later(client, scene):
    meeting, actor, keys, members = scene
    held(meeting, actor, members)
    decided(meeting, actor, keys)
    facts = minutes_facts(meeting, today=timezone.localdate())
    assert facts == minutes_facts(fresh(meeting), today=timezone.localdate())
    document = issue_meeting_minutes(meeting.pk, now=NOW, actor=actor)
    first = paper(client, "meeting_minutes", fresh(meeting))
    assert first == bytes(document.content)
    by_owner("UPDATE elections_nomination SET name = 'Ganz anders' WHERE id = %s", keys[0])
    by_owner("UPDATE elections_committeemember SET family_name = 'Anders'")
    assert paper(client, "meeting_minutes", fresh(meeting)) == first
    acts = AuditEvent.objects.order_by("-pk").values_list("act", flat=True)[:2]
    assert list(acts) == ["paper.issued", "committee.minutes_issued"]
    take_back_minutes(meeting.pk, reason="Tippfehler", actor=actor)
    assert "ENTWURF" in text_of(paper(client, "meeting_minutes", fresh(meeting)))
    second = issue_meeting_minutes(meeting.pk, now=NOW, actor=actor)
    assert (second.pk == document.pk, "Ganz anders" in text_of(bytes(second.content))) == (
        False,
        True,
    )
    assert Document.objects.filter(kind=Document.Kind.MEETING_MINUTES).count() == 2


@pytest.mark.rules("R-LIST-14")
def test_minutes_issued_before_there_was_a_paper_are_drawn_with_their_day(client, scene):
    meeting, actor, keys, members = scene
    held(meeting, actor, members)
    decided(meeting, actor, keys)
    issue_minutes(meeting.pk, now=NOW, actor=actor)
    shown = text_of(paper(client, "meeting_minutes", fresh(meeting)))
    assert ("Ausgestellt am 16.01.2026" in shown, "ENTWURF" in shown) == (True, False)


@pytest.mark.rules("R-LIST-15", "R-LIST-17", "R-BODY-08", "C-07")
@pytest.mark.parametrize(
    ("decision", "said"),
    [
        pytest.param(
            ObjectionDecided(
                ObjectionOutcome.UPHELD,
                "Sie lagen vor.",
                admitted=True,
                decision_reason=ADMITTED,
                votes=Votes(4, 1, 0),
            ),
            (
                "Entscheidung stattgegeben Gründe der Entscheidung Sie lagen vor. Abstimmung 4 "
                "dafür, 1 dagegen, 0 enthalten Für die Liste gilt zugelassen",
                "Festgesetzt durch Los / Beschluss",
                "Die Wahl findet statt: 5 Personen sind zugelassen, 5 Mitglieder sind zu wählen.",
            ),
            id="upheld: the list is admitted, and the order is open again",
        ),
        pytest.param(
            ObjectionDecided(ObjectionOutcome.REJECTED, "Sie fehlen weiter."),
            (
                "Entscheidung zurückgewiesen Gründe der Entscheidung Sie fehlen weiter. Abstimmung "
                "________ dafür, ________ dagegen, ________ enthalten Für die Liste gilt "
                "zurückgewiesen Begründung Unterschriften fehlen",
                "Die Wahl findet nicht statt: 2 Personen sind zugelassen, 5 Mitglieder sind zu "
                "wählen.",
            ),
            id="rejected: the refusal stays",
        ),
    ],
)
def test_minutes_on_an_objection_say_what_followed(client, scene, decision, said):
    meeting, actor, keys, members = scene
    decided(meeting, actor, keys)
    second = planned(meeting.election, actor, MeetingKind.OBJECTION)
    entry = ObjectionEntry("Frau Kaya", date(2026, 1, 19), "Sie lagen vor.")
    objection = receive_objection(keys[1], entry, today=LATER.date(), actor=actor)
    draft = paper(client, "meeting_minutes", second)
    asked = "Entscheidung stattgegeben / zurückgewiesen (bitte streichen)"
    late = "Einspruch Frau Kaya Eingegangen 19.01.2026, nach der Frist (Frist bis 18.01.2026)"
    assert missing(draft, "ENTWURF", asked, late) == []
    held(second, actor, members, at=OBJECTION)
    decide_objection(objection.pk, second.pk, decision, now=LATER, actor=actor)
    issue_meeting_minutes(second.pk, now=LATER, actor=actor)
    issued = paper(client, "meeting_minutes", fresh(second))
    title = "Einsprüchen gegen die Zurückweisung von Wahlvorschlägen"
    others = "Liste der Vielfalt 1 (LV1) zugelassen ohne einzelne Personen 2"
    assert missing(issued, title, late, others, *said) == []
    before = text_of(paper(client, "meeting_minutes", meeting))
    assert "Die Wahl findet nicht statt: 2 Personen sind zugelassen" in before


@pytest.mark.rules("R-LIST-17", "R-LIST-15")
def test_an_order_of_an_earlier_meeting_stays(client, scene):
    meeting, actor, keys, _members = scene
    rows = [DecidedRow(key, True, ADMITTED, {1: "fehlt"}) for key in keys]
    decide_together(meeting.pk, rows, reason="", now=NOW, actor=actor)
    factories.draw(meeting.election, actor)
    first = paper(client, "meeting_minutes", meeting)
    assert missing(first, "Gezogen wurde nacheinander: Nr. Wahlvorschlag 1 Liste der") == []
    second = planned(meeting.election, actor, MeetingKind.OBJECTION)
    said = "Es bleibt bei der Reihenfolge vom 16. Januar 2026: Nr. Wahlvorschlag 1 Liste der"
    assert missing(paper(client, "meeting_minutes", second), said) == []


@pytest.mark.rules("C-21")
def test_the_meeting_on_the_result_has_its_protocol_and_no_second_paper(client, scene):
    meeting, actor, _keys, members = scene
    result = planned(meeting.election, actor, MeetingKind.DETERMINATION)
    assert client.get(page("meeting_minutes", result)).status_code == 404
    held(result, actor, members, at=result.starts_at)
    now = result.starts_at + timedelta(hours=3)
    assert issue_meeting_minutes(result.pk, now=now, actor=actor) is None
    assert fresh(result).is_issued


def test_the_page_leads_to_the_papers_that_are_needed_then(client, scene):
    meeting, actor, keys, members = scene
    address = reverse("elections:committee_meeting", args=[meeting.election_id, meeting.pk])
    names = ("meeting_invitations", "meeting_notice", "meeting_minutes")

    def shown():
        told = client.get(address).content.decode()
        return [name for name in names if page(name, meeting) in told]

    assert shown() == [*names]
    held(meeting, actor, members)
    decided(meeting, actor, keys)
    issue_meeting_minutes(meeting.pk, now=NOW, actor=actor)
    assert shown() == ["meeting_minutes"]
    client.force_login(factories.person(Role.AUDITOR, meeting.election.municipality))
    assert shown() == ["meeting_minutes"]
