"""The sheet of one counting unit, laid out as the board's own paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ballots.actions.counting.counts import record_report
from ballots.forms.counting.report import ReportForm, list_field
from ballots.law.counting.checking import CheckFinding
from ballots.law.counting.checks import check_report
from ballots.law.counting.rules import CountingRule
from ballots.models import CountingUnit, UnitReport
from ballots.models.counting.surroundings import surroundings_of
from ballots.views.counting.sheet import FilledSheet, marked_fields, stored_values
from ballots.views.fetching import approved_paper
from elections.law.course.phases import Phase
from elections.models import Election
from elections.views.fetching import election_counted
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refuse


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SignedInRequest, pk: int, unit_pk: int) -> HttpResponse:
    """Show the sheet of one unit with its newest values; record what was typed."""
    election = election_counted(request, pk)
    unit = get_object_or_404(CountingUnit.objects.filter(election=election), pk=unit_pk)
    unit.election = election
    paper = approved_paper(election)
    if paper is None:
        return render(request, "ballots/counting/report.html", {"election": election, "unit": unit})
    printed = paper.paper()
    if request.method == "POST":
        form = ReportForm(request.POST, paper=printed)
        found = _record(request, form, unit)
        if found is None:
            messages.success(request, _saved(election, unit))
            return redirect("ballots:units", pk)
        return _sheet(request, form, unit, found)
    newest = unit.reports.first()
    initial: dict[str, Any] = stored_values(newest) if newest else {}
    initial["source"] = newest.source if newest else _("Niederschrift des Wahlvorstands")
    form = ReportForm(paper=printed, initial=initial)
    return _sheet(request, form, unit, _noticed(newest) if newest else ())


def _record(
    request: SignedInRequest, form: ReportForm, unit: CountingUnit
) -> tuple[CheckFinding, ...] | None:
    """Call the act; None when it recorded the values, else the checks that fired."""
    if not form.is_valid():
        return ()
    try:
        record_report(
            unit.pk,
            form.values(),
            source=form.cleaned_data["source"],
            reason=form.cleaned_data["reason"],
            based_on=_based_on(request),
            actor=request.user,
        )
    except RuleViolation as violation:
        return _refused(form, violation)
    return None


def _based_on(request: SignedInRequest) -> int:
    """Return the version that the sheet was opened with; -1, never a version, for non-numbers."""
    typed = request.POST.get("based_on", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else -1


def _refused(form: ReportForm, violation: RuleViolation) -> tuple[CheckFinding, ...]:
    """Put the refusal where it belongs; return the findings, each shown with its own sentence."""
    if violation.rule is CountingRule.REPORT_INCONSISTENT:
        findings: tuple[CheckFinding, ...] = violation.facts["findings"]
        for finding in findings:
            form.add_error(
                None,
                _("Prüfung %(code)s: %(sentence)s")
                % {"code": finding.code, "sentence": sentence(finding)},
            )
        return findings
    if violation.rule is CountingRule.LIST_VOTES_MISSING:
        for number in violation.facts["lists"]:
            form.add_error(list_field(number), _missing_votes())
        return ()
    if violation.rule is CountingRule.CORRECTION_WITHOUT_REASON:
        form.add_error("reason", sentence(violation))
    else:
        refuse(form, violation)
    return ()


def _missing_votes() -> str:
    return _("Die Zahl fehlt. Tragen Sie 0 nur ein, wenn in der Niederschrift 0 steht.")


def _sheet(
    request: SignedInRequest,
    form: ReportForm,
    unit: CountingUnit,
    findings: tuple[CheckFinding, ...],
) -> HttpResponse:
    versions = list(unit.reports.select_related("reported_by"))
    newest = versions[0] if versions else None
    overtaken = bool(form.is_bound and newest and newest.version != _based_on(request))
    newer: Mapping[str, int] | None = stored_values(newest) if overtaken and newest else None
    known = unit.election.nominations.filter(known_in_full=True)
    known_in_full = set(known.values_list("number", flat=True))
    sheet = FilledSheet(form, marked_fields(findings, form.paper), newer, known_in_full)
    context = {
        "election": unit.election,
        "unit": unit,
        "form": form,
        "values": sheet.values(),
        "blocks": sheet.blocks(),
        "findings": [] if form.is_bound else [(row.code, sentence(row)) for row in findings],
        "newest": newest,
        "versions": versions,
        "overtaken": overtaken,
        "editable": unit.election.current_phase is Phase.COUNTING,
    }
    return answer(request, "ballots/counting/report.html", context)


def _noticed(report: UnitReport) -> tuple[CheckFinding, ...]:
    """Return what the checks notice about a stored report; none of it had to be refused."""
    return check_report(surroundings_of(report.unit, report.values()))


def _saved(election: Election, unit: CountingUnit) -> str:
    missing = election.units.awaited().count()
    saved = _("Die Meldung für %(unit)s ist gespeichert.") % {"unit": unit}
    if not missing:
        return f"{saved} " + _("Alle Meldungen liegen vor. Sehen Sie sich das Ergebnis an.")
    text = ngettext(
        "Es fehlt noch %(count)s Meldung.", "Es fehlen noch %(count)s Meldungen.", missing
    )
    return f"{saved} " + text % {"count": missing}
