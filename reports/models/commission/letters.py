"""Which members of a commission got a letter of appointment: each is kept under a key."""

from __future__ import annotations

from municipalities.law.commission.corrections import EntryKind
from municipalities.models import Commission, CommissionCorrection, CommissionMember
from reports.models.document import Document


def letter_about(member: CommissionMember) -> str:
    """Return the key of the fact that the letter of appointment of a member is about.

    With another name or day, which the letter says, it is another fact.
    """
    said = {
        "family_name": member.family_name,
        "given_name": member.given_name,
        "elected_on": f"{member.elected_on:%Y-%m-%d}",
    }
    made = CommissionCorrection.objects.filter(kind=EntryKind.MEMBER.value, entry=member.pk)
    for one in made:
        if any(one.before[name] != value for name, value in said.items()):
            return f"member:{member.pk}:{one.pk}"
    return f"member:{member.pk}"


def count_appointments(member: CommissionMember) -> int:
    """Count the letters of appointment that say what is entered of a member (R-IK-01, R-IK-06)."""
    letters = Document.objects.filter(kind=Document.Kind.APPOINTMENT, about=letter_about(member))
    return letters.count()


def names_of_letters(commission: Commission) -> dict[int, str]:
    """Return whom letters of appointment of a commission may be about, by the keys of members.

    Those whose entry was taken back as a slip are among them.
    """
    gone = commission.corrections.filter(kind=EntryKind.MEMBER.value, taken_back=True)
    names = {one.entry: f"{one.before['given_name']} {one.before['family_name']}" for one in gone}
    return names | {member.pk: member.full_name for member in commission.members.all()}
