"""Notices are ordered, made part by part, cancelled, and resumed after a killed worker."""

from __future__ import annotations

import csv
import hashlib
import io
import threading
import zipfile
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from elections.actions.districts.by_hand import remove_district
from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.districts.district import PollingPlace
from elections.models.register.address import undeliverable
from elections.models.register.entries import RegisterEntry, RegisterStrike
from municipalities.actions import jobs
from municipalities.files.harmless import DANGEROUS
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import AuditEvent, Job, Letterhead
from reports.actions.printing import order as print_order
from reports.actions.printing import part as print_part
from reports.actions.printing.cancelling import cancel_order, jobs_of, resume_order
from reports.actions.printing.orders import PRINT_TASK, order_notices, order_registers
from reports.actions.printing.package import package
from reports.messages.printing.refusals import PrintRule
from reports.models import PrintCancellation, PrintedPart, PrintOrder
from reports.tasks import print_part_task
from tests import factories
from tests.database import by_owner
from tests.reports.paper import pages_of
from tests.reports.printing.print_scene import NOW, town

pytestmark = pytest.mark.django_db

LONG_AGO = jobs.PATIENCE + timedelta(seconds=1)


@pytest.fixture
def small_parts(monkeypatch):
    """Parts of two, so that six persons make three of them."""
    monkeypatch.setattr(print_order.slices, "__defaults__", (2,))


def ordered(election):
    return order_notices(
        election.pk, now=timezone.now(), actor=factories.lead(election.municipality)
    )


@pytest.mark.rules("R-REG-07")
def test_an_address_has_street_postcode_and_town():
    home = (1, "65549", "Limburg", "Weg", "1", "alt")
    nowhere = (
        (2, "35037", "Marburg", "", "", "neu"),
        (3, "", "Marburg", "Weg", "1", "neu"),
        (4, "35037", "", "Weg", "1", "neu"),
    )
    assert [print_order.has_address(row) for row in (home, *nowhere)] == [True, *[False] * 3]
    labels = [part.label for part in print_order.slices([home, *nowhere], 1)]
    assert labels == ["65549", *[print_order.NO_ADDRESS] * 3]


@pytest.mark.rules("R-REG-07")
@pytest.mark.parametrize("column", ["street", "postcode", "place"])
def test_whom_the_post_cannot_reach_is_counted_and_printed_last(column):
    election = town()
    kaya = RegisterEntry.objects.filter(election=election, family_name="Kaya")
    kaya.update(**{column: ""})
    assert RegisterEntry.objects.filter(undeliverable()).count() == 2  # Nowak has no address at all
    order = ordered(election)
    last = order.parts.get().entries[-2:]
    assert (order.without_address, kaya.get().pk in last) == (2, True)
    RegisterStrike.objects.create(entry=kaya.get(), ground="died", struck_on=factories.DAY)
    make_all(order)
    assert PrintOrder.objects.get().without_address == 1


def made(order: PrintOrder) -> list[int]:
    found = PrintedPart.objects.filter(part__order=order)
    return list(found.order_by("part__number").values_list("part__number", flat=True))


def make_all(order: PrintOrder) -> None:
    for job in jobs_of(order).values():
        print_part_task(job.pk)


@pytest.mark.rules("R-REG-07", "C-13")
def test_an_order_holds_the_whole_town_in_the_order_of_the_post(small_parts):
    election = town()
    order = ordered(election)
    names = dict(RegisterEntry.objects.values_list("pk", "family_name"))
    parts = [(part.label, [names[key] for key in part.entries]) for part in order.parts.all()]
    assert parts == [
        ("65549", ["Ahmadi", "Kaya"]),  # Äckerweg 1 (Ä is sorted as A), Ahornweg 2
        ("65549", ["Bondarenko", "=HYPERLINK(1)"]),  # Ahornweg 2 b, Ahornweg 10
        ("65551", ["Zorba", "Nowak"]),  # those without an address come last
    ]
    assert order.facts == {"notices": 6, "without_address": 1}
    assert election.numbers_fixed.fixed_by == order.requested_by
    assert [job.kind for job in Job.objects.all()] == [PRINT_TASK] * 3
    event = AuditEvent.objects.get(act="print.ordered")
    assert (event.details["notices"], event.details["parts"]) == (6, 3)


def undone(election, name):
    actor = factories.lead(election.municipality)
    if name == "sender":
        Letterhead.objects.update(address="")
    elif name == "empty":
        for entry in RegisterEntry.objects.all():
            RegisterStrike.objects.create(entry=entry, ground="died", struck_on=NOW.date())
    elif name == "unassigned":
        RegisterEntry.objects.filter(family_name="Kaya").update(district=None, number=None)
    elif name == "rooms":
        PollingPlace.objects.filter(district__number="002").delete()
    elif name == "under way":
        order_notices(election.pk, now=NOW, actor=actor)
    elif name == "told":
        make_all(order_notices(election.pk, now=NOW, actor=actor))


