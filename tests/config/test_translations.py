"""Every sentence is found, and a translation that no longer fits is noticed."""

import polib
import pytest
from django.conf import settings

from config import translations
from config.management.commands.check_locale import ROOMS
from config.translations import Sentence

TEMPLATE = """{% load i18n %}
<h1>{% translate "Wahlen" %}</h1> {{ _("Nächster Schritt") }}
{% blocktranslate trimmed with name=person.name %}
  Guten Tag,
  {{ name }}
{% endblocktranslate %}
{% blocktranslate count n=seats %}{{ n }} Sitz{% plural %}{{ n }} Sitze{% endblocktranslate %}
{% translate "Mai" context "Monat" %}
<p>gettext("kein Satz")"""
MODULE = """
from django.utils.translation import gettext_lazy as _, ngettext
TEXT = _("Die Liste %(name)s "
         "ist zu kurz.")
def f(n): return ngettext("%(n)s Stimme", "%(n)s Stimmen", n)
"""


@pytest.fixture
def project(tmp_path):
    """A small project with one template and one module."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "a.py").write_text(MODULE, encoding="utf-8")
    return tmp_path


def test_sentences_of_templates_and_code_are_found(project):
    assert sorted(translations.sentences(project, ["room"])) == [
        Sentence("%(n)s Sitz", "%(n)s Sitze"),
        Sentence("%(n)s Stimme", "%(n)s Stimmen"),
        Sentence("Die Liste %(name)s ist zu kurz."),
        Sentence("Guten Tag, %(name)s"),
        Sentence("Mai", "", "Monat"),
        Sentence("Nächster Schritt"),
        Sentence("Wahlen"),
    ]


def test_a_sentence_made_at_run_time_is_refused_with_its_place(project):
    (project / "room" / "b.py").write_text("x = 1\ny = _(f'{x} Sitze')\n")
    with pytest.raises(ValueError, match=r"^room/b.py:2: Der Satz in _\(…\) entsteht erst"):
        translations.sentences(project, ["room"])


PROBLEMS = [
    pytest.param("", [], "nicht übersetzt: 'Noch %(n)s Sitze'", id="empty"),
    pytest.param(
        "%(n)s seats left", ["fuzzy"], "ungeprüft (fuzzy): 'Noch %(n)s Sitze'", id="fuzzy"
    ),
    pytest.param(
        "%(count)s seats left",
        [],
        "andere Platzhalter als im Deutschen: 'Noch %(n)s Sitze'",
        id="another placeholder",
    ),
    pytest.param(
        "seats left",
        [],
        "andere Platzhalter als im Deutschen: 'Noch %(n)s Sitze'",
        id="a placeholder lost",
    ),
]


@pytest.mark.parametrize(("translation", "flags", "problem"), PROBLEMS)
def test_a_bad_translation_is_named(translation, flags, problem):
    sentence = Sentence("Noch %(n)s Sitze")
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid=sentence.text, msgstr=translation, flags=flags))
    assert translations.problems(catalogue, {sentence: sentence}) == [problem]


def test_missing_and_superfluous_sentences_are_named_then_put_right():
    known = Sentence("Wahl", place="a.html:3")
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Früher", msgstr="Once"))
    found = {known: known}
    assert translations.problems(catalogue, found) == [
        "fehlt: a.html:3: 'Wahl'",
        "überzählig: 'Früher'",
    ]
    translations.complete(catalogue, found)
    assert [entry.msgid for entry in catalogue] == ["Wahl"]
    assert translations.problems(catalogue, found) == ["nicht übersetzt: 'Wahl'"]


def test_compiling_writes_what_is_newer_and_nothing_else(tmp_path):
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = translations.open_catalogue(folder / "django.po")
    catalogue.append(polib.POEntry(msgid="Wahl", msgstr="Election"))
    catalogue.save(str(folder / "django.po"))
    assert translations.compile_catalogues(tmp_path) == 1
    assert translations.compile_catalogues(tmp_path) == 0
    assert polib.mofile(str(folder / "django.mo")).find("Wahl").msgstr == "Election"


def test_every_room_of_the_product_is_searched():
    own = [name for name in settings.INSTALLED_APPS if (settings.BASE_DIR / name).is_dir()]
    assert own == ROOMS
