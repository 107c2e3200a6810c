"""What every paper of a term has in common: bytes, code, margins, names, groups over pages."""

import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from ballots.law.term.mandates import LossGround
from ballots.law.term.succession import PassedOver
from municipalities.law.commission.composition import Capacity
from reports.pdf import theme, words
from reports.pdf.commission import facts as commission_facts
from reports.pdf.commission.appointment import render_appointment
from reports.pdf.commission.attendance import render_attendance_list
from reports.pdf.commission.call import render_proposal_call
from reports.pdf.commission.report import render_annual_report
from reports.pdf.commission.sheet import RESULTS, CheckResult, render_composition_sheet
from reports.pdf.german import unbroken
from reports.pdf.result.cancellation import render_cancellation, render_cancellation_notice
from reports.pdf.term import members
from reports.pdf.term.letters import render_departure_letter, render_mandate_letter
from reports.pdf.term.members import render_members
from reports.pdf.term.members_facts import CallReason
from tests.reports.commission import commission_examples as commission
from tests.reports.paper import lines_of, missing, pages_of, text_of
from tests.reports.term import term_examples as term

EVERY_PAPER = [
    pytest.param(render_cancellation, term.TOO_FEW, 1, id="cancellation"),
    pytest.param(render_cancellation_notice, term.NOTICE, 1, id="letter to the authority"),
    pytest.param(render_members, term.BEGINNING, 1, id="members at the beginning"),
    pytest.param(render_members, term.THIRTY_SEVEN, 2, id="37 members"),
    pytest.param(render_members, term.CHANGED, 2, id="two changes"),
    pytest.param(render_members, term.ENDED, 1, id="the body ended"),
    pytest.param(render_mandate_letter, term.ELECTED, 1, id="letter to an elected person"),
    pytest.param(render_mandate_letter, term.INCOMPATIBLE, 2, id="letter with a week to act"),
    pytest.param(render_departure_letter, term.LEFT, 1, id="letter to who left"),
    pytest.param(render_proposal_call, commission.CALL_LETTER, 2, id="call as a letter"),
    pytest.param(render_proposal_call, commission.CALL_TO_ALL, 2, id="call to all"),
    pytest.param(render_composition_sheet, commission.SHEET, 2, id="composition"),
    pytest.param(render_composition_sheet, commission.FULL_SHEET, 3, id="composition of 37"),
    pytest.param(render_composition_sheet, commission.EMPTY_SHEET, 1, id="nobody yet"),
    pytest.param(render_appointment, commission.APPOINTED, 1, id="appointment"),
    pytest.param(render_attendance_list, commission.MEETING, 1, id="attendance"),
    pytest.param(render_attendance_list, commission.FULL_MEETING, 3, id="attendance of 37"),
    pytest.param(render_annual_report, commission.REPORT, 3, id="annual report"),
    pytest.param(render_annual_report, commission.BARE_REPORT, 2, id="annual report, no meeting"),
]


@pytest.mark.parametrize(("render", "facts", "pages"), EVERY_PAPER)
def test_each_page_has_its_number_and_its_code(render, facts, pages):
    code = theme.short_code(theme.fingerprint(facts))
    shown = pages_of(render(facts))
    assert [f"Prüfcode {code}" in page for page in shown] == [True] * pages
    assert [f"Seite {n} von {pages}" in page for n, page in enumerate(shown, 1)] == [True] * pages


@pytest.mark.parametrize(("render", "facts", "pages"), EVERY_PAPER)
def test_the_same_facts_give_the_same_bytes_and_nothing_stands_in_the_punch_margin(
    render, facts, pages
):
    first = render(facts)
    assert first == render(replace(facts))
    assert [min(left for _, left, _ in lines_of(first, page)) for page in range(pages)] == [
        25.0
    ] * pages


def test_the_bytes_are_the_same_in_another_process():
    script = (
        "import hashlib, sys; from reports.pdf.term.members import render_members; "
        "from tests.reports.term import term_examples as e; "
        "sys.stdout.write(hashlib.sha256(render_members(e.THIRTY_SEVEN)).hexdigest())"
    )
    root = Path(__file__).resolve().parents[3]
    hashes = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "7")
    }
    assert len(hashes) == 1


@pytest.mark.parametrize(
    ("words", "every"),
    [
        pytest.param(words.LOSS_WORDS, LossGround, id="grounds of a loss"),
        pytest.param(words.PASSED_OVER_WORDS, PassedOver, id="grounds of a bar"),
        pytest.param(words.CAPACITY_WORDS, Capacity, id="capacities"),
        pytest.param(commission_facts.GROUPS, Capacity, id="groups"),
        pytest.param(members.REASONS, CallReason, id="reasons of a call"),
        pytest.param(RESULTS, CheckResult, id="results of a check"),
    ],
)
def test_every_word_of_the_law_has_its_german(words, every):
    assert set(words) == set(every)


