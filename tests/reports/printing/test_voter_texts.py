"""The sentences for voters can be printed with the fonts that the product ships."""

import pytest

from elections.files.cards.voter_texts import LANGUAGES, voter_texts
from reports.pdf.text import unprintable


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_the_voters_sentences_has_a_font(language):
    written = LANGUAGES[language].name + "".join(voter_texts(language).values())
    assert unprintable(written) == frozenset()
