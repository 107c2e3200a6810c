"""Facts of the papers of a term as the tests use them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ballots.law.term.mandates import LossGround
from ballots.law.term.succession import PassedOver
from reports.pdf.letters import SenderFacts
from reports.pdf.result.cancellation import (
    AdmittedListFacts,
    CancellationFacts,
    CancellationNoticeFacts,
)
from reports.pdf.term.letters import (
    DepartureLetterFacts,
    FollowsFacts,
    IncompatibilityFacts,
    MandateLetterFacts,
)
from reports.pdf.term.members_facts import (
    CallReason,
    ChangeFacts,
    MemberListFacts,
    MembersFacts,
    ObjectionFacts,
    PassedOverFacts,
    SeatedFacts,
    SuccessorFacts,
)

LONG_ORGANISATION = (
    "Internationaler Verein zur Förderung der gesellschaftlichen, kulturellen und politischen "
    "Teilhabe von Einwohnerinnen und Einwohnern mit eigener Zuwanderungsgeschichte in der Stadt "
    "und im Landkreis e. V."
)
ODD_NAMES = (
    "Şükrü Çağlayan-İnönü",
    "Łukasz Wąsowski-Źdźbło",
    "محمد عبد الرحمن الأحمد",
    "Nguyễn Thị Ánh Tuyết",
    "Ελένη Παπαδοπούλου",
    "Олександра Їжакевич",
    "Maria <b>Sánchez</b> & O’Brien",
)

STARTS, ENDS = date(2026, 4, 1), date(2031, 3, 31)
WAHLLEITUNG = SenderFacts(
    "Musterstadt",
    "Die Wahlleitung",
    person="Dr. Ayşe Yılmaz",
    function="Wahlleiterin",
    address=("Marktplatz 1", "65999 Musterstadt"),
    contact=("Telefon 06999 123-45", "wahlen@musterstadt.example"),
)
NOBODY_KNOWN = SenderFacts("Musterstadt", "Die Wahlleitung")
ADDRESS = ("Łukasz Wąsowski-Źdźbło", "Hinter der Mauer 12", "65999 Musterstadt")

TOO_FEW = CancellationFacts(
    sender=WAHLLEITUNG,
    election_day=date(2026, 3, 15),
    seats=9,
    submitted=2,
    lists=(AdmittedListFacts(1, "Liste Vielfalt", 5), AdmittedListFacts(2, LONG_ORGANISATION, 3)),
    decided_on=date(2026, 1, 16),
    issued_on=date(2026, 1, 19),
    term_starts_on=STARTS,
    term_ends_on=ENDS,
)
NOTICE = CancellationNoticeFacts(
    announcement=TOO_FEW,
    ags="06999001",
    authority=(
        "Landrat des Landkreises Musterland",
        "als Behörde der Landesverwaltung",
        "Schlossplatz 4",
        "65998 Musterburg",
    ),
    issued_on=date(2026, 1, 20),
    reference="12.3-ABR-2026",
    foreign_residents=1538,
    residents_as_of=date(2025, 6, 30),
)


def seated(prefix: str, count: int) -> tuple[SeatedFacts, ...]:
    """Return members with ordinary names."""
    return tuple(
        SeatedFacts(f"Alex Beispiel-{prefix}{place}", date(2026, 4, 1))
        for place in range(1, count + 1)
    )


BEGINNING = MembersFacts(
    sender=WAHLLEITUNG,
    election_day=date(2026, 3, 15),
    seats=9,
    term_ends_on=date(2031, 3, 31),
    published_on=date(2026, 4, 2),
    lists=(
        MemberListFacts(1, "Liste Vielfalt", seated("A", 6)),
        MemberListFacts(2, LONG_ORGANISATION, seated("B", 3)),
    ),
)
THIRTY_SEVEN = MembersFacts(
    sender=WAHLLEITUNG,
    election_day=date(2026, 3, 15),
    seats=37,
    term_ends_on=date(2031, 3, 31),
    published_on=date(2026, 4, 2),
    lists=(
        *(MemberListFacts(n, f"Liste {n}", seated(f"{n}-", 2)) for n in range(1, 15)),
        MemberListFacts(
            15, LONG_ORGANISATION, tuple(SeatedFacts(name, date(2026, 4, 1)) for name in ODD_NAMES)
        ),
        MemberListFacts(16, "منتدى الشباب للمشاركة والتعدد", seated("P", 2)),
    ),
    invented_names=True,
)
SUCCEEDED = ChangeFacts(
    name="Alex Beispiel-A2",
    list_name="Liste Vielfalt",
    ground=LossGround.RESIGNATION,
    effective_on=date(2027, 5, 3),
    determined_on=date(2027, 5, 3),
    successor=SuccessorFacts(
        "Łukasz Wąsowski-Źdźbło", "Liste Vielfalt", 1140, CallReason.MOST_VOTES, date(2027, 5, 3)
    ),
    passed_over=(
        PassedOverFacts("Şükrü Çağlayan-İnönü", "Liste Vielfalt", PassedOver.LEFT_GROUP),
        PassedOverFacts("محمد عبد الرحمن الأحمد", "Liste Vielfalt", PassedOver.WAIVED),
    ),
    size=9,
)
STAYS_EMPTY = ChangeFacts(
    name="Alex Beispiel-B3",
    list_name=LONG_ORGANISATION,
    ground=LossGround.ELIGIBILITY_LOST,
    effective_on=date(2027, 4, 20),
    determined_on=date(2027, 5, 3),
    successor=None,
    size=8,
)
OBJECTION = ObjectionFacts(
    until=date(2027, 5, 20),
    to=("Wahlleitung Musterstadt", "Marktplatz 1", "65999 Musterstadt"),
    support=15,
)
CHANGED = MembersFacts(
    sender=WAHLLEITUNG,
    election_day=date(2026, 3, 15),
    seats=9,
    term_ends_on=date(2031, 3, 31),
    published_on=date(2027, 5, 6),
    lists=(
        MemberListFacts(1, "Liste Vielfalt", seated("A", 6)),
        MemberListFacts(2, LONG_ORGANISATION, seated("B", 2)),
    ),
    changes=(SUCCEEDED, STAYS_EMPTY),
    objection=OBJECTION,
)
ENDED = MembersFacts(
    sender=NOBODY_KNOWN,
    election_day=date(2021, 3, 14),
    seats=5,
    term_ends_on=date(2026, 3, 31),
    published_on=date(2023, 2, 24),
    lists=(MemberListFacts(1, "Liste Rosbach", seated("R", 2)),),
    changes=(
        replace(
            STAYS_EMPTY,
            ground=LossGround.DEATH,
            effective_on=date(2023, 2, 18),
            determined_on=date(2023, 2, 20),
            size=2,
        ),
    ),
    objection=ObjectionFacts(date(2023, 3, 10), ("Wahlleitung Musterstadt",), None),
    ended_on=date(2023, 2, 20),
)

ELECTED = MandateLetterFacts(
    sender=WAHLLEITUNG,
    recipient=ADDRESS,
    name="Łukasz Wąsowski-Źdźbło",
    election_day=date(2026, 3, 15),
    list_name="Liste Vielfalt",
    votes=1140,
    starts_on=date(2026, 4, 1),
    term_ends_on=date(2031, 3, 31),
    issued_on=date(2026, 3, 23),
    reference="12.3-ABR-2026",
)
INCOMPATIBLE = MandateLetterFacts(
    sender=WAHLLEITUNG,
    recipient=ADDRESS,
    name="Łukasz Wąsowski-Źdźbło",
    salutation="Sehr geehrter Herr Wąsowski-Źdźbło",
    election_day=date(2026, 3, 15),
    list_name=LONG_ORGANISATION,
    votes=None,
    starts_on=date(2027, 5, 3),
    term_ends_on=date(2031, 3, 31),
    issued_on=date(2027, 5, 4),
    follows=FollowsFacts("Alex Beispiel-A2", date(2027, 5, 3)),
    incompatibility=IncompatibilityFacts(
        "hauptamtlich bei der Gemeinde beschäftigt (ab Entgeltgruppe E 9b)",
        date(2027, 5, 6),
        date(2027, 5, 13),
    ),
    invented_names=True,
)
LEFT = DepartureLetterFacts(
    sender=NOBODY_KNOWN,
    recipient=("محمد عبد الرحمن الأحمد",),
    name="محمد عبد الرحمن الأحمد",
    election_day=date(2026, 3, 15),
    list_name="Liste Vielfalt",
    ground=LossGround.RESIGNATION,
    found_on=date(2027, 5, 3),
    effective_on=date(2027, 5, 3),
    issued_on=date(2027, 5, 4),
)
