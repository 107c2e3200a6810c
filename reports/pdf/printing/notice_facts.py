"""What a Wahlbenachrichtigung is made from (§ 10 KWO; R-REG-07)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reports.pdf.letters import SenderFacts


@dataclass(frozen=True, slots=True)
class NoticeDistrict:
    """A Wahlbezirk and the room where it votes; ``accessible`` is None where nobody knows."""

    number: str
    room: str
    address: str
    accessible: bool | None
    access_note: str = ""


@dataclass(frozen=True, slots=True)
class NoticePerson:
    """The person a notice is for; ``code`` opens the online form. Nationality is not included.

    ``name`` is how the envelope says it, the other two how the form does; ``above`` are the lines
    between name and street: „c/o Haile“, „Hinterhaus“, the Ortsteil.
    """

    name: str
    family_name: str
    given_names: str
    street: str
    place: str
    district: str
    number: int
    language: str
    code: str
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What all notices of one part share.

    ``texts`` are the sentences of each language with days and names filled in, by the keys of
    ``elections/data/voter``; ``rtl`` are the languages written from right to left. ``when`` is
    the day and hours in German, ``apply_until`` the last day for an application that they name.
    ``replaces`` where an earlier notice was printed; ``specimen``
    where nobody may take it for a real one.
    """

    sender: SenderFacts
    title: str
    when: tuple[str, str]
    site_url: str
    districts: Mapping[str, NoticeDistrict]
    texts: Mapping[str, Mapping[str, str]]
    apply_until: date
    rtl: frozenset[str] = frozenset()
    replaces: bool = False
    specimen: bool = False
