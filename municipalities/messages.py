"""Law speaks rules, this module speaks German: the sentences of this room, and of every room.

Each room keeps its tables MESSAGES, RULE_TEXTS, WORDS, ASSUMPTION_TEXTS, ACT_TEXTS and
DETAIL_TEXTS in its own ``messages`` module. ``collect_messages`` takes them up once when Django
has loaded the rooms, so that this room needs to know none of those to its right.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Certainty, Finding, Rule, RuleViolation, Statute
from municipalities.law.gremium import Body, BodyState, NextStep
from municipalities.law.rules import MunicipalityRule
from municipalities.law.suffrage import Exclusion, Incompatibility

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from municipalities.models.chain import Break

_messages: dict[Rule, _StrOrPromise] = {}
_rule_texts: dict[str, _StrOrPromise] = {}
_words: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {}
_assumption_texts: dict[str, _StrOrPromise] = {}
_act_texts: dict[str, _StrOrPromise] = {}
_detail_texts: dict[str, _StrOrPromise] = {}


def collect_messages() -> None:
    """Take up the tables of the ``messages`` module of every installed room."""
    for app in apps.get_app_configs():
        if app.module is None or not module_has_submodule(app.module, "messages"):
            continue
        room = import_module(f"{app.name}.messages")
        _messages.update(getattr(room, "MESSAGES", {}))
        _rule_texts.update(getattr(room, "RULE_TEXTS", {}))
        _words.update(getattr(room, "WORDS", {}))
        _assumption_texts.update(getattr(room, "ASSUMPTION_TEXTS", {}))
        _act_texts.update(getattr(room, "ACT_TEXTS", {}))
        _detail_texts.update(getattr(room, "DETAIL_TEXTS", {}))


def sentence(said: RuleViolation | Finding) -> str:
    """Return the German sentence for a refusal or a finding, with norm and facts filled in.

    Raises KeyError when no room has a sentence for the rule.
    """
    facts = {name: spoken(value) for name, value in (said.facts or {}).items()}
    norm = "" if said.norm is None else str(said.norm)
    return str(_messages[said.rule]) % {"norm": norm, **facts}


def rule_text(rule_id: str) -> str:
    """Return what a legal rule means for the office; KeyError for an unknown rule id."""
    return str(_rule_texts[rule_id])


def assumption_text(key: str) -> str:
    """Return what an assumption is about; KeyError for an unknown key."""
    return str(_assumption_texts[key])


def act_text(act: str) -> str:
    """Return what was done, for the log; the act's own name where an older one has no text."""
    return str(_act_texts.get(act, act))


def detail_text(name: str) -> str:
    """Return the label of one detail of an act, for the log; its own name where it has none."""
    return str(_detail_texts.get(name, name))


def break_text(found: Break) -> str:
    """Return what is wrong with a chain of the log and what to do about it."""
    rows = (
        _("Eintrag %(first)s") % {"first": found.position}
        if found.position == found.until
        else _("Einträge %(first)s bis %(last)s") % {"first": found.position, "last": found.until}
    )
    return str(FAULT_TEXTS[found.fault]) % {"rows": rows, "origin": found.origin}


def word(member: StrEnum) -> str:
    """Return the German word for a value of the law, its own text where it is a name already."""
    return str(_words.get(type(member), {}).get(member, member.value))


def spoken(value: Any) -> str:
    """Return a fact as people read it: German dates, words for values, lists with commas."""
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{local:%d.%m.%Y, %H:%M} Uhr"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Finding | RuleViolation):
        return sentence(value)
    if isinstance(value, list | tuple | set | frozenset):
        said = [spoken(one) for one in value]
        findings = any(isinstance(one, Finding) for one in value)
        return (" " if findings else ", ").join(said)
    return str(value)


