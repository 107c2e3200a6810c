"""What a municipality owes, as tasks: what, who, by when or that the law names no day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.law.body.duties import Duty, DutyKind, Urgency
from municipalities.messages import word
from municipalities.models.commission.duties import MunicipalityDuties

SIGNS = {
    Urgency.OVERDUE: "overdue",
    Urgency.DUE: "due",
    Urgency.UNDATED: "duty_open",
    Urgency.OPEN: "open",
}
"""The state of the component ``status`` for each urgency."""

OF_A_YEAR = (DutyKind.HOLD_MEETING, DutyKind.GIVE_REPORT)
COUNTED = (DutyKind.FILL_SEATS, DutyKind.HOLD_MEETING)
"""Duties of which several may be owed at once."""


@dataclass(frozen=True, slots=True)
class DutyTask:
    """One duty as the component ``task_list`` shows it; ``note`` says why there is no day."""

    kind: DutyKind
    title: str
    state: str
    who: str
    norm: str
    rule_id: str
    due: date | None
    note: str
    url: str = ""
    action: str = ""


def duty_tasks(
    found: MunicipalityDuties, today: date, *, may_lead: bool, election: int | None = None
) -> list[DutyTask]:
    """Return the duties of one municipality, the most pressing first (R-BODY-04, R-IK-05).

    ``election`` is the key of the election of this Wahlzeit. Only who leads is shown the way.
    """
    tasks = []
    for duty in found.duties:
        url, action = _way(duty.kind, found, election, may_lead=may_lead)
        tasks.append(
            DutyTask(
                kind=duty.kind,
                title=duty_title(duty),
                state=SIGNS[duty.urgency(today)],
                who=word(duty.who),
                norm=str(duty.norm),
                rule_id=duty.rule_id,
                due=duty.due,
                note="" if duty.due else no_day(duty.since),
                url=url,
                action=action,
            )
        )
    return tasks


def duty_title(duty: Duty) -> str:
    """Return what is to be done: its year where one comes each year, how many where several."""
    title = word(duty.kind)
    year = duty.due.year if duty.kind in OF_A_YEAR and duty.due else None
    if duty.kind in COUNTED and duty.missing > 1:
        remark = _("noch %(count)s") % {"count": duty.missing}
        if year:
            remark = _("noch %(count)s in %(year)s") % {"count": duty.missing, "year": year}
        return f"{title} ({remark})"
    return f"{title} ({year})" if year else title


def no_day(since: date | None) -> str:
    """Return that the law names no day, and since when a thing is open if somebody knows."""
    if since is None:
        return _("das Gesetz nennt keinen Tag")
    return _("das Gesetz nennt keinen Tag, offen seit %(day)s") % {
        "day": date_format(since, "DATE_FORMAT")
    }


_RESIDENTS = ("municipalities:residents", gettext_lazy("Zahl eintragen"))
_DECISION = ("municipalities:decide", gettext_lazy("Entscheidung eintragen"))
_ELECTION = ("elections:detail", gettext_lazy("Zur Wahl"))
_SET_UP = ("elections:set_up", gettext_lazy("Wahl anlegen"))
_PREPARE = ("municipalities:commission_start", gettext_lazy("Kommission vorbereiten"))
_COMMISSION = ("municipalities:commission", gettext_lazy("Zur Kommission"))


def _way(
    kind: DutyKind, found: MunicipalityDuties, election: int | None, *, may_lead: bool
) -> tuple[str, str]:
    """Return the address where a duty is met and the words on its button."""
    ags = found.municipality.ags
    page = _DECISION
    arguments: list[object] = [ags]
    if kind is DutyKind.HOLD_ELECTION and election is not None:
        page, arguments = _ELECTION, [election]
    elif not may_lead:
        return "", ""
    elif kind is DutyKind.STATE_RESIDENTS:
        page = _RESIDENTS
    elif kind is DutyKind.HOLD_ELECTION and found.standing.decided_on:
        page, arguments = _SET_UP, [ags, found.term.pk]
    elif kind not in {DutyKind.HOLD_ELECTION, DutyKind.DECIDE_BODY}:
        page = _PREPARE
        if found.commission:
            page, arguments = _COMMISSION, [found.commission.pk]
    name, words = page
    return reverse(name, args=arguments), str(words)
