"""What people type about an extract: the file, how it is read, what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from elections.models.register.check_facts import CheckFacts, UnknownWord
from elections.models.register.headings import labels
from elections.models.register.imports import (
    SupplierMapping,
)
from elections.models.register.reading import (
    BY_KEY,
    COLUMNS,
    DATE_FORMS,
    SAYS_NOTHING,
    SEPARATORS,
    Reading,
    candidates_of,
    holds_both_names,
)
from municipalities.files.encodings import ENCODINGS
from municipalities.files.nationalities import nationality_choices
from municipalities.files.raw import folded
from municipalities.forms.fields import (
    DayField,
    TypedText,
    not_in_future,
    offer,
    whole_number,
)

_BOTH_IN_ONE = _(
    "In „%(name)s“ stehen Familienname und Vornamen zusammen. Lassen Sie sich einen Auszug geben, "
    "in dem sie in zwei Spalten stehen."
)
_COLUMN_TAKEN = _(
    "Die Spalte „%(name)s“ ist schon für „%(field)s“ gewählt. Eine Spalte hält nur eine Angabe."
)

NO_VALUES: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class ExtractForm(forms.Form):
    """An extract of the residents' registration and the day it shows."""

    file = forms.FileField(
        label=_("Auszug aus dem Melderegister"),
        help_text=_(
            "CSV-Datei, wie das Meldeverfahren sie ausgibt. Zeichensatz, Trennzeichen und Spalten "
            "werden erkannt; Sie sehen sie, bevor etwas geschieht."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
        allow_empty_file=True,
    )
    taken_on = DayField(
        label=_("Stand des Auszugs"),
        help_text=_("Der Tag, an dem er erstellt wurde."),
        validators=[not_in_future],
    )
    mapping = forms.ModelChoiceField(
        label=_("Zuordnung"),
        help_text=_("Wie der Auszug gelesen wird, falls Sie das schon einmal gespeichert haben."),
        queryset=SupplierMapping.objects.none(),
        required=False,
        empty_label=_("erkennen lassen"),
    )

    def __init__(self, *args: Any, mappings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "mapping", mappings)


class ReadingForm(forms.Form):
    """How an extract is read: its form, and which column holds which field."""

    encoding = forms.ChoiceField(label=_("Zeichensatz"), choices=list(ENCODINGS.items()))
    separator = forms.ChoiceField(label=_("Trennzeichen"), choices=list(SEPARATORS.items()))
    header_line = forms.IntegerField(
        label=_("Zeile mit den Namen der Spalten"),
        min_value=1,
        max_value=50,
        required=False,
        widget=whole_number(),
    )
    date_format = forms.ChoiceField(label=_("Form der Tage"), choices=list(DATE_FORMS.items()))
    mapping = TypedText(
        label=_("Zuordnung speichern als"),
        help_text=_("Zum Beispiel der Name des Meldeverfahrens. Beim nächsten Auszug wählbar."),
        required=False,
        max_length=80,
    )

    def __init__(
        self,
        *args: Any,
        header: Sequence[str],
        values: Mapping[str, Mapping[str, str]] = NO_VALUES,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._values = values
        offered = labels(header)
        names = [(name, name) for name in offered if name]
        for column in COLUMNS:
            if column.many:
                self.fields[column.key] = forms.MultipleChoiceField(
                    label=column.title,
                    help_text=_("Alle Spalten, in denen eine Staatsangehörigkeit steht."),
                    choices=names,
                    required=column.required,
                    widget=forms.CheckboxSelectMultiple,
                )
            else:
                self.fields[column.key] = forms.ChoiceField(
                    label=column.title,
                    choices=[("", _("keine Spalte")), *names],
                    required=column.required,
                )
        self._note_others(offered)

    def _note_others(self, header: Sequence[str]) -> None:
        """Name beside each field the other columns that can be it; somebody has to choose."""
        taken = {key: self.initial.get(key) or [] for key in BY_KEY}
        chosen = {key: [one] if isinstance(one, str) else one for key, one in taken.items()}
        used = {name for names in chosen.values() for name in names}
        for key, names in candidates_of(header).items():
            others = [name for name in names if name not in used]
            if others:
                is_open = not any(name in header for name in chosen[key])
                sentence = _("Möglich: %(names)s") if is_open else _("Auch möglich: %(names)s")
                self._note(key, sentence % {"names": ", ".join(others)})
        for name in filter(holds_both_names, header):
            self._note("family_name", _BOTH_IN_ONE % {"name": name})

    def _note(self, key: str, sentence: str) -> None:
        known = self.fields[key].help_text
        # The names of the columns come from the file.
        self.fields[key].help_text = (
            format_html("{} {}", known, sentence) if known else (format_html("{}", sentence))
        )

    def clean(self) -> dict[str, Any]:
        """Refuse one column for two fields: what stands in it is one thing."""
        entered = super().clean() or self.cleaned_data
        fields: dict[str, str] = {}
        for column in COLUMNS:
            chosen = entered.get(column.key) or []
            for name in [chosen] if isinstance(chosen, str) else chosen:
                if name in fields:
                    self.add_error(column.key, _COLUMN_TAKEN % {
                        "name": name, "field": BY_KEY[fields[name]].title,
                    })  # fmt: skip
                fields.setdefault(name, column.key)
        return entered

    def reading(self) -> Reading:
        """Return what was chosen."""
        chosen = self.cleaned_data
        columns = {
            column.key: chosen[column.key] if column.many else [chosen[column.key]]
            for column in COLUMNS
            if chosen.get(column.key)
        }
        return Reading(
            chosen["encoding"],
            chosen["separator"],
            chosen["date_format"],
            columns,
            chosen["header_line"] or 1,
            self._values,
        )


class WordsForm(forms.Form):
    """What the words stand for that nobody knows: asked once, remembered for the supplier."""

    mapping = TypedText(
        label=_("Unter diesem Namen merken"),
        help_text=_("Zum Beispiel der Name des Meldeverfahrens. Beim nächsten Auszug wählbar."),
        required=False,
        max_length=80,
    )

    def __init__(self, *args: Any, facts: CheckFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked: dict[str, UnknownWord] = {}
        for place, word in enumerate(facts.words):
            if word.field not in _MEANINGS:
                continue
            name = f"word_{place}"
            self._asked[name] = word
            label = _("%(field)s „%(word)s“ (Zeilen: %(rows)s)") % {
                "field": BY_KEY[word.field].title,
                "word": word.word,
                "rows": word.rows,
            }
            choices = [("", _("noch nicht klar")), *_MEANINGS[word.field]()]
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)
        self.order_fields([*self._asked, "mapping"])

    @property
    def asks(self) -> bool:
        """Whether there is a word to be explained."""
        return bool(self._asked)

    def clean(self) -> dict[str, Any]:
        """Ask for one answer at least."""
        entered = super().clean() or self.cleaned_data
        if not any(entered.get(name) for name in self._asked):
            self.add_error(None, _("Wählen Sie bei mindestens einem Wort, was es heißt."))
        return entered

    def values(self) -> dict[str, dict[str, str]]:
        """Return what the words stand for, by field and folded word."""
        found: dict[str, dict[str, str]] = {}
        for name, word in self._asked.items():
            if chosen := self.cleaned_data[name]:
                meaning = SAYS_NOTHING if chosen == _NOTHING else chosen
                found.setdefault(word.field, {})[folded(word.word)] = meaning
        return found


_NOTHING = "nichts"
_MEANINGS: dict[str, Callable[[], list[tuple[str, Any]]]] = {
    "nationalities": lambda: [
        (_NOTHING, _("nur ein Füllzeichen, keine Angabe")),
        *nationality_choices(),
    ],
    "dwelling": lambda: [("H", _("Hauptwohnung")), ("N", _("Nebenwohnung"))],
    "court": lambda: [("nein", _("nein")), ("ja", _("ja"))],
    "blocked": lambda: [("nein", _("nein")), ("ja", _("ja"))],
}

_CONFIRMED = _("Bestätigen Sie das, oder lassen Sie den Auszug berichtigen.")


class TakeInForm(forms.Form):
    """The confirmation, with what has to be confirmed explicitly."""

    set_faults_aside = forms.BooleanField(
        label=_("Ohne die fehlerhaften Zeilen übernehmen; sie kommen auf die Liste zur Klärung"),
        error_messages={"required": _CONFIRMED},
    )
    loss_is_meant = forms.BooleanField(
        label=_("Ja, alle diese Personen sollen gestrichen werden"),
        error_messages={"required": _CONFIRMED},
    )

    def __init__(self, *args: Any, faults: int, many_struck: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not faults:
            del self.fields["set_faults_aside"]
        if not many_struck:
            del self.fields["loss_is_meant"]

    def answers(self) -> dict[str, bool]:
        """Return both answers; a question that was not asked counts as no."""
        names = ("set_faults_aside", "loss_is_meant")
        return {name: self.cleaned_data.get(name, False) for name in names}
