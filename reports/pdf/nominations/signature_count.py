"""How many support signatures of a list were looked up and are valid; it names nobody (R-DP-05).

(§ 11 KWG; R-LIST-06, R-LIST-07.)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import count_of, long_date, number, short_date
from reports.pdf.letters import INVENTED, SenderFacts, letter_text
from reports.pdf.nominations.eligibility import certified
from reports.pdf.nominations.facts import GroupFacts
from reports.pdf.nominations.forms import ELECTION, election_line
from reports.pdf.tables import Column, Row, facts_table, table

TITLE = "Bescheinigung über Unterstützungsunterschriften"
_OUTCOMES = (Column("Ergebnis der Prüfung"), Column("Unterschriften", 36, right=True))


@dataclass(frozen=True, slots=True)
class SignatureCountFacts:
    """What came of the signatures of one list; ``office`` is the Gemeindebehörde that certifies.

    ``outcomes`` say what came of how many. ``is_exempt`` is None while nobody decided whether the
    group is represented.
    """

    office: SenderFacts
    election_day: date
    group: GroupFacts
    issued_on: date
    outcomes: tuple[tuple[str, int], ...]
    valid: int
    needed: int
    is_exempt: bool | None = None
    invented_names: bool = False

    @property
    def checked(self) -> int:
        """How many signatures were looked up."""
        return sum(count for _said, count in self.outcomes)


def render_signature_count(facts: SignatureCountFacts) -> bytes:
    """Return the certificate for a whole list (§ 11 KWG; R-LIST-06, R-LIST-07, R-DP-05)."""
    day = short_date(facts.election_day)
    sheet = theme.PageFrame(
        municipality=facts.office.municipality,
        title=f"{TITLE} – Wahl des Ausländerbeirats {facts.office.municipality}, {day}",
        running_title=f"Unterstützungsunterschriften, Wahl des Ausländerbeirats am {day}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: SignatureCountFacts) -> list[Flowable]:
    rows = [Row((said, number(count))) for said, count in facts.outcomes]
    total = Row(("Zusammen geprüft", number(facts.checked)), bold=True)
    return [
        theme.Bookmark(TITLE, 0),
        theme.text(TITLE, theme.TITLE),
        theme.text(election_line(facts.election_day, facts.office.municipality), ELECTION),
        facts_table(
            [
                ("Partei oder Wählergruppe", facts.group.title),
                ("Nötige Unterschriften", _needed(facts)),
                ("Stand", long_date(facts.issued_on)),
            ],
            to_fill=True,
        ),
        table(_OUTCOMES, [*rows, total]),
        letter_text(_said(facts)),
        letter_text(
            "Wer unterschrieben hat, steht hier nicht und wird nicht aufbewahrt. Die Formblätter "
            "gehören zum Wahlvorschlag."
        ),
        certified(facts.office, None),
    ]


def _needed(facts: SignatureCountFacts) -> str:
    if facts.is_exempt is None:
        return f"{number(facts.needed)}, wenn die Gruppe nicht vertreten ist"
    return number(facts.needed) if facts.needed else "keine (die Gruppe ist vertreten)"


def _said(facts: SignatureCountFacts) -> str:
    if not facts.checked:
        return "Es ist noch keine Unterstützungsunterschrift geprüft."
    looked_up = count_of(facts.checked, "Unterschrift ist", "Unterschriften sind")
    valid = count_of(facts.valid, "ist", "sind")
    return (
        f"{looked_up} geprüft, {valid} gültig. Gültig heißt: Die Person war am Tag ihrer "
        "Unterschrift für diese Wahl wahlberechtigt (§ 86 Abs. 2 HGO) und hat keine andere Liste "
        "gültig unterstützt (§ 11 KWG)."
    )
