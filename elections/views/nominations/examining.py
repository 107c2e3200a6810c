"""The papers of a list are looked at, and its examination is finished (§ 14 Abs. 1 KWG)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.examining import PapersEntry, finish_examination, see_papers
from elections.forms.nominations.papers import ListPapersForm, PapersRow, RestForm
from elections.law.nominations.examination import consents_not_examined, not_examined
from elections.law.nominations.findings import is_defect
from elections.law.nominations.proofs import Proof
from elections.law.nominations.states import ListStep, advance_list
from elections.models import Candidate, Nomination
from elections.models.nominations.examining import facts_of, findings_of
from elections.models.nominations.looked_at import (
    Papers,
    as_shown,
    changed_since_examined,
    newest_proofs,
    papers_of,
)
from elections.views.fetching import election_led
from elections.views.nominations.lists import told_of
from municipalities.forms.rows import Rows
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import User
from municipalities.views.acting import SignedInRequest, answer, refusals_into, row_refusals_into

PAGE_SIZE = 100

Known = Mapping[int | None, Papers]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Show every paper of a list and of its persons; record together what was seen of them."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations.select_related("election"), pk=nomination_pk)
    people, known = list(found.candidates.all()), newest_proofs(found)
    posted = request.POST if request.method == "POST" else None
    page = Paginator(people, PAGE_SIZE).get_page(request.GET.get("page"))
    # What was sent stays, whoever moved to another page of the list meanwhile.
    on_page = people if posted is not None else page.object_list
    rows = Rows(posted, PapersRow, known=[_row(one, known) for one in on_page])
    form = ListPapersForm(posted, prefix="liste", initial=_own(found, known))
    open_papers = _open_papers(people, known)
    rest = RestForm(posted, prefix="rest", open_papers=open_papers)
    if posted is not None and not rest.is_valid():
        form.add_error(None, _("Bei „Alle auf einmal“ wurde gewählt, was nicht zur Wahl steht."))
    valid = posted is not None and all([rows.is_valid(), form.is_valid()])
    if valid and (done := _save(found, rows, form, rest, request.user)):
        messages.success(request, done)
        return HttpResponseRedirect(request.get_full_path())
    context = {
        "election": election,
        "nomination": found,
        "rows": rows,
        "form": form,
        "rest": rest,
        "page": page,
        "open_count": sum(open_papers.values()) + len(not_examined(facts_of(found))),
        "fixed": closed_text(found),
        "back": reverse("elections:nomination", args=[pk, found.pk]),
    }
    return answer(request, "elections/nominations/papers.html", context)


def _save(found: Nomination, rows: Rows, form: ListPapersForm, rest: RestForm, actor: User) -> str:
    """Record what was chosen; returns what to tell, nothing where it was refused."""
    places = [place for place, _values in rows.touched()]
    entries = [_entry(rows.forms[place]) for place in places]
    with row_refusals_into(rows, form, places, {}):
        count = see_papers(
            found.pk,
            entries,
            of_list=PapersEntry(None, form.verdicts, form.notes, form.saw),
            rest=rest.verdicts,
            now=timezone.now(),
            actor=actor,
        )
        return _saved_text(count)
    return ""


def _entry(row: Any) -> PapersEntry:
    return PapersEntry(row.cleaned_data["pk"], row.verdicts, row.notes, row.saw)


def _row(person: Candidate, known: Known) -> dict[str, Any]:
    return {
        "pk": person.pk,
        "title": f"{person.place} {person.listed_name}",
        "is_blocked": person.is_blocked,
        **as_shown(papers_of(person), known.get(person.pk, {})),
    }


def _own(found: Nomination, known: Known) -> dict[str, Any]:
    return {"pk": found.pk, **as_shown(papers_of(None), known.get(None, {}))}


def _open_papers(people: Sequence[Candidate], known: Known) -> dict[Proof, int]:
    """Return of how many persons nobody looked at a paper, by its kind."""
    counts = Counter(
        proof for one in people for proof in papers_of(one) if proof not in known.get(one.pk, {})
    )
    return {proof: counts[proof] for proof in Proof if proof in counts}


def closed_text(found: Nomination) -> str:
    """Say why the papers of a list are not looked at now; empty while the office has it."""
    try:
        advance_list(found.state(), ListStep.CHECK, list=found)
    except RuleViolation as violation:
        return sentence(violation)
    return ""


def _saved_text(count: int) -> str:
    if not count:
        return _("Es war nichts zu ändern.")
    return ngettext(
        "%(count)s Unterlage ist eingetragen.", "%(count)s Unterlagen sind eingetragen.", count
    ) % {"count": count}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def examine(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Show what an examination finds and what nobody looked at; finish it, as often as needed."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations.select_related("election"), pk=nomination_pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            made = finish_examination(found.pk, now=timezone.now(), actor=request.user)
            text = _("Die Prüfung ist abgeschlossen, ohne Mangel.")
            if made.found_defects:
                text = _("Die Prüfung ist abgeschlossen. Die Liste hat Mängel.")
            messages.success(request, text)
            return redirect("elections:nomination", pk=pk, nomination_pk=found.pk)
    fixed, facts = closed_text(found), facts_of(found)
    places = set(consents_not_examined(facts))
    findings = [] if fixed else findings_of(found)
    context = {
        "election": election,
        "nomination": found,
        "form": form,
        "fixed": fixed,
        "examinations": found.examinations.select_related("examined_by").order_by("-pk"),
        "changes": changed_since_examined(found),
        "open_papers": () if fixed else not_examined(facts),
        "open_people": [one for one in found.candidates.all() if one.place in places and not fixed],
        "findings": [told_of(one) for one in findings],
        "defects": sum(map(is_defect, findings)),
        "back": reverse("elections:nomination", args=[pk, found.pk]),
    }
    return answer(request, "elections/nominations/examination.html", context)