@pytest.mark.rules("R-REG-07")
@pytest.mark.parametrize(
    ("missing", "rule", "said"),
    [
        pytest.param("sender", PrintRule.SENDER_MISSING, "Anschrift der Wahlleitung", id="sender"),
        pytest.param("empty", PrintRule.REGISTER_EMPTY, "noch niemand", id="everybody struck"),
        pytest.param("unassigned", PrintRule.PERSONS_UNASSIGNED, "Wahlbezirk: 1.", id="no place"),
        pytest.param("rooms", PrintRule.ROOMS_MISSING, "Wahlraum: 002.", id="no room"),
        pytest.param("under way", PrintRule.ORDER_UNDER_WAY, "läuft schon", id="another order"),
        pytest.param("told", PrintRule.EVERYBODY_TOLD, "schon gedruckt", id="all have one"),
    ],
)
def test_an_order_is_refused_with_a_sentence_as_long_as_something_is_missing(missing, rule, said):
    election = town()
    undone(election, missing)
    before = PrintOrder.objects.count()
    with pytest.raises(RuleViolation) as refused:
        ordered(election)
    assert refused.value.rule is rule
    assert said in sentence(refused.value)
    assert PrintOrder.objects.count() == before


def test_after_the_election_nothing_is_printed():
    election = town()
    Election.objects.update(phase=Phase.COUNTING)
    with pytest.raises(RuleViolation) as refused:
        ordered(election)
    assert refused.value.rule is PrintRule.NOTICES_TOO_LATE
    assert "Auszählung" in sentence(refused.value)


@pytest.mark.rules("R-REG-07", "R-DP-02")
def test_a_worker_makes_every_part_and_persons_with_auskunftssperre_get_a_notice_too(small_parts):
    order = ordered(town())
    make_all(order)
    assert made(order) == [1, 2, 3]
    assert {job.state for job in Job.objects.all()} == {Job.State.DONE}
    first = PrintedPart.objects.get(part__number=1)
    assert (first.pages, first.size) == (4, len(bytes(first.content)))
    assert first.sha256 == hashlib.sha256(bytes(first.content)).hexdigest()
    pages = pages_of(bytes(first.content))
    assert "Mai Kaya Ahornweg 2 65549 Limburg" in pages[2]
    assert "Kaya" in pages[3]
    # „fa“ has no texts of its own: that notice is in German alone.
    assert first.counts == {"districts": {"001": 2}, "languages": {"de": 1, "tr": 1}}
    assert AuditEvent.objects.filter(act="print.part_made").count() == 3


def test_who_comes_later_is_printed_afterwards_and_nobody_twice(small_parts):
    election = town()
    make_all(ordered(election))
    late = RegisterEntry.objects.get(family_name="Kaya")
    late.pk = None
    late.number, late.family_name = None, "Spät"
    late.save()
    order = ordered(election)
    assert [part.entries for part in order.parts.all()] == [[late.pk]]
    late.refresh_from_db()
    assert late.number == 4  # after the three of the district, whose numbers stay


def test_the_same_message_twice_draws_a_part_once(small_parts, monkeypatch):
    order = ordered(town())
    job = jobs_of(order)[order.parts.get(number=1).pk]
    print_part_task(job.pk)
    at = PrintedPart.objects.get().made_at
    Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
    drawn = Counter()
    real = print_part.NoticeWriter.add
    monkeypatch.setattr(
        print_part.NoticeWriter, "add", lambda *facts: drawn.update(["one"]) or real(*facts)
    )
    print_part_task(job.pk)
    assert drawn == {}
    assert PrintedPart.objects.get().made_at == at


class Killed(BaseException):
    """The worker's process ends here: nothing after it runs."""


def test_a_part_of_a_killed_worker_is_found_by_the_sweep_and_only_it_is_made(
    small_parts, monkeypatch
):
    order = ordered(town())
    first, second, third = order.parts.all()
    found = jobs_of(order)
    print_part_task(found[first.pk].pk)
    kept = PrintedPart.objects.get().made_at

    def kill(*_facts):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(print_part.NoticeWriter, "finish", kill)
        with pytest.raises(Killed):
            print_part_task(found[second.pk].pk)
    assert made(order) == [1]
    dead = Job.objects.get(pk=found[second.pk].pk)
    assert dead.state == Job.State.RUNNING
    print_part_task(dead.pk)  # too early: it may still be alive
    assert made(order) == [1]
    Job.objects.filter(pk=dead.pk).update(touched_at=timezone.now() - LONG_AGO)
    rung = []
    monkeypatch.setattr(jobs, "ring", lambda job: rung.append(job.pk))
    assert jobs.sweep(now=timezone.now()) == 1
    assert rung == [dead.pk]
    for job in [*rung, found[third.pk].pk, found[first.pk].pk]:
        print_part_task(job)
    assert made(order) == [1, 2, 3]
    assert PrintedPart.objects.get(part=first).made_at == kept


