"""What import-linter cannot see: relations, sentences, addresses."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import DateTimeField, TimeField

from ballots import models
from ballots.law.catalogue import RULES as BALLOTS
from ballots.law.counting.work import CountWork
from ballots.law.term.work import TermWork
from elections.law.catalogue import RULES as ELECTIONS
from elections.law.course.agenda import WORKS, Work
from elections.law.register.way import RegisterStep
from municipalities.doors import Access, address, door_of, reachable, way_to
from municipalities.law.catalogue import RULES as MUNICIPALITIES
from municipalities.law.commission.way import CommissionStep
from municipalities.law.task import Place, Task, TaskState

ROOMS = ["municipalities", "elections", "ballots", "reports"]


def relations():
    """Every forward relation between the models of the four rooms."""
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models(include_auto_created=True):
            for field in model._meta.get_fields():
                if field.is_relation and field.concrete and field.related_model is not None:
                    yield model, field.related_model


def test_relations_point_to_the_same_room_or_leftward():
    rightward = [
        f"{model._meta.label} -> {target._meta.label}"
        for model, target in relations()
        if target._meta.app_label in ROOMS
        and ROOMS.index(target._meta.app_label) > ROOMS.index(model._meta.app_label)
    ]
    assert rightward == []


def led_to(start):
    """Models that forward relations lead to from ``start``."""
    edges: dict[type, set[type]] = {}
    for model, target in relations():
        edges.setdefault(model, set()).add(target)
    seen, waiting = set(), [start]
    while waiting:
        model = waiting.pop()
        for target in edges.get(model, ()):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def test_no_path_of_relations_leads_from_the_count_to_a_person_in_the_register():
    register = {
        apps.get_model("elections.RegisterEntry"),
        apps.get_model("elections.RegisterClosing"),
    }
    paths = [
        f"{model._meta.label} -> {target._meta.label}"
        for room in ["ballots", "reports"]
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
        for target in led_to(model) & register
    ]
    assert paths == []


def test_the_register_knows_nothing_of_the_count():
    known = {
        target._meta.label
        for name in ["RegisterEntry", "RegisterClosing"]
        for target in led_to(apps.get_model(f"elections.{name}"))
    }
    assert [label for label in known if label.startswith(("ballots.", "reports."))] == []


def test_nothing_beside_counted_values_tells_when_somebody_voted():
    clocks = [
        f"{model._meta.label}.{field.name}"
        for model in [models.UnitReport, models.ListVotes, models.CandidateVotes]
        for field in model._meta.get_fields()
        if isinstance(field, DateTimeField | TimeField)
    ]
    assert clocks == []


def test_every_rule_that_an_act_cites_has_a_page():
    known = {rule.id for rule in [*MUNICIPALITIES, *ELECTIONS, *BALLOTS]}
    cited = {
        rule_id
        for room in ROOMS
        for path in Path(room).glob("actions/**/*.py")
        for rule_id in re.findall(r'"((?:R-[A-Z]+|C)-\d\d)"', path.read_text(encoding="utf-8"))
    }
    assert cited - known == set()


def test_a_page_asks_for_a_permission_only_where_things_are_fetched():
    asking = {
        str(path)
        for room in ROOMS
        for path in Path(room).glob("views/**/*.py")
        if re.search(r"_by\(\s*request\.user", path.read_text(encoding="utf-8"))
    }
    assert asking == {
        *(f"{room}/views/fetching.py" for room in ROOMS),
        "municipalities/views/directory.py",  # a list of what may be seen, not one thing
    }


WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create", "_raw_delete", "execute", "executemany",
}  # fmt: skip
# What looks like a write to the database but is none, or is a tool of an act.
NO_ACTS = {
    # The log itself; statements that acts run.
    ("municipalities/models/audit.py", "cursor.execute"),
    ("municipalities/models/audit.py", "event.save"),
    ("municipalities/models/turns.py", "cursor.execute"),
    ("municipalities/models/statements.py", "cursor.execute"),
    # Dated rows of the ground: acts of every room write them through this function.
    ("municipalities/models/body/event.py", "self.create"),
    # django-import-export writes inside the act that takes a file in.
    ("municipalities/resources/residents/counts.py", "super().bulk_create"),
    # „SELECT 1“ of the health page.
    ("reports/views/health.py", "cursor.execute"),
    # Digests, sets, papers, files and a progress bar.
    ("municipalities/files/reference.py", "digest.update"),
    ("elections/forms/cards/online.py", "messages.update"),
    ("elections/management/commands/import_register.py", "bar.update"),
    ("ballots/law/counting/tally.py", "votes.update"),
    ("reports/pdf/theme.py", "super().save"),
    ("reports/pdf/printing/register.py", "canvas.save"),
    ("reports/pdf/printing/card_list.py", "canvas.save"),
    ("reports/pdf/printing/labels.py", "canvas.save"),
    ("reports/pdf/printing/postal_leaflet.py", "canvas.save"),
    ("reports/pdf/printing/polling_card.py", "self._canvas.save"),
    ("reports/pdf/printing/notice.py", "self._canvas.save"),
    ("reports/dashboard/spreadsheet.py", "book.save"),
    ("elections/files/nominations/person_template.py", "book.save"),
}


def writes_in(source: str) -> Iterator[str]:
    """Yield every call that writes to the database, or reads as if it did."""
    for node in ast.walk(ast.parse(source)):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in WRITES:
            yield ast.unparse(called)


def test_only_acts_write():
    found = {
        (path.as_posix(), call)
        for room in ROOMS
        for path in Path(room).rglob("*.py")
        if not {"actions", "migrations"} & set(path.parts)
        for call in writes_in(path.read_text(encoding="utf-8"))
    }
    assert found == NO_ACTS


@pytest.mark.parametrize(
    ("source", "call"),
    [
        ("def page():\n    kept.save(update_fields=['reading'])", "kept.save"),
        ("Term.objects.filter(pk=1).update(day=day)", "Term.objects.filter(pk=1).update"),
        ("with connection.cursor() as c:\n    c.execute('DELETE FROM t')", "c.execute"),
    ],
)
def test_a_write_in_a_page_is_seen(source, call):
    assert list(writes_in(source)) == [call]


# --- What depends on a room to the right by string --------------------------------------------

QUESTIONS = {"filter", "exclude", "get", "annotate", "aggregate", "alias", "values", "values_list",
             "order_by", "select_related", "prefetch_related", "only", "defer", "all", "exists",
             "count", "first", "Prefetch", "Q", "F", "OuterRef", "Count", "Max", "Min", "Sum",
             "getattr", "hasattr"}  # fmt: skip
"""Calls whose strings and keywords name fields and relations."""


def relations_from_the_right(room: str) -> set[str]:
    """Names under which ``room`` could reach rows of the rooms to its right, and nothing else."""
    left = ROOMS[: ROOMS.index(room) + 1]
    own, right = set(), set()
    for model in apps.get_models():
        if model._meta.app_label not in left:
            continue
        for field in model._meta.get_fields():
            target = field.related_model._meta.app_label if field.is_relation else room
            leans = target in ROOMS and target not in left
            names = {field.name, getattr(field, "get_accessor_name", lambda: "")() or field.name}
            (right if leans else own).update(names)
    return right - own


def pages_to_the_right(room: str) -> re.Pattern[str]:
    rooms = "|".join(ROOMS[ROOMS.index(room) + 1 :]) or "no room"
    return re.compile(rf"\b({rooms}):[a-z_]+\b")


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _words(node: ast.AST) -> Iterator[str]:
    """Yield what a query names: its keywords, its texts, and the relation it starts from."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "__" in node.value:
        yield node.value
    if not isinstance(node, ast.Call) or _called(node) not in QUESTIONS:
        return
    yield from (keyword.arg for keyword in node.keywords if keyword.arg)
    for argument in node.args:
        # A text with two underscores was yielded on its own.
        if isinstance(argument, ast.Constant) and "__" not in str(argument.value):
            yield str(argument.value)
    asked = getattr(node.func, "value", None)
    if isinstance(asked, ast.Attribute):
        yield asked.attr


