"""The database backend: Django's own, and it tells the server in which scope it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper
from psycopg.pq import TransactionStatus

from municipalities.scope import Scope, current

IDLE, OPEN = TransactionStatus.IDLE, TransactionStatus.INTRANS
TOLD = "SELECT " + ", ".join(f"set_config('guard.{name}', %s, %s)" for name in Scope().settings())


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects as the role that the settings name, and sends the scope before each statement.

    Inside a transaction the scope is told for its length alone, so its end takes it back. Outside
    it is told for the connection, whenever it differs from what this connection said last. Nothing
    is sent twice: most statements send nothing.
    """

    told: Scope | None = None
    """What this connection was told outside transactions; None where nobody knows."""
    told_here: Scope | None = None
    """What it was told in the transaction that is open."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, or take a connection from the pool: what it was told before, nobody knows."""
        self.told = self.told_here = None
        return super().get_new_connection(conn_params)

    def make_cursor(self, cursor: Any) -> CursorWrapper:
        """Return a cursor that sends the scope first."""
        return _Cursor(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> CursorDebugWrapper:
        """Return a cursor that sends the scope first, and keeps the statements."""
        return _DebugCursor(cursor, self)

    def _savepoint_rollback(self, sid: str) -> None:
        # A setting made since the savepoint went with it; one made before is there again.
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self.told_here = None

    def tell_scope(self) -> None:
        """Tell the server the scope of the statement that follows, unless it knows."""
        scope, connected = current(), self.connection
        if connected is None or connected.closed:
            return
        status = connected.pgconn.transaction_status
        if status == IDLE:
            self.told_here = None
        if status == IDLE and connected.autocommit:
            if scope != self.told:
                self._tell(scope, for_transaction=False)
                self.told = scope
        # Idle, not in autocommit: the statement that follows opens a transaction.
        elif status in (IDLE, OPEN) and scope != self.told_here:
            self._tell(scope, for_transaction=True)
            self.told_here = scope

    def _tell(self, scope: Scope, *, for_transaction: bool) -> None:
        values = [part for text in scope.settings().values() for part in (text, for_transaction)]
        with self.wrap_database_errors:
            self.connection.execute(TOLD, values)


class _Telling:
    """What every cursor does before it asks; one that the server keeps also before it reads on."""

    db: DatabaseWrapper
    cursor: Any

    def _execute(self, *args: Any) -> Any:
        self.db.tell_scope()
        return super()._execute(*args)  # type: ignore[misc]

    def _executemany(self, *args: Any) -> Any:
        self.db.tell_scope()
        return super()._executemany(*args)  # type: ignore[misc]

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """Return the driver's COPY, in the scope."""
        self.db.tell_scope()
        return self.cursor.copy(*args, **kwargs)

    def stream(self, *args: Any, **kwargs: Any) -> Any:
        """Return the driver's rows one by one, in the scope."""
        self.db.tell_scope()
        return self.cursor.stream(*args, **kwargs)

    def fetchone(self) -> Any:
        """Read one row on."""
        self._before_reading()
        return self.cursor.fetchone()

    def fetchmany(self, *args: Any) -> Any:
        """Read some rows on."""
        self._before_reading()
        return self.cursor.fetchmany(*args)

    def fetchall(self) -> Any:
        """Read all rows that are left."""
        self._before_reading()
        return self.cursor.fetchall()

    def __iter__(self) -> Iterator[Any]:
        self._before_reading()
        return super().__iter__()  # type: ignore[misc, no-any-return]

    def _before_reading(self) -> None:
        if getattr(self.cursor, "name", None):
            self.db.tell_scope()


class _Cursor(_Telling, CursorWrapper):
    pass


class _DebugCursor(_Telling, CursorDebugWrapper):
    pass
