"""Several readers of one extract find what one reader finds (R-REG-02)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elections.actions.register import check
from elections.actions.register.check import check_extract
from elections.files.register import extract_rows
from elections.files.register.extract_rows import ByteSource
from elections.files.register.extract_shared import judge_together
from elections.models.register.imports import DraftEntry
from municipalities.files.refusal import ImportRefused
from tests.elections.register.extract_scene import TODAY, election, kept, row, table
from tests.elections.register.test_values_of_practice import USUAL, judge_of

HEADER = ";".join(USUAL) + "\n"
PERSON = "{0};Alt;Eva;01.01.1985;163;01.02.2020;Weg;{0}\n"
KINDS = (
    PERSON,
    PERSON,
    PERSON,
    '"{0}";"Alt";"Eva";"01.01.1985";"163";"01.02.2020";"Weg";"{0}"\n',
    '{0};"Alt\nNeu";Eva;01.01.1985;163;01.02.2020;Weg;{0}\n',
    '{0};"Alt;Eva;01.01.1985;163;01.02.2020;Weg;{0}\n',
    "{0};Alt;Eva;morgen;163;01.02.2020;Weg;{0}\n",
    "{0};Alt;Eva;01.01.1985;Mond;01.02.2020;Weg;{0}\n",
    "{0};Alt;Eva\n",
    ";;;;000;;;\n",
    "\n",
    ";;;;;;;\n",
    HEADER,
)


def judged(content: str, readers: int):
    raw = content.encode()
    judge = judge_of(raw)
    made = judge_together(judge, lambda: ByteSource([raw]), 1, mixed=False, readers=readers)
    text = "".join(text for text, _consumed in made)
    return sorted(text.splitlines()), judge.judged


@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=90), st.integers(2, 3))
@settings(max_examples=40, deadline=None)
def test_readers_that_share_a_file_find_what_one_finds(kinds, readers):
    content = HEADER + "".join(kind.format(number) for number, kind in enumerate(kinds, 1))
    # More rows than are read together are never about one person.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extract_rows, "_SHARED_AT_ONCE", 20)
        patch.setattr(extract_rows, "_AT_ONCE", 15)
        assert judged(content, readers) == judged(content, 1)


def test_a_header_that_does_not_fit_is_refused_before_anybody_reads():
    raw = HEADER.encode()
    judge = judge_of(raw)
    with pytest.raises(ImportRefused):
        list(
            judge_together(
                judge, lambda: ByteSource([b"ID;Name\n1;Alt\n"]), 1, mixed=False, readers=2
            )
        )


@pytest.mark.django_db
def test_a_large_extract_is_checked_as_a_small_one(monkeypatch):
    people = [row(f"P{number}", number=str(number % 120)) for number in range(1, 2_500)]
    found = kept(election(), table(*people, row("P7", family="Alt"), row("P9999", born="gestern")))
    alone = check_extract(found.pk, today=TODAY).findings
    drafts = people_of(found)
    monkeypatch.setattr(check, "LARGE", 0)
    monkeypatch.setattr(check, "processors", lambda: 2)
    assert check_extract(found.pk, today=TODAY).findings == alone
    assert people_of(found) == drafts


def people_of(found):
    facts = ("line", "verdict", "district_id", "registration_id", "family_name", "detail", "source")
    return list(DraftEntry.objects.filter(register_import=found).order_by("line").values(*facts))
