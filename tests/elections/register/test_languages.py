"""In which language notices speak: the law's table, the office's choice, and its page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from elections.actions.register.languages import choose_language, chosen_languages, reset_language
from elections.law.register.languages import (
    FALLBACK,
    NoticeLanguage,
    default_language,
    hinted_language,
    language_of,
)
from elections.messages.register.words import WORDS
from elections.models.register.imports import (
    LanguageChoice,
)
from municipalities.files.nationalities import nationalities
from municipalities.models import AuditEvent, Role
from tests import factories

TURKEY, SYRIA, SERBIA, POLAND, STATELESS = "163", "475", "170", "152", "997"
STATES = {
    "de": {"DE", "AT", "CH", "LI", "LU"},
    "tr": {"TR"},
    "ar": {"DZ", "MR", "LY", "MA", "SD", "TN", "EG", "YE", "BH", "IQ", "JO", "QA", "KW", "LB",
           "OM", "PS", "AE", "SA", "SY"},
    "uk": {"UA"},
    "ro": {"RO", "MD"},
    "pl": {"PL"},
    "it": {"IT", "SM", "VA"},
}  # fmt: skip


# --- Law --------------------------------------------------------------------------------------


@pytest.mark.rules("R-DP-01")
@pytest.mark.parametrize("language", NoticeLanguage)
def test_each_language_speaks_to_the_people_of_its_states_and_english_to_all_others(language):
    by_iso = {one.iso2: default_language(one.code) for one in nationalities() if one.iso2}
    elsewhere = set(by_iso) - set().union(*STATES.values())
    expected = elsewhere if language == FALLBACK else STATES[language]
    assert {iso for iso, spoken in by_iso.items() if spoken == language} == expected


@pytest.mark.rules("R-DP-01")
def test_keys_without_a_state_of_today_speak_german_where_nobody_knows_and_else_english():
    former = {one.code: default_language(one.code) for one in nationalities() if not one.iso2}
    assert former == {
        **dict.fromkeys(["120", "132", "133", "138", "159", "162", "185"], "en"),
        "276": "ar",
        **dict.fromkeys(["910", "997", "998", "999"], "de"),
    }


@pytest.mark.rules("R-DP-01")
@pytest.mark.parametrize(
    ("held", "hint", "choices", "language"),
    [
        pytest.param([TURKEY], "", {}, "tr", id="the nationality decides"),
        pytest.param([SERBIA], "", {}, "en", id="a language we do not have becomes English"),
        pytest.param([], "", {}, "de", id="no nationality at all speaks German"),
        pytest.param(["XYZ"], "", {}, "en", id="a key nobody knows speaks English"),
        pytest.param([STATELESS], "", {}, "de", id="stateless people read German"),
        pytest.param([SERBIA, SYRIA], "", {}, "ar", id="English waits for the other nationality"),
        pytest.param([SYRIA, TURKEY], "", {}, "tr", id="of two the smaller key counts"),
        pytest.param([TURKEY], "pl", {}, "pl", id="the hint of the extract wins"),
        pytest.param([TURKEY], "fr", {}, "tr", id="a hint we do not have is passed over"),
        pytest.param([TURKEY], "pl", {TURKEY: "de"}, "pl", id="the hint wins over the choice"),
        pytest.param([TURKEY], "", {TURKEY: "de"}, "de", id="the choice wins over the default"),
        pytest.param([TURKEY], "", {SYRIA: "en"}, "tr", id="another one's choice is no choice"),
        pytest.param([SYRIA, TURKEY], "", {SYRIA: "en"}, "en", id="a choice wins for either key"),
    ],
)
def test_a_person_gets_one_language(held, hint, choices, language):
    assert (language_of(held, hint, choices), language_of(reversed(held), hint, choices)) == (
        language,
        language,
    )


@pytest.mark.rules("R-DP-01")
@pytest.mark.parametrize(
    ("hint", "language"),
    [
        *[(hint, "tr") for hint in ("tr", "TR", " tr ", "tr-TR", "tr_TR", "tur", "Türkisch",
                                    "türkisch", "TÜRKISCH", "Tuerkisch", "Türkçe")],
        ("ukrainisch", "uk"), ("Ro", "ro"), ("deu", "de"), ("English", "en"),
        ("", None), ("kurdisch", None), ("-", None), ("trx", None),
    ],
)  # fmt: skip
def test_a_hint_is_read_however_it_is_written(hint, language):
    assert hinted_language(hint) == language


HINTS = {
    "de": "de deu ger deutsch",
    "en": "en eng englisch english",
    "tr": "tr tur türkisch tuerkisch türkçe",
    "ar": "ar ara arabisch العربية",
    "uk": "uk ukr ukrainisch українська",
    "ro": "ro ron rum rumänisch rumaenisch română",
    "pl": "pl pol polnisch polski",
    "it": "it ita italienisch italiano",
}


@pytest.mark.rules("R-DP-01")
@pytest.mark.parametrize("language", HINTS)
def test_every_name_and_code_of_a_language_is_understood(language):
    words = HINTS[language].split()
    assert [hinted_language(word) for word in words] == [language] * len(words)
    assert [hinted_language(word.upper()) for word in words] == [language] * len(words)


def test_every_language_has_a_german_word():
    assert list(WORDS[NoticeLanguage]) == list(NoticeLanguage)


# --- Acts -------------------------------------------------------------------------------------


@pytest.fixture
def town(db):
    return factories.election().municipality


def events(town):
    found = AuditEvent.objects.filter(chain=town.ags, act__startswith="language.")
    return [(event.act, event.details) for event in found.order_by("position")]


def choice(nationality, language):
    return {"nationality": nationality, "language": language}


def test_what_is_chosen_again_or_taken_back_twice_is_logged_once(town):
    actor = factories.officer(town)
    for _time in range(2):
        choose_language(town, TURKEY, NoticeLanguage.GERMAN, actor=actor)
    chosen = dict(chosen_languages(town))
    for _time in range(2):
        reset_language(town, TURKEY, actor=actor)
    assert (chosen, chosen_languages(town)) == ({TURKEY: "de"}, {})
    assert events(town) == [
        ("language.chosen", choice(TURKEY, "de")),
        ("language.reset", choice(TURKEY, "tr")),
    ]


def test_the_default_is_no_choice(town):
    actor = factories.officer(town)
    choose_language(town, POLAND, NoticeLanguage.POLISH, actor=actor)
    never = dict(chosen_languages(town))
    choose_language(town, POLAND, NoticeLanguage.ENGLISH, actor=actor)
    choose_language(town, POLAND, NoticeLanguage.ITALIAN, actor=actor)
    changed = dict(chosen_languages(town))
    choose_language(town, POLAND, NoticeLanguage.POLISH, actor=actor)
    assert (never, changed, chosen_languages(town)) == ({}, {POLAND: "it"}, {})
    assert [act for act, _details in events(town)] == [
        "language.chosen",
        "language.chosen",
        "language.reset",
    ]


# --- Page -------------------------------------------------------------------------------------


@pytest.fixture
def page(client, town):
    """The address of the page, with its town's office signed in."""
    client.force_login(factories.person(Role.ELECTION_OFFICER, town))
    return reverse("elections:languages", args=[town.elections.get().pk])


