"""The register of electors (Wählerverzeichnis); nothing of the count may import this module.

An entry stays as long as the register is kept: whoever loses the right is struck, with a remark,
and every correction is a row that nobody changes (R-REG-04, R-REG-10).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from elections.law.register.names import PersonName
from elections.law.register.printed import shows_dwelling
from elections.models.course.election import Election
from elections.models.districts.district import District
from elections.models.register.address import LONGEST_NAME, LONGEST_SORT_KEY, Address, PersonRecord
from elections.models.register.standing import RegisterEntryQuerySet, RegisterStrikeQuerySet
from municipalities.models import User
from municipalities.models.known_day import KnownDayField


class RegisterEntry(models.Model):
    """One eligible person in the register (R-REG-02, R-REG-06).

    Only what the register needs: nationality and length of residence decided the entry and are
    not kept; only the language of the notice is left of the nationality. ``number`` is the
    running number in the district, None until numbers are given. ``registration_id`` is internal
    and never printed.
    """

    class Origin(models.TextChoices):
        """How the person came into the register."""

        EXTRACT = "extract", _("Auszug aus dem Melderegister")
        HAND = "hand", _("von Hand eingetragen")
        CLARIFIED = "clarified", _("nach Klärung eingetragen")
        OBJECTION = "objection", _("auf Einspruch eingetragen")

    # Entries are written while the row of their election is locked, so it exists. Triggers ask once
    # per statement whether the Wahlbezirke exist, and keep a Wahlbezirk that has entries.
    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="register_entries", db_index=False,
        db_constraint=False,
    )  # fmt: skip
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, null=True, related_name="entries", db_index=False,
        db_constraint=False,
    )  # fmt: skip
    number = models.PositiveIntegerField(_("laufende Nummer"), null=True)
    registration_id = models.CharField(max_length=60, blank=True)
    # People with one name only have either of the two.
    family_name = models.CharField(_("Familienname"), max_length=LONGEST_NAME, blank=True)
    given_names = models.CharField(_("Vornamen"), max_length=LONGEST_NAME, blank=True)
    title = models.CharField(_("Doktorgrad"), max_length=40, blank=True)
    name_particle = models.CharField(_("Namensbestandteil"), max_length=60, blank=True)
    call_name = models.CharField(_("Rufname"), max_length=120, blank=True)
    birth_date = KnownDayField(_("Geburtsdatum"))
    street = models.CharField(_("Straße"), max_length=200)
    house_number = models.CharField(_("Hausnummer"), max_length=20, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=10, blank=True)
    place = models.CharField(_("Ort"), max_length=120, blank=True)
    locality = models.CharField(_("Ortsteil"), max_length=120, blank=True)
    # For the envelope only: „c/o Haile“, „Hinterhaus“.
    addition = models.CharField(_("Adresszusatz"), max_length=200, blank=True)
    # Family name and given names as they are sorted and searched (models.sorting).
    sort_key = models.CharField(max_length=LONGEST_SORT_KEY)
    # ``identity_mark`` of the names: equal for one person however the names are written.
    identity = models.BigIntegerField()
    language = models.CharField(_("Sprache der Benachrichtigung"), max_length=3, default="de")
    blocked = models.BooleanField(_("Auskunftssperre"), default=False)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.EXTRACT)

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        ordering = ["district", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["district", "number"], name="register_number_once"),
            models.UniqueConstraint(
                fields=["election", "registration_id"],
                condition=~Q(registration_id=""),
                name="register_person_once",
            ),
        ]
        indexes = [
            models.Index(fields=["election", "birth_date"], name="register_birth_date"),
            models.Index(
                fields=["election"], condition=Q(district=None), name="register_unassigned"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district.number if self.district else '–'}/{self.number or '–'}"

    @property
    def open_strike(self) -> RegisterStrike | None:
        """The strike that holds; None for whoever stands in the register."""
        return self.strikes.open().first()

    @property
    def name(self) -> PersonName:
        """Every part of the name."""
        return PersonName(
            self.family_name, self.given_names, self.title, self.name_particle, self.call_name
        )

    @property
    def listed_name(self) -> str:
        """The name in a list: „van der Bergh, Dr. Pieter Jan“."""
        return self.name.listed

    @property
    def letter_name(self) -> str:
        """The name on an envelope: „Dr. Pieter van der Bergh“."""
        return self.name.on_a_letter

    @property
    def record(self) -> PersonRecord:
        """Who the person is and where they live."""
        home = Address(
            self.street, self.house_number, self.postcode, self.place, self.locality, self.addition
        )
        return PersonRecord(self.name, self.birth_date, home)

    @property
    def dwelling(self) -> str:
        """The dwelling in one line: „Marktplatz 1, 65549 Limburg“."""
        parts = [f"{self.street} {self.house_number}", f"{self.postcode} {self.place}"]
        return ", ".join(part for part in map(str.strip, parts) if part)

    @property
    def shown_dwelling(self) -> str:
        """The dwelling as others may read it; empty for a person with an Auskunftssperre."""
        return self.dwelling if shows_dwelling(blocked=self.blocked) else ""


class NumbersFixed(models.Model):
    """From here on numbers stay: notices show them (R-REG-06). Later entries get the next ones."""

    election = models.OneToOneField(
        Election, on_delete=models.PROTECT, related_name="numbers_fixed"
    )
    fixed_at = models.DateTimeField()
    fixed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Nummern fest: {self.election}"


class RegisterStrike(models.Model):
    """A person is struck from the register with a remark, never removed (R-REG-04, R-REG-10)."""

    class Ground(models.TextChoices):
        """Why the right to vote is lost, or never existed."""

        MOVED_AWAY = "moved_away", _("weggezogen")
        DIED = "died", _("verstorben")
        GERMAN = "german", _("eingebürgert oder deutsch")
        SECONDARY = "secondary", _("nur noch Nebenwohnung")
        COURT = "court", _("Richterspruch")
        GONE = "gone", _("im Melderegister nicht mehr gemeldet")
        NOT_ENTITLED = "not_entitled", _("war nicht wahlberechtigt")
        TWICE = "twice", _("doppelt eingetragen")

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="strikes")
    ground = models.CharField(max_length=20, choices=Ground)
    struck_on = models.DateField()
    remark = models.CharField(_("Bemerkung"), max_length=300, blank=True)
    # The extract that brought it; None where a person decided.
    by_import = models.ForeignKey(
        "elections.RegisterImport", on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = RegisterStrikeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.entry} {self.get_ground_display()}"


class RegisterRestoration(models.Model):
    """A strike is taken back: the person stands in the register again (R-REG-10)."""

    strike = models.OneToOneField(
        RegisterStrike, on_delete=models.PROTECT, related_name="restoration"
    )
    restored_on = models.DateField()
    reason = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.strike)


class RegisterCorrection(models.Model):
    """One change of an entry with its date, author and reason (Bemerkungen; R-REG-10).

    ``before`` and ``after`` hold the changed columns only.
    """

    class Kind(models.TextChoices):
        """What was changed."""

        ENTERED = "entered", _("nachgetragen")
        CHANGED = "changed", _("berichtigt")
        STRUCK = "struck", _("gestrichen")
        RESTORED = "restored", _("wieder eingetragen")
        MOVED = "moved", _("umgezogen, bleibt im Wahlbezirk")

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=10, choices=Kind)
    corrected_on = models.DateField()
    reason = models.CharField(max_length=300)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by_import = models.ForeignKey(
        "elections.RegisterImport", on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.entry} {self.get_kind_display()}"


class RegisterClosing(models.Model):
    """The certified closing (Abschluss) of the register of one Wahlbezirk (R-REG-11).

    ``without_mark`` is A1, ``with_mark`` A2, ``special`` A3, ``total`` A. Where figures were
    taken from a published result that does not state them they stay empty: unknown, not zero.
    """

    district = models.OneToOneField(District, on_delete=models.PROTECT, related_name="closing")
    without_mark = models.PositiveIntegerField(_("A1: ohne Sperrvermerk"), null=True)
    with_mark = models.PositiveIntegerField(_("A2: mit Sperrvermerk"), null=True)
    special = models.PositiveIntegerField(_("A3: nicht im Verzeichnis"), null=True)
    total = models.PositiveIntegerField(_("A: Wahlberechtigte insgesamt"), null=True)
    source = models.CharField(_("Grundlage"), max_length=500)
    closed_on = models.DateField(_("Abschluss am"))
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="closing_sums_up",
                condition=Q(without_mark=None)
                | Q(total=F("without_mark") + F("with_mark") + F("special")),
            )
        ]

    def __str__(self) -> str:
        return f"Abschluss {self.district}"


class ClosingCorrection(models.Model):
    """A change by law after the closing; the newest row holds (R-REG-11, C-17)."""

    closing = models.ForeignKey(
        RegisterClosing, on_delete=models.PROTECT, related_name="corrections"
    )
    without_mark = models.PositiveIntegerField(_("A1"))
    with_mark = models.PositiveIntegerField(_("A2"))
    special = models.PositiveIntegerField(_("A3"))
    total = models.PositiveIntegerField(_("A"))
    reason = models.CharField(max_length=300)
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="closing_correction_sums_up",
                condition=Q(total=F("without_mark") + F("with_mark") + F("special")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.closing}: {self.total}"
