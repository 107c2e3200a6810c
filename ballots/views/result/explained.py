"""What a result means, in plain sentences above its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.law.counting.checking import CheckFinding
from ballots.law.result.checks import stops_determination
from ballots.law.result.result import DrawnLot, LotQuestion, Result, ResultList
from ballots.law.result.seats import tie_without_a_lot
from municipalities.law.basis import Norm
from municipalities.messages import sentence


@dataclass(frozen=True, slots=True)
class Noticed:
    """One finding of the checks as the page shows it; a fault stops the determination."""

    text: str
    norm: Norm | None
    rule_id: str
    is_fault: bool


def noticed(findings: Iterable[CheckFinding]) -> list[Noticed]:
    """Return the findings of the checks with their sentences (R-SEAT-05, R-BODY-09)."""
    return [
        Noticed(sentence(found), found.norm, found.rule_id, stops_determination(found))
        for found in findings
    ]


@dataclass(frozen=True, slots=True)
class NamedLot:
    """A lot with the names behind its numbers."""

    lot: DrawnLot
    tied: tuple[str, ...]
    drawn: tuple[str, ...]


def named_lots(result: Result) -> list[NamedLot]:
    """Return the lots of a result with who was tied and who was drawn (R-SEAT-03, R-SEAT-07)."""
    return [
        NamedLot(
            lot,
            tuple(names[key] for key in lot.tied),
            tuple(names[key] for key in lot.drawn),
        )
        for lot in result.lots
        for names in [names_in(result, lot.question)]
    ]


def names_in(result: Result, question: LotQuestion) -> dict[int, str]:
    """Return what the numbers of a lot stand for: lists by number, persons by place."""
    if question is LotQuestion.LISTS:
        return {
            entry.number: _("Liste %(number)s %(list)s")
            % {"number": entry.number, "list": entry.title}
            for entry in result.lists
        }
    return {person.place: person.name for person in result.lists[0].candidates}


def explained(result: Result) -> list[str]:
    """Return the sentences that say what the calculation gave (R-SEAT-02..07)."""
    steps = _majority_vote(result) if result.majority_vote else _by_lists(result)
    return [*steps, *_vacant(result), *_open(result)]


def _seats(count: int) -> str:
    return ngettext("%(count)s Sitz", "%(count)s Sitze", count) % {"count": count}


def _majority_vote(result: Result) -> Iterator[str]:
    yield _(
        "Es war nur eine Liste zugelassen, deshalb gilt Mehrheitswahl: Zu vergeben sind "
        "%(seats)s, gewählt sind die Personen mit den meisten Stimmen."
    ) % {"seats": _seats(result.seats)}


def _by_lists(result: Result) -> Iterator[str]:
    shares = ", ".join(f"{entry.title} {entry.seats}" for entry in result.lists if entry.seats)
    yield _("Zu verteilen sind %(seats)s. Es erhalten: %(shares)s.") % {
        "seats": _seats(result.seats),
        "shares": shares,
    }
    whole = sum(entry.whole_seats for entry in result.lists)
    rest = sum(entry.remainder_seats for entry in result.lists)
    if rest:
        yield ngettext(
            "Aus den ganzen Zahlen der Quoten: %(whole)s. %(count)s weiterer Sitz geht an den "
            "höchsten Bruchteil.",
            "Aus den ganzen Zahlen der Quoten: %(whole)s. %(count)s weitere Sitze gehen an die "
            "höchsten Bruchteile.",
            rest,
        ) % {"whole": _seats(whole), "count": rest}
    for entry in result.lists:
        if entry.majority_seats:
            yield _(
                "%(list)s hat mehr als die Hälfte der Stimmen, käme aber nicht auf mehr als die "
                "Hälfte der Sitze. Die Liste erhält deshalb vorab einen weiteren Sitz."
            ) % {"list": entry.title}
    if tie := tie_without_a_lot(result.lists):
        yield _(
            "Um diesen Sitz liegen %(list)s und %(other)s gleichauf. Ein Los ist nicht nötig: Wer "
            "auch gezogen würde, der Sitz fiele nach § 22 Abs. 4 KWG an %(list)s."
        ) % {"list": tie[0].title, "other": tie[1].title}


def _vacant(result: Result) -> Iterator[str]:
    for entry in result.lists:
        if entry.vacant:
            yield _vacancy(entry, majority_vote=result.majority_vote)
    if not result.majority_vote and any(entry.vacant is None for entry in result.lists):
        yield _("Ob Sitze leer bleiben, ist noch offen: Nicht alle Listen sind ganz bekannt.")


def _vacancy(entry: ResultList, *, majority_vote: bool) -> str:
    seats = entry.vacant or 0
    if majority_vote:
        text = ngettext(
            "%(count)s Sitz bleibt leer, weil nicht genug Personen Stimmen bekamen.",
            "%(count)s Sitze bleiben leer, weil nicht genug Personen Stimmen bekamen.",
            seats,
        )
        return text % {"count": seats}
    text = ngettext(
        "%(count)s Sitz von %(list)s bleibt leer: Die Liste hat zu wenige Personen.",
        "%(count)s Sitze von %(list)s bleiben leer: Die Liste hat zu wenige Personen.",
        seats,
    )
    return text % {"count": seats, "list": entry.title}


def _open(result: Result) -> Iterator[str]:
    if (lot := result.open_lot) is not None:
        text = ngettext(
            "%(count)s Sitz ist noch offen: Das Los muss entscheiden zwischen %(tied)s.",
            "%(count)s Sitze sind noch offen: Das Los muss entscheiden zwischen %(tied)s.",
            lot.open_seats,
        )
        names = names_in(result, lot.question)
        yield text % {"count": lot.open_seats, "tied": ", ".join(names[key] for key in lot.tied)}
    if result.persons_determined:
        return
    lists = [entry.title for entry in result.lists if not entry.persons_determined]
    if len(lists) == len(result.lists):
        yield _(
            "Wer gewählt ist, ist noch offen: Die Stimmen der einzelnen Personen sind nicht alle "
            "bekannt."
        )
    else:
        yield _(
            "Auf diesen Listen ist noch offen, wer gewählt ist: %(lists)s. Die Stimmen ihrer "
            "Personen sind nicht alle bekannt."
        ) % {"lists": ", ".join(lists)}
