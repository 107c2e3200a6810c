"""What the checks notice about a count, as pages show it: unit by unit, with where to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ballots.law.counting.checking import CheckFinding
from ballots.law.counting.noticed import UnitFindings
from ballots.law.counting.rules import CheckRule
from elections.models import Election
from municipalities.law.basis import Rule
from municipalities.messages import sentence


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: its code and sentence, and the page on which it is mended with its words."""

    code: str
    text: str
    rule_id: str
    is_error: bool
    url: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class RemarkedUnit:
    """One unit, or all together, with what was noticed."""

    title: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class May:
    """What the reader may do: links that lead nowhere for them are left out."""

    report: bool
    lead: bool
    determine: bool


TOWN_PAGES: dict[Rule, str] = {
    CheckRule.H2_05: "elections:cards",
    CheckRule.CODE_05: "elections:register",
    CheckRule.H7_09: "elections:register",
    CheckRule.H7_10: "ballots:add_unit",
    CheckRule.CODE_10: "ballots:plan_units",
}
"""Where what concerns all units is mended."""


def errors_in(found: Iterable[UnitFindings], election: Election, may: May) -> list[RemarkedUnit]:
    """Return what stops the determination, unit by unit."""
    return list(_remarked(found, election, may, errors=True))


def remarks_in(found: Iterable[UnitFindings], election: Election, may: May) -> list[RemarkedUnit]:
    """Return what is only to be looked at, unit by unit."""
    return list(_remarked(found, election, may, errors=False))


def _remarked(
    found: Iterable[UnitFindings], election: Election, may: May, *, errors: bool
) -> Iterator[RemarkedUnit]:
    for row in found:
        findings = [one for one in row.findings if one.is_error is errors]
        if findings:
            key = row.unit.key if row.unit else None
            title = row.unit.name if row.unit else _("Alle Bezirke zusammen")
            remarks = tuple(_remark(one, election, key, may) for one in findings)
            yield RemarkedUnit(title, remarks)


def _remark(found: CheckFinding, election: Election, unit: int | None, may: May) -> Remark:
    url, action = _way(found, election, unit, may)
    return Remark(found.code, sentence(found), found.rule_id, found.is_error, url, action)


def _way(found: CheckFinding, election: Election, unit: int | None, may: May) -> tuple[str, str]:
    if unit is None:
        page = TOWN_PAGES.get(found.rule, "")
        if page == "ballots:add_unit":
            url = reverse(page, args=[election.pk]) if may.lead else ""
            return url, _("Auszählungsbezirk anlegen")
        if page == "ballots:plan_units":
            url = reverse(page, args=[election.pk]) if may.lead else ""
            return url, _("Auszählungsbezirke festlegen")
        if page == "elections:cards":
            url = reverse(page, args=[election.pk]) if may.lead else ""
            return url, _("Zu den Wahlscheinen")
        return (reverse(page, args=[election.pk]), _("Zum Verzeichnis")) if page else ("", "")
    if found.rule is CheckRule.H1_09:
        keys = [election.pk, unit]
        return (reverse("ballots:hand_over", args=keys) if may.determine else ""), _("Abgeben")
    url = reverse("ballots:report", args=[election.pk, unit]) if may.report else ""
    return url, _("Zur Meldung")
