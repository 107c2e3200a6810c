"""The style guide shows every component, and the frame keeps to the content security policy."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path

from config.styleguide import styleguide

TEMPLATES = Path(__file__).parent.parent / "templates"
COMPONENTS = TEMPLATES / "components"
TAGS = {"alert", "assumption", "breadcrumb", "card", "disclosure", "empty_state", "table_region"}
TAGS |= {"task_list"}


def somewhere(request, **_):
    """An address that a page may link to; no test opens it."""
    return HttpResponse()


rules = [path("regeln/<str:rule_id>/", somewhere, name="rule")]
rules += [path(f"{name}/", somewhere, name=name) for name in ["start", "results", "dashboard"]]
rules += [path(f"{name}/", somewhere, name=name) for name in ["rules", "assumptions", "bodies"]]
town_halls = [path(f"{name}/", somewhere, name=name) for name in ["list", "terms"]]
urlpatterns = [
    path("", include((rules, "reports"))),
    path("", include((town_halls, "municipalities"))),
    path("sprache/", include("django.conf.urls.i18n")),
    path("konto/", include("allauth.urls")),
]
pytestmark = pytest.mark.urls(__name__)


def page() -> str:
    request = RequestFactory().get("/stil/")
    request.user = AnonymousUser()
    return styleguide(request).content.decode()


def test_the_style_guide_shows_every_component():
    guide = (TEMPLATES / "styleguide.html").read_text()
    frame = (TEMPLATES / "base.html").read_text() + (TEMPLATES / "error.html").read_text()
    parts = "".join(file.read_text() for file in COMPONENTS.glob("*.html"))
    shown = set(re.findall(r"components/(\w+)\.html", guide + frame + parts))
    shown |= {tag for tag in TAGS if f"{{% {tag} " in guide or f"{{% {tag} %}}" in guide}
    shown |= {"table_region"} if "{% worked_calculation" in guide else set()
    shown |= {"worked_calculation"} if "{% worked_calculation" in guide else set()
    assert {file.stem for file in COMPONENTS.glob("*.html")} == shown


def test_the_style_guide_has_one_main_heading():
    assert page().count("<h1") == 1


def test_no_template_carries_a_style_or_an_inline_script():
    offenders = [
        str(file.relative_to(TEMPLATES))
        for file in TEMPLATES.rglob("*.html")
        if re.search(
            r"\sstyle=|<style|\son\w+=|<script(?![^>]*(src=|application/json))", file.read_text()
        )
    ]
    assert offenders == []


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "429", "500"])
def test_an_error_page_needs_neither_person_nor_database(code):
    text = render_to_string(f"{code}.html")
    assert text.count("<h1>") == 1
    assert f"Fehler {code[:3]}" in text
