"""Whether persons on lists stand in the register of electors of their election (R-ELIG-01).

The register knows who may vote; Germans may stand and do not stand in it, and three months of
residence are longer than its six weeks. So it answers whether somebody is known, and nothing more.
"""

from __future__ import annotations

from collections.abc import Collection

from elections.law.nominations.eligibility import InRegister, may_sign
from elections.law.register.identity import Identity, Likeness, likeness
from elections.models.course.election import Election
from elections.models.nominations.person import Candidate
from elections.models.register.entries import RegisterEntry
from municipalities.models.sorting import sort_key


def in_register(election: Election, people: Collection[Candidate]) -> dict[int, InRegister]:
    """Return by the keys of ``people`` what the register knows of each (R-ELIG-01, R-REG-02).

    Whom it cannot know, nobody is asked about: while there is no register, without a day of birth,
    and for Germans who may stand.
    """
    asked = {
        one.pk: one
        for one in people
        if one.birth_date is not None and may_sign(one.standing.origin) is not False
    }
    entries = RegisterEntry.objects.filter(election=election)
    if not asked or not entries.exists():
        return {}
    days = {str(one.birth_date) for one in asked.values()}
    known: dict[str, list[tuple[Identity, bool]]] = {}
    for entry in entries.filter(birth_date__in=days).with_marks():
        names = " ".join(
            sort_key(name) for name in (entry.name_particle, entry.family_name, entry.given_names)
        )
        is_struck: bool = getattr(entry, "is_struck")  # noqa: B009 - a column of the question
        found = (Identity(names, entry.birth_date), not is_struck)
        known.setdefault(entry.birth_date.text, []).append(found)
    return {pk: _answer(one.who, known.get(str(one.birth_date), [])) for pk, one in asked.items()}


def _answer(who: Identity, known: Collection[tuple[Identity, bool]]) -> InRegister:
    alike = [(likeness(who, other), stands) for other, stands in known]
    near = [(kind, stands) for kind, stands in alike if kind is not Likeness.OTHER]
    if not near:
        return InRegister.NOT_FOUND
    if not any(stands for _kind, stands in near):
        return InRegister.STRUCK
    return InRegister.FOUND if (Likeness.SAME, True) in near else InRegister.LIKE
