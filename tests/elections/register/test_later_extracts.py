"""Extract upon extract, with acts by hand between them: the register that should stand does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from elections.actions.register.cases import Choice, Decided, decide_cases
from elections.actions.register.check import check_extract
from elections.actions.register.corrections import correct_entry, restore_entry, strike_entry
from elections.actions.register.files import drop_extract
from elections.actions.register.mappings import read_extract_as
from elections.actions.register.numbering import fix_numbers, give_numbers
from elections.actions.register.takeover import take_in_extract
from elections.law.register.corrections import Basis, Grounds
from elections.law.register.rules import RegisterRule
from elections.models import CalendarEntry, StreetRange
from elections.models.register.check_facts import Difference
from elections.models.register.entries import RegisterCorrection, RegisterStrike
from elections.models.register.imports import (
    DraftEntry,
    ImportPiece,
)
from elections.models.register.reading import Reading
from municipalities.law.basis import RuleViolation
from municipalities.law.days import KnownDay
from municipalities.models import Job
from tests import factories
from tests.database import by_owner
from tests.elections.register.extract_scene import (
    NOW,
    TAKEN_ON,
    TODAY,
    checked,
    election,
    kept,
    row,
    table,
    taken,
)

pytestmark = pytest.mark.django_db
LATER, LAST = date(2026, 2, 15), date(2026, 2, 16)
IDS, NAMES, HOUSES = ("A1", "a1", "B2", "C3"), ("Acar", "Berg", "Zoll"), ("1", "2", "4")
GROUNDS = Grounds(Basis.EX_OFFICIO, TODAY, "Ausweis")
ENTER, LEAVE_OUT = Decided.ENTER, Decided.LEAVE_OUT


@dataclass
class Entry:
    """What the model knows of one entry."""

    name: str
    house: str
    side: str
    struck: str = ""
    own_name: bool = False


@dataclass
class Model:
    """The register as the rules say it in plain sentences, one person at a time.

    Everybody has a birthday of their own: who may be one person is tested in test_one_person.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    fixed: bool = False

    def extract(self, rows: dict[str, tuple[str, str, str]]) -> None:
        verdicts = {key: kind for key, (_name, _house, kind) in rows.items()}
        by_hand = {key for key, one in self.entries.items() if one.struck == "hand"}
        # Whoever was struck by hand stays struck: a file that names nobody else is refused.
        if not any(kind == "eligible" and key not in by_hand for key, kind in verdicts.items()):
            return
        for key, one in self.entries.items():
            verdict = verdicts.get(key, "gone")
            if not one.struck and verdict in ("german", "gone"):
                one.struck = "extract"
            elif verdict == "eligible" and one.struck == "extract":
                one.struck = ""
        for key in [key for key, verdict in verdicts.items() if verdict == "eligible"]:
            self._write(key, *rows[key][:2])

    def _write(self, key: str, name: str, house: str) -> None:
        side = "001" if house == "1" else "002"
        one = self.entries.setdefault(key, Entry(name, house, side))
        if not one.struck:
            one.name = one.name if one.own_name else name
            if one.house != house and not self.fixed:
                one.side = side
            one.house = house


PERSON = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(HOUSES),
    st.sampled_from(["eligible", "eligible", "eligible", "german", "doubt", "fault", "broken"]),
)
STEPS = st.lists(
    st.one_of(
        st.dictionaries(st.sampled_from(IDS), PERSON, min_size=1),
        st.tuples(st.sampled_from(["strike", "restore", "name"]), st.sampled_from(IDS)),
        st.just(("fix", "")),
    ),
    min_size=3,
    max_size=7,
)
BIRTHS = dict(zip(IDS, ("11.04.1955", "22.05.1966", "13.06.1977", "24.07.1988"), strict=True))
ODD = {"german": {"second": "000"}, "doubt": {"nationality": "998"}, "fault": {"born": "x"},
       "broken": {"court": ";x"}, "eligible": {}}  # fmt: skip


def by_hand(made, act: str, entry, actor) -> None:
    if act == "strike":
        died = RegisterStrike.Ground.DIED
        strike_entry(entry.pk, ground=died, on=TODAY, remark="", actor=actor)
    elif act == "restore":
        restore_entry(entry.pk, grounds=GROUNDS, actor=actor)
    else:
        changes = {"family_name": f"{entry.family_name}x"}
        correct_entry(entry.pk, changes, grounds=GROUNDS, actor=actor)


