"""The office begins a list for its trust persons, names them, invites them, ends an access."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.arrival import invitation_for
from elections.actions.nominations.nominations import begin_list
from elections.actions.nominations.trust import (
    end_access,
    invite,
    known_trust,
    name_trust_persons,
)
from elections.forms.nominations.lists import ListNameForm
from elections.forms.nominations.trust import EndAccessForm, InvitationForm, TrustPersonsForm
from elections.law.nominations.states import DECIDED, Hand
from elections.models import Invitation, TrustAccess, TrustPerson
from elections.views.fetching import election_led, election_worked_on, leads
from elections.views.nominations.lists import nomination_of
from municipalities.law.basis import RuleViolation
from municipalities.models.codes import spelled
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin a list that its trust persons will enter online."""
    election = election_led(request, pk)
    form = ListNameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            made = begin_list(pk, actor=request.user, **form.cleaned_data)
            messages.success(
                request,
                _("„%(list)s“ ist begonnen. Tragen Sie jetzt die Vertrauenspersonen ein.")
                % {"list": made.name},
            )
            return redirect("elections:trust_persons", pk=pk, nomination_pk=made.pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Liste online eintragen lassen"),
        "note": _(
            "Die Vertrauenspersonen tragen ihre Liste selbst ein und sehen keine andere. "
            "Eingegangen ist sie erst, wenn das unterschriebene Papier bei Ihnen liegt."
        ),
        "submit": _("Liste beginnen"),
        "citation": "§ 11 KWG",
        "rule_id": "R-LIST-05",
        "cancel_url": reverse("elections:lists", args=[pk]),
    }
    return answer(request, "elections/act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def trust_persons(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Name both trust persons, and show who has access to the list."""
    fetch = election_led if request.method == "POST" else election_worked_on
    election = fetch(request, pk)
    found = nomination_of(election, nomination_pk)
    form = TrustPersonsForm(
        request.POST if request.method == "POST" else None, known=known_trust(found)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            name_trust_persons(
                found.pk,
                form.entries,
                by=Hand.OFFICE,
                now=timezone.now(),
                actor=request.user,
                seen=form.saw,
            )
            messages.success(request, _("Die Vertrauenspersonen sind eingetragen."))
            return redirect("elections:trust_persons", pk=pk, nomination_pk=found.pk)
    context = {
        "election": election,
        "nomination": found,
        "form": form,
        "people": [_shown(one) for one in found.trust_persons.all()],
        "may_lead": leads(request, election),
        "is_decided": found.state() in DECIDED,
    }
    return answer(request, "elections/nominations/trust_persons.html", context)


def _shown(person: TrustPerson) -> dict[str, object]:
    access = person.access.select_related("account").filter(end__isnull=True)
    waiting = person.invitations.last()
    is_open = waiting is not None and not hasattr(waiting, "access")
    return {
        "person": person,
        "access": access,
        "invitation": waiting if is_open else None,
        "is_expired": is_open and waiting is not None and waiting.expires_at <= timezone.now(),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(
    request: SignedInRequest, pk: int, nomination_pk: int, trust_pk: int
) -> HttpResponse:
    """Invite one trust person, by mail or by a code on paper."""
    election = election_led(request, pk)
    found = nomination_of(election, nomination_pk)
    person = get_object_or_404(found.trust_persons, pk=trust_pk)
    form = InvitationForm(
        request.POST if request.method == "POST" else None,
        initial={"by_mail": "mail" if person.email else "code"},
    )
    back = reverse("elections:trust_persons", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            by_mail = form.cleaned_data["by_mail"]
            made = invite(person.pk, by_mail=by_mail, now=timezone.now(), actor=request.user)
            if not by_mail:
                return redirect(
                    "elections:invitation_code", pk=pk, nomination_pk=found.pk, made_pk=made.pk
                )
            messages.success(
                request, _("Die Einladung ging an %(address)s.") % {"address": made.sent_to}
            )
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Einladen: %(person)s") % {"person": person},
        "submit": _("Einladung ausstellen"),
        "consequences": [
            _("Die Person richtet sich einen Zugang ein, der nur diese Liste zeigt."),
            _("Eine frühere Einladung, die noch niemand benutzt hat, gilt nicht mehr."),
        ],
        "undo": _("Den Zugang können Sie jederzeit mit einem Grund beenden."),
        "citation": "§ 11 KWG",
        "rule_id": "R-LIST-05",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


@never_cache
@login_required
@require_safe
def invitation_code(
    request: SignedInRequest, pk: int, nomination_pk: int, made_pk: int
) -> HttpResponse:
    """Show the code of an invitation to be handed over, as long as it opens the list."""
    election = election_led(request, pk)
    found = nomination_of(election, nomination_pk)
    own = Invitation.objects.filter(trust_person__nomination=found)
    made = get_object_or_404(own, pk=made_pk)
    try:
        made = invitation_for(made.pk, timezone.now())
    except RuleViolation as refused:
        # A code that opens nothing must not be handed over.
        raise Http404("the invitation opens nothing any more") from refused
    context = {
        "election": election,
        "nomination": found,
        "invitation": made,
        "code": spelled(made.code),
        "address": f"{settings.SITE_URL}{reverse('elections:invitation_typed')}",
    }
    return render(request, "elections/nominations/invitation_code.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def access_end(
    request: SignedInRequest, pk: int, nomination_pk: int, access_pk: int
) -> HttpResponse:
    """End the access of a trust person, with a reason."""
    election = election_led(request, pk)
    found = nomination_of(election, nomination_pk)
    own = TrustAccess.objects.filter(trust_person__nomination=found).select_related("trust_person")
    access = get_object_or_404(own, pk=access_pk)
    form = EndAccessForm(request.POST if request.method == "POST" else None)
    back = reverse("elections:trust_persons", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            end_access(access.pk, now=timezone.now(), actor=request.user, **form.cleaned_data)
            messages.success(request, _("Der Zugang ist beendet."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Zugang beenden: %(person)s") % {"person": access.trust_person},
        "submit": _("Zugang beenden"),
        "consequences": [
            _("Die Person sieht die Liste sofort nicht mehr."),
            _("Was sie eingetragen hat, bleibt."),
        ],
        "undo": _("War es ein Irrtum, laden Sie die Person neu ein."),
        "citation": "§ 11 KWG",
        "rule_id": "R-LIST-05",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)
