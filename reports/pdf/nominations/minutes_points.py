"""What the minutes say point by point: lists, objections, their order, and the cancel test.

(§ 15 KWG, § 86 Abs. 1 HGO; R-LIST-14, R-LIST-15, R-LIST-17, R-BODY-08.)
"""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from elections.law.assumptions import OrderBasis
from elections.law.committee.meeting import MeetingKind, ObjectionOutcome
from reports.pdf import theme
from reports.pdf.german import count_of, long_date, number, short_date, unbroken
from reports.pdf.letters import BLANK
from reports.pdf.nominations.minutes_facts import (
    DecidedListFacts,
    Decision,
    ListOrderFacts,
    MinutesFacts,
    NoteFacts,
    ObjectionFacts,
    VoteFacts,
)
from reports.pdf.tables import Column, Row, facts_table, signature_table, table

DECISIONS: Mapping[Decision, str] = {
    Decision.ADMITTED: "zugelassen",
    Decision.ADMITTED_WITHOUT_PERSONS: "zugelassen ohne einzelne Personen",
    Decision.REFUSED: "zurückgewiesen",
}
"""What a decision is called in the minutes and in the sum of them."""
POSTPONED = "vertagt auf eine weitere Sitzung"

OUTCOMES: Mapping[ObjectionOutcome, str] = {
    ObjectionOutcome.UPHELD: "stattgegeben",
    ObjectionOutcome.REJECTED: "zurückgewiesen",
}
"""What a decision on an objection is called."""

_ORDER = (Column("Nr.", 12, right=True), Column("Wahlvorschlag"))
_STRUCK = (Column("Platz", 12, right=True), Column("Person", 62), Column("Grund"))
_BLANK_STRUCK = (Column("Platz", 14), Column("Person", 62), Column("Grund"))
_STRUCK_LINES = 2
_TEST = (
    Column("Wahlvorschlag"),
    Column("Entscheidung", 52),
    Column("zugelassene Personen", 36, right=True),
)


def point_lists(facts: MinutesFacts) -> list[Flowable]:
    """Return what was decided on each list, or on the objections to it (§ 15 Abs. 1, 3 KWG)."""
    if facts.kind is MeetingKind.OBJECTION:
        shown = theme.heading("Entscheidungen über Einsprüche (§ 15 Abs. 3 KWG)")
        if not facts.lists:
            return [*shown, theme.text("Es ist kein Einspruch erhoben worden.")]
    else:
        shown = theme.heading("Entscheidungen über die Wahlvorschläge (§ 15 Abs. 1 KWG)")
        if not facts.lists:
            return [*shown, theme.text("Es ist kein Wahlvorschlag eingereicht worden.")]
        shown.append(
            theme.text(
                "Die Wahlleitung hat über die Prüfung berichtet (§ 14 KWG). Beraten wurde in der "
                "Reihenfolge des Eingangs; sie ist nicht die Reihenfolge auf dem Stimmzettel."
            )
        )
    for position, one in enumerate(facts.lists, start=1):
        shown += _list(one, position, facts)
    return shown


def _list(one: DecidedListFacts, position: int, facts: MinutesFacts) -> list[Flowable]:
    is_open = one.decision is None and not one.is_postponed
    shown: list[Flowable] = [
        CondPageBreak(50 * mm),
        theme.Bookmark(one.group.title, 1),
        theme.text(f"{position}. {one.group.title}", theme.HEADINGS[1], bold=True),
    ]
    shown += [
        facts_table(_objection(each), label_width=44, strong=("Entscheidung",), to_fill=True)
        for each in one.objections
    ]
    vote = ("Abstimmung", voted(one.vote))
    decided = [
        (label := _decision_label(facts), _decided(one)),
        *([("Begründung", one.reason)] if one.reason or is_open else []),
    ]
    if facts.kind is MeetingKind.OBJECTION:
        rows = [vote, *decided]
    else:
        rows = [
            ("Eingegangen", one.received or BLANK),
            ("Personen", number(one.persons)),
            *(("Feststellung", said) for said in one.findings),
            *decided,
            vote,
        ]
    rows += [("Bemerkung", one.remarks)] if one.remarks else []
    shown.append(facts_table(rows, label_width=44, strong=(label,), to_fill=facts.draft))
    if one.struck:
        struck = [Row((str(who.place), who.name, who.reason)) for who in one.struck]
        shown.append(table(_STRUCK, struck, title="Nicht zugelassene Personen"))
    elif is_open:
        shown.append(theme.text("Nicht zugelassene Personen:", theme.CELL))
        blank = [Row(("", "", "")) for _line in range(_STRUCK_LINES)]
        shown.append(signature_table(_BLANK_STRUCK, blank))
    return shown


def _decision_label(facts: MinutesFacts) -> str:
    return "Für die Liste gilt" if facts.kind is MeetingKind.OBJECTION else "Entscheidung"


def _decided(one: DecidedListFacts) -> str:
    if one.is_postponed:
        return POSTPONED
    if one.decision is None:
        return f"{' / '.join(DECISIONS.values())} (bitte streichen)"
    return DECISIONS[one.decision]


def _objection(one: ObjectionFacts) -> list[tuple[str, str]]:
    last = f"Frist bis {short_date(one.last_day)}"
    outcome = f"{' / '.join(OUTCOMES.values())} (bitte streichen)"
    return [
        ("Einspruch", one.objector),
        *([("Betrifft", one.about)] if one.about else []),
        (
            "Eingegangen",
            f"{short_date(one.received_on)}, "
            f"{'in der Frist' if one.in_time else 'nach der Frist'} ({last})",
        ),
        *([("Begründung des Einspruchs", one.grounds)] if one.grounds else []),
        ("Entscheidung", OUTCOMES[one.outcome] if one.outcome else outcome),
        ("Gründe der Entscheidung", one.reason),
    ]


