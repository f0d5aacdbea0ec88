"""Every tool, in every state of its article, with every kind of token: against the table kept by hand."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import copy_of
from tests.mcp.permissions.world import COLUMNS, STATES, ToolWorld, tool_world
from tms.mcp.tools import TOOLS

Table = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Tool → state → column → answer."""

OF_ARTICLE = frozenset({"article_status", "read_version", "propose_translation", "comment"})

CHANGES: Mapping[str, frozenset[str]] = {
    "propose_translation": frozenset({"pending_text", "event"}),
    "comment": frozenset({"thread", "comment", "event", "request", "outside_event", "article_change", "notification"}),
}
"""Kept by hand: the tables in which a tool that is granted may leave something. The others leave nothing anywhere."""

DRAFTS = frozenset({"segment_text", "text_history", "derivation", "event", "request", "article_change"})
"""Where a machine's proposal leaves something: in the text and in what follows it, never a sign-off nor a step."""


def read_table(text: str) -> Table:
    """The whole table; each line has an answer for each column, and each tool a line for each state."""
    table: dict[str, dict[str, dict[str, str]]] = {}
    tool = ""
    for line in text.splitlines():
        words = line.split("#", 1)[0].split()
        if not words:
            continue
        if words[0] == "TOKENS":
            assert tuple(words[1:]) == COLUMNS
        elif not line[0].isspace():
            (tool,) = words
            table[tool] = {}
        else:
            assert len(words) == len(COLUMNS) + 1, line
            left = [state for state in states_of(tool) if state not in table[tool]]
            for state in left if words[0] == "others" else words[0].split(","):
                assert state in left, line
                table[tool][state] = dict(zip(COLUMNS, words[1:], strict=True))
    return table


def states_of(tool: str) -> tuple[str, ...]:
    return STATES if tool in OF_ARTICLE else ("-",)


TABLE = read_table(Path(__file__).with_name("answers.txt").read_text("utf-8"))


@pytest.fixture(scope="module")
def world(migrated: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ToolWorld]:
    with copy_of(migrated) as url, tool_world(url, tmp_path_factory.mktemp("mcp")) as made:
        yield made


@pytest.mark.sample(4)
@pytest.mark.parametrize("tool", TABLE)
def test_every_token_is_answered_as_the_table_says_and_changes_nothing_else(world: ToolWorld, tool: str) -> None:
    wrong = []
    for state, answers in TABLE[tool].items():
        for column, expected in answers.items():
            answer, changed = world.answer(column, tool, state)
            may = {"ok": CHANGES.get(tool, frozenset()), "draft": DRAFTS}.get(answer, frozenset())
            if answer != expected or changed - may:
                wrong.append(f"{state} × {column}: {answer} instead of {expected}; changed {sorted(changed - may)}")
    assert not wrong, "\n".join([tool, *wrong])


@pytest.mark.parametrize(
    ("tool", "column"), [("propose_translation", "transl"), ("propose_translation", "m"), ("comment", "m")]
)
def test_what_is_granted_leaves_something(world: ToolWorld, tool: str, column: str) -> None:
    answer, changed = world.answer(column, tool, "plain")
    assert answer in {"ok", "draft"}
    assert changed


def test_every_tool_stands_in_the_table() -> None:
    assert list(TABLE) == [tool.name for tool in TOOLS], "write lines for each in tests/mcp/permissions/answers.txt"
    assert all(set(states) == set(states_of(tool)) for tool, states in TABLE.items())
    assert set(CHANGES) == {tool.name for tool in TOOLS if tool.changes}
