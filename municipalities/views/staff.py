"""Accounts on a page: the state's administration keeps its own and those that lead elections,
the Wahlleitung and the Wahlamt keep those of their municipality."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.actions.staff import (
    AccountEntry,
    GivenAccount,
    correct_account,
    is_used,
    lock_account,
    open_accounts,
)
from municipalities.actions.start_passwords import (
    give_start_password,
    opened_already,
    password_state,
    unlock_account,
)
from municipalities.forms.staff import (
    AccountCorrectionForm,
    AccountForm,
    ReasonForm,
    StartPasswordForm,
)
from municipalities.law.basis import Rule
from municipalities.law.staff import StaffRule
from municipalities.models import Membership, Municipality, Role
from municipalities.models.audit import STATE_CHAIN
from municipalities.models.seen import Seen
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.fetching import account_kept, keeps, staff_place

FIELDS: dict[Rule, str] = {
    StaffRule.USERNAME_TAKEN: "username",
    StaffRule.EMAIL_TAKEN: "email",
    StaffRule.ROLE_NOT_KEPT: "role",
}


@login_required
@require_safe
def accounts(request: SignedInRequest, place: str) -> HttpResponse:
    """Show who has an account here, in which role, and whether it works."""
    municipality = staff_place(request, place)
    rows = Membership.objects.at(municipality).select_related("user")
    if municipality and request.user.has_role(Role.STATE_ADMIN):
        # Other persons of a town hall are no business of the state.
        rows = rows.filter(role__in=request.user.kept_roles(municipality))
    order = list(Role)
    shown = sorted(rows, key=lambda row: (order.index(Role(row.role)), row.user.username))
    return render(
        request,
        "municipalities/staff/accounts.html",
        {
            **place_context(place, municipality),
            "rows": [
                {"membership": row, "person": row.user, "is_kept": keeps(request, row.user)}
                for row in shown
            ],
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest, place: str) -> HttpResponse:
    """Open one account; the answer shows its start password, once."""
    municipality = staff_place(request, place)
    form = AccountForm(request.POST or None, roles=kept_in_order(request, municipality))
    if request.method == "POST" and form.is_valid():
        entry = AccountEntry(**form.cleaned_data, municipality=municipality)
        with refusals_into(form, FIELDS):
            return handed_out(
                request, place, municipality, open_accounts([entry], actor=request.user)
            )
        if twice := sent_twice(request, place, municipality, [entry]):
            return twice
    context = {**place_context(place, municipality), "form": form}
    return answer(request, "municipalities/staff/new.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, place: str, account_pk: int) -> HttpResponse:
    """Correct name, address and, before the first sign-in, user name and role."""
    municipality = staff_place(request, place)
    person = account_kept(request, municipality, account_pk)
    role = Role(person.memberships.filter(municipality=municipality)[0].role)
    known: dict[str, Any] = {
        "name": person.get_full_name(),
        "username": person.username,
        "email": person.email,
        "role": role,
    }
    form = AccountCorrectionForm(
        request.POST or None,
        known={name: str(value) for name, value in known.items()},
        roles=kept_in_order(request, municipality),
        is_used=is_used(person),
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data.pop("reason")
        entry = AccountEntry(**{**known, **form.cleaned_data}, municipality=municipality)
        with refusals_into(form, FIELDS):
            correct_account(person.pk, entry, reason=reason, actor=request.user, seen=form.saw)
            messages.success(request, _("Das Konto ist berichtigt."))
            return redirect("municipalities:accounts", place=place)
    context = {
        **place_context(place, municipality),
        "form": form,
        "person": person,
        "role": role.label,
        "is_used": is_used(person),
    }
    return answer(request, "municipalities/staff/account.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lock(request: SignedInRequest, place: str, account_pk: int) -> HttpResponse:
    """Lock an account, with a reason."""
    municipality = staff_place(request, place)
    person = account_kept(request, municipality, account_pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            reason = form.cleaned_data["reason"]
            lock_account(person.pk, place=municipality, reason=reason, actor=request.user)
            messages.success(request, _("Das Konto ist gesperrt. Offene Sitzungen sind beendet."))
            return redirect("municipalities:accounts", place=place)
    context = {**place_context(place, municipality), "form": form, "person": person}
    return answer(request, "municipalities/staff/lock.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start_password(request: SignedInRequest, place: str, account_pk: int) -> HttpResponse:
    """Give a new start password: to a locked account that is unlocked, or for a forgotten one."""
    municipality = staff_place(request, place)
    person = account_kept(request, municipality, account_pk)
    form = StartPasswordForm(request.POST or None, known=password_state(person))
    if request.method == "POST" and form.is_valid():
        act = unlock_account if "unlock" in request.POST else give_start_password
        with refusals_into(form):
            given = act(
                person.pk,
                place=municipality,
                reason=form.cleaned_data["reason"],
                actor=request.user,
                seen=form.saw,
            )
            return handed_out(request, place, municipality, [given])
        # Whoever reads the refusal and sends again does it knowingly.
        person.refresh_from_db()
        form.take_over(password_state(person), form.saw or Seen({}))
    context = {**place_context(place, municipality), "form": form, "person": person}
    return answer(request, "municipalities/staff/start_password.html", context)


def handed_out(
    request: SignedInRequest,
    place: str,
    municipality: Municipality | None,
    given: Sequence[GivenAccount],
) -> HttpResponse:
    """Show start passwords in the answer to the act itself: no other page ever has them."""
    context = {
        **place_context(place, municipality),
        "given": given,
        "site_url": settings.SITE_URL,
    }
    return render(request, "municipalities/staff/handed_out.html", context)


def sent_twice(
    request: SignedInRequest,
    place: str,
    municipality: Municipality | None,
    entries: Sequence[AccountEntry],
) -> HttpResponse | None:
    """Say where a new start password is given, if these accounts were opened by a form sent twice.

    None where they are not open, or not as they were entered: then the refusal itself says it.
    """
    people = opened_already(entries)
    if not people:
        return None
    context = {**place_context(place, municipality), "people": people}
    return render(
        request,
        "municipalities/staff/sent_twice.html",
        context,
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
    )


def kept_in_order(request: SignedInRequest, municipality: Municipality | None) -> list[Role]:
    """Return the roles that this person gives at a place, in the order in which all pages show."""
    kept = request.user.kept_roles(municipality)
    return [role for role in Role if role in kept]


def place_context(place: str, municipality: Municipality | None) -> dict[str, Any]:
    """Return what the frame of these pages needs."""
    return {
        "place": place,
        "municipality": municipality,
        "place_name": municipality.name if municipality else _("Land Hessen"),
        "is_state": place == STATE_CHAIN,
    }
