"""The check of the log finds every way of tampering, and only that."""

from __future__ import annotations

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from config.database.tables import ACCESS
from municipalities.actions.audit import verify_chain, verify_chains
from municipalities.law.anchors import Anchor
from municipalities.models import AuditChain, AuditEvent
from municipalities.models.audit import FIRST_HASH
from municipalities.models.chain import Break, Fault
from tests.database import by_owner
from tests.factories import MunicipalityFactory

pytestmark = pytest.mark.django_db
AGS = "06533001"
NOWHERE = "f" * 64
TABLES = sum(access.is_proven for access in ACCESS)
PROVEN = f"Tatsachen: {TABLES} Tabellen mit dem Log verglichen, keine Abweichung"


@pytest.fixture
def chain():
    """A chain of five events."""
    place = MunicipalityFactory.create(ags=AGS)
    for number in range(1, 6):
        AuditEvent.objects.record(None, "body.decided", place, place, seats=number)
    return AuditChain.objects.get(key=AGS)


def tamper(*statements: str) -> None:
    """Change the log as somebody would who owns the database."""
    for statement in statements:
        by_owner(statement)


def event_at(position: int) -> str:
    return f"UPDATE municipalities_auditevent SET {{}} WHERE position = {position}"


def with_hashes_of_its_own(chain: AuditChain, position: int) -> str:
    """A statement that changes an event and everything that its row says about itself."""
    forged = AuditEvent.objects.get(chain=chain, position=position)
    forged.details = {"seats": 37}
    forged.content_hash = forged.computed_content()
    return event_at(position).format(
        f"details = '{json.dumps(forged.details)}', content_hash = '{forged.content_hash}',"
        f" hash = '{forged.computed_hash()}'"
    )


CHANGE_2 = event_at(2).format("details = '{\"seats\": 37}'")
REMOVE = "DELETE FROM municipalities_auditevent WHERE position IN ({})"
SWAP_2_AND_3 = (
    event_at(2).format("position = 99"),
    event_at(3).format("position = 2"),
    event_at(99).format("position = 3"),
)
APPEND_6 = """
    INSERT INTO municipalities_auditevent (chain_id, position, recorded_at, actor_name, act,
        subject, subject_name, details, form, batch, content_hash, facts_hash, chained_at,
        previous_hash, hash)
    SELECT chain_id, 6, recorded_at, actor_name, act, subject, subject_name, details, form, batch,
        content_hash, facts_hash, chained_at, previous_hash, hash
    FROM municipalities_auditevent WHERE position = 5
"""


