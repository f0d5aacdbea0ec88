"""An alias that threads share is the same in each of them, also where all of them ask for it first at the same time."""

import ast
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import InvalidRequestError

from tests.architecture.syntax import sources, tree
from tms.db.models import Derivation, SegmentText
from tms.db.statements.shared_alias import shared_alias

THREADS, ROUNDS = 8, 40

pytestmark = pytest.mark.filterwarnings("ignore:Did not locate an expression")


@pytest.fixture
def impatient() -> Iterator[None]:
    """Threads take turns so often that they meet in the middle of anything."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def written_at_once(child: Any, parent: Any) -> set[str]:
    """The statement as each thread writes it, or why it can't."""
    together, said = threading.Barrier(THREADS), set()

    def write() -> None:
        statement = (
            select(Derivation, child.text, parent.text)
            .join(child, (child.segment_id == Derivation.segment_id) & (child.presence == "present"))
            .join(parent, (parent.segment_id == Derivation.segment_id) & (parent.rev == Derivation.parent_rev))
        )
        said.add(str(statement.compile(dialect=postgresql.dialect())))  # type: ignore[no-untyped-call]

    def meet() -> None:
        together.wait()
        try:
            write()
        except InvalidRequestError as error:
            said.add(type(error).__name__)

    threads = [threading.Thread(target=meet) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def rounds(alias: Callable[[type[SegmentText]], Any]) -> set[int]:
    """In how many ways the statement was written, round by round, each with aliases that nobody has used."""
    return {len(written_at_once(alias(SegmentText), alias(SegmentText))) for _ in range(ROUNDS)}


def test_all_threads_write_the_same_statement(impatient: None) -> None:
    assert rounds(shared_alias) == {1}


def test_modules_have_no_other_aliases() -> None:
    """One that a function makes is its thread's own."""
    found = [
        f"{path}:{call.lineno}"
        for path in sources("tms", "workers")
        for statement in tree(path).body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for call in ast.walk(statement)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "aliased"
    ]
    assert not found
