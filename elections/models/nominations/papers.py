"""What the office saw of the papers of a list, what it asked for, and what was written about it."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.proofs import Proof, Verdict
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.person import Candidate
from municipalities.models import User
from municipalities.models.codes import Codes

PRINT_CODES = Codes("elections.list_print")
PROOFS = [
    (Proof.WRITTEN_FORM.value, _("Wahlvorschlag in Schriftform")),
    (Proof.TRUST_SIGNATURE.value, _("Unterschrift der Vertrauensperson")),
    (Proof.DEPUTY_SIGNATURE.value, _("Unterschrift der Stellvertretung")),
    (Proof.ASSEMBLY_RECORD.value, _("Niederschrift der Aufstellungsversammlung mit Versicherung")),
    (Proof.CONSENT.value, _("Zustimmungserklärung")),
    (Proof.ELIGIBILITY.value, _("Bescheinigung der Wählbarkeit")),
    (Proof.BLOCKED_ADDRESS.value, _("Nachweis der Auskunftssperre")),
]
VERDICTS = [
    (Verdict.THERE.value, _("liegt vor")),
    (Verdict.MISSING.value, _("fehlt")),
    (Verdict.FAULTY.value, _("mangelhaft")),
]


class ListProof(models.Model):
    """What the office saw of one paper or signature; the newest row of a paper counts.

    Without a row nobody looked yet, and neither did anybody where the newest one says nothing: it
    takes back a slip. ``note`` says what is wrong, or what came in later.
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="proofs")
    # None for a paper of the whole list.
    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, null=True, related_name="proofs"
    )
    proof = models.CharField(max_length=20, choices=PROOFS)
    verdict = models.CharField(max_length=8, choices=VERDICTS, blank=True)
    note = models.CharField(max_length=300, blank=True)
    seen_at = models.DateTimeField()
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_proof_display()}: {self.get_verdict_display() or '–'}"


class Exemption(models.Model):
    """Whether a group needs support signatures, as the office decided; the newest row counts.

    (§ 11 KWG; R-LIST-06.) Each seat named here was held without interruption in the running
    Wahlzeit; ``evidence`` says what proves it.
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="exemptions")
    in_council = models.BooleanField(_("im Ausländerbeirat"), default=False)
    in_landtag = models.BooleanField(_("im Landtag"), default=False)
    in_bundestag = models.BooleanField(
        _("im Bundestag über eine hessische Landesliste"), default=False
    )
    had_commission = models.BooleanField(default=False)
    evidence = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.decided_at:%d.%m.%Y}"


class DeficiencyNotice(models.Model):
    """A letter to the trust person about what is wrong with a list (§ 14 Abs. 1 KWG; R-LIST-11).

    ``defects`` are the sentences as they were sent. A reminder names the letter it reminds of.
    """

    nomination = models.ForeignKey(
        Nomination, on_delete=models.PROTECT, related_name="deficiency_notices"
    )
    reminds_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="reminders"
    )
    issued_on = models.DateField()
    mend_until = models.DateTimeField()
    defects = models.JSONField()
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.issued_on:%d.%m.%Y}"


class ListPrintQuerySet(models.QuerySet["ListPrint"]):
    """Questions about kept states."""

    def on_paper(self) -> Self:
        """Those that were printed."""
        return self.filter(is_set_aside=False)

    def set_aside(self) -> Self:
        """Those that a paper took the place of."""
        return self.filter(is_set_aside=True)


class ListPrint(models.Model):
    """A state of a list that was printed to be signed; its code brings exactly that state up again.

    The code is worked out of the key and stored nowhere. ``facts`` are list, trust persons and
    persons as they were printed. What the data said before a paper was taken over is kept in the
    same way, ``is_set_aside``: it was never printed, and can be taken back as a whole.
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="prints")
    facts = models.JSONField()
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    is_set_aside = models.BooleanField(default=False)

    objects = ListPrintQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.printed_at:%d.%m.%Y %H:%M}"

    @property
    def code(self) -> str:
        """What stands on the paper."""
        return PRINT_CODES.of(self.pk)


class ListCorrectionQuerySet(models.QuerySet["ListCorrection"]):
    """Questions about corrections."""

    def of_kind(self, kind: str) -> Self:
        """Those that follow the paper, or those by virtue of office."""
        return self.filter(kind=kind)


class ListCorrection(models.Model):
    """A change of what was handed in, by the office: what, why, and which of two kinds (§ 14 KWG).

    Either the signed paper says otherwise than the data, or the office corrects an obvious mistake
    by virtue of its office; both are shown apart. ``changes`` holds for each field what stood
    before and after.
    """

    class Kind(models.TextChoices):
        """Why something is corrected."""

        PAPER = "paper", _("Das unterschriebene Papier sagt es anders")
        OFFICE = "office", _("Von Amts wegen: offensichtlicher Irrtum")
        LIST = "list", _("Gemeinsame Erklärung der beiden Vertrauenspersonen")

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=6, choices=Kind)
    # Whom it was about, by name: the row of the person may be gone.
    about = models.CharField(max_length=300, blank=True)
    changes = models.JSONField()
    reason = models.CharField(max_length=500)
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ListCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.get_kind_display()}"


class ListRemark(models.Model):
    """A line that office and list write to each other, about the list, a person, or one field.

    Nobody else reads it. ``field`` is the name of a field, empty for the whole.
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="remarks")
    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, null=True, related_name="remarks"
    )
    field = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=1000)
    is_from_office = models.BooleanField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="list_remark_says_something")
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.written_at:%d.%m.%Y %H:%M}"


class RemarkSettled(models.Model):
    """A remark is dealt with: it stands below the open ones from then on."""

    remark = models.OneToOneField(ListRemark, on_delete=models.CASCADE, related_name="settled")
    settled_at = models.DateTimeField()
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.remark}: {self.settled_at:%d.%m.%Y %H:%M}"