def leaning_code(source: str, room: str) -> list[str]:
    """Return the relations and the page names of one module that lie right of its room."""
    names, pages = relations_from_the_right(room), pages_to_the_right(room)
    found = []
    for node in ast.walk(ast.parse(source)):
        found += [word for word in _words(node) if names & {*word.lstrip("-").split("__")}]
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [page.group() for page in pages.finditer(node.value) if " " not in node.value]
    return found


def leaning_template(source: str, room: str) -> list[str]:
    """Return the same for one template, where variables have the names of their models."""
    names = "|".join(sorted(relations_from_the_right(room))) or "nothing"
    things = r"(?:municipality|term|commission|election|nomination|candidate)"
    relations = re.finditer(rf"\b{things}\.({names})\b", source)
    pages = re.finditer(rf"""['"]{pages_to_the_right(room).pattern}['"]""", source)
    return [found.group() for found in (*relations, *pages)]


def room_of_template(path: Path) -> str:
    """The shared templates of all rooms may depend on as little as the first room may."""
    return path.parts[1] if path.parts[1] in ROOMS else ROOMS[0]


@pytest.mark.parametrize("room", ROOMS)
def test_no_code_leans_right_by_string(room):
    found = {
        str(path): leans
        for path in Path(room).rglob("*.py")
        if "migrations" not in path.parts
        and (leans := leaning_code(path.read_text(encoding="utf-8"), room))
    }
    assert found == {}


