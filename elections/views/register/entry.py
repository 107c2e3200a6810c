"""One person of the register: what stands there, what was corrected, and what may be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.register.corrections import (
    CORRECTABLE,
    add_person,
    correct_entry,
    move_entry,
    restore_entry,
    strike_entry,
)
from elections.actions.register.grounds import current_stage
from elections.actions.register.identity import Answer
from elections.forms.register.corrections import (
    CorrectionForm,
    LatePersonForm,
    MoveInsideForm,
    RestoreForm,
    StrikeForm,
)
from elections.forms.register.person import DWELLING, OTHER_FIELDS
from elections.law.register.corrections import Change, Stage, bases
from elections.models import Election
from elections.models.register.entries import RegisterCorrection, RegisterEntry, RegisterStrike
from elections.views.fetching import election_led
from elections.views.register.fetching import entry_of
from municipalities.law.days import KnownDay
from municipalities.messages import spoken
from municipalities.views.acting import SignedInRequest, answer, refusals_into

LONGEST_KEY = 18


def _objection(request: SignedInRequest) -> int | None:
    key = request.GET.get("einspruch", "")
    if key and not (key.isascii() and key.isdecimal() and len(key) <= LONGEST_KEY):
        raise Http404
    return int(key) if key else None


@login_required
@require_safe
def entry(request: SignedInRequest, pk: int, person_pk: int) -> HttpResponse:
    """Show one person with marks, cards, applications and every correction."""
    election = election_led(request, pk)
    found = entry_of(election, person_pk)
    stage = current_stage(election, found.district_id, timezone.localdate())
    context = {
        "election": election,
        "entry": found,
        "stage": stage,
        "is_closed": stage is Stage.CLOSED,
        "cards": found.polling_cards.select_related("invalidation"),
        "applications": found.card_applications.select_related("receipt").prefetch_related(
            "refusals__withdrawal"
        ),
        "corrections": [
            (row, _before(row)) for row in found.corrections.select_related("recorded_by")
        ],
        "strike": found.open_strike,
        "objections": found.objections.select_related("decision"),
        "notice_return": found.notice_returns.filter(withdrawal=None).last(),
    }
    return render(request, "elections/register/entry.html", context)


def _before(row: RegisterCorrection) -> list[tuple[str, str]]:
    """Return what stood there before, each column under its name."""
    names = {column.name: str(column.verbose_name) for column in RegisterEntry._meta.fields}
    return [(names[name], spoken(_day_of(name, value))) for name, value in row.before.items()]


def _day_of(name: str, value: Any) -> Any:
    return str(KnownDay.from_text(value)) if name == "birth_date" else value or "–"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, person_pk: int) -> HttpResponse:
    """Correct the data of one entry."""
    election = election_led(request, pk)
    found = entry_of(election, person_pk)
    form = _grounds_form(
        CorrectionForm,
        request,
        election,
        found.district_id,
        Change.CORRECT,
        known={name: getattr(found, name) for name in CORRECTABLE},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, OTHER_FIELDS):
            correct_entry(
                found.pk, form.changes(), grounds=form.grounds(), actor=request.user,
                others=_others(form), seen=form.saw,
            )  # fmt: skip
            return _done(request, found, _("Die Angaben sind berichtigt."))
    return _act(request, election, found, form, title=_("Angaben berichtigen"),
                submit=_("Angaben berichtigen"))  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, pk: int, person_pk: int) -> HttpResponse:
    """Note a move inside the municipality; the Wahlbezirk stays."""
    election = election_led(request, pk)
    found = entry_of(election, person_pk)
    form = _grounds_form(
        MoveInsideForm, request, election, found.district_id, Change.MOVE,
        # In a town of several postcodes the old one would be a guess that nobody notices.
        initial={
            "postcode": election.register_entries.only_postcode(),
            "place": found.place,
        },
        known={name: getattr(found, name) for name in DWELLING},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, OTHER_FIELDS):
            move_entry(
                found.pk, form.address(), grounds=form.grounds(), actor=request.user,
                others=_others(form), seen=form.saw,
            )  # fmt: skip
            return _done(request, found, _("Der Umzug ist vermerkt."))
    return _act(
        request, election, found, form,
        title=_("Umzug in der Gemeinde vermerken"),
        submit=_("Umzug vermerken"),
        note=_("Wer nach dem Stichtag umzieht, bleibt im Verzeichnis des alten Wahlbezirks."),
        citation="§ 9 Abs. 2 KWO",
        rule_id="R-REG-03",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def strike(request: SignedInRequest, pk: int, person_pk: int) -> HttpResponse:
    """Strike one person with ground and remark."""
    election = election_led(request, pk)
    found = entry_of(election, person_pk)
    form = StrikeForm(
        request.POST if request.method == "POST" else None,
        initial={"on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        entered = dict(form.cleaned_data)
        ground = RegisterStrike.Ground(entered.pop("ground"))
        with refusals_into(form):
            strike_entry(
                found.pk,
                ground=ground,
                objection=_objection(request),
                actor=request.user,
                **entered,
            )
            return _done(request, found, _("Die Person ist gestrichen."))
    return _act(
        request, election, found, form,
        title=_("Person streichen"),
        submit=_("Person streichen"),
        note=_("Die Eintragung bleibt mit Vermerk stehen. Ein gültiger Wahlschein wird ungültig."),
        rule_id="R-REG-04",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: SignedInRequest, pk: int, person_pk: int) -> HttpResponse:
    """Take a strike back."""
    election = election_led(request, pk)
    found = entry_of(election, person_pk)
    form = _grounds_form(RestoreForm, request, election, found.district_id, Change.RESTORE)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, OTHER_FIELDS):
            restore_entry(
                found.pk, grounds=form.grounds(), actor=request.user, others=_others(form)
            )
            return _done(request, found, _("Die Person steht wieder im Verzeichnis."))
    return _act(
        request, election, found, form,
        title=_("Person wieder eintragen"),
        submit=_("Wieder eintragen"),
        note=_("Ein Wahlschein, der ungültig wurde, bleibt ungültig."),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter a person after the first extract; the law decides whether the person may vote."""
    election = election_led(request, pk)
    form = _grounds_form(
        LatePersonForm, request, election, None, Change.ENTER, districts=election.districts.all()
    )
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with refusals_into(form, OTHER_FIELDS):
            made = add_person(
                entered["district"].pk,
                form.person(),
                form.record(),
                grounds=form.grounds(),
                is_other=entered["is_other"],
                language=entered["language"],
                actor=request.user,
            )
            return _done(request, made, _("Die Person ist nachgetragen."))
    context = _words(
        title=_("Person nachtragen"),
        submit=_("Wahlrecht prüfen und nachtragen"),
        note=_(
            "Staatsangehörigkeit und Wohndauer entscheiden über das Wahlrecht und werden nicht "
            "gespeichert."
        ),
    ) | {
        "election": election,
        "form": form,
        "cancel_url": reverse("elections:register", args=[pk]),
    }
    return answer(request, "elections/person_act.html", context)


