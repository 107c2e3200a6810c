"""The job runner; tasks live in ``<room>/tasks.py`` and are found by name."""

import os
import sys
import warnings
from typing import Any

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# Messages are JSON and run no code, so root may run the worker on a laptop without a warning.
warnings.filterwarnings("ignore", message="You're running the worker with superuser privilege")

app = Celery("auslaenderbeiratswahl")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def refuse_an_unsafe_database(**_: Any) -> None:
    """Work for nobody on a database that would let the program do more than it may."""
    # The apps come after this module.
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    from config.apps import refuse_wrong_assumptions  # noqa: PLC0415
    from config.database.check import UnsafeDatabaseError, check_database  # noqa: PLC0415
    from config.database.owner import let_go  # noqa: PLC0415

    try:
        refuse_wrong_assumptions()
        check_database()
    except (ImproperlyConfigured, UnsafeDatabaseError) as reason:
        sys.exit(str(reason))  # Celery would swallow any other exception here
    except DatabaseError as reason:  # who cannot be asked is not known to be safe
        sys.exit(f"Der Hintergrunddienst startet nicht, die Datenbank antwortet nicht: {reason}")
    let_go()  # the processes of the worker make their own connections
