"""Niederschrift über die Feststellung des endgültigen Wahlergebnisses (§ 54 Abs. 2 KWO; R-CNT-11).

The protocol of the Wahlausschuss: from facts to bytes, in the order in which the committee reads
it aloud. The numbers „Nr. 1“ to „Nr. 7“ are those of § 54 Abs. 2 KWO.
"""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from ballots.law.result.result import LotQuestion, Result, ResultList
from reports.pdf import theme
from reports.pdf.anchors import anchor_section
from reports.pdf.german import UNKNOWN, count_of, long_date, number, percent, short_date
from reports.pdf.result.calculation import calculation
from reports.pdf.result.candidates import candidate_tables, elected_table
from reports.pdf.result.protocol_facts import ProtocolFacts
from reports.pdf.tables import Column, Row, signature_table, table

TITLE = (
    "Niederschrift über die Feststellung des endgültigen Wahlergebnisses "
    "der Wahl des Ausländerbeirats"
)
INVENTED = "Namen erfunden (Vorführung)"
BLANK_MEMBERS = (
    "Wahlleiterin oder Wahlleiter (Vorsitz)",
    *("Beisitzerin oder Beisitzer",) * 6,
    "Schriftführung",
)

_FIGURES = (Column("Nr.", 12), Column("Feststellung"), Column("Zahl", 40, right=True))
_LIST_VOTES = (
    Column("Nr.", 10),
    Column("Wahlvorschlag"),
    Column("Kurzbezeichnung", 34),
    Column("Stimmen", 22, right=True),
    Column("Anteil", 20, right=True),
)
_SEATS = (
    Column("Nr.", 10),
    Column("Wahlvorschlag"),
    Column("Stimmen", 24, right=True),
    Column("Sitze", 20, right=True),
    Column("davon leer", 24, right=True),
)
_QUESTIONS = {
    LotQuestion.LISTS: "Sitz zwischen Listen mit gleichem Bruchteil",
    LotQuestion.PERSONS: "Sitz zwischen Personen mit gleicher Stimmenzahl",
}
_MEMBERS = (Column("Name", 55), Column("Funktion", 62), Column("Unterschrift"))


def render_protocol(facts: ProtocolFacts) -> bytes:
    """Return the protocol as a PDF; the same facts give the same bytes (R-CNT-11)."""
    sheet = theme.PageFrame(
        municipality=facts.municipality,
        title=f"{TITLE} – {facts.municipality}, {short_date(facts.result.election.day)}",
        running_title=(
            f"Niederschrift, Wahl des Ausländerbeirats am {short_date(facts.result.election.day)}"
        ),
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.result.invented_names else "",
    )
    return theme.render(sheet, lambda: story(facts))


def story(facts: ProtocolFacts) -> list[Flowable]:
    """Return the content of the protocol, section by section."""
    return [
        *_opening(facts),
        *_figures(facts.result),
        *([] if facts.result.majority_vote else _list_votes(facts.result)),
        *_seats(facts.result),
        *_elected(facts.result),
        *theme.heading("Stimmen der Bewerberinnen und Bewerber (Nr. 5)", room=70 * mm),
        *candidate_tables(facts.result),
        *_lots(facts.result),
        *_explanations(facts),
        *_grounds(facts),
        *anchor_section(facts.anchor),
        *_closing(facts),
    ]


def _opening(facts: ProtocolFacts) -> list[Flowable]:
    day = long_date(facts.meeting_day) if facts.meeting_day else "____________________"
    place = facts.meeting_place or "________________________________________"
    return [
        theme.Bookmark("Niederschrift", 0),
        theme.text(TITLE, theme.TITLE),
        theme.text(
            f"{facts.municipality} (Gemeindeschlüssel {facts.result.election.ags}), Wahl am "
            f"{long_date(facts.result.election.day)}",
            theme.SUBTITLE,
        ),
        theme.text(f"Sitzung des Wahlausschusses am {day}, Ort: {place}"),
        theme.text(
            "Der Wahlausschuss hat das endgültige Ergebnis der Wahl des Ausländerbeirats nach "
            "§ 54 Abs. 2 KWO festgestellt. Die Nummern 1 bis 7 dieser Niederschrift sind die "
            "Nummern dieser Vorschrift."
        ),
        *([theme.text(f"{INVENTED}.", bold=True)] if facts.result.invented_names else []),
    ]


def _figures(result: Result) -> list[Flowable]:
    with_card = "darunter mit Wahlschein"
    rows = [
        Row(("1", "Wahlberechtigte", number(result.electors))),
        Row(("2", "Wählerinnen und Wähler", number(result.voters))),
        Row(("", with_card, number(result.voters_with_card))),
        Row(("", "Wahlbeteiligung", percent(result.voters, result.electors))),
        Row(("3", "ungültige Stimmzettel", number(result.invalid_ballots))),
        Row(("", "gültige Stimmzettel", number(result.valid_ballots))),
        Row(("3", "gültige Stimmen", number(result.valid_votes))),
    ]
    shown: list[Flowable] = [
        *theme.heading("Wahlberechtigte, Wählende, Stimmen (Nr. 1 bis 3)"),
        table(_FIGURES, rows),
    ]
    if any(row.cells[2] == UNKNOWN for row in rows):
        shown.append(
            theme.text(
                "„unbekannt“ heißt: Die Zahl liegt nicht vor. Sie ist nicht null.", theme.SMALL
            )
        )
    return shown


