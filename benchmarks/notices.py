"""How fast Wahlbenachrichtigungen are drawn: 200,000 of them, by two worker processes.

For comparison, in processes of its own and in turn with the parts, a bare ReportLab canvas draws
the same lines of text with the same font and nothing else: no code, no lines, no forms. What counts
is pages per second of one process. Wall and processor time are printed side by side: on a busy
machine, only the second shows what one core can do. The work of the database is not measured:
reading 5,000 rows and keeping one file per part. Run with ``python -m benchmarks.notices``;
``--notices 20000`` is a short run. The last line is JSON.
"""
# ruff: noqa: E402 - Django is set up before its models are imported

from __future__ import annotations

import argparse
import json
import os
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from io import BytesIO
from multiprocessing import get_context
from typing import NamedTuple

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from elections.models.cards.codes import notice_code
from reports.actions.printing.notice_facts import facts_for
from reports.actions.printing.order import PART_SIZE
from reports.pdf.letters import SenderFacts
from reports.pdf.printing.notice import render_notices
from reports.pdf.printing.notice_facts import NoticeDistrict, NoticeFacts, NoticePerson
from reports.pdf.text import REGULAR, register_fonts

WORKERS, AIM, MEMORY_AIM = 2, 0.4, 400
BARE_PAGES = 2_000
LANGUAGES = ("de", "en", "tr", "ar", "uk", "ro", "pl", "it")
DISTRICTS = 400
NAMES = ("Yılmaz", "Kowalczyk", "Шевченко", "Popescu-Ionescu", "Haddad", "Esposito", "Smith")


class Took(NamedTuple):
    """One piece of work: pages, wall and processor seconds, memory so far (MB)."""

    pages: int
    wall: float
    cpu: float
    memory: float


def facts() -> NoticeFacts:
    """Return what all notices of an invented city share."""
    sender = SenderFacts(
        municipality="Musterstadt am Main",
        office="Die Wahlleitung",
        address=("Wahlamt", "Marktplatz 1", "65999 Musterstadt"),
        contact=("Telefon 06999 203-115", "wahlamt@musterstadt.example"),
    )
    districts = {
        f"{number:03}": NoticeDistrict(
            f"{number:03}", f"Grundschule {number}, Raum 4", f"Schulweg {number}", number % 3 == 0
        )
        for number in range(DISTRICTS)
    }
    site = "https://wahl.musterstadt.example"
    return facts_for(sender, date(2026, 3, 15), districts, site_url=site)


def people(part: int, count: int) -> Iterator[NoticePerson]:
    """Return the persons of one part: from a few Wahlbezirke, with every language among them."""
    for position in range(count):
        number = part * PART_SIZE + position
        family = f"{NAMES[position % len(NAMES)]}-{position}"
        yield NoticePerson(
            name=f"Ayşe Gül {family}",
            family_name=family,
            given_names="Ayşe Gül",
            street=f"Mühlenstraße {position % 200}",
            place=f"{60000 + part} Musterstadt am Main",
            district=f"{(part * 10 + position * 10 // count) % DISTRICTS:03}",
            number=position + 1,
            language=LANGUAGES[position % len(LANGUAGES)],
            code=notice_code(number),
        )


def lines_of(shared: NoticeFacts) -> list[list[str]]:
    """Return the lines of a real notice, those inside its forms included: front, then back.

    A line is the text at one height of one column.
    """
    content = render_notices(shared, [next(p for p in people(0, 8) if p.language == "tr")])
    pages = []
    for page in PdfReader(BytesIO(content)).pages:
        found: dict[tuple[bool, int], str] = {}

        def visit(piece, matrix, line, *_, found=found):
            if piece.strip():
                across, height = line[4] + matrix[4], line[5] + matrix[5]
                place = across < 300, round(height)
                found[place] = f"{found.get(place, '')} {' '.join(piece.split())}".strip()

        page.extract_text(visitor_text=visit)
        pages.append(list(found.values()))
    return pages


def draw_part(part: int, count: int) -> Took:
    """Draw one part, as a worker does."""
    shared = facts()
    with_clock = _clock()
    content = render_notices(shared, people(part, count))
    assert content.startswith(b"%PDF-")
    return with_clock(2 * count)


