"""What is shown of people in the register."""

import pytest

from elections.files.cards.voter_texts import voter_texts
from elections.law.register.printed import NOTICE_CONTENT, REGISTER_COLUMNS, shows_dwelling

# Which sentences of the notice say a point; name, number and rooms are drawn from the facts.
SAID_BY = {
    "election": "notice.election",
    "polling_room": "notice.where",
    "access": "notice.access_unknown",
    "access_information": "notice.access_ask",
    "polling_time": "notice.when",
    "register_number": "notice.register_number",
    "bring_along": "notice.bring",
    "no_polling_card": "notice.no_card",
    "how_to_apply": "notice.postal_how",
    "once_and_in_person": "notice.once",
}


@pytest.mark.rules("R-DP-02")
def test_who_has_an_auskunftssperre_is_not_found_by_others():
    assert [shows_dwelling(blocked=blocked) for blocked in (False, True)] == [True, False]


@pytest.mark.rules("R-REG-06", "R-REG-07")
def test_the_papers_say_what_the_law_asks_and_nothing_of_nationality():
    assert set(NOTICE_CONTENT) - set(SAID_BY) == {"name", "dwelling"}
    assert all(voter_texts("de")[key] for key in SAID_BY.values())
    assert NOTICE_CONTENT == (
        "name",
        "dwelling",
        "polling_room",
        "access",
        "polling_time",
        "register_number",
        "bring_along",
        "no_polling_card",
        "access_information",
        "how_to_apply",
        "once_and_in_person",
        "election",
    )
    assert REGISTER_COLUMNS == (
        "number",
        "family_name",
        "given_names",
        "dwelling",
        "vote_mark",
        "remarks",
    )
