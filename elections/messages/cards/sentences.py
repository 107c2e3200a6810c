"""The sentences about inspection, objections, polling cards and the closing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.cards.issuing import PostalRejection, SpecialGround
from elections.law.cards.rules import CardRule
from elections.law.course.windows import Timed
from elections.law.register.closing import LateChange
from elections.law.register.corrections import Basis, Change, Stage
from elections.models.cards.polling_card import (
    CardApplication,
    CardInvalidation,
    NoticeReturn,
    RegisterObjection,
)
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CardRule.TOO_EARLY: _(
        "%(act)s: Das geht erst ab %(opens)s und bis %(closes)s (%(norm)s). Angegeben ist "
        "%(at)s. Nur die Wahlleitung kann davon abweichen, mit einem Grund."
    ),
    CardRule.TOO_LATE: _(
        "%(act)s: Die Frist endete am %(closes)s (%(norm)s). Angegeben ist %(at)s. Nur die "
        "Wahlleitung kann davon abweichen, mit einem Grund."
    ),
    CardRule.SERVED_LATE: _(
        "Die Entscheidung soll bis %(closes)s zugestellt sein (%(norm)s). Der Tag ist angenommen, "
        "deshalb ist sie eingetragen worden."
    ),
    CardRule.OVERRIDE_NOT_ALLOWED: _(
        "Von der Frist kann nur die Wahlleitung abweichen. Bitten Sie sie, das selbst einzutragen."
    ),
    CardRule.ELECTION_CANCELLED: _(
        "Die Wahl ist abgesagt. Einsprüche und Wahlscheine gibt es nicht mehr."
    ),
    CardRule.CORRECTION_NOT_NOW: _(
        "„%(change)s“ mit der Grundlage „%(basis)s“ ist jetzt nicht möglich: %(stage)s (%(norm)s). "
        "Prüfen Sie die Grundlage. Wer nach dem Abschluss noch ein Wahlrecht hat, kann einen "
        "Wahlschein nach § 16a Abs. 2 KWO bekommen."
    ),
    CardRule.APPLICATION_FOR_ENTRY_LATE: _(
        "Der Antrag auf Eintragung ging am %(applied_on)s ein. Möglich war er bis %(last)s "
        "(%(norm)s). Der Tag ist angenommen. Es bleibt der Einspruch gegen das Verzeichnis."
    ),
    CardRule.REASON_MISSING: _(
        "Jede Änderung am Verzeichnis braucht ihren Grund. Tragen Sie ihn ein."
    ),
    CardRule.NOTHING_CHANGED: _(
        "Alle Angaben stehen schon so im Verzeichnis. Geändert worden ist nichts."
    ),
    CardRule.STRUCK_ALREADY: _("Die Person ist schon gestrichen. Geändert worden ist nichts."),
    CardRule.NOT_STRUCK: _("Die Person steht im Verzeichnis. Wieder einzutragen ist nichts."),
    CardRule.OBJECTION_NOT_UPHELD: _(
        "Dieser Einspruch verlangt etwas anderes, oder ihm ist nicht stattgegeben (%(norm)s). "
        "Tragen Sie zuerst die Entscheidung ein."
    ),
    CardRule.INSPECTION_WITHOUT_GROUNDS: _(
        "Daten anderer Personen darf nur einsehen, wer glaubhaft macht, dass das Verzeichnis "
        "falsch ist (%(norm)s). Tragen Sie ein, was vorgebracht wurde."
    ),
    CardRule.OBJECTION_WITHOUT_ENTRY: _(
        "Dieser Einspruch richtet sich gegen eine Eintragung (%(norm)s). Suchen Sie zuerst die "
        "Person und legen Sie ihn auf ihrer Seite an."
    ),
    CardRule.OBJECTION_DECIDED: _("Über diesen Einspruch ist schon entschieden."),
    CardRule.DECISION_BEFORE_OBJECTION: _(
        "Die Tage passen nicht: eingegangen am %(received_on)s, entschieden am %(decided_on)s, "
        "zugestellt danach. Prüfen Sie die Daten."
    ),
    CardRule.TELEPHONE: _(
        "Am Telefon kann niemand einen Wahlschein beantragen (%(norm)s). Möglich sind Brief, "
        "E-Mail, der Online-Antrag oder das Erscheinen im Wahlamt."
    ),
    CardRule.APPLICANT_MISSING: _(
        "Wählen Sie die Person aus dem Verzeichnis, oder schreiben Sie auf, wer den Antrag "
        "stellt: Familienname, Vornamen, Geburtsdatum, Anschrift (%(norm)s)."
    ),
    CardRule.APPLICATION_SETTLED: _(
        "Dieser Antrag ist schon erledigt. Es ist nichts ausgestellt worden."
    ),
    CardRule.APPLICATION_NOT_MATCHED: _(
        "Zu diesem Antrag ist niemand im Verzeichnis ausgewählt (%(norm)s). Suchen Sie die Person. "
        "Steht sie nicht darin, prüfen Sie einen Wahlschein nach § 16a Abs. 2 KWO."
    ),
    CardRule.CARD_FOR_STRUCK: _(
        "Die Person ist aus dem Verzeichnis gestrichen und bekommt keinen Wahlschein (%(norm)s). "
        "Lehnen Sie den Antrag ab."
    ),
    CardRule.CARD_EXISTS: _(
        "Die Person hat schon einen gültigen Wahlschein (%(norm)s). Ersetzt wird nur einer, der "
        "nicht angekommen ist; ein verlorener wird nicht ersetzt."
    ),
    CardRule.CARD_LOST: _(
        "Ein verlorener Wahlschein wird nicht ersetzt (%(norm)s). Nur ein beantragter Wahlschein, "
        "der nicht angekommen ist, kann ersetzt werden."
    ),
    CardRule.CARD_INVALID: _(
        "Dieser Wahlschein ist schon ungültig (%(norm)s). Geändert worden ist nichts."
    ),
    CardRule.PERSON_IN_REGISTER: _(
        "Diese Person steht im Verzeichnis: %(entry)s. Sie bekommt einen gewöhnlichen Wahlschein "
        "(%(norm)s)."
    ),
    CardRule.NOTICE_RETURNED_ALREADY: _(
        "Für %(entry)s ist schon eine zurückgekommene Benachrichtigung vermerkt."
    ),
    CardRule.CLOSING_IS_COUNTED: _(
        "In diesem Wahlbezirk sind Personen eingetragen; A1 bis A3 werden gezählt (%(norm)s). "
        "Schließen Sie ihn mit den gezählten Werten ab."
    ),
    CardRule.CLOSING_NEEDS_ENTRIES: _(
        "In diesem Wahlbezirk ist niemand eingetragen. Tragen Sie die Zahlen von Hand ein "
        "(%(norm)s)."
    ),
    CardRule.CLOSING_OPEN_POINTS: _(
        "Noch offen: ohne Wahlbezirk %(without_district)s, ungeklärte Fälle %(doubtful)s, "
        "Einsprüche %(objections)s, Anträge auf Wahlscheine %(applications)s (%(norm)s). "
        "Erledigen Sie sie, oder bestätigen Sie, dass Sie trotzdem abschließen."
    ),
    CardRule.CLOSING_MOVED_ON: _(
        "Die beurkundeten Zahlen lassen das nicht zu: %(change)s (%(norm)s). Prüfen Sie den "
        "Abschluss."
    ),
}

RULE_TEXTS: dict[str, _StrOrPromise] = {
    "R-REG-03": _(
        "Wer nach dem Stichtag innerhalb der Gemeinde umzieht, bleibt im Verzeichnis des alten "
        "Wahlbezirks."
    ),
    "R-REG-04": _(
        "Wer vor dem Wahltag wegzieht, verliert das Wahlrecht und wird mit Vermerk gestrichen. "
        "Wer nach dem Stichtag zuzieht, kann nicht wählen."
    ),
    "R-REG-05": _(
        "Wer nicht gemeldet ist, kann auf Antrag eingetragen werden. Der letzte Tag dafür ist "
        "angenommen."
    ),
    "R-REG-08": _(
        "Wer keine Benachrichtigung bekommt und wählen darf, muss Einspruch gegen das Verzeichnis "
        "einlegen."
    ),
    "R-REG-09": _(
        "In den Tagen der Einsicht darf jede Person die eigenen Daten prüfen. Daten anderer nur, "
        "wenn sie einen Fehler glaubhaft macht, und nie bei einer Auskunftssperre."
    ),
    "R-REG-10": _(
        "Ab der Einsicht ändert sich das Verzeichnis nur auf Einspruch, bei offensichtlichen "
        "Fehlern und wenn das Wahlrecht wegfällt. Jede Änderung trägt Tag, Hand und Grund."
    ),
    "R-REG-11": _(
        "Der Abschluss beurkundet je Wahlbezirk A1 (ohne Sperrvermerk), A2 (mit Sperrvermerk) und "
        "A3 (Wahlschein ohne Eintragung). Danach ändern ihn nur späte Wahlscheine."
    ),
    "R-WS-01": _(
        "Wer im Verzeichnis steht, bekommt auf Antrag einen Wahlschein, ohne Grund. Wer nicht "
        "darin steht, nur in den Fällen des § 16a Abs. 2 KWO."
    ),
    "R-WS-02": _(
        "Beantragt wird schriftlich, per E-Mail, online oder persönlich, nie am Telefon. Nötig "
        "sind Name, Geburtsdatum und Anschrift."
    ),
    "R-WS-03": _(
        "Wahlscheine werden fortlaufend verzeichnet, die nach § 16a Abs. 2 KWO getrennt. Wie sie "
        "nummeriert werden, ist angenommen."
    ),
    "R-WS-04": _(
        "Mit dem Wahlschein bekommt die Eintragung den Sperrvermerk „W“. Im Wahlraum wählt die "
        "Person dann nur mit dem Wahlschein."
    ),
    "R-WS-05": _(
        "Ein für ungültig erklärter Wahlschein kommt auf die Liste für die Briefwahlvorstände. "
        "Ein verlorener wird nicht ersetzt."
    ),
    "R-WS-06": _(
        "Der Wahlschein für den Ausländerbeirat ist ein eigener. Wer auch die Gemeindevertretung "
        "wählt, kann beide haben."
    ),
    "R-WS-07": _(
        "Vor dem 05.04.2025 gab es die Briefwahl nur, wenn die Hauptsatzung sie zuließ, seitdem "
        "immer."
    ),
    "R-WS-08": _(
        "Ein Wahlbrief wird aus festen Gründen zurückgewiesen. Wer ihn geschickt hat, zählt dann "
        "nicht als Wählerin oder Wähler."
    ),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Timed: {
        Timed.INSPECT: _("Einsicht in das Verzeichnis"),
        Timed.OBJECT: _("Einspruch gegen das Verzeichnis"),
        Timed.SERVE_DECISION: _("Zustellung der Entscheidung"),
        Timed.APPLY: _("Antrag auf einen Wahlschein"),
        Timed.APPLY_ONLINE: _("Online-Antrag auf einen Wahlschein"),
        Timed.APPLY_LATE: _("Später Antrag auf einen Wahlschein"),
        Timed.ISSUE: _("Ausstellung eines Wahlscheins"),
        Timed.CLOSE: _("Abschluss des Verzeichnisses"),
    },
    Stage: {
        Stage.BEING_MADE: _("das Verzeichnis wird aufgestellt"),
        Stage.INSPECTED: _("die Einsicht hat begonnen"),
        Stage.CLOSED: _("das Verzeichnis ist abgeschlossen"),
    },
    Change: {
        Change.ENTER: _("Person nachtragen"),
        Change.CORRECT: _("Angaben berichtigen"),
        Change.MOVE: _("Umzug in der Gemeinde vermerken"),
        Change.STRIKE: _("Person streichen"),
        Change.RESTORE: _("Person wieder eintragen"),
    },
    Basis: {
        Basis.EX_OFFICIO: _("von Amts wegen"),
        Basis.OBVIOUS_ERROR: _("offensichtlicher Fehler, von Amts wegen"),
        Basis.OBJECTION: _("auf Einspruch"),
        Basis.APPLICATION: _("auf Antrag (nicht gemeldet)"),
        Basis.RIGHT_LOST: _("Wahlrecht ist weggefallen"),
    },
    SpecialGround: {
        SpecialGround.PERIOD_MISSED: _("Antrags- oder Einspruchsfrist ohne Verschulden versäumt"),
        SpecialGround.RIGHT_CAME_LATER: _("Wahlrecht erst nach diesen Fristen entstanden"),
        SpecialGround.FOUND_IN_PROCEEDINGS: _(
            "Wahlrecht im Einspruchs- oder Beschwerdeverfahren nach dem Abschluss festgestellt"
        ),
    },
    PostalRejection: {
        PostalRejection.LATE: _("zu spät eingegangen"),
        PostalRejection.NO_VALID_CARD: _("kein gültiger Wahlschein"),
        PostalRejection.NO_BALLOT_ENVELOPE: _("kein Stimmzettelumschlag"),
        PostalRejection.NOT_SEALED: _("weder Wahlbrief noch Stimmzettelumschlag verschlossen"),
        PostalRejection.TOO_FEW_CARDS: _("mehr Umschläge als Wahlscheine"),
        PostalRejection.NO_AFFIRMATION: _("Versicherung an Eides statt fehlt"),
        PostalRejection.OTHER_ENVELOPE: _("kein amtlicher Umschlag"),
    },
    LateChange: {
        LateChange.CARD_ISSUED: _("Wahlschein nach dem Abschluss ausgestellt"),
        LateChange.SPECIAL_ISSUED: _("Wahlschein nach § 16a Abs. 2 KWO nach dem Abschluss"),
        LateChange.CARD_WITHDRAWN: _("Wahlschein nach dem Abschluss für ungültig erklärt"),
        LateChange.SPECIAL_WITHDRAWN: _(
            "Wahlschein nach § 16a Abs. 2 KWO nach dem Abschluss für ungültig erklärt"
        ),
    },
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "register.person_added": _("Person in das Verzeichnis nachgetragen"),
    "register.corrected": _("Angaben im Verzeichnis berichtigt"),
    "register.moved": _("Umzug in der Gemeinde vermerkt"),
    "register.struck": _("Person aus dem Verzeichnis gestrichen"),
    "register.restored": _("Person wieder eingetragen"),
    "register.inspected": _("Einsicht in das Verzeichnis"),
    "register.closing_corrected": _("Abschluss nach dem Gesetz berichtigt"),
    "register_objection.received": _("Einspruch gegen das Verzeichnis entgegengenommen"),
    "register_objection.decided": _("Über Einspruch gegen das Verzeichnis entschieden"),
    "online_receipt.written": _("Online-Antrag eingegangen"),
    "card_application.recorded": _("Antrag auf einen Wahlschein eingetragen"),
    "card_application.refused": _("Antrag auf einen Wahlschein abgelehnt"),
    "polling_card.issued": _("Wahlschein ausgestellt"),
    "polling_card.invalidated": _("Wahlschein für ungültig erklärt"),
    "notice.returned": _("Benachrichtigung kam zurück"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "on": _("Tag"),
    "own_data": _("Eigene Daten"),
    "basis": _("Grundlage"),
    "objection": _("Einspruch"),
    "override_reason": _("Grund für die Abweichung von der Frist"),
    "aim": _("Ziel"),
    "upheld": _("Stattgegeben"),
    "served_on": _("Zugestellt am"),
    "channel": _("Eingangsweg"),
    "late": _("Grund für den späten Antrag"),
    "receipt": _("Eingangsnummer"),
    "series": _("Verzeichnis der Wahlscheine"),
    "replaces": _("Ersetzt Wahlschein"),
    "open_points": _("Bestätigte offene Punkte"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "basis": {basis.value: text for basis, text in WORDS[Basis].items()},
    "aim": dict(RegisterObjection.Aim.choices),
    "channel": dict(CardApplication.Channel.choices),
    "late": dict(CardApplication.Late.choices),
    "reason": {
        **dict(CardInvalidation.Ground.choices),
        **dict(NoticeReturn.Ground.choices),
        **{change.value: text for change, text in WORDS[LateChange].items()},
    },
}
