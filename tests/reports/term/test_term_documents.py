"""What the papers of the Ausländerbeirat's term say: cancellation, members, letters."""

import re
from dataclasses import replace
from datetime import date

import pytest

from ballots.law.term.mandates import LossGround, incompatibility_proof_deadline
from ballots.law.term.objections import objection_deadline
from reports.pdf.german import long_date
from reports.pdf.result.cancellation import (
    consequences,
    reason,
    render_cancellation,
    render_cancellation_notice,
)
from reports.pdf.term.letters import render_departure_letter, render_mandate_letter
from reports.pdf.term.members import render_members
from reports.pdf.term.members_facts import CallReason
from tests.reports.paper import lines_of, missing, text_of
from tests.reports.term import term_examples as examples

LISTS = examples.TOO_FEW.lists
LONG_DAY = re.compile(r"\d{1,2}\. [A-ZÄ][a-zä]+ \d{4}")


@pytest.mark.rules("R-BODY-08", "R-BODY-10", "R-BODY-11")
def test_the_cancellation_says_that_no_election_takes_place_and_what_follows():
    assert (
        missing(
            render_cancellation(examples.TOO_FEW),
            "Öffentliche Bekanntmachung der Wahlleitung",
            "Die Ausländerbeiratswahl am 15. März 2026 findet nicht statt",
            "Nach § 86 Abs. 1 Satz 3 der Hessischen Gemeindeordnung (HGO) und § 86a der "
            "Kommunalwahlordnung (KWO), der entsprechend angewandt wird",
            "Der Wahlausschuss hat am 16. Januar 2026 über die Zulassung",
            "1 Liste Vielfalt 5",
            "Zusammen 8",
            "Zu wählende Mitglieder 9",
            "In der Wahlzeit vom 1. April 2026 bis zum 31. März 2031 besteht kein Ausländerbeirat",
            "Für diese Wahlzeit ist eine Integrations-Kommission zu bilden (§ 86 Abs. 1 Satz 5 "
            "HGO).",
            "Musterstadt, 19. Januar 2026 Die Wahlleitung Dr. Ayşe Yılmaz, Wahlleiterin",
        )
        == []
    )


@pytest.mark.rules("R-BODY-08")
@pytest.mark.parametrize(
    ("submitted", "lists", "said"),
    [
        pytest.param(0, (), "Es ist kein Wahlvorschlag eingereicht worden.", id="none submitted"),
        pytest.param(
            2,
            (),
            "Es ist kein Wahlvorschlag zugelassen worden. Eingereicht waren 2.",
            id="two submitted, none admitted",
        ),
        pytest.param(
            1, (), "Es ist kein Wahlvorschlag zugelassen worden.", id="one submitted, not admitted"
        ),
        pytest.param(
            None, (), "Es ist kein Wahlvorschlag zugelassen worden.", id="nobody counted the lists"
        ),
        pytest.param(
            1,
            (replace(LISTS[0], candidates=2),),
            "Zugelassen ist 1 Wahlvorschlag mit 2 Bewerberinnen und Bewerbern. Das sind weniger, "
            "als Mitglieder zu wählen sind.",
            id="Nauheim 2026: one list of two",
        ),
        pytest.param(
            2,
            LISTS,
            "Zugelassen sind 2 Wahlvorschläge mit zusammen 8 Bewerberinnen und Bewerbern. Das sind "
            "weniger, als Mitglieder zu wählen sind.",
            id="F3: eight persons for nine seats",
        ),
    ],
)
def test_the_reason_is_one_of_the_three_of_the_law(submitted, lists, said):
    facts = replace(examples.TOO_FEW, submitted=submitted, lists=lists)
    assert reason(facts).replace("\N{NO-BREAK SPACE}", " ") == (
        f"Zu wählen sind 9 Mitglieder. {said}"
    )
    assert missing(render_cancellation(facts), said) == []


@pytest.mark.rules("R-BODY-10")
def test_where_no_commission_is_owed_none_is_announced():
    facts = replace(examples.TOO_FEW, commission_owed=False)
    assert not any("Integrations-Kommission" in sentence for sentence in consequences(facts))
    letter = render_cancellation_notice(replace(examples.NOTICE, announcement=facts))
    assert "Integrations-Kommission" not in text_of(letter)


