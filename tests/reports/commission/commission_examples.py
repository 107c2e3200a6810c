"""Facts of the papers of an Integrations-Kommission as the tests use them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from municipalities.law.commission.composition import Capacity
from reports.pdf.commission.appointment import AppointmentFacts, NextMeetingFacts
from reports.pdf.commission.attendance import AttendanceFacts
from reports.pdf.commission.call import ProposalCallFacts
from reports.pdf.commission.facts import CommissionMemberFacts
from reports.pdf.commission.report import AnnualReportFacts, MeetingFacts
from reports.pdf.commission.sheet import CheckFacts, CheckResult, CompositionFacts, PlacesFacts
from reports.pdf.letters import SenderFacts
from tests.reports.term.term_examples import ADDRESS, ENDS, LONG_ORGANISATION, STARTS

GEMEINDEVORSTAND = SenderFacts(
    "Musterstadt",
    "Der Gemeindevorstand",
    address=("Marktplatz 1", "65999 Musterstadt"),
    contact=("integration@musterstadt.example",),
)
CALL_LETTER = ProposalCallFacts(
    sender=GEMEINDEVORSTAND,
    size=12,
    experts=6,
    issued_on=date(2026, 4, 20),
    closes_on=date(2026, 5, 29),
    send_to=(
        "Gemeindevorstand Musterstadt",
        "Marktplatz 1",
        "65999 Musterstadt",
        "integration@musterstadt.example",
    ),
    recipient=(LONG_ORGANISATION, "Fatma Öztürk", "Industriestraße 5", "65999 Musterstadt"),
    elected_on=date(2026, 6, 18),
    term_starts_on=STARTS,
    term_ends_on=ENDS,
)
CALL_TO_ALL = ProposalCallFacts(
    sender=GEMEINDEVORSTAND,
    size=3,
    experts=2,
    issued_on=date(2026, 4, 20),
    closes_on=date(2026, 5, 29),
    send_to=("integration@musterstadt.example",),
    term_starts_on=STARTS,
    term_ends_on=ENDS,
)

CHAIR = CommissionMemberFacts("Bärbel Schäfer-Öztürk", Capacity.CHAIR, date(2026, 6, 18))
MEMBERS = (
    CHAIR,
    CommissionMemberFacts("Peter Müller", Capacity.EXECUTIVE, date(2026, 6, 1)),
    CommissionMemberFacts("Anna Weiß", Capacity.COUNCIL, date(2026, 6, 18)),
    CommissionMemberFacts(
        "Şükrü Çağlayan-İnönü", Capacity.EXPERT, date(2026, 6, 18), LONG_ORGANISATION, co_chair=True
    ),
    CommissionMemberFacts(
        "محمد عبد الرحمن الأحمد", Capacity.EXPERT, date(2026, 6, 18), "منتدى الشباب للمشاركة"
    ),
    CommissionMemberFacts("Łukasz Wąsowski-Źdźbło", Capacity.EXPERT, date(2026, 6, 18)),
)
LONG_PERSON = "Maria-Anastasia Konstantinopoulou-Papadimitriou von und zu " + "Hohenlohe-" * 6
MANY_MEMBERS = (
    CHAIR,
    *(
        CommissionMemberFacts(
            LONG_PERSON if n == 3 else f"Alex Beispiel-E{n}",
            Capacity.EXPERT,
            date(2026, 6, 18),
            LONG_ORGANISATION if n % 5 == 0 else "Verein Vielfalt",
            co_chair=n == 2,
        )
        for n in range(1, 20)
    ),
    *(
        CommissionMemberFacts(f"Alex Beispiel-V{n}", Capacity.EXECUTIVE, date(2026, 6, 1))
        for n in range(1, 9)
    ),
    *(
        CommissionMemberFacts(f"Alex Beispiel-G{n}", Capacity.COUNCIL, date(2026, 6, 18))
        for n in range(1, 10)
    ),
)
CHECKS = (
    CheckFacts(
        "Mindestens die Hälfte sind sachkundige Einwohnerinnen und Einwohner",
        CheckResult.MET,
        "3 von 6 Mitgliedern",
        "§ 89 Abs. 1 HGO",
    ),
    CheckFacts(
        "Den Vorsitz führt auch eine gewählte Person", CheckResult.OPEN, "", "§ 89 Abs. 2 HGO"
    ),
    CheckFacts(
        "Die Hälfte der Gewählten soll Frauen sein",
        CheckResult.NOTED,
        "0 von 3; die Organisationen wurden am 20.04.2026 ausdrücklich darum gebeten.",
        "§ 89 Abs. 1 HGO",
    ),
    CheckFacts(
        "Die Bürgermeisterin oder der Bürgermeister gehört ihr an",
        CheckResult.BROKEN,
        "Niemand ist eingetragen.",
        "§ 89 Abs. 2 HGO",
    ),
)
SHEET = CompositionFacts(
    sender=GEMEINDEVORSTAND,
    issued_on=date(2026, 7, 1),
    planned=(
        PlacesFacts(Capacity.CHAIR, 1),
        PlacesFacts(Capacity.EXPERT, 4),
        PlacesFacts(Capacity.EXECUTIVE, 1),
        PlacesFacts(Capacity.COUNCIL, 2),
    ),
    members=MEMBERS,
    checks=CHECKS,
    resolution="Beschluss des Gemeindevorstands vom 20. April 2026, Nr. 112",
    formed_on=date(2026, 6, 18),
    term_starts_on=STARTS,
    term_ends_on=ENDS,
)
FULL_SHEET = replace(SHEET, members=MANY_MEMBERS, invented_names=True)
EMPTY_SHEET = replace(SHEET, members=(), planned=(), checks=(), resolution="", formed_on=None)
APPOINTED = AppointmentFacts(
    sender=GEMEINDEVORSTAND,
    recipient=ADDRESS,
    name="Łukasz Wąsowski-Źdźbło",
    capacity=Capacity.EXPERT,
    elected_on=date(2026, 6, 18),
    term_ends_on=date(2031, 3, 31),
    issued_on=date(2026, 6, 22),
    proposed_by=LONG_ORGANISATION,
    meeting=NextMeetingFacts(date(2026, 7, 9), time(18, 30), "Rathaus, Sitzungszimmer 2"),
    salutation="Sehr geehrter Herr Wąsowski-Źdźbło",
    invented_names=True,
)
APPOINTED_EXECUTIVE = replace(
    APPOINTED,
    capacity=Capacity.EXECUTIVE,
    meeting=None,
    recipient=(),
    salutation="",
    further_steps=("Unterlagen finden Sie im Sitzungsdienst.",),
)
APPOINTED_COUNCILLOR = replace(APPOINTED, capacity=Capacity.COUNCIL)
APPOINTED_CHAIR = replace(APPOINTED, capacity=Capacity.CHAIR)
MEETING = AttendanceFacts(
    sender=GEMEINDEVORSTAND,
    day=date(2026, 7, 9),
    begins_at=time(18, 30),
    place="Rathaus, Sitzungszimmer 2",
    members=MEMBERS,
    issued_on=date(2026, 7, 1),
)
FULL_MEETING = replace(MEETING, members=MANY_MEMBERS, invented_names=True)
REPORT = AnnualReportFacts(
    sender=GEMEINDEVORSTAND,
    year=2027,
    meetings=(
        MeetingFacts(date(2027, 2, 4), held=True, present=10),
        MeetingFacts(date(2027, 5, 13), held=False, present=0, remark="Raum nicht verfügbar"),
        MeetingFacts(date(2027, 6, 10), held=True, present=None),
    ),
    members=MEMBERS,
    issued_on=date(2027, 12, 15),
    chair="Bärbel Schäfer-Öztürk",
    co_chair="Şükrü Çağlayan-İnönü",
)
BARE_REPORT = replace(REPORT, year=2026, meetings=(), members=(), chair="", co_chair="", expected=2)
