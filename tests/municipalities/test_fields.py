"""What a field of a form offers is said by one function, which refuses what cannot be offered."""

from __future__ import annotations

import pytest
from django import forms

from municipalities.forms.fields import offer
from municipalities.models import Kreis
from tests import factories

pytestmark = pytest.mark.django_db


class Asked(forms.Form):
    row = forms.ModelChoiceField(Kreis.objects.none())
    key = forms.ChoiceField()
    text = forms.CharField()


def test_rows_are_accepted_and_pairs_give_them_words_and_an_order():
    first, second = (factories.KreisFactory(key=key) for key in ("06533", "06535"))
    form = Asked({"row": second.pk, "key": "a", "text": "–"})
    offer(form, "row", Kreis.objects.filter(pk=second.pk))
    offer(form, "row", [(second.pk, "zwei"), (first.pk, "eins")])
    offer(form, "key", (pair for pair in [("a", "A"), ("b", "B")]))
    assert form.is_valid()
    assert (form.cleaned_data["row"], form.cleaned_data["key"]) == (second, "a")
    assert list(form.fields["row"].widget.choices) == [(second.pk, "zwei"), (first.pk, "eins")]
    other = Asked({"row": first.pk, "key": "c", "text": "–"})
    offer(other, "row", Kreis.objects.filter(pk=second.pk))
    offer(other, "row", [(second.pk, "zwei"), (first.pk, "eins")])
    offer(other, "key", [("a", "A"), ("b", "B")])
    assert sorted(other.errors) == ["key", "row"]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        pytest.param("text", False, id="a text field offers no words"),
        pytest.param("text", True, id="a text field offers no rows"),
        pytest.param("key", True, id="a field for words offers no rows"),
    ],
)
def test_a_field_that_cannot_offer_something_says_so(name, rows):
    with pytest.raises(TypeError):
        offer(Asked(), name, Kreis.objects.all() if rows else [("a", "A")])
