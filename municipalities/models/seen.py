"""What a person saw before changing it, so that nobody undoes unknowingly what another one did.

A page carries a short mark of each value that it showed. The act gets the marks back and compares
them with the values that stand there once it holds its lock. No row keeps them: a page that is
never sent leaves nothing behind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Self

from django.db import models
from django.utils import timezone

from municipalities.law.basis import RuleViolation
from municipalities.law.seen import SeenRule
from municipalities.law.text import cleaned

# Long enough that two values of one field never meet by accident, short enough for 15 fields.
_LENGTH = 12
_WRITTEN = re.compile(r"\w+=[0-9a-f]{12}(?:,\w+=[0-9a-f]{12})*")
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Seen:
    """The marks of the values that somebody saw, by the names of their fields."""

    marks: Mapping[str, str]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """Return the marks of ``values``."""
        return cls({name: _mark(value) for name, value in values.items()})

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the marks that a page carried; None where it carried none."""
        if not _WRITTEN.fullmatch(text):
            return None
        return cls(dict(one.split("=") for one in text.split(",")))

    def __str__(self) -> str:
        return ",".join(f"{name}={mark}" for name, mark in self.marks.items())

    def is_same(self, name: str, value: Any) -> bool:
        """Return whether ``value`` is what was shown under ``name``."""
        return self.marks.get(name) == _mark(value)

    def changed(self, now: Mapping[str, Any]) -> dict[str, Any]:
        """Return those of the values that stand there ``now`` and are not what was shown."""
        return {
            name: value
            for name, value in now.items()
            if name in self.marks and not self.is_same(name, value)
        }

    def with_values(self, now: Mapping[str, Any]) -> Seen:
        """Return the marks of somebody who has seen these values as well."""
        return Seen({**self.marks, **Seen.of(now).marks})


def check_seen(
    seen: Seen | None, now: models.Model | Mapping[str, Any], wanted: Mapping[str, Any]
) -> None:
    """Refuse a change of what somebody else changed since it was shown; called under the lock.

    ``now`` is what stands there, a row or its values, ``wanted`` what shall stand there. Where both
    say the same nobody loses anything: a form that was sent twice is no quarrel. Without ``seen``
    nothing is compared. Raises RuleViolation with the new values.
    """
    stands = now if isinstance(now, Mapping) else {name: getattr(now, name) for name in wanted}
    changed = seen.changed(stands) if seen else {}
    lost = {
        name: value for name, value in changed.items() if _mark(value) != _mark(wanted.get(name))
    }
    if lost:
        raise RuleViolation(SeenRule.CHANGED_MEANWHILE, now=lost)


def _mark(value: Any) -> str:
    """Return the mark of a value, the same for the value itself and for the text in its control."""
    if value is None or value is False:
        value = "" if value is None else "-"
    elif isinstance(value, datetime):
        value = f"{timezone.localtime(value):%Y-%m-%dT%H:%M}"
    return sha256(cleaned(str(value), lines=True).encode()).hexdigest()[:_LENGTH]
