"""Wahlbenachrichtigungen by the thousand (§ 10 KWO; R-REG-07): front and back for each person.

Shared content is drawn once, as a form of the file: the front for each Wahlbezirk and language,
the back for each language. For each person, only address, number and code are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from reports.pdf import theme
from reports.pdf.lines import put
from reports.pdf.printing import notice_back, notice_front
from reports.pdf.printing.notice_facts import NoticeFacts, NoticePerson
from reports.pdf.text import clean, register_fonts

NOBODY = "Niemand aus diesem Teil steht noch mit einem Wahlraum im Verzeichnis."


class NoticeWriter:
    """One part of the notices: add persons, then finish. The same facts give the same bytes."""

    def __init__(self, facts: NoticeFacts) -> None:
        register_fonts()
        self.facts = facts
        self.pages = 0
        self._target = BytesIO()
        self._forms: set[str] = set()
        self._place = {number: place for place, number in enumerate(sorted(facts.districts))}
        self._canvas = Canvas(self._target, pagesize=A4, invariant=1, lang="de")
        self._canvas.setTitle(clean(f"Wahlbenachrichtigungen {facts.sender.municipality}"))
        self._canvas.setAuthor(clean(facts.sender.municipality))
        self._canvas.setCreator("Ausländerbeiratswahl")

    def add(self, person: NoticePerson) -> None:
        """Draw both sides of one notice."""
        canvas, facts = self._canvas, self.facts
        district, language = person.district, self.language_of(person)
        self._form(
            f"front-{self._place[district]}-{language}",
            lambda: notice_front.draw_shared(canvas, facts, district, language),
        )
        notice_front.draw_person(canvas, facts, person)
        self._end_page()
        self._form(f"back-{language}", lambda: notice_back.draw_shared(canvas, facts, language))
        notice_back.draw_person(canvas, person)
        self._end_page()

    def language_of(self, person: NoticePerson) -> str:
        """Return the language printed beside the German text; German where there is no other."""
        return person.language if person.language in self.facts.texts else "de"

    def finish(self) -> bytes:
        """Return the file; where nobody is left to be told it says so on one page."""
        if not self.pages:
            put(self._canvas, NOBODY, theme.LEFT, theme.TOP, 11)
            self._end_page()
        self._canvas.save()
        return self._target.getvalue()

    def _end_page(self) -> None:
        if self.facts.specimen:
            self._form("specimen", lambda: theme.draw_specimen(self._canvas))
        self._canvas.showPage()
        self.pages += 1

    def _form(self, name: str, drawn: Callable[[], None]) -> None:
        if name not in self._forms:
            self._forms.add(name)
            self._canvas.beginForm(name)
            drawn()
            self._canvas.endForm()
        self._canvas.doForm(name)


def render_notices(facts: NoticeFacts, people: Iterable[NoticePerson]) -> bytes:
    """Return the notices of ``people`` in their order, two pages each."""
    writer = NoticeWriter(facts)
    for person in people:
        writer.add(person)
    return writer.finish()
