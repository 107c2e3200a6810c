"""Which rows a transaction wrote, as hashes: what the log's events prove."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Seal(models.Model):
    """The rows of one table that one statement wrote, each with a hash (decision 0025).

    Only triggers of the database's owner write here (config.database.seals), and nobody changes a
    row. ``batch`` is the transaction; the event of the act carries the digest of all its seals.
    ``hashes`` stand beside ``rows``, the keys; of rows that were deleted there are none.
    ``columns`` are those that were hashed: a table may get more of them later.
    """

    class Operation(models.TextChoices):
        """What was done to the rows."""

        INSERTED = "I"
        UPDATED = "U"
        DELETED = "D"

    batch = models.UUIDField()
    table_name = models.CharField(max_length=63)
    operation = models.CharField(max_length=1, choices=Operation)
    columns = ArrayField(models.TextField())
    rows = ArrayField(models.TextField())
    hashes = ArrayField(models.BinaryField())
    written_at = models.DateTimeField()
    digest = models.BinaryField()

    class Meta:
        ordering = ["pk"]
        # Those that find the newest seal of one row stand in the migration.
        indexes = [models.Index(fields=["batch", "id"], name="seal_of_a_batch")]

    def __str__(self) -> str:
        return f"{self.table_name} {self.operation} {len(self.rows)}"
