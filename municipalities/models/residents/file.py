"""Tables of foreign residents that the state hands in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.staff import User


class ResidentUpload(models.Model):
    """A table that was handed in and waits for somebody to confirm how it is read.

    Once that is done, or once it is dropped, the row is gone: the file itself is not kept.
    """

    name = models.CharField(max_length=150)
    content = models.BinaryField()
    status = models.CharField(max_length=10)
    source = models.CharField(_("Quelle"), max_length=300)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class ResidentFile(models.Model):
    """A table of resident counts that the state handed in, until it is taken in or dropped.

    ``rows`` is the table as it was read (``files.residents.tables``); the file itself is not kept.
    """

    name = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    as_of = models.DateField(_("Stand"))
    status = models.CharField(max_length=10)
    source = models.CharField(_("Quelle"), max_length=300)
    rows = models.JSONField()
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.as_of})"
