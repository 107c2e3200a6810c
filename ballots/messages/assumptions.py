"""A question for each open point of this room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ballots.law.assumptions import Alike, AllStruck

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    AllStruck: {AllStruck.LIKE_STRIKES_ONLY: _("dasselbe, als wäre nur gestrichen")},
    Alike: {Alike.SAME_MARKS: _("bei denselben Kreuzen, Stimmen und Streichungen")},
}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {
    "struck_with_votes": _(
        "Eine Person ist gestrichen und hat zugleich Stimmen bekommen. Was gilt?"
    ),
    "too_many_votes_under_several_marks_in_one_list": _(
        "Mehrere Listen sind angekreuzt, und in nur einer Liste stehen zu viele Stimmen. Was gilt?"
    ),
    "too_many_votes_in_another_list": _(
        "Eine Liste ist angekreuzt, und zu viele Stimmen stehen in einer anderen. Was gilt?"
    ),
    "strikes_only": _("Auf dem Stimmzettel ist nur gestrichen. Was gilt?"),
    "marked_list_all_struck": _(
        "Eine Liste ist angekreuzt, und alle ihre Personen sind gestrichen. Was gilt?"
    ),
    "unclear_vote_refilled": _(
        "Eine Stimme ist unklar und zählt nicht. Fällt sie der angekreuzten Liste zu, wie andere "
        "Stimmen, die übrig sind?"
    ),
    "ballots_alike": _(
        "Wann lauten mehrere Stimmzettel in einem Umschlag der Briefwahl gleich und zählen als "
        "einer?"
    ),
    "ballot_of_another_election": _(
        "In der Urne liegt ein Stimmzettel einer anderen Wahl. Was gilt?"
    ),
    "header_mark_on_single_list": _("Bei nur einer Liste ist ihr Kopf angekreuzt. Was gilt?"),
    "single_list_prints_all_candidates": _(
        "Stehen bei nur einer Liste alle Personen auf dem Stimmzettel, auch mehr als Sitze?"
    ),
    "campaign_free_metres": _(
        "Wie viele Meter um den Eingang ist Wahlwerbung während der Wahlzeit verboten?"
    ),
    "few_voters_in_all": _(
        "In der ganzen Gemeinde haben weniger als 50 Personen gewählt, sodass kein anderer "
        "Wahlbezirk mitzählen kann. Was gilt?"
    ),
    "few_postal_voters": _(
        "In einem Briefwahlbezirk haben weniger als 50 Personen gewählt. Muss er wie ein "
        "Wahlbezirk mit einem anderen zusammen ausgezählt werden?"
    ),
    "majority_clause_gives_a_seat": _(
        "Bekommt eine Liste mit mehr als der Hälfte der Stimmen, aber nicht der Sitze, vorab einen "
        "weiteren Sitz?"
    ),
    "tie_inside_a_list": _("Was entscheidet bei gleicher Stimmenzahl innerhalb einer Liste?"),
    "elected_without_votes": _("Kann bei nur einer Liste gewählt sein, wer keine Stimme bekam?"),
    "substitute_list": _("Rückt jemand von einer Ersatzliste nach, wenn die Liste erschöpft ist?"),
    "objections_decided_by": _("Wer entscheidet über einen Einspruch gegen die Wahl?"),
}
