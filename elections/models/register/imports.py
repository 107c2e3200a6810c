"""Extracts of the residents' registration on their way into the register.

The file is kept in pieces until it is taken in or dropped; its hash stays. What a check read is
kept in ``DraftEntry`` until somebody confirms it; only counts stay of people who may not vote.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.law.register.names import PersonName
from elections.models.course.election import Election
from elections.models.register.address import LONGEST_NAME, LONGEST_SORT_KEY
from elections.models.register.check_facts import CheckFacts
from municipalities.models import Job, Municipality, User
from municipalities.models.known_day import KnownDayField


class SupplierMapping(models.Model):
    """How a supplier's extracts are read: encoding, separator, date format, columns.

    ``columns`` maps a field of the register to the names of the file's columns.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="supplier_mappings"
    )
    name = models.CharField(_("Name"), max_length=80)
    encoding = models.CharField(_("Zeichensatz"), max_length=10)
    separator = models.CharField(_("Trennzeichen"), max_length=1)
    date_format = models.CharField(_("Form der Tage"), max_length=20)
    columns = models.JSONField(default=dict)
    # What this supplier's own words stand for: field, word as it is folded, meaning.
    values = models.JSONField(default=dict)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="mapping_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class RegisterImport(models.Model):
    """One extract that was handed in; ``taken_on`` is the day the extract shows.

    ``reading`` is how it is read (the values of a SupplierMapping), empty until it is chosen.
    """

    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="register_imports"
    )
    name = models.CharField(_("Dateiname"), max_length=150)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    taken_on = models.DateField(_("Stand des Auszugs"))
    reading = models.JSONField(default=dict)
    # As judged by all of its bytes; a mixed file has lines in another encoding.
    encoding = models.CharField(max_length=10, default="utf-8")
    is_mixed = models.BooleanField(default=False)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class ImportPiece(models.Model):
    """A piece of the file; memory never holds all of it."""

    register_import = models.ForeignKey(
        RegisterImport, on_delete=models.CASCADE, related_name="pieces"
    )
    position = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["register_import", "position"], name="piece_once")
        ]

    def __str__(self) -> str:
        return f"{self.register_import} {self.position}"


class ImportCheck(models.Model):
    """What the dry run found: counts, findings by kind with lines, the difference.

    It names nobody: only line numbers, and values that identify no person.
    """

    register_import = models.OneToOneField(
        RegisterImport, on_delete=models.CASCADE, related_name="check_result"
    )
    facts = models.JSONField()
    # A mark of the register at that time; when it has changed, the check is made again.
    seen = models.CharField(max_length=64)
    checked_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Prüfung {self.register_import}"

    @property
    def findings(self) -> CheckFacts:
        """What the check found; ``facts`` is only how it is stored."""
        return CheckFacts.from_json(self.facts)


class ImportOutcome(models.Model):
    """What became of an extract: taken in with its counts, or dropped."""

    register_import = models.OneToOneField(
        RegisterImport, on_delete=models.PROTECT, related_name="outcome"
    )
    taken_in = models.BooleanField()
    counts = models.JSONField(default=dict)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.register_import}: {self.taken_in}"


class DraftEntry(models.Model):
    """A person of an extract who may vote, or whose case is doubtful, before the decision."""

    register_import = models.ForeignKey(
        RegisterImport,
        on_delete=models.CASCADE,
        related_name="drafts",
        db_index=False,
        db_constraint=False,
    )
    line = models.PositiveIntegerField()
    # A Verdict of the law.
    verdict = models.CharField(max_length=30)
    district_id = models.BigIntegerField(null=True)
    registration_id = models.CharField(max_length=60)
    family_name = models.CharField(max_length=LONGEST_NAME)
    given_names = models.CharField(max_length=LONGEST_NAME)
    title = models.CharField(max_length=40)
    name_particle = models.CharField(max_length=60)
    call_name = models.CharField(max_length=120)
    birth_date = KnownDayField()
    street = models.CharField(max_length=120)
    house_number = models.CharField(max_length=20)
    addition = models.CharField(max_length=200)
    postcode = models.CharField(max_length=10)
    place = models.CharField(max_length=120)
    locality = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=LONGEST_SORT_KEY)
    identity = models.BigIntegerField()
    language = models.CharField(max_length=3)
    blocked = models.BooleanField()
    # What makes the case doubtful, as the file has it.
    detail = models.CharField(max_length=120)
    # The rows as they stand in the file, where one cannot be read or several contradict each other.
    source = models.JSONField(null=True)
    # Everybody of the register, and every polling card without an entry, that the person is like.
    like_entries = ArrayField(models.BigIntegerField(), null=True)
    like_cards = ArrayField(models.BigIntegerField(), null=True)
    # Equal for the same doubt about the same person in a later extract: a decision holds for that.
    case_key = models.CharField(max_length=64, db_default="")

    class Meta:
        indexes = [models.Index(fields=["register_import"], name="draft_of_import")]

    def __str__(self) -> str:
        return f"{self.register_import} {self.line}"

    @property
    def listed_name(self) -> str:
        """The name in a list: „van der Bergh, Dr. Pieter Jan“."""
        parts = (self.family_name, self.given_names, self.title, self.name_particle)
        return PersonName(*parts).listed


class LanguageChoice(models.Model):
    """The language of notices for one nationality, where the office chose one."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="language_choices"
    )
    nationality = models.CharField(max_length=3)
    language = models.CharField(max_length=3)

    class Meta:
        ordering = ["nationality"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "nationality"], name="language_of_nationality_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nationality}: {self.language}"


class RegisterHold(models.Model):
    """Deleting the register is suspended, for a Wahlprüfung or a criminal case (R-RET-01)."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="register_holds")
    reason = models.CharField(_("Grund"), max_length=300)
    held_on = models.DateField()
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True)
    lifted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.election}: {self.reason}"


class RegisterErasure(models.Model):
    """The dated record that a register was deleted: how many rows, never whose (R-RET-01)."""

    election = models.OneToOneField(
        Election, on_delete=models.PROTECT, related_name="register_erasure"
    )
    erased_on = models.DateField()
    counts = models.JSONField(default=dict)
    erased_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.election}: {self.erased_on}"