def test_a_list_without_a_number_has_an_empty_cell():
    lists = (replace(LISTS[0], number=None),)
    assert (
        missing(render_cancellation(replace(examples.TOO_FEW, lists=lists)), "Liste Vielfalt 5")
        == []
    )


@pytest.mark.rules("R-BODY-11")
def test_the_letter_tells_the_authority_the_figures_and_the_duty():
    assert (
        missing(
            render_cancellation_notice(examples.NOTICE),
            "Die Wahlleitung · Musterstadt · Marktplatz 1 · 65999 Musterstadt",
            "Landrat des Landkreises Musterland als Behörde der Landesverwaltung Schlossplatz 4",
            "Zeichen: 12.3-ABR-2026 20. Januar 2026",
            "Sehr geehrte Damen und Herren,",
            "Gemeinde Musterstadt (Gemeindeschlüssel 06999001)",
            "Zugelassene Personen 8",
            "Ausländische Einwohner 1.538 (Stand 30.06.2025)",
            "Die Gemeinde ist verpflichtet, für diese Wahlzeit eine Integrations-Kommission zu "
            "bilden (§ 86 Abs. 1 Satz 5 HGO).",
            "Die öffentliche Bekanntmachung vom 19. Januar 2026 liegt bei.",
            "Mit freundlichen Grüßen",
        )
        == []
    )


@pytest.mark.parametrize(
    "authority",
    [pytest.param((), id="no line"), pytest.param(("", " "), id="empty lines")],
)
def test_an_unknown_authority_and_an_unknown_count_leave_room(authority):
    facts = replace(examples.NOTICE, authority=authority, foreign_residents=None)
    paper = render_cancellation_notice(facts)
    inside = [piece for piece, left, top in lines_of(paper) if left < 105 and 51 < top < 90]
    assert inside == []
    assert missing(paper, "Ausländische Einwohner unbekannt") == []


@pytest.mark.parametrize(
    "recipient",
    [
        pytest.param(examples.ADDRESS, id="three lines"),
        pytest.param(
            (examples.LONG_ORGANISATION, *examples.ADDRESS, "Polen"), id="200 letters and more"
        ),
        pytest.param((examples.LONG_ORGANISATION,) * 3, id="far too long"),
    ],
)
def test_the_address_stands_in_the_window(recipient):
    paper = render_mandate_letter(replace(examples.ELECTED, recipient=recipient))
    window = [top for _, left, top in lines_of(paper) if left < 105 and 50 < top < 98]
    assert max(window) <= 90
    assert missing(paper, " ".join(recipient)) == []


@pytest.mark.rules("R-END-07")
def test_the_announcement_says_who_left_who_follows_and_why():
    assert (
        missing(
            render_members(examples.CHANGED),
            "Veränderungen im Ausländerbeirat",
            "Nach § 34 Abs. 3 des Hessischen Kommunalwahlgesetzes (KWG) habe ich festgestellt",
            "1. Łukasz Wąsowski-Źdźbło rückt nach",
            "Frei geworden ist der Sitz von Alex Beispiel-A2",
            "Grund Verzicht auf den Sitz (§ 33 KWG) wirksam seit 3. Mai 2027",
            "Stimmen 1.140",
            "hat von den noch nicht berufenen Personen desselben Wahlvorschlags die meisten "
            "Stimmen (§ 34 Abs. 1 KWG)",
            "sie bleiben unberücksichtigt (§ 34 Abs. 2 KWG):",
            "Şükrü Çağlayan-İnönü Liste Vielfalt aus der Partei oder Wählergruppe ausgeschieden",
            "2. Der Sitz von Alex Beispiel-B3 bleibt leer",
            "die gesetzliche Zahl der Mitglieder vermindert sich für die Wahlzeit auf 8 (§ 34 "
            "Abs. 1 KWG).",
            "Dem Ausländerbeirat gehören 8 Mitglieder an. Von den 9 Sitzen der Hauptsatzung bleibt "
            "1 unbesetzt.",
            "Wahlvorschlag 1: Liste Vielfalt 1 Alex Beispiel-A1 1. April 2026",
        )
        == []
    )


