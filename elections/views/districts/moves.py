"""What a change of the street directory does to people, said in sentences before it is done."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.actions.register.moves import Moves
from municipalities.templatetags.figures import number


def moves_texts(moves: Moves) -> Iterator[str]:
    """Yield how many people get, change and lose their Wahlbezirk."""
    if moves.nobody_moves:
        yield _(
            "Niemand wechselt den Wahlbezirk: Die Nummern im Verzeichnis stehen fest, und wer "
            "einen Wahlbezirk hat, behält ihn."
        )
        if moves.held:
            yield held_text(moves)
        if moves.unknown:
            yield unknown_text(moves.unknown, moves.unknown_addresses)
    else:
        yield ngettext(
            "%(count)s Person wechselt den Wahlbezirk.",
            "%(count)s Personen wechseln den Wahlbezirk.",
            moves.changed,
        ) % {"count": number(moves.changed)}
        yield ngettext(
            "%(count)s Person verliert ihren Wahlbezirk.",
            "%(count)s Personen verlieren ihren Wahlbezirk.",
            moves.lost,
        ) % {"count": number(moves.lost)}
    yield ngettext(
        "%(count)s Person ohne Wahlbezirk bekommt einen.",
        "%(count)s Personen ohne Wahlbezirk bekommen einen.",
        moves.gained,
    ) % {"count": number(moves.gained)}
    yield ngettext(
        "%(count)s Person hat danach keinen Wahlbezirk.",
        "%(count)s Personen haben danach keinen Wahlbezirk.",
        moves.unassigned,
    ) % {"count": number(moves.unassigned)}


def held_text(moves: Moves) -> str:
    """Return how many stand in another Wahlbezirk than the directory says, and what can be done."""
    return ngettext(
        "%(count)s Person steht danach in einem anderen Wahlbezirk, als das Straßenverzeichnis "
        "sagt. Sie lässt sich mit einem Grund umtragen.",
        "%(count)s Personen stehen danach in einem anderen Wahlbezirk, als das Straßenverzeichnis "
        "sagt. Sie lassen sich gemeinsam mit einem Grund umtragen.",
        moves.held,
    ) % {"count": number(moves.held)}


def unknown_text(persons: int, addresses: int) -> str:
    """Return how many live where the directory knows no house, and that they stay (R-REG-03)."""
    where = ngettext("%(count)s Anschrift", "%(count)s Anschriften", addresses)
    text = ngettext(
        "%(count)s Person wohnt an einer Anschrift, die das Straßenverzeichnis nicht (mehr) kennt: "
        "%(where)s. Sie behält ihren Wahlbezirk; prüfen Sie, ob im Straßenverzeichnis etwas fehlt.",
        "%(count)s Personen wohnen an Anschriften, die das Straßenverzeichnis nicht (mehr) kennt: "
        "%(where)s. Sie behalten ihren Wahlbezirk; prüfen Sie, ob im Straßenverzeichnis etwas "
        "fehlt.",
        persons,
    )
    told = where % {"count": number(addresses)}
    return text % {"count": number(persons), "where": told}


def done_text(moves: Moves) -> str:
    """Return what was done: how many were assigned, how many lost it, how many have none."""
    text = _("Neu zugeordnete Personen: %(assigned)s, ohne Wahlbezirk: %(unassigned)s.") % {
        "assigned": number(moves.assigned),
        "unassigned": number(moves.unassigned),
    }
    if moves.lost:
        lost = ngettext(
            "%(count)s Person hat ihren Wahlbezirk verloren.",
            "%(count)s Personen haben ihren Wahlbezirk verloren.",
            moves.lost,
        )
        text = f"{text} {lost % {'count': number(moves.lost)}}"
    if moves.held:
        text = f"{text} {held_text(moves)}"
    if moves.unknown:
        text = f"{text} {unknown_text(moves.unknown, moves.unknown_addresses)}"
    return text
