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


PARTS = re.compile(
    r"{% block (\w+) %}|{% endblock(?: \w+)? %}|{% url [^%]*? as (\w+) %}|{[%{][^}]*}"
)


def lost(source: str, frame: str) -> set[str]:
    """Addresses that a block uses and only another block knows: their links lead nowhere."""
    blocks: list[str] = []
    known: dict[str, set[tuple[str, ...]]] = {}
    used: set[tuple[str, tuple[str, ...]]] = set()
    for part in PARTS.finditer(source):
        if part[1]:
            blocks.append(part[1])
        elif part[0].startswith(("{% endblock %", "{% endblock ")):
            blocks.pop()
        elif part[2]:
            known.setdefault(part[2], set()).add(tuple(blocks))
        else:
            used |= {(name, tuple(blocks)) for name in re.findall(r"\b\w+", part[0])}
    return {
        name
        for name, where in used
        if name in known
        and f" as {name} %}}" not in frame
        and not any(where[: len(there)] == there for there in known[name])
    }


def test_every_link_leads_to_an_address_that_its_block_knows():
    frames = "".join(file.read_text() for file in TEMPLATES.rglob("frame.html"))
    found = {
        str(file.relative_to(TEMPLATES)): names
        for file in TEMPLATES.rglob("*.html")
        if (names := lost(file.read_text(), frames))
    }
    assert found == {}


def test_an_address_that_another_block_knows_is_seen():
    crumbs = '{% block crumbs %}{% url "a" as back %}{% endblock crumbs %}'
    assert lost(crumbs + "{% block content %}{{ back }}{% endblock content %}", "") == {"back"}
    assert lost('{% url "a" as back %}{% block content %}{{ back }}{% endblock %}', "") == set()


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
