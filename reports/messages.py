"""Why an act of this room may be refused, in German."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class ReportRule(Rule):
    """Refusals of this room; it has no law of its own, so they stand beside their sentences."""

    NOTHING_DETERMINED = "reports.nothing_determined"
    PROTOCOL_MISSING = "reports.protocol_missing"
    DETERMINATION_OUTDATED = "reports.determination_outdated"
    RESULT_NOT_PUBLIC = "reports.result_not_public"
    NOTHING_TO_ANNOUNCE = "reports.nothing_to_announce"
    ANNOUNCED_OUT_OF_RANGE = "reports.announced_out_of_range"
    SEATS_UNDECIDED = "reports.seats_undecided"
    NOT_FORMED = "reports.not_formed"
    NOTICES_TOO_LATE = "reports.notices_too_late"
    SENDER_MISSING = "reports.sender_missing"
    REGISTER_EMPTY = "reports.register_empty"
    PERSONS_UNASSIGNED = "reports.persons_unassigned"
    ROOMS_MISSING = "reports.rooms_missing"
    ORDER_UNDER_WAY = "reports.order_under_way"
    ORDER_CANCELLED = "reports.order_cancelled"
    EVERYBODY_TOLD = "reports.everybody_told"


MESSAGES: dict[Rule, _StrPromise] = {
    ReportRule.NOTHING_DETERMINED: _(
        "Es ist noch kein Ergebnis festgestellt (Stand der Wahl: %(phase)s). "
        "Stellen Sie zuerst das Ergebnis fest."
    ),
    ReportRule.PROTOCOL_MISSING: _(
        "Die Niederschrift über dieses Ergebnis ist noch nicht erstellt. "
        "Erstellen Sie zuerst die Niederschrift, danach können Sie das Ergebnis bekannt machen."
    ),
    ReportRule.DETERMINATION_OUTDATED: _(
        "Die Auszählung wurde nach der %(version)s. Feststellung wieder geöffnet. Stellen Sie das "
        "Ergebnis neu fest und erstellen Sie dann die Niederschrift."
    ),
    ReportRule.RESULT_NOT_PUBLIC: _(
        "Das Ergebnis ist noch nicht bekannt gemacht oder wird berichtigt (Stand der Wahl: "
        "%(phase)s). Machen Sie zuerst das Ergebnis bekannt."
    ),
    ReportRule.NOTHING_TO_ANNOUNCE: _(
        "Es ist nichts bekannt zu machen: Alles, was über Sitze festgestellt wurde, steht schon in "
        "einer Bekanntmachung (%(norm)s)."
    ),
    ReportRule.ANNOUNCED_OUT_OF_RANGE: _(
        "Der %(day)s kann nicht stimmen: Die Bekanntmachung ist vom %(first)s an möglich, "
        "spätestens heute, am %(last)s."
    ),
    ReportRule.SEATS_UNDECIDED: _(
        "Es ist noch nicht eingetragen, wie viele Sitze die Kommission hat. Tragen Sie zuerst die "
        "Sitze ein."
    ),
    ReportRule.NOT_FORMED: _(
        "Die Kommission ist noch nicht gebildet; Jahresberichte gibt es erst danach."
    ),
    ReportRule.NOTICES_TOO_LATE: _(
        "Wahlbenachrichtigungen (%(norm)s) gibt es nur vor der Auszählung (Stand der Wahl: "
        "%(phase)s)."
    ),
    ReportRule.SENDER_MISSING: _(
        "Auf der Wahlbenachrichtigung steht, wohin der Antrag auf einen Wahlschein geht "
        "(%(norm)s). Tragen Sie zuerst im Briefkopf der Gemeinde die Anschrift der Wahlleitung ein."
    ),
    ReportRule.REGISTER_EMPTY: _(
        "Im Verzeichnis steht noch niemand. Lesen Sie zuerst den Auszug aus dem Melderegister ein."
    ),
    ReportRule.PERSONS_UNASSIGNED: _(
        "Personen ohne Wahlbezirk: %(unassigned)s. Auf der Wahlbenachrichtigung stehen Wahlraum "
        "und Nummer (%(norm)s). Ordnen Sie diese Personen zuerst einem Wahlbezirk zu."
    ),
    ReportRule.ROOMS_MISSING: _(
        "Diese Wahlbezirke haben noch keinen Wahlraum: %(districts)s. Er steht auf der "
        "Wahlbenachrichtigung (%(norm)s). Tragen Sie zuerst die Wahlräume ein."
    ),
    ReportRule.ORDER_UNDER_WAY: _(
        "Es läuft schon ein Druckauftrag dieser Art. Warten Sie, bis er fertig ist, oder verwerfen "
        "Sie ihn."
    ),
    ReportRule.ORDER_CANCELLED: _("Dieser Druckauftrag ist verworfen. Starten Sie einen neuen."),
    ReportRule.EVERYBODY_TOLD: _(
        "Für alle Personen im Verzeichnis sind Wahlbenachrichtigungen schon gedruckt. Kommt jemand "
        "dazu, drucken Sie hier nach. Soll alles neu gedruckt werden, verwerfen Sie zuerst den "
        "früheren Auftrag."
    ),
}

PROTOCOL_FAILED = _(
    "Die Niederschrift ist wegen eines unerwarteten Fehlers nicht erstellt worden. Versuchen Sie "
    "es noch einmal. Kommt der Fehler wieder, melden Sie ihn der Stelle, die dieses Programm "
    "betreibt."
)

PRINT_FAILED = _(
    "Dieser Teil ist wegen eines unerwarteten Fehlers nicht gedruckt worden. Versuchen Sie es noch "
    "einmal. Kommt der Fehler wieder, melden Sie ihn der Stelle, die dieses Programm betreibt."
)

ACT_TEXTS: dict[str, _StrPromise] = {
    "protocol.requested": _("Niederschrift angefordert"),
    "protocol.issued": _("Niederschrift ausgestellt"),
    "result.published": _("Ergebnis bekannt gemacht"),
    "members.published": _("Mitglieder des Ausländerbeirats bekannt gemacht"),
    "paper.issued": _("Schreiben oder Bekanntmachung ausgestellt"),
    "print.ordered": _("Druck der Wahlbenachrichtigungen gestartet"),
    "print.registers_ordered": _("Druck der Wählerverzeichnisse gestartet"),
    "print.part_made": _("Teil eines Druckauftrags gedruckt"),
    "print.resumed": _("Fehlende Teile eines Druckauftrags neu gestartet"),
    "print.cancelled": _("Druckauftrag verworfen"),
}

DETAIL_TEXTS: dict[str, _StrPromise] = {
    "facts_sha256": _("Prüfsumme der Angaben"),
    "paper": _("Schriftstück"),
    "job": _("Auftrag Nummer"),
    "published_on": _("Bekannt gemacht am"),
    "notices": _("Wahlbenachrichtigungen"),
    "parts": _("Teile"),
    "part": _("Teil"),
    "print_orders": _("Druckaufträge"),
    "printed_parts": _("gedruckte Teile mit Namen und Anschriften"),
}
