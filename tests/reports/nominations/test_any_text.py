"""No name breaks a paper of the nomination phase."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest

from reports.pdf.nominations.admitted import render_admitted_lists
from reports.pdf.nominations.agenda import render_agenda
from reports.pdf.nominations.assembly import render_assembly
from reports.pdf.nominations.call import render_list_call
from reports.pdf.nominations.consent import render_consent
from reports.pdf.nominations.deficiency import render_deficiency
from reports.pdf.nominations.eligibility import render_eligibility, render_right_to_vote
from reports.pdf.nominations.invitation import render_invitation
from reports.pdf.nominations.minutes import render_minutes
from reports.pdf.nominations.nomination import render_nomination
from reports.pdf.nominations.signature_count import render_signature_count
from reports.pdf.nominations.support import render_support_sheets
from tests.reports.nominations import announcement_examples as papers
from tests.reports.nominations import nomination_examples as forms
from tests.reports.paper import pages_of

ONE_OF_FIVE = replace(forms.CONSENT, persons=(forms.DENIZ,))
PAPERS = [
    pytest.param(render_nomination, forms.NOMINATION, None, id="nomination"),
    pytest.param(render_consent, ONE_OF_FIVE, 1, id="consent"),
    pytest.param(
        render_eligibility, replace(forms.ELIGIBILITY, persons=(forms.DENIZ,)), 1, id="electable"
    ),
    pytest.param(render_right_to_vote, forms.RIGHT_TO_VOTE, 1, id="right to vote"),
    pytest.param(render_support_sheets, replace(forms.SUPPORT, count=2), 2, id="support"),
    pytest.param(render_assembly, papers.ASSEMBLY, None, id="assembly"),
    pytest.param(render_list_call, papers.CALL, None, id="call"),
    pytest.param(render_admitted_lists, papers.ONE_ADMITTED, None, id="admitted"),
    pytest.param(render_deficiency, papers.DEFICIENCY, None, id="deficiency"),
    pytest.param(render_invitation, papers.INVITATION, None, id="invitation"),
    pytest.param(render_minutes, papers.MINUTES, None, id="minutes"),
    pytest.param(render_minutes, papers.OBJECTION_MINUTES, None, id="minutes on objections"),
    pytest.param(render_signature_count, forms.SIGNATURES, None, id="signatures of a list"),
    pytest.param(render_agenda, papers.AGENDA, None, id="agenda"),
]
HOSTILE = ("<b>&Üñ \u202e\u200d\x00 محمد عبد الرحمن 🙂 Ж- =1+1 " * 9)[:120] + "X" * 80


def filled(facts: Any, text: str) -> Any:
    """Return the same facts with ``text`` in every place that holds a text."""
    if isinstance(facts, str) and not isinstance(facts, Enum):
        return text
    if isinstance(facts, tuple):
        return tuple(filled(one, text) for one in facts)
    if is_dataclass(facts) and not isinstance(facts, type):
        changed = {one.name: filled(getattr(facts, one.name), text) for one in fields(facts)}
        return replace(facts, **changed)
    return facts


@pytest.mark.parametrize(("render", "facts", "pages"), PAPERS)
def test_200_characters_in_every_place_are_printed_as_characters(render, facts, pages):
    shown = pages_of(render(filled(facts, HOSTILE)))
    assert len(shown) == (pages or len(shown))
    assert all(shown)


@pytest.mark.parametrize(("render", "facts", "pages"), PAPERS)
def test_the_same_facts_give_the_same_bytes(render, facts, pages):
    assert render(facts) == render(facts)
