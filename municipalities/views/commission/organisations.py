"""The register of the organisations that may propose members (§ 89 Abs. 1 HGO; R-IK-01)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.commission.organisations import (
    OrganisationEntry,
    add_organisation,
    change_organisation,
    remove_organisation,
)
from municipalities.forms.commission.work import OrganisationForm, RemovalForm
from municipalities.law.basis import Rule
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import Municipality, Organisation
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.fetching import leads, municipality_led, municipality_read_or_led

NAME_FIELDS: dict[Rule, str] = {CommissionRule.ORGANISATION_EXISTS: "name"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: SignedInRequest, ags: str) -> HttpResponse:
    """Show the organisations of a municipality, and take one more into the register."""
    municipality = municipality_read_or_led(request, ags)
    may_lead = leads(request, municipality)
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, NAME_FIELDS):
            entry = OrganisationEntry(**form.cleaned_data)
            added = add_organisation(municipality, entry, actor=request.user)
            text = _("„%(name)s“ steht jetzt im Verzeichnis.") % {"name": added.name}
            messages.success(request, text)
            return redirect("municipalities:organisations", ags)
    listed = municipality.organisations.select_related("removal")
    context = {
        "municipality": municipality,
        "may_lead": may_lead,
        "form": form if may_lead else None,
        "asked": listed.filter(removal=None),
        "removed": listed.exclude(removal=None),
        "commission": municipality.commissions.select_related("term").first(),
    }
    return answer(request, "municipalities/commission/organisations.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, ags: str, organisation_pk: int) -> HttpResponse:
    """Correct name or address of an organisation."""
    municipality, organisation = _found(request, ags, organisation_pk)
    values = ("name", "contact", "address", "email")
    known = {name: getattr(organisation, name) for name in values}
    form = OrganisationForm(request.POST or None, known=known)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, NAME_FIELDS):
            entry = OrganisationEntry(**form.cleaned_data)
            change_organisation(organisation.pk, entry, actor=request.user, seen=form.saw)
            messages.success(request, _("Die Angaben sind geändert."))
            return redirect("municipalities:organisations", ags)
    context = {"municipality": municipality, "organisation": organisation, "form": form}
    return answer(request, "municipalities/commission/organisation.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, ags: str, organisation_pk: int) -> HttpResponse:
    """Stop asking an organisation; its proposals stay."""
    municipality, organisation = _found(request, ags, organisation_pk)
    form = RemovalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {CommissionRule.DAY_IN_FUTURE: "removed_on"}):
            remove_organisation(
                organisation.pk,
                removed_on=form.cleaned_data["removed_on"],
                reason=form.cleaned_data["reason"],
                today=timezone.localdate(),
                actor=request.user,
            )
            text = _("„%(name)s“ wird nicht mehr angeschrieben.") % {"name": organisation.name}
            messages.success(request, text)
            return redirect("municipalities:organisations", ags)
    is_removed = hasattr(organisation, "removal") and not form.is_bound
    context = {
        "municipality": municipality,
        "organisation": organisation,
        "form": None if is_removed else form,
    }
    return answer(request, "municipalities/commission/organisation_remove.html", context)


def _found(
    request: SignedInRequest, ags: str, organisation_pk: int
) -> tuple[Municipality, Organisation]:
    """Return an organisation of a municipality whose facts this person may change; else 404."""
    municipality = municipality_led(request, ags)
    listed = municipality.organisations.select_related("removal")
    return municipality, get_object_or_404(listed, pk=organisation_pk)
