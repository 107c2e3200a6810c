"""What a check found: typed once, stored as it always was."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elections.law.register.verdict import Doubt
from elections.models.register.check_facts import (
    CheckFacts,
    Difference,
    Faults,
    FaultyLine,
    Noted,
    NotedLine,
    UnknownWord,
    UnusedColumn,
)
from municipalities.law.body.suffrage import Exclusion

COUNTS = st.integers(0, 10**7)
TEXTS = st.text(max_size=8)
NOTED = st.builds(
    Noted, COUNTS, st.lists(st.builds(NotedLine, COUNTS, TEXTS), max_size=2).map(tuple)
)
FACTS = st.builds(
    CheckFacts,
    rows=COUNTS,
    eligible=COUNTS,
    left_out=COUNTS,
    merged=COUNTS,
    excluded=st.dictionaries(st.sampled_from(Exclusion), COUNTS),
    doubts=st.dictionaries(st.sampled_from(Doubt), NOTED),
    faults=st.builds(
        Faults,
        COUNTS,
        st.lists(st.builds(FaultyLine, COUNTS, TEXTS, TEXTS), max_size=2).map(tuple),
    ),
    unassigned=NOTED,
    addressless=NOTED,
    difference=st.builds(Difference, *[COUNTS] * 7),
    inspected=st.booleans(),
    unused=st.lists(st.builds(UnusedColumn, TEXTS, st.booleans()), max_size=2).map(tuple),
    words=st.lists(st.builds(UnknownWord, TEXTS, TEXTS, COUNTS), max_size=2).map(tuple),
)
# As a check stored it before there was a type for it.
STORED = {
    "rows": 12, "eligible": 5, "left_out": 1, "excluded": {"court": 1, "german": 2},
    "doubts": {"late": 1}, "doubt_lines": {"late": [[4, ""]]},
    "faults": 2, "fault_lines": [[9, "Geburtsdatum", "„x“ ist kein Tag."]],
    "unassigned": 1, "unassigned_lines": [[7, "Fern 1"]],
    "difference": {"new": 1, "changed": 2, "moved": 3, "gone": 14, "returned": 0, "kept": 80,
                   "by_hand": 1},
    "inspected": True,
}  # fmt: skip
READ = CheckFacts(
    rows=12,
    eligible=5,
    left_out=1,
    excluded={Exclusion.COURT: 1, Exclusion.GERMAN: 2},
    doubts={Doubt.LATE: Noted(1, (NotedLine(4, ""),))},
    faults=Faults(2, (FaultyLine(9, "Geburtsdatum", "„x“ ist kein Tag."),)),
    unassigned=Noted(1, (NotedLine(7, "Fern 1"),)),
    difference=Difference(1, 2, 3, 14, 0, 80, 1),
    inspected=True,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FACTS)
def test_what_is_stored_is_read_as_it_was(facts):
    stored = json.loads(json.dumps(facts.as_json()))
    assert CheckFacts.from_json(stored) == facts


def test_a_check_of_an_earlier_version_is_read_and_written_alike():
    assert CheckFacts.from_json(STORED) == READ
    assert READ.as_json() == STORED | {"merged": 0, "unused": [], "words": []}


def test_what_the_counts_say():
    assert READ.counts() == {
        "rows": 12, "eligible": 5, "excluded": 3, "left_out": 1, "merged": 0, "doubtful": 1,
        "faults": 2,
    }  # fmt: skip
    assert (READ.faults.more, READ.difference.standing, READ.loses_many) == (1, 100, True)
