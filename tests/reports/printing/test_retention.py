"""The register at the end of its time: nothing of a person is left, the figures stay (R-RET-01)."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from ballots.models import Objection, ObjectionDecision
from elections.actions.register.entries import enter_person
from elections.actions.register.files import keep_extract
from elections.actions.register.retention import TABLES, hold_register, kept_register, lift_hold
from elections.actions.register.search import index_names
from elections.law.course.phases import Phase
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.cards.dispatch import CardDispatch, CardDispatchWithdrawal
from elections.models.cards.polling_card import (
    ApplicationRefusal,
    CardInvalidation,
    OnlineReceipt,
    PollingCard,
    ReceiptAcknowledgement,
    RefusalWithdrawal,
)
from elections.models.cards.prints import CardPrint, CardPrintFile, CardPrintRun
from elections.models.cards.returns import NoticeReturn, NoticeReturnWithdrawal
from elections.models.nominations.support import SignatureErasure
from elections.models.register.cases import (
    CaseDecision,
    DecisionWithdrawal,
    DoubtfulCase,
    OtherId,
)
from elections.models.register.entries import (
    ClosingCorrection,
    RegisterClosing,
    RegisterCorrection,
    RegisterEntry,
    RegisterRestoration,
    RegisterStrike,
)
from elections.models.register.imports import (
    DraftEntry,
    ImportCheck,
    ImportOutcome,
    ImportPiece,
    RegisterErasure,
    RegisterImport,
)
from elections.models.register.objections import Inspection, RegisterObjection
from municipalities.actions.jobs import PATIENCE
from municipalities.law.basis import RuleViolation
from municipalities.messages import act_text, detail_text
from municipalities.models import AuditEvent, Job, User
from reports.actions.printing import retention
from reports.actions.printing.retention import (
    ERASE_TASK,
    PRINTED,
    erase_register_and_prints,
    request_erasing,
    what_would_go,
)
from reports.messages.printing.refusals import PrintRule
from reports.models import PrintCancellation, PrintedPart, PrintedRoom, PrintOrder
from reports.tasks import erase_register_task
from tests import factories
from tests.elections.register_scene import DURING, MONDAY, Scene, add_entry, elector, record
from tests.test_house import relations

TODAY = date(2026, 9, 16)


def full_register(mark: str) -> Scene:
    """A published election with somebody called ``mark`` in every table about persons."""
    scene = Scene()
    made, who = scene.election, scene.officer
    entry = add_entry(made, scene.district, mark, "Mai", 9)
    scene.card(entry)
    scene.objection(RegisterObjection.Aim.CORRECT, entry)
    objected = RegisterObjection.objects.create(
        election=made, aim="enter", received_on=DURING, objector=mark, grounds=mark, recorded_by=who
    )
    objected.later_grounds.create(received_on=DURING, text=mark, recorded_by=who)
    strike = RegisterStrike.objects.create(
        entry=entry, ground="gone", struck_on=DURING, remark=mark, recorded_by=who
    )
    RegisterRestoration.objects.create(strike=strike, restored_on=DURING, reason=mark)
    RegisterCorrection.objects.create(
        entry=entry, kind="changed", corrected_on=DURING, reason=mark, before={"family_name": mark}
    )
    refused = scene.apply(None, applicant=f"{mark}, Mai")
    refusal = ApplicationRefusal.objects.create(application=refused, refused_on=DURING, reason=mark)
    RefusalWithdrawal.objects.create(
        refusal=refusal, withdrawn_on=DURING, reason=mark, withdrawn_by=who
    )
    receipt = OnlineReceipt.objects.create(
        election=made, number=1, entry=entry, received_at=MONDAY, ship_to=mark
    )
    ReceiptAcknowledgement.objects.create(receipt=receipt, acknowledged_at=MONDAY)
    card = PollingCard.objects.create(
        election=made, application=refused, series="B", number=1, issued_at=MONDAY,
        holder={"family_name": mark},
    )  # fmt: skip
    CardInvalidation.objects.create(card=card, ground="error", invalid_on=DURING, remark=mark)
    _printed_card(card, mark, who)
    returned = NoticeReturn.objects.create(
        entry=entry, ground="moved", returned_on=DURING, recorded_by=who
    )
    NoticeReturnWithdrawal.objects.create(
        notice_return=returned, withdrawn_at=MONDAY, withdrawn_by=who
    )
    Inspection.objects.create(
        election=made, inspected_on=DURING, own_data=False, grounds=mark, recorded_by=who
    )
    _extracts(scene, mark, entry)
    _prints(scene, mark, entry)
    _closing(scene)
    _signatures(scene, mark)
    Election.objects.filter(pk=made.pk).update(phase=Phase.PUBLISHED)
    made.refresh_from_db()
    return scene


def _printed_card(card: PollingCard, mark: str, actor: User) -> None:
    gone = CardDispatch.objects.create(
        card=card, way="post", left_on=DURING, recorded_at=MONDAY, recorded_by=actor
    )
    CardDispatchWithdrawal.objects.create(
        dispatch=gone, reason=mark, withdrawn_at=MONDAY, withdrawn_by=actor
    )
    run = CardPrintRun.objects.create(
        election=card.election, number=1, said={}, ordered_at=MONDAY, ordered_by=actor
    )
    CardPrint.objects.create(run=run, card=card, said={"family_name": mark})
    CardPrintFile.objects.create(
        run=run, content=mark.encode(), pages=1, size=9, sha256="0" * 64, made_at=MONDAY
    )


def _extracts(scene: Scene, mark: str, entry: RegisterEntry) -> None:
    taken, waiting = (
        RegisterImport.objects.create(
            election=scene.election, name=f"{name}.csv", size=9, sha256=name * 6, taken_on=DURING
        )
        for name in ("alt", "neu")
    )
    ImportOutcome.objects.create(
        register_import=taken, taken_in=True, counts={"rows": 4}, decided_at=MONDAY
    )
    ImportPiece.objects.create(register_import=waiting, position=0, content=mark.encode())
    ImportCheck.objects.create(register_import=waiting, facts={"fault_lines": [[2, "", mark]]})
    DraftEntry.objects.create(
        register_import=waiting,
        line=2,
        verdict="eligible",
        family_name=mark,
        blocked=False,
        birth_date=DURING,
        identity=1,
    )
    case = DoubtfulCase.objects.create(
        election=scene.election, register_import=taken, kind="twice", key="1", line=2,
        person={"family_name": mark},
    )  # fmt: skip
    decision = CaseDecision.objects.create(
        case=case, decided="enter", entry=entry, reason=mark, decided_at=MONDAY,
        decided_by=scene.officer,
    )  # fmt: skip
    OtherId.objects.create(
        entry=entry, registration_id=mark, identity=1, birth_date="1990-01-01", decision=decision
    )
    DecisionWithdrawal.objects.create(
        decision=decision, reason=mark, withdrawn_at=MONDAY, withdrawn_by=scene.officer
    )


def _prints(scene: Scene, mark: str, entry: RegisterEntry) -> None:
    facts = {"election": scene.election, "requested_at": MONDAY, "requested_by": scene.lead}
    order = PrintOrder.objects.create(**facts)
    part = order.parts.create(number=1, label="65549", entries=[entry.pk], notices=1)
    printed = PrintedPart.objects.create(
        part=part, content=mark.encode(), addresses=mark.encode(), counts={}, pages=2, size=9,
        sha256="0" * 64, made_at=MONDAY,
    )  # fmt: skip
    room = PrintedRoom.objects.create(
        printed=printed, district="001", name="Schule", address="Weg 1", accessible=None,
        day=DURING, opens=time(8), closes=time(18), apply_until=DURING,
    )  # fmt: skip
    room.notices.create(entry=entry.pk, number=9, name=["Mai", mark], dwelling=["Weg", "1", "", ""])
    dropped = PrintOrder.objects.create(**facts)
    PrintCancellation.objects.create(order=dropped, cancelled_at=MONDAY, cancelled_by=scene.lead)


def _closing(scene: Scene) -> None:
    closing = RegisterClosing.objects.create(
        district=scene.district, without_mark=4, with_mark=1, special=0, total=5, source="gezählt",
        closed_on=DURING, closed_by=scene.lead,
    )  # fmt: skip
    ClosingCorrection.objects.create(
        closing=closing, without_mark=4, with_mark=2, special=0, total=6, reason="spät",
        corrected_at=MONDAY, corrected_by=scene.lead,
    )  # fmt: skip


def _signatures(scene: Scene, mark: str) -> None:
    nomination = scene.election.nominations.create(number=1, name="Liste")
    nomination.support_forms.create(
        count=100, issued_on=DURING, issued_to=mark, issued_by=scene.officer
    )
    for outcome in ("valid", "valid", "second"):
        nomination.signatures.create(
            outcome=outcome, signer_hash="0" * 64, certified_by=scene.officer
        )


def tables_with(mark: str) -> set[str]:
    """Every table of the database with ``mark`` in any column, columns of bytes included."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s OR t::text ILIKE %s',
                [f"%{mark}%", f"%{mark.encode().hex()}%"],
            )
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def rows_of(election: Election) -> int:
    return sum(
        table._default_manager.filter(**{path: election}).count()
        for _kind, table, path in (*TABLES, *PRINTED)
    )


