"""What people type on the pages of this room."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.law.gremium import FEWEST_SEATS, MOST_SEATS, THRESHOLD, BodyState
from municipalities.messages import act_text, word
from municipalities.models import BodyChoice, Kreis, ResidentCount, Term

# More than all votes of the largest town, and small enough that any sum fits its column.
MOST = 9_999_999
# What an office writes down; other years are slips of the keys, and some no calendar can compute.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
FIRST_ELECTION_DAY = date(2001, 1, 1)
"""The oldest rule set that is known begins here (R-LAW-03)."""
_PLAIN = re.compile(r"[0-9]{1,12}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.\u0020\u00a0\u202f][0-9]{3}){1,3}")


def date_input() -> forms.DateInput:
    """Return the control for a day; browsers show it in the language of the person."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def whole_number(**attrs: str) -> forms.TextInput:
    """Return the control for a whole number; no spinner, so that scrolling changes nothing."""
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", **attrs})


class CountField(forms.Field):
    """A counted number: empty is None (unknown), „1.234“ is 1234, nothing else is guessed.

    Django's own field reads „1.000“ as 1, which a counting board must never meet.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        """Return the number; raise ValidationError for what is not one."""
        text = str(value or "").strip()
        if not text:
            return None
        if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
            raise ValidationError(
                _("„%(text)s“ ist keine Anzahl. Schreiben Sie nur Ziffern, zum Beispiel 1234."),
                params={"text": text[:20]},
            )
        number = int(re.sub(r"\D", "", text))
        if number > MOST:
            raise ValidationError(_("Die Zahl ist zu groß. Lesen Sie sie noch einmal ab."))
        return number


class DayField(forms.DateField):
    """A day that somebody typed, from ``first`` to ``LAST_DAY``."""

    def __init__(self, *, first: date = FIRST_DAY, **kwargs: Any) -> None:
        super().__init__(widget=date_input(), **kwargs)
        self.first = first

    def validate(self, value: Any) -> None:
        """Refuse a year that nobody can mean."""
        super().validate(value)
        if value and not self.first <= value <= LAST_DAY:
            raise ValidationError(
                _("Möglich sind Tage vom %(first)s bis zum %(last)s. Prüfen Sie das Jahr."),
                params={"first": f"{self.first:%d.%m.%Y}", "last": f"{LAST_DAY:%d.%m.%Y}"},
            )


def not_in_future(moment: date | datetime) -> None:
    """Refuse a day or a moment that has not come: what is entered here has happened."""
    now: date | datetime = timezone.now() if isinstance(moment, datetime) else timezone.localdate()
    if moment > now:
        raise ValidationError(_("Das liegt in der Zukunft. Prüfen Sie das Datum."))


class DocumentField(forms.FileField):
    """A PDF to choose; an empty one comes through, so that the act refuses it in its own words."""

    widget = forms.FileInput(attrs={"accept": ".pdf,application/pdf"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            help_text=_("Der unterschriebene Beschluss als PDF, höchstens 10 MB."),
            allow_empty_file=True,
            **kwargs,
        )


class ElectionDayForm(forms.Form):
    """The day that the state government fixed for the general elections."""

    election_day = DayField(
        label=_("Wahltag"),
        help_text=_("Ein Sonntag im März, bestimmt durch Verordnung der Landesregierung."),
        first=FIRST_ELECTION_DAY,
    )


class DecisionForm(forms.Form):
    """The council's resolution on the body of one Wahlzeit."""

    term = forms.ModelChoiceField(
        Term.objects.all(),
        label=_("Wahlzeit"),
        empty_label=None,
    )
    body = forms.ChoiceField(label=_("Gremium"), choices=BodyChoice, widget=forms.RadioSelect)
    seats = forms.IntegerField(
        label=_("Zahl der Mitglieder"),
        help_text=_("Aus der Hauptsatzung, %(fewest)s bis %(most)s.")
        % {"fewest": FEWEST_SEATS, "most": MOST_SEATS},
        widget=whole_number(),
    )
    in_statute = forms.BooleanField(
        label=_("Die Hauptsatzung sieht einen Ausländerbeirat vor"),
        help_text=_("Nötig nur, wenn die Gemeinde zu keinem Gremium verpflichtet ist."),
        required=False,
    )
    decided_on = DayField(label=_("Tag des Beschlusses"))
    resolution = forms.CharField(
        label=_("Beschluss"),
        help_text=_("Nummer oder Betreff, zum Beispiel „STVV 2025/0147“."),
        max_length=300,
    )
    document = DocumentField(label=_("Dokument"), required=False)


class DocumentForm(forms.Form):
    """The resolution as the council signed it, for a decision that is entered already."""

    document = DocumentField(label=_("Dokument"))


