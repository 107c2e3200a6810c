"""Log lines that say what happened and where, and never about whom.

Errors of the database and of forms quote what people typed. So a line carries an error's type
and the places it passed, never its text. The code on a notice is left out of every address.
"""

import logging
import re
import traceback
from types import TracebackType
from typing import Any

# The address of the form for a polling card contains the code from a person's notice.
# So does that under which a trust person takes up an invitation, or an office a printed list.
_CODES = re.compile(r"(/(?:w|einladung|listen/papier)/)[^/\s\"']+", re.IGNORECASE)

ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class DiscreetFormatter(logging.Formatter):
    """Formats errors as type and places; their messages stay out of the log."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and below it the places of an error."""
        discreet = logging.makeLogRecord(record.__dict__)
        discreet.exc_text = None
        discreet.args = _without_errors(record.args)
        return _CODES.sub(r"\1…", super().format(discreet))

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - the name is Python's
        """The type of each error in the chain and the places it passed."""
        _kind, error, _places = ei
        lines: list[str] = []
        while error is not None:
            kind = f"{type(error).__module__}.{type(error).__qualname__}"
            lines += [
                *(
                    f"  {place.filename}:{place.lineno} {place.name}"
                    for place in traceback.extract_tb(error.__traceback__)
                ),
                f"  {kind}",
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def _without_errors(arguments: Any) -> Any:
    """Replace errors, and the texts Celery makes of them, among the arguments of a line."""
    if isinstance(arguments, dict):
        # Celery's line about a failed task carries the error's text under these names.
        private = {"exc", "traceback", "args", "kwargs", "return_value"}
        return {key: "…" if key in private else value for key, value in arguments.items()}
    if isinstance(arguments, tuple):
        return tuple(
            type(value).__qualname__ if isinstance(value, BaseException) else value
            for value in arguments
        )
    return arguments
