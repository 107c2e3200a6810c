"""Errors of the database quote what stands in a row; nobody's data gets out that way (R-DP-01)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import psycopg
from django.db import Error
from django.utils.translation import gettext as _

from municipalities.files.refusal import ImportRefused, Problems

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def without_data(act: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Let an act of an import fail with the number of a database error, never with its text.

    It stands around the transaction, so that nothing of the act is left. The act then raises
    ImportRefused, which neither holds the error nor points to it.
    """

    @wraps(act)
    def discreet(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        try:
            return act(*args, **kwargs)
        except (Error, psycopg.Error) as error:
            number = _number(error)
        # Outside of the handler, or the error would come along as the context of the refusal.
        raise _refusal(number)

    return discreet


def _number(error: BaseException | None) -> str:
    """Return the SQLSTATE of an error or of what caused it; „–“ where the server gave none."""
    while error is not None:
        if isinstance(error, psycopg.Error) and error.sqlstate:
            return error.sqlstate
        error = error.__cause__
    return "–"


def _refusal(number: str) -> ImportRefused:
    return Problems().refuse(
        None,
        "",
        _("Die Datenbank hat den Auszug nicht angenommen (Fehler %(number)s).")
        % {"number": number},
        _(
            "Am Verzeichnis ist nichts geändert. Versuchen Sie es noch einmal; gelingt es wieder "
            "nicht, melden Sie die Nummer der Stelle, die das System betreut."
        ),
    )
