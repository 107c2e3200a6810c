"""Which Wahlzeit the reader of a page of the state wants to see, from the URL."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Term


class TermFilter(forms.Form):
    """The Wahlzeit of every page of the state: the running one unless another is chosen.

    What was not chosen stands in the field all the same, so that the page never shows another
    Wahlzeit as chosen than the one whose figures it shows, and „Anzeigen“ stays in it. A Wahlzeit
    that does not exist is none that was chosen.
    """

    wahlzeit = forms.ModelChoiceField(
        Term.objects.all(), label=_("Wahlzeit"), required=False, empty_label=None
    )

    def __init__(self, data: Any, *, today: date, **kwargs: Any):
        self._running = Term.objects.running(today)
        terms = {str(term.pk): term for term in Term.objects.all()}
        self._chosen = terms.get(data.get("wahlzeit", ""))
        shown = self._chosen or self._running
        values = {name: data[name] for name in data} | {"wahlzeit": shown.pk if shown else ""}
        super().__init__(values, label_suffix="", **kwargs)

    def term(self) -> Term | None:
        """Return the chosen Wahlzeit, by default the running one; None when there is none."""
        return self._chosen or self._running
