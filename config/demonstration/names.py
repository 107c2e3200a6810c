"""Invented persons for the demonstration: real votes must not be tied to real or guessed names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from elections.actions.nominations.nominations import CandidateEntry
from elections.law.nominations.eligibility import Origin

GIVEN = (
    "Amira", "Andrei", "Anja", "Aylin", "Bogdan", "Bruno", "Carmen", "Chiara", "Dalia", "Danylo",
    "Elena", "Emre", "Farid", "Fatma", "Giorgos", "Hana", "Ibrahim", "Ilaria", "Ivana", "Jamal",
    "Joana", "Karim", "Katarzyna", "Leila", "Luca", "Mai", "Marek", "Milica", "Mohammed", "Nadia",
    "Nikola", "Olena", "Omar", "Paola", "Petar", "Rania", "Ricardo", "Samira", "Selim", "Sofia",
    "Tamar", "Thảo", "Tomasz", "Uzma", "Viorica", "Wiktor", "Yasmin", "Yusuf", "Zeynep", "Zoran",
)  # fmt: skip
FAMILY = (
    "Adeyemi", "Aksoy", "Albrechtsen", "Almeida", "Anastasiou", "Bašić", "Bianchi", "Bondarenko",
    "Cáceres", "Çelik", "Chukwu", "Ćosić", "Demir", "Dimitrov", "Đorđević", "El-Amin", "Farah",
    "Ferrari", "Georgiadis", "Gonçalves", "Haddad", "Horvat", "Ionescu", "Jankowski", "Kaya",
    "Khalil", "Kowalczyk", "Kovačević", "Lê", "Łukasik", "Marković", "Moreno", "Nguyễn", "Novák",
    "Okafor", "Öztürk", "Papadakis", "Pereira", "Popescu", "Rahimi", "Rossi", "Şahin", "Shehu",
    "Ștefan", "Tesfaye", "Toth", "Ünal", "Vasile", "Yıldız", "Zielińska",
)  # fmt: skip

OCCUPATIONS = (
    "Altenpflegerin", "Bäcker", "Elektrikerin", "Erzieherin", "Fahrer", "Informatikerin",
    "Kauffrau", "Koch", "Lehrer", "Rentnerin", "Schlosser", "Studentin",
)  # fmt: skip
BIRTH_PLACES = ("Ankara", "Bukarest", "Casablanca", "Kyjiw", "Lissabon", "Palermo", "Zagreb")


def stated_in_full(person: CandidateEntry) -> CandidateEntry:
    """Return an invented person with everything that a list states (§ 23 Abs. 1 KWO; R-LIST-04)."""
    return replace(
        person,
        occupation=OCCUPATIONS[person.place % len(OCCUPATIONS)],
        birth_place=BIRTH_PLACES[person.place % len(BIRTH_PLACES)],
        street=f"Musterweg {person.place + 2}",
        postcode="65183",
        town="Musterstadt",
        origin=Origin.FOREIGN.value,
    )


def invented_person(ags: str, number: int, place: int) -> CandidateEntry:
    """Return the invented person of one place; the same place always gives the same person.

    Persons are between 19 and 78 years old on any election day from 2026 on.
    """
    digest = sha256(f"{ags}/{number}/{place}".encode()).digest()
    born = date(1948, 1, 1) + timedelta(days=int.from_bytes(digest[2:5]) % 21_500)
    return CandidateEntry(
        place=place,
        family_name=FAMILY[digest[0] % len(FAMILY)],
        given_name=GIVEN[digest[1] % len(GIVEN)],
        birth_date=born,
        invented=True,
    )
