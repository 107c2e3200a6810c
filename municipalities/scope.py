"""For whom the database is being asked: whoever asks takes a scope, and sees only its rows.

Pure Python below every floor and room. Requests, tasks and commands take a scope around their work;
the database backend sends it along with every transaction (``config.database.base``), and row
policies compare it (``config.database.policies``). Where nobody took one there are no rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows there are; a key of 0 is that of nobody.

    ``kind`` is one of the words below, ``person`` the account that is signed in;
    ``municipalities`` are those in whose town hall is worked. ``election`` and ``entry`` are those
    of one voter who applies for a polling card. ``lists`` are those of which the person is a trust
    person, or of which somebody holds the invitation.
    """

    kind: str = ""
    person: int = 0
    municipalities: frozenset[int] = frozenset()
    election: int = 0
    entry: int = 0
    lists: frozenset[int] = frozenset()

    def settings(self) -> dict[str, str]:
        """Return what the database is told, by the name of its setting (``guard.…``)."""
        return {
            "scope": self.kind,
            "person": str(self.person),
            "municipalities": _keys(self.municipalities),
            "lists": _keys(self.lists),
            "election": str(self.election),
            "entry": str(self.entry),
        }


def _keys(keys: frozenset[int]) -> str:
    return f"{{{','.join(map(str, sorted(keys)))}}}"


NOBODY = Scope()
PUBLIC = Scope("public")
"""What everybody may read."""
STATE = Scope("state")
"""The state without a person: what it keeps, and figures of all municipalities."""
ROUNDS = Scope("rounds")
"""Rounds that look for work in all municipalities: keys of jobs and of receipts, no persons."""


def arriving(person: int = 0) -> Scope:
    """Who is about to be known: accounts and sessions; with a key, the roles of this account."""
    return Scope("arriving", person)


def town(*municipalities: int, person: int = 0) -> Scope:
    """Work in the town halls of these municipalities."""
    return Scope("town", person, frozenset(municipalities))


def voter(election: int, entry: int) -> Scope:
    """One person of a register who applies for a polling card and is not signed in."""
    return Scope("voter", election=election, entry=entry)


def trust(*lists: int, person: int = 0) -> Scope:
    """The trust person of these lists, and of nothing else."""
    return Scope("trust", person, lists=frozenset(lists))


def invited(nomination: int) -> Scope:
    """Somebody who holds the invitation to a list and is about to get an account for it."""
    return Scope("arriving", lists=frozenset({nomination}))


_taken: ContextVar[Scope | None] = ContextVar("scope", default=None)
without = NOBODY
"""What holds where nobody took a scope; the product never changes it."""


def current() -> Scope:
    """Return the scope in which the database is asked now."""
    return _taken.get() or without


@contextmanager
def taken(scope: Scope) -> Iterator[None]:
    """Ask the database in ``scope`` meanwhile, and afterwards in the one before."""
    token = _taken.set(scope)
    try:
        yield
    finally:
        _taken.reset(token)


def kept(parts: Iterable[bytes], scope: Scope) -> Iterator[bytes]:
    """Yield the parts of an answer, each made in ``scope``: a stream is read after its request."""
    made = iter(parts)
    try:
        while True:
            with taken(scope):
                try:
                    part = next(made)
                except StopIteration:
                    return
            yield part
    finally:
        if close := getattr(made, "close", None):
            with taken(scope):
                close()


def carried(work: Callable[P, Answer]) -> Callable[P, Answer]:
    """Return ``work`` for another thread, where it asks in the scope of this one."""
    here = copy_context()

    def in_scope(*args: P.args, **kwargs: P.kwargs) -> Answer:
        return here.run(work, *args, **kwargs)

    return in_scope
