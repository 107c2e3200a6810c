"""Which commission a page is about: fetched with the permission, foreign ones are not found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import with_overrides
from municipalities.law.commission.duties import CommissionFacts
from municipalities.models import Commission, Municipality, User
from municipalities.models.commission.facts import commission_records

RELATED = ("municipality", "term", "formation")


def readable(user: User, pk: int) -> Commission:
    """Return a commission of a town hall in which this person works; else 404."""
    found = Commission.objects.worked_on_by(user).select_related(*RELATED)
    return get_object_or_404(found, pk=pk)


def led(user: User, pk: int) -> Commission:
    """Return a commission whose facts this person may change; else 404."""
    return get_object_or_404(Commission.objects.led_by(user).select_related(*RELATED), pk=pk)


def leads(user: User, municipality: Municipality) -> bool:
    """Whether this person may change the facts of a municipality."""
    return Municipality.objects.led_by(user).filter(pk=municipality.pk).exists()


def assumptions() -> MunicipalityAssumptions:
    """Return the open points of the law as this installation settles them."""
    return with_overrides(MUNICIPALITY_DEFAULTS, dict(settings.LAW_ASSUMPTIONS))


def facts_of(commission: Commission) -> CommissionFacts | None:
    """Return what decides on the duties of a commission; None until it is formed."""
    place = commission.municipality_id
    records = commission_records(commission.term, [place], today=timezone.localdate())
    return records[place].facts()


def framed(commission: Commission, user: User, **context: Any) -> dict[str, Any]:
    """Return what every page of a commission needs besides its own ``context``."""
    return {
        "commission": commission,
        "commission_url": reverse("municipalities:commission", args=[commission.pk]),
        "municipality": commission.municipality,
        "formation": getattr(commission, "formation", None),
        "has_ended": timezone.localdate() > commission.term.ends_on,
        "may_lead": leads(user, commission.municipality),
        **context,
    }


def keys(chosen: Iterable[str]) -> set[int]:
    """Return the keys among what was chosen in a form; the form itself refuses the rest."""
    return {int(key) for key in chosen if key.isdecimal() and len(key) < 10}
