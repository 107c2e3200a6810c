"""Keep the blocks of names up to date (``NameBlock``)."""

from __future__ import annotations

from collections.abc import Iterable

from elections.models.register.entries import RegisterEntry
from elections.models.register.name_blocks import BLOCK, NameBlock, searched


def index_names(entries: Iterable[RegisterEntry]) -> None:
    """Add the names of new or renamed entries to their blocks; runs in the act's transaction."""
    for entry in entries:
        block, made = NameBlock.objects.select_for_update().get_or_create(
            election_id=entry.election_id,
            block=entry.pk // BLOCK,
            defaults={"names": searched(entry.sort_key)},
        )
        if not made:
            block.names = f"{block.names}\n{searched(entry.sort_key)}"
            block.save(update_fields=["names"])
