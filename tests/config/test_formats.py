"""Days and hours are written as the language of the reader writes them."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from django.utils.formats import date_format

TEMPLATES = Path(__file__).parents[2] / "templates"
MOMENT = datetime(2026, 3, 15, 18, 5, tzinfo=ZoneInfo("Europe/Berlin"))
SAID = {
    "DATE_FORMAT": ("15. März 2026", "March 15, 2026"),
    "WEEKDAY_FORMAT": ("Sonntag, 15. März 2026", "Sunday, March 15, 2026"),
    "WEEKDAY_TIME_FORMAT": ("Sonntag, 15. März 2026, 18:05 Uhr", "Sunday, March 15, 2026, 18:05"),
    "MOMENT_FORMAT": ("15. März 2026, 18:05", "March 15, 2026, 18:05"),
    "DATETIME_FORMAT": ("15. März 2026 18:05", "March 15, 2026, 18:05"),
    "SHORT_DATE_FORMAT": ("15.03.2026", "15.03.2026"),
    "SHORT_DATETIME_FORMAT": ("15.03.2026 18:05", "15.03.2026, 18:05"),
}


@pytest.mark.parametrize("name", SAID)
def test_a_day_is_written_in_the_language_of_the_reader(name):
    said = []
    for language in ("de", "en"):
        with translation.override(language):
            said.append(date_format(MOMENT, name))
    assert tuple(said) == SAID[name]


def test_no_template_writes_the_name_of_a_month_in_a_form_of_its_own():
    """F, N and l are names of months and days; M and D, their short forms, stand in tables."""
    formats = {
        (str(file.relative_to(TEMPLATES)), found)
        for file in TEMPLATES.rglob("*.html")
        for found in re.findall(r"""\|date:["']([^"']+)["']""", file.read_text())
        if found not in SAID and re.search(r"[FNl]", found)
    }
    assert formats == set()
