"""The components of the pages as template tags; docs/design.md shows each with an example.

The markup stands in ``templates/components/``. Only the smallest ones, which a page repeats in
hundreds of table rows, are written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from municipalities.doors import address
from municipalities.law.task import task_state

from .figures import unknown

register = template.Library()


class Status(NamedTuple):
    """A state of a thing: its word, its tone, and the sign beside the word."""

    word: Any
    tone: str


TONES = {"danger", "warning", "success", "info", "neutral"}

STATUSES = {
    "duty_open": Status(_("Pflicht offen"), "warning"),
    "overdue": Status(_("überfällig"), "danger"),
    "due": Status(_("fällig"), "warning"),
    "open": Status(_("offen"), "neutral"),
    "done": Status(_("erledigt"), "success"),
    "provisional": Status(_("vorläufig"), "info"),
    "final": Status(_("endgültig"), "success"),
    "unknown": Status(_("unbekannt"), "neutral"),
    "assumption": Status(_("Annahme"), "warning"),
    "official": Status(_("amtlich"), "success"),
    "estimate": Status(_("geschätzt"), "warning"),
    "invented": Status(_("Name erfunden"), "neutral"),
    "admitted": Status(_("zugelassen"), "success"),
    "rejected": Status(_("zurückgewiesen"), "danger"),
    "elected": Status(_("gewählt"), "success"),
    "vacant": Status(_("Sitz bleibt leer"), "neutral"),
    "lot_required": Status(_("Los nötig"), "warning"),
}


@register.simple_tag
def badge(word: object, tone: str = "neutral") -> SafeString:
    """Write a word in a coloured frame; the word carries the meaning, the colour repeats it."""
    if tone not in TONES:
        raise ValueError(f"{tone!r} is none of {sorted(TONES)}")
    icon = (
        ""
        if tone == "neutral"
        else format_html(
            '<span class="kern-icon kern-icon--{} kern-icon--small" aria-hidden="true"></span>',
            tone,
        )
    )
    return format_html(
        '<span class="kern-badge kern-badge--small kern-badge--{}">{}'
        '<span class="kern-label kern-label--small">{}</span></span>',
        tone,
        icon,
        word,
    )


@register.simple_tag
def status(code: str) -> SafeString:
    """Write the badge of one of the states in ``STATUSES``; raise KeyError for another."""
    entry = STATUSES[code]
    return badge(entry.word, entry.tone)


@register.simple_tag
def norm(citation: object, rule_id: str = "") -> SafeString:
    """Write a norm („§ 22 Abs. 3 KWG“), linked to the page of its rule when the rule is given."""
    # The parts of a citation stay on one line; two citations in one text may still break.
    text = str(citation).replace("§ ", "§\N{NO-BREAK SPACE}")
    url = address("rule", rule_id) if rule_id else ""
    if not url:
        return format_html('<span class="norm">{}</span>', text)
    return format_html('<a class="norm" href="{}" title="{}">{}</a>', url, rule_id, text)


@register.simple_tag
def door(name: str, *keys: object) -> str:
    """Return the address of a page that another room may have; empty where none opened it."""
    return address(name, *keys)


@register.simple_block_tag(name="door_link")
def door_link(content: SafeString, name: str, *keys: object) -> SafeString:
    """Link words to a page that another room may have; only the words where there is none.

    A key that is None means that there is no such row, and so no page of it.
    """
    url = "" if None in keys else address(name, *keys)
    # Blanks around the words would be underlined with them.
    words = mark_safe(content.strip())  # noqa: S308 - it was rendered just now
    return format_html('<a href="{}">{}</a>', url, words) if url else words


@register.simple_block_tag
def breadcrumb(content: SafeString) -> SafeString:
    """Frame the crumbs that lead from the start page to this page."""
    return render("breadcrumb", content)


@register.simple_tag
def crumb(label: object, url: str = "") -> SafeString:
    """Write one crumb; without ``url`` it is the page itself."""
    if url:
        return format_html('<li><a href="{}">{}</a></li>', url, label)
    return format_html('<li><span aria-current="page">{}</span></li>', label)


@register.simple_block_tag
def facts(content: SafeString) -> SafeString:
    """Frame a list of facts (term and value)."""
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_tag
def fact(term: object, value: object, note: object = "") -> SafeString:
    """Write one fact; a value that nobody knows is „unbekannt“, 0 stays 0."""
    return _fact(term, unknown(value), note)


@register.simple_block_tag(name="fact_block")
def fact_block(content: SafeString, term: object, note: object = "") -> SafeString:
    """Write one fact whose value is markup (a badge, a list, several links)."""
    return _fact(term, content, note)


def _fact(term: object, value: object, note: object) -> SafeString:
    remark = format_html('<span class="facts__note">{}</span>', note) if note else ""
    return format_html(
        '<div class="facts__row"><dt>{}</dt><dd>{}{}</dd></div>', term, value, remark
    )


@register.filter
def in_groups(value: object) -> SafeString:
    """Show a checksum so that it breaks between eight signs only; it is copied as it was."""
    return format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in _groups(str(value))))


def _groups(value: str) -> list[str]:
    # An anchor has signs between its parts, after which it may break as well.
    return re.findall(r"[^\W_]{1,8}[\W_]*|[\W_]+", value)


@register.simple_block_tag
def table_region(content: SafeString, label: object, sticky: bool = False) -> SafeString:
    """Frame a wide table: it scrolls sideways, also by keyboard, and shows that it does.

    ``sticky`` keeps the first column in sight.
    """
    return render("table_region", content, label=label, sticky=sticky)


@register.simple_block_tag
def alert(content: SafeString, tone: str = "info", title: object = "") -> SafeString:
    """Frame a message: info, success, warning or danger."""
    if tone not in TONES - {"neutral"}:
        raise ValueError(f"{tone!r} is no tone of an alert")
    return render("alert", content, tone=tone, title=title)


@register.simple_block_tag
def assumption(
    content: SafeString, rule_id: str, value: object, certainty: str = "UNKNOWN"
) -> SafeString:
    """Say that the law leaves a value open, which value is taken, and where to read more."""
    return render("assumption", content, rule_id=rule_id, value=value, certainty=str(certainty))


@register.simple_block_tag
def empty_state(content: SafeString, title: object) -> SafeString:
    """Say that there is nothing yet, and what to do next."""
    return render("empty_state", content, title=title)


@register.simple_block_tag
def card(content: SafeString, title: object, level: int = 2, url: str = "") -> SafeString:
    """Frame one thing among others; with ``url`` its title is a link."""
    return render("card", content, title=title, level=level, url=url)


@register.simple_block_tag
def disclosure(content: SafeString, summary: object, is_open: bool = False) -> SafeString:
    """Hide what few people need behind one line that opens it, without JavaScript."""
    return render("disclosure", content, summary=summary, is_open=is_open)


def render(component: str, content: SafeString, **context: Any) -> SafeString:
    """Render ``templates/components/<component>.html`` around ``content``."""
    return render_to_string(f"components/{component}.html", {"content": content, **context})


@register.inclusion_tag("components/worked_calculation.html")
def worked_calculation(
    shares: Sequence[Any], seats: int, votes: int, norm: object = "", rule_id: str = ""
) -> dict[str, Any]:
    """Show how ``seats`` fell to the lists, each with its working (§ 22 Abs. 3, 4 KWG).

    Each share has ``number``, ``title``, ``votes``, ``quota`` (Fraction), ``whole_seats``,
    ``majority_seats``, ``remainder_seats``, ``seats`` and, if wanted, ``vacant``. The sums
    come from the shares, so that the table shows when they differ from ``seats``.
    """
    columns = ("votes", "whole_seats", "majority_seats", "remainder_seats", "seats")
    return {
        "shares": shares,
        "seats": seats,
        "votes": votes,
        "sums": {column: sum(int(_value(row, column)) for row in shares) for column in columns},
        "has_majority_seat": any(_value(row, "majority_seats") for row in shares),
        # Unknown is not zero: a list whose empty seats nobody knows shows the column as well.
        "has_vacant": any(_vacant(row) != 0 for row in shares),
        "norm": norm,
        "rule_id": rule_id,
    }


def _vacant(row: Any) -> int | None:
    """Return the seats of a row that stay empty; 0 where the page does not ask for them."""
    vacant: int | None
    vacant = row.get("vacant", 0) if isinstance(row, Mapping) else getattr(row, "vacant", 0)
    return vacant


def _value(row: Any, name: str) -> Any:
    return row[name] if isinstance(row, Mapping) else getattr(row, name)


@register.filter
def due_state(due: date | datetime | None, today: date) -> str:
    """Return the state of a thing that is not done: overdue, due (within 7 days) or open."""
    if due is None:
        return "open"
    return task_state(due.date() if isinstance(due, datetime) else due, today).value


@register.filter
def kind_of_field(field: BoundField) -> str:
    """Return how a field is drawn: input, select, check (one box), choices or group (several)."""
    widget = field.field.widget
    input_type = getattr(widget, "input_type", "")
    if widget.use_fieldset:
        return "choices" if input_type in {"radio", "checkbox"} else "group"
    if input_type == "checkbox":
        return "check"
    if input_type == "select" and not widget.allow_multiple_selected:
        return "select"
    return "input"


@register.filter
def with_errors(fields: Iterable[BoundField]) -> list[BoundField]:
    """Return the fields that were refused, for the summary above the form."""
    return [field for field in fields if field.errors]


@register.filter
def anchor(field: BoundField) -> str:
    """Return the id of the control that an error points to; in a group, of the first one."""
    if field.use_fieldset and (controls := field.subwidgets):
        return controls[0].id_for_label or field.id_for_label
    return field.id_for_label
