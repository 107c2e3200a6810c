"""Niederschrift über die Feststellung des endgültigen Wahlergebnisses (§ 54 Abs. 2 KWO; R-CNT-11).

The protocol of the Wahlausschuss: from facts to bytes, in the order in which the committee reads
it aloud. The numbers „Nr. 1“ to „Nr. 7“ are those of § 54 Abs. 2 KWO.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import UNKNOWN, count_of, long_date, number, percent, short_date
from reports.pdf.result.calculation import calculation
from reports.pdf.result.candidates import candidate_tables, elected_table
from reports.pdf.result.protocol_facts import ListFacts, LotFacts, ProtocolFacts
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
_MEMBERS = (Column("Name", 55), Column("Funktion", 62), Column("Unterschrift"))


def render_protocol(facts: ProtocolFacts) -> bytes:
    """Return the protocol as a PDF; the same facts give the same bytes (R-CNT-11)."""
    sheet = theme.Sheet(
        municipality=facts.municipality,
        title=f"{TITLE} – {facts.municipality}, {short_date(facts.election_day)}",
        running_title=(
            f"Niederschrift, Wahl des Ausländerbeirats am {short_date(facts.election_day)}"
        ),
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: story(facts))


def story(facts: ProtocolFacts) -> list[Flowable]:
    """Return the content of the protocol, section by section."""
    return [
        *_opening(facts),
        *_figures(facts),
        *([] if facts.majority_vote else _list_votes(facts)),
        *_seats(facts),
        *_elected(facts),
        *theme.heading("Stimmen der Bewerberinnen und Bewerber (Nr. 5)", room=70 * mm),
        *candidate_tables(facts),
        *_lots(facts.lots),
        *_explanations(facts),
        *_grounds(facts),
        *_closing(facts),
    ]


def _opening(facts: ProtocolFacts) -> list[Flowable]:
    day = long_date(facts.meeting_day) if facts.meeting_day else "____________________"
    place = facts.meeting_place or "________________________________________"
    return [
        theme.Bookmark("Niederschrift", 0),
        theme.text(TITLE, theme.TITLE),
        theme.text(
            f"{facts.municipality} (Gemeindeschlüssel {facts.ags}), Wahl am "
            f"{long_date(facts.election_day)}",
            theme.SUBTITLE,
        ),
        theme.text(f"Sitzung des Wahlausschusses am {day}, Ort: {place}"),
        theme.text(
            "Der Wahlausschuss hat das endgültige Ergebnis der Wahl des Ausländerbeirats nach "
            "§ 54 Abs. 2 KWO festgestellt. Die Nummern 1 bis 7 dieser Niederschrift sind die "
            "Nummern dieser Vorschrift."
        ),
        *([theme.text(f"{INVENTED}.", bold=True)] if facts.invented_names else []),
    ]


def _figures(facts: ProtocolFacts) -> list[Flowable]:
    with_card = "darunter mit Wahlschein"
    rows = [
        Row(("1", "Wahlberechtigte", number(facts.electors))),
        Row(("2", "Wählerinnen und Wähler", number(facts.voters))),
        Row(("", with_card, number(facts.voters_with_card))),
        Row(("", "Wahlbeteiligung", percent(facts.voters, facts.electors))),
        Row(("3", "ungültige Stimmzettel", number(facts.invalid_ballots))),
        Row(("", "gültige Stimmzettel", number(facts.valid_ballots))),
        Row(("3", "gültige Stimmen", number(facts.valid_votes))),
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


def _list_votes(facts: ProtocolFacts) -> list[Flowable]:
    total = sum(entry.votes for entry in facts.lists)
    rows = [
        Row(
            (
                str(entry.number),
                entry.name,
                entry.short_name,
                number(entry.votes),
                percent(entry.votes, total),
            )
        )
        for entry in facts.lists
    ]
    return [
        *theme.heading("Gültige Stimmen der Wahlvorschläge (Nr. 4)"),
        table(_LIST_VOTES, [*rows, Row(("", "Summe", "", number(total), ""), bold=True)]),
    ]


def _seats(facts: ProtocolFacts) -> list[Flowable]:
    rows = [_seat_row(entry) for entry in facts.lists]
    given = number(sum(entry.seats for entry in facts.lists))
    total = number(sum(entry.votes for entry in facts.lists))
    empty = UNKNOWN if any(e.vacant is None for e in facts.lists) else number(facts.vacant)
    return [
        *theme.heading("Sitze der Wahlvorschläge (Nr. 6)"),
        table(_SEATS, [*rows, Row(("", "Summe", total, given, empty), bold=True)]),
        *theme.heading("So wurde gerechnet", level=1),
        *calculation(facts),
    ]


def _seat_row(entry: ListFacts) -> Row:
    seats, empty = number(entry.seats), number(entry.vacant)
    return Row((str(entry.number), entry.name, number(entry.votes), seats, empty))


def _elected(facts: ProtocolFacts) -> list[Flowable]:
    return [
        *theme.heading("Gewählte Bewerberinnen und Bewerber (Nr. 7)"),
        *elected_table(facts),
    ]


def _lots(lots: Sequence[LotFacts]) -> list[Flowable]:
    if not lots:
        return []
    shown: list[Flowable] = theme.heading("Losentscheide")
    for lot in lots:
        shown += [
            theme.text(lot.question, bold=True),
            theme.text(
                f"Gleichauf waren: {', '.join(lot.tied)}. Die Wahlleitung hat am "
                f"{long_date(lot.drawn_on)} das Los gezogen. Gezogen wurde: {', '.join(lot.drawn)}."
            ),
        ]
        if lot.minutes:
            shown.append(theme.text(f"Hergang: {lot.minutes}"))
    return shown


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
            f"Angewandtes Recht: Fassung {facts.law_version}. Regelwerk des Programms: "
            f"{facts.rule_version}."
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
    if facts.sources:
        shown.append(theme.text("Quellen der Zahlen:"))
        shown += [theme.text(f"– {source}", theme.SMALL) for source in facts.sources]
    return shown


def _closing(facts: ProtocolFacts) -> list[Flowable]:
    present = [(member.name, member.function) for member in facts.members]
    lines = present or [("", function) for function in BLANK_MEMBERS]
    room = min(42 + 11 * len(lines), 220) * mm
    return [
        *theme.heading("Schluss und Unterschriften", room=room),
        theme.text(_outcome(facts)),
        theme.text("Die Niederschrift wurde vorgelesen, genehmigt und unterschrieben."),
        signature_table(_MEMBERS, [Row((name, function, "")) for name, function in lines]),
    ]


def _outcome(facts: ProtocolFacts) -> str:
    people = sum(c.elected for entry in facts.lists for c in entry.candidates)
    if facts.elected_complete:
        return (
            f"Festgestellt sind {count_of(facts.seats, 'Sitz', 'Sitze')} und "
            f"{count_of(people, 'gewählte Person', 'gewählte Personen')}."
        )
    still_open = count_of(
        sum(entry.elected_open for entry in facts.lists), "Wahlvorschlag", "Wahlvorschlägen"
    )
    return (
        f"Festgestellt sind {count_of(facts.seats, 'Sitz', 'Sitze')}. Wer gewählt ist, bleibt bei "
        f"{still_open} offen, weil nicht alle Bewerberstimmen vorliegen."
    )
