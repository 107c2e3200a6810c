"""What a check of the facts found, in plain words: which row, what is wrong, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models.facts import Destroyed, FactBreak, FactFault

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import _StrOrPromise

MOST_NAMED = 5
"""So many rows of one fault are named by their keys; the others are counted."""

FACT_FAULTS: dict[FactFault, _StrOrPromise] = {
    FactFault.DIFFERS: gettext_lazy(
        "%(what)s: steht anders da, als das Log beweist. Vergleichen Sie mit der letzten "
        "Datensicherung."
    ),
    FactFault.MISSING: gettext_lazy(
        "%(what)s: fehlt, und keine Handlung hat die Zeile entfernt. Holen Sie sie aus der letzten "
        "Datensicherung."
    ),
    FactFault.UNSEALED: gettext_lazy(
        "%(what)s: am Produkt vorbei eingefügt. Klären Sie, wer unmittelbar in die Datenbank "
        "geschrieben hat."
    ),
    FactFault.ALIVE: gettext_lazy(
        "%(what)s: ist da, obwohl eine Handlung die Zeile entfernt hat. Klären Sie, wer "
        "unmittelbar in die Datenbank geschrieben hat."
    ),
    FactFault.NO_EVENT: gettext_lazy(
        "%(what)s: geschrieben, ohne dass das Log eine Handlung dazu kennt. Klären Sie, wer "
        "unmittelbar in die Datenbank geschrieben hat."
    ),
    FactFault.OTHER_EVENT: gettext_lazy(
        "%(what)s: Die Handlung im Log beweist andere Zeilen, als damals geschrieben wurden. "
        "Vergleichen Sie mit der letzten Datensicherung."
    ),
    FactFault.SEAL_CHANGED: gettext_lazy(
        "%(what)s: Das Siegel ist nachträglich geändert. Vergleichen Sie mit der letzten "
        "Datensicherung."
    ),
    FactFault.SEALS_GONE: gettext_lazy(
        "%(what)s: Was diese Handlung geschrieben hat, ist samt allen Siegeln entfernt. Holen Sie "
        "die Zeilen aus der letzten Datensicherung."
    ),
    FactFault.FORGOTTEN: gettext_lazy(
        "%(what)s: Diese Tabelle steht nicht mehr auf der Liste dessen, was das Log beweist. "
        "Klären Sie, wer unmittelbar in die Datenbank geschrieben hat."
    ),
}


def fact_text(found: FactBreak) -> str:
    """Return what is wrong with some rows, where the log speaks of them, and what to do."""
    return str(FACT_FAULTS[found.fault]) % {"what": f"{found.told}{_rows(found)}{_event(found)}"}


def destroyed_text(gone: Destroyed) -> str:
    """Return what was destroyed, and when: its rows are missing, and that is right in its time."""
    text = (
        _(
            "%(told)s: %(rows)s Zeilen der Wahl %(election)s vernichtet am %(day)s, und diese Wahl "
            "war da noch nicht vorbei. Klären Sie, wer das war; holen Sie die Zeilen aus der "
            "letzten Datensicherung."
        )
        if gone.is_too_early
        else _("%(told)s: %(rows)s Zeilen der Wahl %(election)s vernichtet am %(day)s.")
    )
    return text % {
        "told": gone.told,
        "rows": f"{gone.rows:,}".replace(",", "."),
        "election": gone.election,
        "day": _day(gone.destroyed_at),
    }


def _rows(found: FactBreak) -> str:
    if not found.rows:
        return ""
    named = ", ".join(found.rows[:MOST_NAMED])
    if len(found.rows) == 1:
        return _(", Zeile %(row)s") % {"row": named}
    more = len(found.rows) - MOST_NAMED
    if more <= 0:
        return _(", Zeilen %(rows)s") % {"rows": named}
    return _(", Zeilen %(rows)s und %(more)s weitere") % {"rows": named, "more": more}


def _event(found: FactBreak) -> str:
    if found.recorded_at is None:
        return ""
    day = _day(found.recorded_at)
    if not found.chain:
        return _(" (geschrieben am %(day)s)") % {"day": day}
    return _(" (Kette %(chain)s, Eintrag %(position)s vom %(day)s)") % {
        "chain": found.chain,
        "position": found.position,
        "day": day,
    }


def _day(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y}"
