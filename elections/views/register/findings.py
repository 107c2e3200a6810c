"""What the check of an extract found, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from elections.files.register.extract_report import difference_texts, fault_sentence
from elections.forms.register.extracts import WordsForm
from elections.models.register.check_facts import CheckFacts
from elections.models.register.reading import BY_KEY, candidates_of
from municipalities.messages import word


def findings_of(facts: CheckFacts) -> dict[str, Any]:
    """Return the facts of a check as the page shows them."""
    return {
        "reasons": _reasons(facts),
        "words_form": WordsForm(facts=facts),
        "unused": _unused(facts),
        "unused_tone": "warning" if any(one.has_days for one in facts.unused) else "info",
        "difference": difference_texts(facts.difference),
        "faults": [fault_sentence(fault) for fault in facts.faults.lines],
        "more_faults": facts.faults.more,
    }


def _unused(facts: CheckFacts) -> Iterator[dict[str, Any]]:
    """The columns that are not read, each with the field that it can be by its name."""
    possible = candidates_of([one.name for one in facts.unused])
    fields = {name: BY_KEY[key].title for key, names in possible.items() for name in names}
    for one in facts.unused:
        yield {"name": one.name, "has_days": one.has_days, "field": fields.get(one.name, "")}


def _reasons(facts: CheckFacts) -> Iterator[dict[str, Any]]:
    """Every row of the file under exactly one reason; their sum is the number of rows."""
    yield {"text": _("wahlberechtigt"), "count": facts.eligible, "tone": "success"}
    for exclusion, count in sorted(facts.excluded.items(), key=lambda pair: -pair[1]):
        yield {"text": word(exclusion), "count": count, "tone": ""}
    if facts.merged:
        yield {"text": _("weitere Zeilen von Personen, die mehrfach stehen"), "count": facts.merged}
    if facts.left_out:
        yield {"text": _("nach Entscheidung nicht eingetragen"), "count": facts.left_out}
    for doubt, noted in facts.doubts.items():
        yield {
            "text": word(doubt),
            "count": noted.count,
            "tone": "warning",
            "lines": noted.lines,
        }
    if facts.faults.count:
        yield {"text": _("Zeile nicht lesbar"), "count": facts.faults.count, "tone": "danger"}
