"""What stood before a slip was corrected or taken back, and why."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.law.commission.corrections import EntryKind
from municipalities.models.commission.commission import Commission
from municipalities.models.staff import User

KINDS = [
    (EntryKind.FORMATION.value, _("Bildung der Kommission")),
    (EntryKind.MEMBER.value, _("Mitglied")),
    (EntryKind.LEAVING.value, _("Ausscheiden")),
    (EntryKind.CO_CHAIR.value, _("Mitvorsitz")),
    (EntryKind.MEETING.value, _("Sitzung")),
    (EntryKind.OUTCOME.value, _("Ergebnis einer Sitzung")),
    (EntryKind.REPORT.value, _("Jahresbericht")),
]


class CommissionCorrection(models.Model):
    """One correction of one entry; ``before`` is the whole row as it stood, by its columns.

    ``entry`` is the key of the row; ``taken_back`` says that it is gone. The trigger of the
    corrected table lets nothing change that is not kept here.
    """

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=10, choices=KINDS)
    entry = models.PositiveBigIntegerField()
    before = models.JSONField(encoder=DjangoJSONEncoder)
    taken_back = models.BooleanField(_("Zurückgenommen"))
    reason = models.CharField(_("Grund"), max_length=300)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "entry"], name="correction_of_an_entry")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.entry}"


def as_it_stands(row: models.Model) -> dict[str, Any]:
    """Return a whole row by its columns, as the database itself writes it as JSON."""
    columns = {one.column: one.value_from_object(row) for one in row._meta.concrete_fields}
    found: dict[str, Any] = json.loads(json.dumps(columns, cls=DjangoJSONEncoder))
    return found
