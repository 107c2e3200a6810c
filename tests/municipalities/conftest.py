"""What the tests of this room share."""

from __future__ import annotations

import pytest

from municipalities.models import Role
from tests import factories
from tests.municipalities.commission.commission_scene import Scene


@pytest.fixture
def office(client):
    """Sign somebody of the town hall of a scene in."""

    def enter(scene: Scene, role: Role = Role.ELECTION_OFFICER):
        client.force_login(factories.person(role, scene.place))
        return client

    return enter