def test_a_cancelled_order_stops_at_the_next_step_and_counts_for_nobody(small_parts, monkeypatch):
    election = town()
    order = ordered(election)
    actor = factories.lead(election.municipality)
    first, second, _third = order.parts.all()
    found = jobs_of(order)
    print_part_task(found[first.pk].pk)
    monkeypatch.setattr(print_part, "STEP", 0.0)
    real = print_part.NoticeWriter.add
    drawn = []

    def add(writer, person):
        drawn.append(person)
        real(writer, person)
        cancel_order(order.pk, now=timezone.now(), actor=actor)

    monkeypatch.setattr(print_part.NoticeWriter, "add", add)
    print_part_task(found[second.pk].pk)
    assert (len(drawn), made(order)) == (1, [1])
    states = Counter(Job.objects.values_list("state", flat=True))
    assert states == {Job.State.DONE: 1, Job.State.CANCELLED: 2}
    cancel_order(order.pk, now=timezone.now(), actor=actor)
    assert PrintCancellation.objects.count() == 1
    with pytest.raises(RuleViolation) as refused:
        resume_order(order.pk, now=timezone.now(), actor=actor)
    assert refused.value.rule is PrintRule.ORDER_CANCELLED
    assert ordered(election).facts["notices"] == 6


def test_a_job_of_a_cancelled_order_ends_without_drawing():
    election = town()
    order = ordered(election)
    PrintCancellation.objects.create(order=order, cancelled_at=NOW, cancelled_by=order.requested_by)
    make_all(order)
    assert (made(order), Job.objects.get().state) == ([], Job.State.CANCELLED)


def test_a_part_that_failed_says_so_and_is_asked_for_again_alone(small_parts, monkeypatch):
    election = town()
    order = ordered(election)
    actor = factories.lead(election.municipality)
    first, second, _third = order.parts.all()
    found = jobs_of(order)
    print_part_task(found[first.pk].pk)

    def broken(*_facts):
        raise ValueError("a broken font")

    with monkeypatch.context() as patched:
        patched.setattr(print_part.NoticeWriter, "add", broken)
        with pytest.raises(ValueError, match="broken font"):
            print_part_task(found[second.pk].pk)
    failed = Job.objects.get(pk=found[second.pk].pk)
    assert failed.state == Job.State.FAILED
    assert "unerwarteten Fehlers" in failed.error
    assert resume_order(order.pk, now=timezone.now(), actor=actor) == 1
    assert resume_order(order.pk, now=timezone.now(), actor=actor) == 0
    assert jobs_of(order)[second.pk].pk != failed.pk
    make_all(order)
    assert made(order) == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_a_part_once(monkeypatch):
    election = town()
    order = ordered(election)
    part = order.parts.get()
    again = jobs.request_job(
        PRINT_TASK, municipality=election.municipality, actor=order.requested_by,
        now=timezone.now(), order=order.pk, part=part.pk,
    )  # fmt: skip
    both = [job.pk for job in Job.objects.filter(kind=PRINT_TASK).order_by("pk")]
    assert both[1] == again.pk
    inside, proceed = threading.Event(), threading.Event()
    drawn = Counter()
    real = print_part.NoticeWriter.add

    def add(writer, person):
        drawn[person.family_name] += 1
        inside.set()
        proceed.wait(10)
        real(writer, person)

    monkeypatch.setattr(print_part.NoticeWriter, "add", add)

    def work():
        print_part_task(both[0])
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    assert inside.wait(10)
    print_part_task(both[1])  # the other one holds the part: nothing is drawn
    assert sum(drawn.values()) == 1
    proceed.set()
    worker.join(20)
    assert (set(drawn.values()), len(drawn), made(order)) == ({1}, 6, [1])
    waiting = Job.objects.get(pk=both[1])
    assert waiting.state == Job.State.RUNNING
    Job.objects.filter(pk=waiting.pk).update(touched_at=timezone.now() - LONG_AGO)
    print_part_task(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, sum(drawn.values())) == (Job.State.DONE, 6)


