"""Keep the blocks of names that fragments are looked up in (``NameBlock``)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from elections.models.name_blocks import BLOCK, NameBlock
from elections.models.register import RegisterEntry


def index_names(entries: Iterable[RegisterEntry]) -> None:
    """Add the names of new or renamed entries to their blocks; runs in the act's transaction."""
    for entry in entries:
        block, made = NameBlock.objects.select_for_update().get_or_create(
            election_id=entry.election_id,
            block=entry.pk // BLOCK,
            defaults={"names": entry.sort_key},
        )
        if not made:
            block.names = f"{block.names}\n{entry.sort_key}"
            block.save(update_fields=["names"])


def index_election(election_id: int) -> None:
    """Make all blocks of one election anew; one statement, whatever the size."""
    NameBlock.objects.filter(election_id=election_id).delete()
    entries, blocks = RegisterEntry._meta.db_table, NameBlock._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {blocks} (election_id, block, names) "
            f"SELECT election_id, id / %s, string_agg(sort_key, chr(10)) FROM {entries} "
            "WHERE election_id = %s GROUP BY election_id, id / %s",
            [BLOCK, election_id, BLOCK],
        )
