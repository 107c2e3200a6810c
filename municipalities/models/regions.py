"""The regions of the state programme „Modellregionen Integration“, begun in October 2009.

They are named in the provenance of the reference data (``municipalities/data/README.md``). A
region is a town, a Landkreis, or both; towns and Kreise are named by their keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from municipalities.models.municipality import Municipality


class ModelRegion(TextChoices):
    """The six regions, as the programme names them."""

    KASSEL = "kassel", _("Kassel")
    WETZLAR = "wetzlar", _("Wetzlar")
    WIESBADEN = "wiesbaden", _("Wiesbaden")
    HOCHTAUNUS = "hochtaunus", _("Hochtaunuskreis")
    OFFENBACH = "offenbach", _("Offenbach am Main")
    MAIN_KINZIG = "main_kinzig", _("Main-Kinzig-Kreis mit Hanau")


@dataclass(frozen=True, slots=True)
class Area:
    """What belongs to a region: single towns (AGS) and every municipality of a Kreis."""

    towns: frozenset[str] = frozenset()
    kreis: str = ""


AREAS: dict[ModelRegion, Area] = {
    ModelRegion.KASSEL: Area(frozenset({"06611000"})),
    ModelRegion.WETZLAR: Area(frozenset({"06532023"})),
    ModelRegion.WIESBADEN: Area(frozenset({"06414000"})),
    ModelRegion.HOCHTAUNUS: Area(kreis="06434"),
    ModelRegion.OFFENBACH: Area(frozenset({"06413000"})),
    # Hanau left its Kreis in 2026 and has had another key since; it stays part of the region.
    ModelRegion.MAIN_KINZIG: Area(frozenset({"06435014", "06415000"}), kreis="06435"),
}


def in_area(region: ModelRegion) -> Q:
    """Return the condition under which a municipality belongs to ``region``."""
    area = AREAS[region]
    return Q(ags__in=area.towns) | Q(kreis=area.kreis)


def model_region_of(municipality: Municipality) -> ModelRegion | None:
    """Return the region that a municipality belongs to, None for most of them."""
    for region, area in AREAS.items():
        if municipality.ags in area.towns or municipality.kreis_id == area.kreis:
            return region
    return None
