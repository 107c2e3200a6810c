"""Codes on paper that name one row, and nobody can guess the code of another.

Nothing of a code is stored: it is worked out from the row's key and the installation's secret, so a
stolen database gives none. 80 bits of it are a keyed hash.
"""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

_KEY_BYTES, _MAC_BYTES = 5, 10
LENGTH = 24
"""Letters and digits of base32."""


def spelled(code: str) -> str:
    """Return a code as it is printed: groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one kind of row; ``salt`` keeps those of another kind apart."""

    salt: str

    def of(self, key: int) -> str:
        """Return the code of one row."""
        return self._made(key, settings.SECRET_KEY)

    def key_of(self, code: str) -> int | None:
        """Return the key of the row that ``code`` names, None where it is no code of this system.

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
            if hmac.compare_digest(self._made(key, str(secret)), plain):
                return key
        return None

    def _made(self, row: int, secret: str) -> str:
        key = row.to_bytes(_KEY_BYTES, "big")
        mac = salted_hmac(self.salt, key.hex(), secret=secret, algorithm="sha256").digest()
        return base64.b32encode(key + mac[:_MAC_BYTES]).decode("ascii")
