"""What the corpora are missing for is left out and told, once and loudly; nothing else is."""

import pytest

from tests.shared_data import WHY, left_out, needs_shared

pytest_plugins = ["pytester"]

NOWHERE = "no such corpus.jsonl"

TESTS = f"""
import pytest
from tests.shared_data import needs_shared

@needs_shared("{NOWHERE}")
@pytest.mark.parametrize("n", [1, 2])
def test_of_a_corpus(n): assert n > 2

@pytest.mark.skip(reason="long")
def test_that_is_long(): assert False

def test_that_runs(): pass
"""


def test_a_session_ends_with_one_line_that_names_what_was_left_out_and_why(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_figures=TESTS)
    result = pytester.runpytest_subprocess("-p", "tests.shared_data", "-q")
    result.assert_outcomes(passed=1, skipped=3)
    told = [line for line in result.outlines if "!!!" in line]
    assert told == result.outlines[-2:-1]
    assert told[0].startswith("!!! LEFT OUT: 2 tests in 1 files")
    assert WHY.removeprefix("needs ") in told[0]
    assert told[0].endswith("test_figures.py (2)")


def test_where_all_is_there_nothing_is_told() -> None:
    assert left_out([("tests/a.py::test_b", "('a.py', 1, 'Skipped: long; runs with --full')")]) is None
    assert needs_shared(__file__).args == (False,)