def shown(answer):
    return [row.code for row in answer.context["page"].paginator.object_list]


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        pytest.param({"suche": "türke"}, [TURKEY], id="part of the name"),
        pytest.param({"suche": TURKEY}, [TURKEY], id="the key"),
        pytest.param({"sprache": "ro"}, ["146", "154"], id="the language"),
        pytest.param({"geaendert": "on"}, [SYRIA], id="only what was changed"),
        pytest.param({"suche": "keiner heißt so"}, [], id="nothing fits"),
        pytest.param({"sprache": "xx", "suche": "polen"}, [POLAND], id="what is no filter is left"),
    ],
)
def test_the_list_shows_what_is_asked_for(asked, codes, client, page, town):
    choose_language(town, SYRIA, NoticeLanguage.ENGLISH, actor=factories.officer(town))
    assert shown(client.get(page, asked)) == codes


def test_the_list_has_every_foreign_nationality_and_says_which_was_changed(client, page, town):
    choose_language(town, SYRIA, NoticeLanguage.ENGLISH, actor=factories.officer(town))
    whole = client.get(page)
    one = " ".join(client.get(page, {"suche": SYRIA}).content.decode().split())
    expected = {entry.code for entry in nationalities()} - {"000", "910"}
    assert set(shown(whole)) == expected
    assert ("geändert</span>" in one, "voreingestellt: Arabisch" in one) == (True, True)


def test_the_office_changes_a_language_and_takes_it_back(client, page, town):
    said = []
    for language in ("de", "default"):
        answer = client.post(page, {"staat": TURKEY, "sprache": language}, follow=True)
        said += [(str(one), dict(chosen_languages(town))) for one in answer.context["messages"]]
    assert said == [
        ("Türkei: ab dem nächsten Auszug Deutsch.", {TURKEY: "de"}),
        ("Türkei: ab dem nächsten Auszug Türkisch.", {}),
    ]


def test_the_link_of_a_row_fills_the_form_with_what_holds(client, page, town):
    choose_language(town, SYRIA, NoticeLanguage.ENGLISH, actor=factories.officer(town))
    form = client.get(page, {"staat": SYRIA}).context["form"]
    assert form.initial == {"staat": SYRIA, "sprache": "en"}


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"staat": "000", "sprache": "en"}, id="Germans do not vote here"),
        pytest.param({"staat": TURKEY, "sprache": "fr"}, id="a language without sentences"),
        pytest.param({"staat": "", "sprache": ""}, id="nothing"),
    ],
)
def test_what_is_no_choice_is_refused_and_changes_nothing(sent, client, page):
    assert client.post(page, sent).status_code == 422
    assert not LanguageChoice.objects.exists()
