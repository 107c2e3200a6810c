"""What is printed by the thousand: an order, its parts, and each part as it was made.

The persons of a part are stored as keys, never as a relation: no path leads from this room to
the register (contract „ballot secrecy“).
"""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models import District, Election
from municipalities.models import User


class PrintOrderQuerySet(models.QuerySet["PrintOrder"]):
    """Questions about print orders."""

    def standing(self) -> Self:
        """Orders that are not cancelled."""
        return self.filter(cancellation=None)

    def of_letters(self) -> Self:
        """Orders of Wahlbenachrichtigungen, the first ones and those printed anew."""
        return self.exclude(kind=PrintOrder.Kind.REGISTERS)

    def with_progress(self) -> Self:
        """Each order with ``part_count``, its parts, and ``done_count``, those that are made."""
        return self.annotate(
            part_count=models.Count("parts", distinct=True),
            done_count=models.Count("parts__printed", distinct=True),
        )


class PrintOrder(models.Model):
    """Somebody ordered notices for everybody who had none, or anew for those whose letter is
    wrong by now (R-REG-07), or all registers (R-REG-06).

    ``facts`` are the counts at the time of the order: notices, without an address; of what is
    printed anew also why. ``specimen`` says that every page bears MUSTER.
    """

    class Kind(models.TextChoices):
        """What is printed."""

        NOTICES = "notices", _("Wahlbenachrichtigungen")
        REPLACEMENTS = "replacements", _("Neue Wahlbenachrichtigungen")
        REGISTERS = "registers", _("Wählerverzeichnisse")

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="print_orders")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.NOTICES)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)
    specimen = models.BooleanField(default=False)

    objects = PrintOrderQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def is_of_letters(self) -> bool:
        """Whether its parts are letters, and not registers."""
        return self.kind != self.Kind.REGISTERS

    @property
    def without_address(self) -> int:
        """How many of its letters the post cannot deliver, without those that were left out."""
        made = PrintedPart.objects.filter(part__order=self).values_list("counts", flat=True)
        left_out: int = sum(counts.get("skipped_without_address", 0) for counts in made)
        # An order of an earlier version counted fewer of them than its parts do.
        return max(0, int(self.facts.get("without_address", 0)) - left_out)


class PrintPart(models.Model):
    """At most 5,000 notices, or the register of one Wahlbezirk.

    ``entries`` are keys of the register in the order of printing, ``notices`` says how many; a
    register names its Wahlbezirk and counts its persons instead.
    """

    order = models.ForeignKey(PrintOrder, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=60)
    entries = ArrayField(models.BigIntegerField(), default=list)
    # A Wahlbezirk may be removed once nobody lives there; what was printed of it stays.
    district = models.ForeignKey(
        District, on_delete=models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    notices = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["order", "number"], name="print_part_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number:03d}"


class PrintedPart(models.Model):
    """A finished part: the PDF, the rows of its address list, and what was counted in it.

    ``counts`` holds how many notices there are per Wahlbezirk and per language; ``skipped`` are
    the persons of the part who got none, because they had been struck since the order, or stood
    in no Wahlbezirk with a room any more.
    """

    part = models.OneToOneField(PrintPart, on_delete=models.PROTECT, related_name="printed")
    content = models.BinaryField()
    addresses = models.BinaryField()
    counts = models.JSONField()
    skipped = ArrayField(models.BigIntegerField(), default=list)
    pages = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.part)


class PrintCancellation(models.Model):
    """An order was cancelled: no further part is made, and nobody counts as notified."""

    order = models.OneToOneField(PrintOrder, on_delete=models.PROTECT, related_name="cancellation")
    cancelled_at = models.DateTimeField()
    cancelled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.order)