def step(made, model: Model, one, day: date, actor) -> None:
    """Do one step to the register and to the model."""
    if isinstance(one, dict):
        model.extract(one)
        lines = [
            row(key, **{"family": name, "number": house, "born": BIRTHS[key]} | ODD[kind])
            for key, (name, house, kind) in one.items()
        ]
        with suppress(RuleViolation):  # Nobody in it may vote.
            taken(made, *lines, taken_on=day, set_faults_aside=True, loss_is_meant=True)
        return
    act, key = one
    known = model.entries.get(key)
    if act == "fix":
        fix_numbers(made.pk, now=NOW, actor=actor)
        model.fixed = True
    elif known is not None and (act == "name" or (act == "strike") != bool(known.struck)):
        by_hand(made, act, made.register_entries.get(registration_id=key), actor)
        if act == "name":
            known.name, known.own_name = f"{known.name}x", True
        else:
            known.struck = "hand" if act == "strike" else ""


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
@example(
    steps=[
        dict.fromkeys(IDS, ("Acar", "1", "eligible")),
        ("fix", ""),
        ("strike", "B2"),
        {"A1": ("Acar", "1", "eligible")},
        {"B2": ("Acar", "1", "eligible")},
    ]
)
def test_any_sequence_of_extracts_and_acts_gives_the_register_of_the_model(scene, steps):
    made, actor = scene
    model = Model()
    with transaction.atomic():
        for place, one in enumerate(steps):
            step(made, model, one, TAKEN_ON + timedelta(days=place), actor)
        if not model.fixed:
            give_numbers(made.pk)
        struck = set(made.register_entries.struck().values_list("registration_id", flat=True))
        entries = list(made.register_entries.select_related("district"))
        assert {
            one.registration_id: (
                one.family_name, one.house_number, one.district.number,
                one.registration_id in struck,
            )
            for one in entries
        } == {
            key: (one.name, one.house, one.side, bool(one.struck))
            for key, one in model.entries.items()
        }  # fmt: skip
        for side in ("001", "002"):
            numbers = sorted(
                one.number for one in entries
                if one.district.number == side and one.registration_id not in struck
            )  # fmt: skip
            expected = [*range(1, len(numbers) + 1)]
            assert len(set(numbers)) == len(numbers) if model.fixed else numbers == expected
        transaction.set_rollback(True)


@pytest.fixture
def scene(db):
    made = election()
    return made, factories.officer(made.municipality)


def standing(made) -> list[str]:
    found = made.register_entries.standing().order_by("registration_id")
    return list(found.values_list("registration_id", flat=True))


def decide(scene, choice: Choice, **which: str):
    made, actor = scene
    keys = list(made.doubtful_cases.filter(decision=None, **which).values_list("pk", flat=True))
    return decide_cases(made.pk, keys, choice, now=NOW, actor=actor)


@pytest.mark.rules("R-VOTE-01", "R-REG-10")
@pytest.mark.parametrize(
    ("doubt", "choice", "left", "born"),
    [
        pytest.param({"nationality": "998"}, Choice(ENTER, "Pass"), ["P1", "P2"], 1975, id="kept"),
        pytest.param({"nationality": "998"}, Choice(LEAVE_OUT, "deutsch"), ["P2"], 1975,
                     id="struck"),
        pytest.param({"born": "00.00.1970"}, Choice(ENTER, "Geburtsurkunde", KnownDay(1971, 1, 1)),
                     ["P1", "P2"], 1971, id="kept with the day of birth that was found out"),
    ],
)  # fmt: skip
def test_a_doubt_about_somebody_in_the_register_is_decided(scene, doubt, choice, left, born):
    made, _actor = scene
    rows = [row("P1", family="Berg"), row("P2", family="Zoll")]
    taken(made, *rows)
    doubtful = [row("P1", family="Berg", **doubt), rows[1]]
    taken(made, *doubtful, taken_on=LATER)
    assert standing(made) == ["P1", "P2"]
    decide(scene, choice)
    assert standing(made) == left
    taken(made, *doubtful, row("P3", family="Neu"), taken_on=LAST)
    assert standing(made) == [*left, "P3"]
    assert made.register_entries.get(registration_id="P1").birth_date.year == born
    # Another doubt about the same person is another case.
    taken(made, row("P1", family="Berg", since="00.00.2011"), *rows[1:], taken_on=LAST)
    decide(scene, choice)
    assert standing(made) == left


def test_a_person_under_a_new_id_is_not_struck_before_somebody_decides(scene):
    made, _actor = scene
    taken(made, row("P1"), row("P2", family="Zoll"))
    renumbered = [row("P9"), row("P2", family="Zoll")]
    taken(made, *renumbered, taken_on=LATER)
    assert standing(made) == ["P1", "P2"]
    decide(scene, Choice(LEAVE_OUT, "dieselbe Person"))
    taken(made, *renumbered, row("P3", family="Neu"), taken_on=LAST)
    assert standing(made) == ["P1", "P2", "P3"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(row("P1") + ";zu viel", id="a cell too many"),
        pytest.param("P1;Yılmaz", id="cut off"),
        pytest.param('P1;"Yılmaz;Ayşe', id="a quote that never ends"),
    ],
)
def test_nobody_is_struck_because_their_row_cannot_be_read(scene, line):
    made, _actor = scene
    taken(made, row("P1"), row("P2", family="Zoll"))
    taken(made, row("P2", family="Zoll"), line, taken_on=LATER, set_faults_aside=True)
    assert standing(made) == ["P1", "P2"]


