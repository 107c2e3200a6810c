"""The job runner; tasks live in ``<room>/tasks.py`` and are found by name."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("auslaenderbeiratswahl")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