@pytest.mark.rules("R-END-04", "R-END-05")
@pytest.mark.parametrize(
    ("why", "said"),
    [
        pytest.param(
            CallReason.BETTER_PLACE, "den besseren Platz auf demselben Wahlvorschlag", id="place"
        ),
        pytest.param(CallReason.MAJORITY, "(Mehrheitswahl, § 34 Abs. 1a KWG)", id="Mehrheitswahl"),
        pytest.param(CallReason.LOT, "durch das Los bestimmt, das die Wahlleitung", id="lot"),
    ],
)
def test_the_announcement_says_why_it_is_this_person(why, said):
    successor = examples.SUCCEEDED.successor
    assert successor is not None
    change = replace(examples.SUCCEEDED, successor=replace(successor, reason=why, votes=None))
    paper = render_members(replace(examples.CHANGED, changes=(change,)))
    assert missing(paper, said, "Stimmen unbekannt") == []


@pytest.mark.rules("R-END-09")
def test_the_announcement_says_until_when_and_how_to_object():
    assert examples.OBJECTION.until == objection_deadline(examples.CHANGED.published_on)
    assert (
        missing(
            render_members(examples.CHANGED),
            "Einspruch (§§ 34 Abs. 3, 25 KWG)",
            "innerhalb einer Ausschlussfrist von zwei Wochen nach dieser Bekanntmachung Einspruch "
            "erheben, spätestens am 20. Mai 2027.",
            "Er ist zu richten an: Wahlleitung Musterstadt, Marktplatz 1, 65999 Musterstadt",
            "braucht die Unterstützung von mindestens 15 Wahlberechtigten.",
        )
        == []
    )
    assert (
        missing(
            render_members(examples.ENDED),
            "von 1 % der Wahlberechtigten, mindestens von 5; bei mehr als 10.000 Wahlberechtigten "
            "von mindestens 100.",
        )
        == []
    )


@pytest.mark.rules("R-BODY-09", "R-BODY-10", "R-END-08")
@pytest.mark.parametrize(
    ("left", "said"),
    [
        pytest.param(2, "nur noch 2 Mitglieder", id="F4: Rosbach 2023"),
        pytest.param(1, "nur noch 1 Mitglied", id="one"),
        pytest.param(0, "kein Mitglied mehr", id="nobody"),
    ],
)
def test_below_three_members_the_body_ends(left, said):
    lists = (replace(examples.ENDED.lists[0], members=examples.seated("R", left)),)
    paper = render_members(replace(examples.ENDED, lists=lists))
    assert (
        missing(
            paper,
            f"Seit dem 20. Februar 2023 hat der Ausländerbeirat {said}. Das sind weniger als drei.",
            "Er besteht deshalb für den Rest der Wahlzeit, bis zum 31. März 2026, nicht mehr "
            "(§ 86 Abs. 1 Satz 4 der Hessischen Gemeindeordnung, HGO).",
            "Für den Rest der Wahlzeit ist eine Integrations-Kommission zu bilden (§ 86 Abs. 1 "
            "Satz 6 HGO).",
        )
        == []
    )
    assert "gehören" not in text_of(paper)


def test_without_the_duty_the_end_names_no_commission():
    paper = render_members(replace(examples.ENDED, commission_owed=False))
    assert "Integrations-Kommission" not in text_of(paper)


def test_at_the_beginning_there_are_only_members():
    shown = text_of(render_members(examples.BEGINNING))
    assert "Dem Ausländerbeirat gehören 9 Mitglieder an. Die Wahlzeit endet" in shown
    assert [word for word in ("Einspruch", "festgestellt", "unbesetzt") if word in shown] == []


def test_several_empty_seats_are_plural():
    facts = replace(examples.BEGINNING, seats=12)
    assert missing(render_members(facts), "Von den 12 Sitzen der Hauptsatzung bleiben 3") == []


