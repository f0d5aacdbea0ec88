"""The check of exact versions notices each way in which an environment can differ from pyproject.toml."""

import runpy
from importlib.metadata import version
from pathlib import Path

differences = runpy.run_path(str(Path(__file__).parent.parent.parent / "tools/pin.py"))["differences"]


def complaints(*pins: str) -> list[str]:
    found: list[str] = differences(
        {"project": {"name": "sanwen"}, "tool": {"uv": {"constraint-dependencies": list(pins)}}}
    )
    return found


def test_another_version_than_the_pinned_one_is_noticed() -> None:
    assert f"flask: pinned 0.1, installed {version('flask')}" in complaints("flask==0.1")


def test_a_package_without_a_pin_is_noticed() -> None:
    assert f"flask: pinned not, installed {version('flask')}" in complaints()


def test_a_pin_without_a_package_is_noticed() -> None:
    assert "no-such-package: pinned 1.0, installed not" in complaints("no_such_package==1.0")


def test_a_pin_for_another_platform_and_one_that_holds_are_no_complaint() -> None:
    assert not [
        line
        for line in complaints("no-such-package==1.0 ; sys_platform == 'plan9'", f"Flask=={version('flask')}")
        if line.startswith(("no-such-package", "flask:"))
    ]
