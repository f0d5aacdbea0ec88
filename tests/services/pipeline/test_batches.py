"""What a stage has done is handed over in batches: all at once where work is quick, soon where it is slow."""

import pytest

from tms.services.pipeline import stage
from tms.services.pipeline.stage import in_batches


def test_quick_work_is_one_batch_until_it_is_as_much_as_a_batch_holds() -> None:
    batches = list(in_batches(range(7), str, 3))
    assert [[result for _, result in batch] for batch in batches] == [["0", "1", "2"], ["3", "4", "5"], ["6"]]
    assert [len(batch) for batch in in_batches(range(6), str, 6)] == [6]


def test_nothing_to_do_is_no_batch() -> None:
    assert list(in_batches([], str, 3)) == []


def test_slow_work_is_handed_over_as_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "BATCH_SECONDS", 0.0)
    assert list(in_batches("ab", str.upper, 3)) == [[("a", "A")], [("b", "B")]]