MESSAGES: dict[Rule, _StrOrPromise] = {
    MunicipalityRule.SEATS_OUT_OF_RANGE: _(
        "Der Ausländerbeirat hat mindestens %(minimum)s und höchstens %(maximum)s Mitglieder "
        "(%(norm)s). Eingegeben sind %(seats)s. Tragen Sie die Zahl aus der Hauptsatzung ein."
    ),
    MunicipalityRule.COMMISSION_NOT_OFFERED: _(
        "Für diese Wahlzeit kennt das Gesetz die Integrations-Kommission noch nicht (%(norm)s). "
        "Wählen Sie den Ausländerbeirat."
    ),
    MunicipalityRule.COUNCIL_NEEDS_STATUTE: _(
        "Bei höchstens %(threshold)s gemeldeten ausländischen Einwohnern braucht ein "
        "Ausländerbeirat eine Regelung in der Hauptsatzung (%(norm)s). Bestätigen Sie, dass die "
        "Hauptsatzung ihn vorsieht."
    ),
    MunicipalityRule.DECISION_IN_FUTURE: _(
        "Der Beschluss ist auf den %(day)s datiert, heute ist der %(today)s. Tragen Sie das Datum "
        "ein, an dem die Gemeindevertretung beschlossen hat."
    ),
    MunicipalityRule.DECISION_AFTER_ELECTION_DAY: _(
        "Der Beschluss vom %(day)s liegt nach dem Wahltag %(election_day)s. Der Ausländerbeirat "
        "wird zugleich mit der Gemeindevertretung gewählt (%(norm)s). Prüfen Sie Datum und "
        "Wahlzeit."
    ),
    MunicipalityRule.ELECTION_SET_UP: _(
        "Für diese Wahlzeit ist schon die Wahl eines Ausländerbeirats mit %(seats)s Sitzen "
        "angelegt. Daran ändert ein neuer Beschluss nichts mehr. Prüfen Sie Wahlzeit, Gremium und "
        "Zahl der Mitglieder."
    ),
    MunicipalityRule.ELECTION_UNDER_WAY: _(
        "Die Wahl für diese Wahlzeit läuft schon (%(phase)s). Ein Beschluss kann Gremium und Zahl "
        "der Sitze nicht mehr ändern. Prüfen Sie, ob Sie die richtige Wahlzeit gewählt haben."
    ),
    MunicipalityRule.COUNT_IN_FUTURE: _(
        "Die Zahl hat den Stand %(day)s, heute ist der %(today)s. Tragen Sie den Tag ein, für den "
        "die Zahl gilt."
    ),
    MunicipalityRule.COUNT_EXISTS: _(
        "Zum Stand %(day)s gibt es schon eine Zahl aus der Quelle „%(source)s“. Eine berichtigte "
        "Zahl braucht eine Quelle, die sie von der alten unterscheidet."
    ),
    MunicipalityRule.ELECTION_DAY_IRREGULAR: _(
        "Der %(day)s ist kein Sonntag im März. Die Landesregierung bestimmt für die allgemeinen "
        "Kommunalwahlen einen Sonntag im März (%(norm)s)."
    ),
    MunicipalityRule.TERM_HAS_OTHER_DAY: _(
        "Für diese Wahlzeit ist der Wahltag %(election_day)s bestimmt, nicht der %(day)s."
    ),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Certainty: {
        Certainty.CONFIRMED: _("belegt"),
        Certainty.LIKELY: _("wahrscheinlich"),
        Certainty.UNKNOWN: _("ungeklärt"),
    },
    Statute: {
        Statute.HGO: _("Hessische Gemeindeordnung"),
        Statute.KWG: _("Hessisches Kommunalwahlgesetz"),
        Statute.KWO: _("Kommunalwahlordnung"),
        Statute.HKO: _("Hessische Landkreisordnung"),
        Statute.GG: _("Grundgesetz"),
        Statute.BMG: _("Bundesmeldegesetz"),
    },
    Body: {Body.ABR: _("Ausländerbeirat"), Body.IK: _("Integrations-Kommission")},
    BodyState: {
        BodyState.ABR_ELECTION: _("Ausländerbeirat wird gewählt"),
        BodyState.IK_BY_CHOICE: _("Integrations-Kommission durch Beschluss"),
        BodyState.IK_AFTER_FAILED_ELECTION: _("Integrations-Kommission, weil die Wahl ausfiel"),
        BodyState.IK_AFTER_DROP_BELOW_3: _(
            "Integrations-Kommission, weil weniger als drei Mitglieder blieben"
        ),
        BodyState.NONE_ALLOWED: _("keine Pflicht"),
        BodyState.UNDECIDED: _("noch nicht entschieden"),
        BodyState.OVERDUE: _("Entscheidung überfällig"),
        BodyState.UNKNOWN: _("Zahl der ausländischen Einwohner fehlt"),
    },
    NextStep: {
        NextStep.STATE_RESIDENTS: _("Zahl der gemeldeten ausländischen Einwohner eintragen"),
        NextStep.DECIDE_BODY: _("Über Ausländerbeirat oder Integrations-Kommission entscheiden"),
        NextStep.HOLD_ELECTION: _("Ausländerbeirat wählen lassen"),
        NextStep.FORM_COMMISSION: _("Integrations-Kommission bilden"),
    },
    Exclusion: {
        Exclusion.GERMAN: _("besitzt die deutsche Staatsangehörigkeit"),
        Exclusion.NATIONALITY_UNCLEAR: _("Staatsangehörigkeit ist ungeklärt"),
        Exclusion.NOT_REGISTERED: _("ist in der Gemeinde nicht gemeldet"),
        Exclusion.STATE_RECEPTION: _("wohnt in einer Erstaufnahmeeinrichtung des Landes"),
        Exclusion.HOMELESS: _("hat keine Wohnung"),
        Exclusion.TOO_YOUNG: _("ist am Stichtag noch keine 18 Jahre alt"),
        Exclusion.RESIDENT_TOO_SHORT: _("wohnt noch nicht lange genug in der Gemeinde"),
        Exclusion.SECONDARY_DWELLING: _("hat hier nicht die Hauptwohnung"),
        Exclusion.COURT: _("hat das Recht durch Richterspruch verloren"),
    },
    Incompatibility: {
        Incompatibility.EXECUTIVE_MEMBER: _("gehört dem Gemeindevorstand an"),
        Incompatibility.CIVIL_SERVANT: _("ist Beamtin oder Beamter der Gemeinde"),
        Incompatibility.SENIOR_EMPLOYEE: _(
            "ist hauptamtlich bei der Gemeinde beschäftigt, ab Entgeltgruppe E 9b"
        ),
        Incompatibility.MUNICIPAL_BODY_EMPLOYEE: _(
            "ist bei einer Einrichtung der Gemeinde beschäftigt"
        ),
    },
}

