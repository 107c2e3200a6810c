"""The tabs of an election: four groups, the current one named, for each role what it may open."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from elections.law.course.phases import Phase
from municipalities.models import Role
from tests import factories

pytestmark = pytest.mark.django_db
PREPARATION, REGISTER = "Vorbereitung", "Verzeichnis"
LISTS, COUNT = "Listen und Stimmzettel", "Zählung und Ergebnis"


def groups(answer) -> dict[str, list[str]]:
    """The groups with their pages, as the context of the tabs has them."""
    found = next(each for each in answer.context if "groups" in each)["groups"]
    return {str(one["label"]): [str(tab["label"]) for tab in one["tabs"]] for one in found}


@pytest.fixture
def see(client):
    def open_as(role, phase=Phase.NOMINATION, name="elections:detail"):
        made = factories.election(phase)
        place = None if role in {Role.STATE_ADMIN, Role.STATE_MONITOR} else made.municipality
        client.force_login(factories.person(role, place))
        return client.get(reverse(name, args=[made.pk]))

    return open_as


@pytest.mark.parametrize(
    ("role", "phase", "expected"),
    [
        (
            Role.RETURNING_OFFICER,
            Phase.NOMINATION,
            {
                PREPARATION: ["Überblick", "Kalender", "Bezirke"],
                REGISTER: ["Verzeichnis", "Wahlscheine", "Druck"],
                LISTS: ["Listen", "Stimmzettel"],
                COUNT: ["Zählung", "Ergebnis", "Niederschrift"],
            },
        ),
        (
            Role.AUDITOR,
            Phase.PUBLISHED,
            {
                PREPARATION: ["Überblick", "Kalender", "Bezirke"],
                REGISTER: ["Verzeichnis"],
                LISTS: ["Listen", "Stimmzettel"],
                COUNT: ["Zählung", "Ergebnis", "Niederschrift", "Mitglieder", "Einsprüche"],
            },
        ),
        (Role.STATE_MONITOR, Phase.NOMINATION, {PREPARATION: ["Überblick", "Kalender"]}),
    ],
)
def test_each_role_sees_its_pages_in_their_groups(see, role, phase, expected):
    assert groups(see(role, phase)) == expected


@pytest.mark.parametrize(
    ("name", "group", "tab"),
    [
        ("elections:detail", PREPARATION, "Überblick"),
        ("elections:districts_together", PREPARATION, "Bezirke"),
        ("elections:close_registers", REGISTER, "Verzeichnis"),
        ("elections:receive", LISTS, "Listen"),
        ("elections:committee", LISTS, "Listen"),
        ("ballots:plan_units", COUNT, "Zählung"),
    ],
)
def test_current_group_and_tab_are_told_to_eyes_and_ears(see, name, group, tab):
    page = " ".join(see(Role.RETURNING_OFFICER, name=name).content.decode().split())
    folded = re.search(r'tabs-folded__current">([^<]+)<', page)
    assert folded.group(1).strip() == f"{group}: {tab}"
    # Once for the desk and once for the phone, of which only one is ever shown.
    marked = re.findall(r'aria-current="page">([^<]+)<', page)
    assert [name.strip() for name in marked if name.strip() == tab] == [tab, tab]
    assert page.count("tabs__group--current") == 2
    named = re.findall(r'<ul aria-labelledby="(tabs-[a-z]+-\d)">', page)
    ids = re.findall(r'<span class="tabs__label" id="(tabs-[a-z]+-\d)">', page)
    assert named == ids
    assert len(set(ids)) == 8
