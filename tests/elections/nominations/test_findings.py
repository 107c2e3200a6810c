"""What the law finds in a list, what it costs, and until when it can be mended."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from elections.law.nominations.eligibility import InRegister
from elections.law.nominations.examination import (
    ListFacts,
    PersonFacts,
    PersonField,
    examine,
    not_examined,
)
from elections.law.nominations.findings import (
    KINDS,
    Costs,
    Until,
    can_be_repaired,
    costs_a_person,
    hinders_admission,
    stops_submission,
)
from elections.law.nominations.proofs import OF_A_LIST, Proof, Verdict, proofs_of_person
from elections.law.nominations.rules import NominationRule
from elections.messages.nominations.findings import FINDING_TEXTS
from municipalities.law.body.suffrage import Exclusion, Incompatibility

CLOSE = datetime(2026, 1, 5, 18, tzinfo=ZoneInfo("Europe/Berlin"))
LATER = CLOSE + timedelta(hours=1)
ALL_THERE = dict.fromkeys(OF_A_LIST, Verdict.THERE)
GOOD = {Proof.CONSENT: Verdict.THERE, Proof.ELIGIBILITY: Verdict.THERE}
ADAM = PersonFacts(1, "Adam", proofs=GOOD)
SOUND = ListFacts(
    name="Vielfalt",
    received_at=CLOSE,
    persons=(ADAM, replace(ADAM, place=2, name="Berta")),
    proofs=ALL_THERE,
    represented=True,
    trust_persons=2,
)


def adam(**changes):
    return {"persons": (replace(ADAM, **changes),)}


def lacking(proof, verdict=Verdict.MISSING):
    return {"proofs": {**ALL_THERE, proof: verdict}}


FOUND = [
    ("a sound list", {}, []),
    ("nobody has looked at any paper", {"proofs": {}}, []),
    ("a second late", {"received_at": CLOSE + timedelta(seconds=1)}, ["NOMINATION_LATE"]),
    ("not on paper yet", {"received_at": None}, []),
    ("by telephone", lacking(Proof.WRITTEN_FORM), ["NOMINATION_NOT_WRITTEN"]),
    ("without a name", {"name": "  "}, ["NOMINATION_NAME_MISSING"]),
    ("named like another", {"similar_name": "Liste 2"}, ["NAME_LIKE_ANOTHER"]),
    ("one trust person only", {"trust_persons": 1}, ["TRUST_PERSONS_MISSING"]),
    ("nobody entered trust persons", {"trust_persons": None}, []),
    ("a trust person stands", {"trust_person_stands": "Adam"}, ["TRUST_PERSON_IS_CANDIDATE"]),
    ("the deputy did not sign", lacking(Proof.DEPUTY_SIGNATURE), ["TRUST_SIGNATURES_MISSING"]),
    ("a signature is faulty", lacking(Proof.TRUST_SIGNATURE, Verdict.FAULTY),
     ["TRUST_SIGNATURES_MISSING"]),
    ("without the record", lacking(Proof.ASSEMBLY_RECORD), ["ASSEMBLY_RECORD_MISSING"]),
    ("nobody on it", {"persons": ()}, ["NO_CANDIDATES"]),
    ("a place is left out", {"persons": (ADAM, replace(ADAM, place=3, name="Berta"))},
     ["PLACES_NOT_IN_ORDER"]),
    ("a source that names not all", {"persons": (replace(ADAM, place=3),), "is_whole": False}, []),
    ("17 of 18 signatures", {"represented": False, "signatures": 17, "certified_signatures": 17},
     ["SIGNATURES_MISSING"]),
    ("18 of 18", {"represented": False, "signatures": 18, "certified_signatures": 18}, []),
    ("20, of which 18 are certified",
     {"represented": False, "signatures": 20, "certified_signatures": 18}, []),
    ("two certificates are missing",
     {"represented": False, "signatures": 18, "certified_signatures": 16},
     ["ELECTOR_CERTIFICATES_MISSING"]),
    ("nobody decided on an exemption, nobody counted", {"represented": None}, []),
    ("some came in, and nobody decided on an exemption",
     {"represented": None, "signatures": 3, "certified_signatures": 3}, ["SIGNATURES_MISSING"]),
    ("represented, and none came in", {"represented": True, "signatures": None}, []),
    ("nameless", adam(name=""), ["PERSON_NAMELESS"]),
    ("without a birth date", adam(has_birth_date=False), ["BIRTH_DATE_MISSING"]),
    ("without an address", adam(lacking=(PersonField.ADDRESS,)), ["PERSON_INCOMPLETE"]),
    ("twice on this list", adam(twice_at=4), ["CANDIDATE_TWICE"]),
    ("without consent", adam(proofs={**GOOD, Proof.CONSENT: Verdict.MISSING}),
     ["CONSENT_MISSING"]),
    ("nobody looked for a consent", adam(proofs={}), []),
    ("too young", adam(exclusion=Exclusion.TOO_YOUNG), ["CANDIDATE_NOT_ELIGIBLE"]),
    ("too young, and no certificate",
     adam(exclusion=Exclusion.TOO_YOUNG, proofs={Proof.ELIGIBILITY: Verdict.MISSING}),
     ["CANDIDATE_NOT_ELIGIBLE"]),
    ("eligibility is not certified", adam(proofs={**GOOD, Proof.ELIGIBILITY: Verdict.MISSING}),
     ["ELIGIBILITY_UNPROVEN"]),
    ("an Auskunftssperre without proof",
     adam(proofs={**GOOD, Proof.BLOCKED_ADDRESS: Verdict.MISSING}), ["BLOCKED_ADDRESS_UNPROVEN"]),
    ("on another list too", adam(other_list="Miteinander"), ["CANDIDATE_ON_TWO_LISTS"]),
    ("like somebody on another list", adam(alike="Adam A."), ["CANDIDATE_LIKE"]),
    ("not in the register", adam(in_register=InRegister.NOT_FOUND), ["NOT_IN_REGISTER"]),
    ("similar in the register", adam(in_register=InRegister.LIKE), []),
    ("struck in the register", adam(in_register=InRegister.STRUCK), ["STRUCK_IN_REGISTER"]),
    ("a Beamter", adam(incompatibility=Incompatibility.CIVIL_SERVANT),
     ["CANDIDATE_POST_INCOMPATIBLE"]),
]  # fmt: skip


@pytest.mark.rules(
    "R-LIST-03", "R-LIST-05", "R-LIST-06", "R-LIST-10", "R-LIST-11", "R-ELIG-01", "R-ELIG-05"
)
@pytest.mark.parametrize(
    ("changes", "rules"), [row[1:] for row in FOUND], ids=[r[0] for r in FOUND]
)
def test_each_finding(changes, rules):
    found = examine(replace(SOUND, **changes), closes=CLOSE, seats=9)
    assert [one.rule.name for one in found] == rules


@pytest.mark.rules("R-BAL-02")
def test_more_persons_than_seats_are_a_note():
    people = tuple(replace(ADAM, place=place, name=f"P{place}") for place in range(1, 5))
    [found] = examine(replace(SOUND, persons=people), closes=CLOSE, seats=3)
    assert (found.rule.name, found.facts) == ("MORE_THAN_PRINTED", {"persons": 4, "seats": 3})


@pytest.mark.rules("R-LIST-11")
def test_the_table_names_every_kind_once_and_each_has_its_words():
    rules = [kind.rule for kind in KINDS]
    assert len(rules) == len(set(rules))
    assert set(FINDING_TEXTS) == set(rules)


INCURABLE = {
    "NOMINATION_NOT_WRITTEN", "TRUST_SIGNATURES_MISSING", "ASSEMBLY_RECORD_MISSING",
    "NO_CANDIDATES", "SIGNATURES_MISSING", "ELECTOR_CERTIFICATES_MISSING",
}  # fmt: skip


@pytest.mark.rules("R-LIST-11")
def test_what_makes_a_list_invalid_in_itself_is_mended_until_the_deadline_only():
    named = {
        kind.rule.name
        for kind in KINDS
        if kind.until is Until.DEADLINE and kind.costs is Costs.LIST
    }
    assert named == INCURABLE


@pytest.mark.rules("R-LIST-03", "R-LIST-11", "R-ELIG-01")
def test_what_costs_one_person_while_the_list_stands():
    named = {kind.rule.name for kind in KINDS if kind.costs is Costs.PERSON}
    assert named == {
        "PERSON_NAMELESS", "BIRTH_DATE_MISSING", "CANDIDATE_TWICE", "CONSENT_MISSING",
        "CANDIDATE_NOT_ELIGIBLE", "CANDIDATE_ON_TWO_LISTS",
    }  # fmt: skip


@pytest.mark.rules("R-LIST-03")
def test_of_other_lists_and_of_the_register_a_list_is_told_nothing():
    named = {kind.rule.name for kind in KINDS if not kind.is_for_list}
    assert named == {
        "NAME_LIKE_ANOTHER", "CANDIDATE_ON_TWO_LISTS", "CANDIDATE_LIKE", "NOT_IN_REGISTER",
        "STRUCK_IN_REGISTER",
    }  # fmt: skip


def one_of(changes):
    [found] = examine(replace(SOUND, **changes), closes=CLOSE, seats=9)
    return found


RECORD, DEPUTY = lacking(Proof.ASSEMBLY_RECORD), lacking(Proof.DEPUTY_SIGNATURE)
CONSENT = adam(proofs={**GOOD, Proof.CONSENT: Verdict.MISSING})
LATE, NAMELESS = {"received_at": LATER}, {"name": ""}


@pytest.mark.rules("R-LIST-11", "R-LIST-12", "C-05")
@pytest.mark.parametrize(
    ("changes", "now", "decided", "repairable"),
    [
        pytest.param(RECORD, CLOSE, False, True, id="a record may come before the end"),
        pytest.param(RECORD, LATER, False, False, id="a record comes too late after the end"),
        pytest.param(DEPUTY, CLOSE, False, True, id="a signature may come before the end"),
        pytest.param(DEPUTY, LATER, False, False, id="a signature does not heal after the end"),
        pytest.param(CONSENT, CLOSE, False, True, id="a consent may come before the end"),
        pytest.param(CONSENT, LATER, False, False, id="a consent does not heal after the end"),
        pytest.param(NAMELESS, LATER, False, True, id="a valid list is completed later"),
        pytest.param(NAMELESS, LATER, True, False, id="after the decision nothing heals"),
        pytest.param(LATE, LATER, False, False, id="lateness never heals"),
        pytest.param(LATE, CLOSE, False, False, id="lateness never heals, whatever the clock"),
    ],
)
def test_a_finding_heals_until_the_deadline_or_the_decision(changes, now, decided, repairable):
    found = one_of(changes)
    assert can_be_repaired(found, now=now, closes=CLOSE, decided=decided) is repairable


@pytest.mark.rules("R-LIST-11", "R-ELIG-05")
@pytest.mark.parametrize(
    ("changes", "costs"),
    [
        pytest.param(LATE, "list", id="a late list falls"),
        pytest.param(DEPUTY, "list", id="a list without both signatures falls"),
        pytest.param(CONSENT, "person", id="a missing consent costs one person"),
        pytest.param(adam(incompatibility=Incompatibility.CIVIL_SERVANT), "nothing",
                     id="an incompatible post is a note"),
    ],
)  # fmt: skip
def test_some_findings_cost_the_list_and_some_a_person(changes, costs):
    found = one_of(changes)
    assert (hinders_admission(found), costs_a_person(found)) == (costs == "list", costs == "person")


@pytest.mark.rules("R-LIST-11")
@pytest.mark.parametrize(
    ("changes", "stops"),
    [
        pytest.param({"persons": ()}, True, id="an empty list is not sent"),
        pytest.param(adam(has_birth_date=False), True, id="nor one without a birth date"),
        pytest.param(adam(exclusion=Exclusion.TOO_YOUNG), False, id="one of 17 is sent"),
    ],
)
def test_what_stops_a_list_from_being_sent(changes, stops):
    assert stops_submission(one_of(changes)) is stops


@pytest.mark.rules("R-LIST-11")
def test_what_nobody_looked_at_is_named():
    seen = {Proof.WRITTEN_FORM: Verdict.THERE, Proof.TRUST_SIGNATURE: Verdict.MISSING}
    assert not_examined(replace(SOUND, proofs=seen)) == (
        Proof.DEPUTY_SIGNATURE,
        Proof.ASSEMBLY_RECORD,
    )
    assert proofs_of_person(is_blocked=False) == (Proof.CONSENT, Proof.ELIGIBILITY)
    assert proofs_of_person(is_blocked=True)[-1] is Proof.BLOCKED_ADDRESS


@pytest.mark.rules("R-LIST-11")
def test_a_finding_names_norm_rule_and_facts():
    found = one_of(adam(other_list="Miteinander"))
    assert (str(found.norm), found.rule_id, found.facts) == (
        "§ 11 Abs. 2 KWG", "R-LIST-03", {"place": 1, "name": "Adam", "other": "Miteinander"},
    )  # fmt: skip
    assert found.rule is NominationRule.CANDIDATE_ON_TWO_LISTS
