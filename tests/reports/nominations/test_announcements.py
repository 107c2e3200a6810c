"""What the public reads about lists: the call for them, and which were admitted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elections.law.assumptions import OrderBasis
from elections.law.register.names import PersonName
from reports.pdf.nominations.admitted import notes, render_admitted_lists
from reports.pdf.nominations.call import render_list_call, support
from tests.reports.nominations import announcement_examples as examples
from tests.reports.paper import missing, pages_of, text_of


@pytest.mark.rules(
    "C-02", "C-03", "R-LIST-03", "R-LIST-05", "R-LIST-06", "R-LIST-10", "R-LIST-13", "R-ELIG-01",
    "R-ELIG-02", "R-ELIG-03", "R-ELIG-05", "R-BODY-08",
)  # fmt: skip
def test_the_call_says_who_may_hand_in_what_until_when_and_where():
    assert (
        missing(
            render_list_call(examples.CALL),
            "Aufforderung zur Einreichung von Wahlvorschlägen für die Wahl des Ausländerbeirats am "
            "15. März 2026",
            "für die Wahlzeit vom 1. April 2026 bis zum 31. März 2031 gewählt. Er hat 31 "
            "Mitglieder.",
            "Letzter Zeitpunkt: 5. Januar 2026, 18:00 Uhr",
            "Einzureichen schriftlich bei: Wahlamt, Zimmer 12, Marktplatz 1, 65999 Musterstadt.",
            "Jede kann nur einen Wahlvorschlag einreichen",
            "also spätestens seit dem 15. Dezember 2025, in der Gemeinde wohnt",
            "Spätaussiedler genügt nicht.",
            "kann an einem Sitz gehindert sein",
            "beide unterschreiben den Wahlvorschlag mit der Hand und stehen selbst nicht darauf",
            "Mindestens drei Personen müssen mit abstimmen.",
            "Unterschriften von mindestens 62 Wahlberechtigten: doppelt so viele",
            "ununterbrochen im Ausländerbeirat, im Hessischen Landtag oder über einen "
            "Wahlvorschlag aus Hessen im Bundestag vertreten waren, brauchen keine",
            "auch neben einer anderen, kann nicht unterschreiben",
            "sie kann nicht widerrufen werden",
            "Die Vordrucke sind kostenlos erhältlich: www.musterstadt.example/wahl.",
            "können unter https://wahl.musterstadt.example/liste/ eingegeben werden; eingereicht "
            "ist der Wahlvorschlag erst mit dem unterschriebenen Papier.",
            "Am 16. Januar 2026 entscheidet der Wahlausschuss",
            "Anschriften werden nicht veröffentlicht (§ 26 KWO).",
            "Sind insgesamt weniger als 31 Personen zugelassen, findet keine Wahl statt",
            "Musterstadt, 1. Dezember 2025",
        )
        == []
    )


@pytest.mark.rules("R-LIST-06")
def test_where_a_commission_stood_in_for_the_council_nobody_is_exempt_through_it():
    paper = render_list_call(examples.CALL_AFTER_COMMISSION)
    assert (
        missing(
            paper,
            "ununterbrochen im Hessischen Landtag oder über einen Wahlvorschlag aus Hessen im "
            "Bundestag vertreten waren, brauchen nur 5 (§ 11 KWG).",
            "Eine frühere Vertretung darin befreit deshalb niemanden.",
            "Die Vordrucke sind kostenlos erhältlich: Wahlamt, Zimmer 12, Marktplatz 1",
        )
        == []
    )
    assert "erst mit dem unterschriebenen Papier" not in text_of(paper)
    assert len(support(examples.CALL_AFTER_COMMISSION)) == len(support(examples.CALL)) + 1


@pytest.mark.rules("C-08", "R-BAL-02", "R-LIST-17", "R-DP-02")
def test_admitted_lists_are_named_with_year_of_birth_and_without_any_address():
    paper = render_admitted_lists(examples.ADMITTED)
    assert (
        missing(
            paper,
            "Zugelassen sind 2 Wahlvorschläge mit zusammen 42 Personen; zu wählen sind 9 "
            "Mitglieder.",
            "Die Reihenfolge hat das Los bestimmt, das in der Sitzung des Wahlausschusses am "
            "16. Januar 2026 gezogen wurde.",
            "Auf dem Stimmzettel stehen je Wahlvorschlag höchstens 9 Personen",
            "Wahlvorschlag 1: Internationale Liste Musterstadt (ILM) Platz",
            "1 Frau Kaya, Dr. Deniz Ärztin 1980 2 Herr Suharto Student 2001",
            "von der Шевченко, Олександра",
            "37 Frau Beispiel-P37, Alex Ärztin 1980",
        )
        == []
    )
    shown = text_of(paper)
    private = ["Hauptstraße", "29.02.1980", "Ankara", "Postfach", "Deniz Ali"]
    assert [fact for fact in private if fact in shown] == []
    assert ["Wahlvorschlag 2: Gemeinschaft" in page for page in pages_of(paper)] == [True, True]


@pytest.mark.rules("R-CAST-04", "R-BAL-02", "R-LIST-17")
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param(
            examples.ONE_ADMITTED,
            [
                "Weil nur ein Wahlvorschlag zugelassen ist, wird nach den Grundsätzen der "
                "Mehrheitswahl gewählt (§ 1 Abs. 2 KWG): Gewählt sind die 9 Personen mit den "
                "meisten Stimmen. Jede wahlberechtigte Person hat 9\u00a0Stimmen und kann einer "
                "Person bis zu drei Stimmen geben (§ 18 KWG)."
            ],
            id="one list",
        ),
        pytest.param(
            replace(
                examples.ADMITTED,
                seats=37,
                order_basis=OrderBasis.RESOLUTION,
                order_set_on=None,
            ),
            ["Die Reihenfolge hat der Wahlausschuss beschlossen."],
            id="a resolution on the order",
        ),
        pytest.param(
            replace(examples.ADMITTED, seats=37, order_basis=None),
            [],
            id="nothing known of the order",
        ),
    ],
)
def test_the_notes_say_how_is_voted_and_how_the_order_came_about(facts, said):
    assert notes(facts) == said


def test_names_at_birth_stand_in_brackets_where_they_are_shown():
    (person, *_) = examples.ADMITTED.lists[0].persons
    both = replace(person, birth_name="Müller", stage_name="La Kaya")
    assert both.shown == "Kaya, Dr. Deniz (geb. Müller, Ordens- oder Künstlername La Kaya)"
    assert replace(person, name=PersonName("Suharto")).shown == "Suharto"


def test_invented_names_are_marked_and_an_election_without_lists_is_not_announced():
    paper = render_admitted_lists(replace(examples.ONE_ADMITTED, invented_names=True))
    assert ["Namen erfunden" in page for page in pages_of(paper)] == [True]
    with pytest.raises(ValueError, match="nothing to announce"):
        render_admitted_lists(replace(examples.ADMITTED, lists=()))
