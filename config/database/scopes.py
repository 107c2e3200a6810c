"""What the server knows of the scope in which it is asked: functions for policies and for acts.

A setting that nobody made is empty; a function then answers as for nobody. What asks tables does so
as the owner, whom no policy binds: each of these functions says itself what it gives to whom.

What policies ask in every statement has a body that the server keeps read (``BEGIN ATOMIC``): its
names were looked up when it was made, so no path of a caller leads it astray.
"""

from __future__ import annotations

from collections.abc import Iterator

from municipalities.models.staff import KEEPING, STATE_ROLES, Role

KEPT_BY_STATE = ", ".join(
    f"'{role}'" for role in sorted({*STATE_ROLES, *KEEPING[Role.STATE_ADMIN]})
)

SETTINGS = (
    """
    CREATE FUNCTION guard.kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE BEGIN ATOMIC
        SELECT COALESCE(current_setting('guard.scope', true), '');
    END
    """,
    """
    CREATE FUNCTION guard.towns() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE BEGIN ATOMIC
        SELECT COALESCE(NULLIF(current_setting('guard.municipalities', true), ''), '{}')::bigint[];
    END
    """,
    *(
        f"CREATE FUNCTION guard.{name}() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE"
        " BEGIN ATOMIC"
        f" SELECT COALESCE(NULLIF(current_setting('guard.{name}', true), ''), '0')::bigint; END"
        for name in ("person", "election", "entry")
    ),
    """
    CREATE FUNCTION guard.lists() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE BEGIN ATOMIC
        SELECT COALESCE(NULLIF(current_setting('guard.lists', true), ''), '{}')::bigint[];
    END
    """,
)

# What policies ask: keys of the scope's elections, chains and accounts.
KEYS = {
    "elections() RETURNS bigint[]": """
        SELECT COALESCE(array_agg(id), '{}') FROM elections_election
        WHERE municipality_id = ANY (guard.towns())
    """,
    "chains() RETURNS text[]": """
        SELECT COALESCE(array_agg(ags::text), '{}') FROM municipalities_municipality
        WHERE id = ANY (guard.towns())
           OR id = (SELECT municipality_id FROM elections_election WHERE id = guard.election())
    """,
    # Every role of an account that is kept counts, also one held elsewhere.
    "colleagues() RETURNS bigint[]": f"""
        SELECT COALESCE(array_agg(DISTINCT user_id), '{{}}') FROM municipalities_membership
        WHERE municipality_id = ANY (guard.towns())
           OR (guard.kind() = 'state' AND role IN ({KEPT_BY_STATE}))
    """,
}

# What policies ask about one row, of whoever has lists.
ASKED = {
    "is_of_lists(election bigint) RETURNS boolean": """
        SELECT EXISTS (
            SELECT FROM elections_nomination AS list
            WHERE list.election_id = $1 AND list.id = ANY (guard.lists())
        )
    """,
    "is_list_chain(chain text) RETURNS boolean": """
        SELECT EXISTS (
            SELECT FROM elections_nomination AS list
            JOIN elections_election AS election ON election.id = list.election_id
            JOIN municipalities_municipality AS place ON place.id = election.municipality_id
            WHERE list.id = ANY (guard.lists()) AND place.ags::text = $1
        )
    """,
    # Accounts of trust persons, for the town halls of their lists.
    "is_trusted(account bigint) RETURNS boolean": """
        SELECT EXISTS (
            SELECT FROM elections_trustaccess AS access
            JOIN elections_trustperson AS person ON person.id = access.trust_person_id
            JOIN elections_nomination AS list ON list.id = person.nomination_id
            JOIN elections_election AS election ON election.id = list.election_id
            WHERE access.account_id = $1 AND election.municipality_id = ANY (guard.towns())
        )
    """,
}

