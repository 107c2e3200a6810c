"""The database backend without ``DATABASE_URL``: Django's own, plus „is the server running?“."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from config.postgres import server


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects through the private socket of the embedded server."""

    def get_connection_params(self) -> dict[str, Any]:
        """Return where to connect; asked before every connection, so a stopped server restarts."""
        return {**super().get_connection_params(), **server.ensure_running(settings.VAR_DIR)}
