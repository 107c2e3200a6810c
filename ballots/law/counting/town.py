"""The units of one election together: their sum, and what only the sum shows (H2.05, H7; R-CNT-10).

One table of checks for the pages and for ``check_reports``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ballots.law.counting.checking import Answer, Check, CheckFinding, Level, findings, known
from ballots.law.counting.registers import RegisterFigures, with_electors
from ballots.law.counting.report import ReportValues, UnitKind
from ballots.law.counting.rules import CheckRule
from ballots.law.counting.tally import total
from municipalities.law.basis import Norm, Statute


@dataclass(frozen=True, slots=True)
class Cards:
    """All Wahlscheine, and those of them that were declared invalid.

    None is not known: where the register is kept elsewhere nobody counts them here.
    """

    issued: int | None = None
    invalid: int | None = None

    @property
    def most_used(self) -> int | None:
        """How many voters at most can have used one."""
        return None if self.issued is None else self.issued - (self.invalid or 0)


COUNT_LETTERS = frozenset({UnitKind.POSTAL, UnitKind.JOINT})
"""Units that count what came by post (R-CNT-10)."""

NO_CARDS_KEPT = Cards()
"""Where the register is kept elsewhere nothing is known of Wahlscheine (R-WS-03)."""


@dataclass(frozen=True, slots=True)
class TownValues:
    """The sum over the units that have reported, with A to A3 of all Wahlbezirke.

    ``kinds`` are those of the units; ``cards_at_least`` and ``voters_at_least`` add up B1 and B as
    far as they are known, and so are what the sum can be at the least; ``marked_at_least`` does the
    same with A2. ``letters_nowhere`` names the Wahlbezirke with A2 above 0 whose letters no unit
    counts; it is empty where nobody says which Wahlbezirke a unit counts.
    """

    total: ReportValues
    kinds: frozenset[UnitKind]
    cards: Cards
    cards_at_least: int
    voters_at_least: int
    marked_at_least: int
    letters_nowhere: tuple[str, ...] = ()


def town_values(
    units: Sequence[ReportValues], registers: RegisterFigures, cards: Cards = NO_CARDS_KEPT
) -> TownValues:
    """Add up the units of one election (§ 54 Abs. 1 KWO; R-CNT-10).

    ``registers`` are A to A3 of all Wahlbezirke: a postal unit has no register, so a sum over the
    units would be unknown wherever somebody votes by post.

    Raises ValueError when there is no unit or their numbers of seats differ.
    """
    return TownValues(
        total=with_electors(total(units), registers),
        kinds=frozenset(unit.kind for unit in units),
        cards=cards,
        cards_at_least=sum(unit.voters_with_card or 0 for unit in units),
        voters_at_least=sum(unit.voters or 0 for unit in units),
        marked_at_least=sum(
            unit.electors_marked or 0 for unit in units if unit.kind is not UnitKind.POSTAL
        ),
    )


def check_town(values: TownValues) -> tuple[CheckFinding, ...]:
    """Return every check that fires for the units together (H2.05, H7; R-CODE-01, R-CNT-10)."""
    return findings(TOWN_CHECKS, values)


def _cards_issued(v: TownValues) -> Iterator[Answer]:
    yield _at_most("b1", v.cards_at_least, v.total.voters_with_card, "most", v.cards.most_used)


def _cards_marked(v: TownValues) -> Iterator[Answer]:
    parts = (v.total.electors_marked, v.total.electors_by_card)
    marked = None if None in parts else sum(filter(None, parts))
    yield _at_most("b1", v.cards_at_least, v.total.voters_with_card, "marked", marked)


def _voters_registered(v: TownValues) -> Iterator[Answer]:
    yield _at_most("b", v.voters_at_least, v.total.voters, "a", v.total.electors)


def _at_most(name: str, at_least: int, value: int | None, bound: str, most: int | None) -> Answer:
    """Ask whether a sum is too large; what is too large already stays so, whatever comes."""
    facts = {name: at_least, bound: most}
    if most is not None and at_least > most:
        return Answer(True, facts)
    return known({name: value, bound: most}, lambda *_: False)


def _postal_counted(v: TownValues) -> Iterator[Answer]:
    if not v.kinds & COUNT_LETTERS:
        marked = v.total.electors_marked
        if marked is None:  # one mark is enough, whatever the other Wahlbezirke have
            marked = v.marked_at_least or None
        yield known({"a2": marked}, lambda a2: a2 > 0)


def _letters_counted(v: TownValues) -> Iterator[Answer]:
    # Where no unit counts letters at all, H7.10 says so.
    if v.kinds & COUNT_LETTERS:
        yield Answer(bool(v.letters_nowhere), {"districts": ", ".join(v.letters_nowhere)})


_VOTERS, _SUM = Norm(Statute.KWO, "47", 1), Norm(Statute.KWO, "54", 1)
_F, _R = Level.ERROR, CheckRule
_CODE, _RESULT = "R-CODE-01", "R-CNT-10"

TOWN_CHECKS: tuple[Check[TownValues], ...] = (
    Check("H2.05", _F, _R.H2_05, _VOTERS, _CODE, ("B1",),
          "Gemeinde: Σ B1 > ausgestellte − ungültige Wahlscheine", _cards_issued),
    Check("CODE.05", _F, _R.CODE_05, _VOTERS, _CODE, ("B1", "A2", "A3"),
          "Gemeinde: Σ B1 > A2 + A3", _cards_marked),
    Check("H7.09", _F, _R.H7_09, _SUM, _RESULT, ("B", "A"),
          "Gemeinde: B > A", _voters_registered),
    Check("H7.10", _F, _R.H7_10, _SUM, _RESULT, ("A2",),
          "Gemeinde: A2 > 0 und kein Briefwahlbezirk hat gemeldet", _postal_counted),
    Check("CODE.10", _F, _R.CODE_10, _SUM, _RESULT, ("A2",),
          "Wahlbezirk: A2 > 0 und kein Auszählungsbezirk zählt seine Briefe", _letters_counted),
)  # fmt: skip
"""Checks of all units together (R-CODE-01, R-CNT-10)."""
