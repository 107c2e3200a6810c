"""A voter with a small telephone, in Arabic, without scripts: from the code to the number."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from elections.files.cards.voter_texts import voter_texts
from elections.models.cards.codes import notice_code, spelled
from elections.models.cards.polling_card import CardApplication, OnlineReceipt
from tests.elections.register_scene import Scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.rules("R-WS-02")
def test_a_voter_gets_the_number_of_the_receipt(open_context):
    scene = Scene()
    soon = timezone.localdate() + timedelta(days=5)
    scene.election.calendar.filter(code="C-16").update(on=soon)
    texts = voter_texts("ar")
    page = open_context(width=320, java_script_enabled=False)
    loaded: list[int] = []
    page.on("response", lambda answer: loaded.append(len(answer.body())))
    page.goto("/w/?lang=ar")
    page.fill("#code", spelled(notice_code(scene.entries[0].pk)))
    page.click("button")
    page.fill("#birth_date", "05.03.1980")
    page.check("#confirm")
    page.click("button")
    assert page.inner_text("[role=alert]").endswith(texts["form.wrong_birth_date"])
    assert page.is_checked("#confirm")
    page.fill("#birth_date", "04.03.1980")
    page.click("button")
    assert page.get_attribute("html", "dir") == "rtl"
    assert page.inner_text("h1") == texts["form.done_title"]
    assert "1" in page.inner_text(".receipt")
    assert page.context.cookies() == []
    assert sum(loaded) < 60_000
    assert OnlineReceipt.objects.get().acknowledgement is not None
    assert CardApplication.objects.get().entry == scene.entries[0]
