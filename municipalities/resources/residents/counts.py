"""How a table of foreign residents is taken in: one new count per municipality, none is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from import_export import widgets

from municipalities.law.keys import HESSE, is_area_above, municipality_key
from municipalities.models import Municipality, ResidentCount
from municipalities.resources.base import Idempotent, KnownRows, ReferenceResource
from municipalities.resources.cells import Cells, as_it_is, column

KEY, NUMBER, LINE, MARK = "ags", "auslaendische_einwohner", "line", "mark"
HEADERS = (LINE, KEY, NUMBER, MARK)
MOST = 9_999_999
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[. \u00a0\u202f][0-9]{3})+", re.ASCII)


class MunicipalityKey(widgets.Widget):
    """A key in any of its forms (``law.keys``), today's or an earlier one."""

    def __init__(self) -> None:
        super().__init__()
        self.known = Municipality.objects.select_related("kreis").by_key()

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> Municipality:
        """Return the municipality; raise ValueError where the key names none."""
        key = municipality_key(str(value))
        if key is not None and (found := self.known.get(key.ags)):
            return found
        written = key.ags if key else re.sub(r"\s", "", str(value))
        raise ValueError(_why_unknown(written, shown(str(value))))


class ResidentNumber(widgets.Widget):
    """A whole number ≥ 0; dots and blanks may group it as in German: „1.234“ is 1234."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> int:
        """Return the number; raise ValueError otherwise."""
        text = str(value).strip()
        if re.fullmatch(r"0|[1-9][0-9]*", text, re.ASCII) or _GROUPED.fullmatch(text):
            digits = re.sub(r"\D", "", text)
            if len(digits) <= len(str(MOST)):
                return int(digits)
            raise ValueError(
                _("„%(text)s“ ist zu groß. Lesen Sie die Zahl noch einmal ab.")
                % {"text": shown(text)}
            )
        raise ValueError(_why_no_number(text) % {"text": shown(text)})


class NewRows(KnownRows):
    """Like its base; it also says in which line a municipality stood before."""

    def __init__(self, resource: ReferenceResource, dataset: Any = None):
        super().__init__(resource, dataset)
        self.lines: dict[Hashable, int] = {}

    def get_instance(self, row: Cells) -> Model | None:
        """Return the stored row; raise ValidationError when the file has it twice."""
        try:
            key = self.resource.key_in(row)
        except ValueError:
            return None  # the same cell is refused by name when the row is read
        if key in self.lines:
            sentence = _(
                "%(municipality)s steht schon in Zeile %(line)s. Lassen Sie nur eine der beiden "
                "Zeilen stehen."
            )
            facts = {"municipality": key[0].name, "line": self.lines[key]}
            raise ValidationError({"municipality": sentence % facts})
        self.lines[key] = row[LINE]
        return self.known.get(key)


def _always(value: Any) -> Callable[[Cells], Any]:
    return lambda row: value


class ResidentTableResource(ReferenceResource):
    """One count per municipality, all with the same day, status and source."""

    foreign_residents = column("foreign_residents", NUMBER, ResidentNumber())
    as_of = as_it_is("as_of")
    status = as_it_is("status")
    source = as_it_is("source")
    mark = column("mark", MARK, widgets.CharWidget())

    class Meta(Idempotent):
        model = ResidentCount
        fields = ("municipality", "foreign_residents", "as_of", "status", "source", "mark")
        import_id_fields = ("municipality", "as_of", "source")
        instance_loader_class = NewRows
        store_instance = True

    def __init__(self, *, as_of: date, status: str, source: str) -> None:
        super().__init__()
        self.fields["municipality"] = column("municipality", KEY, MunicipalityKey())
        self._given = {"as_of": as_of, "status": status, "source": source}

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return what is the same for every row."""
        return {name: _always(value) for name, value in self._given.items()}

    def get_queryset(self) -> Any:
        """Return the counts that this file may meet: same day, same source."""
        known = super().get_queryset().select_related("municipality")
        return known.filter(as_of=self._given["as_of"], source=self._given["source"])

    def left_out(self, row: Cells) -> bool:
        """Whether the municipality has no number: empty is unknown, not zero."""
        return not str(row[NUMBER]).strip()

    def import_instance(self, instance: Any, row: Cells, **kwargs: Any) -> None:
        """Fill the instance; a count that exists with another number is never overwritten."""
        stored = (instance.foreign_residents, instance.status) if instance.pk else None
        super().import_instance(instance, row, **kwargs)
        if self.left_out(row) or stored in {None, (instance.foreign_residents, instance.status)}:
            return
        number, status = stored
        sentence = _(
            "Zum selben Stand und aus derselben Quelle ist schon die Zahl %(number)s (%(status)s) "
            "eingetragen. Eine berichtigte Zahl braucht eine Quelle, die sie unterscheidet."
        )
        facts = {"number": number, "status": ResidentCount.Status(status).label}
        raise ValidationError({"foreign_residents": sentence % facts})

    def bulk_create(
        self, using_transactions: bool, dry_run: bool, *args: Any, **kwargs: Any
    ) -> None:
        """Write the new counts; a dry run writes nothing, not even to roll it back."""
        if dry_run:
            self.create_instances.clear()
        else:
            super().bulk_create(using_transactions, dry_run, *args, **kwargs)


