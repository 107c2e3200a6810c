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

ANSWERS = {
    # An account that is being opened has no role yet; whoever opens it has to see it.
    "is_without_role(account bigint) RETURNS boolean": """
        SELECT NOT EXISTS (SELECT FROM municipalities_membership WHERE user_id = account)
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
    *(f"{name}()" for name in ("kind", "towns", "person", "election", "entry")),
    *(
        "elections()",
        "chains()",
        "colleagues()",
        "is_without_role(bigint)",
        "is_of_state(bigint)",
        "has_acted(bigint)",
    ),
    *("waiting_receipts()", "last_receipt(bigint)", "election_of(bigint)", "seats(bigint[])"),
)
"""The functions that the program may call."""


def functions() -> Iterator[str]:
    """Yield the statements that make the functions, in order."""
    yield from SETTINGS
    for head, body in KEYS.items():
        yield (
            f"CREATE FUNCTION guard.{head} LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER"
            f" BEGIN ATOMIC {body}; END"
        )
    for head, body in ANSWERS.items():
        yield (
            f"CREATE FUNCTION guard.{head} LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER"
            f" SET search_path = public, pg_temp AS $$ {body} $$"
        )
