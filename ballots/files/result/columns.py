"""The columns of the published open-data CSV, found by name (formats of votemanager/ekom21)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from municipalities.files.raw import folded
from municipalities.files.refusal import Problems
from municipalities.files.tables import Table
from municipalities.files.values import shown

HEAD = (
    "datum",
    "wahl",
    "ags",
    "gebiet-nr",
    "gebiet-name",
    "max-schnellmeldungen",
    "anz-schnellmeldungen",
    "A1",
    "A2",
    "A",
    "B",
    "B1",
    "C",
    "D",
)
THIRD_ELECTORS = "A3"  # not every publication has it
_NUMBER = r"[1-9][0-9]{0,2}"
_LIST = re.compile(rf"D({_NUMBER})", re.ASCII)
_CANDIDATE = re.compile(rf"D({_NUMBER})_({_NUMBER})", re.ASCII)
_CHANGED_VOTES = re.compile(rf"D({_NUMBER})_veraendert", re.ASCII)
_BALLOTS = re.compile(rf"(unveraendert|veraendert|panasch|Trend)_({_NUMBER})", re.ASCII)
_LIST_LIKE = re.compile(r"D[\d_ .-].*|(unveraendert|veraendert|panasch|trend)_.*", re.IGNORECASE)


@dataclass(slots=True)
class ListColumns:
    """The columns of one list: its votes, its ballots by kind, its candidates by place."""

    votes: str = ""
    ballots: dict[str, str] = field(default_factory=dict)
    changed_votes: str = ""
    candidates: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns a file has; ``unknown`` ones are ignored."""

    lists: Mapping[int, ListColumns]
    has_third_electors: bool
    unknown: tuple[str, ...]


def same_names(table: Table) -> dict[str, str]:
    """Return the columns that are written otherwise than published: „Gebiet_Nr“ → „gebiet-nr“."""
    wanted = {folded(name): name for name in (*HEAD, THIRD_ELECTORS)}
    found = {name: wanted[folded(name)] for name in table.columns if folded(name) in wanted}
    taken = set(table.columns)
    return {name: meant for name, meant in found.items() if name != meant and meant not in taken}


def chosen_names(
    table: Table, said: Mapping[str, str], remembered: Mapping[str, str], problems: Problems
) -> dict[str, str]:
    """Return which columns of a file are read under another name (R-CODE-01).

    ``said`` is what somebody says now; a name in it that neither the file nor the format has is
    refused. ``remembered`` is what was said for its source before: columns that the file lacks,
    and meanings that are said anew, are passed over. Where the file has both the remembered column
    and one of the name that it stood for, somebody has to say which.
    """
    for written, meant in said.items():
        _check_said(table, written, meant, problems)
    kept = {
        written: meant
        for written, meant in remembered.items()
        if written in table.columns and written not in said and meant not in said.values()
    }
    for written, meant in kept.items():
        if written != meant and meant in table.columns and meant not in kept:
            _note_both(table, written, meant, problems)
    problems.refuse_if_any()
    chosen = {**kept, **said}
    alike = same_names(table)
    return {
        **{one: meant for one, meant in alike.items() if meant not in chosen.values()},
        **chosen,
    }


def _check_said(table: Table, written: str, meant: str, problems: Problems) -> None:
    if written not in table.columns:
        problems.add(
            table.header_line,
            written[:40],
            _("Die Datei hat keine Spalte „%(column)s“.") % {"column": shown(written)},
            _("Gefunden sind: %(columns)s.") % {"columns": ", ".join(table.columns[:30])},
        )
    if not (meant in HEAD or meant == THIRD_ELECTORS or _sorted_in(meant, {})):
        problems.add(
            table.header_line,
            meant[:40],
            _("Das Format kennt keine Spalte „%(column)s“.") % {"column": shown(meant)},
            _("Gemeint sein können: %(columns)s.")
            % {"columns": ", ".join((*HEAD, THIRD_ELECTORS, "D1", "D1_1"))},
        )


