"""What goes with Wahlscheine: labels for the envelopes and the leaflet for postal voters."""

from __future__ import annotations

from datetime import time

from elections.files.cards.voter_texts import LANGUAGES, Language, voter_texts
from elections.models import Election
from elections.models.cards.prints import CardPrintRun
from elections.models.course.windows import calendar_days
from reports.actions.issue import election_office
from reports.actions.printing.card_facts import card_from, shared_from
from reports.actions.printing.ready import card_refusal, is_specimen
from reports.pdf.letters import in_a_row
from reports.pdf.lines import embedded
from reports.pdf.printing.labels import Label, LabelsFacts
from reports.pdf.printing.postal_leaflet import LeafletFacts, LeafletLanguage

KEY_SENTENCES = (
    "form.return_by",
    "notice.once",
    "form.card_needed",
    "form.office",
    "notice.translation",
)
"""What the back of the leaflet says: sentences that voters read elsewhere too, none is new."""


def labels_facts(run: CardPrintRun, *, first: int) -> LabelsFacts:
    """Return the labels of a run as it was printed; cards that became invalid since have none."""
    prints = run.prints.filter(card__invalidation=None)
    cards = [card_from(said) for said in prints.values_list("said", flat=True)]
    return LabelsFacts(
        title=f"Etiketten für Wahlscheine, {run}",
        municipality=shared_from(run.said).sender.municipality,
        labels=tuple(Label(card.recipient, card.number) for card in cards),
        first=first,
        specimen=shared_from(run.said).specimen,
    )


def leaflet_facts(election: Election) -> LeafletFacts:
    """Return the leaflet for postal voters of an election, with its own days and hours.

    It is a specimen as long as no Wahlschein can be printed that it belongs to.
    """
    sender = election_office(election.municipality)
    days = calendar_days(election)
    due, late = days["C-20"], days["C-17"]
    arrives = (due.on, _clock(due.at))
    facts = {
        "place": sender.municipality,
        "day": f"{due.on:%d.%m.%Y}",
        "closes": f"{arrives[1]:%H:%M}",
        "contact": in_a_row(sender.contact or sender.address),
    }
    others = (language for language in LANGUAGES.values() if language.code != "de")
    return LeafletFacts(
        sender=sender,
        election_day=election.day,
        due=arrives,
        late_until=(late.on, _clock(late.at)),
        languages=tuple(_language(language, facts) for language in others),
        specimen=is_specimen() or card_refusal(election.municipality) is not None,
    )


def _language(language: Language, facts: dict[str, str]) -> LeafletLanguage:
    texts = voter_texts(language.code)
    shown = embedded if language.is_rtl else str
    told = {name: shown(value) for name, value in facts.items()}
    sentences = tuple(texts[key].format_map(told) for key in KEY_SENTENCES)
    return LeafletLanguage(language.name, sentences, language.is_rtl)


def _clock(at: time | None) -> time:
    if at is None:
        raise ValueError("the calendar names no hour")
    return at
