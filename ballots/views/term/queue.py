"""Who is next on a list and why, as the pages of the term say it (§ 34 KWG; R-END-04..06)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.actions.term.successions import LOT, SUCCESSION
from ballots.law.term.succession import Call
from ballots.models import CandidateResult, Mandate
from ballots.models.term.sitting import CORRECTED, Queue, queue_of
from elections.models import Candidate, Nomination
from municipalities.law.basis import Norm
from municipalities.messages import word


@dataclass(frozen=True, slots=True)
class NextInLine:
    """What the law says about one seat: who follows, or the lot, or that it stays empty."""

    call: Call
    person: Candidate | None
    tied: tuple[Candidate, ...]
    reason: str
    skipped: tuple[str, ...]
    norm: Norm
    rule_id: str


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One person of the list, where they stand, and whether they may be passed over."""

    candidate: Candidate
    votes: int | None
    state: str
    tone: str
    note: str = ""
    may_be_passed_over: bool = False


def list_name(nomination: Nomination) -> str:
    """Return the list as the office names it."""
    return nomination.short_name or nomination.name


def next_in_line(mandate: Mandate, call: Call) -> NextInLine:
    """Say who follows on the seat of ``mandate`` and why."""
    determination = mandate.election.determinations.latest()
    nomination = mandate.candidate.nomination
    queue = queue_of(nomination.pk, determination)
    people = {person.place: person for person in nomination.candidates.all()}
    tied = call.lot.tied if call.lot else ()
    return NextInLine(
        call=call,
        person=people[call.successor] if call.successor is not None else None,
        tied=tuple(people[place] for place in tied),
        reason=_reason(call, queue, list_name(nomination)),
        skipped=tuple(
            _("Davor steht Platz %(place)s, %(name)s: %(ground)s.")
            % {"place": row.place, "name": people[row.place], "ground": word(row.ground)}
            for row in call.skipped
        ),
        norm=LOT if determination.majority_vote else SUCCESSION,
        rule_id="R-END-05" if determination.majority_vote else "R-END-04",
    )


def _reason(call: Call, queue: Queue, name: str) -> str:
    """Return one sentence: why this person follows, a lot is drawn, or nobody is left."""
    if call.lot:
        return _(
            "%(places)s haben gleich viele Stimmen (%(votes)s). Zwischen ihnen entscheidet das "
            "Los, das die Wahlleitung zieht."
        ) % {"places": _places(call.lot.tied), "votes": queue.rows[call.lot.tied[0]].votes}
    if call.successor is None:
        return _(
            "Auf der Liste %(list)s ist niemand mehr, der nachrücken kann: Der Sitz bleibt leer."
        ) % {"list": name}
    votes = queue.rows[call.successor].votes
    if not votes:
        return _(
            "Wer von %(list)s noch nicht berufen ist, hat keine Stimmen: Es entscheidet der Platz "
            "auf der Liste, und Platz %(place)s ist der erste."
        ) % {"list": name, "place": call.successor}
    said = ngettext(
        "Platz %(place)s hat mit %(votes)s Stimme die meisten unter denen von %(list)s, die noch "
        "nicht berufen sind.",
        "Platz %(place)s hat mit %(votes)s Stimmen die meisten unter denen von %(list)s, die noch "
        "nicht berufen sind.",
        votes,
    ) % {"place": call.successor, "votes": votes, "list": name}
    return f"{said} {_equal_votes(call.successor, queue)}".strip()


def _equal_votes(successor: int, queue: Queue) -> str:
    """Return how a tie with the successor was decided: by the list, or by the lot."""
    votes = queue.rows[successor].votes
    equal = [
        place
        for place, row in queue.rows.items()
        if row.votes == votes
        and place != successor
        and place not in queue.called
        and place not in queue.barred
    ]
    if not equal:
        return ""
    drawn = any(successor in group and len(group) > 1 for group in queue.groups)
    if drawn:
        return _("Bei gleicher Stimmenzahl hat das Los diese Person bestimmt.")
    return _(
        "Ebenso viele Stimmen: %(places)s. Dann entscheidet der bessere Platz auf der Liste."
    ) % {"places": _places(tuple(equal))}


def _places(places: tuple[int, ...]) -> str:
    *first, last = [_("Platz %(place)s") % {"place": place} for place in places]
    return (
        _("%(first)s und %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    )


def order_of(mandate: Mandate, call: Call) -> list[OrderRow]:
    """Return everybody of the list in the order of the result, and where each of them stands."""
    determination = mandate.election.determinations.latest()
    rows = determination.candidates.filter(
        candidate__nomination=mandate.candidate.nomination_id
    ).select_related("candidate", "candidate__succession_bar")
    held = Mandate.objects.filter(candidate__nomination=mandate.candidate.nomination_id)
    sitting = set(held.filter(departure=None).values_list("candidate", flat=True))
    had = set(held.exclude(departure__ground=CORRECTED).values_list("candidate", flat=True))
    return [_row(row, call, sitting, had) for row in rows]


def _row(row: CandidateResult, call: Call, sitting: set[int], had: set[int]) -> OrderRow:
    person = row.candidate
    bar = getattr(person, "succession_bar", None)
    if person.pk in had:
        state = (
            (_("hat einen Sitz"), "success")
            if person.pk in sitting
            else (_("ausgeschieden"), "neutral")
        )
        return OrderRow(person, row.votes, *state)
    if bar is not None:
        note = _("bekannt seit %(day)s, %(note)s") % {
            "day": f"{bar.noted_on:%d.%m.%Y}",
            "note": bar.note,
        }
        ground = _("übergangen: %(ground)s") % {"ground": bar.get_ground_display()}
        return OrderRow(person, row.votes, ground, "warning", note)
    if row.order is None:
        return OrderRow(person, row.votes, _("Reihenfolge offen"), "neutral")
    return OrderRow(person, row.votes, *_waiting(person, call), may_be_passed_over=True)


def _waiting(person: Candidate, call: Call) -> tuple[str, str]:
    if person.place == call.successor:
        return _("rückt als Nächstes nach"), "info"
    if call.lot and person.place in call.lot.tied:
        return _("im Los"), "warning"
    return _("noch nicht berufen"), "neutral"
