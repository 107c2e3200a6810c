"""Check the chains of events: read every row once, keep none, name every break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet, Subquery

from municipalities.law.anchors import Anchor
from municipalities.models import AuditChain, AuditEvent, Municipality
from municipalities.models.audit import FIRST_HASH
from municipalities.models.chain import Break, ClockStep, Fault
from municipalities.scope import STATE, Scope, taken, town

CHUNK = 1000
# At most this many broken rows are kept, to find out whether they only changed places.
MOST_COMPARED = 200


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a check found in one chain; ``last_hash`` may be written down as an anchor.

    ``clock_steps`` are worth a look, but no break: a clock that is set right runs backwards, too.
    """

    chain: str
    events: int
    last_hash: str
    breaks: tuple[Break, ...]
    clock_steps: tuple[ClockStep, ...] = ()


def verify_chains(anchors: Iterable[Anchor] = ()) -> Iterator[ChainReport]:
    """Check every chain, and those that only ``anchors`` still know."""
    noted: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        noted.setdefault(anchor.chain, []).append(anchor)
    for key, scope in chain_scopes().items():
        with taken(scope):
            report = verify_chain(key, noted.pop(key, []))
        yield report
    for key, lost in noted.items():
        missing = tuple(_anchor_break(Fault.ANCHOR_MISSING, anchor) for anchor in lost)
        yield ChainReport(key, 0, FIRST_HASH, missing)


def chain_scopes() -> dict[str, Scope]:
    """Return the keys of all chains, each with the scope that sees its events.

    An event may be of a chain that is gone, so a function of the owner's names those too. Nobody
    sees the events of a chain whose municipality is not known: a check finds it cut off.
    """
    with taken(STATE), connection.cursor() as cursor:
        cursor.execute("SELECT key FROM guard.chains_told() AS told (key) ORDER BY key")
        keys = [str(key) for (key,) in cursor.fetchall()]
        places = dict(Municipality.objects.values_list("ags", "pk"))
    return {key: town(places[key]) if key in places else STATE for key in keys}


def verify_chain(key: str, anchors: Sequence[Anchor] = ()) -> ChainReport:
    """Check one chain row by row; memory does not grow with its length.

    A row and the head of its chain come from one statement, so that an event written meanwhile
    does not look like a break.
    """
    heads = AuditChain.objects.filter(key=key)
    head = _Head(*(heads.values_list("length", "last_hash").first() or (0, FIRST_HASH)))
    walk = _Walk(key, _by_position(anchors))
    for event in _with_head(key, heads).iterator(chunk_size=CHUNK):
        head = _Head(event.head_length or 0, event.head_hash or FIRST_HASH)
        walk.take(event)
    walk.end(head)
    return ChainReport(
        key, walk.events, walk.last_hash, tuple(walk.told()), tuple(walk.clock_steps)
    )


def _with_head(key: str, heads: QuerySet[AuditChain]) -> QuerySet[Any]:
    events = AuditEvent.objects.filter(chain=key).order_by(F("position").asc(nulls_last=True), "pk")
    return events.annotate(
        head_length=Subquery(heads.values("length")), head_hash=Subquery(heads.values("last_hash"))
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """What the chain's row says: how many events there are, and the hash of the last one."""

    length: int
    last_hash: str


@dataclass(slots=True)
class _Walk:
    """The state of the check of one chain."""

    chain: str
    anchors: dict[int, list[Anchor]]
    breaks: list[Break] = field(default_factory=list)
    broken: list[AuditEvent] = field(default_factory=list)
    events: int = 0
    position: int = 0
    left_open: int = 0
    last_hash: str = FIRST_HASH
    is_intact: bool = True
    chained_at: datetime | None = None
    clock_steps: list[ClockStep] = field(default_factory=list)

    def take(self, event: AuditEvent) -> None:
        """Check one row against the one before."""
        place = event.position
        if place is None:
            self.left_open += 1
            return
        gap = place > self.position + 1
        if gap:
            self._note(Fault.REMOVED, self.position + 1, place - 1)
        intact = event.is_intact()
        if not intact:
            self._note(Fault.CHANGED, place)
            if len(self.broken) < MOST_COMPARED:
                self.broken.append(event)
        elif event.previous_hash != self.last_hash and self.is_intact and not gap:
            self._note(Fault.UNLINKED, place)
        for anchor in self.anchors.pop(place, ()):
            if anchor.hash != event.hash:
                self.breaks.append(_anchor_break(Fault.ANCHOR_DIFFERS, anchor))
        self._look_at_the_clock(place, event.chained_at)
        self.events += 1
        self.position, self.last_hash, self.is_intact = place, event.hash, intact

    def _look_at_the_clock(self, place: int, chained_at: datetime | None) -> None:
        """Note an event that was closed before the one in front of it."""
        if chained_at and self.chained_at and chained_at < self.chained_at:
            self.clock_steps.append(ClockStep(self.chain, place, self.chained_at, chained_at))
        self.chained_at = chained_at

    def end(self, head: _Head) -> None:
        """Compare the last row with the head of the chain; report the anchors that are left."""
        if head.length > self.position:
            self._note(Fault.CUT_OFF, self.position + 1, head.length)
        elif head.length < self.position:
            self._note(Fault.BEYOND_END, head.length + 1, self.position)
        elif head.last_hash != self.last_hash:
            self._note(Fault.HEAD_DIFFERS, self.position)
        if self.left_open:
            self._note(Fault.LEFT_OPEN, self.position + 1, self.position + self.left_open)
        for left in self.anchors.values():
            self.breaks.extend(_anchor_break(Fault.ANCHOR_MISSING, anchor) for anchor in left)

    def told(self) -> Iterator[Break]:
        """Yield the breaks; for a row that only changed its place, say where it stood."""
        moved = {row.position or 0: self._origin(row, row.position or 0) for row in self.broken}
        for found in self.breaks:
            origin = moved.get(found.position, 0) if found.fault is Fault.CHANGED else 0
            yield (
                Break(self.chain, Fault.REORDERED, found.position, found.until, origin)
                if origin
                else found
            )

    def _origin(self, event: AuditEvent, there: int) -> int:
        """Return the position at which the row's hash is right, 0 if there is none."""
        found = 0
        for place in (there + 1, there - 1, *(other.position or 0 for other in self.broken)):
            event.position = place
            if event.is_intact():
                found = place
                break
        event.position = there
        return found

    def _note(self, fault: Fault, position: int, until: int | None = None) -> None:
        last = position if until is None else until
        self.breaks.append(Break(self.chain, fault, position, last))


def _by_position(anchors: Iterable[Anchor]) -> dict[int, list[Anchor]]:
    """Return the anchors of each place: a mail and a paper may say different things of one."""
    noted: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        if anchor.position:
            noted.setdefault(anchor.position, []).append(anchor)
    return noted


def _anchor_break(fault: Fault, anchor: Anchor) -> Break:
    return Break(anchor.chain, fault, anchor.position, anchor.position)