@pytest.mark.rules("R-END-07")
def test_the_announcement_holds_no_day_but_those_of_seats_and_acts():
    days = {
        examples.CHANGED.election_day,
        examples.CHANGED.term_ends_on,
        examples.CHANGED.published_on,
        examples.OBJECTION.until,
        date(2026, 4, 1),
        *(change.effective_on for change in examples.CHANGED.changes),
        *(change.determined_on for change in examples.CHANGED.changes),
    }
    said = set(LONG_DAY.findall(text_of(render_members(examples.CHANGED))))
    assert said == {" ".join(long_date(day).split()) for day in days}


@pytest.mark.rules("R-END-01")
def test_an_elected_person_is_told_that_the_seat_needs_no_acceptance():
    shown = render_mandate_letter(examples.ELECTED)
    assert (
        missing(
            shown,
            "Guten Tag Łukasz Wąsowski-Źdźbło,",
            "bei der Wahl am 15. März 2026 sind Sie in den Ausländerbeirat gewählt worden.",
            "kraft Gesetzes erworben; Sie müssen die Wahl nicht annehmen (§ 23 Abs. 1 KWG).",
            "Stimmen 1.140 Mitglied ab 1. April 2026 Die Wahlzeit endet am 31. März 2031",
            "Der Verzicht kann nicht widerrufen werden (§ 33 KWG).",
        )
        == []
    )
    assert "Hinderungsgrund" not in text_of(shown)


@pytest.mark.rules("R-END-02", "R-END-07")
def test_a_person_with_another_post_is_told_the_exact_last_day():
    noted = examples.INCOMPATIBLE.incompatibility
    assert noted is not None
    assert noted.proof_until == incompatibility_proof_deadline(noted.served_on)
    assert (
        missing(
            render_mandate_letter(examples.INCOMPATIBLE),
            "Sehr geehrter Herr Wąsowski-Źdźbło,",
            "der Sitz von Alex Beispiel-A2 im Ausländerbeirat ist frei geworden. Ich habe am "
            "3. Mai 2027 festgestellt, dass Sie nachrücken (§ 34 KWG).",
            "Nach unserer Kenntnis sind Sie hauptamtlich bei der Gemeinde beschäftigt",
            "nur innerhalb einer Woche nach Zustellung",
            "Zugestellt am 6. Mai 2027; letzter Tag für den Nachweis ist der 13. Mai 2027.",
            "Bis zum Nachweis ruht Ihr Sitz.",
            "gilt er als nicht erworben (§ 23 Abs. 2 KWG).",
            "Stimmen unbekannt",
        )
        == []
    )


@pytest.mark.rules("R-END-03")
@pytest.mark.parametrize(
    ("ground", "said"),
    [
        pytest.param(
            LossGround.RESIGNATION,
            (
                "Ihr Sitz im Ausländerbeirat ist erloschen",
                "ich habe festgestellt, dass Sie dem Ausländerbeirat nicht mehr angehören.",
                "Grund Verzicht auf den Sitz (§ 33 KWG)",
                "Für Ihre Arbeit im Ausländerbeirat danke ich Ihnen.",
            ),
            id="resignation",
        ),
        pytest.param(
            LossGround.ELIGIBILITY_LOST,
            ("Grund Verlust der Wählbarkeit oder Eintritt eines Hinderungsgrunds (§ 33 KWG)",),
            id="electability lost",
        ),
        pytest.param(
            LossGround.NEVER_ACQUIRED,
            (
                "Ihr Sitz im Ausländerbeirat gilt als nicht erworben",
                "ist nicht innerhalb der Frist von einer Woche nachgewiesen worden.",
            ),
            id="never acquired",
        ),
    ],
)
def test_a_person_who_left_is_told_the_ground_and_the_day(ground, said):
    paper = render_departure_letter(replace(examples.LEFT, ground=ground))
    always = (
        "Festgestellt am 3. Mai 2027 Wirksam seit 3. Mai 2027",
        "innerhalb von zwei Wochen nach der Bekanntmachung",
    )
    assert missing(paper, *said, *always) == []
    assert ("danke ich" in text_of(paper)) is (ground is LossGround.RESIGNATION)


def test_nobody_writes_to_a_dead_person():
    with pytest.raises(ValueError, match="no letter"):
        render_departure_letter(replace(examples.LEFT, ground=LossGround.DEATH))
