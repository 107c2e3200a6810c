"""The pages of this room that the ground leads to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from municipalities.doors import Door

DOORS = {
    "election": Door("elections:detail", _("Zur Wahl")),
    "set_up_election": Door("elections:set_up", _("Wahl anlegen")),
}
