"""The state's page of Integrations-Kommissionen."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.law.body.standing import BodyState
from municipalities.messages import word
from municipalities.views.acting import SignedInRequest
from reports.dashboard.state.commission_filter import CommissionFilter
from reports.dashboard.state.commissions import CommissionRow, commission_rows, commission_totals
from reports.views.state.access import of_the_state, tabs_of

GROUNDS = {
    BodyState.IK_BY_CHOICE: _("durch Beschluss"),
    BodyState.IK_AFTER_FAILED_ELECTION: _("weil die Wahl ausfiel"),
    BodyState.IK_AFTER_DROP_BELOW_3: _("weil weniger als drei Mitglieder blieben"),
    BodyState.IK_GROUND_UNKNOWN: _("Grund: unbekannt"),
}
"""Why there is a commission (R-BODY-04)."""


@of_the_state
def commissions(request: SignedInRequest) -> HttpResponse:
    """Show how far the commissions are, in figures that name nobody (§ 89 HGO; R-IK-01, 03, 05)."""
    today = timezone.localdate()
    form = CommissionFilter(request.GET, today=today)
    term = form.term()
    context: dict[str, Any] = {
        "form": form,
        "term": term,
        "today": today,
        "tabs": tabs_of(request),
        "rows": [],
    }
    if term is not None:
        rows = commission_rows(request.user, term, today)
        chosen = form.chosen(rows)
        context |= {
            "totals": commission_totals(rows),
            "rows": [_shown(row) for row in chosen],
            "is_filtered": len(chosen) != len(rows),
            "total": len(rows),
        }
    return render(request, "reports/state/commissions.html", context)


def _shown(row: CommissionRow) -> dict[str, Any]:
    return {
        "row": row,
        "ground": GROUNDS[row.found.standing.body.state],
        "missing": [word(duty.what) for duty in row.missing],
    }