@pytest.mark.rules("R-REG-06")
def test_the_registers_of_all_districts_are_one_order_beside_the_notices():
    election = town()
    actor = factories.lead(election.municipality)
    notices = ordered(election)
    order = order_registers(election.pk, now=timezone.now(), actor=actor)
    assert [(part.label, part.notices) for part in order.parts.all()] == [("001", 3), ("002", 3)]
    with pytest.raises(RuleViolation) as refused:
        order_registers(election.pk, now=timezone.now(), actor=actor)
    assert refused.value.rule is PrintRule.ORDER_UNDER_WAY
    make_all(order)
    assert (made(order), made(notices)) == ([1, 2], [])
    first = order.parts.get(number=1).printed
    assert first.pages == 1
    assert "Kaya Mai Auskunftssperre" in pages_of(bytes(first.content))[0]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(package(order))))
    assert archive.namelist() == [
        *("001-verzeichnis-001.pdf", "002-verzeichnis-002.pdf", "SHA256SUMS"),
    ]
    # A register is not a notice: once the order is discarded, everybody still waits for one.
    cancel_order(notices.pk, now=timezone.now(), actor=actor)
    assert ordered(election).facts["notices"] == 6


def test_a_wahlbezirk_may_be_removed_after_its_register_was_printed_or_ordered():
    election = town()
    actor = factories.lead(election.municipality)
    for _time in range(2):
        order = order_registers(election.pk, now=timezone.now(), actor=actor)
        if _time == 0:
            make_all(order)
    empty = election.districts.get(number="002")
    by_owner("DELETE FROM elections_registerentry WHERE district_id = %s", empty.pk)
    remove_district(empty.pk, actor=actor)
    make_all(order)
    assert made(order) == [1]
    assert Job.objects.filter(state=Job.State.CANCELLED).count() == 1
    first = PrintOrder.objects.order_by("pk").first()
    archive = zipfile.ZipFile(io.BytesIO(b"".join(package(first))))
    assert "002-verzeichnis-002.pdf" in archive.namelist()


def test_no_cell_of_the_address_list_is_a_formula_whenever_it_was_printed():
    """An apostrophe before it, as in other tables, would stand on the envelope."""
    election = town()
    kaya = RegisterEntry.objects.filter(election=election, family_name="Kaya")
    kaya.update(
        given_names='=HYPERLINK("http://x";"Mai")', addition=" @SUM(1)", street="＋Weg\t-2",
        place="- Limburg - Mitte",
    )  # fmt: skip
    order = ordered(election)
    make_all(order)
    kept = PrintedPart.objects.get(part__order=order)
    assert b"=HYPERLINK(1)" in bytes(kept.addresses)  # as one of an earlier version
    archive = zipfile.ZipFile(io.BytesIO(b"".join(package(PrintOrder.objects.get(pk=order.pk)))))
    table = archive.read("anschriften.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table, newline=""), delimiter=";"))
    assert [cell for row in rows for cell in row if cell.lstrip().startswith(DANGEROUS)] == []
    (found,) = [row for row in rows if "Kaya" in row]
    name = 'HYPERLINK("http://x";"Mai")'
    street, place = "Weg\t-2 2", "65549 - Limburg - Mitte"
    assert found[2:8] == [f"{name} Kaya", name, "Kaya", "SUM(1)", street, place]


def test_without_persons_there_is_no_register_to_print():
    election = town(people=())
    with pytest.raises(RuleViolation) as refused:
        order_registers(
            election.pk, now=timezone.now(), actor=factories.lead(election.municipality)
        )
    assert refused.value.rule is PrintRule.REGISTER_EMPTY


@pytest.mark.rules("R-DP-01")
def test_the_zip_is_complete_and_proven_by_hashes(small_parts):
    order = ordered(town())
    make_all(order)
    pieces = list(package(PrintOrder.objects.get(pk=order.pk)))
    assert len(pieces) > 5  # it is sent while it is being made
    archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    assert archive.testzip() is None
    assert archive.namelist() == [
        *(f"teil-{number:03d}.pdf" for number in (1, 2, 3)),
        *("anschriften.csv", "zaehlblatt.pdf", "SHA256SUMS"),
    ]
    sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
    assert sums == {
        name: hashlib.sha256(archive.read(name)).hexdigest()
        for name in archive.namelist()
        if name != "SHA256SUMS"
    }
    table = archive.read("anschriften.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline=""), delimiter=";"))
    assert [row["Teil"] + row["Position"] for row in rows] == ["11", "12", "21", "22", "31", "32"]
    assert {"HYPERLINK(1)", "Kaya"} <= {row["Familienname"] for row in rows}
    assert not {"Sprache", "Staatsangehörigkeit", "Geburtsdatum"} & set(rows[0])
    sheet = " ".join(pages_of(archive.read("zaehlblatt.pdf")))
    for said in [
        "Aus dem Wählerverzeichnis 6", "In den Teilen 6", "stimmt überein",
        "teil-002.pdf 65549 2 4", "001 3", "002 3", "Türkçe 2", "zusammen 6", "Ohne Anschrift 1",
    ]:  # fmt: skip
        assert said in sheet
