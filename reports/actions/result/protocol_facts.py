"""The facts of a protocol, gathered from a determination; the PDF itself queries nothing."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from ballots.law.assumptions import DEFAULT
from ballots.law.result.checks import check_result
from ballots.law.result.result import Result
from ballots.models import Determination, UnitReport
from elections.law.course.versions import EDITION
from municipalities.law.anchors import Anchor
from municipalities.law.basis import Assumption, assumptions_of, with_overrides
from municipalities.messages import assumption_text, sentence, spoken
from reports.pdf.result.protocol_facts import AssumptionFacts, ProtocolFacts

BEARS_ON_THE_RESULT = ("R-BAL-", "R-HEAL-", "R-SEAT-")


def protocol_facts(determination: Determination, anchor: Anchor | None = None) -> ProtocolFacts:
    """Return everything that the protocol of one determination says (R-CNT-11).

    The same determination and the same ``anchor`` of the log give the same facts: the protocol is
    dated by the committee's meeting, and what it does not print is left out. Legal documents are
    German whatever language the page is in.
    """
    with override("de"):
        result = _printed(determination.result())
        return ProtocolFacts(
            municipality=determination.election.municipality.name,
            result=result,
            rule_version=EDITION,
            issued_on=determination.decided_on,
            meeting_day=determination.decided_on,
            remarks=(*_corrections(determination), *_noticed(result)),
            assumptions=_assumptions(determination),
            anchor=anchor,
        )


def _printed(result: Result) -> Result:
    """Leave out what the protocol does not print: names of places and accounts may change."""
    return replace(
        result,
        election=replace(result.election, municipality="", kreis=""),
        lots=tuple(replace(lot, recorded_by="") for lot in result.lots),
    )


def _corrections(determination: Determination) -> tuple[str, ...]:
    """Which reports were corrected before the meeting, and why (R-SEAT-08)."""
    reports = UnitReport.objects.latest_of(determination.election).filter(version__gt=1)
    return tuple(
        _(
            "Die Meldung des Auszählungsbezirks %(unit)s wurde berichtigt (%(version)s. Fassung): "
            "%(reason)s"
        )
        % {"unit": report.unit, "version": report.version, "reason": report.reason}
        for report in reports.select_related("unit")
    )


def _noticed(result: Result) -> tuple[str, ...]:
    """What the checks notice about the result: a body that begins too small (R-BODY-09)."""
    return tuple(sentence(found) for found in check_result(result))


def _assumptions(determination: Determination) -> tuple[AssumptionFacts, ...]:
    """The open points that bear on counting and seats, with the value of this election."""
    values = with_overrides(DEFAULT, determination.assumptions)
    return tuple(
        AssumptionFacts(point.rule_id, assumption_text(point.key), _value(point))
        for point in assumptions_of(values)
        if point.rule_id.startswith(BEARS_ON_THE_RESULT)
    )


def _value(point: Assumption) -> str:
    if isinstance(point.value, bool):
        return _("ja") if point.value else _("nein")
    # A stored value is plain text; the choice that equals it has the word for it.
    chosen = next((choice for choice in point.choices if choice == point.value), point.value)
    return _("Reihenfolge auf der Liste") if chosen == "list_order" else spoken(chosen)
