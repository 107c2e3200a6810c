"""Doubtful cases of the register: who has to be looked at, and who decided what."""

from __future__ import annotations

import re
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.law.register.names import PersonName
from elections.models.course.election import Election
from elections.models.register.address import Address, PersonRecord
from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import RegisterImport
from municipalities.law.days import KnownDay
from municipalities.models import User
from municipalities.models.known_day import KnownDayField, known_day


class DoubtfulCase(models.Model):
    """Somebody has to decide whether this person is entered (R-VOTE-01, R-REG-02).

    ``person`` holds what an entry would need, and is emptied with the decision. ``key`` identifies
    the same case in a later extract, so that a decision survives it.
    """

    class Kind(models.TextChoices):
        """Why the case is doubtful."""

        ROWS_DIFFER = "rows_differ", _("mehrere Zeilen, die einander widersprechen")
        ID_REUSED = "id_reused", _("bekannte Kennung, aber anderer Name und anderes Geburtsdatum")
        NAME = "name", _("kein Name angegeben")
        NATIONALITY = "nationality", _("Staatsangehörigkeit ungeklärt oder ohne Angabe")
        BIRTH_DATE = "birth_date", _("Geburtsdatum unmöglich oder unvollständig")
        RESIDENT_SINCE = "resident_since", _("Tag des Zuzugs unmöglich oder unvollständig")
        MOVES_OUT = (
            "moves_out",
            _("Wegzug gemeldet, der Tag liegt vor der Wahl oder ist nicht bekannt"),
        )
        TWICE = "twice", _("gleicher oder ähnlicher Name und gleiches Geburtsdatum")
        STRUCK = "struck", _("von Hand gestrichen, nach dem Auszug wahlberechtigt")
        LATE = "late", _("erst nach Beginn der Einsicht gemeldet")
        FAULT = "fault", _("Zeile nicht lesbar")

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="doubtful_cases")
    register_import = models.ForeignKey(
        RegisterImport, on_delete=models.PROTECT, related_name="doubtful_cases"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    key = models.CharField(max_length=64)
    line = models.PositiveIntegerField()
    detail = models.CharField(max_length=120, blank=True)
    person = models.JSONField(default=dict)

    class Meta:
        ordering = ["kind", "line", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["election", "kind", "key"], name="case_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, Zeile {self.line}"

    @property
    def like_entries(self) -> list[int]:
        """Everybody of the register whom the person is like, where the case is about that."""
        found: list[int] = self.person.get("like_entries") or []
        earlier = self.person.get("like_entry_id")  # cases kept before there were several
        return found or ([earlier] if earlier else [])

    @property
    def like_cards(self) -> list[int]:
        """The polling cards of § 16a Abs. 2 KWO whose holders the person is like."""
        found: list[int] = self.person.get("like_cards") or []
        return found

    @property
    def like_lines(self) -> list[int]:
        """The lines of the same extract that the person is like."""
        return [
            int(line)
            for lines in re.findall(r"Zeilen ((?:\d+, )*\d+)", self.detail)
            for line in lines.split(", ")
        ]

    @property
    def record(self) -> PersonRecord | None:
        """Who the person is and where they live, None where nothing of them is kept."""
        if "birth_date" not in self.person or "street" not in self.person:
            return None
        kept = self.person
        names = ("family_name", "given_names", "title", "name_particle", "call_name")
        home = ("street", "house_number", "postcode", "place", "locality", "addition")
        return PersonRecord(
            PersonName(*(kept.get(name, "") for name in names)),
            KnownDay.from_text(kept["birth_date"]),
            Address(*(kept.get(name, "") for name in home)),
        )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the file as they stand there, where one cannot be read or several differ.

        Each has its ``line``, its ``cells`` as pairs of column and text, and, where rows differ,
        the ``person`` that it alone would make and its ``verdict``.
        """
        rows: list[dict[str, Any]] = self.person.get("source") or []
        return rows

    @property
    def compared(self) -> list[tuple[str, list[tuple[int, str]], bool]]:
        """The rows side by side: each column, line and text of every row, whether they differ."""
        rows = [(row["line"], dict(row["cells"])) for row in self.rows]
        names = dict.fromkeys(name for _line, cells in rows for name in cells)
        found = [(name, [(line, cells.get(name, "")) for line, cells in rows]) for name in names]
        return [(name, texts, len({text for _, text in texts}) > 1) for name, texts in found]

    @property
    def listed_name(self) -> str:
        """The name in a list, empty where nothing of the person is kept."""
        names = ("family_name", "given_names", "title", "name_particle")
        return PersonName(*(self.person.get(name, "") for name in names)).listed

    @property
    def born(self) -> KnownDay | None:
        """The birth in the extract, None where nothing of the person is kept."""
        return known_day(self.person.get("birth_date") or None)


class CaseDecision(models.Model):
    """Who decided what about a doubtful case, and why.

    ``entry`` is whom of the register it concerned, ``earlier`` what is needed to take it back:
    the ``registration_id`` and ``origin`` that the entry had, the key of the ``strike`` that the
    decision made, whether it ``entered`` or ``restored`` somebody.
    """

    class Decided(models.TextChoices):
        """What becomes of a doubtful case; which of them is possible depends on its kind."""

        ENTER = "enter", _("eingetragen")
        LEAVE_OUT = "leave_out", _("nicht eingetragen")
        SAME_PERSON = "same_person", _("dieselbe Person")
        OTHER_PERSON = "other_person", _("eine andere Person")
        # Earlier versions kept only that somebody was entered; such a doubt is asked again.
        UNKNOWN = "", _("eingetragen oder dieselbe Person; mehr ist nicht festgehalten")

    case = models.OneToOneField(DoubtfulCase, on_delete=models.PROTECT, related_name="decision")
    decided = models.CharField(max_length=12, choices=Decided, blank=True)
    entry = models.ForeignKey(
        RegisterEntry, on_delete=models.PROTECT, null=True, related_name="case_decisions"
    )
    earlier = models.JSONField(default=dict)
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.case}: {self.outcome}"

    @property
    def outcome(self) -> str:
        """What was decided, in words: which of them depends on the case and on what it did."""
        kind = self.case.kind
        if self.decided == self.Decided.LEAVE_OUT:
            words = {
                DoubtfulCase.Kind.FAULT: _("erledigt"),
                DoubtfulCase.Kind.ID_REUSED: _("nichts geändert"),
                DoubtfulCase.Kind.STRUCK: _("bleibt gestrichen"),
            }
            usual = _("gestrichen") if self.earlier.get("strike") else self.get_decided_display()
            return str(words.get(DoubtfulCase.Kind(kind), usual))
        if self.decided == self.Decided.ENTER and kind == DoubtfulCase.Kind.TWICE:
            return str(_("eine andere Person, eingetragen"))
        if self.decided == self.Decided.OTHER_PERSON:
            return str(_("eine andere Person, eingetragen; die bisherige gestrichen"))
        if self.decided == self.Decided.SAME_PERSON and self.earlier.get("double"):
            return str(_("dieselbe Person, ihre zweite Eintragung gestrichen"))
        return str(self.get_decided_display())


class DecisionWithdrawal(models.Model):
    """A decision was wrong and is taken back, with a reason; the case is asked again (R-REG-10)."""

    decision = models.OneToOneField(
        CaseDecision, on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.decision} zurückgenommen"


class OtherId(models.Model):
    """Another id under which the registration knows somebody of the register (R-REG-02).

    It holds while the row of that id names them as it did when „dieselbe Person“ was decided.
    """

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="other_ids")
    registration_id = models.CharField(max_length=60)
    identity = models.BigIntegerField()
    birth_date = KnownDayField()
    decision = models.ForeignKey(CaseDecision, on_delete=models.PROTECT, related_name="other_ids")

    def __str__(self) -> str:
        return f"{self.entry}: {self.registration_id}"
