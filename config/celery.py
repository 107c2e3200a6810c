"""The job runner; tasks live in ``<room>/tasks.py`` and are found by name."""

import os
import warnings

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# Messages are JSON and run no code, so a laptop's root may run the worker without being scolded.
warnings.filterwarnings("ignore", message="You're running the worker with superuser privilege")

app = Celery("auslaenderbeiratswahl")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
