"""The log shows the name that a person had when doing something, whatever it is today."""

from __future__ import annotations

import pytest
from django.urls import reverse

from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from municipalities.actions.staff import AccountEntry, correct_account, open_accounts
from municipalities.models import AuditEvent, Role, User
from tests import factories
from tests.chains import take_in

pytestmark = pytest.mark.django_db


def renamed(person, place, name, lead) -> None:
    entry = AccountEntry(name, person.username, "", Role.CAPTURE_CLERK, place)
    correct_account(person.pk, entry, reason="Heirat", actor=lead)


def shown(client, place) -> list[tuple[str, str]]:
    take_in()
    client.force_login(factories.person(Role.AUDITOR, place))
    take_in()
    rows = client.get(reverse("municipalities:log", args=[place.ags])).context["rows"]
    return [(row["person"], row["account"]) for row in rows if row["act"] == "Briefkopf geändert"]


@pytest.mark.parametrize("is_opened_here", [True, False], ids=["on the page", "by the console"])
def test_a_renamed_person_keeps_the_name_in_old_rows(client, is_opened_here):
    place = factories.MunicipalityFactory.create()
    lead = factories.lead(place)
    if is_opened_here:
        entry = AccountEntry("Petra Kaya", "petra", "", Role.CAPTURE_CLERK, place)
        [given] = open_accounts([entry], actor=lead)
        person = given.person
    else:
        person = factories.person(Role.CAPTURE_CLERK, place)
        User.objects.filter(pk=person.pk).update(last_name="Petra Kaya")
    for number, name in enumerate(["Petra Kaya", "Petra Weiß", "Petra Weiß-Kaya"]):
        person.refresh_from_db()
        if number:
            renamed(person, place, name, lead)
        set_letterhead(place, LetterheadEntry(phone=str(number)), actor=person)
        take_in()
    assert shown(client, place) == [
        ("Petra Weiß-Kaya", person.username),
        ("Petra Weiß", person.username),
        ("Petra Kaya", person.username),
    ]


def test_the_event_of_renaming_holds_both_names(client):
    place = factories.MunicipalityFactory.create()
    lead = factories.lead(place)
    entry = AccountEntry("Petra Kaya", "petra", "", Role.CAPTURE_CLERK, place)
    [given] = open_accounts([entry], actor=lead)
    changed = AccountEntry("Petra Weiß", "petra.weiss", "", Role.CAPTURE_CLERK, place)
    correct_account(given.person.pk, changed, reason="Heirat", actor=lead)
    details = AuditEvent.objects.get(act="account.corrected").details
    assert (details["name_before"], details["name"]) == ("Petra Kaya", "Petra Weiß")
    assert details["username_before"] == "petra"
    take_in()
    client.force_login(lead)
    page = client.get(reverse("municipalities:log", args=[place.ags])).content.decode()
    assert "Name bisher: Petra Kaya" in page


def test_whose_account_is_kept_elsewhere_stands_in_the_log_by_the_account_alone(client):
    place = factories.MunicipalityFactory.create()
    helper = factories.person(Role.STATE_ADMIN)
    User.objects.filter(pk=helper.pk).update(last_name="Erika Land")
    set_letterhead(place, LetterheadEntry(phone="1"), actor=helper)
    assert shown(client, place) == [("", helper.username)]
