"""One Wahlzeit runs; it is the default of every page, whatever else is opened (R-BODY-07)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from municipalities.models import Term

OVER, RUNNING, NEXT, LATER = (date(2021, 3, 14), date(2026, 3, 15), date(2031, 3, 16),
                              date(2036, 3, 16))  # fmt: skip
NOW = date(2026, 11, 30)


def _open(*days: date) -> None:
    for day in days:
        Term.objects.create(
            starts_on=date(day.year, 4, 1), ends_on=date(day.year + 5, 3, 31), election_day=day
        )


@pytest.mark.parametrize(
    ("opened", "today", "running"),
    [
        pytest.param((), NOW, None, id="no Wahlzeit at all"),
        pytest.param((RUNNING,), NOW, RUNNING, id="the only one runs"),
        pytest.param((OVER, RUNNING, NEXT, LATER), NOW, RUNNING, id="not the newest opened"),
        pytest.param((OVER, RUNNING), date(2026, 3, 20), OVER, id="elected but not begun yet"),
        pytest.param((OVER, RUNNING), date(2026, 3, 31), OVER, id="its last day"),
        pytest.param((OVER, RUNNING), date(2026, 4, 1), RUNNING, id="its first day"),
        pytest.param((NEXT, LATER), NOW, NEXT, id="none runs: the next to begin"),
        pytest.param((OVER, NEXT), NOW, NEXT, id="a gap: the next to begin"),
        pytest.param((OVER,), NOW, OVER, id="all are over: the last that ended"),
    ],
)
@pytest.mark.django_db
def test_running_wahlzeit(opened: tuple[date, ...], today: date, running: date | None):
    _open(*opened)

    found = Term.objects.running(today)

    assert (found.election_day if found else None) == running


@pytest.mark.django_db
def test_there_is_one_on_every_day_once_one_is_opened():
    _open(OVER, RUNNING, LATER)

    for days in range(0, 6000, 61):
        today = date(2020, 1, 1) + timedelta(days=days)
        found = Term.objects.running(today)
        assert found is not None
        lies_in = Term.objects.filter(starts_on__lte=today, ends_on__gte=today)
        assert not lies_in or found == lies_in.get()