def _note_both(table: Table, written: str, meant: str, problems: Problems) -> None:
    problems.add(
        table.header_line,
        meant,
        _(
            "Die Datei hat die Spalten „%(written)s“ und „%(meant)s“. Für ihre Quelle ist gemerkt, "
            "dass „%(written)s“ als „%(meant)s“ zu lesen ist."
        )
        % {"written": written, "meant": meant},
        _(
            "Sagen Sie, welche gilt: --column %(meant)s=%(meant)s, oder lesen Sie die Datei ohne "
            "--source ein."
        )
        % {"meant": meant},
    )


def layout_of(table: Table, problems: Problems) -> Layout:
    """Sort the columns of ``table``; raise ImportRefused when one is missing, double or garbled."""
    _refuse_other_files(table, problems)
    lists: dict[int, ListColumns] = {}
    unknown = []
    for name in table.columns:
        if name in HEAD or name == THIRD_ELECTORS or _sorted_in(name, lists):
            continue
        if _LIST_LIKE.fullmatch(name):
            problems.add(
                table.header_line,
                name[:40],
                _("Dieser Spaltenname sieht aus wie der einer Liste, ist aber keiner."),
                _("Erwartet werden D1, D1_1, unveraendert_1 und so weiter, ohne führende Null."),
            )
        else:
            unknown.append(name)
    for number, columns in list(lists.items()):
        if columns.ballots.keys() == {"Trend"} and not (columns.votes or columns.candidates):
            # Trend columns may exist for all 99 positions, even for lists that do not exist.
            del lists[number]
        elif not columns.votes:
            problems.add(
                table.header_line,
                f"D{number}",
                _("Die Spalte mit den Stimmen der Liste %(number)s fehlt.") % {"number": number},
                _("Verwenden Sie die Datei so, wie sie veröffentlicht ist, mit allen Spalten."),
            )
    table.require(HEAD)
    if not lists:
        raise problems.refuse(
            table.header_line,
            "D1",
            _("Die Datei hat keine Spalte mit Stimmen einer Liste."),
            _("Verwenden Sie die Ergebnisdatei der Wahl, nicht die der Beteiligung."),
        )
    return Layout(dict(sorted(lists.items())), THIRD_ELECTORS in table.columns, tuple(unknown))


def _sorted_in(name: str, lists: dict[int, ListColumns]) -> bool:
    """Add ``name`` to the columns of its list; False when it is not a column of a list."""
    if match := _CANDIDATE.fullmatch(name):
        lists.setdefault(int(match[1]), ListColumns()).candidates[int(match[2])] = name
    elif match := _LIST.fullmatch(name):
        lists.setdefault(int(match[1]), ListColumns()).votes = name
    elif match := _BALLOTS.fullmatch(name):
        lists.setdefault(int(match[2]), ListColumns()).ballots[match[1]] = name
    elif match := _CHANGED_VOTES.fullmatch(name):
        lists.setdefault(int(match[1]), ListColumns()).changed_votes = name
    else:
        return False
    return True


def _refuse_other_files(table: Table, problems: Problems) -> None:
    """Refuse another kind of published file by name, so that the person sees the mistake."""
    columns = set(table.columns)
    other = ""
    if "Stapel1" in columns:
        other = _("Die Datei enthält die Trendzählung und nicht das Ergebnis.")
    elif "Bezirk-Art" in columns:
        other = _("Die Datei enthält die Wahllokale und nicht das Ergebnis.")
    elif "Strassen-Name" in columns:
        other = _("Die Datei enthält das Straßenverzeichnis und nicht das Ergebnis.")
    elif len(columns.intersection(HEAD)) < len(HEAD) // 2:
        other = _("Die Datei ist keine Ergebnisdatei: Ihr fehlen die meisten Spalten.")
    if other:
        raise problems.refuse(
            table.header_line,
            "",
            other,
            _("Verwenden Sie die Datei „Open-Data-<AGS>-<Wahl>-<Ebene>.csv“ der Wahl."),
        )
