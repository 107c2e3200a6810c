"""Which members of a commission got a letter of appointment."""

from __future__ import annotations

from municipalities.law.commission.corrections import EntryKind
from municipalities.models import Commission, CommissionCorrection, CommissionMember
from reports.models.document import Document


def letter_about(member: int) -> str:
    """Return the key of the fact that the letter of appointment of a member is about."""
    return f"member:{member}"


def count_appointments(member: int) -> int:
    """Count the letters of appointment that were issued to a member (R-IK-01, R-IK-06)."""
    letters = Document.objects.filter(kind=Document.Kind.APPOINTMENT, about=letter_about(member))
    return letters.count()


def names_of_letters(commission: Commission) -> dict[str, str]:
    """Return whom the letters of appointment of a commission are about, by their keys.

    Those whose entry was taken back as a slip are among them.
    """
    gone = CommissionCorrection.objects.filter(
        commission=commission, kind=EntryKind.MEMBER.value, taken_back=True
    )
    names = {
        letter_about(one.entry): f"{one.before['given_name']} {one.before['family_name']}"
        for one in gone
    }
    for member in CommissionMember.objects.filter(commission=commission):
        names[letter_about(member.pk)] = member.full_name
    return names
