"""The register one person at a time."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from elections.actions.course.timely import check_not_erased
from elections.actions.register.identity import Answer, check_is_new
from elections.actions.register.languages import chosen_languages
from elections.actions.register.search import index_names
from elections.law.course.versions import version
from elections.law.register.languages import language_of
from elections.law.register.rules import RegisterRule
from elections.law.register.verdict import register_exclusion
from elections.models import District, Election
from elections.models.register.address import PersonRecord
from elections.models.register.entries import RegisterClosing, RegisterEntry
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.law.body.suffrage import Person
from municipalities.models import AuditEvent, User


def _open_district(district_id: int) -> tuple[District, Election]:
    district = District.objects.select_for_update().get(pk=district_id)
    election = Election.objects.select_related("municipality").get(pk=district.election_id)
    check_not_erased(election)
    if RegisterClosing.objects.filter(district=district).exists():
        raise RuleViolation(
            RegisterRule.REGISTER_CLOSED, Norm(Statute.KWO, "15"), "C-18", district=district
        )
    return district, election


@transaction.atomic
def enter_person(
    district_id: int,
    person: Person,
    record: PersonRecord,
    *,
    is_other: str = "",
    language: str = "",
    actor: User,
) -> tuple[RegisterEntry, str]:
    """Enter one person when the law lets them vote (§ 86 Abs. 2 HGO; R-VOTE-01..05, R-REG-02).

    Raises RuleViolation with the one reason that excludes the person, or when the person is known
    already; ``is_other`` says why somebody similar is another person. Returns the entry and the
    trace of that decision. Nationality and length of residence decide here and are not kept
    (R-DP-01). ``language`` is that of the notice; without one it follows from the nationality,
    as in an extract, and only the language is kept.
    """
    district, election = _open_district(district_id)
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, election.assumptions)
    law = version(election.law_version)
    exclusion = register_exclusion(person, election.day, law, assumptions)
    if exclusion is not None:
        raise RuleViolation(
            RegisterRule.NOT_ENTITLED, Norm(Statute.HGO, "86", 2), "R-VOTE-01", reason=exclusion
        )
    trace = check_is_new(election, record, answers=[Answer(is_other)])
    last = district.entries.aggregate(last=Max("number"))["last"] or 0
    entry = RegisterEntry.objects.create(
        election=election,
        district=district,
        number=last + 1,
        origin=RegisterEntry.Origin.HAND,
        language=language_of(
            person.nationalities, language, chosen_languages(election.municipality)
        ),
        **record.columns(),
    )
    index_names([entry])
    AuditEvent.objects.record(actor, "register.entered", entry, election.municipality)
    return entry, trace
