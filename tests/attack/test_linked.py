"""What is served hangs on the chain: its event joins the one before and is known by the one after.

In a file of its own: the acts commit, which a scene shared by a whole file would keep from ending.
"""

from __future__ import annotations

import pytest
from django.urls import reverse

from elections.law.course.phases import Phase
from municipalities.models.canonical import canonical_sha256
from reports.models import Publication
from tests import factories
from tests.database import by_owner

RESEALED = """
    DO $do$
    DECLARE one municipalities_seal; sum bytea;
    BEGIN
        PERFORM set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true);
        SELECT * INTO one FROM municipalities_seal
        WHERE table_name = 'reports_publication' ORDER BY id DESC LIMIT 1;
        EXECUTE format('SELECT %s FROM reports_publication t WHERE t.id::text = %L',
            guard.hash_of(one.table_name, one.columns), one.rows[1]) INTO sum;
        UPDATE municipalities_seal SET hashes = ARRAY[sum] WHERE id = one.id;
        UPDATE municipalities_seal s SET digest = guard.digest(s) WHERE id = one.id;
        UPDATE municipalities_auditevent SET facts_hash = guard.seal_digest(batch)
        WHERE batch = one.batch;
    END $do$
"""


@pytest.mark.django_db(transaction=True)
def test_a_publication_is_not_shown_where_its_event_no_longer_joins_the_chain(client):
    """Row, seal and event were rewritten to fit each other, and the chain was left as it was."""
    election = factories.election(Phase.PUBLISHED)
    address = reverse("reports:result", args=[election.municipality.ags, election.day])
    by_owner(RESEALED)
    assert client.get(address).status_code == 200  # nothing was changed, so it is the same again
    by_owner("UPDATE reports_publication SET snapshot = snapshot || '{\"seats\": 31}'")
    fitting = canonical_sha256(Publication.objects.get().snapshot)
    by_owner("UPDATE reports_publication SET sha256 = %s", fitting)
    by_owner(RESEALED)
    assert client.get(address).status_code == 503
