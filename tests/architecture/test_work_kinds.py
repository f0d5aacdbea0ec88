"""Each kind of work item has exactly one Celery task, named like it, and each task a kind."""

import ast

import pytest

from tests.architecture.syntax import FUNCTION, ROOT, sources, tree
from tms.domain.work import WorkKind


def is_task(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (isinstance(called, ast.Attribute) and called.attr == "task") or (
        isinstance(called, ast.Name) and called.id in {"task", "shared_task"}
    )


def test_each_kind_of_work_item_has_exactly_one_task() -> None:
    if not (ROOT / "workers/tasks").exists():
        pytest.skip("no tasks yet")
    functions = [
        node for path in sources("workers/tasks") for node in ast.walk(tree(path)) if isinstance(node, FUNCTION)
    ]
    tasks = [node.name for node in functions if any(is_task(decorator) for decorator in node.decorator_list)]
    assert sorted(tasks) == sorted(WorkKind)
