"""Who sees a row: the words in which ``tables`` says it, and the conditions made of them.

A condition compares the settings that tell the scope (``config.database.base``); one that nobody
made is NULL, and then no row fits. What asks a table stands in a subquery, so that the server asks
once for a statement and not for every row. The settings do not: every subquery is planned by
itself, and that took longer than most statements run (docs/decisions/0026).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

KIND = "current_setting('guard.scope', true)"
PERSON = "NULLIF(current_setting('guard.person', true), '')::bigint"
TOWNS = "ANY (NULLIF(current_setting('guard.municipalities', true), '')::bigint[])"
ELECTIONS = "ANY ((SELECT guard.elections())::bigint[])"
# An account may have a role of the state and one in a town hall; its scope is of the state then.
AT_WORK = ("town", "state")
ENDS = {
    "municipalities.Municipality": f"{{0}} = {TOWNS}",
    "elections.Election": f"{{0}} = {ELECTIONS}",
}
# Hardly anybody who asks is a trust person: then nothing more is asked, and nothing planned for it.
HAS_LISTS = "COALESCE(current_setting('guard.lists', true), '') NOT IN ('', '{{}}')"
TRUST_ENDS = {
    "elections.Nomination": "{0} = ANY"
    " (NULLIF(current_setting('guard.lists', true), '')::bigint[])",
    "elections.Election": f"({HAS_LISTS} AND guard.is_of_lists({{0}}))",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees the rows of a table, and who writes them.

    ``path`` leads over relations to the municipality or the election whose town hall works with
    the rows; where it ends at another table, whoever sees the row there sees this one, and the
    kinds of ``by`` write it. ``.`` is the row itself. ``voter`` is such a path to the one entry, or
    election, of a voter who applies for a polling card, ``voter_reads`` one for reading alone, and
    ``voter_holds`` one for reading and for keeping others from changing the row meanwhile.
    ``trust`` is such a path to the list of a trust person, or to its election, ``trust_reads`` and
    ``trust_holds`` as for a voter. ``person`` is the column of the account whose own the row is,
    ``person_reads`` the same for reading. The rest says who else reads, and what the state keeps;
    ``also`` and ``also_read`` are conditions that no path says.
    """

    path: str = ""
    by: tuple[str, ...] = AT_WORK
    voter: str = ""
    voter_reads: str = ""
    voter_holds: str = ""
    trust: str = ""
    trust_reads: str = ""
    trust_holds: str = ""
    person: str = ""
    person_reads: str = ""
    everyone: bool = False
    state: bool = False
    state_writes: bool = False
    also: str = ""
    also_read: str = ""

    def written(self, model: type[models.Model]) -> str:
        """Return the condition under which the program may write a row of ``model``."""
        return _any(
            self._owned(model),
            self._of_voter(model, self.voter),
            _of_trust(model, self.trust),
            f"{self.person} = {PERSON}" if self.person else "",
            f"{KIND} = 'state'" if self.state_writes else "",
            self.also,
        )

    def held(self, model: type[models.Model]) -> str:
        """Return the condition under which a row may be locked that may not be written."""
        return _any(self._of_voter(model, self.voter_holds), _of_trust(model, self.trust_holds))

    def read(self, model: type[models.Model]) -> str:
        """Return the condition under which the program sees a row of ``model``."""
        if self.everyone:
            return f"{KIND} <> ''"
        return _any(
            _along(model, self.path, ENDS) if self.path else "",
            *(
                self._of_voter(model, path)
                for path in (self.voter, self.voter_reads, self.voter_holds)
            ),
            *(_of_trust(model, path) for path in (self.trust, self.trust_reads, self.trust_holds)),
            *(f"{one} = {PERSON}" for one in (self.person, self.person_reads) if one),
            f"{KIND} = 'state'" if self.state or self.state_writes else "",
            self.also,
            self.also_read,
        )

    def _owned(self, model: type[models.Model]) -> str:
        """A municipality stands in the scope of its town hall alone; other ends many may see."""
        if not self.path:
            return ""
        owned = _along(model, self.path, ENDS)
        if _end(model, self.path) in ENDS:
            return owned
        kinds = ", ".join(f"'{kind}'" for kind in self.by)
        return f"({owned} AND {KIND} IN ({kinds}))"

    def _of_voter(self, model: type[models.Model], path: str) -> str:
        ends = {
            "elections.RegisterEntry": f"{{0}} = {_one('entry')}",
            "elections.Election": f"{{0}} = {_one('election')}",
        }
        return _along(model, path, ends) if path else ""


def own(
    path: str,
    *,
    by: tuple[str, ...] = AT_WORK,
    voter: str = "",
    voter_reads: str = "",
    trust: str = "",
    trust_reads: str = "",
    state: bool = False,
    everyone: bool = False,
) -> Seen:
    """Rows of one municipality: for its town hall, and for whom the rest names."""
    return Seen(
        path, by, voter, voter_reads, trust=trust, trust_reads=trust_reads, state=state,
        everyone=everyone,
    )  # fmt: skip


