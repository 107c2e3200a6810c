"""What the minutes on the admission of the lists say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elections.law.assumptions import OrderBasis
from reports.pdf import theme
from reports.pdf.nominations.facts import GroupFacts
from reports.pdf.nominations.minutes import render_minutes
from reports.pdf.nominations.minutes_facts import (
    DecidedListFacts,
    Decision,
    ListOrderFacts,
    VoteFacts,
)
from reports.pdf.nominations.minutes_points import outcome, voted
from tests.reports.nominations import announcement_examples as examples
from tests.reports.paper import missing, pages_of, text_of


@pytest.mark.rules("C-05", "C-06", "R-BODY-08", "R-LIST-10", "R-LIST-11", "R-LIST-17")
def test_the_minutes_tell_who_was_there_what_was_decided_and_why():
    assert (
        missing(
            render_minutes(replace(examples.MINUTES, was_public=True)),
            "Tag der Sitzung 16. Januar 2026 Ort Rathaus, Sitzungszimmer 2 Eröffnet und "
            "geschlossen 17:00 Uhr bis 18:20 Uhr",
            "Öffentlich bekannt gemacht am 9. Januar 2026, im Musterstädter Anzeiger Die Sitzung "
            "war öffentlich ja",
            "Kim Beispiel-V6 Beisitzer, in Stellvertretung für Alex Beispiel-B6 ja",
            "Alex Beispiel-B6 Beisitzer nein",
            "1. Internationale Liste Musterstadt (ILM) Eingegangen 19.12.2025, 10:15 Uhr Personen "
            "9 Feststellung 55 von 62 Unterschriften waren gültig",
            "Entscheidung zugelassen Abstimmung einstimmig (7 dafür)",
            "Entscheidung zugelassen ohne einzelne Personen Begründung Bei einer Person fehlt die "
            "Zustimmung (§ 14 Abs. 2 KWG). Abstimmung 5 dafür, 1 dagegen, 1 enthalten",
            "Nicht zugelassene Personen Platz Person Grund 3",
            "Entscheidung zurückgewiesen Begründung Der Wahlvorschlag ist nach 18:00 Uhr "
            "eingegangen (§ 13 Abs. 1 KWG). Abstimmung ________ dafür",
            "Die Reihenfolge hat das Los bestimmt. Gezogen wurde nacheinander: Nr. Wahlvorschlag 1 "
            "Gemeinschaft der Migrantinnen",
            "Hergang: Zwei gleiche Zettel in einer Urne, gezogen von der Wahlleiterin.",
            "Liste der Späten zurückgewiesen 0 Zusammen zugelassen 13 Zu wählende Mitglieder 9",
            "Die Wahl findet statt: 13 Personen sind zugelassen, 9 Mitglieder sind zu wählen.",
            "Bemerkungen Eine Vertrauensperson war anwesend und wurde gehört.",
        )
        == []
    )


def test_only_who_was_there_signs():
    last = pages_of(render_minutes(examples.MINUTES))[-1]
    assert ("Kim Beispiel-V6" in last, "Alex Beispiel-B6" in last) == (True, False)


def decided(persons: int, decision: Decision = Decision.ADMITTED) -> DecidedListFacts:
    return DecidedListFacts(GroupFacts(f"Liste mit {persons}", ""), persons, decision)


@pytest.mark.rules("R-BODY-08", "R-CAST-04")
@pytest.mark.parametrize(
    ("lists", "said"),
    [
        pytest.param(
            (), "Die Wahl findet nicht statt: Es ist kein Wahlvorschlag eingereicht worden.",
            id="no list",
        ),
        pytest.param(
            (decided(12, Decision.REFUSED),),
            "Die Wahl findet nicht statt: Kein Wahlvorschlag ist zugelassen.",
            id="none admitted",
        ),
        pytest.param(
            (decided(2),),
            "Die Wahl findet nicht statt: 2 Personen sind zugelassen, 9 Mitglieder sind zu wählen. "
            "In der Wahlzeit besteht damit kein Ausländerbeirat.",
            id="Nauheim 2026",
        ),
        pytest.param(
            (decided(1), decided(0)),
            "Die Wahl findet nicht statt: 1 Person ist zugelassen, 9 Mitglieder sind zu wählen. "
            "In der Wahlzeit besteht damit kein Ausländerbeirat.",
            id="one person",
        ),
        pytest.param(
            (decided(4), decided(5), decided(30, Decision.REFUSED)),
            "Die Wahl findet statt: 9 Personen sind zugelassen, 9 Mitglieder sind zu wählen.",
            id="as many as seats are enough",
        ),
        pytest.param(
            (decided(9),),
            "Die Wahl findet statt: 9 Personen sind zugelassen, 9 Mitglieder sind zu wählen. Weil "
            "nur ein Wahlvorschlag zugelassen ist, wird nach den Grundsätzen der Mehrheitswahl "
            "gewählt (§ 1 Abs. 2 KWG).",
            id="one list of nine",
        ),
    ],
)  # fmt: skip
def test_the_cancel_test_says_whether_the_election_takes_place(lists, said):
    facts = replace(examples.MINUTES, lists=lists)
    assert outcome(facts).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        pytest.param(VoteFacts(7, 0), "einstimmig (7 dafür)", id="unanimous"),
        pytest.param(VoteFacts(4, 2, 1), "4 dafür, 2 dagegen, 1 enthalten", id="divided"),
        pytest.param(VoteFacts(0, 0, 0), "0 dafür, 0 dagegen, 0 enthalten", id="nobody voted"),
        pytest.param(
            VoteFacts(4, 1, 0, 7),
            "4 dafür, 1 dagegen, 0 enthalten; abgestimmt haben 5 von 7 Anwesenden",
            id="two did not vote",
        ),
        pytest.param(None, "________ dafür, ________ dagegen, ________ enthalten", id="unknown"),
    ],
)
def test_a_vote_is_told_or_left_to_be_written(vote, said):
    assert voted(vote) == said


def test_minutes_nobody_filled_have_room_for_seven_and_the_clerk():
    paper = render_minutes(examples.EMPTY_MINUTES)
    assert text_of(paper).count("Beisitzerin oder Beisitzer") == 12
    assert (
        missing(
            paper,
            "Die Sitzung war öffentlich ja / nein",
            "Es ist kein Wahlvorschlag eingereicht worden.",
            "Zusammen zugelassen 0 Zu wählende Mitglieder 9",
        )
        == []
    )
    assert "Reihenfolge auf dem Stimmzettel" not in text_of(paper)


@pytest.mark.rules("R-LIST-17")
def test_an_order_is_resolved_or_left_to_be_written():
    resolved = replace(
        examples.MINUTES, order=ListOrderFacts(OrderBasis.RESOLUTION, ("Liste A", "Liste B"))
    )
    said = "Der Wahlausschuss hat diese Reihenfolge beschlossen: Nr. Wahlvorschlag 1 Liste A"
    assert missing(render_minutes(resolved), said) == []
    open_ = replace(examples.MINUTES, order=None)
    assert missing(render_minutes(open_), "Festgesetzt durch Los / Beschluss") == []


def test_26_lists_with_names_of_200_characters_stay_in_one_protocol():
    lists = tuple(
        replace(examples.WITHOUT, group=GroupFacts(f"Liste {at} " + "lang " * 38, ""))
        for at in range(1, 27)
    )
    facts = replace(examples.MINUTES, lists=lists)
    pages = pages_of(render_minutes(facts))
    shown = " ".join(pages)
    assert [at for at in range(1, 27) if f"{at}. Liste {at} lang" not in shown] == []
    assert theme.short_code(theme.fingerprint(facts)) in pages[-1]
