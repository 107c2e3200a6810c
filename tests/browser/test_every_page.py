"""Every page, for everybody who may open it: it fits, it says what it is, axe finds nothing.

Who works at a desk sees the first field at once, every heading over its text, and no word torn.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.nominations.nominations import (
    CandidateEntry,
    begin_list,
    enter_candidates,
)
from elections.law.course.phases import Phase
from elections.law.nominations.states import Hand
from elections.models import CalendarEntry, Invitation
from municipalities.models import Role
from tests import factories
from tests.browser import desk
from tests.browser import scene as scenes
from tests.test_permissions import PUBLIC, trust_keys

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (320, 768, 1280)
# The Wahlleitung may open the most pages; they are shared out.
PARTS = 3
FOR_EACH_ROLE = {"/", "/gemeinden/"}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MEASURE = """async () => {
  await document.fonts.ready;
  const root = document.documentElement;
  // Room for a scrollbar is set aside beside the body.
  const width = Math.ceil(document.body.getBoundingClientRect().width);
  const tooWide = root.scrollWidth > width
    ? [...document.querySelectorAll("main *, header *, footer *")]
        .filter(part => part.getBoundingClientRect().right > width)
        .filter(part => !part.closest(".table-region__scroll"))
        .map(part => part.className || part.tagName).slice(0, 4)
    : [];
  return {
    over: root.scrollWidth - width,
    tooWide: tooWide.map(String),
    headings: document.querySelectorAll("h1").length,
    title: document.title.trim(),
    language: root.lang,
  };
}"""
# What stands on the page, each element with all that it stands in. Words are left out, but not
# whether there are any.
PARTS_OF_PAGE = """() => {
  const named = part => part.tagName + [...part.attributes]
      .filter(one => one.name === "class" || one.name === "type" || one.name === "role"
        || one.name === "scope" || one.name === "lang" || one.name.startsWith("aria-"))
      .map(one => /^aria-.*(by|controls|label)$/.test(one.name)
        ? `[${one.name}]` : `[${one.name}=${one.value}]`).sort().join("")
    + (part.textContent.trim() ? "" : "[empty]");
  const found = new Set();
  const walk = (part, above) => {
    const path = `${above}>${named(part)}`;
    found.add(path);
    for (const child of part.children) walk(child, path);
  };
  walk(document.body, "");
  return [...found];
}"""
RUN_AXE = """async tags => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.target.join(" ")} (${node.any.concat(node.all, node.none)
      .map(check => check.message).join("; ").slice(0, 160)})`));
}"""


class Visitor:
    """Goes from page to page with one window and records whatever is wrong."""

    def __init__(self, page, home: str):
        self.page, self.home = page, home
        self.wrong: list[str] = []
        self.first_fields = 0
        self.judged: dict[tuple[int, str], set[str]] = {}
        self.axe = AXE.read_text(encoding="utf-8")
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.note(f"error in a script: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def note(self, what: str) -> None:
        self.wrong.append(f"{urlsplit(self.page.url).path}: {what}")

    def _console(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.note(f"console: {message.text}")

    def _failed(self, request) -> None:
        # Going on to the next page ends what the last one still waits for.
        if request.failure != "net::ERR_ABORTED":
            self.note(f"not loaded: {request.url}")

    def _request(self, request) -> None:
        if not request.url.startswith((self.home, "data:")):
            self.note(f"leaves the house: {request.url}")

    def _response(self, response) -> None:
        if response.status >= 400:
            self.note(f"{response.status} for {response.url}")

    def measure(self, width: int, language: str) -> None:
        """Look at the open page at this width."""
        self.page.set_viewport_size({"width": width, "height": 900})
        seen = self.page.evaluate(MEASURE)
        if seen["over"] > 0:
            self.note(f"{seen['over']} px too wide at {width} px: {seen['tooWide']}")
        if seen["headings"] != 1 or not seen["title"] or seen["language"] != language:
            self.note(f"heading, title or language: {seen}")
        if self.page.locator("main :is(h1, h2, h3):empty, .breadcrumb :is(a, span):empty").count():
            self.note("a heading or a step of the way is empty")

    def run_axe(self, width: int, colours: str = "light") -> None:
        """Run axe, unless each part of this page stood in the same place on a page before.

        It passes the security policy, because the debugger injects it.
        """
        parts = set(self.page.evaluate(PARTS_OF_PAGE))
        judged = self.judged.setdefault((width, colours), set())
        if parts <= judged:
            return
        judged |= parts
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(self.axe)
        for violation in self.page.evaluate(RUN_AXE, WCAG):
            self.note(f"axe at {width} px: {violation}")

    def work_at(self) -> None:
        """Look at the open page as somebody does who works at a desk."""
        top = self.page.evaluate(desk.FIRST_FIELD)
        self.first_fields += top is not None
        if top is not None and top > desk.MOST_ABOVE_A_FIELD:
            self.note(f"{top} px stand above the first field")
        for heading in self.page.evaluate(desk.ALONE):
            self.note(f"nothing stands under the heading „{heading}“")
        for word in self.page.evaluate(desk.TORN):
            self.note(f"„{word}“ stands in two lines")

    def _speak(self, language: str) -> None:
        chosen = {"name": "django_language", "value": language, "url": self.home}
        self.page.context.add_cookies([chosen])

    def glance(self, address: str) -> None:
        """Open a page that is checked in detail for another person."""
        self._speak("de")
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        self.page.goto(address)
        self.measure(WIDTHS[0], "de")

    def visit(self, address: str) -> None:
        """Look closely: every width, with axe on a phone."""
        self.glance(address)
        self.run_axe(WIDTHS[0])
        for width in WIDTHS[1:]:
            self.measure(width, "de")

    def study(self, address: str) -> None:
        """Look closely, at the English page too, and with axe on a desk with dark colours."""
        self._speak("en")
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        self.page.goto(address)
        self.measure(WIDTHS[0], "en")
        self.visit(address)
        self.page.emulate_media(color_scheme="dark")
        self.run_axe(WIDTHS[-1], "dark")
        self.page.emulate_media(color_scheme="light")


# Each address is looked at closely by the first of these who may open it.
WHO = [
    (None, 0),
    *((Role.RETURNING_OFFICER, part) for part in range(PARTS)),
    *((role, 0) for role in Role if role is not Role.RETURNING_OFFICER),
]


def name_of(case) -> str:
    role, part = case
    return f"{role.value} {part + 1}" if role else "public"


@pytest.mark.parametrize("case", WHO, ids=name_of)
def test_every_page_fits_and_is_accessible(open_context, live_server, case):
    role, part = case
    scene = scenes.build()
    visitor = Visitor(open_context(scene.person(role) if role else None), live_server.url)
    mine = scene.open_to(role) if role else [*scene.open_to(None), "/konto/login/"]
    earlier = [other for other, _ in WHO[: WHO.index(case) - part]]
    known = {address for other in earlier for address in scene.open_to(other)}
    if role is Role.RETURNING_OFFICER:
        mine = mine[part::PARTS]
    worked_at = _worked_at(scene) if role in desk.WORKING else set()
    for address in mine:
        if address in known and address not in FOR_EACH_ROLE:
            # The two roles that lead have other buttons in each phase; everybody else only reads.
            # On the pages of the register, both of them have the same.
            same = any(part in address for part in scenes.OF_THE_REGISTER)
            leads = role is Role.ELECTION_OFFICER and not same
            if leads or scene.is_first_of_its_kind(address):
                visitor.glance(address)
        elif scene.is_first_of_its_kind(address):
            visitor.study(address)
        else:
            visitor.visit(address)
        if address in worked_at - known:
            visitor.work_at()
    assert not visitor.wrong, "\n".join(visitor.wrong)
    if role is Role.RETURNING_OFFICER:
        assert visitor.first_fields > 15  # the pages were really there


def _worked_at(scene: scenes.Scene) -> set[str]:
    """The first page of each kind, but for those that anybody may read."""
    read = {*PUBLIC, *desk.READ_FIRST}
    return {found[0] for name, found in scene.addresses.items() if name not in read}


def test_the_own_list_of_a_trust_person_fits_and_is_accessible(open_context, live_server):
    made = factories.election(Phase.NOMINATION)
    last = timezone.localdate() + timedelta(days=30)
    CalendarEntry.objects.filter(election=made, code="C-03").update(on=last)
    lead = factories.lead(made.municipality)
    own = begin_list(made.pk, name=scenes.LONG_LIST, short_name="", actor=lead)
    family, given = scenes.LONG_PERSON
    enter_candidates(
        own.pk,
        [CandidateEntry(1, family, given), CandidateEntry(3, "", "Wahyuni", date(1990, 1, 1))],
        actor=lead,
        by=Hand.LIST,
        now=timezone.now(),
    )
    trust_keys(own, lead)
    person = own.candidates.first().pk
    visitor = Visitor(open_context(own.trust_persons.get().access.get().account), live_server.url)
    for name, keys in {
        "own_lists": [],
        "own_list": [own.pk],
        "own_name": [own.pk],
        "own_trust": [own.pk],
        "own_people": [own.pk],
        "own_people_file": [own.pk],
        "own_person": [own.pk, person],
        "own_remove": [own.pk, person],
        "own_remarks": [own.pk],
    }.items():
        visitor.study(reverse(f"elections:{name}", args=keys))
    assert not visitor.wrong, "\n".join(visitor.wrong)


def test_an_invitation_fits_and_is_accessible(open_context, live_server):
    made = factories.election(Phase.NOMINATION)
    lead = factories.lead(made.municipality)
    own = begin_list(made.pk, name=scenes.LONG_LIST, short_name="", actor=lead)
    asked = trust_keys(own, lead)["made_pk"]
    code = Invitation.objects.get(pk=asked).code
    visitor = Visitor(open_context(), live_server.url)
    visitor.study(reverse("elections:invited", args=[code]))
    assert not visitor.wrong, "\n".join(visitor.wrong)


def test_the_visitor_notices_what_is_wrong(open_context, live_server):
    visitor = Visitor(open_context(width=320), live_server.url)
    visitor.visit("/ergebnisse/")
    assert visitor.wrong == []
    with visitor.page.expect_response("**/nirgends.png"):
        visitor.page.evaluate(
            """() => document.querySelector("main").insertAdjacentHTML(
                "beforeend", '<h1 style="width: 40rem">Zu viel</h1><img src="/nirgends.png">' +
                '<form method="post"><input style="margin-top: 300px"></form>')"""
        )
    visitor.measure(WIDTHS[0], "en")
    visitor.run_axe(WIDTHS[0])
    visitor.work_at()
    signs = ["404 for", "console:", "heading, title or language", "image-alt", "first field"]
    assert [any(sign in line for line in visitor.wrong) for sign in signs] == [True] * len(signs)
