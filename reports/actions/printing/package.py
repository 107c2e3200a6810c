"""A whole print order for the print shop, as one ZIP that is made while it is sent.

One part at a time is in memory. The PDFs are stored as they are, for they are compressed already.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.db.models import QuerySet
from django.utils.timezone import localtime

from elections.files.cards.voter_texts import LANGUAGES
from municipalities.files.harmless import bare
from reports.models import PrintedPart, PrintOrder
from reports.pdf.printing.count_sheet import CountedPart, CountFacts, render_count_sheet

SPECIMEN = "MUSTER-"
ADDRESSES, COUNTS, SUMS = "anschriften.csv", "zaehlblatt.pdf", "SHA256SUMS"
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")
HEADER = "Teil;Position;Name;Vornamen;Familienname;Zusatz;Straße;Ort;Wahlbezirk;Nummer\r\n"


class _Sent:
    """A write-only file: what was written is sent and forgotten."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """Keep a piece until it is taken."""
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def close(self) -> None:
        """Do nothing: there is no file."""

    def taken(self) -> bytes:
        """Return what has been written since the last call."""
        content = b"".join(self.pieces)
        self.pieces.clear()
        return content


class _Archive:
    """A ZIP in the making, with the hashes of its files."""

    def __init__(self) -> None:
        self.sent = _Sent()
        self.zip = ZipFile(self.sent, "w")
        self.sums: list[str] = []

    def put(
        self, name: str, pieces: Iterable[bytes], *, made_at: datetime, packed: bool = True
    ) -> Iterator[bytes]:
        """Write one file, note its hash, and yield what can be sent."""
        made = localtime(made_at)
        stamp = (made.year, made.month, made.day, made.hour, made.minute, made.second)
        info = ZipInfo(name, date_time=stamp)
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        info.external_attr = 0o644 << 16
        digest = hashlib.sha256()
        with self.zip.open(info, "w", force_zip64=True) as target:
            for piece in pieces:
                digest.update(piece)
                target.write(piece)
                yield self.sent.taken()
        self.sums.append(f"{digest.hexdigest()}  {name}\n")
        yield self.sent.taken()

    def end(self) -> bytes:
        """Return the last bytes, the table of contents."""
        self.zip.close()
        return self.sent.taken()


def package(order: PrintOrder) -> Iterator[bytes]:
    """Yield the ZIP of a finished order: parts, addresses, count sheet, hashes."""
    archive, ordered = _Archive(), order.requested_at
    for printed in _one_by_one(order, without="addresses"):
        content = [bytes(printed.content)]
        name = part_name(printed, order)
        yield from archive.put(name, content, made_at=printed.made_at, packed=False)
    if order.is_of_letters:
        yield from _about_notices(order, archive)
    yield from archive.put(SUMS, ["".join(archive.sums).encode()], made_at=ordered)
    yield archive.end()


def _about_notices(order: PrintOrder, archive: _Archive) -> Iterator[bytes]:
    """Yield the address list and the count sheet."""
    ordered = order.requested_at
    rows = (bytes(printed.addresses) for printed in _one_by_one(order, without="content"))
    mark = SPECIMEN if order.specimen else ""
    yield from archive.put(mark + ADDRESSES, _with_header(rows), made_at=ordered)
    sheet = render_count_sheet(count_facts(order))
    yield from archive.put(mark + COUNTS, [sheet], made_at=ordered)


def part_name(printed: PrintedPart, order: PrintOrder) -> str:
    """Return the file name of a part: „teil-003.pdf“, „002-verzeichnis-012.pdf“, „MUSTER-…“."""
    part, mark = printed.part, SPECIMEN if order.specimen else ""
    if part.district_id is None:
        return f"{mark}teil-{part.number:03d}.pdf"
    # Labels may differ only in characters unfit for a file name: the number tells them apart.
    return f"{mark}{part.number:03d}-verzeichnis-{_UNSAFE.sub('_', part.label)}.pdf"


def count_facts(order: PrintOrder) -> CountFacts:
    """Return what was ordered and what its parts hold."""
    districts: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    parts, skipped = [], 0
    for printed in _parts(order).defer("content", "addresses"):
        districts.update(printed.counts["districts"])
        languages.update(printed.counts["languages"])
        skipped += len(printed.skipped)
        letters = printed.part.notices - len(printed.skipped)
        name = part_name(printed, order)
        parts.append(CountedPart(name, printed.part.label, letters, printed.pages))
    return CountFacts(
        municipality=order.election.municipality.short_name,
        election_day=order.election.day,
        ordered=order.facts["notices"],
        without_address=order.without_address,
        parts=tuple(parts),
        districts=dict(sorted(districts.items())),
        languages={LANGUAGES[code].name: count for code, count in sorted(languages.items())},
        made_on=localtime(order.requested_at).date(),
        skipped=skipped,
        replaces=order.kind == PrintOrder.Kind.REPLACEMENTS,
        specimen=order.specimen,
    )


def _parts(order: PrintOrder) -> QuerySet[PrintedPart]:
    found = PrintedPart.objects.filter(part__order=order).order_by("part__number")
    return found.select_related("part").defer("part__entries")


def _one_by_one(order: PrintOrder, *, without: str) -> Iterator[PrintedPart]:
    """Fetch the parts one after the other, so that only one of them is in memory."""
    for key in _parts(order).values_list("pk", flat=True):
        yield _parts(order).defer(without).get(pk=key)


def _with_header(rows: Iterable[bytes]) -> Iterator[bytes]:
    yield HEADER.encode("utf-8-sig")
    yield from map(_harmless, rows)


def _harmless(rows: bytes) -> bytes:
    """Return rows of the address list without what a spreadsheet would compute.

    A machine prints what it reads here, but somebody at the printer's may look into the file. It is
    done on handing out, so that it holds for the parts that are kept already.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    read = csv.reader(io.StringIO(rows.decode(), newline=""), delimiter=";")
    table.writerows([bare(cell) for cell in row] for row in read)
    return written.getvalue().encode()
