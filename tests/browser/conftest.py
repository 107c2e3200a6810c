"""One browser per process: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = ("chromium", "chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--lang=de-DE",
]
PATIENCE = 15_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; these tests are skipped only where none is installed."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.skip("Kein Chromium auf dieser Maschine (apt-get install chromium).")
    # Playwright keeps an event loop in this thread; the tests themselves stay synchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_context(browser, live_server, tmp_path):
    """Open a person's own browser window: ``open_context(person, width=320, …)``.

    What it showed last is kept beside the test's other files; pytest keeps them on failure.
    """
    opened: list[BrowserContext] = []

    def open_one(person=None, width: int = 1280, **options) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            locale="de-DE",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        if person is not None:
            sign_in(context, live_server.url, person)
        opened.append(context)
        return context.new_page()

    yield open_one
    for number, context in enumerate(opened):
        for page in context.pages:
            page.screenshot(path=tmp_path / f"last-{number}.png", full_page=True)
        context.close()


def sign_in(context: BrowserContext, address: str, person) -> None:
    """Give the window a session of this person, as signing in would."""
    client = Client()
    client.force_login(person)
    cookie = client.cookies["sessionid"]
    context.add_cookies(
        [
            {
                "name": "sessionid",
                "value": cookie.value,
                "domain": urlsplit(address).hostname,
                "path": "/",
            }
        ]
    )
