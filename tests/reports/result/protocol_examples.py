"""Facts of protocols as the tests use them: each example shows one thing the law can bring."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from reports.pdf.result.protocol_facts import (
    AssumptionFacts,
    CandidateFacts,
    ListFacts,
    LotFacts,
    MemberFacts,
    ProtocolFacts,
    WarningFacts,
)

LONG_NAME = (
    "Internationale Demokratische Arbeitnehmerinnen- und Arbeitnehmerliste für Weiterbildung und "
    "Gleichberechtigung"
)
NAMES_OF_MANY_SCRIPTS = (
    "Nguyễn Thị Ánh Tuyết",
    "Şükrü Çağlayan-İnönü",
    "محمد عبد الرحمن الأحمد",
    "Олександра Їжакевич",
    "Ελένη Παπαδοπούλου",
    "Łukasz Wąsowski-Źdźbło",
    "Ọláńrewájú Ṣàngódèyí",
    "فرشته می‌خواهم",
    "Đorđe Ћирић",
)


def candidates(
    votes: list[int | None], elected: set[int], prefix: str
) -> tuple[CandidateFacts, ...]:
    """Return one person per entry of ``votes``; ``elected`` are places."""
    return tuple(
        CandidateFacts(place, f"Beispiel-{prefix}{place}, Alex", count, place in elected)
        for place, count in enumerate(votes, start=1)
    )


def entry(
    number: int, votes: int, quota: Fraction | None, parts: tuple[int, int, int], **facts: Any
) -> ListFacts:
    """Return a list whose seats are ``parts``: whole, majority, remainder."""
    letter = "ABCDEFGH"[number - 1]
    defaults: dict[str, Any] = {
        "name": f"Liste {letter}",
        "short_name": letter,
        "seats": sum(parts),
        "vacant": 0,
        "candidates": candidates([votes], {1} if sum(parts) else set(), letter),
    }
    return ListFacts(
        number=number,
        votes=votes,
        quota=quota,
        whole=parts[0],
        majority=parts[1],
        remainder=parts[2],
        **(defaults | facts),
    )


def protocol(*lists: ListFacts, seats: int, **facts: Any) -> ProtocolFacts:
    """Return a protocol of ``lists`` with plain values for everything else."""
    defaults: dict[str, Any] = {
        "municipality": "Musterstadt",
        "ags": "06999001",
        "election_day": date(2026, 3, 15),
        "law_version": "2026",
        "rule_version": "2026.1",
        "issued_on": date(2026, 3, 20),
        "electors": 2500,
        "voters": 160,
        "voters_with_card": 60,
        "invalid_ballots": 10,
        "valid_ballots": 150,
        "valid_votes": sum(item.votes for item in lists),
    }
    return ProtocolFacts(lists=lists, seats=seats, **(defaults | facts))


ONE_LIST = protocol(
    entry(
        1,
        422,
        None,
        (0, 0, 0),
        name="Internationale Liste",
        short_name="IL",
        seats=5,
        candidates=candidates([120, 95, 95, 60, 52], {1, 2, 3, 4, 5}, "A"),
    ),
    seats=5,
    majority_vote=True,
    electors=None,
)

DIETZENBACH = protocol(
    entry(1, 343, Fraction(343 * 19, 1001), (6, 0, 0), name="ILSG"),
    entry(2, 187, Fraction(187 * 19, 1001), (3, 0, 1), name="M.E.S"),
    entry(3, 471, Fraction(471 * 19, 1001), (8, 0, 1), name="LFVG"),
    seats=19,
)

LOT = protocol(
    entry(1, 400, Fraction(4), (4, 0, 0)),
    entry(2, 250, Fraction(5, 2), (2, 0, 0), name=LONG_NAME, short_name="IDAWG"),
    entry(3, 250, Fraction(5, 2), (2, 0, 1)),
    seats=9,
    lots=(
        LotFacts(
            "Wer erhält den letzten Sitz?",
            ("Liste B", "Liste C"),
            ("Liste C",),
            date(2026, 3, 19),
            "Zwei gleiche Lose in einer Urne; gezogen von der Wahlleiterin vor dem Ausschuss.",
        ),
    ),
    meeting_day=date(2026, 3, 19),
    meeting_place="Rathaus, Sitzungszimmer 2",
    members=(
        MemberFacts("Dr. Ayşe Yılmaz", "Wahlleiterin (Vorsitz)"),
        MemberFacts("Jürgen Großmann", "Beisitzer"),
    ),
    remarks=("Die Zählung des Auszählungsbezirks 3 wurde wiederholt.",),
    warnings=(WarningFacts("B1 ist größer als A2 im Bezirk 3.", "Nachträge am Wahltag."),),
    assumptions=(
        AssumptionFacts(
            "R-SEAT-04", "Die Folge der Mehrheitsklausel ist nicht im Wortlaut gesehen.", "1 Sitz"
        ),
    ),
    sources=("Schnellmeldungen der Auszählungsbezirke 1 bis 3",),
)

MAJORITY_CLAUSE = protocol(
    entry(1, 5010, Fraction(5010 * 9, 10000), (4, 1, 0)),
    entry(2, 1690, Fraction(1690 * 9, 10000), (1, 0, 1)),
    entry(3, 1680, Fraction(1680 * 9, 10000), (1, 0, 0)),
    entry(4, 1620, Fraction(1620 * 9, 10000), (1, 0, 0)),
    seats=9,
)

EMPTY_SEATS = protocol(
    entry(
        1,
        700,
        Fraction(7),
        (7, 0, 0),
        vacant=3,
        candidates=candidates([300, 200, 150, 50], {1, 2, 3, 4}, "A"),
    ),
    entry(
        2,
        200,
        Fraction(2),
        (2, 0, 0),
        candidates=candidates([40, 55, 40, 12, 30, 23], {1, 2}, "B"),
    ),
    seats=9,
)

OPEN_PLACES = protocol(
    entry(
        1,
        60,
        Fraction(6),
        (6, 0, 0),
        vacant=None,
        elected_open=True,
        candidates=candidates([30, None, None], set(), "A"),
    ),
    entry(2, 30, Fraction(3), (3, 0, 0), candidates=candidates([10, 10, 10], {1, 2, 3}, "B")),
    seats=9,
)

MANY_SCRIPTS = protocol(
    entry(
        1,
        90,
        Fraction(9),
        (9, 0, 0),
        name=LONG_NAME,
        short_name="",
        candidates=tuple(
            CandidateFacts(place, name, 10, elected=True)
            for place, name in enumerate(NAMES_OF_MANY_SCRIPTS, start=1)
        ),
    ),
    entry(
        2, 1, Fraction(0), (0, 0, 0), name="قائمة الوحدة والتعاون الدولي من أجل المشاركة والمساواة"
    ),
    seats=9,
    invented_names=True,
)
