"""The words of the term: mandates, departures, successors, objections."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ballots.law.assumptions import DecidingBody
from ballots.law.term.mandates import Effective
from ballots.law.term.rules import TermRule
from ballots.law.term.work import TermWork
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
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

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    DecidingBody: {
        DecidingBody.MUNICIPAL_COUNCIL: _("die Gemeindevertretung"),
        DecidingBody.FOREIGNERS_COUNCIL: _("der neue Ausländerbeirat"),
    },
    Effective: {
        Effective.EVENT: _("verloren mit diesem Tag"),
        Effective.START: _("leer von Anfang an"),
        Effective.FINDING: _("verloren mit der Feststellung der Wahlleitung"),
        Effective.FINDING_UNAPPEALABLE: _("verloren, wenn die Feststellung unanfechtbar ist"),
        Effective.RULING_FINAL: _("verloren, wenn die Entscheidung rechtskräftig ist"),
    },
    TermWork: {
        TermWork.FIND_NOT_ACQUIRED: _("Feststellen, dass ein Sitz nicht erworben ist"),
        TermWork.DETERMINE_SUCCESSION: _("Feststellen, wer nachrückt"),
        TermWork.DECIDE_OBJECTION: _("Über einen Einspruch entscheiden"),
        TermWork.REPEAT_ELECTION: _("Wahl wiederholen"),
    },
}

RULE_TEXTS: dict[str, _StrOrPromise] = {
    "R-END-10": _(
        "Über den Einspruch entscheidet die neue Vertretung. Wiederholt wird die Wahl nur, wenn "
        "ein Fehler die Verteilung der Sitze wirklich beeinflusst haben kann. Gegen die "
        "Entscheidung hilft die Klage beim Verwaltungsgericht."
    ),
    "R-END-11": _(
        "Ist die Feststellung des Ergebnisses aufgehoben, stellt der Wahlausschuss es neu fest und "
        "macht es bekannt."
    ),
}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {
    "substitute_list": _("Rückt jemand von einer Ersatzliste nach, wenn die Liste erschöpft ist?"),
    "objections_decided_by": _("Wer entscheidet über einen Einspruch gegen die Wahl?"),
}

ACT_TEXTS: dict[str, _StrOrPromise] = {}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {}