def shown(text: str) -> str:
    """Return a cell short enough for a sentence."""
    return text if len(text) <= 40 else text[:39] + "…"


def _why_unknown(key: str, text: str) -> str:
    if not key:
        return _("Der Schlüssel fehlt. Tragen Sie den Gemeindeschlüssel (AGS) ein.")
    if key.startswith("="):
        return _formula()
    if re.fullmatch(r"[0-9]{8}", key, re.ASCII):
        sentence = (
            _("Der Schlüssel „%(key)s“ ist in Hessen nicht bekannt. Prüfen Sie die Ziffern.")
            if key.startswith(HESSE)
            else _(
                "Der Schlüssel „%(key)s“ gehört zu einem anderen Land. Löschen Sie die Zeile; "
                "hessische Schlüssel beginnen mit 06."
            )
        )
        return sentence % {"key": key}
    if is_area_above(key):
        return _(
            "„%(text)s“ ist der Schlüssel eines Kreises oder des Landes. Löschen Sie die Zeile; "
            "gezählt werden nur Gemeinden."
        ) % {"text": text}
    return _(
        "„%(text)s“ ist kein Gemeindeschlüssel (AGS). Ein AGS hat acht Ziffern, zum Beispiel "
        "06411000."
    ) % {"text": text}


def _why_no_number(text: str) -> str:
    """Return the sentence for a text that is no whole number ≥ 0."""
    if text.startswith("="):
        return _formula()
    if re.match(r"[-−–]\s*[0-9]", text):
        return _("„%(text)s“ ist negativ. Eine Zahl von Einwohnern ist mindestens 0.")
    if re.fullmatch(r"0[0-9]+", text, re.ASCII):
        return _("„%(text)s“ hat führende Nullen. Prüfen Sie, ob Spalten verschoben sind.")
    if re.fullmatch(r"[0-9][0-9. \u00a0\u202f]*,[0-9]+|[0-9]+\.[0-9]+", text, re.ASCII):
        return _(
            "„%(text)s“ ist keine ganze Zahl. Tragen Sie die Anzahl der Personen ein, zum Beispiel "
            "1234 oder 1.234."
        )
    return _(
        "„%(text)s“ ist keine Anzahl. Schreiben Sie nur Ziffern, zum Beispiel 1234; was unbekannt "
        "ist, bleibt leer."
    )


def _formula() -> str:
    return _(
        "Hier steht eine Formel. Fügen Sie in der Tabelle statt der Formel ihren Wert ein (Inhalte "
        "einfügen, Werte)."
    )
