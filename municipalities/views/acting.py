"""What the pages that act have in common: who asks, and how a refusal comes back into the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from municipalities.doors import address
from municipalities.forms.rows import Rows
from municipalities.law.basis import RowsRefused, Rule, RuleViolation
from municipalities.messages import sentence
from municipalities.models import User


class SignedInRequest(HttpRequest):
    """A request behind ``login_required``: it has a person."""

    user: User


@contextmanager
def refusals_into(form: forms.BaseForm, fields: Mapping[Rule, str] | None = None) -> Iterator[None]:
    """Turn the refusal of an act into an error of ``form``, so that what was typed stays.

    ``fields`` says beside which field a rule's sentence stands; without one it stands on top,
    with a link to the page of the legal rule.
    """
    try:
        yield
    except RuleViolation as violation:
        field = (fields or {}).get(violation.rule)
        form.add_error(field, sentence(violation) if field else linked(violation))


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


def answer(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """Render a page with a form, or with rows of forms; a refused one answers with 422."""
    form = context.get("form")
    rows = context.get("rows")
    refused = form is not None and form.is_bound and bool(form.errors)
    if isinstance(rows, Rows) and rows.is_bound:
        refused = refused or not rows.is_valid()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, template, {"refused": refused, **context}, status=status)
