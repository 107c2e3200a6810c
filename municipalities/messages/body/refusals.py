"""Why an act on the body is refused, and what is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.body.rules import BodyRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    BodyRule.SEATS_OUT_OF_RANGE: _(
        "Der Ausländerbeirat hat mindestens %(minimum)s und höchstens %(maximum)s Mitglieder "
        "(%(norm)s). Eingegeben sind %(seats)s. Tragen Sie die Zahl aus der Hauptsatzung ein."
    ),
    BodyRule.COMMISSION_NOT_OFFERED: _(
        "Für diese Wahlzeit kennt das Gesetz die Integrations-Kommission noch nicht (%(norm)s). "
        "Wählen Sie den Ausländerbeirat."
    ),
    BodyRule.COUNCIL_NEEDS_STATUTE: _(
        "Bei höchstens %(threshold)s gemeldeten ausländischen Einwohnern braucht ein "
        "Ausländerbeirat eine Regelung in der Hauptsatzung (%(norm)s). Bestätigen Sie, dass die "
        "Hauptsatzung ihn vorsieht."
    ),
    BodyRule.DECISION_IN_FUTURE: _(
        "Der Beschluss ist auf den %(day)s datiert, heute ist der %(today)s. Tragen Sie das Datum "
        "ein, an dem die Gemeindevertretung beschlossen hat."
    ),
    BodyRule.DECISION_AFTER_ELECTION_DAY: _(
        "Der Beschluss vom %(day)s liegt nach dem Wahltag %(election_day)s. Der Ausländerbeirat "
        "wird zugleich mit der Gemeindevertretung gewählt (%(norm)s). Prüfen Sie Datum und "
        "Wahlzeit."
    ),
    BodyRule.DECISION_NOT_NEWEST: _(
        "Inzwischen hat jemand anderes eine Entscheidung eingetragen. Gespeichert wurde hier "
        "nichts. Öffnen Sie die Seite neu und vergleichen Sie."
    ),
    BodyRule.ELECTION_SET_UP: _(
        "Für diese Wahlzeit ist schon die Wahl eines Ausländerbeirats mit %(seats)s Sitzen "
        "angelegt. Daran ändert ein neuer Beschluss nichts mehr. Eine falsche Zahl berichtigen Sie "
        "auf der Seite der Wahl unter „Sitze“, solange über keine Liste entschieden ist; solange "
        "nichts auf der Wahl beruht, lässt sie sich dort auch zurücknehmen."
    ),
    BodyRule.ELECTION_UNDER_WAY: _(
        "Die Wahl für diese Wahlzeit läuft schon (%(phase)s). Ein Beschluss kann Gremium und Zahl "
        "der Sitze nicht mehr ändern. Prüfen Sie, ob Sie die richtige Wahlzeit gewählt haben."
    ),
    BodyRule.ELECTION_HELD: _(
        "Für diese Wahlzeit ist eingetragen, dass am %(day)s gewählt wurde. Ein Beschluss kann "
        "Gremium und Zahl der Sitze nicht mehr ändern. War die Eintragung falsch, nehmen Sie sie "
        "zuerst zurück."
    ),
    BodyRule.COMMISSION_SIZE_OUT_OF_RANGE: _(
        "Die Integrations-Kommission hat hier mindestens %(minimum)s und höchstens %(maximum)s "
        "Mitglieder, eingegeben sind %(seats)s. Das Gesetz nennt keine Grenzen (%(norm)s); das "
        "Programm nimmt die des Ausländerbeirats an."
    ),
    BodyRule.OUTCOME_BEFORE_ELECTION_DAY: _(
        "Der Wahltag %(election_day)s ist noch nicht vorbei. Der Ausländerbeirat wird zugleich mit "
        "der Gemeindevertretung gewählt (%(norm)s); was daraus wurde, lässt sich erst danach "
        "eintragen."
    ),
    BodyRule.OUTCOME_DAY_IMPOSSIBLE: _(
        "Der %(day)s kann nicht stimmen: Gewählt wurde am %(election_day)s, heute ist der "
        "%(today)s. Prüfen Sie den Tag, oder lassen Sie ihn leer, wenn er nicht bekannt ist."
    ),
    BodyRule.OUTCOME_EXCEEDS_SEATS: _(
        "Beschlossen sind %(seats)s Sitze, eingegeben sind %(members)s Gewählte. Prüfen Sie die "
        "Zahl, oder berichtigen Sie zuerst die Entscheidung."
    ),
    BodyRule.OUTCOME_WITHOUT_DECISION: _(
        "Für die Wahlzeit %(term)s ist nicht eingetragen, dass ein Ausländerbeirat gewählt werden "
        "soll (%(norm)s). Tragen Sie zuerst die Entscheidung der Gemeindevertretung ein."
    ),
    BodyRule.OUTCOME_IS_RECORDED_HERE: _(
        "Die Wahl vom %(day)s ist hier angelegt. Ihr Ausgang ergibt sich aus Listen, Zählung und "
        "Feststellung und wird dort eingetragen."
    ),
    BodyRule.OUTCOME_NOT_NEWEST: _(
        "Inzwischen hat jemand anderes etwas zu dieser Wahlzeit eingetragen. Gespeichert wurde "
        "hier nichts. Öffnen Sie die Seite neu und vergleichen Sie."
    ),
    BodyRule.OUTCOME_HAS_COMMISSION: _(
        "Für diese Wahlzeit ist schon eine Integrations-Kommission gebildet (%(formed_on)s). Was "
        "zur Wahl eingetragen ist, lässt sich deshalb nicht mehr ändern (%(norm)s)."
    ),
    BodyRule.ELECTION_DAY_IRREGULAR: _(
        "Der %(day)s ist kein Sonntag im März. Die Landesregierung bestimmt für die allgemeinen "
        "Kommunalwahlen einen Sonntag im März (%(norm)s)."
    ),
    BodyRule.TERM_RESTS_ON: _(
        "Auf dieser Wahlzeit beruht schon etwas (%(norm)s): %(uses)s. Ihr Wahltag lässt sich nicht "
        "mehr berichtigen."
    ),
    BodyRule.TERM_HAS_OTHER_DAY: _(
        "Für diese Wahlzeit ist der Wahltag %(election_day)s bestimmt, nicht der %(day)s."
    ),
    BodyRule.DOCUMENT_EMPTY: _(
        "Die Datei ist leer, also steht kein Beschluss darin. Öffnen Sie sie auf Ihrem Rechner, "
        "speichern Sie sie noch einmal als PDF und wählen Sie sie dann erneut aus."
    ),
    BodyRule.DOCUMENT_TOO_LARGE: _(
        "Die Datei ist %(size)s MB groß, angenommen werden höchstens %(largest)s MB. Speichern Sie "
        "den Beschluss mit geringerer Auflösung oder ohne Anlagen und wählen Sie ihn erneut aus."
    ),
    BodyRule.DOCUMENT_NO_PDF: _(
        "Die Datei ist kein PDF, ganz gleich, wie sie heißt: Ihr Inhalt ist %(kind)s. Öffnen Sie "
        "sie im Programm, mit dem sie geschrieben ist, speichern Sie sie als PDF und wählen Sie "
        "diese Datei aus."
    ),
    BodyRule.DOCUMENT_DAMAGED: _(
        "Das PDF ist unvollständig oder beschädigt: Es lässt sich nicht bis zum Ende lesen. "
        "Erzeugen Sie es noch einmal oder laden Sie es neu herunter und wählen Sie es erneut aus."
    ),
    BodyRule.DOCUMENT_ENCRYPTED: _(
        "Das PDF ist verschlüsselt oder durch ein Kennwort geschützt, später könnte es niemand "
        "mehr lesen. Speichern Sie es ohne Schutz und wählen Sie es erneut aus."
    ),
    BodyRule.DOCUMENT_ACTIVE: _(
        "Das PDF enthält %(content)s. Das kann auf dem Rechner anderer etwas ausführen und gehört "
        "nicht zu einem Beschluss. Drucken Sie das Dokument in eine neue PDF-Datei und wählen Sie "
        "diese aus."
    ),
    BodyRule.DOCUMENT_TWICE: _(
        "Genau diese Datei liegt bei der Entscheidung vom %(day)s schon vor, unter dem Namen "
        "„%(name)s“. Sie brauchen nichts weiter zu tun; eine andere Fassung wählen Sie als eigene "
        "Datei aus."
    ),
}
