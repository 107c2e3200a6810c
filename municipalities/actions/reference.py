"""Load the reference data: Kreise, municipalities, residents, bodies, elections, terms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import tablib
from django.db import transaction
from django.utils.translation import gettext as _
from import_export.results import Result

from municipalities.files.reference import (
    BODIES,
    COUNCIL_ELECTIONS,
    FOREIGNERS_ELECTIONS,
    FURTHER_BODIES,
    FURTHER_ELECTIONS,
    KREISE,
    LISTS,
    MUNICIPALITIES,
    NOTED_ELECTIONS,
    PLACE_VOTES,
    STATE_STATEMENTS,
    STATE_TOTALS,
    TERMS,
    Reference,
    ReferenceTable,
)
from municipalities.files.refusal import Problems
from municipalities.files.tables import Row
from municipalities.models import AuditChain, AuditEvent, Municipality, User
from municipalities.models.audit import STATE_CHAIN
from municipalities.models.turns import STATE_TABLES, take_turn
from municipalities.resources.base import ReferenceResource
from municipalities.resources.body.elections import (
    CouncilElectionResource,
    ForeignersElectionResource,
    PastListResource,
    PastPlaceVotesResource,
    StateStatementResource,
    StateTotalResource,
)
from municipalities.resources.body.known import FurtherBodyResource, KnownBodyResource
from municipalities.resources.master import (
    CITY_KREIS,
    KreisResource,
    MunicipalityResource,
    ResidentCountResource,
    TermResource,
    has_left_its_kreis,
)

ACT = "reference.loaded"
# Kreise before their municipalities, municipalities before facts about them.
_ORDER: tuple[tuple[str, type[ReferenceResource]], ...] = (
    (KREISE, KreisResource),
    (MUNICIPALITIES, MunicipalityResource),
    (MUNICIPALITIES, ResidentCountResource),
    (COUNCIL_ELECTIONS, CouncilElectionResource),
    (FOREIGNERS_ELECTIONS, ForeignersElectionResource),
    (FURTHER_ELECTIONS, ForeignersElectionResource),
    (NOTED_ELECTIONS, ForeignersElectionResource),
    (LISTS, PastListResource),
    (PLACE_VOTES, PastPlaceVotesResource),
    (BODIES, KnownBodyResource),
    (FURTHER_BODIES, FurtherBodyResource),
    (STATE_TOTALS, StateTotalResource),
    (STATE_STATEMENTS, StateStatementResource),
    (TERMS, TermResource),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What happened: rows per kind of fact that were new, changed, unchanged or left out.

    ``is_new`` is False when exactly these files had been loaded before; then nothing was done.
    """

    is_new: bool
    rows: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def rows_to_load(reference: Reference) -> int:
    """Return how many steps ``load_reference`` takes, for showing the progress."""
    return sum(len(_rows(reference, name)) for name, _resource in _ORDER)


@transaction.atomic
def load_reference(
    reference: Reference,
    *,
    actor: User | None = None,
    advance: Callable[[int], object] | None = None,
) -> Loaded:
    """Load the reference data; the same files a second time change nothing.

    ``advance`` is called with the number of rows done since the last call. Rows that are no
    longer in a file stay: something may rest on them.

    Raises ImportRefused with file, line, field and reason; then nothing was written.
    """
    take_turn(STATE_TABLES)
    last = AuditEvent.objects.filter(chain=STATE_CHAIN, act=ACT).order_by("position").last()
    if last and last.details["sha256"] == reference.sha256 and Municipality.objects.exists():
        return Loaded(is_new=False)
    problems = Problems()
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for name, resource in _ORDER:
        result = _take_in(reference, name, resource(), problems.within(name), advance)
        problems.refuse_if_any()
        rows[resource.__name__.removesuffix("Resource")] += _counts(result)
    counted = {kind: dict(counts) for kind, counts in rows.items()}
    state = AuditChain(key=STATE_CHAIN)
    AuditEvent.objects.record(actor, ACT, state, None, sha256=reference.sha256, rows=counted)
    return Loaded(is_new=True, rows=counted)


def _take_in(
    reference: Reference,
    name: str,
    resource: ReferenceResource,
    problems: Problems,
    advance: Callable[[int], object] | None,
) -> Result:
    columns = reference.tables[name].columns
    rows = _rows(reference, name)
    dataset = tablib.Dataset(
        *([row.cells.get(column, "") for column in columns] for row in rows), headers=columns
    )
    result = resource.import_data(dataset, advance=advance)
    _note(result, resource, [row.line for row in rows], problems)
    return result


def _note(
    result: Result, resource: ReferenceResource, lines: Sequence[int], problems: Problems
) -> None:
    """Note what the import refused, by line and column of the file."""
    remedy = _("Stellen Sie die Datei so wieder her, wie sie ausgeliefert wurde.")
    columns = {entry.attribute: entry.column_name for entry in resource.fields.values()}
    for error in result.base_errors:
        problems.add(None, "", str(error.error), remedy)
    problems.refuse_if_any()  # without its columns no row of the file could be read
    for number, errors in result.row_errors():
        for error in errors:
            problems.add(lines[number - 1], "", str(error.error), remedy)
    for invalid in result.invalid_rows:
        for attribute, messages in invalid.field_specific_errors.items():
            problems.add(lines[invalid.number - 1], columns[attribute], " ".join(messages), remedy)


def _rows(reference: Reference, name: str) -> list[Row]:
    table = reference.tables[name]
    if name != KREISE:
        return list(table.rows)
    return [*table.rows, *_new_city_kreise(reference.tables[MUNICIPALITIES])]


def _new_city_kreise(municipalities: ReferenceTable) -> Iterable[Row]:
    """Towns that have become a Kreis of their own since the list of Kreise was made (Hanau)."""
    for row in municipalities.rows:
        if has_left_its_kreis(row.cells):
            kreis = {
                "kreis_ags": row["ags_2026"][:5],
                "name": row["name"],
                "type": CITY_KREIS,
            }
            yield Row(row.line, kreis)


def _counts(result: Result) -> Counter[str]:
    return Counter({kind: count for kind, count in result.totals.items() if count})
