"""The code on a notice: it names one entry of the register.

The online form asks for the day of birth as well and counts wrong answers.
"""

from __future__ import annotations

from municipalities.models.codes import LENGTH, Codes, spelled
from municipalities.models.statements import Statements
from municipalities.scope import PUBLIC, Scope, voter

__all__ = ["LENGTH", "entry_key_of", "notice_code", "spelled", "voter_of"]

_NOTICES = Codes("elections.notice")


def notice_code(entry_pk: int) -> str:
    """Return the code of one entry: 24 letters and digits of base32."""
    return _NOTICES.of(entry_pk)


def entry_key_of(code: str) -> int | None:
    """Return the key of the entry that ``code`` names, None where it is no code of this system."""
    return _NOTICES.key_of(code)


def voter_of(key: int | None) -> Scope:
    """Return the scope of whom a code names: this entry and its election; everybody's for no entry.

    Whoever calls has read the key from a code, so that nobody tries keys.
    """
    ((election,),) = Statements("elections.models.cards").rows("election_of", entry=key or 0)
    return voter(election, key) if election and key else PUBLIC
