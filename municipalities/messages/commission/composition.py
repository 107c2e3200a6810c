"""What the law asks of the composition, point by point: met, or what is missing (R-IK-01..06)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from municipalities.law.basis import Finding, Norm, Statute
from municipalities.law.commission.composition import COMPOSITION_ERRORS, Composition
from municipalities.law.commission.rules import CommissionRule
from municipalities.messages.speaking import sentence

COMPOSITION, CHAIR = Norm(Statute.HGO, "89", 1), Norm(Statute.HGO, "89", 2)
SEATS = Norm(Statute.HGO, "72")


@dataclass(frozen=True, slots=True)
class Check:
    """One point; ``tone`` and ``word`` say how it stands, ``text`` what is missing."""

    title: str
    value: str
    norm: Norm
    rule_id: str
    tone: str
    word: str
    text: str


def checks(found: Composition) -> list[Check]:
    """Return every point in the order of the law, errors and warnings with their reason."""
    findings = {finding.rule: finding for finding in found.findings}
    return [
        Check(title, value, norm, rule_id, *_judged(findings.get(rule), is_asked))
        for rule, title, value, norm, rule_id, is_asked in _points(found)
    ]


def _points(
    found: Composition,
) -> Iterator[tuple[CommissionRule, str, str, Norm, str, bool]]:
    """Yield rule, title, value, norm, rule id, and whether there is anybody to measure yet."""
    half = _("%(experts)s von %(members)s Mitgliedern, nötig %(needed)s")
    women = _("%(women)s von %(experts)s Sachkundigen, gewünscht %(wanted)s")
    facts: dict[str, Any] = {
        "experts": found.experts,
        "members": found.members,
        "needed": found.experts_needed,
        "women": found.women,
        "wanted": found.women_wanted,
    }
    rules, sit = CommissionRule, bool(found.members)
    missing = {finding.rule for finding in found.findings}
    has_chair = rules.CHAIR_MISSING not in missing
    shared = bool(found.experts) and rules.CO_CHAIR_MISSING not in missing
    yield (rules.EXPERTS_BELOW_HALF, _("Mindestens die Hälfte Sachkundige"), half % facts,
           COMPOSITION, "R-IK-01", sit)  # fmt: skip
    yield (rules.CHAIR_MISSING, _("Vorsitz"), _("eingetragen") if has_chair else _("fehlt"),
           CHAIR, "R-IK-04", True)  # fmt: skip
    yield (rules.WOMEN_BELOW_HALF, _("Hälfte der Sachkundigen weiblich"), women % facts,
           COMPOSITION, "R-IK-03", bool(found.experts))  # fmt: skip
    yield (rules.ORIGINS_NOT_PLURAL, _("Vielfalt der Herkunft"),
           _("erkennbare Herkünfte: %(number)s") % {"number": found.origins},
           COMPOSITION, "R-IK-03", found.experts > 1)  # fmt: skip
    yield (rules.SEATS_OPEN, _("Besetzte Sitze"),
           _("%(members)s von %(size)s") % {"members": found.members, "size": found.size},
           SEATS, "R-IK-06", True)  # fmt: skip
    yield (rules.CO_CHAIR_MISSING, _("Mitvorsitz"), _("gewählt") if shared else _("fehlt"),
           CHAIR, "R-IK-04", bool(found.experts))  # fmt: skip


def _judged(finding: Finding | None, is_asked: bool) -> tuple[str, str, str]:
    if finding is None:
        return ("success", _("erfüllt"), "") if is_asked else ("neutral", _("offen"), "")
    if finding.rule in COMPOSITION_ERRORS:
        return "danger", _("Fehler"), sentence(finding)
    return "warning", _("Hinweis"), sentence(finding)