@pytest.mark.rules("R-REG-03")
def test_a_correction_by_hand_holds_for_its_field_and_a_move_still_arrives(scene):
    made, actor = scene
    street = StreetRange.objects.first().street
    taken(made, row("P1", family="Falsch", street="Unbekannter Weg"), row("P2", born="00.00.1975"),
          row("P3", family="Gestorben"))  # fmt: skip
    decide(scene, Choice(ENTER, "Pass"))
    entry = made.register_entries.get(registration_id="P1")
    correct_entry(entry.pk, {"family_name": "Richtig"}, grounds=GROUNDS, actor=actor)
    by_hand(made, "strike", made.register_entries.get(registration_id="P3"), actor)
    fix_numbers(made.pk, now=NOW, actor=actor)
    check = checked(made, row("P1", family="Falsch", street=street, number="7"),
                    row("P2", born="00.00.1975", number="4"),
                    row("P3", family="Untot", number="9"), taken_on=LATER)  # fmt: skip
    assert check.findings.difference == Difference(moved=2)
    take_in_extract(check.register_import_id, now=NOW, actor=actor)
    found = made.register_entries.order_by("registration_id").values_list(
        "family_name", "house_number", "district__number", "birth_date"
    )
    assert list(found) == [
        ("Richtig", "7", "001", KnownDay(1975, 4, 3)),
        ("Yılmaz", "4", "001", KnownDay(1975)),
        ("Gestorben", "1", "001", KnownDay(1975, 4, 3)),
    ]
    written = RegisterCorrection.objects.filter(by_import=check.register_import)
    assert sorted(one.entry.registration_id for one in written) == ["P1", "P2"]


def test_a_check_is_outdated_by_streets_by_assumptions_and_by_the_beginning_of_the_inspection(
    scene,
):
    made, actor = scene
    opens = CalendarEntry.objects.get(election=made, code="C-14").on

    def refused(import_id: int, **change) -> None:
        with pytest.raises(RuleViolation) as violation:
            take_in_extract(import_id, actor=actor, **{"now": NOW, **change})
        assert violation.value.rule is RegisterRule.CHECK_OUTDATED

    found = checked(made, row()).register_import_id
    refused(found, now=NOW + (opens - NOW.date()))
    by_owner("UPDATE elections_streetrange SET last = 3 WHERE side = 'odd'")
    refused(found)
    check_extract(found, today=TODAY)
    made.assumptions = {"unclear_nationality_counts_as_foreign": True}
    made.save()
    refused(found)
    check_extract(found, today=TODAY)
    take_in_extract(found, now=NOW, actor=actor)
    assert standing(made) == ["P1"]


def test_what_was_dropped_is_never_read_again_and_nobody_drops_what_a_worker_has(scene):
    made, actor = scene
    found = kept(made, table(row()))
    job = read_extract_as(
        found.pk, Reading.from_json(found.reading), mapping="", now=NOW, actor=actor
    )
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING)
    for act in (
        lambda: drop_extract(found.pk, now=NOW, actor=actor),
        lambda: read_extract_as(found.pk, Reading.from_json(found.reading), mapping="", now=NOW,
                                actor=actor),
    ):  # fmt: skip
        with pytest.raises(RuleViolation) as violation:
            act()
        assert violation.value.rule is RegisterRule.EXTRACT_BEING_CHECKED
    Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
    drop_extract(found.pk, now=NOW, actor=actor)
    job.refresh_from_db()
    with pytest.raises(RuleViolation) as violation:
        check_extract(found.pk, today=TODAY)
    assert (job.state, violation.value.rule) == (Job.State.CANCELLED, RegisterRule.EXTRACT_DECIDED)
    assert (DraftEntry.objects.count(), ImportPiece.objects.count()) == (0, 0)


def test_the_same_file_read_in_another_way_is_taken_in_again(scene):
    made, actor = scene
    content = table(row("P1", blocked="1"))
    first, again, same = (kept(made, content) for _ in range(3))
    reading = Reading.from_json(first.reading)
    columns = {key: names for key, names in reading.columns.items() if key != "blocked"}
    first.reading = replace(reading, columns=columns).as_json()
    first.save()
    for found in (first, again, same):
        check_extract(found.pk, today=TODAY)
        outcome = take_in_extract(found.pk, now=NOW, actor=actor)
        check = made.register_entries.get().blocked
        assert check is (found is not first), outcome
        if found is first:
            continue
        assert outcome.register_import == again
    same.refresh_from_db()
    assert (same.outcome.taken_in, ImportPiece.objects.count()) == (False, 0)
