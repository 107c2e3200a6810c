"""An extract goes into the register: once, all of it, with its reasons; decisions survive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from elections.actions.register.cases import Choice, Decided, decide_cases
from elections.actions.register.check import check_extract
from elections.actions.register.files import drop_extract, keep_extract
from elections.actions.register.mappings import keep_mapping, read_extract_by_mapping
from elections.actions.register.numbering import fix_numbers, give_numbers
from elections.actions.register.takeover import take_in_extract
from elections.law.register.rules import RegisterRule
from elections.law.register.verdict import Doubt
from elections.models import CalendarEntry
from elections.models.register.cases import DoubtfulCase
from elections.models.register.check_facts import (
    CheckFacts,
    Difference,
    Faults,
    FaultyLine,
    Noted,
    NotedLine,
)
from elections.models.register.entries import RegisterCorrection, RegisterEntry, RegisterStrike
from elections.models.register.imports import (
    DraftEntry,
    ImportPiece,
)
from elections.models.register.name_blocks import NameBlock
from elections.models.register.reading import Reading
from municipalities.law.basis import RuleViolation
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent
from tests import factories
from tests.elections.register.extract_scene import (
    NOW,
    TODAY,
    checked,
    election,
    kept,
    row,
    table,
    taken,
)

pytestmark = pytest.mark.django_db
LATER = date(2026, 2, 15)


def names(made) -> list[tuple[str, int | None, str]]:
    """Wahlbezirk, number and name of everybody who stands in the register."""
    standing = made.register_entries.standing().order_by("district__number", "number")
    return [
        (entry.district.number if entry.district else "", entry.number, entry.family_name)
        for entry in standing.select_related("district")
    ]


ENTER, LEAVE_OUT = Decided.ENTER, Decided.LEAVE_OUT


def case_of(made, kind: str = "nationality") -> DoubtfulCase:
    return made.doubtful_cases.get(kind=kind)


def decide(made, choice: Choice, kind: str = "nationality"):
    actor = factories.officer(made.municipality)
    return decide_cases(made.pk, [case_of(made, kind).pk], choice, now=NOW, actor=actor)


def refused(rule, act, *arguments, **options):
    with pytest.raises(RuleViolation) as violation:
        act(*arguments, **options)
    assert violation.value.rule is rule


@pytest.mark.rules("R-REG-01", "R-REG-02", "R-REG-06")
def test_the_eligible_are_numbered_in_the_sorted_order_of_their_wahlbezirk():
    made = election()
    outcome = taken(
        made,
        row("P1", family="Özdemir", number="3"),
        row("P2", family="Oğuz", number="1"),
        row("P3", family="Łukasz", number="2"),
        row("P4", family="Ahmed", number="5", nationality="475"),
        row("P5", family="Deutsch", second="000"),
        row("P6", family="Jung", born="01.01.2010"),
        row("P7", family="Neu", since="02.02.2026"),
        row("P8", family="Neben", dwelling="N"),
        row("P9", family="Gericht", court="1"),
        row("P10", family="Fern", street="Unbekannter Weg"),
    )
    assert names(made) == [
        ("001", 1, "Ahmed"), ("001", 2, "Oğuz"), ("001", 3, "Özdemir"), ("002", 1, "Łukasz"),
        ("", None, "Fern"),
    ]  # fmt: skip
    assert outcome.counts == {
        "rows": 10, "eligible": 5, "excluded": 4, "left_out": 0, "merged": 0, "doubtful": 1,
        "faults": 0,
        "struck": 0, "restored": 0, "changed": 0, "entered": 5, "unassigned": 1,
    }  # fmt: skip
    event = AuditEvent.objects.get(act="register.extract_taken_in")
    assert event.details["entered"] == 5
    assert made.register_entries.get(family_name="Ahmed").language == "ar"


@pytest.mark.rules("R-DP-01")
def test_of_the_ineligible_and_of_the_file_nothing_is_left():
    made = election()
    taken(made, row("P1"), row("P2", family="Geheimnis", second="000"))
    assert (ImportPiece.objects.count(), DraftEntry.objects.count()) == (0, 0)
    assert made.register_imports.get().sha256 != ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE "
            "table_schema = 'public' AND table_name LIKE 'elections_%%' "
            "AND data_type IN ('text', 'character varying', 'jsonb')"
        )
        for name, column in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {name} WHERE {column}::text LIKE '%%Geheimnis%%'")
            assert cursor.fetchone() == (0,), f"{name}.{column}"


def test_a_check_writes_nothing_into_the_register_and_counts_each_row_once():
    made = election()
    check = checked(
        made,
        row("P1"),
        row("P2", family="Offen", nationality="998"),
        row("P3", born="31.02.1980"),
        row("P1"),
    )
    assert made.register_entries.count() == 0
    assert check.findings == CheckFacts(
        rows=4,
        eligible=1,
        left_out=0,
        merged=1,
        doubts={Doubt.NATIONALITY: Noted(1, (NotedLine(3, "998"),))},
        faults=Faults(1, (
            FaultyLine(4, "Geburtsdatum", "„31.02.1980“ ist kein Tag des Kalenders."),
        )),
        difference=Difference(new=1),
    )  # fmt: skip


def test_faulty_rows_stop_everything_unless_they_are_set_aside():
    made = election()
    rows = [row("P1"), row("P2", nationality="XYZ")]
    refused(RegisterRule.ROWS_FAULTY, taken, made, *rows)
    assert made.register_entries.count() == 0
    taken(made, *rows, set_faults_aside=True)
    assert [case.detail for case in made.doubtful_cases.filter(kind="fault")] == [
        "Staatsangehörigkeit: Die Staatsangehörigkeit „XYZ“ ist nicht bekannt."
    ]
    refused(RegisterRule.CASE_IS_FAULT, decide, made, Choice(ENTER, "Ausweis"), "fault")
    decide(made, Choice(LEAVE_OUT, "von Hand eingetragen"), "fault")


@pytest.mark.rules("R-REG-03", "R-REG-04")
def test_a_later_extract_is_applied_as_a_difference():
    made = election()
    taken(
        made,
        row("P1", family="Bleibt"),
        row("P2", family="Weg"),
        row("P3", family="Eingebürgert"),
        row("P4", family="Ledig", number="3"),
        row("P5", family="Zieht um", number="5"),
    )
    outcome = taken(
        made,
        row("P1", family="Bleibt"),
        row("P3", family="Eingebürgert", second="000"),
        row("P4", family="Verheiratet", number="3"),
        row("P5", family="Zieht um", number="2"),
        row("P6", family="Nachgemeldet", number="7"),
        taken_on=LATER,
    )
    assert names(made) == [
        ("001", 1, "Bleibt"), ("001", 2, "Nachgemeldet"), ("001", 3, "Verheiratet"),
        ("002", 1, "Zieht um"),
    ]  # fmt: skip
    assert [outcome.counts[key] for key in ("entered", "changed", "struck")] == [1, 2, 2]
    grounds = dict(RegisterStrike.objects.values_list("entry__family_name", "ground"))
    assert grounds == {"Weg": "gone", "Eingebürgert": "german"}
    change = RegisterCorrection.objects.get(kind="changed")
    assert (change.before, change.after) == (
        {"family_name": "Ledig"}, {"family_name": "Verheiratet"},
    )  # fmt: skip


@pytest.mark.rules("R-REG-03", "R-REG-06")
def test_once_numbers_are_printed_nobody_gets_another_one_or_another_wahlbezirk():
    made = election()
    taken(made, row("P1", family="Berg"), row("P2", family="Zoll", number="5"))
    fix_numbers(made.pk, now=NOW, actor=factories.officer(made.municipality))
    taken(
        made,
        row("P1", family="Berg", number="2"),
        row("P2", family="Zoll", number="5"),
        row("P3", family="Acker", number="7"),
        taken_on=LATER,
    )
    assert names(made) == [("001", 1, "Berg"), ("001", 2, "Zoll"), ("001", 3, "Acker")]
    assert made.register_entries.get(family_name="Berg").house_number == "2"
    assert RegisterCorrection.objects.get(kind="moved").after == {"house_number": "2"}


def test_who_was_struck_by_mistake_of_an_extract_comes_back_with_the_next():
    made = election()
    taken(made, row("P1", family="Berg"), row("P2", family="Zoll"))
    taken(made, row("P1", family="Berg"), taken_on=LATER)
    outcome = taken(
        made, row("P1", family="Berg"), row("P2", family="Zoll"), taken_on=date(2026, 2, 16)
    )
    assert (outcome.counts["restored"], [name for *_, name in names(made)]) == (1, ["Berg", "Zoll"])


def test_half_an_extract_is_asked_about():
    made = election()
    everybody = [row(f"P{n}", family=f"Name{n}", born=f"{n + 1:02}.01.1970") for n in range(30)]
    taken(made, *everybody)
    refused(RegisterRule.MANY_STRUCK, taken, made, *everybody[:15], taken_on=LATER)
    assert made.register_entries.standing().count() == 30
    outcome = taken(made, *everybody[:15], taken_on=LATER, loss_is_meant=True)
    assert (outcome.counts["struck"], made.register_entries.standing().count()) == (15, 15)


@pytest.mark.rules("R-VOTE-01")
@pytest.mark.parametrize(
    ("choice", "left"),
    [
        pytest.param(Choice(ENTER, "Pass vorgelegt"), ["Berg"], id="entered"),
        pytest.param(Choice(LEAVE_OUT, "Deutscher Pass"), [], id="left out"),
    ],
)
def test_a_decision_survives_a_later_extract(choice, left):
    made = election()
    doubtful = row("P1", family="Berg", nationality="998")
    taken(made, doubtful, row("P2", family="Zoll"))
    decision = decide(made, choice)[0]
    assert (decision.reason, decision.case.person) == (choice.reason, {})
    outcome = taken(
        made, doubtful, row("P2", family="Zoll"), row("P3", family="Zuletzt"), taken_on=LATER
    )
    assert (outcome.counts["doubtful"], outcome.counts["struck"]) == (0, 0)
    assert [name for *_, name in names(made)] == [*left, "Zoll", "Zuletzt"]
    refused(RegisterRule.CASE_DECIDED, decide, made, choice)


def test_what_clears_itself_leaves_the_list():
    made = election()
    taken(made, row("P1", nationality="999"), row("P2", family="Zoll"))
    taken(made, row("P1", family="Berg"), row("P2", family="Zoll"), taken_on=LATER)
    assert (made.doubtful_cases.count(), [n for *_, n in names(made)]) == (0, ["Berg", "Zoll"])


def test_deciding_about_no_case_numbers_nobody():
    made = election()
    taken(made, row("P1"))
    made.register_entries.update(number=None)
    choice, actor = Choice(ENTER, "Grund"), factories.officer(made.municipality)
    assert decide_cases(made.pk, [], choice, now=NOW, actor=actor) == []
    assert made.register_entries.get().number is None


@pytest.mark.rules("R-VOTE-05")
def test_a_birth_known_in_part_is_entered_so_or_as_somebody_says():
    made = election()
    taken(made, row("P1", born="00.00.1975"), row("P2", family="Zoll", born="01.01.1850"),
          row("P3", family="Voll"))  # fmt: skip
    cases = list(made.doubtful_cases.order_by("line"))
    assert [case.detail for case in cases] == ["00.00.1975", "01.01.1850"]
    actor = factories.officer(made.municipality)
    choice = Choice(ENTER, "Auskunft des Standesamts")
    decide_cases(made.pk, [cases[0].pk], choice, now=NOW, actor=actor)
    refused(RegisterRule.CASE_BIRTH_DATE, decide_cases, made.pk, [cases[1].pk], choice, now=NOW,
            actor=actor)  # fmt: skip
    decide_cases(made.pk, [cases[1].pk], replace(choice, born=KnownDay(1950, 1, 1)), now=NOW,
                 actor=actor)  # fmt: skip
    refused(RegisterRule.CASE_NEEDS_REASON, decide_cases, made.pk, [], Choice(ENTER, " "), now=NOW,
            actor=actor)  # fmt: skip
    born = dict(made.register_entries.values_list("registration_id", "birth_date"))
    assert born == {
        "P1": KnownDay(1975), "P2": KnownDay(1950, 1, 1), "P3": KnownDay(1975, 4, 3),
    }  # fmt: skip


def test_people_of_one_name_and_birth_date_are_decided_by_hand():
    made = election()
    outcome = taken(made, row("P1"), row("P2"), row("P3", family="Zoll"))
    assert (outcome.counts["entered"], outcome.counts["doubtful"]) == (1, 2)
    taken(made, row("P3", family="Zoll"), row("P4", family="Zoll"), taken_on=LATER)
    assert [case.detail for case in made.doubtful_cases.all()] == [
        "steht im Verzeichnis, andere Kennung"
    ]
    taken(made, row("P3", family="Zoll"), row("P4"), row("P5", family="Zoll"), row("P6"),
          taken_on=date(2026, 2, 16))  # fmt: skip
    assert sorted(case.detail for case in made.doubtful_cases.all()) == [
        "Zeilen 3, 5", "Zeilen 3, 5", "steht im Verzeichnis, andere Kennung",
    ]  # fmt: skip


@pytest.mark.rules("R-REG-10")
def test_once_people_may_look_into_the_register_nobody_is_added_without_a_decision():
    made = election()
    taken(made, row("P1"))
    opens = CalendarEntry.objects.get(election=made, code="C-14").on
    outcome = taken(made, row("P1"), row("P2", family="Spät"), taken_on=opens, today=opens)
    assert (outcome.counts["entered"], case_of(made, "late").person["family_name"]) == (0, "Spät")


def test_what_a_person_corrected_an_extract_does_not_write_over():
    made = election()
    taken(made, row("P1", family="Falsch"))
    entry = made.register_entries.get()
    RegisterCorrection.objects.create(
        entry=entry, kind="changed", corrected_on=TODAY, reason="Schreibfehler",
        after={"family_name": "Richtig"},
        recorded_by=factories.officer(made.municipality),
    )  # fmt: skip
    RegisterEntry.objects.filter(pk=entry.pk).update(family_name="Richtig")
    outcome = taken(made, row("P1", family="Falsch"), taken_on=LATER)
    assert (outcome.counts["changed"], [n for *_, n in names(made)]) == (0, ["Richtig"])


def test_the_same_file_again_does_nothing_and_an_older_one_is_refused():
    made = election()
    first = taken(made, row("P1"), row("P2", family="Zoll"), taken_on=LATER)
    again = taken(made, row("P1"), row("P2", family="Zoll"), taken_on=LATER)
    assert (again, made.register_entries.count()) == (first, 2)
    refused(RegisterRule.EXTRACT_OLDER, taken, made, row("P1"))


def test_a_check_that_is_out_of_date_is_not_taken_in():
    made = election()
    check = checked(made, row("P1"))
    taken(made, row("P2", family="Zoll"))
    actor = factories.lead(made.municipality)
    refused(RegisterRule.CHECK_OUTDATED, take_in_extract, check.register_import_id, now=NOW,
            actor=actor)  # fmt: skip
    unchecked = kept(made, table(row("P3", family="Neu")))
    refused(RegisterRule.EXTRACT_NOT_CHECKED, take_in_extract, unchecked.pk, now=NOW, actor=actor)


def test_nobody_eligible_and_a_day_ahead_are_refused():
    made = election()
    refused(RegisterRule.NOBODY_ELIGIBLE, taken, made, row("P1", second="000"))
    refused(
        RegisterRule.EXTRACT_FROM_FUTURE, keep_extract, made.pk, [table(row())], name="a.csv",
        taken_on=LATER, today=TODAY, actor=None,
    )  # fmt: skip


def test_numbering_twice_changes_nothing_and_a_fragment_finds_new_and_renamed_people():
    made = election()
    taken(made, row("P1", family="van der Berg"), row("P2", family="Zoll", number="4"))
    assert give_numbers(made.pk) == 0
    taken(made, row("P1", family="Çelik"), row("P2", family="Zoll", number="4"), taken_on=LATER)

    def found(text):
        return [e.family_name for e in RegisterEntry.objects.search(made.pk, text)]

    assert [found("celi"), found("der be"), found("yse çel"), found("3.4.1975"), found("  ")] == [
        ["Çelik"], [], ["Çelik"], ["Çelik", "Zoll"], [],
    ]  # fmt: skip
    assert NameBlock.objects.filter(election=made).exists()


def test_a_check_may_be_made_again():
    made = election()
    check = checked(made, row("P1"))
    again = check_extract(check.register_import_id, today=TODAY)
    assert again.facts == check.facts


def test_a_kept_mapping_says_how_an_extract_is_read_and_the_log_says_which():
    made = election()
    actor = factories.lead(made.municipality)
    found = kept(made, table(row()))
    reading = replace(Reading.from_json(found.reading), date_format="yyyymmdd")
    refused(RegisterRule.MAPPING_UNKNOWN, read_extract_by_mapping, found.pk, "Fremd", actor=actor)
    mapping = keep_mapping(made, "Meldeverfahren", reading, actor=actor)
    read = read_extract_by_mapping(found.pk, "Meldeverfahren", actor=actor)
    assert Reading.from_json(read.reading) == reading
    drop_extract(found.pk, now=NOW, actor=actor)
    refused(
        RegisterRule.EXTRACT_DECIDED,
        read_extract_by_mapping, found.pk, "Meldeverfahren", actor=actor,
    )  # fmt: skip
    own = AuditEvent.objects.filter(details__has_key="mapping").order_by("position")
    assert [(event.act, event.actor, event.subject, event.details) for event in own] == [
        (act, actor, f"{subject._meta.label}:{subject.pk}", {"mapping": "Meldeverfahren"})
        for act, subject in [
            ("register.mapping_kept", mapping),
            ("register.extract_read_as", found),
        ]
    ]


def test_fresh_rows_are_analysed_before_sets_are_joined():
    """Else a table that was analysed while it was empty makes a loop of every join (0008)."""

    def known_rows() -> float:
        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'elections_draftentry'")
            return cursor.fetchone()[0]

    made = election()
    with connection.cursor() as cursor:
        cursor.execute("SELECT guard.count_drafts_anew()")
    before = known_rows()
    checked(made, row("P1"), row("P2", family="Zoll"))
    assert (before, known_rows()) == (0, 2)


@pytest.mark.rules("R-REG-02")
def test_sixty_rows_of_one_name_and_birthday_are_doubtful_cases_all_the_same():
    made = election()
    taken(made, row("Q", family="Demir"), *(row(f"P{number}") for number in range(60)))
    cases = made.doubtful_cases.filter(kind=Doubt.TWICE)
    assert cases.count() == 60
    assert max(len(case.detail) for case in cases) == 120
