"""Figures as people read them: German thousands, percent, exact fractions, and „unbekannt“.

Empty is not zero: each filter turns a value that nobody knows into the word „unbekannt“.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from municipalities.law.residents.signs import remarks_in
from municipalities.messages import spoken
from municipalities.messages.body.reasons import reason_text

register = template.Library()

_UNKNOWN_SIGN = '<span class="key-figures__sign" aria-hidden="true">?</span> {}'

Figure = int | Decimal | Fraction


def _unknown() -> SafeString:
    return format_html('<span class="unknown">{}</span>', _("unbekannt"))


def _rounded(value: Figure, places: int) -> Decimal:
    """Round half up, exactly: a Fraction never passes through a float."""
    scaled = Fraction(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-places)


@register.filter
def unknown(value: object) -> object:
    """Return the value, or „unbekannt“ for None and the empty string; 0 stays 0."""
    return _unknown() if value is None or value == "" else value


@register.filter
def number(value: int | None) -> str:
    """Write a whole number with the thousands mark of the language: 4.206.676."""
    if value is None:
        return _unknown()
    return number_format(value, decimal_pos=0, use_l10n=True, force_grouping=True)


@register.filter
def remarks(mark: str) -> str:
    """Say what the signs of a source beside a number mean: „unsicherer Wert, berichtigt“."""
    return spoken(remarks_in(mark))


@register.filter
def decimal(value: Figure | None, places: int = 2) -> str:
    """Write a number with ``places`` digits after the decimal mark, rounded half up: 6,5105."""
    if value is None:
        return _unknown()
    rounded = _rounded(value, places)
    return number_format(rounded, decimal_pos=places, use_l10n=True, force_grouping=True)


@register.filter
def percent(share: Figure | None, places: int = 1) -> str:
    """Write a share between 0 and 1 as percent: ``Fraction(421, 1000)`` is „42,1 %“."""
    if share is None:
        return _unknown()
    return f"{decimal(Fraction(share) * 100, places)}\N{NO-BREAK SPACE}%"


@register.filter
def percent_of(part: int | None, total: int | None) -> str:
    """Write ``part`` as percent of ``total``; „unbekannt“ when either is missing or total is 0."""
    if part is None or not total:
        return _unknown()
    return percent(Fraction(part, total))


@register.filter
def fraction(value: Fraction | int | None) -> str:
    """Write an exact fraction as the protocol does: „931/143“; a whole number stays whole."""
    if value is None:
        return _unknown()
    exact = Fraction(value)
    if exact.denominator == 1:
        return number(exact.numerator)
    return format_html(
        '<span class="fraction">{}/\N{WORD JOINER}{}</span>',
        number(exact.numerator),
        number(exact.denominator),
    )


@register.simple_tag
def share_bar(part: int | None, total: int | None) -> SafeString | str:
    """Draw a bar for ``part`` of ``total``.

    The bar is decoration: the number has to stand beside it as text. The width is an attribute
    of the drawing and not a style, because the content security policy forbids inline styles.
    """
    if part is None or not total:
        return ""
    width = min(max(Fraction(part, total), Fraction(0)), Fraction(1)) * 100
    return format_html(
        '<svg class="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"'
        ' focusable="false"><rect class="share-bar__track" width="100" height="6"/>'
        '<rect class="share-bar__part" width="{}" height="6"/></svg>',
        str(_rounded(width, 2)),
    )


@register.filter
def stated_percent(value: Decimal | None) -> str:
    """Write a percentage with the digits that its source gives, no more: 5 %, 7,3 %, 12,61 %."""
    if value is None:
        return _unknown()
    return f"{as_stated(value)}\N{NO-BREAK SPACE}%"


@register.filter
def as_stated(value: Decimal) -> str:
    """Write a number with the digits that its source gives, no more: 614.000, 5,6."""
    return decimal(value, max(0, -int(Decimal(value).normalize().as_tuple().exponent)))


@register.filter
def stated_reason(reason: str) -> str:
    """Write the reason that a source gives in German, else in its own words, which are English."""
    return reason_text(reason) or format_html('<span lang="en">{}</span>', reason)


@register.filter
def stated_day(text: str) -> str:
    """Write a day as far as a source names it: 5. Oktober 2021, Oktober 2021, 2021."""
    parts = [int(part) for part in text.split("-")] if text else []
    match parts:
        case [year]:
            return str(year)
        case [year, month]:
            return date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")
        case [year, month, day]:
            return date_format(date(year, month, day), "DATE_FORMAT")
    return _unknown()


@register.simple_block_tag
def key_figures(content: SafeString) -> SafeString:
    """Frame a row of key figures."""
    return format_html('<dl class="key-figures">{}</dl>', content)


@register.simple_tag
def key_figure(
    term: object, value: object, note: object = "", url: str = "", tone: str = ""
) -> SafeString:
    """Write one large figure with its term below; ``value`` is formatted by the page.

    ``url`` leads to its rows. ``tone`` is „danger“ for what is provably wrong, „neutral“ for what
    nobody knows: a grey „?“ stands before it.
    """
    shown = unknown(value)
    if url:
        label = f"{shown} {term}"
        shown = format_html('<a href="{}" aria-label="{}">{}</a>', url, label, shown)
    if tone == "neutral":
        shown = format_html(_UNKNOWN_SIGN, shown)
    remark = format_html('<dd class="key-figures__note">{}</dd>', note) if note else ""
    return format_html(
        '<div class="key-figures__item{}"><dt>{}</dt><dd>{}</dd>{}</div>',
        f" key-figures__item--{tone}" if tone else "",
        term,
        shown,
        remark,
    )
