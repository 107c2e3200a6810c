"""What is said when a slip in what was entered of a commission is corrected or taken back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.commission.corrections import EntryKind
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import MemberLeaving
from municipalities.models.commission.correction import KINDS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CommissionRule.ENTRY_GONE: _(
        "Diesen Eintrag hat inzwischen jemand zurückgenommen. Gespeichert wurde hier nichts; "
        "öffnen Sie die Kommission neu."
    ),
    CommissionRule.ENTRY_NOT_NEWEST: _(
        "Inzwischen hat jemand anderes diesen Eintrag berichtigt. Gespeichert wurde hier nichts. "
        "Öffnen Sie die Seite neu und vergleichen Sie."
    ),
    CommissionRule.ENTRY_UNCHANGED: _("So steht es schon da. Es ist nichts geändert."),
    CommissionRule.RESTS_LETTER: _(
        "Das Berufungsschreiben ist ausgestellt und nennt Name und Tag. Berichtigen lässt sich "
        "beides nur, wenn das Schreiben nicht mehr gilt: Kreuzen Sie das hier an, teilen Sie es "
        "der Person mit und stellen Sie danach ein neues aus."
    ),
    CommissionRule.RESTS_LEAVING: _(
        "Für diese Person ist eingetragen, dass sie am %(day)s ausgeschieden ist. Nehmen Sie "
        "zuerst das Ausscheiden zurück."
    ),
    CommissionRule.RESTS_CO_CHAIR: _(
        "Diese Person ist als Mitvorsitz eingetragen, gewählt am %(day)s (%(norm)s). Nehmen Sie "
        "zuerst den Mitvorsitz zurück."
    ),
    CommissionRule.RESTS_SUCCESSOR: _(
        "Am %(day)s waren alle Sitze dieser Art besetzt, zuletzt mit %(name)s (%(norm)s). War das "
        "ein Versehen, nehmen Sie zuerst den Eintrag dieser Person zurück oder berichtigen Sie "
        "ihren Tag."
    ),
    CommissionRule.RESTS_ATTENDANCE: _(
        "In der Sitzung am %(day)s waren %(present)s Mitglieder anwesend; die Kommission hätte an "
        "diesem Tag nur noch %(members)s gehabt (%(norm)s). Stimmt die Zahl der Anwesenden "
        "nicht, berichtigen Sie sie zuerst; stimmt sie, nehmen Sie das Ergebnis der Sitzung zurück "
        "und tragen Sie es danach wieder ein."
    ),
    CommissionRule.RESTS_MEETING: _(
        "Die erste Sitzung ist für den %(day)s eingetragen (%(norm)s); spätestens an diesem Tag "
        "war die Kommission gebildet. Stimmt die Sitzung nicht, berichtigen Sie zuerst ihren Tag "
        "oder nehmen Sie sie zurück."
    ),
    CommissionRule.RESTS_OUTCOME: _(
        "Für die Sitzung am %(day)s ist eingetragen, was aus ihr geworden ist. Nehmen Sie zuerst "
        "das Ergebnis zurück."
    ),
    CommissionRule.RESTS_REPORT: _(
        "Der Bericht über %(year)s ist am %(given_on)s vorgelegt und beruht auf dieser Angabe "
        "(%(norm)s). Nehmen Sie zuerst den Bericht zurück, berichtigen Sie dann, und tragen Sie "
        "den berichtigten Bericht wieder ein."
    ),
    CommissionRule.NOT_COMPLETE_ON_DAY: _(
        "Am %(day)s war die Kommission noch nicht so besetzt, dass sie gebildet werden konnte "
        "(%(norm)s). %(findings)s Prüfen Sie, seit wann die Mitglieder gewählt sind und wann die "
        "Kommission gebildet wurde."
    ),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    EntryKind: {EntryKind(kind): text for kind, text in KINDS}
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "commission.entry_corrected": _("Eintrag der Kommission berichtigt"),
    "commission.entry_taken_back": _("Eintrag der Kommission zurückgenommen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "entry": _("Eintrag"),
    "formerly": _("Vorher stand"),
    "henceforth": _("Jetzt steht"),
    "letter_void": _("Berufungsschreiben gilt nicht mehr"),
}

_GROUNDS: dict[str, _StrOrPromise] = {one.value: one.label for one in MemberLeaving.Ground}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "entry": dict(KINDS),
    "formerly": _GROUNDS,
    "henceforth": _GROUNDS,
    "fields": {
        "formed_on": _("Gebildet am"),
        "family_name": _("Familienname"),
        "given_name": _("Rufname"),
        "gender": _("Geschlecht"),
        "elected_on": _("Gewählt am"),
        "resolution": _("Beschluss"),
        "left_on": _("Ausgeschieden am"),
        "ground": _("Grund"),
        "note": _("Vermerk"),
        "day": _("Tag"),
        "begins_at": _("Beginn"),
        "place": _("Ort"),
        "agenda": _("Tagesordnung"),
        "held": _("Hat stattgefunden"),
        "present": _("Anwesende"),
        "remark": _("Vermerk"),
        "year": _("Jahr"),
        "given_on": _("Vorgelegt am"),
    },
}

CORRECT_NOTES: dict[EntryKind, _StrOrPromise] = {
    EntryKind.FORMATION: _(
        "Der Tag lässt sich berichtigen, bis der Bericht über das erste Jahr vorgelegt ist, und "
        "nicht auf einen Tag nach der ersten Sitzung. Was die Kommission im Jahr schuldet, wird "
        "danach neu berechnet."
    ),
    EntryKind.MEMBER: _(
        "Ist das Berufungsschreiben ausgestellt, lassen sich Name und Tag nur mit einem neuen "
        "Schreiben berichtigen. Ein anderer Tag darf keine Sitzung ohne genug Mitglieder und "
        "keinen Sitz doppelt besetzt zurücklassen."
    ),
    EntryKind.LEAVING: _(
        "Der Tag lässt sich berichtigen, solange zwischen dem alten und dem neuen Tag niemand "
        "nachgerückt ist und die Anwesenden der Sitzungen dazu passen."
    ),
    EntryKind.CO_CHAIR: _("Ist die falsche Person eingetragen, nehmen Sie den Eintrag zurück."),
    EntryKind.MEETING: _(
        "Ort, Beginn und Tagesordnung lassen sich immer berichtigen, der Tag bis zum Bericht über "
        "das Jahr. Wer schon eingeladen ist, erfährt es nicht von selbst: Teilen Sie Tag, Beginn "
        "und Ort neu mit. Auch Berufungsschreiben nennen die nächste Sitzung."
    ),
    EntryKind.OUTCOME: _("Das Ergebnis lässt sich berichtigen, bis der Bericht vorgelegt ist."),
    EntryKind.REPORT: _(
        "Mit dem Jahr ändert sich, welcher Bericht noch aussteht. Berichtigen lässt sich der "
        "Eintrag jederzeit."
    ),
}
"""Until when each kind of entry can be corrected, and what is to be done then."""

TAKE_BACK_NOTES: dict[EntryKind, _StrOrPromise] = {
    EntryKind.FORMATION: _(
        "Nur, wenn die Kommission nicht gebildet wurde. Die Gemeinde hat dann wieder kein Gremium; "
        "die Pflicht, es zu bilden, ist wieder offen. Das geht, solange es weder eine Sitzung noch "
        "einen Bericht gibt."
    ),
    EntryKind.MEMBER: _(
        "Nur, wenn die Person nie Mitglied wurde oder neu einzutragen ist. Der Sitz ist danach "
        "frei, bei Sachkundigen auch der Vorschlag. Wer Mitglied war und geht, scheidet aus."
    ),
    EntryKind.LEAVING: _(
        "Nur, wenn die Person nicht ausgeschieden ist. Sie sitzt danach wieder; das geht, solange "
        "niemand nachgerückt ist."
    ),
    EntryKind.CO_CHAIR: _(
        "Nur, wenn diese Person nicht gewählt wurde. Danach teilt den Vorsitz wieder, wer vor ihr "
        "eingetragen war, sonst niemand."
    ),
    EntryKind.MEETING: _(
        "Nur, wenn diese Sitzung nie angesetzt war. Ist sie ausgefallen, tragen Sie das als "
        "Ergebnis ein."
    ),
    EntryKind.OUTCOME: _("Danach ist wieder offen, was aus der Sitzung geworden ist."),
    EntryKind.REPORT: _(
        "Nur, wenn dieser Bericht nicht vorgelegt wurde. Er steht danach wieder aus."
    ),
}
"""What it means to take back each kind of entry, and until when that can be done."""

LETTER_STAYS = _(
    "Das Berufungsschreiben ist ausgestellt. Es bleibt bei den Papieren, gilt aber nicht mehr: "
    "Teilen Sie es der Person mit."
)
