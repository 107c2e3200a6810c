"""What the pages that act have in common: who asks, and how a refusal comes back into the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from municipalities.doors import address, remedies, remedy_of
from municipalities.forms.rows import Rows
from municipalities.forms.seen import SeenForm
from municipalities.law.basis import RowsRefused, Rule, RuleViolation
from municipalities.law.seen import SeenRule
from municipalities.messages import sentence
from municipalities.models import User


class SignedInRequest(HttpRequest):
    """A request behind ``login_required``: it has a person."""

    user: User


@contextmanager
def refusals_into(form: forms.BaseForm, fields: Mapping[Rule, str] | None = None) -> Iterator[None]:
    """Turn the refusal of an act into an error of ``form``, so that what was typed stays.

    ``fields`` says beside which field a rule's sentence stands; without one it stands on top,
    with a link to the page of the legal rule. What must be mended on another page stands on top
    too: ``answer`` adds the link to that page, which it finds by the code of the error.
    """
    try:
        yield
    except RuleViolation as violation:
        refuse(form, violation, (fields or {}).get(violation.rule))


def refuse(form: forms.BaseForm, violation: RuleViolation, field: str | None = None) -> None:
    """Write one refusal into ``form``, beside ``field`` or on top."""
    if violation.rule is SeenRule.CHANGED_MEANWHILE and isinstance(form, SeenForm):
        form.tell(violation.facts["now"])
        return
    if violation.rule in remedies():
        field = None
    text = sentence(violation) if field else linked(violation)
    form.add_error(field, ValidationError(text, code=violation.rule.value))


@contextmanager
def row_refusals_into(
    rows: Rows, form: forms.BaseForm, places: Sequence[int], fields: Mapping[Rule, str]
) -> Iterator[None]:
    """Turn the refusal of an act on many rows into errors of the rows at fault.

    ``places`` says at which place of ``rows`` each row of the act stands; ``fields`` beside which
    field of a row a rule's sentence stands. What concerns no row comes into ``form``.
    """
    try:
        with refusals_into(form):
            yield
    except RowsRefused as refused:
        for place, violation in refused.rows.items():
            rows.refuse(places[place], fields.get(violation.rule), sentence(violation))


def linked(violation: RuleViolation) -> str:
    """Return the sentence of a refusal, with a link to its rule where it has one."""
    text = sentence(violation)
    url = address("rule", violation.rule_id) if violation.rule_id else ""
    if not url:
        return text
    return format_html(
        '{} <a href="{}">{}</a>',
        text,
        url,
        _("Regel %(rule)s nachlesen") % {"rule": violation.rule_id},
    )


def with_remedy(text: str, rule: str, request: HttpRequest, context: Mapping[str, Any]) -> str:
    """Return the sentence of a refusal with a link to the page where the missing thing is done.

    ``rule`` is the value of the refused rule. The page is about the same municipality, election or
    commission as the refused one; ``context`` is that of the refused page.
    """
    place = context.get("municipality") or getattr(context.get("election"), "municipality", None)
    keys = dict(request.resolver_match.kwargs) if request.resolver_match else {}
    url, action = remedy_of(rule, keys, ags=getattr(place, "ags", ""))
    return format_html('{} <a href="{}">{}</a>', text, url, action) if url else text


def explained(violation: RuleViolation, request: HttpRequest, context: Mapping[str, Any]) -> str:
    """Return a refusal for a page without a form: its rule, and where the missing thing is done."""
    return with_remedy(linked(violation), violation.rule.value, request, context)


def answer(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """Render a page with a form, or with rows of forms; a refused one answers with 422.

    A refusal says where the missing thing is done, if that is a page.
    """
    form = context.get("form")
    rows = context.get("rows")
    refused = form is not None and form.is_bound and bool(form.errors)
    if form is not None and refused:
        for error in form.errors.as_data().get(NON_FIELD_ERRORS, ()):
            error.message = with_remedy(error.message, str(error.code), request, context)
    if isinstance(rows, Rows) and rows.is_bound:
        refused = refused or not rows.is_valid()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, template, {"refused": refused, **context}, status=status)