def draw_bare(pages: int, lines: list[list[str]]) -> Took:
    """Draw as many lines on a bare canvas."""
    register_fonts()
    with_clock = _clock()
    canvas = Canvas(BytesIO())
    for page in range(pages):
        canvas.setFont(REGULAR, 9)
        for place, line in enumerate(lines[page % 2]):
            canvas.drawString(70, 820 - 10 * place, line)
        canvas.showPage()
    canvas.save()
    return with_clock(pages)


def _clock():
    wall, cpu = time.perf_counter(), time.process_time()

    def stop(pages: int) -> Took:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return Took(pages, time.perf_counter() - wall, time.process_time() - cpu, memory)

    return stop


def measured(notices: int, lines: list[list[str]]) -> tuple[list[Took], list[Took]]:
    """Draw all parts, two at a time; after each two, draw two bare canvases as well."""
    parts = [
        (part, min(PART_SIZE, notices - start))
        for part, start in enumerate(range(0, notices, PART_SIZE))
    ]
    ours: list[Took] = []
    bare: list[Took] = []
    spawn = get_context("spawn")
    with (
        ProcessPoolExecutor(WORKERS, spawn) as printers,
        ProcessPoolExecutor(WORKERS, spawn) as canvases,
    ):
        for start in range(0, len(parts), WORKERS):
            turn = [printers.submit(draw_part, *part) for part in parts[start : start + WORKERS]]
            ours += [work.result() for work in turn]
            turn = [canvases.submit(draw_bare, BARE_PAGES, lines) for _ in range(WORKERS)]
            bare += [work.result() for work in turn]
            print(f"{min(start + WORKERS, len(parts))} von {len(parts)} Teilen", flush=True)
    return ours, bare


def rates(took: list[Took]) -> tuple[float, float]:
    """Return pages per second of one process, by wall time and by processor time."""
    pages = sum(one.pages for one in took)
    return pages / sum(one.wall for one in took), pages / sum(one.cpu for one in took)


def main() -> None:
    """Measure, print for people, end with one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notices", type=int, default=200_000)
    notices = parser.parse_args().notices
    lines = lines_of(facts())
    begin = time.perf_counter()
    ours, bare = measured(notices, lines)
    whole = time.perf_counter() - begin
    (rate, rate_cpu), (bare_rate, bare_cpu) = rates(ours), rates(bare)
    ratio, ratio_cpu = rate / bare_rate, rate_cpu / bare_cpu
    memory = max(one.memory for one in ours)
    print(f"{notices:,} Wahlbenachrichtigungen, {len(ours)} Teile, {WORKERS} Prozesse")
    print(f"Zeilen: Vorderseite {len(lines[0])}, Rückseite {len(lines[1])}")
    print(f"{'Seiten je Sekunde und Prozess':<32}{'Uhr':>10}{'Prozessor':>12}")
    print(f"{'Wahlbenachrichtigungen':<32}{rate:>10,.0f}{rate_cpu:>12,.0f}")
    print(f"{'leere Leinwand, gleiche Zeilen':<32}{bare_rate:>10,.0f}{bare_cpu:>12,.0f}")
    print(f"Verhältnis {ratio:.2f} (Ziel {AIM}), Speicher {memory:.0f} MB (Ziel < {MEMORY_AIM})")
    print(
        json.dumps(
            {
                "benchmark": "notices",
                "notices": notices,
                "parts": len(ours),
                "workers": WORKERS,
                "seconds_with_bare": round(whole, 1),
                "lines_front": len(lines[0]),
                "lines_back": len(lines[1]),
                "pages_per_s": round(rate),
                "pages_per_s_cpu": round(rate_cpu),
                "bare_pages_per_s": round(bare_rate),
                "bare_pages_per_s_cpu": round(bare_cpu),
                "ratio": round(ratio, 2),
                "ratio_cpu": round(ratio_cpu, 2),
                "peak_memory_mb": round(memory),
                "aim_ratio": AIM,
                "aim_memory_mb": MEMORY_AIM,
                "reached": ratio >= AIM and memory < MEMORY_AIM,
            }
        )
    )


if __name__ == "__main__":
    main()