def voted(vote: VoteFacts | None) -> str:
    """Say how the committee voted; empty room where nobody entered it."""
    if vote is None:
        return f"{BLANK[:8]} dafür, {BLANK[:8]} dagegen, {BLANK[:8]} enthalten"
    counted = (
        f"{number(vote.in_favour)} dafür, {number(vote.against)} dagegen, "
        f"{number(vote.abstained)} enthalten"
    )
    if vote.in_favour and not vote.against and not vote.abstained:
        counted = f"einstimmig ({number(vote.in_favour)} dafür)"
    if vote.present is None:
        return counted
    cast = vote.in_favour + vote.against + vote.abstained
    return f"{counted}; abgestimmt haben {number(cast)} von {number(vote.present)} Anwesenden"


def point_order(facts: MinutesFacts) -> list[Flowable]:
    """Return how the order of the admitted lists was set, or room to write it (R-LIST-17)."""
    lists = facts.admitted if facts.is_decided else facts.standing
    if len(lists) < 2:
        return []
    shown = theme.heading("Reihenfolge auf dem Stimmzettel")
    order = facts.order if facts.is_decided else None
    if facts.is_postponed:
        later = "Sie wird bestimmt, wenn über alle Wahlvorschläge entschieden ist."
        shown.append(theme.text(later))
    elif order is None:
        blank = [Row((str(at), "")) for at in range(1, len(lists) + 1)]
        set_by = theme.text("Festgesetzt durch Los / Beschluss (bitte streichen):")
        shown += [set_by, signature_table(_ORDER, blank)]
    else:
        rows = [Row((str(at), name)) for at, name in enumerate(order.names, start=1)]
        shown += [theme.text(_how(order)), table(_ORDER, rows)]
        shown += [theme.text(f"Hergang: {order.how}")] if order.how else []
    return [*shown, *_noted(facts.order_note)]


def _how(order: ListOrderFacts) -> str:
    if order.set_on is not None:
        return f"Es bleibt bei der Reihenfolge vom {long_date(order.set_on)}:"
    if order.basis is OrderBasis.LOT:
        return "Die Reihenfolge hat das Los bestimmt. Gezogen wurde nacheinander:"
    return "Der Wahlausschuss hat diese Reihenfolge beschlossen:"


def _noted(note: NoteFacts) -> list[Flowable]:
    said = [f"Abstimmung: {voted(note.vote)}."] if note.vote else []
    return [theme.text(text) for text in (*said, note.remarks) if text]


def point_test(facts: MinutesFacts) -> list[Flowable]:
    """Return whether the election takes place, with the sum that says so (R-BODY-08)."""
    rows = [
        Row(
            (
                one.group.title,
                _stands(one),
                _counted(one),
            )
        )
        for one in facts.standing
    ]
    unknown = "–" if facts.is_postponed else BLANK[:8]
    summed = number(facts.candidates) if facts.is_decided else unknown
    total = Row(("Zusammen zugelassen", "", summed), bold=True)
    needed = Row(("Zu wählende Mitglieder", "", number(facts.seats)), bold=True)
    return [
        *theme.heading("Findet die Wahl statt? (§ 86 Abs. 1 Satz 3 HGO)", room=55 * mm),
        table(_TEST, [*rows, total, needed]),
        theme.text(unbroken(outcome(facts)), bold=True),
        *_noted(facts.test_note),
    ]


def _stands(one: DecidedListFacts) -> str:
    if one.is_postponed:
        return "vertagt"
    return DECISIONS[one.decision] if one.decision else BLANK


def _counted(one: DecidedListFacts) -> str:
    if one.is_postponed:
        return "–"
    return number(one.admitted_persons) if one.decision else BLANK[:8]


def _not_known(facts: MinutesFacts) -> str:
    if facts.is_postponed:
        return "Ob die Wahl stattfindet, stellt die Sitzung fest, die über den Rest entscheidet."
    return "Die Wahl findet statt / findet nicht statt (bitte streichen)."


def outcome(facts: MinutesFacts) -> str:
    """Say whether the election takes place (§ 86 Abs. 1 Satz 3 HGO, § 1 Abs. 2 KWG; R-BODY-08).

    As many persons as seats are enough. While a decision is open, nobody knows.
    """
    if not facts.is_decided:
        return _not_known(facts)
    if not facts.standing:
        return "Die Wahl findet nicht statt: Es ist kein Wahlvorschlag eingereicht worden."
    if not facts.admitted:
        return "Die Wahl findet nicht statt: Kein Wahlvorschlag ist zugelassen."
    admitted = count_of(facts.candidates, "Person", "Personen")
    verb = "ist" if facts.candidates == 1 else "sind"
    compared = f"{admitted} {verb} zugelassen, {number(facts.seats)} Mitglieder sind zu wählen"
    if facts.candidates < facts.seats:
        return (
            f"Die Wahl findet nicht statt: {compared}. In der Wahlzeit besteht damit kein "
            "Ausländerbeirat."
        )
    if len(facts.admitted) == 1:
        return (
            f"Die Wahl findet statt: {compared}. Weil nur ein Wahlvorschlag zugelassen ist, wird "
            "nach den Grundsätzen der Mehrheitswahl gewählt (§ 1 Abs. 2 KWG)."
        )
    return f"Die Wahl findet statt: {compared}."
