"""The database backend: Django's own, for every server."""

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects as the role that the settings name."""
