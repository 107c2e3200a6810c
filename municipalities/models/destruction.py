"""What was lawfully destroyed: which rows, of which election, when."""

from __future__ import annotations

from django.db import models


class Destruction(models.Model):
    """Rows of one table that are gone for good, because their time was over.

    Only functions of the database's owner write here (config.database.destruction), in the
    transaction of the act that also writes its event. ``transaction`` is PostgreSQL's number.
    """

    table_name = models.CharField(max_length=63)
    election_key = models.PositiveBigIntegerField()
    rows = models.PositiveBigIntegerField()
    destroyed_at = models.DateTimeField()
    transaction = models.CharField(max_length=20)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["transaction", "table_name"], name="destroyed_in_a_transaction")
        ]

    def __str__(self) -> str:
        return f"{self.table_name} {self.election_key}"
