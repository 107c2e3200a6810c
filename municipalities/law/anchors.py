"""The anchor that leaves the machine, as it is written; why an act on its addresses is refused.

No statute asks for an anchor. It protects the office: whoever keeps one outside can show that
nobody wrote the log anew. The sentences stand in ``messages.anchors``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from municipalities.law.basis import Rule

HASH_LENGTH = 64
_GROUP = 4


class AnchorRule(Rule):
    """Refusals about who gets the anchor."""

    ADDRESS_NAMED = "municipalities.anchor_address_named"
    RECIPIENT_REMOVED = "municipalities.anchor_recipient_removed"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The fingerprint of a chain at one length, kept where nobody can change it with the log.

    ``chain`` is the key of a municipality or „land“, ``position`` counts the events up to here,
    ``hash`` is the SHA-256 of the last of them (64 hex digits).
    """

    chain: str
    position: int
    hash: str

    @property
    def check(self) -> str:
        """Four hex digits that a slip of whoever types the anchor off paper does not keep.

        Without them a wrong key would look like a log that was written anew.
        """
        return hashlib.sha256(f"{self.chain} {self.position} {self.hash}".encode()).hexdigest()[:4]

    @property
    def lines(self) -> tuple[str, ...]:
        """The anchor as papers and mails print it: short lines of groups that the eye can keep.

        „Prüfanker 06414000 · 1287 ·“, „3f2a 9c01 …“, „3f2a 9c01 … · Prüfziffer 7c1e“.
        """
        groups = [self.hash[at : at + _GROUP] for at in range(0, len(self.hash), _GROUP)]
        half = len(groups) // 2
        return (
            f"Prüfanker {self.chain} · {self.position} ·",
            " ".join(groups[:half]),
            f"{' '.join(groups[half:])} · Prüfziffer {self.check}",
        )

    @property
    def written(self) -> str:
        """The same on one line, as pages show it."""
        return " ".join(self.lines)

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> Self:
        """Read an anchor from published data.

        Raises ValueError, KeyError or TypeError for what is none.
        """
        chain, position, digits = str(facts["chain"]), int(facts["position"]), str(facts["hash"])
        int(digits, 16)
        if len(digits) != HASH_LENGTH or position < 0:
            raise ValueError(digits)
        return cls(chain, position, digits)
