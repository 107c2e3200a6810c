"""Extracts of the residents' registration for tests: rows as a town hall's software writes them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from elections.actions.course.setup import add_district
from elections.actions.register.check import check_extract
from elections.actions.register.files import keep_extract
from elections.actions.register.takeover import take_in_extract
from elections.files.register.extract_sniffing import guess_reading
from elections.models import Election, StreetRange
from elections.models.districts.district import key_of_street
from elections.models.register.cases import CaseDecision, DoubtfulCase
from elections.models.register.entries import RegisterClosing
from elections.models.register.imports import (
    ImportCheck,
    ImportOutcome,
    ImportPiece,
    RegisterImport,
)
from municipalities.models import User
from tests import factories

HEADER = (
    "Personen-ID;Familienname;Vornamen;Geburtsdatum;Staatsangehörigkeit;Zweite Staatsangehörigkeit;"
    "Einzugsdatum;Wohnungsart;Straße;Hausnummer;PLZ;Ort;Auskunftssperre;Wahlausschluss"
)
TAKEN_ON, TODAY = date(2026, 2, 1), date(2026, 2, 2)
NOW = datetime(2026, 2, 2, 9, tzinfo=ZoneInfo("Europe/Berlin"))


def row(key: str = "P1", **change: str) -> str:
    """One line of an extract: a Turkish national who may vote, but for what is changed."""
    cells = {
        "key": key,
        "family": "Yılmaz",
        "given": "Ayşe",
        "born": "03.04.1975",
        "nationality": "163",
        "second": "",
        "since": "01.01.2010",
        "dwelling": "H",
        "street": "Hauptstr.",
        "number": "1",
        "postcode": "65549",
        "place": "Limburg",
        "blocked": "",
        "court": "",
    } | change
    return ";".join(cells.values())


def table(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows, ""]).encode()


def election() -> Election:
    """An election with two Wahlbezirke: the even and the odd side of Hauptstraße."""
    made = factories.election()
    actor = factories.lead(made.municipality)
    for number, side in [("001", "odd"), ("002", "even")]:
        district = add_district(made.pk, number=number, name=f"Seite {number}", actor=actor)
        StreetRange.objects.create(
            election=made,
            district=district,
            street="Hauptstraße",
            street_key=key_of_street("Hauptstraße"),
            side=side,
            first=1,
            last=99,
        )
    return made


def kept(made: Election, content: bytes, taken_on: date = TAKEN_ON) -> RegisterImport:
    return keep_extract(
        made.pk, [content], name="auszug.csv", taken_on=taken_on, today=max(TODAY, taken_on),
        actor=factories.officer(made.municipality),
    )  # fmt: skip


def checked(
    made: Election, *rows: str, taken_on: date = TAKEN_ON, today: date | None = None
) -> ImportCheck:
    found = kept(made, table(*rows), taken_on)
    return check_extract(found.pk, today=today or max(TODAY, taken_on))


def taken(
    made: Election,
    *rows: str,
    taken_on: date = TAKEN_ON,
    today: date | None = None,
    **answers: bool,
) -> ImportOutcome:
    check = checked(made, *rows, taken_on=taken_on, today=today)
    return take_in_extract(
        check.register_import_id, now=NOW, actor=factories.lead(made.municipality), **answers
    )


def waiting(made: Election, person: tuple[str, str] = ("Yılmaz", "Ayşe")) -> RegisterImport:
    """An extract that waits for its decision; of a closed election only its row and its file."""
    family, given = person
    rows = [
        row("P1", family=family, given=given),
        row("P2", family="Offen", nationality="998"),
        row("P3", born="31.02.1975"),
        row("P4", family="Fern", street="Straße, die in keinem Verzeichnis steht"),
    ]
    content = table(*rows)
    if not RegisterClosing.objects.filter(district__election=made).exists():
        found = kept(made, content)
        check_extract(found.pk, today=TODAY)
        DoubtfulCase.objects.create(
            election=made, register_import=found, kind="nationality", key="x" * 64, line=3,
            detail="998", person={"family_name": family, "given_names": given},
        )  # fmt: skip
        return found
    found = RegisterImport.objects.create(
        election=made, name="auszug.csv", size=len(content), sha256="0" * 64, taken_on=TAKEN_ON,
        reading=guess_reading(content, "utf-8").reading.as_json(),
    )  # fmt: skip
    ImportPiece.objects.create(register_import=found, position=0, content=content)
    return found


def decided_case(found: RegisterImport, actor: User) -> CaseDecision:
    """A case of this extract that was left out."""
    case = DoubtfulCase.objects.create(
        election=found.election, register_import=found, kind="nationality", key="d" * 64, line=9
    )
    return CaseDecision.objects.create(
        case=case, decided=CaseDecision.Decided.LEAVE_OUT, reason="kein Pass", decided_at=NOW,
        decided_by=actor,
    )  # fmt: skip


def case_of_kind(made: Election, kind: str) -> DoubtfulCase:
    """The only doubtful case of its kind."""
    return made.doubtful_cases.get(kind=kind)
