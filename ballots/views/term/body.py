"""The body in its term as the town hall reads it: who sits, who left, which seats are empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ballots.law.term.mandates import (
    LossGround,
    MandateState,
    incompatibility_proof_deadline,
    mandate_state,
)
from ballots.models import Departure, IncompatibilityNotice, Mandate, Succession
from ballots.views.term.queue import list_name
from elections.models import Election
from municipalities.messages import word


@dataclass(frozen=True, slots=True)
class Post:
    """An incompatible post, its week, and whether the seat is held, rests or was never acquired."""

    notice: IncompatibilityNotice
    state: MandateState
    last_day: date
    proven_on: date | None

    @property
    def is_overdue(self) -> bool:
        """Whether the week passed without proof, so that the Wahlleitung must find that."""
        return self.state is MandateState.NEVER_ACQUIRED

    @property
    def word(self) -> str:
        """Where the seat stands, in one word."""
        return word(self.state)


@dataclass(frozen=True, slots=True)
class Member:
    """One person who has a seat, since when, and how the person came to it."""

    mandate: Mandate
    name: str
    list_name: str
    origin: str
    post: Post | None


@dataclass(frozen=True, slots=True)
class Left:
    """One person who had a seat, why they lost it, and what became of it."""

    departure: Departure
    name: str
    list_name: str
    outcome: str
    is_open: bool


def post_of(mandate: Mandate, today: date) -> Post | None:
    """Return the incompatible post that a member was told of, with its week."""
    notice = getattr(mandate, "incompatibility", None)
    if notice is None:
        return None
    proof = getattr(notice, "proof", None)
    proven_on = proof.proven_on if proof else None
    return Post(
        notice=notice,
        state=mandate_state(notice.served_on, proven_on, today),
        last_day=incompatibility_proof_deadline(notice.served_on),
        proven_on=proven_on,
    )


def members_of(election: Election, today: date) -> list[Member]:
    """Return everybody who has not left; after the end of a body, those who sat last."""
    mandates = election.mandates.filter(departure=None).select_related(
        "candidate__nomination",
        "incompatibility__proof",
        "succession__departure__mandate__candidate",
    )
    return [
        Member(
            mandate=mandate,
            name=str(mandate.candidate),
            list_name=list_name(mandate.candidate.nomination),
            origin=_origin(mandate),
            post=post_of(mandate, today),
        )
        for mandate in mandates
    ]


def _origin(mandate: Mandate) -> str:
    followed = getattr(mandate, "succession", None)
    if followed is None:
        return _("gewählt")
    return _("nachgerückt für %(name)s") % {"name": followed.departure.mandate.candidate}


def left_of(election: Election, open_seats: set[int]) -> list[Left]:
    """Return everybody who had a seat; ``open_seats`` are the departures still to be decided."""
    departures = Departure.objects.filter(mandate__election=election).select_related(
        "mandate__candidate__nomination", "succession__mandate__candidate"
    )
    return [
        Left(
            departure=departure,
            name=str(departure.mandate.candidate),
            list_name=list_name(departure.mandate.candidate.nomination),
            outcome=outcome_of(departure, is_open=departure.pk in open_seats),
            is_open=departure.pk in open_seats,
        )
        for departure in departures
    ]


def outcome_of(departure: Departure, *, is_open: bool) -> str:
    """Say what became of a seat that was left."""
    succession: Succession | None = getattr(departure, "succession", None)
    if succession is not None and succession.mandate is not None:
        return _("nachgerückt: %(name)s") % {"name": succession.mandate.candidate}
    if succession is not None:
        return _("Sitz bleibt leer")
    if departure.ground == LossGround.RESULT_CORRECTED.value and not is_open:
        return _("kein Sitz nach dem neuen Ergebnis")
    return _("noch offen") if is_open else _("nicht mehr zu besetzen")