COUNCIL_RIGHT_TEXTS: dict[str, _StrOrPromise] = {
    "represents_foreign_residents": _("vertritt die Interessen der ausländischen Einwohner"),
    "advises_all_organs": _("berät die Organe der Gemeinde in allen Fragen, die sie betreffen"),
    "is_informed_in_time": _("wird vom Gemeindevorstand rechtzeitig unterrichtet"),
    "may_propose": _("kann Vorschläge machen"),
    "is_heard_in_important_matters": _("wird in wichtigen Angelegenheiten gehört"),
    "may_move_motions": _("kann in wichtigen Angelegenheiten Anträge an die Vertretung stellen"),
}

CANCELLATION_DUTY_TEXTS: dict[str, _StrOrPromise] = {
    "declare": _("Die Wahlleitung stellt fest, dass keine Wahl stattfindet."),
    "publish": _("Die Wahlleitung macht die Absage öffentlich bekannt."),
    "inform_supervision": _("Die Wahlleitung unterrichtet die Aufsichtsbehörde."),
}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {
    "commission_owed_by_small_municipality": _(
        "Muss eine Gemeinde ohne Pflicht zu einem Gremium eine Integrations-Kommission bilden, "
        "wenn ihr freiwilliger Ausländerbeirat nicht gewählt wurde?"
    ),
    "start_below_minimum_ends_body": _(
        "Endet ein Ausländerbeirat sofort, der schon mit weniger als drei Mitgliedern beginnt?"
    ),
    "homeless_may_vote": _("Wählen wohnungslose Menschen den Ausländerbeirat mit?"),
    "unclear_nationality_counts_as_foreign": _(
        "Gilt eine ungeklärte Staatsangehörigkeit ohne Prüfung als ausländische?"
    ),
}

