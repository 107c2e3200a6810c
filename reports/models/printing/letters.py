"""What each printed Wahlbenachrichtigung said: a letter that was sent is a fact (R-REG-07).

What all letters of one part and Wahlbezirk share stands once, in ``PrintedRoom``; a letter adds
the person. Persons are keys of the register as plain numbers, as in ``PrintPart``, and go with
the register (R-RET-01).
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from reports.models.printing.printing import PrintedPart

NAME_COLUMNS = ("family_name", "given_names", "title", "name_particle", "call_name")
"""The columns of an entry from which the name on the envelope is made, as ``PersonName`` has them.

``sql/wrong_letters.sql`` compares the same ones in the same order.
"""

DWELLING_COLUMNS = ("addition", "locality", "street", "house_number", "postcode", "place")
"""The columns of an entry from which the rest of the address is made, in the order of reading."""


class PrintedRoom(models.Model):
    """When and where a letter told its reader to vote: one row per part and Wahlbezirk.

    ``apply_until`` is the last day that it named for an application (C-16).
    """

    printed = models.ForeignKey(PrintedPart, on_delete=models.PROTECT, related_name="rooms")
    district = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    accessible = models.BooleanField(null=True)
    access_note = models.CharField(max_length=300, blank=True)
    day = models.DateField()
    opens = models.TimeField()
    closes = models.TimeField()
    apply_until = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["printed", "district"], name="printed_room_once")
        ]

    def __str__(self) -> str:
        return f"{self.district} {self.name}"


class PrintedNotice(models.Model):
    """One letter: whom it was for and what it called the person; the newest of a person holds."""

    room = models.ForeignKey(PrintedRoom, on_delete=models.PROTECT, related_name="notices")
    entry = models.BigIntegerField(db_index=True)
    number = models.PositiveIntegerField()
    name = ArrayField(models.TextField())
    dwelling = ArrayField(models.TextField())

    def __str__(self) -> str:
        return f"{self.room.district}/{self.number}"
