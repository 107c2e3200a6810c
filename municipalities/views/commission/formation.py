"""The day the commission is formed: with it the duty to have a body is met (R-BODY-04)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.commission.formation import form_commission
from municipalities.forms.commission.formation import FormationForm
from municipalities.law.commission.rules import CommissionRule
from municipalities.messages.commission.composition import checks
from municipalities.models.commission.composition import composition_of
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.commission.reading import framed
from municipalities.views.fetching import commission_led


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def form_it(request: SignedInRequest, pk: int) -> HttpResponse:
    """Confirm that the commission is formed as it is made up now."""
    commission = commission_led(request, pk)
    form = FormationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {CommissionRule.DAY_OUT_OF_RANGE: "formed_on"}):
            form_commission(
                commission.pk,
                formed_on=form.cleaned_data["formed_on"],
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(request, _("Die Integrations-Kommission ist gebildet."))
            return redirect("municipalities:commission", commission.pk)
    composition = composition_of(commission)
    is_ready = composition is not None and not composition.has_errors
    is_formed = hasattr(commission, "formation") and not form.is_bound
    context = framed(
        request,
        commission,
        form=None if is_formed or not (is_ready or form.is_bound) else form,
        composition=composition,
        checks=checks(composition) if composition else [],
        undo=_(
            "Ein Versehen lässt sich berichtigen, bis der Bericht über das erste Jahr vorgelegt "
            "ist, und zurücknehmen, solange es weder Sitzung noch Bericht gibt."
        ),
        consequences=[
            _("Die Gemeinde hat damit ihr Gremium für die Wahlzeit; die Pflicht ist erfüllt."),
            _("Ab diesem Tag zählen die Sitzungen des Jahres und der Jahresbericht."),
            _("Die Bildung steht mit Tag und Ihrem Namen im Log."),
        ],
    )
    return answer(request, "municipalities/commission/formation.html", context)
