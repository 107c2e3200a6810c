"""Every address with somebody else's keys: each part of it that names a row, one after the other.

The addresses come from the resolver, so a new page is among them by itself; the rows are those of
the two municipalities that the tests of permissions make.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import get_resolver, reverse

from municipalities.models import Role
from municipalities.scope import taken, town
from tests import factories
from tests.test_permissions import HERE, QUERIES, STATE, towns

pytestmark = pytest.mark.django_db

__all__ = ["towns"]

# Parts of an address that name no row of a municipality.
NO_ROWS = {"table", "step", "day", "year", "entry", "term_pk", "file_pk", "upload_pk", "number"}
# 405 says that nobody can change anything here, whoever asks.
REFUSED = (404, 405)


def route_of(name: str) -> tuple[str, tuple[str, ...]]:
    """The route of an address and the names of its parts."""
    namespace, plain = name.split(":")
    known = get_resolver().namespace_dict[namespace][1].reverse_dict
    route, parts = known.getlist(plain)[0][0][0]
    return route, tuple(parts)


def parts_of(name: str, address: str) -> dict[str, str]:
    """The parts of an address that was made of it."""
    match = get_resolver().resolve(address)
    assert f"{match.namespace}:{match.url_name}" == name
    return dict(match.kwargs)


def with_foreign_part(here, elsewhere, name: str) -> Iterator[tuple[str, str]]:
    """Yield each part that names a row, and the address with the other municipality's in it."""
    own, other = (parts_of(name, where.addresses[name]) for where in (here, elsewhere))
    for part in own:
        if part not in NO_ROWS and own[part] != other[part]:
            yield part, reverse(name, kwargs={**own, part: other[part]})


def with_mixed_rows(here, elsewhere, name: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses that name rows of both municipalities.

    Those that name one row alone each role asks for in the tests of permissions.
    """
    if len([one for one in route_of(name)[1] if one not in NO_ROWS]) > 1:
        yield from with_foreign_part(here, elsewhere, name)


def test_every_page_of_a_municipality_names_a_row_of_it(towns):
    here, elsewhere = towns
    without = {
        name
        for name in HERE
        if not [*with_foreign_part(here, elsewhere, name)] and not {*route_of(name)[1]} <= NO_ROWS
    }
    assert without == set()


@pytest.mark.parametrize("role", [*Role], ids=lambda role: role.value)
def test_an_address_that_mixes_rows_of_two_municipalities_is_not_found(towns, client, role):
    here, elsewhere = towns
    client.force_login(factories.person(role, None if role in STATE else here.place))
    found = {}
    for name in HERE:
        for part, address in with_mixed_rows(here, elsewhere, name):
            for got in (client.get(address, QUERIES.get(name)), client.post(address)):
                if got.status_code not in REFUSED:
                    found[name, part] = got.status_code
    assert found == {}


def test_pages_that_mix_rows_are_really_there(towns):
    assert len([name for name in HERE if [*with_mixed_rows(*towns, name)]]) > 50


def test_the_rows_behind_the_addresses_are_not_there_in_a_foreign_scope(towns):
    """The pages look for permissions themselves; the database alone would have found nothing."""
    here, elsewhere = towns
    place = elsewhere.place
    with taken(town(here.place.pk)):
        assert not place.elections.filter(publications=None).exists()
        assert not place.commissions.exists()
        assert not place.decisions.exists()
        assert not place.documents.exists()
        assert not place.organisations.exists()
    with taken(town(place.pk)):
        assert place.commissions.exists()
        assert place.decisions.exists()
        assert place.documents.exists()
        assert place.organisations.exists()
