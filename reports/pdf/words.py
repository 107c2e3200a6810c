"""The law's words for what happens during the term; legal documents are German only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ballots.law.term.mandates import LossGround
from ballots.law.term.succession import PassedOver
from municipalities.law.commission.composition import Capacity
from reports.pdf.german import long_date

LOSS_WORDS: Mapping[LossGround, str] = {
    LossGround.RESIGNATION: "Verzicht auf den Sitz (§ 33 KWG)",
    LossGround.DEATH: "Tod",
    LossGround.ELIGIBILITY_LOST: (
        "Verlust der Wählbarkeit oder Eintritt eines Hinderungsgrunds (§ 33 KWG)"
    ),
    LossGround.COURT_RULING: "rechtskräftige Entscheidung eines Gerichts (§ 33 KWG)",
    LossGround.ELECTION_REVIEW: "Entscheidung im Wahlprüfungsverfahren (§§ 26, 33 KWG)",
    LossGround.NEVER_ACQUIRED: (
        "Der Sitz gilt als nicht erworben: Das Ende eines Hinderungsgrunds wurde nicht innerhalb "
        "einer Woche nachgewiesen (§ 23 Abs. 2 KWG)"
    ),
    LossGround.RESULT_CORRECTED: "neue Feststellung des Wahlergebnisses (§ 31 KWG)",
}
"""Why a seat is vacant (§§ 23, 26, 31, 33 KWG; R-END-02, R-END-03, R-END-11)."""

PASSED_OVER_WORDS: Mapping[PassedOver, str] = {
    PassedOver.LEFT_GROUP: "aus der Partei oder Wählergruppe ausgeschieden",
    PassedOver.WAIVED: "schriftlich und unwiderruflich verzichtet",
    PassedOver.DEAD: "verstorben",
    PassedOver.NOT_ELIGIBLE: "nicht mehr wählbar",
}
"""Why a person is not called (§ 34 Abs. 2 KWG; R-END-06)."""

CAPACITY_WORDS: Mapping[Capacity, str] = {
    Capacity.CHAIR: "Vorsitz (Bürgermeisterin oder Bürgermeister)",
    Capacity.EXECUTIVE: "Mitglied des Gemeindevorstands",
    Capacity.COUNCIL: "Mitglied der Gemeindevertretung",
    Capacity.EXPERT: "sachkundige Einwohnerin oder sachkundiger Einwohner",
}
"""In which capacity a person sits in the commission (§§ 72, 89 HGO; R-IK-01, R-IK-04, R-IK-06)."""


def period(starts_on: date, ends_on: date) -> str:
    """Return „vom 1. April 2026 bis zum 31. März 2031“."""
    return f"vom {long_date(starts_on)} bis zum {long_date(ends_on)}"
