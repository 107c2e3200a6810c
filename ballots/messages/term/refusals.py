"""Why an act on the body in its term is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ballots.law.term.rules import TermRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    TermRule.RESULT_NOT_FINAL: _(
        "Das Ergebnis ist noch nicht festgestellt oder wird gerade berichtigt (Stand der Wahl: "
        "%(phase)s). Stellen Sie zuerst das Ergebnis fest."
    ),
    TermRule.SEATS_OF_OLD_RESULT: _(
        "Das Ergebnis wurde neu festgestellt, die Sitze beruhen noch auf dem früheren Ergebnis "
        "(%(norm)s). Veröffentlichen Sie zuerst das neue Ergebnis."
    ),
    TermRule.BODY_HAS_ENDED: _(
        "Der Ausländerbeirat besteht seit dem %(day)s nicht mehr, weil er weniger als drei "
        "Mitglieder hat (%(norm)s). An seinen Sitzen ändert sich nichts mehr."
    ),
    TermRule.ELECTION_ANNULLED: _(
        "Die Wahl ist seit dem %(day)s rechtskräftig für ungültig erklärt (%(norm)s). Ihre Sitze "
        "sind erloschen; an ihnen ändert sich nichts mehr."
    ),
    TermRule.FIRST_ELECTION_STANDS: _(
        "Am %(decided_on)s ist die Wahl vom %(day)s, die hier wiederholt wird, nicht rechtskräftig "
        "für ungültig erklärt: Ihre Mitglieder sitzen noch (%(norm)s). Tragen Sie zuerst beim "
        "Einspruch gegen jene Wahl ein, seit wann die Entscheidung rechtskräftig ist."
    ),
    TermRule.ANNULLED_ALREADY: _(
        "Dass die Wahl ungültig ist, steht schon als rechtskräftig da, seit dem %(day)s. War der "
        "Tag falsch, tragen Sie den richtigen mit dem Grund der Berichtigung ein."
    ),
    TermRule.FINAL_BEFORE_DECISION: _(
        "Der %(day)s liegt vor der Entscheidung am %(decided_on)s. Rechtskräftig wird sie "
        "frühestens an diesem Tag (%(norm)s)."
    ),
    TermRule.NO_REPEAT_DECIDED: _(
        "Über diesen Einspruch ist nicht entschieden, dass die Wahl zu wiederholen ist (%(norm)s). "
        "Tragen Sie zuerst die Entscheidung ein."
    ),
    TermRule.REPEAT_OUTSIDE_TERM: _(
        "Der %(day)s kann nicht der Wahltag sein: Wiederholt wird nach der Entscheidung vom "
        "%(decided_on)s und innerhalb der laufenden Wahlzeit, also bis %(ends_on)s (%(norm)s)."
    ),
    TermRule.REPEAT_NOT_ON_SUNDAY: _(
        "Der %(day)s ist kein Sonntag. Gewählt wird an einem Sonntag (%(norm)s)."
    ),
    TermRule.SEAT_LEFT_ALREADY: _(
        "Diese Person ist schon am %(day)s ausgeschieden (%(norm)s). Laden Sie die Seite neu und "
        "sehen Sie nach, was eingetragen ist."
    ),
    TermRule.SEAT_DECIDED: _(
        "Über diesen Sitz ist schon entschieden (%(norm)s). Laden Sie die Seite neu und sehen Sie "
        "nach, was eingetragen ist."
    ),
    TermRule.NOTICE_EXISTS: _(
        "Diese Person ist schon mit Zustellung am %(day)s auf den Hinderungsgrund hingewiesen "
        "worden (%(norm)s). Die Frist läuft seit diesem Tag."
    ),
    TermRule.NOTICE_MISSING: _(
        "Diese Person ist noch nicht auf einen Hinderungsgrund hingewiesen worden (%(norm)s). "
        "Tragen Sie zuerst ein, wann der Hinweis zugestellt wurde."
    ),
    TermRule.PROOF_EXISTS: _(
        "Der Nachweis ist schon am %(day)s eingegangen (%(norm)s). Der Sitz ist erworben."
    ),
    TermRule.NEVER_STOOD: _(
        "Diese Person stand bei dieser Wahl auf keiner zugelassenen Liste. Wählen Sie eine Person "
        "aus der Liste."
    ),
    TermRule.HAS_A_SEAT: _(
        "Diese Person hat oder hatte schon einen Sitz (%(norm)s). Wenn sie ausscheidet, tragen Sie "
        "das Ausscheiden ein."
    ),
    TermRule.PASSED_OVER_ALREADY: _(
        "Für diese Person ist schon seit dem %(day)s vermerkt, dass sie nicht nachrückt (%(norm)s)."
    ),
    TermRule.SOMEBODY_ELSE_IS_NEXT: _(
        "Auf Platz %(place)s steht nicht mehr, wer als Nächstes an der Reihe ist (%(norm)s): "
        "Inzwischen wurde etwas eingetragen. Laden Sie die Seite neu; gespeichert wurde nichts."
    ),
    TermRule.DAY_IN_FUTURE: _(
        "Der %(day)s liegt in der Zukunft, heute ist der %(today)s. Tragen Sie den Tag ein, an dem "
        "es geschehen ist."
    ),
    TermRule.DAY_OUT_OF_RANGE: _(
        "Der %(day)s kann nicht stimmen: Möglich sind Tage vom %(first)s bis zum %(last)s."
    ),
    TermRule.OBJECTION_EXISTS: _(
        "Ein Einspruch mit dem Aktenzeichen „%(reference)s“ ist schon eingetragen. Geben Sie jedem "
        "Einspruch ein eigenes Aktenzeichen."
    ),
    TermRule.OBJECTION_DECIDED: _(
        "Über diesen Einspruch ist schon am %(day)s entschieden worden (%(norm)s)."
    ),
    TermRule.DECISION_NOT_FINAL: _(
        "Ein Sitz ist erst verloren, wenn die Entscheidung rechtskräftig ist (%(norm)s). Tragen "
        "Sie den Tag ein, an dem sie es wurde."
    ),
    TermRule.SEAT_OF_OBJECTION: _(
        "Wählen Sie die Person genau dann, wenn die Entscheidung ist, dass eine Person ihren Sitz "
        "verliert (%(norm)s)."
    ),
    TermRule.DATE_IN_FUTURE: _(
        "Der %(day)s liegt in der Zukunft. Eingetragen wird, was geschehen ist. Prüfen Sie das "
        "Datum."
    ),
    TermRule.AFTER_TERM: _(
        "Der %(day)s liegt nach dem Ende der Wahlzeit am %(ends_on)s (%(norm)s). Danach ändert "
        "sich an ihren Sitzen nichts mehr. Prüfen Sie das Datum."
    ),
    TermRule.BEFORE_MANDATE: _(
        "Der %(day)s ist zu früh: Ausscheiden kann diese Person frühestens am %(earliest)s "
        "(%(norm)s). Prüfen Sie das Datum. Geschah es wirklich früher, tragen Sie den "
        "%(earliest)s ein und im Vermerk den tatsächlichen Tag."
    ),
    TermRule.LOSS_WITH_FINDING: _(
        "Bei diesem Grund geht der Sitz verloren, sobald es festgestellt ist, hier am %(first)s, "
        "nicht am %(effective_on)s (%(norm)s). Tragen Sie den %(first)s ein oder wählen Sie einen "
        "anderen Grund."
    ),
    TermRule.EVENT_AFTER_FINDING: _(
        "Der Todestag %(effective_on)s liegt nach dem Tag der Feststellung %(found_on)s "
        "(%(norm)s). Prüfen Sie beide Daten."
    ),
    TermRule.FINDING_STILL_OPEN: _(
        "Der Sitz geht erst verloren, wenn die Feststellung vom %(found_on)s nicht mehr "
        "angefochten werden kann, also nicht schon am %(effective_on)s (%(norm)s). Tragen Sie den "
        "Tag ein, an dem sie unanfechtbar wurde."
    ),
    TermRule.LOSS_FROM_START: _(
        "Ein nicht erworbener Sitz ist von Anfang an leer, also seit dem %(starts_on)s, nicht seit "
        "dem %(effective_on)s (%(norm)s). Tragen Sie den %(starts_on)s ein."
    ),
    TermRule.SERVED_BEFORE_DETERMINATION: _(
        "Der Hinweis kann nicht am %(day)s zugestellt worden sein: Festgestellt ist diese Person "
        "erst seit dem %(determined_on)s (%(norm)s). Prüfen Sie das Datum."
    ),
    TermRule.PROOF_BEFORE_SERVICE: _(
        "Der Nachweis vom %(day)s liegt vor der Zustellung des Hinweises am %(served_on)s "
        "(%(norm)s). Prüfen Sie beide Daten."
    ),
    TermRule.PROOF_TOO_LATE: _(
        "Der Nachweis vom %(day)s kommt zu spät: Möglich war er nur bis zum %(deadline)s "
        "(%(norm)s). Der Sitz gilt als nicht erworben. Stellen Sie das fest."
    ),
    TermRule.PROOF_PERIOD_RUNS: _(
        "Noch gilt der Sitz nicht als verloren: Die Person kann bis zum %(deadline)s nachweisen, "
        "dass der Hinderungsgrund beendet ist (%(norm)s). Stellen Sie es frühestens am Tag danach "
        "fest."
    ),
    TermRule.PROOF_GIVEN: _(
        "Am %(day)s wurde nachgewiesen, dass der Hinderungsgrund beendet ist. Damit ist der Sitz "
        "erworben (%(norm)s). Wählen Sie einen anderen Grund, falls die Person später ausschied."
    ),
    TermRule.PUBLISHED_BEFORE_ELECTION: _(
        "Bekannt gemacht am %(day)s kann nicht stimmen: Der Wahltag ist der %(election_day)s "
        "(%(norm)s). Prüfen Sie das Datum."
    ),
    TermRule.OBJECTION_BEFORE_ELECTION: _(
        "Der %(day)s liegt vor dem Wahltag %(election_day)s. Gegen die Wahl gibt es erst danach "
        "einen Einspruch (%(norm)s). Prüfen Sie das Datum."
    ),
    TermRule.OBJECTION_NOT_ANNOUNCED: _(
        "Öffentlich bekannt gemacht ist noch nichts, also läuft noch keine Frist (%(norm)s). Ob "
        "der Einspruch schon zählt, sagt das Gesetz nicht. Tragen Sie den Tag der Bekanntmachung "
        "nach, sobald sie erschienen ist."
    ),
    TermRule.OBJECTION_EARLY: _(
        "Der Einspruch kam am %(day)s, vor der Bekanntmachung am %(published_on)s. Ob er schon "
        "zählt, sagt das Gesetz nicht (%(norm)s). Bitten Sie darum, ihn bis zum %(deadline)s zu "
        "wiederholen."
    ),
    TermRule.OBJECTION_LATE: _(
        "Der Einspruch kam am %(day)s. Die Frist endete am %(deadline)s, zwei Wochen nach der "
        "Bekanntmachung (%(norm)s). Er ist als unzulässig zurückzuweisen."
    ),
    TermRule.OBJECTION_REASONED_LATE: _(
        "Die Gründe kamen am %(day)s. Auch sie müssen bis zum %(deadline)s vorliegen (%(norm)s). "
        "Der Einspruch ist als unzulässig zurückzuweisen."
    ),
    TermRule.OBJECTION_NOT_REASONED: _(
        "Bis zum %(deadline)s kamen keine Gründe. Auch sie müssen in der Frist vorliegen "
        "(%(norm)s). Der Einspruch ist als unzulässig zurückzuweisen."
    ),
    TermRule.OBJECTION_GROUNDS_AWAITED: _(
        "Die Gründe stehen noch aus. Sie können bis zum %(deadline)s eingehen (%(norm)s); vorher "
        "wird nicht entschieden. Tragen Sie den Tag ein, sobald sie da sind."
    ),
    TermRule.OBJECTION_GROUNDS_MISSING: _(
        "Die Gründe stehen noch aus; ihre Frist beginnt erst mit der Bekanntmachung (%(norm)s). "
        "Vorher wird nicht entschieden. Tragen Sie den Tag ein, sobald sie da sind."
    ),
    TermRule.OBJECTION_NOT_DECIDED: _(
        "Über diesen Einspruch ist nicht entschieden (%(norm)s). Laden Sie die Seite neu."
    ),
    TermRule.DECISION_RESTS_FINAL: _(
        "Diese Entscheidung ist rechtskräftig (%(norm)s). Zurücknehmen lässt sie sich nicht mehr."
    ),
    TermRule.DECISION_RESTS_REPEAT: _(
        "Die Wiederholungswahl ist schon angelegt. Zurücknehmen lässt sich die Entscheidung nur "
        "noch, wenn ein Urteil sie aufgehoben hat (%(norm)s)."
    ),
    TermRule.DECISION_RESTS_RESULT: _(
        "Das Ergebnis ist wegen dieser Entscheidung schon neu festgestellt. Zurücknehmen lässt sie "
        "sich nur noch, wenn ein Urteil sie aufgehoben hat (%(norm)s)."
    ),
    TermRule.OBJECTION_GROUNDS_KNOWN: _(
        "Die Gründe sind schon eingetragen, eingegangen am %(day)s. Es zählt der erste Eingang."
    ),
    TermRule.OBJECTION_NOT_IN_FORM: _(
        "Der Einspruch wurde weder schriftlich noch zur Niederschrift bei der Wahlleitung erhoben "
        "(%(norm)s). Er ist als unzulässig zurückzuweisen."
    ),
    TermRule.OBJECTOR_NO_ELECTOR: _(
        "Wer den Einspruch erhebt, ist hier nicht wahlberechtigt (%(norm)s). Er ist als unzulässig "
        "zurückzuweisen."
    ),
    TermRule.OBJECTION_SUPPORT_MISSING: _(
        "Den Einspruch stützen %(supporters)s Wahlberechtigte. Ohne eigene Rechte braucht er "
        "mindestens %(needed)s (%(norm)s). Er ist als unzulässig zurückzuweisen."
    ),
    TermRule.OBJECTION_ELECTORS_UNKNOWN: _(
        "Ob %(supporters)s Unterstützende reichen, ist offen: Die Zahl der Wahlberechtigten fehlt. "
        "Sicher genug sind %(enough)s (%(norm)s). Stellen Sie fest, wie viele wahlberechtigt waren."
    ),
    TermRule.DECIDED_BEFORE_OBJECTION: _(
        "Am %(day)s kann nicht entschieden worden sein: Der Einspruch kam erst am %(received_on)s "
        "(%(norm)s). Prüfen Sie beide Daten."
    ),
    TermRule.OBJECTION_IS_ADMISSIBLE: _(
        "Nach Frist, Form und Unterstützung steht dem Einspruch nichts entgegen, er ist also nicht "
        "unzulässig (%(norm)s). Wählen Sie „unbegründet“ oder prüfen Sie die Angaben zum Einspruch."
    ),
    TermRule.OBJECTION_IS_INADMISSIBLE: _(
        "Der Einspruch kann keinen Erfolg haben (%(norm)s): %(findings)s Wählen Sie „unzulässig“ "
        "oder prüfen Sie die Angaben zum Einspruch."
    ),
}
