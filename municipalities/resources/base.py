"""How reference files are taken in: by column name, strict, idempotent, nothing is deleted.

A row whose ``ags`` is no municipality of today (a Kreis, a place merged since, an area without
people) is skipped and counted, not refused.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from import_export import resources
from import_export.instance_loaders import BaseInstanceLoader

from municipalities.models import Municipality
from municipalities.resources.cells import Cells, as_it_is


class KnownRows(BaseInstanceLoader):
    """Finds existing rows by the key of the resource, with one query for all."""

    def __init__(self, resource: ReferenceResource, dataset: Any = None):
        super().__init__(resource, dataset)
        self.known = {resource.key_of(row): row for row in resource.get_queryset()}
        self.seen: set[Hashable] = set()

    def get_instance(self, row: Cells) -> Model | None:
        """Return the stored row; raise ValueError when the file has it twice."""
        try:
            key = self.resource.key_in(row)
        except ValueError:
            return None  # the same cell is refused by name when the row is read
        if key in self.seen:
            raise ValueError(_("Diese Zeile steht zweimal in der Datei."))
        self.seen.add(key)
        return self.known.get(key)


class Idempotent:
    """Options of every reference resource: loading the same file again changes nothing."""

    instance_loader_class = KnownRows
    skip_unchanged = True
    skip_html_diff = True
    use_bulk = True


class ReferenceResource(resources.ModelResource):
    """Base: every column must be there, rows are found by their key, nothing is deleted."""

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return what is worked out per row, by attribute."""
        return {}

    def left_out(self, row: Cells) -> bool:
        """Whether a row is skipped here."""
        return False

    def key_of(self, instance: Model) -> Hashable:
        """Return the key of a stored row."""
        return tuple(self.fields[name].get_value(instance) for name in self.get_import_id_fields())

    def key_in(self, row: Cells) -> Hashable:
        """Return the key of a row of the file."""
        return tuple(self.fields[name].clean(row) for name in self.get_import_id_fields())

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """Leave the numbers of rows to the database: only its owner may set them."""

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Refuse a file without one of the columns; add the derived ones."""
        wanted = [
            field.column_name
            for field in self.get_import_fields()
            if not field.column_name.startswith("=")
        ]
        if missing := [name for name in wanted if name not in dataset.headers]:
            raise ValueError(_("Spalten fehlen: %(columns)s.") % {"columns": ", ".join(missing)})
        rows = dataset.dict
        for attribute, derive in self.derived().items():
            dataset.append_col([derive(row) for row in rows], header=f"={attribute}")

    def get_instance(self, instance_loader: KnownRows, row: Cells) -> Model | None:
        """Return the stored row, None for a new one; rows that are left out are never looked up."""
        return None if self.left_out(row) else instance_loader.get_instance(row)

    def import_instance(self, instance: Model, row: Cells, **kwargs: Any) -> None:
        """Fill the instance; a row that is left out is not even read."""
        if not self.left_out(row):
            super().import_instance(instance, row, **kwargs)

    def skip_row(
        self, instance: Model, original: Model, row: Cells, import_validation_errors: Any = None
    ) -> bool:
        """Skip what is left out and what is unchanged."""
        return self.left_out(row) or bool(
            super().skip_row(instance, original, row, import_validation_errors)
        )

    def after_import_row(self, row: Cells, row_result: Any, **kwargs: Any) -> None:
        """Report that one more row is done."""
        if advance := kwargs.get("advance"):
            advance(1)


class OfMunicipality(ReferenceResource):
    """Base of the resources whose rows belong to one municipality, named by either of its keys."""

    municipality = as_it_is("municipality")

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return the municipality of the row; None for places that are no municipality today."""
        keys = Municipality.objects.by_key()
        return {"municipality": lambda row: keys.get(row["ags"])}

    def get_queryset(self) -> Any:
        """Return the stored rows with their municipality, so that none is fetched separately."""
        return super().get_queryset().select_related("municipality")

    def left_out(self, row: Cells) -> bool:
        """Whether the row is a Kreis or a place that is no municipality today."""
        return row["=municipality"] is None