def test_no_template_leans_right_by_string():
    found = {
        str(path): leans
        for path in Path("templates").rglob("*.html")
        if path.name != "styleguide.html"  # it belongs to the roof
        and (leans := leaning_template(path.read_text(encoding="utf-8"), room_of_template(path)))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("room", "planted"),
    [
        ("municipalities", 'Municipality.objects.filter(elections__term=term)'),
        ("municipalities", 'rows.order_by("-elections__day")'),
        ("municipalities", 'newest = f"{one}__elections__day"'),
        ("municipalities", 'Q(**{"elections__phase": "cancelled"})'),
        ("municipalities", 'municipality.elections.filter(term=term)'),
        ("municipalities", 'reverse("reports:rule", args=["C-01"])'),
        ("municipalities", 'PAGES = {"elections:detail": 1}'),
        ("elections", 'Election.objects.filter(publications__isnull=False)'),
        ("elections", 'elections.select_related("body_end")'),
        ("elections", 'hasattr(election, "body_end")'),
        ("elections", 'Door("ballots:paper")'),
        ("ballots", 'determination.publications.first()'),
        ("ballots", 'redirect("reports:protocol", pk)'),
    ],
)  # fmt: skip
def test_a_planted_string_of_code_is_found(room, planted):
    assert len(leaning_code(planted, room)) == 1
    assert leaning_code(planted, "reports") == []


@pytest.mark.parametrize(
    ("room", "planted"),
    [
        ("municipalities", "{% for one in municipality.elections.all %}"),
        ("municipalities", "{% url 'reports:rule' 'C-01' %}"),
        ("elections", '{{ election.body_end.ended_on }}'),
        ("elections", '{% url "ballots:result" election.pk as url %}'),
        ("ballots", '{% url "reports:protocol" election.pk %}'),
    ],
)  # fmt: skip
def test_a_planted_string_of_a_template_is_found(room, planted):
    assert len(leaning_template(planted, room)) == 1
    assert leaning_template(planted, "reports") == []


# --- Doors ------------------------------------------------------------------------------------


def doors_asked_for() -> set[str]:
    """Every door that code or a template names as text."""
    code = (
        node
        for room in ROOMS
        for path in Path(room).rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )
    named = {
        node.args[0].value
        for node in code
        if isinstance(node, ast.Call)
        and _called(node) in {"address", "Place", "door_of"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    pattern = re.compile(r"""\{% door(?:_link)? ['"](\w+)['"]""")
    shown = {
        name
        for path in Path("templates").rglob("*.html")
        for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    return {name for name in named if ":" not in name} | shown


def test_every_door_that_is_asked_for_is_opened_and_leads_to_a_page():
    assert {name for name in doors_asked_for() if door_of(name) is None} == set()
    assert {name for name in [*Work, *RegisterStep, *CommissionStep, *TermWork, *CountWork]
            if door_of(name) is None} == set()  # fmt: skip
    pages = {door.page for name in doors_asked_for() if (door := door_of(name))}
    known = {
        f"{room}:{pattern.name}"
        for room in ROOMS
        for pattern in import_module(f"{room}.urls").urlpatterns
    }
    assert pages - known == set()


def test_a_door_that_no_room_opened_leads_nowhere():
    assert (address("nobody_opened_this", 1), door_of("nobody_opened_this")) == ("", None)
    closed = Task(Work.START_COUNT, WORKS[Work.START_COUNT], TaskState.OPEN, where=Place("closed"))
    assert way_to(closed) == ("", "")
    assert reachable(closed, {*Access}).where is None


# --- Sizes ------------------------------------------------------------------------------------

LONGEST_FILE, LONGEST_FUNCTION = 300, 45
# What is longer has its reason beside it.
LONG = {
    "config/settings.py": "Every setting of the product, in the one file where Django looks.",
    "ballots/law/counting/validity.py": "How one ballot is read, from the first mark to the votes.",
    "ballots/law/result/seats.py::distribute_seats": "One calculation of the law, read in one go.",
    "ballots/actions/term/objections.py::decide_objection": (
        "Names every fact of the decision; its checks and effects are functions of their own."
    ),
    "municipalities/actions/body/decisions.py::decide_body": (
        "Names every fact of the resolution; its checks are functions of their own."
    ),
}


def lengths() -> Iterator[tuple[str, int, int]]:
    """Yield each file and function of the product with its lines and how many it may have."""
    for room in [*ROOMS, "config"]:
        for path in Path(room).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            source = path.read_text(encoding="utf-8")
            yield path.as_posix(), source.count("\n"), LONGEST_FILE
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    lines = (node.end_lineno or 0) - node.lineno + 1
                    yield f"{path.as_posix()}::{node.name}", lines, LONGEST_FUNCTION


def test_what_is_long_has_a_reason_and_no_reason_is_left_over():
    assert {name for name, lines, most in lengths() if lines > most} == set(LONG)


# --- Typed text is cleaned in one place ---------------------------------------------------------


@pytest.mark.parametrize("room", ROOMS)
def test_every_form_takes_typed_text_through_the_field_that_cleans_it(room):
    plain = {
        f"{path}:{number}"
        for path in Path(room).rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "forms.CharField(" in line and path.name != "fields.py"
    }
    assert plain == set()
