"""What is locked is chosen once: a lock stands in no condition that PostgreSQL may ask for again with each row."""

from tests.architecture.syntax import calls, sources, tree


def test_no_condition_locks() -> None:
    found = [
        f"{path}:{call.lineno}"
        for path in sources("tms", "workers")
        for name, call in calls(tree(path))
        if name in {"scalar_subquery", "subquery", "in_", "exists"}
        and any(inner == "with_for_update" for inner, _ in calls(call))
    ]
    assert found == [], "choose and lock in a CTE: one that locks is asked for once"
