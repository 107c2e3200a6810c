"""Why printing Wahlscheine is refused, and what the log says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class CardPrintRule(Rule):
    """Refusals about printing Wahlscheine; this room has no law of its own."""

    NO_SENDER = "reports.card_no_sender"
    NOTHING_TO_PRINT = "reports.card_nothing_to_print"
    REASON_MISSING = "reports.card_reason_missing"
    NONE_LEFT_TO_PRINT = "reports.card_none_left_to_print"
    PRINTED_BEFORE = "reports.card_printed_before"
    NOT_PRINTABLE = "reports.card_not_printable"


MESSAGES: dict[Rule, _StrOrPromise] = {
    CardPrintRule.NO_SENDER: _(
        "Auf Wahlschein und Merkblatt steht, wohin der Wahlbrief geht und wer Fragen beantwortet "
        "(%(norm)s). Tragen Sie zuerst im Briefkopf der Gemeinde die Anschrift der Wahlleitung und "
        "Telefon oder E-Mail ein."
    ),
    CardPrintRule.NOTHING_TO_PRINT: _(
        "Alle gültigen Wahlscheine sind schon gedruckt. Soll einer noch einmal gedruckt werden, "
        "wählen Sie ihn im Druck aus, zu dem er gehört."
    ),
    CardPrintRule.PRINTED_BEFORE: _(
        "Wahlschein %(card)s ist schon gedruckt. Ein weiterer Ausdruck ist ein Zweitdruck und wird "
        "so gekennzeichnet. Tragen Sie ein, warum er nötig ist."
    ),
    CardPrintRule.REASON_MISSING: _(
        "Ein Zweitdruck braucht einen Grund (%(norm)s). Tragen Sie ihn ein."
    ),
    CardPrintRule.NONE_LEFT_TO_PRINT: _(
        "Von diesem Druck ist kein gültiger Wahlschein mehr im Haus (%(norm)s). Ist einer nicht "
        "angekommen, wird er ersetzt; ein einzelner Zweitdruck geht beim Wahlschein selbst."
    ),
    CardPrintRule.NOT_PRINTABLE: _(
        "Wahlschein %(card)s ist ungültig oder die Person gestrichen (%(norm)s). Er wird nicht "
        "gedruckt."
    ),
}

CARDS_FAILED = _(
    "Die Wahlscheine sind wegen eines unerwarteten Fehlers nicht gedruckt worden. Versuchen Sie es "
    "noch einmal. Kommt der Fehler wieder, melden Sie ihn der Stelle, die dieses Programm betreibt."
)

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "cards.print_ordered": _("Druck von Wahlscheinen begonnen"),
    "cards.printed": _("Wahlscheine gedruckt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "printed_cards": _("gedruckte Wahlscheine"),
    "printed_again": _("davon Zweitdrucke"),
    "print_run": _("Druck Nummer"),
    "cards_left_out": _("vor dem Druck ungültig geworden"),
}
