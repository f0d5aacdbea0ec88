"""A clone that has only run the program fetches the packages for development by itself, or says how it is done."""

from importlib.metadata import PackageNotFoundError, version

import pytest

from tests import development_packages
from tests.development_packages import BROUGHT, bring, missing


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without Hypothesis, and with another ruff than the pinned one."""

    def installed(name: str) -> str:
        if name == "hypothesis":
            raise PackageNotFoundError(name)
        return "0.0.1" if name == "ruff" else version(name)

    monkeypatch.setattr(development_packages, "version", installed)
    monkeypatch.delenv(BROUGHT, raising=False)


def test_here_nothing_is_missing() -> None:
    assert missing() == []


@pytest.mark.usefixtures("lacking")
def test_what_is_not_there_or_of_another_version_is_missing() -> None:
    assert missing() == ["hypothesis", "ruff"]


@pytest.mark.usefixtures("lacking")
def test_without_uv_it_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UV", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match=r"not installed: hypothesis, ruff\. Run: uv sync --group dev"):
        bring()


@pytest.mark.usefixtures("lacking")
def test_it_fetches_once_and_does_not_go_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV", "/bin/true")
    started: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _program, arguments: started.append(arguments))
    bring()
    assert len(started) == 1
    with pytest.raises(SystemExit, match="Run: uv sync --group dev"):
        bring()
