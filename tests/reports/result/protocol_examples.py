"""Facts of protocols for the tests: each example shows one case that the law allows."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

from ballots.law.result.result import DrawnLot, LotQuestion, ResultList
from reports.pdf.result.protocol_facts import (
    AssumptionFacts,
    MemberFacts,
    ProtocolFacts,
    WarningFacts,
)
from tests.ballots.result.result_examples import people, result, result_list

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


def protocol(*lists: ResultList, seats: int, **facts: Any) -> ProtocolFacts:
    """Return a protocol of ``lists`` with plain values for everything else.

    What is no fact of the paper itself is one of the result.
    """
    own = {field.name for field in fields(ProtocolFacts)}
    papers = {name: value for name, value in facts.items() if name in own}
    others = {name: value for name, value in facts.items() if name not in own}
    defaults: dict[str, Any] = {
        "municipality": "Musterstadt",
        "rule_version": "2026.1",
        "issued_on": date(2026, 3, 20),
    }
    return ProtocolFacts(result=result(*lists, seats=seats, **others), **(defaults | papers))


ONE_LIST = protocol(
    result_list(
        1,
        422,
        None,
        (5, 0, 0),
        name="Internationale Liste",
        short_name="IL",
        candidates=people([120, 95, 95, 60, 52], {1, 2, 3, 4, 5}, "A"),
    ),
    seats=5,
    majority_vote=True,
    electors=None,
)

DIETZENBACH = protocol(
    result_list(1, 343, Fraction(343 * 19, 1001), (6, 0, 0), name="ILSG"),
    result_list(2, 187, Fraction(187 * 19, 1001), (3, 0, 1), name="M.E.S"),
    result_list(3, 471, Fraction(471 * 19, 1001), (8, 0, 1), name="LFVG"),
    seats=19,
)

LOT = protocol(
    result_list(1, 400, Fraction(4), (4, 0, 0)),
    result_list(2, 250, Fraction(5, 2), (2, 0, 0), name=LONG_NAME, short_name="IDAWG"),
    result_list(3, 250, Fraction(5, 2), (2, 0, 1)),
    seats=9,
    lots=(
        DrawnLot(
            LotQuestion.LISTS,
            (2, 3),
            (3,),
            date(2026, 3, 19),
            "Ayşe Yılmaz",
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
    result_list(1, 5010, Fraction(5010 * 9, 10000), (4, 1, 0)),
    result_list(2, 1690, Fraction(1690 * 9, 10000), (1, 0, 1)),
    result_list(3, 1680, Fraction(1680 * 9, 10000), (1, 0, 0)),
    result_list(4, 1620, Fraction(1620 * 9, 10000), (1, 0, 0)),
    seats=9,
)

EMPTY_SEATS = protocol(
    result_list(
        1,
        700,
        Fraction(7),
        (7, 0, 0),
        vacant=3,
        candidates=people([300, 200, 150, 50], {1, 2, 3, 4}, "A"),
    ),
    result_list(
        2,
        200,
        Fraction(2),
        (2, 0, 0),
        candidates=people([40, 55, 40, 12, 30, 23], {1, 2}, "B"),
    ),
    seats=9,
)

OPEN_PLACES = protocol(
    result_list(
        1,
        60,
        Fraction(6),
        (6, 0, 0),
        vacant=None,
        candidates=people([30, None, None], set(), "A"),
        persons_determined=False,
    ),
    result_list(
        2,
        30,
        Fraction(3),
        (3, 0, 0),
        candidates=people([10, 10, None], set(), "B"),
        persons_determined=False,
    ),
    seats=9,
    persons_determined=False,
)

MANY_SCRIPTS = protocol(
    result_list(
        1,
        90,
        Fraction(9),
        (9, 0, 0),
        name=LONG_NAME,
        short_name="",
        candidates=people([10] * 9, range(1, 10), dict(enumerate(NAMES_OF_MANY_SCRIPTS, start=1))),
    ),
    result_list(
        2, 1, Fraction(0), (0, 0, 0), name="قائمة الوحدة والتعاون الدولي من أجل المشاركة والمساواة"
    ),
    seats=9,
    invented_names=True,
)
