"""The code on a notice: it names one entry, and nobody can guess the code of another.

Nothing of it is stored: it is worked out from the entry's key and the installation's secret, so a
stolen database gives no code. 80 bits of it are a keyed hash; the online form asks for the day of
birth as well and counts wrong answers.
"""

from __future__ import annotations

import base64
import hmac

from django.conf import settings
from django.utils.crypto import salted_hmac

from municipalities.models.statements import Statements
from municipalities.scope import PUBLIC, Scope, voter

_SALT = "elections.notice"
_KEY_BYTES, _MAC_BYTES = 5, 10
LENGTH = 24


def notice_code(entry_pk: int) -> str:
    """Return the code of one entry: 24 letters and digits of base32."""
    return _code(entry_pk, settings.SECRET_KEY)


def spelled(code: str) -> str:
    """Return a code as it is printed: groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def entry_key_of(code: str) -> int | None:
    """Return the key of the entry that ``code`` names, None where it is no code of this system.

    Grouping, blanks and case do not matter; 0, 1 and 8 are read as O, I and B.
    """
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    plain = plain.translate(str.maketrans("018", "OIB"))
    if len(plain) != LENGTH:
        return None
    try:
        raw = base64.b32decode(plain)
    except ValueError:  # letters that base32 does not know, or that are not even Latin
        return None
    key = int.from_bytes(raw[:_KEY_BYTES], "big")
    for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]:
        if hmac.compare_digest(_code(key, str(secret)), plain):
            return key
    return None


def voter_of(key: int | None) -> Scope:
    """Return the scope of whom a code names: this entry and its election; everybody's for no entry.

    Whoever calls has read the key from a code, so that nobody tries keys.
    """
    ((election,),) = Statements("elections.models.cards").rows("election_of", entry=key or 0)
    return voter(election, key) if election and key else PUBLIC


def _code(entry_pk: int, secret: str) -> str:
    key = entry_pk.to_bytes(_KEY_BYTES, "big")
    mac = salted_hmac(_SALT, key.hex(), secret=secret, algorithm="sha256").digest()
    return base64.b32encode(key + mac[:_MAC_BYTES]).decode("ascii")
