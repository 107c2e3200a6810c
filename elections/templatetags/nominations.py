"""How pages show the state of a list, and what was corrected in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.findings import KINDS, Kind
from elections.law.nominations.states import ListState
from elections.messages.nominations.remarks import field_text
from elections.models import Candidate, ListCorrection, Nomination
from municipalities.messages import act_text, word
from municipalities.models import AuditEvent
from municipalities.templatetags.components import badge

register = template.Library()

TONES = {
    ListState.EXAMINED: "success",
    ListState.DEFECTIVE: "warning",
    ListState.ADMITTED: "success",
    ListState.ADMITTED_IN_PART: "success",
    ListState.REFUSED: "danger",
}
LABELS = {"received_at": _("Eingegangen")}


@register.simple_tag
def list_state(state: ListState) -> SafeString:
    """Show where a list stands, in the words of the office."""
    return badge(word(state), TONES.get(state, "info"))


@register.filter
def changes_of(correction: ListCorrection) -> Iterator[dict[str, Any]]:
    """Yield for each changed field its label, what stood before and what stands since."""
    for field, (before, after) in correction.changes.items():
        yield {"field": _label(field), "before": before, "after": after}


def _label(field: str) -> object:
    for model in (Candidate, Nomination):
        if any(one.name == field for one in model._meta.concrete_fields):
            return model._meta.get_field(field).verbose_name  # type: ignore[union-attr]
    return LABELS.get(field, field)


@register.filter
def by_kind(findings: Iterable[Any]) -> list[list[Any]]:
    """Return what was noticed (``views.nominations.lists.Told``) by its kind, each kind once.

    The kinds stand in the order of their table: what concerns the list first.
    """
    kinds: dict[Kind, list[Any]] = {}
    for one in findings:
        kinds.setdefault(one.kind, []).append(one)
    return [kinds[kind] for kind in KINDS if kind in kinds]


@register.filter
def remark_field(name: str) -> object:
    """Name the field at which something was written; nothing for the whole."""
    return field_text(name) if name else ""


@register.filter
def act_words(event: AuditEvent) -> str:
    """Say what was done with a list."""
    return act_text(event.act)
