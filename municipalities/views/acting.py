"""What the pages that act have in common: who asks, and how a refusal comes back into the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from municipalities.doors import address
from municipalities.law.basis import Rule, RuleViolation
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
    """Render a page with a form; a refused form answers with 422."""
    form = context.get("form")
    refused = form is not None and form.is_bound and bool(form.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, template, dict(context), status=status)
