"""All rules of the three rooms in one book: what a rule page and the list of rules show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots.law import assumptions as ballot_assumptions
from ballots.law import catalogue as ballot_rules
from ballots.law.counting.checking import Check
from ballots.law.counting.checks import REPORT_CHECKS
from ballots.law.counting.town import TOWN_CHECKS
from ballots.law.result.checks import RESULT_CHECKS
from ballots.messages.counting.refusals import MESSAGES
from elections.law import assumptions as election_assumptions
from elections.law import catalogue as election_rules
from municipalities.law import assumptions as municipality_assumptions
from municipalities.law import catalogue as municipality_rules
from municipalities.law.basis import (
    Assumption,
    Awaited,
    Certainty,
    LegalRule,
    Norm,
    assumptions_of,
    with_overrides,
)
from municipalities.messages import assumption_text, rule_text, spoken, word

TOPICS: Mapping[str, Promise] = {
    "R-LAW": gettext_lazy("Geltendes Recht"),
    "R-BODY": gettext_lazy("Welches Gremium"),
    "R-IK": gettext_lazy("Integrations-Kommission"),
    "R-VOTE": gettext_lazy("Wer wählen darf"),
    "R-ELIG": gettext_lazy("Wer gewählt werden kann"),
    "R-CAL": gettext_lazy("Kalender"),
    "C": gettext_lazy("Termine der Wahl"),
    "R-DIST": gettext_lazy("Wahlbezirke"),
    "R-REG": gettext_lazy("Wählerverzeichnis"),
    "R-WS": gettext_lazy("Wahlscheine"),
    "R-ORG": gettext_lazy("Wahlorgane"),
    "R-LIST": gettext_lazy("Wahlvorschläge"),
    "R-BAL": gettext_lazy("Stimmzettel"),
    "R-CAST": gettext_lazy("Stimmabgabe"),
    "R-HEAL": gettext_lazy("Gültigkeit und Heilung von Stimmzetteln"),
    "R-CNT": gettext_lazy("Auszählung und Feststellung"),
    "R-CODE": gettext_lazy("Werte der Niederschrift"),
    "R-SEAT": gettext_lazy("Verteilung der Sitze"),
    "R-END": gettext_lazy("Nach der Wahl"),
    "R-DP": gettext_lazy("Datenschutz"),
    "R-RET": gettext_lazy("Aufbewahren und Löschen"),
    "CHECK": gettext_lazy("Prüfung der eingegebenen Werte"),
}
"""Topics in the order of an election; the key is what rule ids begin with."""

CERTAINTIES: Mapping[Certainty, Promise] = {
    Certainty.CONFIRMED: gettext_lazy("Der Wortlaut der Vorschrift lag vor."),
    Certainty.LIKELY: gettext_lazy(
        "Aus dem Zusammenhang oder einer anderen Fassung abgeleitet; der geltende Wortlaut lag "
        "nicht vor."
    ),
    Certainty.UNKNOWN: gettext_lazy(
        "Der Wortlaut fehlt oder lässt den Punkt offen. Wo davon etwas abhängt, gilt eine Annahme."
    ),
}

_PLAIN_VALUES: Mapping[str, Promise] = {"list_order": gettext_lazy("der Platz auf der Liste")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule or check: what it says, where it is written, how certain that is.

    ``certainty`` is None for a check; ``check`` is None for a rule. What ``waits_for`` a part of
    the program is not applied yet.
    """

    id: str
    topic: str
    text: str
    norms: tuple[Norm, ...]
    certainty: Certainty | None = None
    check: Check[Any] | None = None
    waits_for: Awaited | None = None

    @property
    def certainty_word(self) -> str:
        """Certainty in one German word."""
        return word(self.certainty) if self.certainty else ""

    @property
    def certainty_text(self) -> str:
        """What that certainty means."""
        return str(CERTAINTIES[self.certainty]) if self.certainty else ""

    @property
    def awaited(self) -> str:
        """What a rule that is not applied yet waits for, empty where it is applied."""
        return word(self.waits_for) if self.waits_for else ""

    @property
    def statutes(self) -> list[tuple[Norm, str]]:
        """Each norm with the full name of its statute."""
        return [(norm, word(norm.statute)) for norm in self.norms]

    def matches(self, text: str) -> bool:
        """Whether ``text`` occurs in id, sentence or norm, in whatever case."""
        haystack = " ".join([self.id, self.text, *map(str, self.norms)])
        return " ".join(text.split()).casefold() in haystack.casefold()


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One assumption: the question, the value in force, the default and the other choices."""

    key: str
    rule_id: str
    question: str
    certainty: Certainty
    value: str
    default: str
    choices: tuple[str, ...]

    @property
    def is_default(self) -> bool:
        """Whether this installation uses the value that the product proposes."""
        return self.value == self.default

    @property
    def certainty_word(self) -> str:
        """Certainty in one German word."""
        return word(self.certainty)


class _Ellipses(dict[str, str]):
    """Facts for a sentence quoted without a concrete case: each is an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def entries() -> list[Entry]:
    """Return every rule and check in the language of the reader, in the order of an election."""
    order = list(TOPICS)
    return sorted(
        [*map(_entry, _rules()), *map(_check_entry, _checks())],
        key=lambda entry: order.index(entry.topic),
    )


