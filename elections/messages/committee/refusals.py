"""Why something about the Wahlausschuss is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.law.committee.rules import CommitteeRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CommitteeRule.CHAIR_MISSING: _(
        "Die Wahlleitung ist noch nicht eingetragen; sie führt den Vorsitz (%(norm)s)."
    ),
    CommitteeRule.SEATS_EMPTY: _(
        "Es sind erst %(there)s von 6 Beisitzen besetzt (%(norm)s). Frei: %(seats)s."
    ),
    CommitteeRule.DEPUTIES_MISSING: _(
        "Ohne Stellvertretung: Beisitz %(seats)s. Jedes Mitglied hat eine (%(norm)s)."
    ),
    CommitteeRule.MEMBER_STANDS: _(
        "%(name)s heißt wie jemand auf einer Liste: %(where)s. Wer kandidiert, ist ab der "
        "Zustimmung nicht im Wahlausschuss (%(norm)s)."
    ),
    CommitteeRule.MEMBER_IS_TRUST_PERSON: _(
        "%(name)s heißt wie eine Vertrauensperson: %(where)s. Vertrauenspersonen sind nicht im "
        "Wahlausschuss (%(norm)s)."
    ),
    CommitteeRule.MEMBER_LIKE: _(
        "%(name)s kann dieselbe Person sein wie: %(where)s. Prüfen Sie das (%(norm)s)."
    ),
    CommitteeRule.MEMBER_TWICE: _(
        "%(name)s steht zweimal im Ausschuss. Niemand hat zwei Ämter bei derselben Wahl (%(norm)s)."
    ),
    CommitteeRule.SEAT_TAKEN: _(
        "Dieser Platz ist besetzt (%(norm)s). Tragen Sie zuerst ein, dass die bisherige Person "
        "ausgeschieden ist."
    ),
    CommitteeRule.END_DAY_IMPOSSIBLE: _(
        "Am %(ended_on)s kann die Mitgliedschaft nicht geendet haben (%(norm)s): Berufung und "
        "letzte Teilnahme reichen bis zum %(first)s."
    ),
    CommitteeRule.MEMBER_ENDED: _(
        "Diese Person ist schon ausgeschieden. War das ein Irrtum, nehmen Sie zuerst das "
        "Ausscheiden zurück."
    ),
    CommitteeRule.MEMBER_ATTENDED: _(
        "Diese Person steht in einer Sitzung als anwesend. Sie lässt sich nicht entfernen; tragen "
        "Sie ein, dass sie ausgeschieden ist."
    ),
    CommitteeRule.CORRECTION_UNEXPLAINED: _(
        "Hier wird etwas geändert, das schon eingetragen war. Schreiben Sie den Grund dazu."
    ),
    CommitteeRule.MEETING_TIMES: _(
        "Diese Zeiten passen nicht zusammen. Die Sitzung beginnt an dem Tag, für den sie geplant "
        "ist, und bevor sie endet; beides liegt nicht in der Zukunft."
    ),
    CommitteeRule.MEETING_NOT_BEGUN: _(
        "Die Sitzung ist am %(meets_on)s. Was der Ausschuss entscheidet, tragen Sie ab diesem Tag "
        "ein (%(norm)s)."
    ),
    CommitteeRule.MEETING_TWICE: _(
        "Diese Sitzung steht schon da: derselbe Zweck, derselbe Beginn. Öffnen Sie sie beim "
        "Wahlausschuss."
    ),
    CommitteeRule.MEETING_KIND_FIXED: _(
        "In dieser Sitzung steht schon etwas. Der Zweck lässt sich nicht mehr ändern."
    ),
    CommitteeRule.MEETING_DAY_FIXED: _(
        "An diesem Tag hängen Entscheidungen oder die Uhrzeiten der Sitzung. War der Tag falsch, "
        "berichtigen Sie die Uhrzeiten und den Tag der Entscheidungen, danach den Tag der Sitzung."
    ),
    CommitteeRule.MEETING_IN_USE: _(
        "In dieser Sitzung steht schon, wer da war oder was entschieden wurde. Sie lässt sich "
        "nicht mehr entfernen."
    ),
    CommitteeRule.MEETING_DECIDES_NOT: _(
        "Das steht nicht auf der Tagesordnung dieser Sitzung: „%(kind)s“ (%(norm)s)."
    ),
    CommitteeRule.NOT_ON_THIS_SEAT: _(
        "Diese Person hatte am Tag der Sitzung diesen Platz nicht. Laden Sie die Seite neu."
    ),
    CommitteeRule.PLACE_UNKNOWN: _(
        "Auf Platz %(place)s steht bei %(list)s niemand. Sehen Sie in der Liste nach."
    ),
    CommitteeRule.MINUTES_ISSUED: _(
        "Die Niederschrift dieser Sitzung ist ausgestellt (%(norm)s). Was darin steht, ändert sich "
        "nicht mehr. War das zu früh, nimmt die Wahlleitung sie mit einem Grund zurück."
    ),
    CommitteeRule.MINUTES_INCOMPLETE: _("Für die Niederschrift fehlt noch: %(lacking)s."),
    CommitteeRule.VOTES_EXCEED_PRESENT: _(
        "%(point)s: Das sind zusammen %(votes)s Stimmen, abstimmen konnten höchstens %(present)s "
        "(%(norm)s). Prüfen Sie die Zahlen und wer als anwesend eingetragen ist."
    ),
    CommitteeRule.VOTES_BELOW_PRESENT: _("Abgestimmt haben %(votes)s von %(present)s Anwesenden."),
    CommitteeRule.OBJECTION_DECIDED: _(
        "Über diesen Einspruch ist entschieden. Er steht in der Niederschrift und ändert sich "
        "nicht mehr."
    ),
    CommitteeRule.OBJECTION_NEEDS_MEETING: _(
        "Über den Einspruch entscheidet der Ausschuss in einer Sitzung am Tag seines Eingangs oder "
        "später (%(norm)s). Planen Sie zuerst die Sitzung."
    ),
}