def test_whatever_leads_to_a_person_of_the_register_is_among_the_tables_that_are_emptied():
    emptied = {table for _kind, table, _path in (*TABLES, *PRINTED)}
    left = {model._meta.label for model, target in relations() if target in emptied} - {
        table._meta.label for table in emptied
    }
    assert left == set()


@pytest.mark.django_db
@pytest.mark.rules("R-RET-01")
def test_nothing_of_a_person_is_left_in_any_table_and_the_figures_stay():
    scene, neighbour = full_register("Zzyxmark"), full_register("Qqvwmark")
    before, others = tables_with("Zzyxmark"), rows_of(neighbour.election)
    named = {table._meta.db_table for _kind, table, _path in (*TABLES, *PRINTED)}
    # These refer to a person only by a key.
    by_key = {
        "elections_noticereturn", "elections_receiptacknowledgement",
        "elections_registerobjectiondecision", "reports_printorder", "reports_printpart",
        "reports_printcancellation", "reports_printedroom", "elections_cardprintrun",
        "elections_carddispatch", "elections_noticereturnwithdrawal",
        "elections_supportsignature",
    }  # fmt: skip
    assert before == named - by_key
    expected = what_would_go(scene.election)

    erasure = erase_register_and_prints(scene.election.pk, today=TODAY, actor=scene.lead)

    assert tables_with("Zzyxmark") == set()
    assert rows_of(scene.election) == 0
    assert (tables_with("Qqvwmark"), rows_of(neighbour.election)) == (before, others)
    assert erasure.counts == expected == {
        "strikes": 1, "corrections": 1, "cards": 2, "printed_cards": 1, "applications": 2,
        "receipts": 1, "notice_returns": 1, "inspections": 1, "register_objections": 2,
        "doubtful_cases": 1, "open_extracts": 2, "entries": 5, "printed_letters": 1,
        "printed_parts": 1,
        "print_orders": 2, "support_signatures": 3,
    }  # fmt: skip
    assert scene.election.districts.all().electors() == 6
    kept = SignatureErasure.objects.get(election=scene.election)
    of_list = str(scene.election.nominations.get().pk)
    assert kept.counted == {of_list: {"valid": 2, "second": 1}}
    assert scene.election.register_imports.filter(outcome__counts={"rows": 4}).count() == 1
    event = AuditEvent.objects.filter(chain=scene.election.municipality.ags).latest("position")
    assert (event.act, event.details) == ("register.erased", expected)
    told = [act_text(event.act), *map(detail_text, expected)]
    assert not set(told) & {event.act, *expected}


