"""What import-linter cannot see: relations, sentences, addresses."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import DateTimeField, TimeField

from ballots import models
from ballots.law.catalogue import RULES as BALLOTS
from elections.law.catalogue import RULES as ELECTIONS
from municipalities.law.catalogue import RULES as MUNICIPALITIES

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


def reachable(start):
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
        for target in reachable(model) & register
    ]
    assert paths == []


def test_the_register_knows_nothing_of_the_count():
    known = {
        target._meta.label
        for name in ["RegisterEntry", "RegisterClosing"]
        for target in reachable(apps.get_model(f"elections.{name}"))
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
# What reads like a write to the database and is none, or is an act's tool.
NO_ACTS = {
    # The log itself; statements that acts run.
    ("municipalities/models/audit.py", "AuditChain.objects.get_or_create"),
    ("municipalities/models/audit.py", "event.save"),
    ("municipalities/models/audit.py", "chain.save"),
    ("municipalities/models/statements.py", "cursor.execute"),
    # django-import-export writes inside the act that takes a file in.
    ("municipalities/resources/residents/counts.py", "super().bulk_create"),
    # „SELECT 1“ of the health page.
    ("reports/views/health.py", "cursor.execute"),
    # Digests, sets, papers, files and a progress bar.
    ("municipalities/files/reference.py", "digest.update"),
    ("elections/forms/cards/online.py", "messages.update"),
    ("elections/management/commands/import_register.py", "bar.update"),
    ("ballots/law/counting/tally.py", "votes.update"),
    ("reports/pdf/printing/register.py", "canvas.save"),
    ("reports/pdf/printing/notice.py", "self._canvas.save"),
    ("reports/dashboard/spreadsheet.py", "book.save"),
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
