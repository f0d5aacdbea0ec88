"""A text, its rev and who changed it become others together, in one place for loaded rows and one for statements."""

import ast
from dataclasses import asdict

import pytest

from tests.architecture.syntax import sources, tree
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act

PRODUCT = sources("tms", "workers")


def _raised(path: str) -> list[str]:
    """``rev += 1`` and ``….rev + 1`` as they stand in a file."""
    return [
        ast.unparse(node)
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.AugAssign) and ast.unparse(node.target).endswith(".rev"))
        or (isinstance(node, ast.BinOp) and ast.unparse(node) == "SegmentText.rev + 1")
    ]


def test_a_rev_rises_in_one_place_for_each_thing_that_has_one() -> None:
    found = {path: raised for path in PRODUCT if (raised := _raised(path))}
    assert found == {
        "tms/db/models/termbase.py": ["self.rev += 1"],
        "tms/db/models/texts.py": ["self.rev += 1"],
        "tms/db/queries/texts.py": ["SegmentText.rev + 1"],
    }


def test_nobody_writes_by_hand_who_changed_a_text() -> None:
    columns = {"work_item_id"}
    by_hand = [
        f"{path}:{node.lineno}"
        for path in sources("tms/services")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in columns
    ]
    assert by_hand == []


def test_somebody_stands_behind_every_text() -> None:
    with pytest.raises(ValueError, match="somebody"):
        Provenance(Act.EDIT)
    by = Provenance(Act.DERIVE, work_item_id=3, change_set_id=4)
    assert asdict(by.as_act(Act.MERGE)) == {
        "act": Act.MERGE,
        "person_id": None,
        "work_item_id": 3,
        "change_set_id": 4,
        "reason": None,
    }
