"""The letterhead: who writes, from where, to which authority."""

from __future__ import annotations

from dataclasses import fields

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from municipalities.forms.body.decisions import LetterheadForm
from municipalities.models import Letterhead
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.fetching import municipality_led


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def letterhead(request: SignedInRequest, ags: str) -> HttpResponse:
    """Show and correct the sender on the papers of the municipality."""
    municipality = municipality_led(request, ags)
    known = Letterhead.objects.filter(municipality=municipality).first()
    names = [field.name for field in fields(LetterheadEntry)]
    form = LetterheadForm(
        request.POST or None, known={name: getattr(known, name, "") for name in names}
    )
    if request.method == "POST" and form.is_valid():
        entry = LetterheadEntry(**form.cleaned_data)
        with refusals_into(form):
            set_letterhead(municipality, entry, actor=request.user, seen=form.saw)
            messages.success(
                request, _("Der Briefkopf gilt für alle Papiere, die Sie ab jetzt ausstellen.")
            )
            return redirect("municipalities:detail", ags=ags)
    context = {"municipality": municipality, "form": form}
    return answer(request, "municipalities/letterhead.html", context)
