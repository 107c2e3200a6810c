"""An extract comes in: kept in pieces with its hash, examined on the way, dropped or taken in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from elections.actions.course.timely import check_not_erased
from elections.files.register.extract_sniffing import Guess, Sniffer, guess_reading
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.register.entries import RegisterClosing
from elections.models.register.imports import (
    DraftEntry,
    ImportOutcome,
    ImportPiece,
    RegisterImport,
)
from municipalities.actions.jobs import cancel_job
from municipalities.files.encodings import as_utf8
from municipalities.files.refusal import ImportRefused, Problems
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, Job, User

PIECE = 1024 * 1024


@transaction.atomic
def keep_extract(
    election_id: int,
    chunks: Iterable[bytes],
    *,
    name: str,
    taken_on: date,
    today: date,
    actor: User | None,
    stored: bool = True,
) -> RegisterImport:
    """Keep a file that was handed in, piece by piece; nothing of it is in the register yet.

    With ``stored`` False it is only examined and its hash is written; the file stays where it is.

    Raises ImportRefused with line, reason and remedy for what is not a table or too large,
    and RuleViolation when a register is closed or the day is in the future.
    """
    election = Election.objects.select_related("municipality").get(pk=election_id)
    check_open(election)
    if taken_on > today:
        raise RuleViolation(RegisterRule.EXTRACT_FROM_FUTURE, taken_on=taken_on)
    made = RegisterImport.objects.create(
        election=election, name=name[:150], size=0, sha256="", taken_on=taken_on, uploaded_by=actor
    )
    sniffer = _take_pieces(made, chunks, stored=stored)
    made.encoding, made.is_mixed = sniffer.encoding, sniffer.is_mixed
    made.reading = first_guess(sniffer).reading.as_json()
    made.save()
    AuditEvent.objects.record(
        actor,
        "register.extract_handed_in",
        made,
        election.municipality,
        sha256=made.sha256,
        taken_on=taken_on,
    )
    return made


def _take_pieces(made: RegisterImport, chunks: Iterable[bytes], *, stored: bool) -> Sniffer:
    """Read a file piece by piece: its size, its hash, what it is; keep it where it is stored."""
    digest, sniffer = hashlib.sha256(), Sniffer()
    for position, piece in enumerate(pieces_of(as_utf8(_hashed(chunks, digest.update)))):
        made.size += len(piece)
        _check_size(made.size)
        sniffer.feed(piece)
        if stored:
            ImportPiece.objects.create(register_import=made, position=position, content=piece)
    sniffer.finish()
    made.sha256 = digest.hexdigest()
    return sniffer


def _hashed(chunks: Iterable[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    """Yield the file as it came, and take it into its hash."""
    for chunk in chunks:
        update(chunk)
        yield chunk


def pieces_of(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut or join ``chunks`` to pieces of one megabyte."""
    rest = bytearray()
    for chunk in chunks:
        rest += chunk
        while len(rest) >= PIECE:
            yield bytes(rest[:PIECE])
            del rest[:PIECE]
    if rest:
        yield bytes(rest)


def first_guess(sniffer: Sniffer) -> Guess:
    """Return how a file could be read; raise ImportRefused for an empty one."""
    if not sniffer.head.strip():
        raise Problems().refuse(
            None, "", _("Die Datei ist leer."), _("Lassen Sie den Auszug neu ausgeben.")
        )
    guess = guess_reading(sniffer.head, sniffer.encoding)
    return replace(guess, reading=replace(guess.reading, rivals=sniffer.rivals))


def head_of(register_import: RegisterImport) -> bytes:
    """Return the beginning of a kept file; empty once it was dropped or taken in."""
    first = register_import.pieces.first()
    return bytes(first.content) if first else b""


def kept_pieces(register_import: RegisterImport) -> Iterator[bytes]:
    """Yield a kept file piece by piece, one in memory at a time."""
    position = 0
    pieces = ImportPiece.objects.filter(register_import=register_import)
    while piece := pieces.filter(position=position).first():
        yield bytes(piece.content)
        position += 1


def check_open(election: Election) -> None:
    """Refuse an extract once a register of the election is closed (§ 15 KWO; C-18), or deleted."""
    check_not_erased(election)
    closed = RegisterClosing.objects.filter(district__election=election).first()
    if closed is not None:
        raise RuleViolation(
            RegisterRule.EXTRACT_AFTER_CLOSING,
            Norm(Statute.KWO, "15"),
            "C-18",
            district=closed.district,
        )


def check_undecided(found: RegisterImport) -> None:
    """Refuse an extract that was taken in or dropped."""
    if ImportOutcome.objects.filter(register_import=found).exists():
        raise RuleViolation(RegisterRule.EXTRACT_DECIDED, name=found.name)


def check_idle(import_id: int, *, waiting_too: bool = True) -> None:
    """Refuse an extract that a worker has; asked before locking its row, which would wait."""
    found = RegisterImport.objects.select_related("job").get(pk=import_id)
    states = (Job.State.RUNNING, *((Job.State.WAITING,) if waiting_too else ()))
    if found.job is not None and found.job.state in states:
        raise RuleViolation(RegisterRule.EXTRACT_BEING_CHECKED, name=found.name)


@transaction.atomic
def drop_extract(import_id: int, *, now: datetime, actor: User | None) -> ImportOutcome:
    """Drop an extract that nobody took in; file and drafts go, the hash stays.

    A waiting job is cancelled; a running one is refused.
    """
    check_idle(import_id, waiting_too=False)
    found = RegisterImport.objects.select_for_update(of=("self",)).get(pk=import_id)
    check_undecided(found)
    if found.job is not None:
        cancel_job(found.job.pk, now=now)
    forget_file(found)
    outcome = ImportOutcome.objects.create(
        register_import=found, taken_in=False, decided_at=now, decided_by=actor
    )
    AuditEvent.objects.record(
        actor, "register.extract_dropped", found, found.election.municipality, sha256=found.sha256
    )
    return outcome


def forget_file(register_import: RegisterImport) -> None:
    """Delete the file and what was read of it (R-DP-01)."""
    ImportPiece.objects.filter(register_import=register_import).delete()
    DraftEntry.objects.filter(register_import=register_import).delete()


def _check_size(size: int) -> None:
    largest = settings.LARGEST_EXTRACT
    if size > largest:
        raise too_large(largest)


def too_large(largest: int) -> ImportRefused:
    """Return the refusal for a file above the limit."""
    return Problems().refuse(
        None,
        "",
        _("Die Datei ist größer als %(size)s MB.") % {"size": largest // (1024 * 1024)},
        _("Prüfen Sie, ob es der richtige Auszug ist; eine Million Personen braucht etwa 200 MB."),
    )
