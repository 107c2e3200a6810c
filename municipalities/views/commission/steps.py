"""The way to a commission, step by step (§§ 72, 89 HGO)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.law.basis import Norm, Statute
from municipalities.law.body.duties import DutyKind, Who
from municipalities.law.commission.composition import Capacity
from municipalities.messages import word
from municipalities.models import Commission
from municipalities.models.commission.composition import co_chair_of, sitting_members


@dataclass(frozen=True, slots=True)
class Task:
    """One step as ``components/task_list.html`` shows it; ``action`` stands on its button."""

    title: str
    state: str
    who: str
    norm: Norm
    rule_id: str
    url: str
    action: str = ""
    note: str = ""
    due: date | None = None
    text: str = ""


def address(view: str, commission: Commission) -> str:
    """Return the address of a page; empty where the room to the right has none."""
    try:
        return reverse(view, args=[commission.pk])
    except NoReverseMatch:
        return ""


def forming_tasks(commission: Commission, *, may_lead: bool) -> list[Task]:
    """Return the steps until the commission is formed and shares its chair (§§ 72, 89 HGO)."""
    way = _Way(commission, may_lead)
    return [
        way.seats(),
        way.call(),
        way.proposals(),
        way.election(),
        way.chair(),
        *way.sent_members(),
        way.formation(),
        way.co_chair(),
    ]


class _Way:
    """What was reached of the way to one commission."""

    def __init__(self, commission: Commission, may_lead: bool) -> None:
        self.commission = commission
        self.may_lead = may_lead
        self.newest = commission.plans.first()
        self.newest_call = commission.calls.first()
        self.sitting = [Capacity(member.capacity) for member in sitting_members(commission)]
        self.experts = self.newest.experts if self.newest else 0

    def _task(
        self,
        view: str,
        title: str,
        is_done: bool,
        *,
        who: str,
        ground: tuple[int | None, str],
        **more: Any,
    ) -> Task:
        """``ground`` is the paragraph of § 89 HGO, None for § 72, and the rule id."""
        paragraph, rule_id = ground
        norm = Norm(Statute.HGO, "89", paragraph) if paragraph else Norm(Statute.HGO, "72")
        query = more.pop("query", "")
        url = address(view, self.commission) if self.may_lead or more.pop("is_open", False) else ""
        more.pop("is_open", None)
        state = "done" if is_done else "open"
        return Task(title, state, who, norm, rule_id, url and f"{url}{query}", **more)

    def seats(self) -> Task:
        plan = self.newest
        note = ""
        if plan is not None:
            note = _("%(size)s Mitglieder, davon %(experts)s Sachkundige") % {
                "size": plan.size,
                "experts": plan.experts,
            }
        return self._task(
            "municipalities:commission_plan",
            _("Sitze festlegen"),
            plan is not None,
            who=word(Who.EXECUTIVE),
            ground=(None, "R-IK-06"),
            note=note,
            action=_("Sitze eintragen"),
        )

    def call(self) -> Task:
        call, note = self.newest_call, ""
        if call is not None:
            days = {"day": f"{call.issued_on:%d.%m.%Y}", "last": f"{call.closes_on:%d.%m.%Y}"}
            note = _("aufgerufen am %(day)s, Vorschläge bis %(last)s") % days
        return self._task(
            "reports:commission_call",
            _("Vereinigungen zu Vorschlägen aufrufen"),
            call is not None,
            who=word(Who.EXECUTIVE),
            ground=(1, "R-IK-01"),
            note=note,
            action=_("Zu Vorschlägen aufrufen"),
        )

    def proposals(self) -> Task:
        received = self.commission.proposals.count()
        is_done = received >= self.experts > 0
        note = ngettext(
            "%(count)s Vorschlag für %(seats)s Sitze",
            "%(count)s Vorschläge für %(seats)s Sitze",
            received,
        ) % {"count": received, "seats": self.experts}
        return self._task(
            "municipalities:proposals",
            _("Vorschläge entgegennehmen"),
            is_done,
            who=_("Vereinigungen der Migrantinnen und Migranten"),
            ground=(1, "R-IK-01"),
            note=note,
            action=_("Zu den Vorschlägen"),
            is_open=True,
            due=self.newest_call.closes_on if self.newest_call and not is_done else None,
            text=_(
                "Gehen zu wenige Vorschläge ein, soll die Gemeindevertretung selbst vorschlagen."
            ),
        )

    def election(self) -> Task:
        elected = self.sitting.count(Capacity.EXPERT)
        note = _("%(elected)s von %(seats)s gewählt") % {
            "elected": elected,
            "seats": self.experts,
        }
        return self._task(
            "municipalities:elect_experts",
            _("Sachkundige Einwohnerinnen und Einwohner wählen"),
            elected >= self.experts > 0,
            who=word(Who.COUNCIL),
            ground=(1, "R-IK-01"),
            note=note,
            action=_("Gewählte eintragen"),
        )

    def chair(self) -> Task:
        is_done = Capacity.CHAIR in self.sitting
        return self._task(
            "municipalities:appoint_member",
            _("Vorsitz eintragen"),
            is_done,
            who=_("Bürgermeisterin oder Bürgermeister"),
            ground=(2, "R-IK-04"),
            note=_("eingetragen") if is_done else _("kraft Gesetzes"),
            action=_("Vorsitz eintragen"),
            query=f"?als={Capacity.CHAIR}",
        )

    def sent_members(self) -> Iterator[Task]:
        """One step for each organ that sends members."""
        if self.newest is None:
            return
        organs = (
            (
                Capacity.EXECUTIVE,
                self.newest.executives,
                Who.EXECUTIVE,
                _("Mitglieder des Gemeindevorstands eintragen"),
            ),
            (
                Capacity.COUNCIL,
                self.newest.councillors,
                Who.COUNCIL,
                _("Mitglieder der Gemeindevertretung eintragen"),
            ),
        )
        for capacity, seats, who, title in organs:
            if seats:
                filled = self.sitting.count(capacity)
                note = _("%(elected)s von %(seats)s eingetragen")
                yield self._task(
                    "municipalities:appoint_member",
                    title,
                    filled >= seats,
                    who=word(who),
                    ground=(None, "R-IK-06"),
                    note=note % {"elected": filled, "seats": seats},
                    action=_("Mitglied eintragen"),
                    query=f"?als={capacity}",
                )

    def formation(self) -> Task:
        formation = getattr(self.commission, "formation", None)
        note = ""
        if formation is not None:
            note = _("gebildet am %(day)s") % {"day": f"{formation.formed_on:%d.%m.%Y}"}
        return self._task(
            "municipalities:form_commission",
            _("Kommission bilden"),
            formation is not None,
            who=word(Who.EXECUTIVE),
            ground=(1, "R-IK-01"),
            note=note,
            action=_("Bildung eintragen"),
        )

    def co_chair(self) -> Task:
        shared = co_chair_of(self.commission)
        return self._task(
            "municipalities:co_chair",
            word(DutyKind.ELECT_CO_CHAIR),
            shared is not None,
            who=word(Who.EXPERTS),
            ground=(2, "R-IK-04"),
            note=shared.member.full_name if shared else "",
            action=_("Mitvorsitz eintragen"),
        )


def next_step(tasks: list[Task]) -> dict[str, Any] | None:
    """Return the first task that is not done as ``components/next_step.html`` shows it."""
    task = next((task for task in tasks if task.state != "done"), None)
    if task is None:
        return None
    return {
        "title": task.title,
        "who": task.who,
        "by": date_format(task.due, "l, j. F Y") if task.due else _("Das Gesetz nennt keinen Tag"),
        "state": task.state,
        "citation": task.norm,
        "rule_id": task.rule_id,
        "url": task.url,
        "action": task.action,
        "text": task.text,
    }