def broken(fault: Fault, position: int, until: int | None = None, origin: int = 0) -> Break:
    return Break(AGS, fault, position, until or position, origin)


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        pytest.param((), (), id="nothing was done"),
        pytest.param((CHANGE_2,), (broken(Fault.CHANGED, 2),), id="a detail was changed"),
        pytest.param(
            (event_at(4).format("recorded_at = recorded_at + interval '1 second'"),),
            (broken(Fault.CHANGED, 4),), id="a time was changed",
        ),
        pytest.param(
            (event_at(1).format("actor_name = 'jemand anderes'"),),
            (broken(Fault.CHANGED, 1),), id="a name was changed",
        ),
        pytest.param(
            (event_at(3).format(f"content_hash = '{NOWHERE}'"),),
            (broken(Fault.CHANGED, 3),), id="the hash of what was said was changed",
        ),
        pytest.param(
            (event_at(3).format("batch = gen_random_uuid()"),),
            (broken(Fault.CHANGED, 3),), id="it was put into another batch",
        ),
        pytest.param(
            (event_at(3).format(f"facts_hash = '{NOWHERE}'"),),
            (broken(Fault.CHANGED, 3),), id="the hash of the facts was changed",
        ),
        pytest.param(
            (event_at(3).format("chained_at = chained_at + interval '1 microsecond'"),),
            (broken(Fault.CHANGED, 3),), id="the moment of closing was changed",
        ),
        pytest.param(
            (event_at(3).format("form = 1"),),
            (broken(Fault.CHANGED, 3),), id="it was declared an old event",
        ),
        pytest.param(
            (event_at(5).format("position = NULL"),),
            (broken(Fault.CUT_OFF, 5), broken(Fault.LEFT_OPEN, 5)), id="the last was opened again",
        ),
        pytest.param(
            ("DELETE FROM municipalities_auditchain",),
            (broken(Fault.BEYOND_END, 1, 5),), id="the head was deleted",
        ),
        pytest.param(
            (REMOVE.format(1),), (broken(Fault.REMOVED, 1),), id="the first row was removed"
        ),
        pytest.param(
            (REMOVE.format("2, 3"),), (broken(Fault.REMOVED, 2, 3),), id="two rows were removed"
        ),
        pytest.param(
            SWAP_2_AND_3,
            (broken(Fault.REORDERED, 2, origin=3), broken(Fault.REORDERED, 3, origin=2)),
            id="two rows changed places",
        ),
        pytest.param(
            (REMOVE.format("4, 5"),), (broken(Fault.CUT_OFF, 4, 5),), id="the end was cut off"
        ),
        pytest.param(
            (REMOVE.format("1, 2, 3, 4, 5"),), (broken(Fault.CUT_OFF, 1, 5),),
            id="everything was cut off",
        ),
        pytest.param(
            (REMOVE.format(2), event_at(3).format("position = 2"),
             event_at(4).format("position = 3"), event_at(5).format("position = 4")),
            (broken(Fault.REORDERED, 2, origin=3), broken(Fault.REORDERED, 3, origin=4),
             broken(Fault.REORDERED, 4, origin=5), broken(Fault.CUT_OFF, 5)),
            id="a row was removed and the rest moved up",
        ),
        pytest.param(
            (APPEND_6,), (broken(Fault.REORDERED, 6, origin=5), broken(Fault.BEYOND_END, 6)),
            id="a copy was appended",
        ),
        pytest.param(
            (f"UPDATE municipalities_auditchain SET last_hash = '{NOWHERE}'",),
            (broken(Fault.HEAD_DIFFERS, 5),), id="the head names another hash",
        ),
    ],
)  # fmt: skip
def test_every_way_of_tampering_is_found(chain, statements, found):
    tamper(*statements)
    assert verify_chain(AGS).breaks == found


def test_a_row_replaced_with_a_hash_of_its_own_does_not_join(chain):
    tamper(with_hashes_of_its_own(chain, 3))
    assert verify_chain(AGS).breaks == (broken(Fault.UNLINKED, 4),)


def test_the_head_finds_a_last_row_replaced_with_a_hash_of_its_own(chain):
    tamper(with_hashes_of_its_own(chain, 5))
    assert verify_chain(AGS).breaks == (broken(Fault.HEAD_DIFFERS, 5),)


def test_a_sound_chain_reports_its_length_and_its_last_hash(chain):
    report = verify_chain(AGS)
    assert (report.events, report.last_hash, report.breaks) == (5, chain.last_hash, ())


def test_only_an_anchor_finds_an_end_cut_off_with_its_head(chain):
    before = AuditEvent.objects.get(chain=chain, position=3)
    noted = Anchor(AGS, 5, chain.last_hash)
    tamper(
        REMOVE.format("4, 5"),
        f"UPDATE municipalities_auditchain SET length = 3, last_hash = '{before.hash}'",
    )
    assert verify_chain(AGS).breaks == ()
    assert verify_chain(AGS, [noted]).breaks == (broken(Fault.ANCHOR_MISSING, 5),)


def test_only_an_anchor_finds_a_chain_that_was_written_anew(chain):
    assert verify_chain(AGS, [Anchor(AGS, 5, NOWHERE)]).breaks == (broken(Fault.ANCHOR_DIFFERS, 5),)


def test_an_anchor_still_knows_a_chain_that_is_gone(chain):
    reports = {report.chain: report for report in verify_chains([Anchor("06533999", 7, NOWHERE)])}
    assert reports["06533999"].breaks == (Break("06533999", Fault.ANCHOR_MISSING, 7, 7),)
    assert reports[AGS].breaks == ()


