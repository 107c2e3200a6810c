"""Whether papers for voters may be printed here, and whether they are only specimens.

A notice leads to this program: by its QR code, and by the telephone or e-mail of the office. What
leads nowhere is not printed by the thousand. A demonstration prints, and says MUSTER on each page.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings

from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import Municipality
from reports.actions.issue import election_office
from reports.messages.printing.cards import CardPrintRule
from reports.messages.printing.refusals import PrintRule

NOTICE, CARD = Norm(Statute.KWO, "10"), Norm(Statute.KWO, "18")
# Names that only one house or one machine knows (RFC 6761, RFC 6762 and what routers give out).
_LOCAL_ENDINGS = frozenset((
    *("arpa", "box", "corp", "home", "intern", "internal", "intranet", "invalid", "lan", "local"),
    *("localdomain", "localhost", "private", "test"),
))  # fmt: skip


def is_specimen() -> bool:
    """Whether everything printed here is a specimen: the program runs as a demonstration."""
    return bool(settings.DEMONSTRATION)


def is_local(site_url: str) -> bool:
    """Whether only this machine or this house reaches an address: empty, no name, no public one."""
    try:
        host = (urlsplit(site_url).hostname or "").rstrip(".").lower()
    except ValueError:
        return True
    try:
        return not ipaddress.ip_address(host.partition("%")[0]).is_global
    except ValueError:
        *above, last = host.split(".")
        # A name without a dot is one of this house; an ending of figures is no name („127.1“).
        return not above or not last[:1].isalpha() or last in _LOCAL_ENDINGS


def require_public_site() -> None:
    """Raise RuleViolation as long as the address of this program is one that no voter reaches."""
    if not is_specimen() and is_local(settings.SITE_URL):
        raise RuleViolation(PrintRule.SITE_LOCAL, site=settings.SITE_URL or "–")


def require_reachable_office(municipality: Municipality) -> None:
    """Raise RuleViolation without an address of the office, or without telephone and e-mail.

    The notice says where an application goes and where to ask for rooms without steps (R-REG-07).
    """
    office = election_office(municipality)
    if not office.address:
        raise RuleViolation(PrintRule.SENDER_MISSING, NOTICE, "R-REG-07")
    if not office.contact and not is_specimen():
        raise RuleViolation(PrintRule.CONTACT_MISSING, NOTICE, "R-REG-07")


def require_notices(municipality: Municipality) -> None:
    """Raise RuleViolation as long as no Wahlbenachrichtigung can be printed here (R-REG-07)."""
    require_public_site()
    require_reachable_office(municipality)


def require_cards(municipality: Municipality) -> None:
    """Raise RuleViolation as long as no Wahlschein can be printed here.

    That is on an installation which no voter reaches: what it prints by the way is no Wahlschein,
    and must not look like one. Card and leaflet say where the letter goes and who answers
    questions (R-WS-03).
    """
    require_public_site()
    office = election_office(municipality)
    if not office.address or not (office.contact or is_specimen()):
        raise RuleViolation(CardPrintRule.NO_SENDER, CARD, "R-WS-03")


def printing_refusal(municipality: Municipality) -> RuleViolation | None:
    """Return what the setting up still lacks for letters; None where they can be printed."""
    return _refusal(require_notices, municipality)


def card_refusal(municipality: Municipality) -> RuleViolation | None:
    """Return what the setting up still lacks for Wahlscheine; None where they can be printed."""
    return _refusal(require_cards, municipality)


def _refusal(
    require: Callable[[Municipality], None], municipality: Municipality
) -> RuleViolation | None:
    try:
        require(municipality)
    except RuleViolation as refused:
        return refused
    return None
