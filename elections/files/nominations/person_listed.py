"""The persons of a list as rows of a table, and rows as what the list states of its persons."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from elections.files.nominations.person_days import read_birth
from elections.files.nominations.person_doubts import Doubt
from elections.files.nominations.person_fields import BY_KEY, MAN, WOMAN
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.person_rows import FIELDS, UNKNOWN_DAY, PersonRow
from elections.law.nominations.places import places_in_table
from elections.models import Candidate
from elections.models.nominations.person import Salutation
from municipalities.files.values import shown
from municipalities.law.days import KnownDay

HIGHEST_PLACE = 9_999
KEPT = tuple(name for name in FIELDS if name != "nationalities")
"""The fields that a list keeps: which nationality it is decides nothing (R-DP-01)."""
_CALLED = {Salutation.FRAU.value: WOMAN, Salutation.HERR.value: MAN}
_SALUTATIONS = {word: value for value, word in _CALLED.items()}
_COLUMNS = {"particle": "name_particle", "birth": "birth_as_written"}
_TEXTS = tuple(name for name in KEPT if name not in {"place", "salutation", "birth", "origin"})


def row_of(person: Candidate, line: int = 0) -> PersonRow:
    """Return what a list states of a person, as a table has it (§ 23 Abs. 1 KWO; R-LIST-04)."""
    texts = {name: getattr(person, _COLUMNS.get(name, name)) for name in _TEXTS}
    if person.birth_date is not None:
        birth, written = KnownDay.of(person.birth_date), ""
    else:
        written = person.birth_as_written
        known = read_birth(written).day
        birth = UNKNOWN_DAY if known.exact else known
    return PersonRow(
        place=person.place,
        salutation=_CALLED.get(person.salutation, ""),
        birth=birth,
        birth_text=written,
        origin=Origin(person.origin),
        line=line,
        **texts,
    )


def columns_of(row: PersonRow, fields: Collection[str] = KEPT) -> dict[str, Any]:
    """Return the columns of ``Candidate`` that hold these fields of a row, without the place.

    With an address at which somebody can be reached there is an Auskunftssperre (R-LIST-04).
    """
    columns = {_COLUMNS.get(name, name): getattr(row, name) for name in _TEXTS if name in fields}
    if "salutation" in fields:
        columns["salutation"] = _SALUTATIONS.get(row.salutation, Salutation.NONE.value)
    if "birth" in fields:
        exact = row.birth.exact
        columns |= {"birth_date": exact, "birth_as_written": "" if exact else row.born}
    if "origin" in fields:
        columns["origin"] = row.origin.value
    if columns.get("reachable_at"):
        columns["is_blocked"] = True
    return columns


def digest_of(people: Sequence[Candidate]) -> str:
    """Return a fingerprint of everything that a list states of its persons."""
    stands = [(one.pk, one.is_blocked, row_of(one)) for one in people]
    return hashlib.sha256(repr(stands).encode()).hexdigest()


def kept_rows(
    rows: Sequence[PersonRow], fields: Collection[str]
) -> tuple[tuple[PersonRow, ...], tuple[str, ...]]:
    """Return the rows and the fields of a table as a list keeps them (R-LIST-03, R-DP-01).

    Nationalities are left out. Where some have a place, those without one stand behind the last;
    where nobody has one, the table says nothing of places.
    """
    named = tuple(name for name in KEPT if name in fields)
    rows = tuple(replace(row, nationalities="") for row in rows)
    if any(row.place is not None for row in rows):
        places = places_in_table([row.place for row in rows])
        numbered = zip(rows, places, strict=True)
        return tuple(replace(row, place=place) for row, place in numbered), named
    return rows, tuple(name for name in named if name != "place")


def misfits(rows: Sequence[PersonRow]) -> Iterator[Doubt]:
    """Yield what a list cannot keep: entries that are too long, a place that two have."""
    counted = Counter(row.place for row in rows)
    for row in rows:
        if row.place is not None and row.place > HIGHEST_PLACE:
            reason = _("Die Platznummer ist zu groß.")
            yield _misfit(row, "place", reason, _("Prüfen Sie die Spalte mit den Plätzen."))
        elif row.place is not None and counted[row.place] > 1:
            yield _misfit(
                row,
                "place",
                _("Diesen Platz haben in der Datei mehrere Personen."),
                _("Geben Sie jeder Person einen eigenen Platz."),
            )
        for name in (*_TEXTS, "birth"):
            column = Candidate._meta.get_field(_COLUMNS.get(name, name))
            longest = getattr(column, "max_length", None)
            if longest is not None and len(row.told(name)) > longest:
                reason = _("Der Eintrag ist länger als %(longest)s Zeichen.")
                remedy = _("Kürzen Sie ihn in der Datei.")
                yield _misfit(row, name, reason % {"longest": longest}, remedy)


def _misfit(row: PersonRow, name: str, reason: str, remedy: str) -> Doubt:
    return Doubt(row.line, BY_KEY[name].title, shown(row.told(name)), reason, remedy)
