"""Every model in every scope, in a database as ``make run`` makes it and as its program: own rows,
and no others; without a scope, none.

Two municipalities are furnished alike, one after the other, so what came with which is known
without asking the policies.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models

from config.database.owner import as_owner
from config.database.roles import auditor_role, program_role
from config.database.tables import ACCESS
from elections.models import Nomination
from elections.models.cards.polling_card import CardApplication, OnlineReceipt
from elections.models.register.entries import RegisterEntry
from municipalities.scope import (
    NOBODY,
    PUBLIC,
    ROUNDS,
    STATE,
    Scope,
    arriving,
    taken,
    town,
    trust,
    voter,
)
from tests import database
from tests.attack.furnished import furnish

# Nothing of a person stands in these, or it was published: everybody reads them.
EVERYBODYS = {
    "auth.Group",
    "auth.Group_permissions",
    "auth.Permission",
    "ballots.Annulment",
    "contenttypes.ContentType",
    "municipalities.Kreis",
    "municipalities.KnownBody",
    "municipalities.Letterhead",
    "municipalities.Municipality",
    "municipalities.PastElection",
    "municipalities.PastList",
    "municipalities.PastPlaceVotes",
    "municipalities.ResidentCount",
    "municipalities.StateStatement",
    "municipalities.StateTotal",
    "municipalities.Term",
    "municipalities.User_groups",
    "municipalities.User_user_permissions",
    "reports.MembersPublication",
    "reports.MembersPublication_successions",
    "reports.Publication",
    "reports.ResultAnnouncement",
    "socialaccount.SocialApp",
}
# Known to everybody where something was published of it.
PUBLISHED = {"ballots.Determination", "elections.Election"}
# Of no person, and the state counts them; or the accounts that it keeps.
THE_STATES = {
    "elections.CalendarEntry",
    "elections.Election",
    "municipalities.AnchorDispatch",
    "municipalities.AnchorRecipient",
    "municipalities.AnchorRecipientRemoval",
    "municipalities.AnnualReport",
    "municipalities.AuditChain",
    "municipalities.AuditEvent",
    "municipalities.BodyEvent",
    "municipalities.Commission",
    "municipalities.CommissionFormation",
    "municipalities.CommissionMeeting",
    "municipalities.CommissionPlan",
    "municipalities.DecisionAttachment",
    "municipalities.GremiumDecision",
    "municipalities.MeetingOutcome",
    "municipalities.Membership",
    "municipalities.ResidentFile",
    "municipalities.ResidentUpload",
    "municipalities.TableSource",
    "municipalities.User",
    "account.EmailAddress",
}
# Before it is known who asks.
SIGNING_IN = {
    "account.EmailAddress",
    "account.EmailConfirmation",
    "mfa.Authenticator",
    "municipalities.User",
    "sessions.Session",
    "socialaccount.SocialAccount",
    "socialaccount.SocialToken",
}
# No town hall has business with them.
OF_NO_TOWN = {
    "account.EmailConfirmation",
    "municipalities.ResidentFile",
    "municipalities.ResidentUpload",
    "municipalities.Seal",
    "mfa.Authenticator",
    "sessions.Session",
    "socialaccount.SocialAccount",
    "socialaccount.SocialToken",
}
# What an applicant's own entry leads to.
A_VOTERS = {
    "elections.ApplicationRefusal",
    "elections.CalendarEntry",
    "elections.CardApplication",
    "elections.CardInvalidation",
    "elections.ClosingCorrection",
    "elections.District",
    "elections.Election",
    "elections.OnlineReceipt",
    "elections.PollingCard",
    "elections.ReceiptAcknowledgement",
    "elections.RefusalWithdrawal",
    "elections.RegisterClosing",
    "elections.RegisterEntry",
    "elections.RegisterRestoration",
    "elections.RegisterStrike",
    "municipalities.AuditChain",
    "municipalities.AuditEvent",
}
# What the own list of a trust person leads to.
A_TRUST_PERSONS = {
    "elections.CalendarEntry",
    "elections.Candidate",
    "elections.DeficiencyNotice",
    "elections.Election",
    "elections.Examination",
    "elections.Exemption",
    "elections.Invitation",
    "elections.ListCorrection",
    "elections.ListPrint",
    "elections.ListProof",
    "elections.ListRemark",
    "elections.Nomination",
    "elections.NominationDecision",
    "elections.NominationDecisionChange",
    "elections.NominationReceipt",
    "elections.PersonStrike",
    "elections.RemarkSettled",
    "elections.Submission",
    "elections.SubmissionWithdrawal",
    "elections.SupportForms",
    "elections.TrustAccess",
    "elections.TrustAccessEnd",
    "elections.TrustPerson",
    "municipalities.AuditChain",
}
# The state's own among what came with the first municipality: no town hall has them.
THE_STATES_OWN = {
    "municipalities.AuditChain": "SELECT key FROM municipalities_auditchain WHERE key = 'land'",
    "municipalities.AuditEvent": "SELECT id FROM municipalities_auditevent WHERE chain_id = 'land'",
    "municipalities.Membership": "SELECT id FROM municipalities_membership"
    " WHERE municipality_id IS NULL",
    "municipalities.User": "SELECT user_id FROM municipalities_membership"
    " WHERE municipality_id IS NULL",
}
MODELS = [apps.get_model(access.model) for access in ACCESS]
WRITTEN = {
    word: [apps.get_model(one.model) for one in ACCESS if word in one.rows.grants]
    for word in ("INSERT", "UPDATE", "DELETE")
}
Rows = dict[str, set[object]]


def name_of(model: type[models.Model]) -> str:
    return model._meta.label


def keys(cursor, model: type[models.Model]) -> set[object]:
    cursor.execute(f"SELECT {model._meta.pk.column} FROM {model._meta.db_table}")
    return {key for (key,) in cursor.fetchall()}


@dataclass
class Scene:
    """Which rows came with which of two municipalities, and the scope of each."""

    name: str
    scopes: dict[str, Scope] = field(default_factory=dict)
    here: Rows = field(default_factory=dict)
    there: Rows = field(default_factory=dict)
    program: database.DatabaseWrapper | None = None

    def seen(self, scope: Scope, model: type[models.Model]) -> set[object]:
        """The keys of the rows that the program sees in a scope."""
        with taken(scope), self.program.cursor() as cursor:
            return keys(cursor, model)

    def of(self, model: type[models.Model]) -> tuple[set[object], set[object]]:
        return self.here[name_of(model)], self.there[name_of(model)]


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker) -> Iterator[Scene]:
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), database.another("scopes", as_installed=True) as name:
        made = Scene(name)
        database.use(name)
        try:
            with as_owner():
                _furnish(made)
        finally:
            database.use(before)
        with closing(database.connected(name)) as made.program:
            yield made


def _furnish(made: Scene) -> None:
    def taken_stock() -> Rows:
        with connection.cursor() as own:
            return {name_of(model): keys(own, model) for model in MODELS}

    stock = taken_stock()
    for rows in (made.here, made.there):
        place = furnish()
        after = taken_stock()
        rows.update({label: after[label] - stock[label] for label in after})
        stock = after
        if rows is made.here:
            made.scopes = _scopes(place)
    made.scopes["there"] = town(place.pk)
    for label, statement in THE_STATES_OWN.items():
        with connection.cursor() as own:
            own.execute(statement)
            states = {key for (key,) in own.fetchall()}
        made.here[label] -= states
        made.there[label] -= states


def _scopes(place) -> dict[str, Scope]:
    receipt = OnlineReceipt.objects.filter(election__municipality=place).first()
    assert receipt is not None
    own = Nomination.objects.filter(election__municipality=place).values_list("pk", flat=True)
    return {
        "here": town(place.pk),
        "voter": voter(receipt.election_id, receipt.entry_id),
        "trust": trust(*own),
    }


@pytest.fixture
def program(scene):
    with closing(database.connected(scene.name)) as made:
        yield made


def test_the_program_signed_in_as_itself(scene):
    with scene.program.cursor() as cursor:
        cursor.execute("SELECT session_user, current_user")
        assert cursor.fetchone() == (program_role(), program_role())


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_every_model_has_rows_of_both(scene, model):
    here, there = scene.of(model)
    if name_of(model) in EVERYBODYS - {"ballots.Annulment"} and not (here or there):
        return  # comes with the product: the second municipality brings none of its own
    assert here
    assert there


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_without_a_scope_there_are_no_rows(scene, model):
    assert scene.seen(NOBODY, model) == set()


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_a_town_hall_sees_its_own_rows_and_no_others(scene, model):
    here, there = scene.of(model)
    found, label = scene.seen(scene.scopes["here"], model), name_of(model)
    assert here <= found or label in OF_NO_TOWN
    if label not in EVERYBODYS | PUBLISHED:
        assert found & there == set()


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_what_others_see(scene, model):
    here, there = scene.of(model)
    label, of_both = name_of(model), here | there
    everybodys = of_both if label in EVERYBODYS | PUBLISHED else set()
    expected = {
        "public": (PUBLIC, everybodys),
        "rounds": (ROUNDS, of_both if label == "municipalities.Job" else everybodys),
        "arriving": (arriving(), of_both if label in SIGNING_IN else everybodys),
        # A name that only the tests' databases know opens nothing here.
        "everything": (Scope("everything"), everybodys),
    }
    found = {name: scene.seen(scope, model) & of_both for name, (scope, _) in expected.items()}
    assert found == {name: rows for name, (_, rows) in expected.items()}
    of_state = scene.seen(STATE, model) & of_both
    assert of_state == everybodys or label in THE_STATES
    of_voter = scene.seen(scene.scopes["voter"], model) & of_both
    of_trust = scene.seen(scene.scopes["trust"], model) & of_both
    if label not in EVERYBODYS | PUBLISHED:
        assert (of_voter | of_trust) & there == set()
        assert of_voter == set() or label in A_VOTERS
        assert (of_trust != set()) is (label in A_TRUST_PERSONS)


def test_a_voter_sees_one_person_alone(scene):
    scope = scene.scopes["voter"]
    assert scene.seen(scope, RegisterEntry) == {scope.entry}
    with taken(scope), scene.program.cursor() as cursor:
        for model in (OnlineReceipt, CardApplication):
            cursor.execute(f"SELECT DISTINCT entry_id FROM {model._meta.db_table}")
            assert cursor.fetchall() in ([], [(scope.entry,)])


@pytest.mark.parametrize("model", WRITTEN["UPDATE"], ids=name_of)
def test_a_town_hall_changes_no_row_of_another(scene, program, model):
    column = _granted(program, model)
    changed = f"UPDATE {model._meta.db_table} SET {column} = {column}"
    assert _written(program, changed, scene.scopes["here"], model, scene.of(model)[1]) == 0


@pytest.mark.parametrize("model", WRITTEN["DELETE"], ids=name_of)
def test_a_town_hall_deletes_no_row_of_another(scene, program, model):
    deleted = f"DELETE FROM {model._meta.db_table}"
    assert _written(program, deleted, scene.scopes["here"], model, scene.of(model)[1]) == 0


OPEN_EVENT = """
    INSERT INTO municipalities_auditevent (chain_id, recorded_at, actor_name, act, subject,
        subject_name, details, form, batch, content_hash, facts_hash, previous_hash, hash)
    VALUES (%s, now(), '', 'body.decided', '', '', '{}', 2, guard.batch(), repeat('0', 64), '', '',
        '')
