"""Desks of a nomination phase: each a window of its own in which every new page is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from io import BytesIO

from django.core import mail
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from elections.law.course.calendar import moment
from tests.browser.test_every_page import PARTS_OF_PAGE, Visitor

PHONE, OFFICE = 320, 1280
CODE = re.compile(r"[A-Z2-7]{4}(?:[ -][A-Z2-7]{4}){5}")
PASSWORD = "vierzehn-Birken-am-Main"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Desk:
    """One person's window. What is wrong with a page, the visitor of this window notes."""

    def __init__(self, page: Page, home: str, width: int, judged: dict[tuple[int, str], set[str]]):
        self.page, self.width = page, width
        self.visitor = Visitor(page, home)
        # Whoever comes second to a page need not ask axe again.
        self.visitor.judged = judged

    def look(self) -> None:
        """Measure what is new of the open page on a telephone and on a desk, and ask axe."""
        parts = set(self.page.evaluate(PARTS_OF_PAGE))
        if parts <= self.visitor.judged.get((self.width, "light"), set()):
            return
        for width in (PHONE + OFFICE - self.width, self.width):
            self.visitor.measure(width, "de")
        self.visitor.run_axe(self.width)

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.look()

    def _click(self, what: Locator) -> None:
        with self.page.expect_navigation():
            what.click()
        self.look()

    def go(self, *links: str) -> None:
        """Follow links by their text."""
        for link in links:
            self._click(self._link(link))

    def _link(self, text: str) -> Locator:
        """The first link of this text; what only a screen reader says of it counts."""
        # Before such words the name that the browser gives a link has a blank of its own.
        name = re.compile(f"^{re.escape(text).replace(':', ' ?:')}$")
        return self.page.locator("main").get_by_role("link", name=name).first

    def fill(self, **values: object) -> None:
        for name, value in values.items():
            self.page.locator(f"main [name={name}]").fill(str(value))

    def ask(self, button: str) -> None:
        """Press a button that leads on, and does nothing yet."""
        self._click(self.page.get_by_role("button", name=button, exact=True))

    def press(self, button: str) -> None:
        """Press a button; the page that answers says that it is done."""
        self.ask(button)
        expect(self.page.locator("main .kern-alert--success").first).to_be_visible()

    def download(self, button: str) -> bytes:
        """Press a button that hands out a file."""
        with self.page.expect_download() as handed_out:
            self.page.get_by_role("button", name=button, exact=True).click()
        return handed_out.value.path().read_bytes()

    def file_of(self, link: str) -> bytes:
        """Fetch the file behind a link."""
        address = self._link(link).get_attribute("href")
        return self.page.request.get(str(address)).body()

    def says(self, *sentences: str) -> None:
        """See these sentences on the open page."""
        for sentence in sentences:
            expect(self.page.locator("main")).to_contain_text(sentence)

    def status_of(self, address: str) -> int:
        """Ask for a page without going there."""
        return self.page.request.get(address).status


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def code_on(pdf: bytes) -> str:
    """The code that stands on a paper, as somebody reads it there."""
    found = CODE.search(text_of(pdf))
    assert found is not None
    return found[0]


def mailed_link(to: str) -> str:
    """The path of the invitation that was mailed to somebody."""
    [sent] = [one for one in mail.outbox if one.to == [to]]
    [path] = re.findall(r"https?://[^/]+(/einladung/\S+)", str(sent.body))
    return path


def with_more(table: bytes, rows: Iterable[Mapping[str, str]]) -> dict[str, object]:
    """A list as the office hands it out as XLSX, with more persons below; ready for upload."""
    book = load_workbook(BytesIO(table))
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    for row in rows:
        sheet.append([row.get(str(title), "") for title in titles])
    content = BytesIO()
    book.save(content)
    return {"name": "liste.xlsx", "mimeType": XLSX, "buffer": content.getvalue()}


def at(on: date, hour: int, minute: int = 0, second: int = 0) -> str:
    """A moment in Hesse as a field for day and time takes it."""
    return f"{moment(on, time(hour, minute, second)):%Y-%m-%dT%H:%M:%S}"
