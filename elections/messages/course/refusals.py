"""Why a step of an election is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.course.rules import CourseRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CourseRule.STEP_NOT_OPEN: _(
        "Der Schritt „%(step)s“ ist jetzt nicht möglich. Die Wahl steht bei „%(phase)s“."
    ),
    CourseRule.TOO_FEW_CANDIDATES: _(
        "Zugelassen sind zusammen %(candidates)s Personen für %(seats)s Sitze. Es findet keine "
        "Wahl statt (%(norm)s). Sagen Sie die Wahl ab."
    ),
    CourseRule.ELECTION_TAKES_PLACE: _(
        "Zugelassen sind zusammen %(candidates)s Personen für %(seats)s Sitze. Das genügt "
        "(%(norm)s), die Wahl kann nicht abgesagt werden."
    ),
    CourseRule.NO_DECISION_FOR_COUNCIL: _(
        "Für die Wahlzeit %(term)s ist kein Ausländerbeirat beschlossen. Erfassen Sie zuerst den "
        "Beschluss der Gemeindevertretung (%(norm)s)."
    ),
    CourseRule.ELECTION_EXISTS: _("Die Wahl am %(day)s ist schon angelegt."),
    CourseRule.COUNT_HAS_BEGUN: _(
        "Die Auszählung hat begonnen oder die Wahl ist vorbei. Wahlbezirke lassen sich nicht mehr "
        "anlegen."
    ),
    CourseRule.ELECTION_ANNULLED: _(
        "Die Wahl ist seit dem %(day)s rechtskräftig für ungültig erklärt (%(norm)s). An ihrem "
        "Ergebnis ändert sich nichts mehr; gezählt und festgestellt wird die Wiederholungswahl."
    ),
    CourseRule.POLLS_STILL_OPEN: _(
        "Gezählt wird erst, wenn die Wahllokale geschlossen sind: %(closes)s (%(norm)s). Beginnen "
        "Sie die Auszählung dann."
    ),
    CourseRule.TOO_EARLY: _(
        "%(act)s: Das geht erst ab %(opens)s und bis %(closes)s (%(norm)s). Angegeben ist "
        "%(at)s. Nur die Wahlleitung kann davon abweichen, mit einem Grund."
    ),
    CourseRule.TOO_LATE: _(
        "%(act)s: Die Frist endete am %(closes)s (%(norm)s). Angegeben ist %(at)s. Nur die "
        "Wahlleitung kann davon abweichen, mit einem Grund."
    ),
    CourseRule.SERVED_LATE: _(
        "Die Entscheidung soll bis %(closes)s zugestellt sein (%(norm)s). Der Tag ist angenommen, "
        "deshalb ist sie eingetragen worden."
    ),
    CourseRule.OVERRIDE_NOT_ALLOWED: _(
        "Von der Frist kann nur die Wahlleitung abweichen. Bitten Sie sie, das selbst einzutragen."
    ),
    CourseRule.SEATS_REST_ON_DECISION: _(
        "Die Zahl der Sitze steht fest: Über %(list)s ist entschieden, und die Zahl der nötigen "
        "Unterschriften richtet sich nach ihr (%(norm)s)."
    ),
    CourseRule.SEATS_REST_ON_PHASE: _(
        "Die Zahl der Sitze steht seit der Zulassung fest (%(norm)s): Stimmzettel und Verteilung "
        "der Sitze beruhen auf ihr. Die Wahl steht bei „%(phase)s“."
    ),
    CourseRule.CALL_RESTS_ON: _(
        "Es ist schon eine Liste eingegangen. Die Aufforderung (%(norm)s) lässt sich seitdem nicht "
        "mehr zurücknehmen."
    ),
    CourseRule.ELECTION_RESTS: _(
        "Die Wahl lässt sich nicht mehr zurücknehmen: Für sie ist schon etwas eingetragen (Stand: "
        "%(phase)s). Zurückgenommen wird nur eine Wahl, die bloß angelegt ist; Wahlbezirke, zu "
        "denen nichts gehört, lassen sich vorher entfernen."
    ),
    CourseRule.REOPENED_WITH_COMMISSION: _(
        "Seit die Wahl abgesagt ist, wird die Integrations-Kommission vorbereitet (%(norm)s). Die "
        "Zulassung lässt sich nicht wieder öffnen."
    ),
    CourseRule.DAY_RESTS_ON: _(
        "Der Wahltag steht fest: Für diese Wahl ist schon etwas eingetragen (Stand: %(phase)s), "
        "das auf ihm beruht. Verschieben lassen sich noch einzelne Termine des Kalenders."
    ),
    CourseRule.ELECTION_CANCELLED: _(
        "Die Wahl ist abgesagt. Einsprüche und Wahlscheine gibt es nicht mehr."
    ),
    CourseRule.ELECTION_FAILED: _(
        "Für den %(day)s ist eingetragen, dass keine Wahl stattfand (%(norm)s). War das falsch, "
        "berichtigen Sie zuerst den Ausgang der Wahl."
    ),
    CourseRule.CALL_IS_OVER: _(
        "Bis zum %(day)s war öffentlich aufzufordern, Listen einzureichen (%(norm)s). Dieser Tag "
        "ist vorbei."
    ),
    CourseRule.LISTS_ARE_OVER: _(
        "Listen waren bis %(closes)s einzureichen (%(norm)s). Es kann keine Liste mehr kommen, und "
        "ohne Liste findet keine Wahl statt."
    ),
}