@pytest.mark.django_db
@pytest.mark.rules("R-RET-01")
def test_rows_are_final_again_once_the_register_is_deleted():
    scene, neighbour = full_register("Zzyxmark"), full_register("Qqvwmark")
    erase_register_and_prints(scene.election.pk, today=TODAY, actor=scene.lead)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        neighbour.election.polling_cards.all()._raw_delete("default")


def refusal_of(act, *args, **options) -> RegisterRule | None:
    try:
        act(*args, **options)
    except RuleViolation as violation:
        return violation.rule
    return None


@pytest.mark.django_db
@pytest.mark.rules("R-RET-01")
def test_a_register_is_held_once_and_deleted_once_after_its_time():
    scene = Scene()
    made, lead = scene.election, scene.lead
    index_names(scene.entries)
    today = {"today": TODAY, "actor": lead}

    def erase(day: date = TODAY) -> RegisterRule | None:
        return refusal_of(erase_register_and_prints, made.pk, today=day, actor=lead)

    assert erase() == RegisterRule.ELECTION_NOT_OVER
    Election.objects.filter(pk=made.pk).update(phase=Phase.CANCELLED)
    made.refresh_from_db()
    assert erase(TODAY - timedelta(days=1)) == RegisterRule.TOO_EARLY_TO_ERASE
    objection = Objection.objects.create(
        election=made, reference="E 1/26", objector="own_rights", published_on=DURING,
        received_on=DURING, in_form=True, subject="Urne", recorded_by=lead,
    )  # fmt: skip
    assert erase() == RegisterRule.ELECTION_UNDER_REVIEW
    ObjectionDecision.objects.create(
        objection=objection, outcome="dismissed", decided_on=DURING, decided_by="Vertretung",
        reasons="unbegründet", recorded_by=lead,
    )  # fmt: skip
    assert refusal_of(lift_hold, made.pk, **today) == RegisterRule.NO_HOLD
    hold_register(made.pk, reason="Az. 3 K 1/26", **today)
    again = refusal_of(hold_register, made.pk, reason="Az. 4", **today)
    assert (again, erase()) == (RegisterRule.REGISTER_ON_HOLD, RegisterRule.REGISTER_ON_HOLD)
    lifted = lift_hold(made.pk, **today)
    assert (lifted.reason, lifted.lifted_on, lifted.lifted_by) == ("Az. 3 K 1/26", TODAY, lead)
    assert (made.register_entries.count(), kept_register(made).hold) == (4, "")
    assert erase() is None
    assert erase() == RegisterRule.REGISTER_ERASED
    late = refusal_of(hold_register, made.pk, reason="zu spät", **today)
    assert (late, made.register_entries.count()) == (RegisterRule.REGISTER_ERASED, 0)
    late = record("Neu", "Mai")
    assert refusal_of(enter_person, scene.district.pk, elector(), late, actor=lead) == (
        RegisterRule.REGISTER_ERASED
    )
    days = {"taken_on": DURING, "today": TODAY, "actor": lead}
    assert refusal_of(keep_extract, made.pk, [b"x"], name="spät.csv", **days) == (
        RegisterRule.REGISTER_ERASED
    )
    Election.objects.filter(pk=made.pk).update(phase=Phase.PUBLISHED)
    assert refusal_of(scene.apply, None, applicant="Mai") == RegisterRule.REGISTER_ERASED
    acts = AuditEvent.objects.filter(act__startswith="register.").values_list("act", flat=True)
    assert [act for act in acts if "hold" in act or "erased" in act] == [
        "register.hold_set", "register.hold_lifted", "register.erased",
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_page_says_what_goes_and_only_the_returning_officer_deletes(client):
    made = factories.election(day=date(2021, 3, 14))
    lead, officer = factories.lead(made.municipality), factories.officer(made.municipality)
    factories.unassigned(made)
    page, hold = (
        reverse(f"reports:{name}", args=[made.pk]) for name in ("retention", "retention_hold")
    )
    client.force_login(officer)
    shown = client.get(page).content.decode()
    assert ["14. September 2021" in shown, "kann nur die Wahlleitung" in shown] == [True, True]
    assert (client.post(page).status_code, client.post(hold).status_code) == (404, 404)

    client.force_login(lead)
    early = client.post(page)
    assert (early.status_code, "Die Wahl ist noch nicht vorbei" in early.content.decode()) == (
        422,
        True,
    )
    Election.objects.filter(pk=made.pk).update(phase=Phase.CANCELLED)
    assert client.post(hold, {"reason": ""}).status_code == 422
    assert client.post(hold, {"reason": "Az. 3 K 1/26"}).url == page
    assert "Az. 3 K 1/26" in client.get(page).content.decode()
    assert client.post(page).status_code == 422
    assert client.post(hold).url == page
    assert "Das lässt sich nicht rückgängig machen" in client.get(page).content.decode()
    assert client.post(page).url == page
    job = Job.objects.get(kind=ERASE_TASK)
    waiting = client.get(page).content.decode()
    assert ["wartet, bis er an der Reihe ist" in waiting, "Abbrechen" in waiting] == [True, True]
    assert client.post(page).status_code == 422  # one at a time
    client.post(page, {"cancel": "1"})
    erase_register_task(job.pk)
    assert not RegisterErasure.objects.exists()
    client.post(page)
    erase_register_task(Job.objects.get(kind=ERASE_TASK, state=Job.State.WAITING).pk)
    after = client.get(page).content.decode()
    assert [f"von {lead}" in after, "kern-btn--primary" in after] == [True, False]
    assert RegisterErasure.objects.get().counts["entries"] == 1


@pytest.mark.django_db
@pytest.mark.rules("R-RET-01")
def test_a_worker_killed_while_it_deletes_leaves_everything_and_the_next_one_deletes_it(
    monkeypatch,
):
    scene = full_register("Zzyxmark")
    before = rows_of(scene.election)
    job = request_erasing(scene.election.pk, now=timezone.now(), actor=scene.lead)
    assert refusal_of(request_erasing, scene.election.pk, now=timezone.now(), actor=scene.lead) == (
        PrintRule.ERASING_UNDER_WAY
    )
    real, seen = retention.delete_rows, []

    def killed(*facts):
        seen.append(real(*facts))
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(retention, "delete_rows", killed)
        with pytest.raises(KeyboardInterrupt):
            erase_register_task(job.pk)
    assert (len(seen), rows_of(scene.election)) == (1, before)
    erase_register_task(job.pk)  # too early: the worker may still be alive
    assert rows_of(scene.election) == before
    Job.objects.filter(pk=job.pk).update(touched_at=timezone.now() - 2 * PATIENCE)
    for _message in range(2):
        erase_register_task(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, rows_of(scene.election)) == (Job.State.DONE, job.total, 0)
    assert RegisterErasure.objects.count() == 1
