"""What the office saw of the papers of a list: one row for the list, one for each person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.proofs import OF_A_LIST, OF_A_PERSON, Proof, Verdict
from elections.models.nominations.looked_at import note_of
from elections.models.nominations.papers import VERDICTS
from municipalities.forms.fields import TypedText
from municipalities.forms.rows import RowForm
from municipalities.messages import word

NOT_LOOKED = "open"


class Cell(NamedTuple):
    """One paper in a row: what was seen of it, and what is to be noted."""

    proof: Proof
    verdict: BoundField
    note: BoundField


class PapersRow(RowForm):
    """The papers of one person; where no verdict is chosen, nobody looked yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = self.initial.get("title", "")
        for proof in self.proofs:
            # A radio that was chosen by a slip has no other way out.
            chosen = self.initial.get(proof.value)
            slip = [(NOT_LOOKED, _("doch nicht angesehen"))] if chosen else []
            self.fields[proof.value] = forms.ChoiceField(
                label=word(proof),
                choices=[*VERDICTS, *slip],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[note_of(proof)] = TypedText(
                label=_("Vermerk: %(paper)s") % {"paper": word(proof)},
                required=False,
                max_length=300,
            )

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """The papers that this row asks for."""
        return (
            (*OF_A_PERSON, Proof.BLOCKED_ADDRESS)
            if self.initial.get("is_blocked")
            else (OF_A_PERSON)
        )

    @property
    def cells(self) -> Iterator[Cell]:
        """Yield every paper with its two fields."""
        for proof in self.proofs:
            yield Cell(proof, self[proof.value], self[note_of(proof)])

    @property
    def columns(self) -> list[list[Cell]]:
        """Return the papers by columns; the rare third one stands below the second."""
        first, *others = self.cells
        return [[first], others]

    @property
    def verdicts(self) -> dict[Proof, Verdict | None]:
        """Return what was seen; None takes it back, a paper that nobody looked at is left out."""
        said = {proof: self.cleaned_data[proof.value] for proof in self.proofs}
        return {
            proof: None if value == NOT_LOOKED else Verdict(value)
            for proof, value in said.items()
            if value
        }

    @property
    def notes(self) -> dict[Proof, str]:
        """Return what is noted of each paper."""
        return {
            proof: self.cleaned_data[note_of(proof)]
            for proof in self.proofs
            if self.cleaned_data[proof.value] != NOT_LOOKED
        }

    def clean(self) -> dict[str, Any]:
        """Ask what a paper lacks that is faulty, and what was seen where something is noted."""
        entered = super().clean() or self.cleaned_data
        for proof in self.proofs:
            verdict, note = entered.get(proof.value), entered.get(note_of(proof))
            if verdict == Verdict.FAULTY and not note and note_of(proof) not in self.errors:
                self.add_error(note_of(proof), _("Was stimmt daran nicht?"))
            if note and not verdict and proof.value not in self.errors:
                self.add_error(proof.value, _("Liegt das Papier vor?"))
        return entered


class ListPapersForm(PapersRow):
    """The papers of the list itself."""

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """The papers of a list."""
        return OF_A_LIST


class RestForm(forms.Form):
    """What counts for everybody of whom nobody looked at a paper yet."""

    def __init__(self, *args: Any, open_papers: Mapping[Proof, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for proof, count in open_papers.items():
            self.fields[proof.value] = forms.ChoiceField(
                label=_("%(paper)s (noch nicht angesehen: %(count)s)")
                % {"paper": word(proof), "count": count},
                choices=[("", _("lassen, wie sie sind")), *_without_note()],
                required=False,
            )

    @property
    def verdicts(self) -> dict[Proof, Verdict]:
        """Return what was chosen for each kind of paper."""
        return {Proof(name): Verdict(value) for name, value in self.cleaned_data.items() if value}


def _without_note() -> Iterable[tuple[Any, Any]]:
    """Return what can be said of many papers at once; what is faulty is said of each."""
    return [(value, label) for value, label in VERDICTS if value != Verdict.FAULTY]


class PaperTakenOverForm(forms.Form):
    """Why the data shall say what the paper says."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_("Zum Beispiel: „Unterschrieben ist der Ausdruck vom 3. Januar.“"),
        max_length=500,
    )
