"""Whether a group needs no support signatures, as the office decides (§ 11 KWG)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from elections.actions.nominations.support import list_being_supported
from elections.models import Exemption
from elections.models.nominations.needed import represented_by, running_body
from municipalities.law.body.gremium import Body
from municipalities.models import AuditEvent, User


@dataclass(frozen=True, slots=True)
class Represented:
    """Where a group sits without interruption in the running Wahlzeit, and what proves it.

    In the Bundestag through a Hessian list.
    """

    in_council: bool = False
    in_landtag: bool = False
    in_bundestag: bool = False
    evidence: str = ""


@transaction.atomic
def decide_exemption(
    nomination_id: int, said: Represented, *, now: datetime, actor: User
) -> Exemption:
    """Decide whether a group is represented, for the first time or anew (§ 11 KWG; R-LIST-06).

    Where a commission sat instead of the Ausländerbeirat, nobody is exempt through it: that the
    dated rows of the body say. Every decision stays; the newest counts. The same once more is no
    new one. Raises RuleViolation once the committee decided on the list.
    """
    election, nomination = list_being_supported(nomination_id)
    values = {**asdict(said), "had_commission": running_body(election) is Body.IK}
    stands = nomination.exemptions.last()
    if stands is not None and all(getattr(stands, key) == value for key, value in values.items()):
        return stands
    made = Exemption.objects.create(
        nomination=nomination, decided_at=now, decided_by=actor, **values
    )
    AuditEvent.objects.record(
        actor,
        "nomination.exemption_decided",
        nomination,
        election.municipality,
        represented=represented_by(made),
        **values,
    )
    return made
