"""The backend without ``DATABASE_URL``: the product's own, plus „is the server running?“."""

from typing import Any

from django.conf import settings

from config.database import base
from config.postgres import passwords, server


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects through the private socket of the embedded server."""

    def get_connection_params(self) -> dict[str, Any]:
        """Return where to connect; asked before every connection, so a stopped server restarts."""
        facts = super().get_connection_params()
        access = server.ensure_running(settings.VAR_DIR)
        return {
            **facts,
            **access,
            "password": passwords.password_of(settings.VAR_DIR, facts["user"]),
        }
