"""No act writes facts without an event, and each is one transaction: seen in the source of acts."""

from __future__ import annotations

import ast
from pathlib import Path

ROOMS = ("municipalities", "elections", "ballots", "reports")


def test_every_act_that_a_page_or_a_task_calls_is_one_transaction():
    """An act in pieces leaves rows without their event; tests run inside a transaction anyway."""
    acts = {
        function.name
        for room in ROOMS
        for path in Path(room).glob("actions/**/*.py")
        for function in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef)
        and not function.name.startswith("_")  # helpers of an act of the same module
        and needs_a_transaction(function)
    }
    called = {
        node.func.id
        for room in ROOMS
        for folder in ("views", "management", "tasks.py")
        for path in [*Path(room, folder).rglob("*.py"), *Path(room).glob(folder)]
        if path.is_file() and path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert acts & called == set()


def needs_a_transaction(function: ast.FunctionDef) -> bool:
    """Whether it locks rows or writes an event, and leaves the transaction to whoever calls it."""
    source = ast.unparse(function)
    asks = "AuditEvent.objects.record(" in source or "select_for_update(" in source
    return asks and "transaction.atomic" not in source
