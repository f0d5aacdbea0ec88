"""One unit of work per request or work item: nothing else commits."""

from tests.architecture.syntax import calls, sources, tree


def test_commit_stands_in_one_file() -> None:
    committing = {path for path in sources("tms", "workers") for name, _ in calls(tree(path)) if name == "commit"}
    assert committing <= {"tms/db/unit_of_work.py"}, "whoever opened the unit of work commits it; use cases never do"