class ResidentCountForm(forms.Form):
    """How many foreign residents were registered on a day, and who says so."""

    foreign_residents = CountField(
        label=_("Gemeldete ausländische Einwohner"),
        help_text=_(
            "Staatenlose zählen mit. Wer auch den deutschen Pass hat, zählt nicht mit. Ab "
            "%(first)s Personen ist ein Gremium Pflicht."
        )
        % {"first": THRESHOLD + 1},
    )
    as_of = DayField(label=_("Stand"))
    status = forms.ChoiceField(
        label=_("Wie sicher ist die Zahl?"),
        choices=ResidentCount.Status,
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label=_("Quelle"),
        help_text=_("Zum Beispiel „Statistisches Landesamt, Fortschreibung auf Basis Zensus“."),
        max_length=300,
    )


class ResidentFileForm(forms.Form):
    """A table of foreign residents of many municipalities, all as of one day from one source."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_(
            "CSV oder Excel (.xlsx), höchstens 5 MB. Je Gemeinde eine Zeile mit Schlüssel und "
            "Anzahl; was unbekannt ist, bleibt leer."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,text/csv"}),
        allow_empty_file=True,
    )
    as_of = DayField(
        label=_("Stand"), help_text=_("Der Tag, für den alle Zahlen der Datei gelten.")
    )
    status = forms.ChoiceField(
        label=_("Wie sicher sind die Zahlen?"),
        choices=ResidentCount.Status,
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label=_("Quelle"),
        help_text=_(
            "Wer die Zahlen nennt und wo sie stehen. Berichtigte Zahlen brauchen eine Quelle, die "
            "sie von den alten unterscheidet."
        ),
        max_length=300,
    )


class ResidentDecisionForm(forms.Form):
    """What becomes of a table of foreign residents: one button each."""

    TAKE_IN, DROP = "uebernehmen", "verwerfen"
    act = forms.ChoiceField(
        label=_("Vorgang"),
        choices=[(TAKE_IN, _("Zahlen übernehmen")), (DROP, _("Verwerfen"))],
        widget=forms.HiddenInput,
    )


class ResidentChangeFilter(forms.Form):
    """Which rows of a table of foreign residents are shown."""

    suche = forms.CharField(label=_("Name oder Schlüssel"), required=False, max_length=120)
    zeilen = forms.ChoiceField(
        label=_("Zeilen"),
        required=False,
        choices=[
            ("", _("alle")),
            ("neu", _("neue Zahlen")),
            ("pflicht", _("Pflicht ändert sich oder ist nahe")),
            ("gleich", _("schon eingetragen")),
            ("aelter", _("älter als die geltende Zahl")),
        ],
    )


class MunicipalityFilter(forms.Form):
    """Which municipalities a list shows."""

    suche = forms.CharField(label=_("Name oder Schlüssel"), required=False, max_length=120)
    kreis = forms.ModelChoiceField(
        Kreis.objects.order_by("name"), label=_("Kreis"), required=False, empty_label=_("alle")
    )
    stand = forms.ChoiceField(label=_("Stand"), required=False)
    pflicht = forms.ChoiceField(
        label=_("Pflicht"),
        required=False,
        choices=[
            ("", _("alle")),
            ("ja", _("mit Pflicht")),
            ("nein", _("ohne Pflicht")),
            ("unbekannt", _("Zahl fehlt")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(state.value, word(state)) for state in BodyState]
        self.fields["stand"] = forms.ChoiceField(
            label=_("Stand"), required=False, choices=[("", _("alle")), *states]
        )


class LogFilter(forms.Form):
    """Which events of a log are shown."""

    vorgang = forms.ChoiceField(label=_("Vorgang"), required=False)
    person = forms.ChoiceField(label=_("Person"), required=False)
    von = DayField(label=_("Von"), required=False)
    bis = DayField(label=_("Bis"), required=False)

    def __init__(self, *args: Any, acts: list[str], people: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vorgang"] = forms.ChoiceField(
            label=_("Vorgang"),
            required=False,
            choices=[("", _("alle")), *((act, act_text(act)) for act in acts)],
        )
        self.fields["person"] = forms.ChoiceField(
            label=_("Person"),
            required=False,
            choices=[("", _("alle")), *((name, name or _("System")) for name in people)],
        )


class LetterheadForm(forms.Form):
    """What stands on the papers of a municipality; every field may stay empty."""

    address = forms.CharField(
        label=_("Anschrift der Wahlleitung"),
        help_text=_("Straße und Ort, jede Zeile für sich."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    phone = forms.CharField(label=_("Telefon"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-Mail"), required=False)
    returning_officer = forms.CharField(
        label=_("Name der Wahlleitung"),
        help_text=_("Unterschreibt Bekanntmachungen und Schreiben der Wahl."),
        max_length=120,
        required=False,
    )
    mayor = forms.CharField(
        label=_("Name der Bürgermeisterin oder des Bürgermeisters"),
        help_text=_("Unterschreibt die Schreiben zur Integrations-Kommission."),
        max_length=120,
        required=False,
    )
    authority = forms.CharField(
        label=_("Anschrift der Aufsichtsbehörde"),
        help_text=_("Sie wird unterrichtet, wenn die Wahl ausfällt. Jede Zeile für sich."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
