"""The same facts give the same text and hash, whatever the order of their keys."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical_sha256(facts: Any) -> str:
    """Return the SHA-256 (hex) of JSON facts, whatever the order of their keys."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
