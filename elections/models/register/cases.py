"""Doubtful cases of the register: who has to be looked at, and who decided what."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from elections.law.register.names import PersonName
from elections.models.course.election import Election
from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import RegisterImport
from municipalities.law.days import KnownDay
from municipalities.models import User
from municipalities.models.final import final
from municipalities.models.known_day import known_day


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
    def like_entry_id(self) -> int | None:
        """Whom of the register the person is like, where the case is about that."""
        found: int | None = self.person.get("like_entry_id")
        return found

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
    """Who decided what about a doubtful case, and why."""

    case = models.OneToOneField(DoubtfulCase, on_delete=models.PROTECT, related_name="decision")
    enter = models.BooleanField()
    entry = models.OneToOneField(
        RegisterEntry, on_delete=models.PROTECT, null=True, related_name="decided_case"
    )
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = final("case_decision_stays")
        constraints = [
            models.CheckConstraint(
                name="case_entry_only_when_entered", condition=Q(enter=True) | Q(entry=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.enter}"
