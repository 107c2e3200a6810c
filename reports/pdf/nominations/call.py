"""The public call for lists (§ 22 KWO; C-02, C-03, R-LIST-01..10, R-ELIG-01..05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from elections.law.course.deadlines import NOMINATIONS_CLOSE_AT
from reports.pdf import theme
from reports.pdf.german import count_of, long_date, number, short_date
from reports.pdf.letters import (
    SenderFacts,
    announcement_head,
    boxed,
    filled,
    in_a_row,
    items,
    letter_text,
    signature,
)
from reports.pdf.words import period

ROOM = 30 * mm
"""What a section needs below its heading to begin on a page."""


@dataclass(frozen=True, slots=True)
class ListCallFacts:
    """What the call says.

    ``hand_in_at`` are the lines of the place where lists are handed in, ``forms_from`` where the
    forms are to be had, an address of the internet or a room. ``signatures`` is the number that a
    group without a seat needs, ``signatures_if_represented`` that of the others. With
    ``had_commission`` a commission stood in for the Ausländerbeirat during the running Wahlzeit,
    which exempts nobody. ``candidates_since`` is the last day on which the residence of a candidate
    may begin.
    """

    sender: SenderFacts
    election_day: date
    seats: int
    term_starts_on: date
    term_ends_on: date
    closes_on: date
    hand_in_at: tuple[str, ...]
    signatures: int
    candidates_since: date
    decided_on: date
    issued_on: date
    signatures_if_represented: int = 0
    had_commission: bool = False
    forms_from: str = ""
    online_at: str = ""


def render_list_call(facts: ListCallFacts) -> bytes:
    """Return the announcement that calls for lists (§ 22 Abs. 1 KWO; C-02)."""
    place, day = facts.sender.municipality, short_date(facts.election_day)
    sheet = theme.PageFrame(
        municipality=place,
        title=f"Aufforderung zur Einreichung von Wahlvorschlägen – {place}, {day}",
        running_title=f"Öffentliche Bekanntmachung: Wahlvorschläge zur Ausländerbeiratswahl {day}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: ListCallFacts) -> list[Flowable]:
    return [
        *announcement_head(
            "Öffentliche Bekanntmachung der Wahlleitung",
            "Aufforderung zur Einreichung von Wahlvorschlägen für die Wahl des Ausländerbeirats "
            f"am {long_date(facts.election_day)}",
            facts.sender.municipality,
        ),
        *_request(facts),
        *theme.heading("Wer kann Wahlvorschläge einreichen?", room=ROOM),
        letter_text(
            "Parteien im Sinne des Artikels 21 des Grundgesetzes und Wählergruppen (§ 10 KWG). "
            "Jede kann nur einen Wahlvorschlag einreichen; Wahlvorschläge können nicht miteinander "
            "verbunden werden."
        ),
        *theme.heading("Wer kann gewählt werden?", room=ROOM),
        *_eligible(facts),
        *theme.heading("Was muss im Wahlvorschlag stehen?", room=ROOM),
        *items(CONTENTS),
        *theme.heading("Wie werden die Bewerberinnen und Bewerber bestimmt?", room=ROOM),
        letter_text(ASSEMBLY),
        *theme.heading("Wer braucht Unterstützungsunterschriften?", room=ROOM),
        *map(letter_text, support(facts)),
        *theme.heading("Was ist einzureichen?", room=ROOM),
        *items(enclosed(facts)),
        *_forms(facts),
        *theme.heading("Wie geht es weiter?", room=ROOM),
        *items(afterwards(facts)),
        signature(facts.sender, facts.issued_on),
    ]


def _request(facts: ListCallFacts) -> list[Flowable]:
    term = period(facts.term_starts_on, facts.term_ends_on)
    return [
        letter_text(
            f"Am {long_date(facts.election_day)} wird der Ausländerbeirat für die Wahlzeit {term} "
            f"gewählt. Er hat {count_of(facts.seats, 'Mitglied', 'Mitglieder')}. Nach § 22 Abs. 1 "
            "der Kommunalwahlordnung (KWO) fordere ich auf, Wahlvorschläge einzureichen."
        ),
        boxed(
            [
                letter_text(
                    f"Letzter Zeitpunkt: {long_date(facts.closes_on)}, "
                    f"{NOMINATIONS_CLOSE_AT:%H:%M} Uhr",
                    bold=True,
                ),
                letter_text(
                    f"Einzureichen schriftlich bei: {in_a_row(facts.hand_in_at)}. Wahlvorschläge, "
                    "die später eingehen, können nicht zugelassen werden (§ 13 Abs. 1 KWG)."
                ),
            ]
        ),
        letter_text(
            "Bitte reichen Sie so früh ein, dass Mängel noch vor diesem Zeitpunkt behoben werden "
            "können. Danach lassen sich nur noch Mängel eines gültigen Wahlvorschlags beheben "
            "(§ 14 KWG)."
        ),
    ]


def _eligible(facts: ListCallFacts) -> list[Flowable]:
    return [
        letter_text("Wählbar ist nach § 86 Abs. 3 bis 5 HGO, wer am Wahltag"),
        *items(
            (
                "mindestens 18 Jahre alt ist,",
                "seit mindestens drei Monaten, also spätestens seit dem "
                f"{long_date(facts.candidates_since)}, in der Gemeinde wohnt (bei mehreren "
                "Wohnungen zählt die Hauptwohnung) und",
                "nicht Deutsche oder Deutscher im Sinne des Artikels 116 Abs. 1 des Grundgesetzes "
                "ist, auch staatenlos, oder Deutsche oder Deutscher ist und das in Deutschland als "
                "ausländische Einwohnerin oder ausländischer Einwohner erworben hat oder auch eine "
                "ausländische Staatsangehörigkeit besitzt. Die Aufnahme als Aussiedlerin, "
                "Aussiedler, Spätaussiedlerin oder Spätaussiedler genügt nicht.",
            )
        ),
        letter_text(
            "Nicht wählbar ist, wem ein Gericht die Wählbarkeit oder die Fähigkeit genommen hat, "
            "öffentliche Ämter zu bekleiden (§ 32 Abs. 2 HGO). Wer dem Gemeindevorstand angehört "
            "oder hauptberuflich bei der Gemeinde arbeitet, kann an einem Sitz gehindert sein; das "
            "wird nach der Wahl geprüft (§ 86 Abs. 5 mit §§ 37, 65 Abs. 2 HGO)."
        ),
    ]


CONTENTS = (
    "der Name der Partei oder Wählergruppe und ihre Kurzbezeichnung, wenn sie eine verwendet; der "
    "Name muss sich von bestehenden deutlich unterscheiden (§ 11 Abs. 1 KWG)",
    "beliebig viele Bewerberinnen und Bewerber in erkennbarer Reihenfolge (§ 11 Abs. 2 KWG)",
    "von jeder Person Familienname, Rufname, „Frau“ oder „Herr“, Beruf oder Stand, Tag und Ort der "
    "Geburt und Anschrift der Hauptwohnung (§ 23 Abs. 1 KWO)",
    "Namen und Anschriften der Vertrauensperson und der stellvertretenden Vertrauensperson; beide "
    "unterschreiben den Wahlvorschlag mit der Hand und stehen selbst nicht darauf",
)

ASSEMBLY = (
    "In einer Versammlung der Mitglieder der Partei oder Wählergruppe im Wahlkreis oder ihrer "
    "Vertreterinnen und Vertreter. Mindestens drei Personen müssen mit abstimmen. Alle "
    "Teilnehmenden können vorschlagen; wer vorgeschlagen ist, kann sich vorstellen. Über die "
    "Personen und ihre Reihenfolge wird geheim abgestimmt. Frauen und Männer sollen gleichermaßen "
    "berücksichtigt werden. Die Versammlung benennt die beiden Vertrauenspersonen. Über ihren "
    "Verlauf wird eine Niederschrift aufgenommen (§ 12 KWG)."
)


def support(facts: ListCallFacts) -> list[str]:
    """Say how many signatures are needed, by whom, and who is exempt (§ 11 KWG; R-LIST-06, -07)."""
    bodies = "im Hessischen Landtag oder über einen Wahlvorschlag aus Hessen im Bundestag"
    if not facts.had_commission:
        bodies = f"im Ausländerbeirat, {bodies}"
    represented = facts.signatures_if_represented
    exempt = "brauchen keine" if not represented else f"brauchen nur {number(represented)}"
    said = [
        "Ein Wahlvorschlag braucht die Unterschriften von mindestens "
        f"{number(facts.signatures)} Wahlberechtigten: doppelt so viele, wie Mitglieder zu wählen "
        f"sind. Parteien und Wählergruppen, die in der laufenden Wahlzeit ununterbrochen {bodies} "
        f"vertreten waren, {exempt} (§ 11 KWG).",
        "Unterschreiben kann, wer zum Zeitpunkt der Unterschrift zur Wahl des Ausländerbeirats "
        "wahlberechtigt ist: ausländische Einwohnerinnen und Einwohner ab 18 Jahren, auch "
        "Staatenlose, die seit mindestens sechs Wochen in der Gemeinde wohnen. Wer die deutsche "
        "Staatsangehörigkeit besitzt, auch neben einer anderen, kann nicht unterschreiben (§ 86 "
        "Abs. 2 HGO). Jede Person kann nur einen Wahlvorschlag unterstützen, mit der Hand "
        "und auf einem amtlichen Formblatt.",
    ]
    if facts.had_commission:
        said.append(
            "In der laufenden Wahlzeit besteht in der Gemeinde kein Ausländerbeirat. Eine frühere "
            "Vertretung darin befreit deshalb niemanden."
        )
    return said


def enclosed(facts: ListCallFacts) -> list[str]:
    """Say what belongs to a list (§§ 11 to 13 KWG, § 23 KWO; R-LIST-03, R-LIST-05..09)."""
    return [
        "der Wahlvorschlag mit den Unterschriften der beiden Vertrauenspersonen",
        "von jeder Bewerberin und jedem Bewerber eine schriftliche Zustimmung; sie kann nicht "
        "widerrufen werden, und jede Person kann nur auf einem Wahlvorschlag stehen",
        "von jeder Bewerberin und jedem Bewerber eine Bescheinigung der Wählbarkeit",
        "die Niederschrift über die Versammlung mit den Versicherungen an Eides statt",
        f"soweit nötig, mindestens {number(facts.signatures)} Unterstützungsunterschriften, jede "
        "mit einer Bescheinigung des Wahlrechts",
        "bei einer Auskunftssperre nach § 51 des Bundesmeldegesetzes deren Nachweis; dann genügt "
        "eine Anschrift, unter der die Person erreichbar ist (§ 15 Abs. 5 KWG)",
    ]


def _forms(facts: ListCallFacts) -> list[Flowable]:
    where = facts.forms_from or in_a_row(facts.hand_in_at)
    said = (
        f"Die Vordrucke sind kostenlos erhältlich: {where}. Formblätter für "
        "Unterstützungsunterschriften gibt die Wahlleitung auf Anforderung aus; dabei ist der Name "
        "der Partei oder Wählergruppe anzugeben (§ 23 Abs. 2 KWO)."
    )
    if facts.online_at:
        said += (
            f" Die Angaben können unter {facts.online_at} eingegeben werden; eingereicht ist der "
            "Wahlvorschlag erst mit dem unterschriebenen Papier."
        )
    contact = ", ".join(filled(facts.sender.contact))
    return [letter_text(said), *([letter_text(f"Fragen: {contact}")] if contact else [])]


def afterwards(facts: ListCallFacts) -> list[str]:
    """Say what follows (§§ 15 KWG, 26 KWO; § 86 Abs. 1 HGO; R-BODY-08, R-LIST-13..16)."""
    return [
        f"Am {long_date(facts.decided_on)} entscheidet der Wahlausschuss in öffentlicher Sitzung "
        "über die Zulassung (§ 15 Abs. 1 KWG). Bis dahin können beide Vertrauenspersonen den "
        "Wahlvorschlag gemeinsam und schriftlich zurücknehmen oder ändern (§ 13 Abs. 3 KWG).",
        "Von den zugelassenen Bewerberinnen und Bewerbern werden Familienname, Rufname, „Frau“ "
        "oder „Herr“, Beruf oder Stand und das Geburtsjahr bekannt gemacht. Anschriften werden "
        "nicht veröffentlicht (§ 26 KWO).",
        f"Sind insgesamt weniger als {count_of(facts.seats, 'Person', 'Personen')} zugelassen, "
        "findet keine Wahl statt; in der Wahlzeit besteht dann kein Ausländerbeirat (§ 86 Abs. 1 "
        "Satz 3 HGO).",
        "Ist nur ein Wahlvorschlag zugelassen, wird nach den Grundsätzen der Mehrheitswahl gewählt "
        "(§ 1 Abs. 2 KWG).",
    ]
