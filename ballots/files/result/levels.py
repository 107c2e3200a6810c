"""Which level the areas of a published file are on, and the row that only repeats their sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from ballots.files.result.figures import Area, total_of
from ballots.files.result.sums import FIGURES
from municipalities.files.refusal import Problems
from municipalities.files.values import shown


def without_whole(areas: Sequence[Area]) -> tuple[list[Area], Area | None]:
    """Return the areas apart from the one whose figures are the sums of all others, and that one.

    Some files give the municipality beside its Wahlbezirke; counted together every vote would
    count twice. Only exact sums of all figures tell it.
    """
    for area in areas:
        others = [one for one in areas if one is not area]
        if len(others) > 1 and _levels(area, others) == 1:
            return others, area
    return list(areas), None


def check_levels(areas: Sequence[Area], problems: Problems) -> None:
    """Note a row whose figures fit several times into the others: the file has several levels."""
    for area in areas:
        others = [one for one in areas if one is not area]
        if len(others) > 1 and (levels := _levels(area, others)) > 1:
            problems.add(
                area.line,
                "",
                _(
                    "Die Datei enthält mehrere Ebenen: Die übrigen Zeilen ergeben %(levels)s-mal "
                    "„%(name)s“."
                )
                % {"levels": levels, "name": shown(area.name or area.number)},
                _("Lesen Sie jede Ebene aus ihrer eigenen Datei ein."),
            )
            return


def level_notices(areas: Sequence[Area], whole: Area | None) -> Iterator[str]:
    """Yield how the areas were told apart, and which row was not counted with them."""
    if whole is not None:
        yield _(
            "Zeile %(line)s („%(name)s“) ist die Summe aller anderen; sie zählt nicht noch einmal."
        ) % {"line": whole.line, "name": shown(whole.name or whole.number)}
    unnumbered = sum(not area.number for area in areas)
    if unnumbered:
        yield _("Gebiete ohne Nummer: %(count)s; unterschieden sind sie nach ihrem Namen.") % {
            "count": unnumbered
        }


def _levels(area: Area, others: Sequence[Area]) -> int:
    """How often every figure of an area fits exactly into the sum of the others; 0 if it does not.

    Once: it is their sum. More than once: they are areas of as many levels.
    """
    if not area.valid_votes:
        return 0
    pairs = [
        (getattr(area, name), total_of(getattr(one, name) for one in others)) for name in FIGURES
    ]
    for number, figures in area.lists.items():
        pairs.append((figures.votes, total_of(one.lists[number].votes for one in others)))
    total = pairs[FIGURES.index("valid_votes")][1]
    if total is None or total % area.valid_votes:
        return 0
    levels = total // area.valid_votes
    fits = all(own is not None and levels * own == whole for own, whole in pairs)
    return levels if fits and _differ(others) else 0


def _differ(areas: Sequence[Area]) -> bool:
    """Whether areas have different figures: equal ones fit into each other by chance."""
    return len({tuple(getattr(area, name) for name in FIGURES) for area in areas}) > 1
