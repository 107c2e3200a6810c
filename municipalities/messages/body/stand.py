"""How a municipality stands, in the words of every page and file."""

from __future__ import annotations

from django.utils.translation import gettext as _

from municipalities.law.body.gremium import Body
from municipalities.law.body.standing import BodyState
from municipalities.messages.speaking import word
from municipalities.models.body.standing import Standing

_SILENT = {BodyState.NOT_REPORTED, BodyState.ELECTION_UNKNOWN, BodyState.UNKNOWN}


def stand_text(row: Standing) -> str:
    """Say how a municipality stands: a council that sits is not called one to be elected.

    The word of the state alone tells no elected council from one that was decided on.
    """
    if row.body.state is BodyState.ABR_ELECTION:
        elected = row.existing is Body.ABR
        return _("Ausländerbeirat gewählt") if elected else _("Ausländerbeirat wird gewählt")
    return word(row.body.state)


def is_silent(row: Standing) -> bool:
    """Whether nobody reported how it stands; „?“ stands before that."""
    return row.body.state in _SILENT and row.existing is None
