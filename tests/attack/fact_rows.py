"""At least two rows of every table that the log proves: scenes make most, the rest is filled in.

A new model is filled by what its fields say; what its constraints ask besides stands in ``ASKED``.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from config.database.tables import ACCESS
from municipalities.law.days import KnownDay
from municipalities.models.known_day import KnownDayField
from tests.browser import scene

DAY = date(2026, 1, 1)
TWO = 2
MADE = object()
# What constraints of the database ask of a row: fields by model, each from the number of the row.
ASKED: dict[str, dict[str, Any]] = {
    "municipalities.Term": {"ends_on": date(2031, 3, 31)},
    "municipalities.CommissionPlan": {"experts": 9},
    "municipalities.ProposalCall": {"closes_on": date(2026, 3, 1)},
    "elections.NominationDecisionChange": {"cause": "slip", "objected_on": None},
    "elections.WithdrawnList": {"cause": "slip", "declared_on": None},
    "elections.RegisterClosing": {"total": lambda number: 3 * (number + 1)},
    "elections.ClosingCorrection": {"total": lambda number: 3 * (number + 1)},
    "ballots.ObjectionDecision": {"outcome": "dismissed", "departure": None},
}


def build() -> None:
    """Play the scenes, then fill every proven table that has fewer than two rows."""
    scene.build()
    for access in ACCESS:
        if access.is_proven:
            model = apps.get_model(access.model)
            for number in range(model._base_manager.count(), TWO):
                fill(model, number)


def fill(model: type[models.Model], number: int) -> models.Model:
    """Insert one row as the program, with different values for each number."""
    asked = ASKED.get(model._meta.label, {})
    row = model()
    for field in model._meta.concrete_fields:
        if field.primary_key and isinstance(field, models.AutoField):
            continue
        value = asked.get(field.name, MADE)
        if value is MADE:
            value = value_for(field, model, number)
        setattr(row, field.attname, value(number) if callable(value) else value)
    return model._base_manager.bulk_create([row])[0]


def value_for(field: models.Field, model: type[models.Model], number: int) -> Any:
    """Return a value that this kind of column takes, another one for each number."""
    if field.is_relation:
        if field.related_model is model and field.null:
            return None
        return _related(field, model, number)
    if field.choices:
        keys = [key for key, _text in field.flatchoices if key not in ("", None)]
        return keys[number % len(keys)]
    for kind, made in KINDS:
        if isinstance(field, kind):
            return made(field, number)
    raise LookupError(f"{field} is of a kind that no row was filled with yet")


def _related(field: models.Field, model: type[models.Model], number: int) -> Any:
    """The key of a row that no other row of a one-to-one relation has."""
    target = field.related_model
    free = target._base_manager.order_by("pk")
    if field.unique:
        taken = model._base_manager.exclude(**{field.name: None}).values(field.attname)
        free = free.exclude(pk__in=taken)
    keys = list(free.values_list("pk", flat=True)[: number + 1])
    if len(keys) > (0 if field.unique else number) or (keys and not field.unique):
        return keys[0] if field.unique else keys[-1]
    return fill(target, target._base_manager.count() + 7).pk


def _text(field: models.Field, number: int) -> str:
    wanted = f"{number:03d} {field.name}"
    return wanted[: field.max_length] if field.max_length else wanted


KINDS: tuple[tuple[type[models.Field], Any], ...] = (
    (KnownDayField, lambda _field, number: KnownDay(1980 + number, 1, 1)),
    (models.TimeField, lambda _field, number: time(9 + number)),
    (models.BooleanField, lambda _field, number: bool(number % 2)),
    (models.DateTimeField, lambda _field, number: datetime(2026, 1, 1 + number, 9, tzinfo=UTC)),
    (models.DateField, lambda _field, number: DAY + timedelta(days=number)),
    (models.DecimalField, lambda _field, number: Decimal(number + 1)),
    (models.FloatField, lambda _field, number: number + 0.5),
    (models.IntegerField, lambda _field, number: number + 1),
    (models.BinaryField, lambda _field, number: b"%PDF-1.7" + bytes([number])),
    (models.JSONField, lambda _field, number: {"number": number}),
    (models.UUIDField, lambda _field, number: UUID(int=number + 1)),
    (ArrayField, lambda field, number: [value_for(field.base_field, field.model, number)]),
    (models.CharField, _text),
    (models.TextField, lambda _field, number: f"Text {number}"),
)
