"""``python -m tests.ahead``: make the template of the tests' databases while other checks run."""

from __future__ import annotations

import os
from contextlib import closing

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from tests import database  # noqa: E402 - it knows models, so the apps come first

if __name__ == "__main__":
    with closing(database.owners()) as owner, owner.cursor() as cursor, database.alone(cursor):
        database.migrated_template(cursor)
