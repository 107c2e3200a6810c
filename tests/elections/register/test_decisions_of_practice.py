"""What one extract after the other and one decision after the other make of a person (R-REG-02)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction

from elections.actions.course.setup import add_district
from elections.actions.register.cases import Choice, Decided, decide_cases
from elections.actions.register.check import check_extract
from elections.actions.register.corrections import restore_entry, strike_entry
from elections.actions.register.files import keep_extract
from elections.actions.register.takeover import take_in_extract
from elections.law.register.rules import RegisterRule
from elections.models.register.entries import RegisterStrike
from municipalities.law.basis import RuleViolation
from tests import factories
from tests.elections.register.extract_scene import NOW, TAKEN_ON
from tests.elections.register_scene import grounds

pytestmark = pytest.mark.django_db
HEADER = (
    "Kennung;Familienname;Vornamen;Geburtsdatum;Staatsangehörigkeit;Einzugsdatum;Straße;Hausnummer;"
    "Sterbedatum;Wegzug"
)
ENTER, LEAVE_OUT = Decided.ENTER, Decided.LEAVE_OUT
SAME, OTHER = Decided.SAME_PERSON, Decided.OTHER_PERSON


def row(key: str = "1", **change: str) -> str:
    cells = {"key": key, "family": "Alt", "given": "Eva", "born": "01.01.1985",
             "nationality": "163", "since": "01.02.2020", "street": "Hauptstr.", "house": "3",
             "died": "", "left": ""} | change  # fmt: skip
    return ";".join(cells.values())


class Story:
    """A town that gets an extract every day, with somebody else in it who never changes."""

    def __init__(self) -> None:
        self.election = factories.election()
        self.lead = factories.lead(self.election.municipality)
        add_district(self.election.pk, number="001", name="Ort", actor=self.lead)
        self.day = TAKEN_ON

    def extract(self, *rows: str) -> Story:
        self.day += timedelta(days=2)
        content = "\n".join([HEADER, *rows, row("99", family="Ganz", given="Ida", house="9"), ""])
        found = keep_extract(
            self.election.pk, [content.encode()], name="a.csv", taken_on=self.day, today=self.day,
            actor=self.lead,
        )  # fmt: skip
        check_extract(found.pk, today=self.day)
        take_in_extract(
            found.pk, now=NOW, set_faults_aside=True, loss_is_meant=True, actor=self.lead
        )
        return self

    def decide(self, kind: str, decided: Decided, *, line: int | None = None, at: int = 0) -> Story:
        cases = self.election.doubtful_cases.filter(kind=kind, decision=None)
        if at:
            cases = cases.filter(line=at)
        choice = Choice(decided, "Pass vorgelegt", line=line)
        keys = [case.pk for case in cases]
        assert keys, "nothing to decide"
        decide_cases(self.election.pk, keys, choice, now=NOW, actor=self.lead)
        return self

    def strike(self, key: str = "1") -> Story:
        entry = self.election.register_entries.get(registration_id=key)
        ground = RegisterStrike.Ground.NOT_ENTITLED
        on = date(2026, 2, 2)
        strike_entry(entry.pk, ground=ground, on=on, remark="deutsch", actor=self.lead)
        return self

    @property
    def standing(self) -> list[str]:
        entries = self.election.register_entries.standing().exclude(family_name="Ganz")
        return [f"{one.registration_id} {one.listed_name}" for one in entries.order_by("pk")]

    @property
    def open(self) -> list[str]:
        cases = self.election.doubtful_cases.filter(decision=None).order_by("kind", "line")
        return [case.kind for case in cases]


Told = tuple[list[str], list[str]]
STORIES: dict[str, tuple[Callable[[Story], Story], Told]] = {
    "a nationality that was cleared is no decision about somebody else with the id": (
        lambda s: s.extract(row(nationality="998")).decide("nationality", ENTER)
        .extract(row(nationality="998", family="Fremd", given="Uwe", born="05.05.1955")),
        (["1 Alt, Eva"], ["id_reused"]),
    ),
    "a birth that was cleared is asked again where another one is written": (
        lambda s: s.extract(row(born="00.00.1985")).decide("birth_date", ENTER)
        .extract(row(born="01.01.1850")),
        (["1 Alt, Eva"], ["birth_date"]),
    ),
    "another fault is another case and strikes nobody": (
        lambda s: s.extract(row(born="31.02.1985")).decide("fault", LEAVE_OUT).extract(row())
        .extract(row(nationality="Marsianer")),
        (["1 Alt, Eva"], ["fault"]),
    ),
    "whoever was left out as doubtful and is clear now is asked about": (
        lambda s: s.extract(row()).extract(row(nationality="998")).decide("nationality", LEAVE_OUT)
        .extract(row()),
        ([], ["struck"]),
    ),
    "and stands again when somebody says so": (
        lambda s: s.extract(row()).extract(row(nationality="998")).decide("nationality", LEAVE_OUT)
        .extract(row()).decide("struck", ENTER).extract(row()),
        (["1 Alt, Eva"], []),
    ),
    "a row that lost its id strikes nobody": (
        lambda s: s.extract(row()).extract(row("")), (["1 Alt, Eva"], ["fault"]),
    ),
    "under a new id and with one name less nobody is struck before somebody decides": (
        lambda s: s.extract(row(given="Eva Maria")).extract(row("77")),
        (["1 Alt, Eva Maria"], ["twice"]),
    ),
    "the same person under a new id keeps the entry, which gets id and data": (
        lambda s: s.extract(row(given="Eva Maria")).extract(row("77")).decide("twice", SAME)
        .extract(row("77", house="8")),
        (["77 Alt, Eva"], []),
    ),
    "of two rows of one person the left one does not strike the other": (
        lambda s: s.extract(row(given="Eva Maria"), row("2")).decide("twice", LEAVE_OUT, at=3)
        .decide("twice", ENTER, at=2).extract(row("2")),
        (["1 Alt, Eva Maria"], []),
    ),
    "whom a person struck does not come back under a new id": (
        lambda s: s.extract(row()).strike().extract(row("77")), ([], ["twice"]),
    ),
    "one person under two ids, German under one of them": (
        lambda s: s.extract(row(), row("2", nationality="000")), ([], ["twice"]),
    ),
    "one person under two ids, dead under one of them": (
        lambda s: s.extract(row(), row("2", died="03.01.2026")), ([], ["twice"]),
    ),
    "one person in two writings of a street and with one name less": (
        lambda s: s.extract(row(given="Eva Maria"), row("2", street="Hauptstraße")),
        ([], ["twice", "twice"]),
    ),
    "one person in another street with one name less": (
        lambda s: s.extract(row(given="Eva Maria"), row("2", street="Fernweg")),
        ([], ["twice", "twice"]),
    ),
    "day and month swapped in one house": (
        lambda s: s.extract(row(born="01.02.1985"), row("2", born="02.01.1985")),
        ([], ["twice", "twice"]),
    ),
    "father and son of one name in one house are two": (
        lambda s: s.extract(row(born="01.02.1955"), row("2", born="13.06.1985")),
        (["1 Alt, Eva", "2 Alt, Eva"], []),
    ),
    "whoever went and came back under two ids stands once": (
        lambda s: s.extract(row()).extract().extract(row("77")).extract(row(), row("77")),
        (["77 Alt, Eva"], ["twice"]),
    ),
    "an id that goes to a third person is asked about again": (
        lambda s: s.extract(row()).extract(row(family="Neu", given="Ida", born="05.06.1990"))
        .decide("id_reused", OTHER).extract(row(family="Dritt", given="Bo", born="07.08.1960")),
        (["1 Neu, Ida"], ["id_reused"]),
    ),
    "the same birthday does not make another name and dwelling the same person": (
        lambda s: s.extract(row()).extract(row(family="Fremd", given="Uwe", house="77")),
        (["1 Alt, Eva"], ["id_reused"]),
    ),
    "an id about which nothing changes keeps its person": (
        lambda s: s.extract(row()).extract(row(family="Neu", given="Ida", born="05.06.1990"))
        .decide("id_reused", LEAVE_OUT).extract(row(family="Neu", given="Ida", born="05.06.1990")),
        (["1 Alt, Eva"], []),
    ),
    "a known person in two rows gets the row that holds": (
        lambda s: s.extract(row()).extract(row(), row(family="Neu"))
        .decide("rows_differ", ENTER, line=3).extract(row(), row(family="Neu")),
        (["1 Neu, Eva"], []),
    ),
    "rows are asked about again when one of them becomes German": (
        lambda s: s.extract(row(), row(family="Neu")).decide("rows_differ", ENTER, line=2)
        .extract(row(), row(family="Neu", nationality="000")),
        (["1 Alt, Eva"], ["rows_differ"]),
    ),
    "whoever moved inside the town lately may have lived here for longer": (
        lambda s: s.extract(row(left="03.02.2026", since="01.01.2010"),
                            row(street="Neuweg", since="03.02.2026")),
        ([], ["resident_since"]),
    ),
}  # fmt: skip


@pytest.mark.rules("R-REG-02", "R-REG-04", "R-VOTE-01")
@pytest.mark.parametrize(("tell", "told"), STORIES.values(), ids=STORIES)
def test_what_becomes_of_a_person(tell, told):
    story = tell(Story())
    assert (story.standing, story.open) == told


@pytest.mark.rules("R-REG-02")
def test_two_entries_of_one_person_come_from_no_restoration_and_no_data_of_an_extract():
    story = Story().extract(row()).extract().extract(row("77"))
    entry = story.election.register_entries.get(registration_id="1")
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        restore_entry(entry.pk, grounds=grounds(), actor=story.lead)
    assert refusal.value.rule is RegisterRule.PERSON_ENTERED_ALREADY
    other = row("2", family="Bauer", given="Max", born="05.05.1955")
    swapped = Story().extract(row(), other).extract(row("2"), other.replace("2;", "1;", 1))
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        swapped.decide("id_reused", SAME, at=2)
    assert refusal.value.rule is RegisterRule.PERSON_ENTERED_ALREADY
    assert swapped.decide("id_reused", LEAVE_OUT).standing == ["1 Alt, Eva", "2 Bauer, Max"]