RULE_TEXTS: dict[str, _StrOrPromise] = {
    "R-BODY-01": _(
        "Eine Gemeinde mit mehr als 1000 gemeldeten ausländischen Einwohnern richtet einen "
        "Ausländerbeirat ein. Staatenlose zählen mit."
    ),
    "R-BODY-02": _(
        "Angehörige fremder Streitkräfte und Botschaften, Menschen in einer Erstaufnahme des "
        "Landes und Personen mit deutschem Pass zählen nicht mit. Es gelten die Zahlen des "
        "Statistischen Landesamtes."
    ),
    "R-BODY-03": _(
        "Kleinere Gemeinden können einen Ausländerbeirat einrichten. Das regelt die Hauptsatzung."
    ),
    "R-BODY-04": _(
        "Die Pflicht entfällt, wenn die Gemeinde eine Integrations-Kommission bildet. Jede "
        "Gemeinde hat in jeder Wahlzeit genau einen Stand."
    ),
    "R-BODY-05": _("Die Hauptsatzung legt 3 bis 37 Mitglieder fest."),
    "R-BODY-06": _(
        "Der Ausländerbeirat wird gleichzeitig mit der Gemeindevertretung und für deren Wahlzeit "
        "gewählt, allgemein, frei, gleich, geheim und unmittelbar."
    ),
    "R-BODY-07": _(
        "Die Wahlzeit dauert fünf Jahre und beginnt am 1. April. Gewählt wird an einem Sonntag im "
        "März, den die Landesregierung bestimmt."
    ),
    "R-BODY-08": _(
        "Es findet keine Wahl statt, wenn alle zugelassenen Listen zusammen weniger Personen "
        "haben, als Sitze zu vergeben sind. Gleich viele genügen."
    ),
    "R-BODY-09": _(
        "Hat der Ausländerbeirat weniger als drei Mitglieder, besteht er für den Rest der "
        "Wahlzeit nicht mehr."
    ),
    "R-BODY-10": _(
        "Fällt die Wahl aus oder bleiben weniger als drei Mitglieder, bildet die Gemeinde eine "
        "Integrations-Kommission. Einen Termin nennt das Gesetz nicht."
    ),
    "R-BODY-11": _(
        "Fällt die Wahl aus, stellt die Wahlleitung das fest, macht es bekannt und unterrichtet "
        "die Aufsichtsbehörde."
    ),
    "R-BODY-12": _(
        "Der Ausländerbeirat vertritt die Interessen der ausländischen Einwohner, berät die "
        "Organe der Gemeinde und kann Vorschläge und Anträge einbringen."
    ),
    "R-BODY-13": _("Die Mitglieder sind ehrenamtlich tätig."),
    "R-VOTE-01": _(
        "Wählen darf, wer am Wahltag nicht deutsch und mindestens 18 Jahre alt ist, seit sechs "
        "Wochen mit Hauptwohnung in der Gemeinde wohnt und nicht ausgeschlossen ist."
    ),
    "R-VOTE-02": _(
        "Wer auch die deutsche Staatsangehörigkeit besitzt, wählt den Ausländerbeirat nicht mit. "
        "EU-Bürgerinnen und EU-Bürger wählen ihn und die Gemeindevertretung."
    ),
    "R-VOTE-03": _("Sechs Wochen heißt: Wohnsitz spätestens seit dem 42. Tag vor der Wahl."),
    "R-VOTE-04": _("Ausgeschlossen ist nur, wer das Wahlrecht durch Richterspruch verloren hat."),
    "R-VOTE-05": _("Wer am Wahltag 18 Jahre alt wird, darf wählen."),
    "R-VOTE-06": _(
        "Seit 2025 wählen wohnungslose Menschen in der Gemeinde auf Antrag mit. Ob das auch für "
        "den Ausländerbeirat gilt, ist ungeklärt."
    ),
    "R-VOTE-07": _(
        "Asylsuchende in einer Unterkunft der Gemeinde wählen unter denselben Bedingungen."
    ),
    "R-ELIG-01": _(
        "Gewählt werden kann, wer am Wahltag wahlberechtigt ist und seit drei Monaten in der "
        "Gemeinde wohnt."
    ),
    "R-ELIG-02": _(
        "Auch Deutsche sind wählbar, wenn sie in Deutschland eingebürgert wurden oder noch eine "
        "ausländische Staatsangehörigkeit besitzen. Wählen und unterschreiben dürfen sie nicht."
    ),
    "R-ELIG-03": _(
        "Aussiedler und Spätaussiedler sind nicht schon wegen ihrer Aufnahme als Deutsche wählbar."
    ),
    "R-ELIG-04": _(
        "Nicht wählbar ist, wer die Wählbarkeit oder die Fähigkeit zu öffentlichen Ämtern durch "
        "Richterspruch verloren hat."
    ),
    "R-ELIG-05": _(
        "Wer dem Gemeindevorstand angehört oder für die Gemeinde als Beamter oder ab "
        "Entgeltgruppe E 9b hauptamtlich arbeitet, darf gewählt werden, muss aber eines von "
        "beidem aufgeben."
    ),
    "R-ELIG-06": _("Wer eine fortdauernde Bedingung der Wählbarkeit verliert, verliert den Sitz."),
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "reference.loaded": _("Stammdaten eingelesen"),
    "term.opened": _("Wahlzeit eröffnet"),
    "role.granted": _("Rolle vergeben"),
    "password.renewed": _("Passwort erneuert"),
    "body.decided": _("Entscheidung über das Gremium eingetragen"),
    "residents.recorded": _("Zahl der ausländischen Einwohner eingetragen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "body": _("Gremium"),
    "seats": _("Sitze"),
    "decided_on": _("Beschlossen am"),
    "resolution": _("Beschluss"),
    "foreign_residents": _("Ausländische Einwohner"),
    "as_of": _("Stand"),
    "source": _("Quelle"),
    "election_day": _("Wahltag"),
    "role": _("Rolle"),
    "user": _("Konto Nummer"),
    "sha256": _("Prüfsumme SHA-256"),
    "rows": _("Zeilen"),
    "reason": _("Grund"),
    "before": _("Vorher"),
    "after": _("Nachher"),
    "version": _("Fassung"),
    "number": _("Nummer"),
    "name": _("Name"),
    "day": _("Tag"),
}

# By the values of ``models.chain.Fault``: this module is read before the models are.
FAULT_TEXTS: dict[str, _StrOrPromise] = {
    "changed": _(
        "%(rows)s: nachträglich geändert. Vergleichen Sie mit der letzten Datensicherung."
    ),
    "removed": _("%(rows)s: fehlt. Holen Sie die Zeile aus der letzten Datensicherung."),
    "reordered": _(
        "%(rows)s: an eine andere Stelle verschoben, stand vorher an Stelle %(origin)s. "
        "Vergleichen Sie mit der letzten Datensicherung."
    ),
    "unlinked": _(
        "%(rows)s: schließt nicht an den Eintrag davor an. Einer von beiden ist ersetzt worden. "
        "Vergleichen Sie mit der letzten Datensicherung."
    ),
    "cut_off": _(
        "%(rows)s: am Ende abgeschnitten. Holen Sie die Zeilen aus der letzten Datensicherung."
    ),
    "beyond_end": _(
        "%(rows)s: am Produkt vorbei angehängt. Klären Sie, wer unmittelbar in die Datenbank "
        "geschrieben hat."
    ),
    "head_differs": _(
        "%(rows)s: passt nicht zum vermerkten Ende der Kette. Der letzte Eintrag oder der Vermerk "
        "ist ersetzt worden. Vergleichen Sie mit der letzten Datensicherung."
    ),
    "anchor_missing": _(
        "%(rows)s: früher notiert, jetzt nicht mehr da. Holen Sie das Log aus der "
        "Datensicherung vom Tag der Notiz."
    ),
    "anchor_differs": _(
        "%(rows)s: hat einen anderen Fingerabdruck als früher notiert. Das Log ist seitdem "
        "umgeschrieben worden. Vergleichen Sie mit der Datensicherung vom Tag der Notiz."
    ),
}
