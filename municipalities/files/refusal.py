"""Why a file was refused: line, field, reason and remedy of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file, and what the person can do about it.

    ``line`` counts from 1 as an editor shows it; None means the file as a whole. ``field`` is the
    column's name, empty when the problem is not one of a column. ``file`` is set only where one
    import reads several files.
    """

    line: int | None
    field: str
    reason: str
    remedy: str
    file: str = ""

    @property
    def place(self) -> str:
        """Where it is: „Zeile 5, Feld D3_2“."""
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(_("Zeile %(line)s") % {"line": self.line})
        if self.field:
            parts.append(_("Feld %(field)s") % {"field": self.field})
        return ", ".join(parts) or _("Ganze Datei")

    def __str__(self) -> str:
        return _("%(place)s: %(reason)s Abhilfe: %(remedy)s") % {
            "place": self.place,
            "reason": self.reason,
            "remedy": self.remedy,
        }


class ImportRefused(Exception):  # noqa: N818 - the field's word for it
    """A file was refused; nothing of it was taken in.

    ``problems`` holds at most ``MOST_PROBLEMS``; ``more`` says that reading stopped there.
    """

    def __init__(self, problems: tuple[Problem, ...], *, more: bool = False):
        # Several passes find problems: they are sorted by line, those of the whole file come last.
        self.problems = tuple(sorted(problems, key=lambda p: (p.file, p.line is None, p.line or 0)))
        self.more = more
        super().__init__(len(problems))

    def lines(self) -> Iterator[str]:
        """Yield one sentence per problem, as the console and the page show them."""
        yield from (str(problem) for problem in self.problems)
        if self.more:
            yield _(
                "Es gibt weitere Fehler; angezeigt werden die ersten %(count)s. "
                "Abhilfe: Beheben Sie diese zuerst und lesen Sie die Datei dann erneut ein."
            ) % {"count": len(self.problems)}

    def __str__(self) -> str:
        return "\n".join(self.lines())


class Problems:
    """Collects what is wrong while a file is read, so that the person sees all of it at once."""

    def __init__(self, file: str = "", found: list[Problem] | None = None):
        self._file = file
        self._found: list[Problem] = [] if found is None else found

    def within(self, file: str) -> Problems:
        """Return a collector for one ``file`` of several; both fill the same list."""
        return Problems(file, self._found)

    def __len__(self) -> int:
        return len(self._found)

    def has(self, line: int) -> bool:
        """Whether something is wrong with a line already."""
        return any(problem.line == line for problem in self._found)

    def add(self, line: int | None, field: str, reason: str, remedy: str) -> None:
        """Note one problem; raise ImportRefused when there are too many to be of use."""
        self._found.append(Problem(line, field, reason, remedy, self._file))
        if len(self._found) >= MOST_PROBLEMS:
            raise ImportRefused(tuple(self._found), more=True)

    def refuse(self, line: int | None, field: str, reason: str, remedy: str) -> ImportRefused:
        """Return the refusal for a problem after which reading on makes no sense."""
        self._found.append(Problem(line, field, reason, remedy, self._file))
        return ImportRefused(tuple(self._found))

    def refuse_if_any(self) -> None:
        """Raise ImportRefused when anything was noted."""
        if self._found:
            raise ImportRefused(tuple(self._found))