def by_topic(found: list[Entry]) -> list[tuple[str, str, list[Entry]]]:
    """Group entries: key, name and entries of each topic that has any."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        groups[entry.topic].append(entry)
    return [(key, str(name), groups[key]) for key, name in TOPICS.items() if groups[key]]


def open_points(rule_id: str | None = None) -> list[OpenPoint]:
    """Return the assumptions of this installation; with ``rule_id`` only those of one rule."""
    return [
        _open_point(default, in_force)
        for default, in_force in _assumptions()
        if rule_id in (None, default.rule_id)
    ]


@cache
def _rules() -> tuple[LegalRule, ...]:
    return (*municipality_rules.RULES, *election_rules.RULES, *ballot_rules.RULES)


def _checks() -> tuple[Check[Any], ...]:
    return (*REPORT_CHECKS, *TOWN_CHECKS, *RESULT_CHECKS)


def _entry(rule: LegalRule) -> Entry:
    topic = rule.id.rsplit("-", 1)[0]
    return Entry(
        rule.id,
        topic,
        rule_text(rule.id),
        rule.norms,
        rule.certainty,
        waits_for=rule.waits_for,
    )


def _check_entry(check: Check[Any]) -> Entry:
    said = str(MESSAGES[check.rule]) % _Ellipses(norm=str(check.norm))
    return Entry(check.code, "CHECK", said, (check.norm,), check=check)


def _assumptions() -> Iterator[tuple[Assumption, Assumption]]:
    """Yield each assumption twice: as the product proposes it, and as it is in force."""
    for defaults in (
        municipality_assumptions.MUNICIPALITY_DEFAULTS,
        election_assumptions.ELECTION_DEFAULTS,
        ballot_assumptions.DEFAULT,
    ):
        in_force = with_overrides(defaults, settings.LAW_ASSUMPTIONS)
        yield from zip(assumptions_of(defaults), assumptions_of(in_force), strict=True)


def _open_point(default: Assumption, in_force: Assumption) -> OpenPoint:
    return OpenPoint(
        key=default.key,
        rule_id=default.rule_id,
        question=assumption_text(default.key),
        certainty=default.certainty,
        value=_said(in_force.value, default.choices),
        default=_said(default.value, default.choices),
        choices=_all_said(default.choices),
    )


def _said(value: Any, choices: tuple[Any, ...]) -> str:
    """Say one value in German; a setting holds the text of a choice, which has its word."""
    member = next((choice for choice in choices if choice == value), value)
    if isinstance(member, bool):
        return _("ja") if member else _("nein")
    return str(_PLAIN_VALUES.get(member) or spoken(member))


def _all_said(choices: tuple[Any, ...]) -> tuple[str, ...]:
    """Say all choices; a long row of numbers as „21 bis 42“."""
    if len(choices) > 5 and choices == tuple(range(choices[0], choices[-1] + 1)):
        return (_("%(first)s bis %(last)s") % {"first": choices[0], "last": choices[-1]},)
    return tuple(_said(choice, choices) for choice in choices)