NOBODYS = Seen()
"""Only functions of the owner's read it."""
EVERYONE = Seen(everyone=True)
"""Comes with the product: nothing in it is of a person, and no scope writes it."""
KEPT_BY_STATE = Seen(everyone=True, state_writes=True)
"""Everybody reads what the state keeps."""
OF_STATE = Seen(state_writes=True)
"""Tables that the state takes in and nobody else has business with."""
WORK = Seen("municipality", also=f"{KIND} = 'rounds'")
"""Jobs: a worker learns from the row whose it is; nothing in it is of a person."""
ELECTION = Seen(
    "municipality",
    voter_holds=".",
    trust_holds=".",
    state=True,
    also_read="EXISTS (SELECT FROM reports_publication AS made"
    " WHERE made.election_id = elections_election.id)"
    " OR EXISTS (SELECT FROM reports_memberspublication AS made"
    " WHERE made.election_id = elections_election.id)",
)
"""An election of which anything was published is known to everybody."""
DETERMINATION = Seen(
    "election",
    also_read="EXISTS (SELECT FROM reports_publication AS made"
    " WHERE made.determination_id = ballots_determination.id)",
)
"""A result that was published is known to everybody; its lists and persons from the snapshot."""
SOURCE = Seen(
    "municipality",
    also=f"(municipalities_tablesource.municipality_id IS NULL AND {KIND} IN ('town', 'state'))",
)
"""How the columns of a table are called: what no municipality learned, all share."""

RECIPIENT = Seen(
    "municipality",
    also=f"(municipalities_anchorrecipient.municipality_id IS NULL AND {KIND} = 'state')",
)
"""Who gets the anchor of a chain: that of the state is sent to whom the state named."""

_CHAINS = "ANY ((SELECT guard.chains())::text[])"
_HAS_LISTS = HAS_LISTS.format()
CHAIN = Seen(
    state_writes=True,
    also=f"municipalities_auditchain.key = {_CHAINS}"
    f" OR ({_HAS_LISTS} AND guard.is_list_chain(municipalities_auditchain.key))",
)
"""The state keeps accounts in every town hall, and its acts stand in the chain there."""
EVENT = Seen(
    also=f"(municipalities_auditevent.chain_id = {_CHAINS}"
    f" AND ({KIND} <> 'voter' OR municipalities_auditevent.batch = guard.batch()))"
    f" OR ({_HAS_LISTS} AND municipalities_auditevent.batch = guard.batch()"
    " AND guard.is_list_chain(municipalities_auditevent.chain_id))"
    f" OR ({KIND} = 'state' AND (municipalities_auditevent.chain_id = 'land'"
    f" OR COALESCE(municipalities_auditevent.actor_id, 0) = {PERSON}))"
)
"""The state's acts on a municipality stand in the chain there; of that chain it sees its own. Acts
of a voter and of a trust person are logged there too, and they see nothing else of it.
"""
DESTROYED = Seen(also=f"municipalities_destruction.election_key = {ELECTIONS}")

_COLLEAGUES = "ANY ((SELECT guard.colleagues())::bigint[])"
ACCOUNT = Seen(
    person="municipalities_user.id",
    also=f"{KIND} = 'arriving' OR municipalities_user.id = {_COLLEAGUES}"
    f" OR ({KIND} IN ('town', 'state') AND guard.is_without_role(municipalities_user.id))",
    also_read=f"{KIND} = 'town' AND guard.is_of_state(municipalities_user.id)"
    f" OR ({KIND} IN ('town', 'state') AND guard.is_trusted(municipalities_user.id))",
)
"""Accounts: one's own, those of one's town halls, and all for the sign-in.

A town hall reads who acts for the state: its log names them where they open an account. It reads
who enters a list, too; nobody else keeps those accounts.
"""
ROLE = Seen(
    "municipality",
    person_reads="municipalities_membership.user_id",
    state_writes=True,
    also_read=f"municipalities_membership.user_id = {_COLLEAGUES}",
)
"""Whoever keeps an account has to see every role of it, wherever it is held."""
ADDRESS = Seen(
    person="account_emailaddress.user_id",
    also=f"{KIND} = 'arriving' OR account_emailaddress.user_id = {_COLLEAGUES}"
    f" OR ({KIND} IN ('town', 'state') AND guard.is_without_role(account_emailaddress.user_id))",
)
"""Whoever may sign in with a mail address gets its account: it is kept like the account itself."""
SIGNING_IN = Seen(also=f"{KIND} = 'arriving'")
OWN_SIGN_IN = Seen(person="user_id", also=f"{KIND} = 'arriving'")


def _one(name: str) -> str:
    """The key of a voter's own row; 0 is that of nobody."""
    return f"NULLIF(NULLIF(current_setting('guard.{name}', true), '')::bigint, 0)"


def _of_trust(model: type[models.Model], path: str) -> str:
    return _along(model, path, TRUST_ENDS) if path else ""


def _end(model: type[models.Model], path: str) -> str:
    """The label of the model at the end of a path of relations."""
    for name in path.split("__") if path != "." else ():
        target = model._meta.get_field(name).related_model
        if not isinstance(target, type):
            raise TypeError(f"{model._meta.label}.{name} is no relation to one row")
        model = target
    return str(model._meta.label)


def _any(*conditions: str) -> str:
    return " OR ".join(filter(None, conditions))


def _along(model: type[models.Model], path: str, ends: dict[str, str], row: str = "") -> str:
    """The condition at the end of a path of relations, as it stands at ``model``."""
    table = row or model._meta.db_table
    if path == ".":
        return ends[model._meta.label].format(f"{table}.id")
    name, _, rest = path.partition("__")
    field = model._meta.get_field(name)
    target = field.related_model
    if not isinstance(field, models.ForeignKey) or not isinstance(target, type):
        raise TypeError(f"{model._meta.label}.{name} is no relation to one row")
    label = target._meta.label
    if not rest and label in ends:
        return ends[label].format(f"{table}.{field.column}")
    inner = f"{table}_"
    further = f" AND {_along(target, rest, ends, inner)}" if rest else ""
    return (
        f"EXISTS (SELECT FROM {target._meta.db_table} AS {inner}"
        f" WHERE {inner}.{target._meta.pk.attname} = {table}.{field.column}{further})"
    )
