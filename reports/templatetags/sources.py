"""Where a figure comes from: a link that names the place it leads to."""

from __future__ import annotations

from fractions import Fraction
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from municipalities.templatetags.figures import decimal

register = template.Library()


@register.simple_tag
def source(text: str, name: str = "") -> SafeString:
    """Write a source: an address becomes a link with ``name`` or its host, other text stays."""
    address = urlsplit(text)
    if address.scheme not in {"http", "https"} or not address.hostname:
        return format_html("{}", text or _("Quelle nicht genannt"))
    host = address.hostname.removeprefix("www.")
    if "xn--" in host:
        host = host.encode("ascii").decode("idna")
    return format_html('<a href="{}" rel="external noreferrer">{}</a>', text, name or host)


@register.filter
def points(difference: Fraction) -> str:
    """Write a difference of two shares in points of percent, with its sign: +4,5."""
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return f"{sign}{decimal(abs(difference) * 100, 1)}"


@register.filter
def hundredfold(difference: Fraction) -> str:
    """Write a difference of two shares in points of percent, without a sign: 39,9."""
    return decimal(abs(difference) * 100, 1)
