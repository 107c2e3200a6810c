"""What a letter said is a fact: who got one that is wrong by now is shown and gets a new one."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from elections.actions.cards.returns import record_return, take_back_return
from elections.actions.register.corrections import correct_entry, move_entry
from elections.files.cards.voter_texts import voter_texts
from elections.law.cards.rules import CardRule
from elections.law.register.corrections import Basis, Grounds
from elections.models import CalendarEntry, Election
from elections.models.cards.printed_notices import notices_printed, notices_printed_for
from elections.models.cards.returns import NoticeReturn
from elections.models.districts.district import PollingPlace
from elections.models.districts.letters import letters_to_replace
from elections.models.register.address import Address
from elections.models.register.entries import (
    RegisterCorrection,
    RegisterEntry,
    RegisterRestoration,
    RegisterStrike,
)
from municipalities.actions.jobs import PATIENCE
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, Job
from municipalities.models.statements import statement
from reports.actions.printing import orders, part
from reports.actions.printing.cancelling import cancel_order, jobs_of
from reports.actions.printing.orders import (
    ORDER_TASK,
    PRINT_TASK,
    REPLACEMENTS,
    order_notices,
    order_replacements,
    request_order,
)
from reports.actions.printing.package import package
from reports.messages.printing.refusals import PrintRule
from reports.models import PrintedNotice, PrintedPart, PrintedRoom, PrintOrder
from reports.models.printing.letters import DWELLING_COLUMNS, NAME_COLUMNS
from reports.models.printing.wrong_letters import Cause, unknown_letters, wrong_letters
from reports.tasks import order_print_task, print_part_task
from tests import factories
from tests.database import by_owner
from tests.reports.paper import pages_of
from tests.reports.printing.print_scene import NOW, town

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-REG-07")]


def printed(order: PrintOrder) -> PrintOrder:
    for job in jobs_of(order).values():
        print_part_task(job.pk)
    return order


def told_town() -> Election:
    """A town in which everybody has a letter."""
    election = town()
    actor = factories.lead(election.municipality)
    printed(order_notices(election.pk, now=timezone.now(), actor=actor))
    return election


def anew(election: Election, *causes: Cause) -> PrintOrder:
    actor = factories.lead(election.municipality)
    chosen = {"causes": causes} if causes else {}
    return order_replacements(election.pk, now=timezone.now(), actor=actor, **chosen)


def entry(name: str) -> RegisterEntry:
    return RegisterEntry.objects.get(family_name=name)


def change(name: str, **facts: object) -> None:
    RegisterEntry.objects.filter(family_name=name).update(**facts)


def room(number: str, **facts: object) -> None:
    PollingPlace.objects.filter(district__number=number).update(**facts)


def wrong(election: Election) -> list[tuple[str, str, str, int]]:
    election.refresh_from_db()
    return [
        (found.cause.value, found.district, found.district_now, found.count)
        for found in wrong_letters(election)
    ]


def test_what_a_letter_said_is_kept_with_the_part_and_shared_by_its_wahlbezirk():
    told_town()
    rooms = PrintedRoom.objects.order_by("district")
    said = rooms.values_list("district", "name", "address", "accessible", "day", "opens", "closes")
    day = Election.objects.get().day
    hours = [str(hour) for hour in said[0][5:]]
    assert [row[:5] for row in said] == [
        ("001", "Schule", "Schulweg 1", None, day), ("002", "Schule", "Schulweg 1", None, day),
    ]  # fmt: skip
    assert hours == ["08:00:00", "18:00:00"]
    kaya = entry("Kaya")
    letter = PrintedNotice.objects.get(entry=kaya.pk)
    assert (letter.room.district, letter.number) == ("001", kaya.number)
    assert (letter.name, letter.dwelling) == (
        ["Kaya", "Mai", "", "", ""], ["", "", "Ahornweg", "2", "65549", "Limburg"],
    )  # fmt: skip
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        PrintedNotice.objects.update(number=99)


@pytest.mark.parametrize(
    ("act", "found"),
    [
        pytest.param(lambda: None, [], id="nothing changed: every letter is right"),
        pytest.param(
            lambda: room("001", name="Halle"), [("room", "001", "001", 3)],
            id="another room: all letters of its Wahlbezirk",
        ),
        pytest.param(
            lambda: room("002", address="Gasse 9"), [("room", "002", "002", 3)],
            id="the same room at another address",
        ),
        pytest.param(
            lambda: room("001", accessible=True), [("access", "001", "001", 3)],
            id="what the letter says of steps",
        ),
        pytest.param(
            lambda: PollingPlace.objects.filter(district__number="001").delete(),
            [("room", "001", "001", 3)],
            id="no room any more",
        ),
        pytest.param(
            lambda: change("Kaya", district=Election.objects.get().districts.get(number="002"),
                           number=None),
            [("district", "001", "002", 1)],
            id="another Wahlbezirk, though it votes in a room of the same name",
        ),
        pytest.param(
            lambda: change("Kaya", district=None, number=None), [("unassigned", "001", "", 1)],
            id="no Wahlbezirk any more",
        ),
        pytest.param(
            lambda: change("Kaya", number=77), [("number", "001", "001", 1)], id="another number"
        ),
        pytest.param(
            lambda: change("Kaya", family_name="Kaya-Oğuz"), [("name", "001", "001", 1)],
            id="a corrected name",
        ),
        pytest.param(
            lambda: change("Kaya", title="Dr."), [("name", "001", "001", 1)], id="a title"
        ),
        pytest.param(
            lambda: change("Kaya", addition="c/o Haile"), [("dwelling", "001", "001", 1)],
            id="an addition to the address",
        ),
        pytest.param(
            lambda: change("Kaya", house_number="2a"), [("dwelling", "001", "001", 1)],
            id="moved inside: the letter stays right, only shown",
        ),
        pytest.param(
            lambda: Election.objects.update(day=factories.DAY.replace(day=22)),
            [("day", "001", "001", 3), ("day", "002", "002", 3)],
            id="another election day",
        ),
        pytest.param(
            lambda: CalendarEntry.objects.update_or_create(
                election=Election.objects.get(), code="C-16",
                defaults={"on": factories.DAY.replace(day=11), "norm": "§ 17 KWO"},
            ),
            [("day", "001", "001", 3), ("day", "002", "002", 3)],
            id="another last day for applications",
        ),
        pytest.param(
            lambda: RegisterStrike.objects.create(
                entry=entry("Kaya"), ground="died", struck_on=NOW.date()
            ),
            [("struck", "001", "001", 1)],
            id="struck since",
        ),
        pytest.param(
            lambda: by_owner("DELETE FROM elections_registerentry WHERE family_name = 'Kaya'"),
            [("gone", "001", "", 1)],
            id="an erased person is no fault",
        ),
        pytest.param(
            lambda: (room("001", name="Halle"), change("Kaya", family_name="Kay", number=78)),
            [("room", "001", "001", 3)],
            id="several causes: each person once, under what weighs most",
        ),
    ],
)  # fmt: skip
def test_the_newest_letter_is_compared_with_what_holds_today(act, found):
    election = told_town()
    act()
    assert wrong(election) == found
    replaced = [row[3] for row in found if row[0] in
                {"day", "district", "room", "number", "access", "name"}]  # fmt: skip
    assert letters_to_replace(election) == sum(replaced)


def test_new_letters_go_to_all_of_a_cause_say_so_in_both_languages_and_settle_it():
    election = told_town()
    room("001", name="Halle")
    change("Bondarenko", family_name="Bondar")
    order = printed(anew(election, Cause.ROOM))
    assert (order.facts["notices"], order.facts["causes"]) == (3, ["room"])
    pages = pages_of(bytes(PrintedPart.objects.get(part__order=order).content))
    kaya = next(page for page in pages if "Mai Kaya" in page)
    assert [voter_texts(code)["notice.replaces"] in kaya for code in ("de", "tr")] == [True, True]
    assert "Halle" in kaya
    first = PrintedPart.objects.exclude(part__order=order).first()
    assert voter_texts("de")["notice.replaces"] not in pages_of(bytes(first.content))[0]
    assert wrong(election) == [("name", "002", "002", 1)]
    assert PrintedNotice.objects.count() == 6 + 3  # the earlier ones stay as history
    event = AuditEvent.objects.get(act="print.replacements_ordered")
    assert (event.details["notices"], event.details["causes"]) == (3, "room")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(package(order))))
    assert "neu gedruckt" in pages_of(archive.read("zaehlblatt.pdf"))[0]
    # Discarding it makes the earlier letter the newest again.
    cancel_order(order.pk, now=timezone.now(), actor=order.requested_by)
    assert [row[0] for row in wrong(election)] == ["room", "name"]


def test_the_letter_names_the_last_day_for_applications_as_the_calendar_has_it():
    election = town()
    CalendarEntry.objects.update_or_create(
        election=election, code="C-16",
        defaults={"on": factories.DAY.replace(day=11), "norm": "§ 17 KWO"},
    )  # fmt: skip
    order = order_notices(
        election.pk, now=timezone.now(), actor=factories.lead(election.municipality)
    )
    printed(order)
    front, back, *_rest = pages_of(bytes(PrintedPart.objects.get().content))
    assert ["11. März 2026" in page for page in (front, back)] == [True, True]
    assert str(PrintedRoom.objects.first().apply_until) == "2026-03-11"


def test_what_changes_while_a_part_is_drawn_is_not_what_its_letters_said(monkeypatch):
    election = town()
    advance = part.advance_job

    def meanwhile(*arguments: Any, **facts: Any) -> bool:
        entries = CalendarEntry.objects.filter(election=election, code="C-16")
        entries.update(on=factories.DAY.replace(day=10))
        room("001", name="Halle")
        return advance(*arguments, **facts)

    monkeypatch.setattr(part, "advance_job", meanwhile)
    actor = factories.lead(election.municipality)
    printed(order_notices(election.pk, now=timezone.now(), actor=actor))
    front = pages_of(bytes(PrintedPart.objects.get().content))[0]
    assert ("13. März 2026" in front, "Halle" in front) == (True, False)
    assert str(PrintedRoom.objects.first().apply_until) == "2026-03-13"
    assert {row[0] for row in wrong(election)} == {"day"}


def test_all_causes_at_once_and_nobody_who_only_moved_or_is_struck():
    election = told_town()
    room("001", name="Halle")
    change("Bondarenko", family_name="Bondar")
    change("=HYPERLINK(1)", street="Zeil")
    RegisterStrike.objects.create(entry=entry("Kaya"), ground="died", struck_on=NOW.date())
    order = printed(anew(election))
    reached = PrintedNotice.objects.filter(room__printed__part__order=order)
    names = set(RegisterEntry.objects.filter(
        pk__in=reached.values("entry")).values_list("family_name", flat=True))  # fmt: skip
    assert names == {"Zorba", "Ahmadi", "Bondar"}
    assert [row[0] for row in wrong(election)] == ["dwelling", "struck"]


def test_somebody_who_came_into_another_wahlbezirk_gets_a_number_there_with_the_new_letter():
    election = told_town()
    change("Kaya", district=election.districts.get(number="002"), number=None)
    printed(anew(election, Cause.DISTRICT))
    newest = PrintedNotice.objects.filter(entry=entry("Kaya").pk).latest("pk")
    assert (newest.room.district, newest.number, entry("Kaya").number) == ("002", 4, 4)


@pytest.mark.parametrize("causes", [(), (Cause.NAME,), (Cause.DWELLING, Cause.STRUCK)])
def test_without_a_wrong_letter_for_the_cause_nothing_is_ordered(causes):
    election = told_town()
    change("Kaya", street="Zeil")
    with pytest.raises(RuleViolation) as refused:
        anew(election, *causes)
    assert refused.value.rule is PrintRule.EVERY_LETTER_RIGHT
    assert PrintOrder.objects.count() == 1


def test_whoever_is_struck_or_lost_between_order_and_print_gets_no_letter_and_is_listed(client):
    election = town()
    lead = factories.lead(election.municipality)
    order = order_notices(election.pk, now=timezone.now(), actor=lead)
    RegisterStrike.objects.create(entry=entry("Kaya"), ground="died", struck_on=NOW.date())
    change("Ahmadi", district=None, number=None)
    gone = entry("Nowak").pk
    by_owner("DELETE FROM elections_registerentry WHERE id = %s", gone)
    kept = {entry("Kaya").pk, entry("Ahmadi").pk, gone}
    printed(order)
    part = PrintedPart.objects.get()
    assert (set(part.skipped), part.pages) == (kept, 6)
    assert PrintedNotice.objects.count() == 3
    archive = zipfile.ZipFile(io.BytesIO(b"".join(package(order))))
    table = archive.read("anschriften.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline=""), delimiter=";"))
    assert [row["Familienname"] for row in rows] == ["Bondarenko", "HYPERLINK(1)", "Zorba"]
    assert [row["Position"] for row in rows] == ["1", "2", "3"]
    sheet = " ".join(pages_of(archive.read("zaehlblatt.pdf")))
    for said in [
        "Aus dem Wählerverzeichnis 6", "weggefallen 3", "In den Teilen 3", "überein",
        "Ohne Anschrift 1",  # whoever is erased took the address along
    ]:  # fmt: skip
        assert said in sheet
    assert "nicht überein" not in sheet
    client.force_login(lead)
    shown = client.get(reverse("reports:print_order", args=[election.pk, order.pk]))
    said = " ".join(shown.content.decode().split())
    assert "3 Personen sind seit der Bestellung gestrichen" in said
    assert "nicht mehr im Verzeichnis" in said
    assert AuditEvent.objects.get(act="print.part_made").details["skipped"] == 3


def test_letters_of_before_are_unknown_and_not_right(client):
    election = town()
    lead = factories.lead(election.municipality)
    client.force_login(lead)
    page = reverse("reports:wrong_letters", args=[election.pk])
    assert "Noch kein Brief gedruckt" in client.get(page).content.decode()
    order = PrintOrder.objects.create(
        election=election, requested_at=NOW, requested_by=lead, facts={"notices": 5}
    )
    part = order.parts.create(number=1, label="65549", entries=[1, 2, 3, 4, 5], notices=5)
    PrintedPart.objects.create(
        part=part, content=b"x", addresses=b"", counts={}, skipped=[5], pages=8, size=1,
        sha256="0" * 64, made_at=NOW,
    )  # fmt: skip
    assert unknown_letters(election) == 4
    shown = client.get(page).content.decode()
    assert "Bei 4 früher gedruckten Briefen ist nicht festgehalten" in " ".join(shown.split())
    assert "Briefe stimmen." not in shown


def test_a_left_out_person_without_an_address_is_not_handed_a_letter():
    election = town()
    actor = factories.lead(election.municipality)
    order = order_notices(election.pk, now=timezone.now(), actor=actor)
    assert order.without_address == 1
    RegisterStrike.objects.create(entry=entry("Nowak"), ground="died", struck_on=NOW.date())
    printed(order)
    assert PrintOrder.objects.get().without_address == 0


def test_who_was_left_out_is_ordered_again_once_the_strike_is_taken_back():
    election = town()
    actor = factories.lead(election.municipality)
    order = order_notices(election.pk, now=timezone.now(), actor=actor)
    strike = RegisterStrike.objects.create(
        entry=entry("Kaya"), ground="died", struck_on=NOW.date()
    )  # fmt: skip
    printed(order)
    RegisterRestoration.objects.create(strike=strike, restored_on=NOW.date(), reason="Irrtum")
    again = order_notices(election.pk, now=timezone.now(), actor=actor)
    assert [part.entries for part in again.parts.all()] == [[entry("Kaya").pk]]


def test_a_part_in_which_nobody_is_left_is_one_page_that_says_so():
    election = town()
    order = order_notices(
        election.pk, now=timezone.now(), actor=factories.lead(election.municipality)
    )
    for person in RegisterEntry.objects.all():
        RegisterStrike.objects.create(entry=person, ground="died", struck_on=NOW.date())
    printed(order)
    part = PrintedPart.objects.get()
    (page,) = pages_of(bytes(part.content))
    assert "Niemand aus diesem Teil" in page
    assert (part.pages, bytes(part.addresses)) == (1, b"")


def test_a_register_that_was_deleted_meanwhile_ends_the_part_without_a_fault():
    election = town()
    order = order_notices(
        election.pk, now=timezone.now(), actor=factories.lead(election.municipality)
    )
    job = Job.objects.get(kind=PRINT_TASK)
    Job.objects.filter(pk=job.pk).update(arguments={"order": order.pk, "part": 0})
    print_part_task(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.CANCELLED


def test_the_compared_columns_are_those_that_are_printed():
    columns = {*NAME_COLUMNS, *DWELLING_COLUMNS}
    text = statement("reports.models.printing", "wrong_letters")
    arrays = re.findall(r"ARRAY\[([^\]]*)\]", text)
    compared = [re.findall(r"e\.(\w+)", array) for array in arrays]
    assert compared == [list(NAME_COLUMNS), list(DWELLING_COLUMNS)]
    assert columns <= {field.name for field in RegisterEntry._meta.get_fields()}


def test_envelope_form_and_address_file_call_people_as_they_are_called():
    election = town()
    change("Kaya", title="Dr.", name_particle="van der", family_name="Bergh",
           given_names="Pieter Jan", call_name="Pieter", addition="c/o Haile, Hinterhaus",
           locality="Eschhofen")  # fmt: skip
    change("Nowak", family_name="Suprihatin", given_names="")
    change("Ahmadi", family_name="O'Donoghue-Ní Bhraonáin", given_names='Seán; "Jack"')
    order = printed(order_notices(
        election.pk, now=timezone.now(), actor=factories.lead(election.municipality)
    ))  # fmt: skip
    pages = pages_of(bytes(PrintedPart.objects.get().content))
    envelope = next(page for page in pages if "Bergh" in page)
    assert (
        "Dr. Pieter van der Bergh c/o Haile, Hinterhaus Eschhofen Ahornweg 2 65549 Limburg"
        in envelope
    )
    form = pages[pages.index(envelope) + 1]
    assert "van der Bergh Dr. Pieter Jan" in form
    archive = zipfile.ZipFile(io.BytesIO(b"".join(package(order))))
    table = archive.read("anschriften.csv").decode("utf-8-sig")
    rows = {row["Name"]: row for row in csv.DictReader(io.StringIO(table, newline=""),
                                                       delimiter=";")}  # fmt: skip
    row = rows["Dr. Pieter van der Bergh"]
    assert [row[name] for name in ("Familienname", "Vornamen", "Zusatz", "Straße", "Ort")] == [
        "van der Bergh", "Dr. Pieter Jan", "c/o Haile, Hinterhaus, Eschhofen", "Ahornweg 2",
        "65549 Limburg",
    ]  # fmt: skip
    assert {"Suprihatin", 'Seán; "Jack" O\'Donoghue-Ní Bhraonáin'} <= set(rows)


def test_the_page_groups_by_cause_lists_persons_and_orders_anew(client):
    election = told_town()
    officer = factories.officer(election.municipality)
    client.force_login(officer)
    page = reverse("reports:wrong_letters", args=[election.pk])
    printing = reverse("reports:printing", args=[election.pk])

    def read(address: str) -> str:
        return " ".join(client.get(address).content.decode().split())

    assert "Alle verglichenen Briefe stimmen." in read(page)
    assert client.post(page, {"causes": ["room"]}).status_code == 422
    room("001", name="Halle")
    change("Bondarenko", street="Zeil")
    districts = reverse("elections:districts", args=[election.pk])
    told = ["3 gedruckte Briefe nennen etwas" in read(where) for where in (printing, districts)]
    assert told == [True, True]
    assert f'href="{page}"' in read(districts)
    shown = read(page)
    for said in ["Anderer Wahlraum", "Wahlbezirk 001", "3 Personen ansehen", "§ 9 Abs. 2 KWO"]:
        assert said in shown
    people = read(f"{page}?grund=room")
    assert [name in people for name in ("Kaya", "Zorba", "Bondarenko")] == [True, True, False]
    assert client.post(page, {"causes": ["dwelling"]}).status_code == 422
    assert client.post(page, {"causes": ["room"]}).url == printing
    job = Job.objects.get(kind=ORDER_TASK)
    assert job.arguments["causes"] == ["room"]
    assert "wartet, bis er an der Reihe ist" in read(printing)
    order_print_task(job.pk)
    assert PrintOrder.objects.filter(kind=REPLACEMENTS).count() == 1
    client.force_login(factories.officer(town().municipality))
    assert client.get(page).status_code == 404


def test_a_cancelled_order_job_writes_nothing_and_a_second_message_orders_nothing_again():
    election = town()
    lead = factories.lead(election.municipality)
    first = request_order(election.pk, PrintOrder.Kind.NOTICES, now=timezone.now(), actor=lead)
    with pytest.raises(RuleViolation) as refused:
        request_order(election.pk, PrintOrder.Kind.NOTICES, now=timezone.now(), actor=lead)
    assert refused.value.rule is PrintRule.ORDER_UNDER_WAY
    Job.objects.filter(pk=first.pk).update(state=Job.State.CANCELLED)
    order_print_task(first.pk)
    assert PrintOrder.objects.count() == 0
    second = request_order(election.pk, PrintOrder.Kind.NOTICES, now=timezone.now(), actor=lead)
    order_print_task(second.pk)
    order_print_task(second.pk)
    assert PrintOrder.objects.count() == 1


def test_a_job_cancelled_while_it_works_is_rolled_back_and_a_killed_one_is_done_again(monkeypatch):
    election = town()
    lead = factories.lead(election.municipality)
    job = request_order(election.pk, PrintOrder.Kind.NOTICES, now=timezone.now(), actor=lead)
    real = orders.waiting_for_a_notice

    def cancelled_meanwhile(*facts):
        Job.objects.filter(pk=job.pk).update(state=Job.State.CANCELLED)
        return real(*facts)

    def killed(*_facts):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(orders, "waiting_for_a_notice", cancelled_meanwhile)
        order_print_task(job.pk)
    assert PrintOrder.objects.count() == 0
    Job.objects.filter(pk=job.pk).update(state=Job.State.CANCELLED)  # rolled back above as well
    job = request_order(election.pk, PrintOrder.Kind.NOTICES, now=timezone.now(), actor=lead)
    with monkeypatch.context() as patched:
        patched.setattr(orders, "waiting_for_a_notice", killed)
        with pytest.raises(KeyboardInterrupt):
            order_print_task(job.pk)
    assert PrintOrder.objects.count() == 0
    Job.objects.filter(pk=job.pk).update(touched_at=timezone.now() - 2 * PATIENCE)
    order_print_task(job.pk)
    job.refresh_from_db()
    assert (job.state, PrintOrder.objects.count()) == (Job.State.DONE, 1)


def corrected(name: str, **changes: str) -> None:
    person = entry(name)
    facts = Grounds(Basis.OBVIOUS_ERROR, BEFORE, "Hausnummer falsch abgeschrieben")
    actor = factories.lead(person.election.municipality)
    correct_entry(person.pk, changes, grounds=facts, actor=actor)


def moved(name: str, street: str) -> None:
    person = entry(name)
    facts = Grounds(Basis.EX_OFFICIO, BEFORE, "Ummeldung")
    actor = factories.lead(person.election.municipality)
    move_entry(person.pk, Address(street, "1", "65549", "Limburg"), grounds=facts, actor=actor)


def came_back(name: str, after: int = 1) -> NoticeReturn:
    """The letter came back so many days after today, on which it was printed."""
    person = entry(name)
    return record_return(
        person.pk,
        ground=NoticeReturn.Ground.UNKNOWN,
        returned_on=timezone.localdate() + timedelta(days=after),
        actor=factories.lead(person.election.municipality),
    )


BEFORE = date(2026, 2, 20)


@pytest.mark.rules("R-REG-03", "R-REG-10")
@pytest.mark.parametrize(
    ("act", "cause"),
    [
        pytest.param(lambda: corrected("Kaya", house_number="20"), "address", id="corrected"),
        pytest.param(lambda: corrected("Kaya", addition="c/o Haile"), "address", id="an addition"),
        pytest.param(lambda: moved("Kaya", "Zeil"), "dwelling", id="moved with the letter"),
        pytest.param(lambda: (came_back("Kaya"), moved("Kaya", "Zeil")), "address",
                     id="the letter came back, and the person had moved"),
        pytest.param(lambda: (came_back("Kaya", 0), moved("Kaya", "Zeil")), "dwelling",
                     id="an earlier one came back, for which this one was printed the same day"),
        pytest.param(
            lambda: (
                take_back_return(came_back("Kaya").pk, now=timezone.now(),
                                 actor=factories.lead(entry("Kaya").election.municipality)),
                moved("Kaya", "Zeil"),
            ),
            "dwelling", id="somebody else's letter came back",
        ),
        pytest.param(lambda: corrected("Kaya", given_names="Maja"), "name", id="another name"),
    ],
)  # fmt: skip
def test_a_corrected_address_gets_a_new_letter_and_a_move_does_not(act, cause):
    election = told_town()
    act()
    assert [row[0] for row in wrong(election)] == [cause]
    assert letters_to_replace(election) == (cause != "dwelling")
    if cause == "address":
        order = printed(anew(election, Cause.ADDRESS))
        assert order.facts["causes"] == ["address"]
        assert wrong(election) == []


def test_every_letter_comes_back_once_and_the_sum_is_of_printed_letters(client):
    election = told_town()
    client.force_login(factories.lead(election.municipality))
    page = reverse("elections:notice_returns", args=[election.pk])

    def shown() -> tuple[int | None, ...]:
        context = client.get(page).context
        return context["sent"], context["came_back"], context["arrived"]

    assert shown() == (6, 0, 6)
    came_back("Kaya")
    RegisterStrike.objects.create(entry=entry("Zorba"), ground="moved_away", struck_on=NOW.date())
    came_back("Zorba")  # it was printed, and it is none the less because she is struck
    assert shown() == (6, 2, 4)
    with pytest.raises(RuleViolation) as twice, transaction.atomic():
        came_back("Kaya")
    assert twice.value.rule is CardRule.NOTICE_RETURNED_ALREADY
    corrected("Kaya", house_number="20")
    again = printed(anew(election, Cause.ADDRESS))
    came_back("Kaya", 9)
    assert shown() == (7, 3, 4)
    # Of a cancelled order nobody counts as notified.
    cancel_order(again.pk, now=timezone.now(), actor=factories.lead(election.municipality))
    assert shown() == (6, 3, 3)
    first = PrintOrder.objects.get(kind="notices")
    cancel_order(first.pk, now=timezone.now(), actor=factories.lead(election.municipality))
    assert shown() == (None, 3, None)


def test_whoever_was_left_out_of_the_print_got_no_letter():
    election = town()
    actor = factories.lead(election.municipality)
    order = order_notices(election.pk, now=timezone.now(), actor=actor)
    assert notices_printed(election) == 0
    RegisterStrike.objects.create(entry=entry("Kaya"), ground="died", struck_on=NOW.date())
    printed(order)
    assert notices_printed(election) == 5
    assert [notices_printed_for(entry(name).pk) for name in ("Kaya", "Zorba")] == [0, 1]


def test_returned_letters_lead_to_a_new_one_once_the_address_is_right(client):
    election = told_town()
    client.force_login(factories.lead(election.municipality))
    came_back("Kaya", 0)
    page = reverse("elections:notice_returns", args=[election.pk])
    to_correct = reverse("elections:entry_correct", args=[election.pk, entry("Kaya").pk])
    to_print = reverse("reports:wrong_letters", args=[election.pk])
    shown = client.get(page).content.decode()
    assert (to_correct in shown, to_print in shown) == (True, False)
    today = Grounds(Basis.OBVIOUS_ERROR, timezone.localdate(), "Hausnummer falsch")
    RegisterCorrection.objects.create(
        entry=entry("Kaya"), kind="changed", corrected_on=today.on, reason=today.reason,
        before={"house_number": "2"}, after={"house_number": "20"},
    )  # fmt: skip
    change("Kaya", house_number="20")
    shown = client.get(page).content.decode()
    assert (to_correct in shown, to_print in shown) == (False, True)


@pytest.mark.parametrize(
    ("act", "cause", "before", "now"),
    [
        pytest.param(
            lambda: CalendarEntry.objects.update_or_create(
                election=Election.objects.get(), code="C-16",
                defaults={"on": factories.DAY.replace(day=11), "norm": "§ 17 KWO"},
            ),
            "day", "Antrag bis 13.03.2026", "Antrag bis 11.03.2026", id="the last day to apply",
        ),
        pytest.param(
            lambda: room("001", accessible=True), "access", "Barrierefreiheit unbekannt",
            "barrierefrei", id="access",
        ),
        pytest.param(
            lambda: room("001", access_note="Rampe im Hof"), "access", "kein Hinweis",
            "Rampe im Hof", id="a note on access",
        ),
        pytest.param(
            lambda: room("001", address="Gasse 9"), "room", "Schulweg 1", "Gasse 9",
            id="the same room at another address",
        ),
        pytest.param(
            lambda: PollingPlace.objects.filter(district__number="001").delete(), "room",
            "Schule", "kein Wahlraum", id="no room any more",
        ),
    ],
)  # fmt: skip
def test_what_the_letter_says_and_what_holds_are_told_apart(act, cause, before, now, client):
    election = told_town()
    client.force_login(factories.lead(election.municipality))
    act()
    election.refresh_from_db()
    page = reverse("reports:wrong_letters", args=[election.pk])
    context = client.get(page, {"grund": cause}).context
    (on,) = context["causes"]
    row = on.rows[0]
    assert (before in row.said, now in row.holds) == (True, True)
    assert all(one != other for one, other in zip(row.said, row.holds, strict=True))
    person = context["people"][0]
    assert (person.said, person.holds) == (row.said, row.holds)
