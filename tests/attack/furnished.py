"""A municipality with a row in every table: what the tests of addresses make, and the rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction

from config.database.tables import ACCESS
from elections.models import Election
from municipalities.law.days import KnownDay
from municipalities.models import Municipality, User
from municipalities.models.known_day import KnownDayField
from tests.test_permissions import town

MODELS = [apps.get_model(access.model) for access in ACCESS]
_NUMBERS = count(1000)
# What a table asks for that no type of a column says.
_ASKED: dict[str, dict[str, Any]] = {
    "ballots.BodyEnd": {"members": 2},
    "ballots.Succession": {"seats": 5, "members": 4},
    "elections.ClosingCorrection": {"without_mark": 2, "with_mark": 1, "special": 0, "total": 3},
    "elections.WithdrawnList": {"declared_on": date(2026, 3, 1)},
}


def furnish() -> Municipality:
    """Make one municipality with a row of its own in every table.

    The tests of addresses make most of them by acts. What is missing is filled in column by column:
    policies look at keys alone, and a new model has a row here by itself.
    """
    before = {model: _last(model) for model in MODELS}
    place = town().place
    missing = [model for model in MODELS if _last(model) == before[model]]
    while missing:
        left = [model for model in missing if not _fill(model, place, set(missing))]
        assert len(left) < len(missing), f"no row could be made of {left}"
        missing = left
    return place


def _last(model: type[models.Model]) -> object:
    return model._base_manager.order_by("pk").values_list("pk", flat=True).last()


def _fill(model: type[models.Model], place: Municipality, missing: set[Any]) -> bool:
    """Make a row that belongs to the newest rows around it; False while one of these is missing."""
    relations = [field for field in model._meta.concrete_fields if field.is_relation]
    others = {field.related_model for field in relations} - {model}
    if others & missing:
        return False
    for with_optional in (True, False):
        values = {
            field.name: _value(field, model, place)
            for field in model._meta.concrete_fields
            if not _is_left_out(field, model, with_optional=with_optional)
        }
        try:
            with transaction.atomic():
                model._base_manager.create(**values | _ASKED.get(model._meta.label, {}))
        except IntegrityError:
            if not with_optional:
                raise
        else:
            break
    return True


def _is_left_out(field: Any, model: type[models.Model], *, with_optional: bool) -> bool:
    if isinstance(field, models.AutoField | models.BigAutoField) or field.has_default():
        return True
    if field.related_model is model:
        return True
    return bool(field.null) and not (with_optional and field.is_relation)


def _value(field: Any, model: type[models.Model], place: Municipality) -> Any:
    if field.is_relation:
        return _of(field.related_model, place)
    if field.choices:
        return field.choices[0][0]
    if field.name == "election_key":
        return _of(Election, place).pk
    number = next(_NUMBERS)
    for kind, value in {
        models.BooleanField: True,
        models.DateTimeField: datetime(2026, 3, 1, tzinfo=UTC),
        models.DateField: date.fromordinal(date(2026, 3, 1).toordinal() + number),
        KnownDayField: KnownDay(1990, 5, 1),
        ArrayField: [],
        models.TimeField: time(8),
        models.JSONField: {},
        models.BinaryField: b"x",
        models.SmallIntegerField: number % 30_000,
        models.IntegerField: number,
        models.DecimalField: 1,
        models.FloatField: 1.0,
    }.items():
        if isinstance(field, kind):
            return value
    return str(number)[-(field.max_length or 10) :]


def _of(model: type[models.Model], place: Municipality) -> Any:
    """The row of a table that belongs to the place, or the newest: it was made last."""
    if model is Municipality:
        return place
    if model is User:
        return User.objects.filter(memberships__municipality=place).latest("pk")
    if model is Election:
        return Election.objects.filter(municipality=place).latest("pk")
    return model._base_manager.order_by("pk").last()
