"""A question to the rooms on the right: the sum of their answers, never 0 for nobody's answer."""

from __future__ import annotations

import pytest

from municipalities.models.question import HowMany, WhatIsOpen


def test_the_answers_of_all_rooms_are_added_up():
    asked: HowMany[[int]] = HowMany()
    asked.answered_by(lambda seats: seats)
    asked.answered_by(lambda seats: 2 * seats)
    assert asked(3) == 9


def test_without_an_answer_the_number_is_unknown():
    asked: HowMany[[int]] = HowMany()
    with pytest.raises(LookupError, match="no room answers"):
        asked(3)


def test_what_is_open_in_all_rooms_comes_room_by_room():
    asked: WhatIsOpen[[int]] = WhatIsOpen()
    with pytest.raises(LookupError, match="no room answers"):
        asked(3)
    asked.answered_by(lambda count: ["first"] * count)
    asked.answered_by(lambda count: ["second"])
    assert asked(2) == ["first", "first", "second"]
