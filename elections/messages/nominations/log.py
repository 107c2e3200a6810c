"""What the log says of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.messages.nominations.findings import FINDING_TEXTS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "nomination.received": _("Wahlvorschlag entgegengenommen"),
    "nomination.begun": _("Wahlvorschlag begonnen"),
    "nomination.named": _("Name eines Wahlvorschlags von der Liste geändert"),
    "nomination.receipt_taken_back": _("Eingang eines Wahlvorschlags zurückgenommen"),
    "nomination.order_set": _("Reihenfolge der Listen eingetragen"),
    "nomination.submitted": _("Wahlvorschlag online abgesendet"),
    "nomination.submission_taken_back": _("Online-Absendung zurückgenommen"),
    "nomination.printed": _("Wahlvorschlag gedruckt"),
    "nomination.paper_followed": _("Stand des Papiers übernommen"),
    "nomination.proofs_seen": _("Unterlagen eines Wahlvorschlags angesehen"),
    "nomination.examined": _("Wahlvorschlag geprüft"),
    "nomination.exemption_decided": _("Befreiung von Unterstützungsunterschriften entschieden"),
    "nomination.deficiency_issued": _("Mängelschreiben erstellt"),
    "nomination.remark_written": _("Bemerkung zu einer Liste geschrieben"),
    "nomination.remark_settled": _("Bemerkung zu einer Liste erledigt"),
    "nomination.corrected": _("Wahlvorschlag berichtigt"),
    "candidates.entered": _("Bewerberinnen und Bewerber eingetragen"),
    "candidates.taken_in": _("Personen einer Liste aus einer Datei übernommen"),
    "candidate.corrected": _("Person einer Liste berichtigt"),
    "candidate.noted": _("Vermerk des Wahlamts zu einer Person"),
    "trust_persons.named": _("Vertrauenspersonen eingetragen"),
    "trust_person.invited": _("Vertrauensperson eingeladen"),
    "trust_person.arrived": _("Vertrauensperson hat den Zugang eingelöst"),
    "trust_person.access_ended": _("Zugang einer Vertrauensperson beendet"),
    "candidate.removed": _("Person von einer Liste genommen"),
    "nomination.decision_corrected": _("Entscheidung über einen Wahlvorschlag berichtigt"),
    "nomination.decision_taken_back": _("Entscheidung über einen Wahlvorschlag zurückgenommen"),
    "nomination.withdrawn": _("Wahlvorschlag zurückgenommen"),
    "nomination.removed": _("Irrtümlich eingetragener Wahlvorschlag entfernt"),
    "lists.call_announced": _("Bekanntmachung der Aufforderung zu Wahlvorschlägen eingetragen"),
    "lists.admitted_announced": _("Bekanntmachung der zugelassenen Wahlvorschläge eingetragen"),
    "lists.call_taken_back": _("Bekanntmachung der Aufforderung zurückgenommen: nicht erschienen"),
    "lists.admitted_taken_back": _(
        "Bekanntmachung der zugelassenen Wahlvorschläge zurückgenommen: nicht erschienen"
    ),
    "nomination.admitted": _("Wahlvorschlag zugelassen"),
    "nomination.refused": _("Wahlvorschlag zurückgewiesen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "received_at": _("Eingegangen"),
    "in_time": _("Rechtzeitig"),
    "received_before": _("Eingegangen, bisher"),
    "places": _("Plätze"),
    "places_added": _("neue Plätze"),
    "places_changed": _("geänderte Plätze"),
    "places_removed": _("entfernte Plätze"),
    "place_before": _("Platz, bisher"),
    "admitted": _("Zugelassen"),
    "admitted_before": _("Zugelassen, bisher"),
    "decided_before": _("Tag der Entscheidung, bisher"),
    "persons": _("Personen"),
    "declared_on": _("Tag der Erklärung"),
    "objected_on": _("Tag des Einspruchs"),
    "papers": _("Unterlagen"),
    "findings": _("Befunde"),
    "order": _("Reihenfolge"),
    "by_mail": _("Per E-Mail"),
    "correction": _("Art der Berichtigung"),
    "position": _("Vertrauensperson oder Stellvertretung"),
    "positions": _("Vertrauenspersonen"),
    "printed_at": _("Gedruckt"),
    "defects": _("Mängel"),
    "mend_until": _("Zu beheben bis"),
    "is_reminder": _("Erinnerung"),
    "is_from_office": _("Vom Wahlamt"),
    "reason_before": _("Grund der Entscheidung, bisher"),
}

_POSITIONS: dict[str, _StrOrPromise] = {
    "trust": _("Vertrauensperson"),
    "deputy": _("Stellvertretende Vertrauensperson"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "fields": {
        "number": _("Listennummer"),
        "short_name": _("Kurzbezeichnung"),
        "received_at": _("Eingegangen"),
        "place": _("Platz"),
        "family_name": _("Familienname"),
        "given_name": _("Rufname"),
        "title": _("Doktorgrad"),
        "birth_date": _("Geburtsdatum"),
        "occupation": _("Beruf oder Stand"),
    },
    "correction": {
        "paper": _("Das unterschriebene Papier sagt es anders"),
        "office": _("Von Amts wegen: offensichtlicher Irrtum"),
        "list": _("Gemeinsame Erklärung der beiden Vertrauenspersonen"),
    },
    "findings": {rule.value: text.title for rule, text in FINDING_TEXTS.items()},
    "position": _POSITIONS,
    "positions": _POSITIONS,
}