def _grounds_form(
    kind: type[Any],
    request: SignedInRequest,
    election: Election,
    district_id: int | None,
    change: Change,
    *,
    initial: dict[str, Any] | None = None,
    **options: Any,
) -> Any:
    """Return the form with what the stage of the register allows as its basis."""
    today = timezone.localdate()
    stage = current_stage(election, district_id, today)
    offered = bases(stage, change)
    if not offered and change is Change.RESTORE:
        offered = bases(Stage.INSPECTED, change)  # the act knows when it was struck
    return kind(
        request.POST if request.method == "POST" else None,
        initial={"on": today, **(initial or {})},
        bases=offered,
        objection=_objection(request),
        **options,
    )


def _others(form: forms.Form) -> list[Answer]:
    """Return why somebody similar is another person, as it was typed beside their name."""
    return [Answer(form.cleaned_data["is_other"])]


def _words(
    *,
    title: str,
    submit: str,
    note: str = "",
    citation: str = "§ 14 KWO",
    rule_id: str = "R-REG-10",
) -> dict[str, Any]:
    return {
        "title": title, "submit": submit, "note": note, "citation": citation, "rule_id": rule_id,
    }  # fmt: skip


def _act(
    request: SignedInRequest,
    election: Election,
    found: RegisterEntry,
    form: forms.Form,
    **words: str,
) -> HttpResponse:
    context = _words(**words) | {
        "election": election,
        "entry": found,
        "form": form,
        "cancel_url": reverse("elections:entry", args=[election.pk, found.pk]),
    }
    return answer(request, "elections/person_act.html", context)


def _done(request: SignedInRequest, found: RegisterEntry, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect("elections:entry", pk=found.election_id, person_pk=found.pk)