ANSWERS = {
    # An account that is being opened has no role yet; whoever opens it has to see it. That of a
    # trust person has none either, and is nobody's business.
    "is_without_role(account bigint) RETURNS boolean": """
        SELECT NOT EXISTS (SELECT FROM municipalities_membership WHERE user_id = account)
           AND NOT EXISTS (SELECT FROM elections_trustaccess WHERE account_id = account)
    """,
    "is_of_state(account bigint) RETURNS boolean": """
        SELECT EXISTS (
            SELECT FROM municipalities_membership
            WHERE user_id = account AND municipality_id IS NULL
        )
    """,
    # What acts ask. A user name is changed only until somebody acted with it, wherever that was.
    "has_acted(account bigint) RETURNS boolean": """
        SELECT EXISTS (SELECT FROM municipalities_auditevent WHERE actor_id = account)
    """,
    # Rounds look for receipts in all municipalities: keys, nothing of persons.
    "waiting_receipts() RETURNS TABLE (receipt bigint, municipality bigint)": """
        SELECT receipt.id, election.municipality_id
        FROM elections_onlinereceipt AS receipt
        JOIN elections_election AS election ON election.id = receipt.election_id
        WHERE guard.kind() = 'rounds'
          AND NOT EXISTS (SELECT FROM elections_cardapplication WHERE receipt_id = receipt.id)
        ORDER BY receipt.id
    """,
    # A voter sees no receipt of anybody else, and its number follows the last one all the same.
    "last_receipt(of_election bigint) RETURNS integer": """
        SELECT COALESCE(max(number), 0)::integer FROM elections_onlinereceipt
        WHERE election_id = of_election
    """,
    # Who knows a code knows the key of one entry: that entry, and the election it stands in.
    "election_of(entry bigint) RETURNS bigint": """
        SELECT election_id FROM elections_registerentry WHERE id = $1
    """,
    # Who signs in is known by the account alone; an access that was ended gives no list.
    "lists_of(account bigint) RETURNS bigint[]": """
        SELECT COALESCE(array_agg(DISTINCT person.nomination_id), '{}')
        FROM elections_trustaccess AS access
        JOIN elections_trustperson AS person ON person.id = access.trust_person_id
        WHERE access.account_id = account AND account = guard.person()
          AND NOT EXISTS (
              SELECT FROM elections_trustaccessend AS gone WHERE gone.access_id = access.id
          )
    """,
    # Who holds the code of an invitation knows its key: the list to which it leads.
    "list_of_invitation(invitation bigint) RETURNS bigint": """
        SELECT person.nomination_id FROM elections_invitation AS asked
        JOIN elections_trustperson AS person ON person.id = asked.trust_person_id
        WHERE asked.id = $1
    """,
    # How many signatures came of it, and of whom nothing (R-DP-05): for the list and its office.
    "signatures(of_list bigint) RETURNS TABLE (outcome text, number bigint)": """
        SELECT row.outcome::text, count(*) FROM elections_supportsignature AS row
        JOIN elections_nomination AS list ON list.id = row.nomination_id
        JOIN elections_election AS election ON election.id = list.election_id
        WHERE list.id = of_list
          AND (list.id = ANY (guard.lists()) OR election.municipality_id = ANY (guard.towns()))
        GROUP BY row.outcome ORDER BY row.outcome
    """,
    # The state sees how many lists and persons there are so far, and nothing of either.
    "list_counts() RETURNS TABLE (election bigint, lists bigint, received bigint,"
    " persons bigint, persons_received bigint)": """
        SELECT election.id, count(DISTINCT list.id), count(DISTINCT receipt.nomination_id),
            count(person.id), count(person.id) FILTER (WHERE receipt.nomination_id IS NOT NULL)
        FROM elections_election AS election
        LEFT JOIN elections_nomination AS list ON list.election_id = election.id
        LEFT JOIN elections_nominationreceipt AS receipt ON receipt.nomination_id = list.id
        LEFT JOIN elections_candidate AS person
            ON person.nomination_id = list.id AND person.place > 0
            AND NOT EXISTS (
                SELECT FROM elections_nominationdecision AS decision
                WHERE decision.nomination_id = list.id AND NOT decision.admitted
            )
        WHERE election.phase IN ('setup', 'nomination')
          AND (guard.kind() = 'state' OR election.municipality_id = ANY (guard.towns()))
        GROUP BY election.id ORDER BY election.id
    """,
    # The state sees how commissions are made up, and nothing of their persons.
    "seats(of_commissions bigint[]) RETURNS TABLE (commission bigint, capacity text,"
    " gender text, nationalities text, shares_chair boolean)": """
        SELECT member.commission_id, member.capacity, member.gender, proposal.nationalities::text,
            COALESCE(member.id = (
                SELECT chair.member_id FROM municipalities_cochair AS chair
                JOIN municipalities_commissionmember AS one ON one.id = chair.member_id
                WHERE one.commission_id = member.commission_id ORDER BY chair.id DESC LIMIT 1
            ), false)
        FROM municipalities_commissionmember AS member
        JOIN municipalities_commission AS body ON body.id = member.commission_id
        LEFT JOIN municipalities_proposal AS proposal ON proposal.id = member.proposal_id
        WHERE body.id = ANY (of_commissions)
          AND (guard.kind() = 'state' OR body.municipality_id = ANY (guard.towns()))
          AND NOT EXISTS (
              SELECT FROM municipalities_memberleaving WHERE member_id = member.id
          )
        ORDER BY member.id
    """,
}

NAMES = (
    *(f"{name}()" for name in ("kind", "towns", "person", "election", "entry", "lists")),
    *(
        "elections()",
        "chains()",
        "colleagues()",
        "is_of_lists(bigint)",
        "is_list_chain(text)",
        "is_trusted(bigint)",
        "is_without_role(bigint)",
        "is_of_state(bigint)",
        "has_acted(bigint)",
    ),
    *("waiting_receipts()", "last_receipt(bigint)", "election_of(bigint)", "seats(bigint[])"),
    *("lists_of(bigint)", "list_of_invitation(bigint)", "signatures(bigint)", "list_counts()"),
)
"""The functions that the program may call."""


def functions() -> Iterator[str]:
    """Yield the statements that make the functions, in order."""
    yield from SETTINGS
    for head, body in (*KEYS.items(), *ASKED.items()):
        yield (
            f"CREATE FUNCTION guard.{head} LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER"
            f" BEGIN ATOMIC {body}; END"
        )
    for head, body in ANSWERS.items():
        yield (
            f"CREATE FUNCTION guard.{head} LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER"
            f" SET search_path = public, pg_temp AS $$ {body} $$"
        )
