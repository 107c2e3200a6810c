"""Other writings of a day, brought into the one that the forms of an extract read (R-REG-06).

„1. Januar 1971“ and „01-JAN-1971“ are 1.1.1971. What fills the place of an unknown part becomes
00: „99.99.1971“, „..1971“, „xx.xx.80“.
"""

from __future__ import annotations

import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar jänner january",
            "feb februar february",
            "mär märz maerz mrz mar march",
            "apr april",
            "mai may",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dez dezember dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_SPELLED = re.compile(
    r"(?:(?P<d>[0-9]{1,2})[.\s-]{1,3})?(?P<m>[a-zä]{3,9})\.?[\s-]{0,2}(?P<y>[0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_GAPS = re.compile(r"(?P<d>\d{0,2})\s?\.\s?(?P<m>\d{0,2})\s?\.\s?(?P<y>\d{4})", re.ASCII)
_NINES = (
    re.compile(r"(?P<d>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<y>\d{4})(?P<s>[./-])(?P<m>\d{2})(?P=s)(?P<d>\d{2})", re.ASCII),
)
_CENTURY_LOST = re.compile(
    r"(?P<d>\d{1,2}|[xX?*_]{1,2})[./-](?P<m>\d{1,2}|[xX?*_]{1,2})[./-](?P<y>\d{2})", re.ASCII
)
_UNKNOWN = "99"


def plain_day(text: str) -> str:
    """Return a day as „dd.mm.yyyy“ where its writing is one of these; else as it is."""
    if found := _SPELLED.fullmatch(text):
        month = _MONTHS.get(found["m"].casefold())
        if month is None or (found["d"] is None and len(found["y"]) == 2):
            return text
        return f"{found['d'] or '00'}.{month:02}.{found['y']}"
    found = _GAPS.fullmatch(text)
    if found is not None and not (found["d"] and found["m"]):
        return f"{found['d'] or '00'}.{found['m'] or '00'}.{found['y']}"
    for pattern in _NINES:
        found = pattern.fullmatch(text)
        if found is not None and _UNKNOWN in {found["d"], found["m"]}:
            return f"{_known(found['d'])}.{_known(found['m'])}.{found['y']}"
    return text


def without_century(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of one known in part whose year has two digits: „xx.06.80“.

    0 stands for an unknown day or month; None where both are known, or for any other text.
    """
    found = _CENTURY_LOST.fullmatch(text)
    if found is None:
        return None
    day, month = (int(part) if part.isdecimal() else 0 for part in found.group("d", "m"))
    return (int(found["y"]), month, day) if not (day and month) else None


def _known(part: str) -> str:
    return "00" if part == _UNKNOWN else part
