"""Nobody stands in the register twice, nobody gets two polling cards (R-REG-02, R-WS-01).

Everything that enters a person asks here: hand entry, decided case, card of § 16a Abs. 2 KWO.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from elections.law.cards.issuing import SERIES_SPECIAL
from elections.law.register.identity import Identity, Likeness, likeness, name_mark
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.cards.polling_card import PollingCard
from elections.models.register.address import PersonRecord
from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.days import KnownDay

_NORM = Norm(Statute.KWO, "9", 1)


def check_is_new(
    election: Election, record: PersonRecord, *, is_other: str, except_entry: int | None = None
) -> str:
    """Refuse a person whom the register or a polling card knows already (R-REG-02, R-WS-01).

    ``is_other`` says why a similar person is another one; the same person in the same dwelling is
    refused whatever it says. Returns the trace of the decision: „andere Person als 001/27: …“,
    empty where nobody is similar. ``except_entry`` is the entry that is meant itself.
    """
    similar: list[str] = []
    for found, where, stands in _known(election, record.who, except_entry):
        kind = likeness(record.who, found)
        if kind is Likeness.OTHER:
            continue
        if kind is Likeness.SAME and _one_home(record.who, found):
            rule = RegisterRule.PERSON_ENTERED_ALREADY if stands else RegisterRule.PERSON_STRUCK
            raise RuleViolation(rule, _NORM, "R-REG-02", entry=where)
        similar.append(where)
    if not similar:
        return ""
    named = ", ".join(similar[:5])
    if not is_other.strip():
        raise RuleViolation(RegisterRule.PERSON_LIKE, _NORM, "R-REG-02", entries=named)
    return f"andere Person als {named}: {is_other.strip()}"[:300]


def people_like(
    election: Election, record: PersonRecord, *, except_entry: int | None = None
) -> list[str]:
    """Return where people stand who may be this one: „001/27“, „Wahlschein B 3“ (R-REG-02)."""
    return [
        where
        for found, where, _stands in _known(election, record.who, except_entry)
        if likeness(record.who, found) is not Likeness.OTHER
    ]


def _one_home(one: Identity, other: Identity) -> bool:
    """Whether both live in one house, or nobody knows where one of them lives."""
    return not one.dwelling or not other.dwelling or one.dwelling == other.dwelling


def _known(
    election: Election, who: Identity, except_entry: int | None
) -> Iterator[tuple[Identity, str, bool]]:
    """Yield everybody who may be this person, where they are found, and whether they stand."""
    entries = RegisterEntry.objects.filter(_birth(who.born) | Q(identity=name_mark(who.names)))
    own = entries.filter(election=election).exclude(pk=except_entry or 0).with_marks()
    for entry in own.select_related("district").order_by("pk"):
        yield entry.record.who, str(entry), not entry.is_struck  # type: ignore[attr-defined] # with_marks() adds it
    cards = PollingCard.objects.filter(
        election=election, series=SERIES_SPECIAL, invalidation=None
    ).order_by("number")
    for card in cards:
        yield PersonRecord.from_json(card.holder).who, f"Wahlschein {card}", True


def _birth(born: KnownDay) -> Q:
    """Return the births that may be this one: equal, or known in part."""
    in_part = Q(birth_date__contains="-00") | Q(birth_date__startswith="0000")
    if born.exact:
        return Q(birth_date=born) | in_part
    return in_part | Q(birth_date__startswith=f"{born.year:04}") if born.year else in_part
