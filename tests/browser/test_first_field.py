"""Who works at a desk sees the first field at once: at most 200 px stand above it."""

from __future__ import annotations

import pytest

from municipalities.models import Role
from tests.browser import scene as scenes
from tests.test_permissions import PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTH, MOST = 1280, 200
WORKING = [Role.RETURNING_OFFICER, Role.ELECTION_OFFICER, Role.CAPTURE_CLERK, Role.STATE_ADMIN]
# Where something has to be read before the field, and why.
READ_FIRST = {
    "ballots:succession": "what the law finds on the seat is what the form confirms",
    # There is no lot to draw in the scene, so it leads to the page above.
    "ballots:successor_lot": "what the law finds on the seat is what the form confirms",
}
# The first field of a form that changes something and is not folded away; a search is no work. A
# heading with the long name of a list may need a second line, which is not counted.
FIRST_FIELD = """async () => {
  await document.fonts.ready;
  const fields = document.querySelectorAll(
    "main form[method=post] :is(input:not([type=hidden]), select, textarea)");
  const first = [...fields].find(field => field.checkVisibility());
  if (!first) return null;
  const heading = document.querySelector("main h2");
  const line = heading ? parseFloat(getComputedStyle(heading).lineHeight) : 0;
  const more = heading && heading.offsetTop < first.offsetTop
    ? Math.max(0, Math.round(heading.getBoundingClientRect().height / line) - 1) * line : 0;
  return Math.round(first.getBoundingClientRect().top + scrollY - more);
}"""


def test_little_stands_above_the_first_field_of_a_work_page(open_context):
    scene = scenes.build()
    tops: dict[str, int] = {}
    left = {name: addresses[0] for name, addresses in scene.addresses.items()}
    for name in [*PUBLIC, *READ_FIRST]:
        left.pop(name, None)
    for role in WORKING:
        page = open_context(scene.person(role), width=WIDTH)
        may = set(scene.open_to(role))
        for name in [name for name, address in left.items() if address in may]:
            page.goto(left.pop(name))
            if (top := page.evaluate(FIRST_FIELD)) is not None:
                tops[name] = top
    assert {name: top for name, top in tops.items() if top > MOST} == {}
    assert len(tops) > 60  # the pages were really there
