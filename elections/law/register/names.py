"""The name of a person as the register sorts it, lists it and writes it on a letter (R-REG-06)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KINDS = ("name", "familienname", "nachname", "vorname", "vornamen")
UNKNOWN_NAMES = frozenset(
    [
        *("unbekannt", "nicht bekannt", "unbek.", "unknown", "lnu", "fnu", "ohne angabe", "nn"),
        *("keine angabe", "keine angaben", "nicht angegeben", "nicht vorhanden", "entfällt"),
        *("n.n.", "n. n.", "n.n", "n. n", "n n", "k.a.", "k. a.", "k.a", "o.a.", "n/a", "k/a"),
        *(
            "leer",
            "null",
            "ohne",
            "keine",
            "(null)",
            "<null>",
            "\\n",
            "nan",
            "#nv",
            "#n/a",
            "#wert!",
            "#bezug!",
            "#name?",
            "namenlos",
            *("x" * times for times in range(2, 11)),
        ),
        *(f"{word} {kind}" for word in ("kein", "keine", "ohne") for kind in _KINDS),
        *(f"{kind} unbekannt" for kind in _KINDS),
    ]
)
"""What stands in a register for a name that nobody stated (R-REG-06)."""
_ALSO_NAMES = frozenset({"nn", "null", "ohne", "keine", "namenlos"})
# „Nan“ and „Leer“ are family names, in capital letters too; programs write the filler like this.
_FILLED_AS = {"nan": ("nan", "NaN"), "leer": ("leer",)}
_AROUND = " ()[]<>*'\"„“”«»"
_NOUGHT = re.compile(r"[0\s.,:;/_-]+")
_APOSTROPHES = ("'", "\u2019", "\u02bc")


@dataclass(frozen=True, slots=True)
class PersonName:
    """Every part of a name as the registration has it; people with one name only have one part.

    ``title`` is the doctor's degree, ``particle`` stands before the family name („van der“),
    ``call_name`` is the one of the given names that the person goes by.
    """

    family_name: str
    given_names: str = ""
    title: str = ""
    particle: str = ""
    call_name: str = ""

    @property
    def family(self) -> str:
        """The family name with its particle: „van der Bergh“, „d'Alembert“."""
        return _before(self.particle, self.family_name)

    @property
    def given(self) -> str:
        """The given names with the title: „Dr. Pieter Jan“."""
        return _spaced(self.title, self.given_names)

    @property
    def listed(self) -> str:
        """The name in a list: „van der Bergh, Dr. Pieter Jan“; one name alone has no comma."""
        return ", ".join(part for part in (self.family, self.given) if part)

    @property
    def on_a_letter(self) -> str:
        """The name on an envelope: „Dr. Pieter van der Bergh“ (§ 10 KWO; R-REG-07)."""
        return _spaced(self.title, self.call_name or self.given_names, self.family)


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _before(particle: str, name: str) -> str:
    if particle.endswith(_APOSTROPHES) and len(particle) < 4:
        return f"{particle}{name}"
    return _spaced(particle, name)


def says_nothing(name: str) -> bool:
    """Whether a name is only a filler: „-“, „…“, „Unbekannt“, „(unbekannt)“, „N. N.“, „0“, „XXX“.

    „NN“, „NULL“, „NaN“ and „leer“ are one, „Nn“, „Null“, „Nan“ and „Leer“ are names (R-REG-06).
    """
    written = name.strip(_AROUND)
    plain = " ".join(written.casefold().split())
    if plain in _FILLED_AS:
        return written in _FILLED_AS[plain]
    if plain in _ALSO_NAMES:
        return not written.istitle()
    return (
        plain in UNKNOWN_NAMES
        or not any(sign.isalnum() for sign in plain)
        or _NOUGHT.fullmatch(plain) is not None
    )