def test_an_empty_chain_is_sound():
    tamper(
        "INSERT INTO municipalities_auditchain (key, length, last_hash)"
        f" VALUES ('06533777', 0, '{FIRST_HASH}')"
    )
    report = verify_chain("06533777")
    assert (report.events, report.last_hash, report.breaks) == (0, FIRST_HASH, ())


def test_the_triggers_forbid_what_the_check_would_find(chain):
    for statement in (CHANGE_2, REMOVE.format(2)):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert verify_chain(AGS).breaks == ()


# --- The command ------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, list[str]]:
    out = StringIO()
    code = 0
    try:
        call_command("verify_audit", *arguments, stdout=out)
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    return code, out.getvalue().splitlines()


def test_a_sound_log_is_one_line_per_chain_and_exit_code_0(chain):
    line = f"Kette {AGS}: 5 Einträge, letzter Fingerabdruck {chain.last_hash}"
    assert run() == (0, [line, PROVEN])


def test_a_broken_log_says_chain_place_fault_and_remedy_and_exit_code_1(chain):
    tamper(CHANGE_2, REMOVE.format("4, 5"))
    backup = "aus der letzten Datensicherung"
    assert run() == (
        1,
        [
            f"Kette {AGS}, Eintrag 2: nachträglich geändert. Vergleichen Sie mit der letzten "
            "Datensicherung.",
            f"Kette {AGS}, Einträge 4 bis 5: am Ende abgeschnitten. Holen Sie die Zeilen {backup}.",
            PROVEN,
        ],
    )


def test_the_json_output_is_an_anchor_for_later(chain, tmp_path):
    code, lines = run("--json")
    assert (code, [json.loads(line) for line in lines]) == (
        0,
        [
            {
                "chain": AGS,
                "events": 5,
                "last_hash": chain.last_hash,
                "breaks": [],
                "clock_steps": [],
            },
            {"facts": {"tables": TABLES, "faults": 0, "text": PROVEN}},
        ],
    )
    note = tmp_path / "notiz.jsonl"
    note.write_text("\n".join(lines), encoding="utf-8")
    assert run("--anchor", str(note))[0] == 0


def test_a_note_in_three_words_is_compared_and_a_difference_named(chain, tmp_path):
    note = tmp_path / "notiz.txt"
    note.write_text(f"\n{AGS} 5 {NOWHERE}\n", encoding="utf-8")
    code, lines = run("--json", "--anchor", str(note))
    assert (code, [entry["fault"] for entry in json.loads(lines[0])["breaks"]]) == (
        1,
        ["anchor_differs"],
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{AGS} 5".encode(), id="a word is missing"),
        pytest.param(f"{AGS} fünf {NOWHERE}".encode(), id="the number is no number"),
        pytest.param(f"{AGS} -1 {NOWHERE}".encode(), id="the number is negative"),
        pytest.param(f"{AGS} 5 {NOWHERE[:-1]}".encode(), id="the hash is too short"),
        pytest.param(f"{AGS} 5 {'x' * 64}".encode(), id="the hash is none"),
        pytest.param(b'{"chain": "06533001"}', id="the line of JSON lacks fields"),
        pytest.param(b"[1", id="two words"),
    ],
)
def test_a_bad_line_of_a_note_is_named(chain, tmp_path, content):
    note = tmp_path / "notiz.txt"
    note.write_bytes(content)
    with pytest.raises(CommandError, match="Zeile 1: erwartet werden Kette"):
        run("--anchor", str(note))


def test_a_binary_or_missing_note_is_refused(chain, tmp_path):
    note = tmp_path / "notiz.bin"
    note.write_bytes(hashlib.sha256(b"x").digest() + b"\xff\xfe")
    for file in (note, tmp_path / "fehlt"):
        with pytest.raises(CommandError, match="lässt sich nicht als Text lesen"):
            run("--anchor", str(file))