"""


def test_a_town_hall_writes_no_event_into_the_chain_of_another(scene):
    with closing(database.owners(scene.name)) as owner, owner.cursor() as cursor:
        towns = scene.scopes["here"].municipalities
        cursor.execute("SELECT id = ANY (%s), ags FROM municipalities_municipality", [list(towns)])
        ags = dict(cursor.fetchall())
    with taken(scene.scopes["here"]), scene.program.cursor() as cursor:
        for chain in (ags[False], "land"):
            cursor.execute("BEGIN")
            with pytest.raises(DatabaseError, match="row-level security"):
                cursor.execute(OPEN_EVENT, [chain])
            cursor.execute("ROLLBACK")
        cursor.execute("BEGIN")
        cursor.execute(OPEN_EVENT, [ags[True]])
        cursor.execute("ROLLBACK")


# What others than a town hall may write.
ADDED = {
    "voter": {
        "elections.CardApplication",
        "elections.OnlineReceipt",
        "elections.ReceiptAcknowledgement",
    },
    "public": set(),
    "trust": {
        "elections.Candidate",
        "elections.ListPrint",
        "elections.ListRemark",
        "elections.Nomination",
        "elections.RemarkSettled",
        "elections.Submission",
        "elections.SubmissionWithdrawal",
        "elections.TrustAccess",
        "elections.TrustPerson",
    },
    "rounds": {"municipalities.Job"},
    "arriving": SIGNING_IN,
    "state": {
        "account.EmailAddress",
        "municipalities.Membership",
        "municipalities.ResidentCount",
        "municipalities.ResidentFile",
        "municipalities.ResidentUpload",
        "municipalities.Term",
        "municipalities.User",
    },
}

# An event that was copied is refused before anybody asks whose it is.
COPIED = [one for one in WRITTEN["INSERT"] if name_of(one) != "municipalities.AuditEvent"]


@pytest.mark.parametrize("model", COPIED, ids=name_of)
def test_a_town_hall_adds_no_row_to_another(scene, program, model):
    here, there = scene.of(model)
    scope = scene.scopes["here"]
    assert not _adds(scene, program, model, there, scope)
    if name_of(model) not in OF_NO_TOWN | {"municipalities.Term"}:
        assert _adds(scene, program, model, here, scope)
        # Somebody may have a role of the state beside it.
        assert _adds(scene, program, model, here, replace(scope, kind="state"))


@pytest.mark.parametrize("model", COPIED, ids=name_of)
def test_others_add_only_what_is_theirs(scene, program, model):
    """Seeing a row is no right to hang something on it."""
    here, there = scene.of(model)
    scopes = {
        "voter": scene.scopes["voter"],
        "trust": scene.scopes["trust"],
        "public": PUBLIC,
        "rounds": ROUNDS,
        "arriving": arriving(),
        "state": STATE,
    }
    found = {
        kind for kind, scope in scopes.items() if _adds(scene, program, model, here | there, scope)
    }
    assert found == {kind for kind, names in ADDED.items() if name_of(model) in names}


def test_a_voter_holds_the_election_and_changes_nothing(scene, program):
    scope = scene.scopes["voter"]
    with taken(scope), program.cursor() as cursor:
        for statement in (
            "SELECT id FROM elections_election WHERE id = %s FOR SHARE",
            "DELETE FROM elections_election WHERE id = %s",
        ):
            cursor.execute(statement, [scope.election])
            assert cursor.rowcount == ("FOR SHARE" in statement)
        with pytest.raises(DatabaseError, match="row-level security"):
            cursor.execute(
                "UPDATE elections_election SET day = day + 1 WHERE id = %s", [scope.election]
            )


def test_a_trust_person_holds_the_election_and_sees_one_list_of_it(scene, program):
    own, *others = sorted(scene.scopes["trust"].lists)
    scope = trust(own)
    assert others
    with taken(scope), program.cursor() as cursor:
        cursor.execute("SELECT id FROM elections_nomination")
        assert cursor.fetchall() == [(own,)]
        cursor.execute("SELECT DISTINCT nomination_id FROM elections_candidate")
        assert cursor.fetchall() == [(own,)]
        cursor.execute("SELECT id FROM elections_election FOR SHARE")
        assert cursor.rowcount >= 1
        cursor.execute("DELETE FROM elections_election")
        assert cursor.rowcount == 0
        for statement in (
            "UPDATE elections_election SET day = day + 1",
            "UPDATE elections_candidate SET nomination_id = nomination_id + 1",
        ):
            with pytest.raises(DatabaseError, match="row-level security"):
                cursor.execute(statement)


def test_nobody_gives_oneself_a_role(scene, program):
    here = scene.scopes["here"]
    with closing(database.owners(scene.name)) as owner, owner.cursor() as cursor:
        cursor.execute(
            "SELECT user_id, municipality_id FROM municipalities_membership"
            " WHERE municipality_id = ANY (%s) ORDER BY id LIMIT 1",
            [list(here.municipalities)],
        )
        clerk, own = cursor.fetchone()
        cursor.execute("SELECT id FROM municipalities_municipality WHERE id <> %s", [own])
        (other, *_rest) = cursor.fetchone()
    refused = pytest.raises(DatabaseError, match="row-level security")
    for place, role in ((other, "returning_officer"), (None, "state_admin")):
        with taken(town(own, person=clerk)), program.cursor() as cursor, refused:
            cursor.execute(
                "INSERT INTO municipalities_membership (user_id, municipality_id, role)"
                " VALUES (%s, %s, %s)",
                [clerk, place, role],
            )


def test_the_auditor_reads_the_rows_of_all(scene):
    role = {"USER": auditor_role(), "PASSWORD": ""}
    with closing(database.connected(scene.name, **role)) as auditor, auditor.cursor() as cursor:
        assert keys(cursor, RegisterEntry) >= set().union(*scene.of(RegisterEntry))


def _granted(by, model: type[models.Model]) -> str:
    with by.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
            " AND NOT attisdropped AND has_column_privilege(attrelid, attnum, 'UPDATE')"
            " ORDER BY attnum DESC LIMIT 1",
            [model._meta.db_table],
        )
        return cursor.fetchone()[0]


def _written(by, statement: str, scope: Scope, model, wanted: set[object]) -> int:
    """How many of the wanted rows a statement of the program writes in a scope; undone."""
    with taken(scope), by.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            cursor.execute(f"{statement} WHERE {model._meta.pk.column} = ANY (%s)", [list(wanted)])
            return cursor.rowcount
        finally:
            cursor.execute("ROLLBACK")


def _adds(scene: Scene, by, model: type[models.Model], rows: set[object], scope: Scope) -> bool:
    """Whether policies let a copy of one of these rows in: then it is refused as a double."""
    table, key = model._meta.db_table, model._meta.pk.column
    with closing(database.owners(scene.name)) as owner, owner.cursor() as cursor:
        cursor.execute(
            f"SELECT t::text FROM {table} t WHERE {key} = ANY (%s) ORDER BY {key} LIMIT 6",
            [list(rows)],
        )
        copies = [copy for (copy,) in cursor.fetchall()]
    for copy in copies:
        with taken(scope), by.cursor() as cursor, pytest.raises(DatabaseError) as no:
            cursor.execute(f"INSERT INTO {table} SELECT (%s::{table}).*", [copy])
        if "row-level security" not in str(no.value):
            return True
    return False
