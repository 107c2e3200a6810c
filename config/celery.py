"""The job runner; tasks live in ``<room>/tasks.py`` and are found by name."""

import os
import warnings

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# Messages are JSON and run no code, so root may run the worker on a laptop without a warning.
warnings.filterwarnings("ignore", message="You're running the worker with superuser privilege")

app = Celery("auslaenderbeiratswahl")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
