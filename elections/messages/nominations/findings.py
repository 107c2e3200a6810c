"""What is noticed about a list: for each kind a title, a sentence, and what helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Finding, Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class FindingText:
    """What people read of one kind of finding."""

    title: _StrOrPromise
    sentence: _StrOrPromise
    help: _StrOrPromise


_R = NominationRule

FINDING_TEXTS: dict[NominationRule, FindingText] = {
    _R.NOMINATION_LATE: FindingText(
        _("Zu spät eingegangen"),
        _(
            "Der Wahlvorschlag ging nach Ablauf der Frist ein; sie endete am %(closes)s "
            "(%(norm)s). Das lässt sich nicht beheben."
        ),
        _("Der Wahlausschuss weist die Liste zurück."),
    ),
    _R.NOMINATION_NOT_WRITTEN: FindingText(
        _("Nicht in Schriftform"),
        _("Der Wahlvorschlag liegt nicht in der vorgeschriebenen Form vor (%(norm)s)."),
        _("Reichen Sie ihn vor Ablauf der Frist auf Papier mit beiden Unterschriften ein."),
    ),
    _R.NOMINATION_NAME_MISSING: FindingText(
        _("Name fehlt"),
        _("Der Name der Partei oder Wählergruppe fehlt (%(norm)s)."),
        _("Tragen Sie den Namen so ein, wie ihn die Aufstellungsversammlung führt."),
    ),
    _R.NAME_LIKE_ANOTHER: FindingText(
        _("Name wie bei einer anderen Liste"),
        _("Name oder Kurzbezeichnung gleichen „%(other)s“; sie müssen sich deutlich "
          "unterscheiden (%(norm)s)."),
        _("Sprechen Sie mit der Liste, die später kam. Der Wahlausschuss entscheidet."),
    ),
    _R.TRUST_PERSONS_MISSING: FindingText(
        _("Vertrauenspersonen fehlen"),
        _("Vertrauensperson und Stellvertretung müssen beide benannt sein (%(norm)s)."),
        _("Nennen Sie beide mit Namen und Anschrift. Die Versammlung hat sie bestimmt."),
    ),
    _R.TRUST_PERSON_IS_CANDIDATE: FindingText(
        _("Vertrauensperson steht auf der Liste"),
        _("%(name)s ist auf der Liste und heißt wie eine Vertrauensperson (%(norm)s). Wer "
          "kandidiert, kann keine Vertrauensperson sein."),
        _("Benennen Sie eine andere Person. Sind es zwei Menschen mit gleichem Namen, schreiben "
          "Sie es dem Wahlamt."),
    ),
    _R.TRUST_SIGNATURES_MISSING: FindingText(
        _("Unterschriften der Vertrauenspersonen fehlen"),
        _("Von %(needed)s Unterschriften der Vertrauenspersonen fehlen %(missing)s oder sind "
          "mangelhaft (%(norm)s). Nach Ablauf der Frist lässt sich das nicht mehr beheben."),
        _("Beide unterschreiben den Wahlvorschlag von Hand, bevor die Frist endet."),
    ),
    _R.ASSEMBLY_RECORD_MISSING: FindingText(
        _("Niederschrift der Versammlung fehlt"),
        _("Die Niederschrift der Aufstellungsversammlung mit der Versicherung fehlt oder ist "
          "mangelhaft (%(norm)s). Sie kann nur vor Ablauf der Frist nachgereicht werden."),
        _("Reichen Sie sie mit allen Unterschriften ein, bevor die Frist endet."),
    ),
    _R.NO_CANDIDATES: FindingText(
        _("Niemand auf der Liste"),
        _("Der Wahlvorschlag nennt keine Person, die gewählt werden soll (%(norm)s)."),
        _("Tragen Sie die Personen in der Reihenfolge ein, die die Versammlung beschlossen hat."),
    ),
    _R.PLACES_NOT_IN_ORDER: FindingText(
        _("Reihenfolge ist unklar"),
        _("Die Reihenfolge der Plätze hat Lücken oder doppelte Nummern (%(norm)s)."),
        _("Nummerieren Sie die Plätze von 1 an ohne Lücke, wie es die Niederschrift sagt."),
    ),
    _R.SIGNATURES_MISSING: FindingText(
        _("Unterstützungsunterschriften fehlen"),
        _("Der Wahlvorschlag braucht %(needed)s gültige Unterstützungsunterschriften (%(norm)s). "
          "Es liegen %(signatures)s vor."),
        _("Reichen Sie weitere auf den amtlichen Formblättern ein, bevor die Frist endet."),
    ),
    _R.ELECTOR_CERTIFICATES_MISSING: FindingText(
        _("Bescheinigungen des Wahlrechts fehlen"),
        _("Für %(missing)s Unterschriften fehlt die Bescheinigung des Wahlrechts (%(norm)s). Sie "
          "kann nur vor Ablauf der Frist nachgereicht werden."),
        _("Das Wahlamt bescheinigt das Wahlrecht auf dem Formblatt."),
    ),
    _R.MORE_THAN_PRINTED: FindingText(
        _("Mehr Personen als gedruckt werden"),
        _("Auf der Liste stehen %(persons)s Personen, gedruckt werden die ersten %(seats)s "
          "(%(norm)s). Die übrigen können nur nachrücken."),
        _("Das ist erlaubt. Prüfen Sie, ob die Reihenfolge so gewollt ist."),
    ),
    _R.PERSON_NAMELESS: FindingText(
        _("Name fehlt"),
        _("Platz %(place)s: Der Name fehlt (%(norm)s). So lässt sich die Person nicht zulassen."),
        _("Tragen Sie Familiennamen und Rufnamen ein. Wer nur einen Namen hat, trägt den einen "
          "ein."),
    ),
    _R.BIRTH_DATE_MISSING: FindingText(
        _("Geburtsdatum fehlt"),
        _("Platz %(place)s (%(name)s): Das Geburtsdatum fehlt oder ist kein Tag des Kalenders "
          "(%(norm)s). So lässt sich die Person nicht zulassen."),
        _("Tragen Sie es ein, wie es im Ausweis steht."),
    ),
    _R.PERSON_INCOMPLETE: FindingText(
        _("Angaben fehlen"),
        _("Platz %(place)s (%(name)s): Es fehlt noch: %(lacking)s (%(norm)s)."),
        _("Ergänzen Sie die Angaben, bevor der Wahlausschuss entscheidet."),
    ),
    _R.CANDIDATE_TWICE: FindingText(
        _("Zweimal auf dieser Liste"),
        _("Platz %(place)s (%(name)s) steht auch auf Platz %(other)s dieser Liste (%(norm)s)."),
        _("Nehmen Sie die Person von einem der beiden Plätze."),
    ),
    _R.CONSENT_MISSING: FindingText(
        _("Zustimmung fehlt"),
        _("Platz %(place)s (%(name)s): Die Zustimmungserklärung fehlt oder ist mangelhaft "
          "(%(norm)s). Ohne sie fällt diese Person weg, die Liste bleibt bestehen."),
        _("Die Person unterschreibt die Erklärung von Hand. Sie muss vor Ablauf der Frist beim "
          "Wahlamt sein."),
    ),
    _R.CANDIDATE_NOT_ELIGIBLE: FindingText(
        _("Nicht wählbar"),
        _("Platz %(place)s (%(name)s) ist nicht wählbar: %(reason)s (%(norm)s). Diese Person "
          "fällt weg, die Liste bleibt bestehen."),
        _("Prüfen Sie Geburtsdatum und Angaben. Stimmen sie, lässt sich das nicht beheben."),
    ),
    _R.ELIGIBILITY_UNPROVEN: FindingText(
        _("Wählbarkeit nicht bescheinigt"),
        _("Platz %(place)s (%(name)s): Die Bescheinigung der Wählbarkeit fehlt oder ist "
          "mangelhaft (%(norm)s)."),
        _("Das Wahlamt prüft im Melderegister und stellt sie aus."),
    ),
    _R.BLOCKED_ADDRESS_UNPROVEN: FindingText(
        _("Auskunftssperre nicht nachgewiesen"),
        _("Platz %(place)s (%(name)s): Der Nachweis der Auskunftssperre fehlt (%(norm)s). Ohne "
          "ihn zählt die Wohnanschrift."),
        _("Reichen Sie den Nachweis vor Ablauf der Frist ein."),
    ),
    _R.CANDIDATE_ON_TWO_LISTS: FindingText(
        _("Auf zwei Listen"),
        _("Platz %(place)s (%(name)s) steht auch auf: %(other)s (%(norm)s). Jede Person darf nur "
          "auf einer Liste stehen."),
        _("Fragen Sie die Person, welcher Liste sie zugestimmt hat. Der anderen Liste sagen Sie "
          "nicht, auf welcher sie noch steht."),
    ),
    _R.CANDIDATE_LIKE: FindingText(
        _("Vielleicht auf zwei Listen"),
        _("%(name)s (Platz %(place)s) kann dieselbe Person sein wie %(people)s. Eine Person kann "
          "nur auf einer Liste stehen (%(norm)s)."),
        _("Ist es eine andere, schreiben Sie bei der Person auf, woran Sie es sehen."),
    ),
    _R.NOT_IN_REGISTER: FindingText(
        _("Nicht im Wählerverzeichnis"),
        _("Platz %(place)s (%(name)s) ist im Wählerverzeichnis nicht zu finden (%(norm)s)."),
        _("Wer auch deutsch ist, steht nicht darin und darf kandidieren. Prüfen Sie im "
          "Melderegister."),
    ),
    _R.STRUCK_IN_REGISTER: FindingText(
        _("Im Wählerverzeichnis gestrichen"),
        _("Platz %(place)s (%(name)s) ist im Wählerverzeichnis gestrichen (%(norm)s)."),
        _("Prüfen Sie dort den Grund und im Melderegister, ob die Person noch hier wohnt."),
    ),
    _R.CANDIDATE_POST_INCOMPATIBLE: FindingText(
        _("Amt und Mandat nicht vereinbar"),
        _("Hinweis zu Platz %(place)s (%(name)s): %(reason)s. Die Person darf gewählt werden, "
          "kann aber nicht beides zugleich sein (%(norm)s)."),
        _("Nach der Wahl bleibt eine Woche, um das Amt aufzugeben."),
    ),
}  # fmt: skip
"""One row for each kind of ``elections.law.nominations.findings.KINDS``."""

MESSAGES: dict[Rule, _StrOrPromise] = {rule: text.sentence for rule, text in FINDING_TEXTS.items()}


def finding_text(finding: Finding) -> FindingText:
    """Return title, sentence and help of what was noticed about a list."""
    return FINDING_TEXTS[NominationRule(finding.rule.value)]