def _list_votes(result: Result) -> list[Flowable]:
    total = sum(entry.votes for entry in result.lists)
    rows = [
        Row(
            (
                str(entry.number),
                entry.name,
                entry.short_name or "–",
                number(entry.votes),
                percent(entry.votes, total),
            )
        )
        for entry in result.lists
    ]
    return [
        *theme.heading("Gültige Stimmen der Wahlvorschläge (Nr. 4)"),
        table(_LIST_VOTES, [*rows, Row(("", "Summe", "", number(total), ""), bold=True)]),
    ]


def _seats(result: Result) -> list[Flowable]:
    rows = [_seat_row(entry) for entry in result.lists]
    given = number(sum(entry.seats for entry in result.lists))
    total = number(sum(entry.votes for entry in result.lists))
    empty = (
        UNKNOWN
        if any(e.vacant is None for e in result.lists)
        else number(sum(e.vacant or 0 for e in result.lists))
    )
    return [
        *theme.heading("Sitze der Wahlvorschläge (Nr. 6)"),
        table(_SEATS, [*rows, Row(("", "Summe", total, given, empty), bold=True)]),
        *theme.heading("So wurde gerechnet", level=1),
        *calculation(result),
    ]


def _seat_row(entry: ResultList) -> Row:
    seats, empty = number(entry.seats), number(entry.vacant)
    return Row((str(entry.number), entry.name, number(entry.votes), seats, empty))


def _elected(result: Result) -> list[Flowable]:
    return [
        *theme.heading("Gewählte Bewerberinnen und Bewerber (Nr. 7)"),
        *elected_table(result),
    ]


def _lots(result: Result) -> list[Flowable]:
    if not result.lots:
        return []
    shown: list[Flowable] = theme.heading("Losentscheide")
    for lot in result.lots:
        names = _names_in(result, lot.question)
        tied, drawn = (", ".join(names[key] for key in keys) for keys in (lot.tied, lot.drawn))
        shown += [
            theme.text(_QUESTIONS[lot.question], bold=True),
            theme.text(
                f"Gleichauf waren: {tied}. Die Wahlleitung hat am {long_date(lot.drawn_on)} das "
                f"Los gezogen. Gezogen wurde: {drawn}."
            ),
        ]
        if lot.minutes:
            shown.append(theme.text(f"Hergang: {lot.minutes}"))
    return shown


def _names_in(result: Result, question: LotQuestion) -> dict[int, str]:
    """The names behind a lot's numbers: lists, or persons of the single list."""
    if question is LotQuestion.LISTS:
        return {entry.number: f"Liste {entry.number} {entry.title}" for entry in result.lists}
    return {person.place: person.name for person in result.lists[0].candidates}


def _explanations(facts: ProtocolFacts) -> list[Flowable]:
    shown: list[Flowable] = []
    if facts.warnings:
        columns = (Column("Auffälligkeit"), Column("Erklärung"))
        shown += [
            *theme.heading("Auffälligkeiten und ihre Erklärung"),
            table(columns, [Row((w.finding, w.explanation)) for w in facts.warnings]),
        ]
    if facts.remarks:
        shown += theme.heading("Bemerkungen")
        shown += [theme.text(remark) for remark in facts.remarks]
    return shown


def _grounds(facts: ProtocolFacts) -> list[Flowable]:
    shown: list[Flowable] = [
        *theme.heading("Grundlagen"),
        theme.text(
            f"Angewandtes Recht: Fassung {facts.result.election.law_version}. Regelwerk des "
            f"Programms: {facts.rule_version}."
        ),
    ]
    if facts.assumptions:
        columns = (Column("Regel", 26), Column("Offener Punkt"), Column("So behandelt", 48))
        rows = [Row((a.rule_id, a.sentence, a.value)) for a in facts.assumptions]
        shown += [
            theme.text(
                "Annahmen: Bei diesen Punkten ist der Wortlaut des Gesetzes offen oder lag nicht "
                "vor. Die Wahlleitung hat sie vor der Feststellung gesehen."
            ),
            table(columns, rows),
        ]
    if facts.result.sources:
        shown.append(theme.text("Quellen der Zahlen:"))
        shown += [theme.text(f"– {source}", theme.SMALL) for source in facts.result.sources]
    return shown


def _closing(facts: ProtocolFacts) -> list[Flowable]:
    present = [(member.name, member.function) for member in facts.members]
    lines = present or [("", function) for function in BLANK_MEMBERS]
    room = min(42 + 11 * len(lines), 220) * mm
    return [
        *theme.heading("Schluss und Unterschriften", room=room),
        theme.text(_outcome(facts.result)),
        theme.text("Die Niederschrift wurde vorgelesen, genehmigt und unterschrieben."),
        signature_table(_MEMBERS, [Row((name, function, "")) for name, function in lines]),
    ]


def _outcome(result: Result) -> str:
    people = sum(c.elected for entry in result.lists for c in entry.candidates)
    if result.persons_determined:
        return (
            f"Festgestellt sind {count_of(result.seats, 'Sitz', 'Sitze')} und "
            f"{count_of(people, 'gewählte Person', 'gewählte Personen')}."
        )
    still_open = count_of(
        sum(not entry.persons_determined for entry in result.lists),
        "Wahlvorschlag",
        "Wahlvorschlägen",
    )
    named = f" und {count_of(people, 'gewählte Person', 'gewählte Personen')}" if people else ""
    return (
        f"Festgestellt sind {count_of(result.seats, 'Sitz', 'Sitze')}{named}. Wer gewählt ist, "
        f"bleibt bei {still_open} offen, weil nicht alle Bewerberstimmen vorliegen."
    )
