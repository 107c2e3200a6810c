"""The components of the pages: what they write, and how forms are drawn."""

from datetime import UTC, date, datetime
from fractions import Fraction
from types import SimpleNamespace

import pytest
from django import forms
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import include, path

from config.forms import styled
from municipalities.templatetags import components

rules = [path("regeln/<str:rule_id>/", lambda request, rule_id: HttpResponse(), name="rule")]
urlpatterns = [path("", include((rules, "reports")))]
pytestmark = pytest.mark.urls(__name__)


def rendered(text: str, **context: object) -> str:
    template = Template("{% load components figures %}" + text)
    return " ".join(template.render(Context(context)).split())


def test_every_status_has_a_word_and_a_known_tone():
    assert {entry.tone for entry in components.STATUSES.values()} <= components.TONES
    assert all(str(entry.word).strip() for entry in components.STATUSES.values())


def test_a_status_says_its_word_beside_its_sign():
    assert rendered('{% status "overdue" %}') == (
        '<span class="kern-badge kern-badge--small kern-badge--danger">'
        '<span class="kern-icon kern-icon--danger kern-icon--small" aria-hidden="true"></span>'
        '<span class="kern-label kern-label--small">überfällig</span></span>'
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{% badge "x" "pink" %}', id="a badge of no known tone"),
        pytest.param('{% alert tone="neutral" %}{% endalert %}', id="an alert of no known tone"),
    ],
)
def test_an_unknown_tone_is_refused(text):
    with pytest.raises(ValueError, match=r"pink|neutral"):
        rendered(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '{% norm "§ 22 Abs. 3 KWG" "R-SEAT-02" %}',
            '<a class="norm" href="/regeln/R-SEAT-02/" title="R-SEAT-02">§ 22 Abs. 3 KWG</a>',
            id="a norm leads to the page of its rule",
        ),
        pytest.param(
            '{% norm "§ 84 HGO" %}',
            '<span class="norm">§ 84 HGO</span>',
            id="a norm without a rule is text",
        ),
        pytest.param(
            '{% fact "Stimmzettel" None %}',
            '<div class="facts__row"><dt>Stimmzettel</dt>'
            '<dd><span class="unknown">unbekannt</span></dd></div>',
            id="a fact that nobody knows is unknown",
        ),
        pytest.param(
            '{% fact "Ungültig" 0 "amtlich" %}',
            '<div class="facts__row"><dt>Ungültig</dt>'
            '<dd>0<span class="facts__note">amtlich</span></dd></div>',
            id="zero is a fact",
        ),
        pytest.param(
            '{% fact "Name" value %}',
            '<div class="facts__row"><dt>Name</dt><dd>&lt;b&gt;</dd></div>',
            id="a value is text and never markup",
        ),
        pytest.param(
            '{% crumb "Wahl" %}',
            '<li><span aria-current="page">Wahl</span></li>',
            id="the last crumb is the page itself",
        ),
    ],
)
def test_small_components(text, expected):
    assert rendered(text, value="<b>").replace("\u00a0", " ") == expected


def share(number: int, votes: int, seats: int) -> SimpleNamespace:
    return SimpleNamespace(
        number=number,
        title=f"Liste {number}",
        votes=votes,
        quota=Fraction(votes, 100),
        whole_seats=seats,
        majority_seats=0,
        remainder_seats=0,
        seats=seats,
    )


@pytest.mark.parametrize(
    ("seats", "warns"),
    [
        pytest.param(5, False, id="all seats given: no warning"),
        pytest.param(6, True, id="a seat left over: the table says so"),
    ],
)
def test_a_worked_calculation_shows_its_sums(seats, warns):
    page = rendered(
        "{% worked_calculation shares seats 1500 %}",
        shares=[share(1, 1200, 3), share(2, 300, 2)],
        seats=seats,
    )
    assert '<td class="number">1.500</td>' in page
    assert ("5 von 6 Sitzen sind verteilt." in page) is warns


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param(date(2026, 1, 11), "overdue", id="yesterday is overdue"),
        pytest.param(date(2026, 1, 12), "due", id="today is due"),
        pytest.param(datetime(2026, 1, 19, 18, tzinfo=UTC), "due", id="in seven days is due"),
        pytest.param(date(2026, 1, 20), "open", id="in eight days is open"),
        pytest.param(None, "open", id="without a date is open"),
    ],
)
def test_the_state_of_a_task_follows_from_its_day(due, expected):
    assert components.due_state(due, date(2026, 1, 12)) == expected


class EveryField(forms.Form):
    text = forms.CharField(help_text="Hinweis", widget=forms.TextInput({"placeholder": "weg"}))
    choice = forms.ChoiceField(choices=[("a", "A")])
    several = forms.MultipleChoiceField(choices=[("a", "A")])
    one_of = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    some_of = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    parts = forms.DateField(widget=forms.SelectDateWidget(years=[2026]))
    agreed = forms.BooleanField()
    secret = forms.CharField(widget=forms.HiddenInput)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("text", "input"),
        ("choice", "select"),
        ("several", "input"),
        ("one_of", "choices"),
        ("some_of", "choices"),
        ("parts", "group"),
        ("agreed", "check"),
    ],
)
def test_each_kind_of_field_is_drawn_in_its_way(name, kind):
    assert components.kind_of_field(EveryField()[name]) == kind


def test_a_refused_form_keeps_what_was_typed_and_leads_to_each_field():
    form = EveryField({"text": "getippt"})
    page = " ".join(str(form).split())
    assert 'value="getippt"' in page
    assert 'href="#id_choice"' in page
    assert 'href="#id_one_of_0"' in page
    assert 'id="id_choice_error"' in page
    assert 'placeholder="' not in page
    assert "style=" not in page


@pytest.mark.parametrize(
    ("widget", "template", "expected"),
    [
        pytest.param(
            {"type": "text", "attrs": {}}, "text.html", "kern-form-input__input", id="text"
        ),
        pytest.param(
            {"type": "radio", "attrs": {}}, "radio.html", "kern-form-check__radio", id="radio"
        ),
        pytest.param({"attrs": {}}, "select.html", "kern-form-input__select", id="select"),
        pytest.param(
            {"type": "text", "attrs": {"aria-invalid": "true", "class": "wide"}},
            "text.html",
            "kern-form-input__input kern-form-input__input--error wide",
            id="a refused control says so and keeps its own class",
        ),
    ],
)
def test_a_control_gets_the_class_of_its_kind(widget, template, expected):
    assert styled(widget, template)["attrs"]["class"] == expected


def test_a_hidden_control_stays_as_it_is():
    widget = {"type": "hidden", "attrs": {}}
    assert styled(widget, "hidden.html") == widget
