"""How the committee voted on a point, typed as three numbers: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.committee.votes import Votes
from elections.models.committee.course import VOTES
from municipalities.forms.fields import CountField, whole_number

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LABELS: Mapping[str, StrOrPromise] = {
    "in_favour": _("Stimmen dafür"),
    "against": _("Stimmen dagegen"),
    "abstained": _("Enthaltungen"),
}


def vote_field(name: str) -> CountField:
    """Return the control of one of the three numbers; empty says that nobody knows it."""
    return CountField(label=LABELS[name], required=False, widget=whole_number(maxlength="3"))


def votes_in(typed: Mapping[str, Any], suffix: str = "") -> Votes | None:
    """Return the vote that was typed; None where a number is missing."""
    found = {name: number for name in VOTES if (number := typed.get(f"{name}{suffix}")) is not None}
    return Votes(**found) if len(found) == len(VOTES) else None


def ask_for_all(form: forms.Form, typed: Mapping[str, Any], suffix: str = "") -> None:
    """Refuse one or two numbers of the three: what is missing is neither 0 nor guessed."""
    names = [f"{name}{suffix}" for name in VOTES]
    missing = [name for name in names if typed.get(name) is None]
    if 0 < len(missing) < len(names):
        text = _("Tragen Sie alle drei Zahlen ein, auch eine 0, oder keine.")
        # What is wrong with a number that was typed is said there.
        for name in missing[:1] if not set(names) & set(form.errors) else []:
            form.add_error(name, text)
