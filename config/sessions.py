"""How long a sign-in holds: as long as somebody works, and never past a fixed bound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

BEGAN = "session_began"
# Between two writes: fifty people who save every minute must not write a row each time.
STEP = timedelta(minutes=5)


class SessionStore(DatabaseStore):
    """Sessions of the database that know when they were saved, and when somebody signed in."""

    saved_at: datetime | None = None

    def save(self, must_create: bool = False) -> None:
        """Save; the first time that somebody is signed in, note when."""
        held = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        if SESSION_KEY in held and BEGAN not in held:
            held[BEGAN] = int(timezone.now().timestamp())
        super().save(must_create=must_create)

    def _get_session_from_db(self) -> Session | None:
        found: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        if found is not None:
            age = timedelta(seconds=self.get_session_cookie_age())
            self.saved_at = found.expire_date - age
        return found


class SlidingSession:
    """Move the end of a session on with what its person does; end it at the latest bound.

    A page that asks for the progress of a job by itself is nobody's work: an open tab alone does
    not keep a session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the person of the session, or as nobody once its time is over."""
        if request.user.is_authenticated:
            now, session = timezone.now(), request.session
            began = session.get(BEGAN, now.timestamp())
            saved_at = getattr(session, "saved_at", None)
            if now.timestamp() - began > settings.SESSION_LONGEST:
                logout(request)
            elif saved_at and now - saved_at >= STEP and "HX-Request" not in request.headers:
                # Saving sets its end anew: SESSION_COOKIE_AGE from now.
                session.modified = True
        return self.get_response(request)
