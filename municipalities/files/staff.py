"""A table of accounts to open: read line by line, and handed out as a template."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from municipalities.files.content import text_of
from municipalities.files.harmless import DANGEROUS, harmless
from municipalities.files.refusal import Problems
from municipalities.files.tables import Row, Table, separator_of
from municipalities.files.values import shown
from municipalities.law.keys import municipality_key
from municipalities.law.text import cleaned
from municipalities.models import Municipality, Role, User
from municipalities.models.staff import STATE_ROLES

NAME, USERNAME, EMAIL, ROLE, KEY = (
    "Name",
    "Anmeldename",
    "E-Mail",
    "Rolle",
    "Gemeindeschlüssel",
)
LARGEST_FILE = 200_000
MOST_ACCOUNTS = 500
LONGEST = 150
_USERNAME = User.username_validator


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account of a table and where it stands; ``ags`` is empty for roles of the state."""

    line: int
    name: str
    username: str
    email: str
    role: Role
    ags: str


def columns_of(place: Municipality | None) -> tuple[str, ...]:
    """Return the columns of the table; only the state's names the municipality of each row."""
    columns = (NAME, USERNAME, EMAIL, ROLE)
    return columns if place else (*columns, KEY)


def write_template(place: Municipality | None, roles: Iterable[Role]) -> bytes:
    """Return a table with one invented row per role, as Excel opens it."""
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(columns_of(place))
    for number, role in enumerate(roles, start=1):
        row = [f"Vorname Nachname {number}", f"anmeldename.{number}", "", str(role.label)]
        if place is None:
            row.append("" if role in STATE_ROLES else "06411000")
        table.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def read_accounts(
    content: bytes, *, place: Municipality | None, roles: Collection[Role]
) -> tuple[AccountLine, ...]:
    """Read a table of accounts for ``place``, or for the whole state (None).

    ``roles`` are those that the reader gives there. Raises ImportRefused with line, field, reason
    and remedy of everything that is wrong, also with what other accounts hold already.
    """
    problems = Problems()
    if len(content) > LARGEST_FILE:
        raise problems.refuse(
            None,
            "",
            _("Die Datei ist größer als %(size)s KB.") % {"size": LARGEST_FILE // 1000},
            _("Prüfen Sie, ob es die richtige Datei ist."),
        )
    text = text_of(content, problems, may_be_ansi=True, wanted=_("Geben Sie die CSV-Datei an."))
    table = Table(text, separator_of(text), problems, is_own=True)
    table.require(columns_of(place))
    rows = list(table.rows())
    if not rows or len(rows) > MOST_ACCOUNTS:
        problems.add(
            None,
            "",
            _("In der Datei stehen %(count)s Konten.") % {"count": len(rows)},
            _("Möglich sind 1 bis %(most)s in einer Datei.") % {"most": MOST_ACCOUNTS},
        )
        problems.refuse_if_any()
    reader = _Reader(problems, place, roles)
    found = [reader.read(row) for row in rows]
    reader.check_once(found)
    problems.refuse_if_any()
    return tuple(found)


class _Reader:
    """Reads the rows; what is wrong is noted with the line."""

    def __init__(self, problems: Problems, place: Municipality | None, roles: Collection[Role]):
        self._problems = problems
        self._place = place
        self._roles: Mapping[str, Role] = {str(role.label).casefold(): role for role in roles}
        self._places = {} if place else Municipality.objects.by_key()

    def read(self, row: Row) -> AccountLine:
        """Return one account; where something is wrong with it, its problem is noted."""
        cells = {name: cleaned(cell) for name, cell in row.cells.items()}
        for name in columns_of(self._place):
            self._check_text(row.line, name, row.cells[name].strip())
        role = self._role(row.line, cells[ROLE])
        return AccountLine(
            row.line,
            cells[NAME],
            self._username(row.line, cells[USERNAME]),
            self._email(row.line, cells[EMAIL]),
            role,
            self._key(row.line, role, cells.get(KEY, "")),
        )

    def check_once(self, found: Iterable[AccountLine]) -> None:
        """Note every user name and address that stands twice or that another account has."""
        lines = list(found)
        for column, values, known in (
            (USERNAME, [one.username.casefold() for one in lines], _known("username")),
            (EMAIL, [one.email.casefold() for one in lines], _known("email")),
        ):
            counts = Counter(values)
            for one, value in zip(lines, values, strict=True):
                if value and counts[value] > 1:
                    self._note(one.line, column, _("„%(cell)s“ steht zweimal in der Datei."), value)
                elif value and value in known:
                    self._note(
                        one.line, column, _("„%(cell)s“ gehört schon zu einem Konto."), value
                    )

    def _check_text(self, line: int, column: str, cell: str) -> None:
        if cell.startswith(DANGEROUS):
            self._problems.add(
                line,
                column,
                _("„%(cell)s“ beginnt wie eine Formel.") % {"cell": shown(cell)},
                _("Schreiben Sie nur den Text; keine der Angaben beginnt mit = + - oder @."),
            )
        elif not cell and column in {NAME, USERNAME, ROLE}:
            self._problems.add(line, column, _("Die Angabe fehlt."), _("Ergänzen Sie sie."))
        elif len(cell) > LONGEST:
            self._problems.add(
                line,
                column,
                _("Der Eintrag ist länger als %(longest)s Zeichen.") % {"longest": LONGEST},
                _("Kürzen Sie ihn."),
            )

    def _username(self, line: int, cell: str) -> str:
        try:
            if cell:
                _USERNAME(cell)
        except ValidationError:
            self._problems.add(
                line,
                USERNAME,
                _("„%(cell)s“ ist kein Anmeldename.") % {"cell": shown(cell)},
                _("Möglich sind Buchstaben, Ziffern und . - _ @ +, ohne Leerzeichen."),
            )
        return cell

    def _email(self, line: int, cell: str) -> str:
        try:
            if cell:
                validate_email(cell)
        except ValidationError:
            self._note(line, EMAIL, _("„%(cell)s“ ist keine E-Mail-Adresse."), cell)
        return cell

    def _role(self, line: int, cell: str) -> Role:
        role = self._roles.get(cell.casefold())
        if role is None and cell:
            self._problems.add(
                line,
                ROLE,
                _("Die Rolle „%(cell)s“ vergeben Sie hier nicht.") % {"cell": shown(cell)},
                _("Möglich sind: %(roles)s.")
                % {"roles": ", ".join(str(one.label) for one in self._roles.values())},
            )
        return role or next(iter(self._roles.values()))

    def _key(self, line: int, role: Role, cell: str) -> str:
        if self._place is not None:
            return self._place.ags
        if role in STATE_ROLES:
            if cell:
                self._note(
                    line, KEY, _("Eine Rolle des Landes hat keine Gemeinde: „%(cell)s“."), cell
                )
            return ""
        key = municipality_key(cell)
        place = self._places.get(key.ags if key else cell)
        if place is None:
            self._note(
                line, KEY, _("„%(cell)s“ ist kein Schlüssel einer hessischen Gemeinde."), cell
            )
        return place.ags if place else ""

    def _note(self, line: int, column: str, reason: str, cell: str) -> None:
        self._problems.add(
            line, column, reason % {"cell": shown(cell)}, _("Berichtigen Sie diese Zeile.")
        )


def _known(field: str) -> set[str]:
    return {value.casefold() for value in User.objects.values_list(field, flat=True) if value}