@pytest.mark.parametrize(
    "name", [name for name in term.ODD_NAMES if "a" <= name[-1] <= "ż"], ids=str
)
def test_a_name_is_printed_letter_by_letter(name):
    assert missing(render_members(term.THIRTY_SEVEN), name) == []


@pytest.mark.parametrize(
    ("render", "facts"),
    [
        pytest.param(render_cancellation, term.TOO_FEW, id="cancellation"),
        pytest.param(render_members, term.CHANGED, id="members"),
        pytest.param(render_mandate_letter, term.INCOMPATIBLE, id="mandate letter"),
        pytest.param(render_composition_sheet, commission.FULL_SHEET, id="composition"),
        pytest.param(render_appointment, commission.APPOINTED, id="appointment"),
        pytest.param(render_annual_report, commission.REPORT, id="annual report"),
    ],
)
def test_an_organisation_of_200_letters_is_printed_whole(render, facts):
    assert missing(render(facts), term.LONG_ORGANISATION) == []


def test_a_name_without_any_space_and_markup_break_nothing():
    name = "<para>&#0;" + "Ü" * 180
    people = tuple(replace(member, name=name) for member in commission.MEMBERS)
    meeting = replace(commission.MEETING, members=people)
    assert text_of(render_attendance_list(meeting)).count("<para>&#0;") == len(people)
    recipient = (name, *term.ADDRESS[1:])
    letter = replace(term.ELECTED, recipient=recipient, name=name, list_name=name)
    assert text_of(render_mandate_letter(letter)).count("<para>&#0;") == 3


@pytest.mark.parametrize("first", range(1, 20))
def test_a_list_never_ends_a_page_with_its_name_alone(first):
    lists = (
        replace(term.THIRTY_SEVEN.lists[0], members=term.seated("X", first)),
        *(replace(entry, members=entry.members[:2]) for entry in term.THIRTY_SEVEN.lists[1:]),
    )
    paper = render_members(replace(term.THIRTY_SEVEN, lists=lists))
    ends = [last_line(paper, page) for page in range(len(pages_of(paper)))]
    assert [end for end in ends if end.startswith("Wahlvorschlag")] == []


def last_line(paper: bytes, page: int) -> str:
    """Return the beginning of the lowest line above the footer."""
    content = [line for line in lines_of(paper, page) if line[2] < 275]
    lowest = max(top for _, _, top in content)
    return min((left, piece) for piece, left, top in content if top == lowest)[1]


def test_a_group_that_goes_on_says_so_on_the_next_page():
    lists = (replace(term.THIRTY_SEVEN.lists[0], members=term.seated("X", 110)),)
    pages = pages_of(render_members(replace(term.THIRTY_SEVEN, lists=lists)))
    assert ["Wahlvorschlag 1: Liste 1 (Fortsetzung)" in page for page in pages] == [
        False,
        *[True] * (len(pages) - 1),
    ]
    assert "(Fortsetzung) (Fortsetzung)" not in " ".join(pages)


def test_invented_names_are_marked_and_official_use_is_said():
    marked = [
        render_members(term.THIRTY_SEVEN),
        render_mandate_letter(term.INCOMPATIBLE),
        render_appointment(commission.APPOINTED),
        render_attendance_list(commission.FULL_MEETING),
        render_composition_sheet(commission.FULL_SHEET),
    ]
    assert [missing(paper, "Namen erfunden (Vorführung)") for paper in marked] == [[]] * 5
    assert "erfunden" not in text_of(render_members(term.CHANGED))
    pages = pages_of(render_composition_sheet(commission.SHEET))
    assert ["Nur für den Dienstgebrauch" in page for page in pages] == [True, True]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(term.CHANGED, id="members"),
        pytest.param(term.TOO_FEW, id="cancellation"),
    ],
)
def test_an_announcement_knows_no_address_and_no_birth_date_of_a_person(facts):
    assert not walk(replace(facts, sender=term.NOBODY_KNOWN)) & {
        "recipient",
        "birth_date",
        "born_on",
        "email",
        "nationalities",
        "note",
    }


def walk(value: object) -> set[str]:
    """Return the names of all fields below ``value``."""
    if isinstance(value, tuple):
        return set().union(*map(walk, value))
    if not is_dataclass(value):
        return set()
    return {field.name for field in fields(value)}.union(
        *(walk(getattr(value, field.name)) for field in fields(value))
    )


@pytest.mark.parametrize(
    ("content", "held"),
    [
        pytest.param("(§ 86 Abs. 1 Satz 3 HGO)", "(§_86_Abs._1_Satz_3_HGO)", id="a whole norm"),
        pytest.param("§§ 34 Abs. 3, 25 KWG", "§§_34_Abs._3, 25_KWG", id="two norms"),
        pytest.param("am selben Tag", "am selben Tag", id="no norm"),
    ],
)
def test_a_citation_is_held_together(content, held):
    assert unbroken(content).replace("\N{NO-BREAK SPACE}", "_") == held
