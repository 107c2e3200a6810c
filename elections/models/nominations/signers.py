"""Who signed in support of a list: asked while the sheet is looked up, and never kept (R-DP-05).

What stays of a person is a keyed hash. Without the installation's secret nobody can tell from it
who signed, and that of another election is another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from elections.law.nominations.support import SignatureOutcome
from elections.law.register.identity import Identity, Likeness, likeness, plain_names
from elections.models.course.election import Election
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.support import SupportSignature
from elections.models.register.entries import RegisterEntry
from municipalities.law.days import KnownDay
from municipalities.models.sorting import sort_key

_SALT = "elections.support_signature"


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """Somebody as the sheet names them; nothing of it shows in a log or on an error page."""

    family_name: str
    given_names: str
    born: KnownDay

    @property
    def who(self) -> Identity:
        """What tells the signer from others (R-REG-02)."""
        names = f"{sort_key(self.family_name)} {sort_key(self.given_names)}"
        return Identity(names.strip(), self.born)


@dataclass(frozen=True, slots=True)
class FoundInRegister:
    """Entries that may be the signer: exactly so and standing, alike and standing, or struck."""

    same: Sequence[RegisterEntry] = ()
    alike: Sequence[RegisterEntry] = ()
    is_struck: bool = False


def has_register(election: Election) -> bool:
    """Whether there is a register of electors yet (R-REG-02); signatures mostly come before it."""
    return RegisterEntry.objects.filter(election=election).exists()


def found_in_register(election: Election, signer: Signer) -> FoundInRegister:
    """Return who in the register of electors may be the signer (R-LIST-07, R-REG-02)."""
    born = signer.born.text
    entries = RegisterEntry.objects.filter(election=election, birth_date=born).with_marks()
    kinds = [(likeness(signer.who, identity_in(entry)), entry) for entry in entries]
    near = [(kind, entry) for kind, entry in kinds if kind is not Likeness.OTHER]
    standing = [(kind, entry) for kind, entry in near if not _is_struck(entry)]
    return FoundInRegister(
        same=[entry for kind, entry in standing if kind is Likeness.SAME],
        alike=[entry for kind, entry in standing if kind is Likeness.SIMILAR],
        is_struck=any(kind is Likeness.SAME and _is_struck(entry) for kind, entry in near),
    )


def identity_in(entry: RegisterEntry) -> Identity:
    """Return who an entry of the register is."""
    parts = (entry.name_particle, entry.family_name, entry.given_names)
    return Identity(" ".join(sort_key(part) for part in parts).strip(), entry.birth_date)


def signer_hashes(election: Election, who: Identity) -> list[str]:
    """Return the keyed hash of a person, first with the secret in use, then with earlier ones.

    However the names are written and ordered, the hash is the same (R-LIST-07, R-DP-05).
    """
    names = " ".join(sorted(plain_names(who.names).split()))
    value = f"{election.pk}|{names}|{who.born.text}"
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [
        salted_hmac(_SALT, value, secret=str(secret), algorithm="sha256").hexdigest()
        for secret in secrets
    ]


def signed_valid(
    election: Election, hashes: Sequence[str], *, besides: Nomination | None = None
) -> bool:
    """Whether the person of these hashes supports a list of this election already (R-LIST-07).

    With ``besides``, another list than that.
    """
    own = SupportSignature.objects.filter(nomination__election=election, signer_hash__in=hashes)
    if besides is not None:
        own = own.exclude(nomination=besides)
    return own.filter(outcome=SignatureOutcome.VALID.value).exists()


def signed_again(nomination: Nomination) -> int:
    """Return how many who support this list signed once more, for whichever list (R-LIST-07).

    For the office alone: it says nothing of who, nor of which list.
    """
    second = SupportSignature.objects.filter(
        nomination__election=nomination.election_id, outcome=SignatureOutcome.SECOND.value
    )
    valid = nomination.signatures.filter(outcome=SignatureOutcome.VALID.value)
    return valid.filter(signer_hash__in=second.values("signer_hash")).count()


def _is_struck(entry: RegisterEntry) -> bool:
    struck: bool = getattr(entry, "is_struck")  # noqa: B009 - a column of the question
    return struck
