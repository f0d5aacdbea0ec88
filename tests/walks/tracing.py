"""A pytest plugin that follows the calls of requests and stages while the tests of the three ways run."""

import json
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from flask import request

PRODUCT = f"{Path(__file__).parents[2] / 'tms'}/"
_UNNAMED = ("<lambda>", "<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>", "<module>")

Hop = tuple[str, str, str]
"""The calling module, the called one and its function."""


class Tracer:
    """One walk at a time: the request or the stage that is running, and the hops in it so far."""

    def __init__(self) -> None:
        self.walks: dict[str, list[set[Hop]]] = {}
        self._root: FrameType | None = None
        self._name = ""
        self._hops: set[Hop] = set()

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        """As ``sys.setprofile`` calls it."""
        if event not in {"call", "return"} or not frame.f_code.co_filename.startswith(PRODUCT):
            return
        if event == "return":
            if frame is self._root:
                self.walks.setdefault(self._name, []).append(self._hops)
                self._root = None
            return
        if self._root is None and (name := _walk_of(frame)) is not None:
            self._root, self._name, self._hops = frame, name, set()
        if self._root is not None and frame.f_code.co_name not in _UNNAMED:
            called, caller = _module(frame), _caller(frame)
            if caller is not None and caller != called:
                self._hops.add((caller, called, frame.f_code.co_qualname))


def _walk_of(frame: FrameType) -> str | None:
    name, module = frame.f_code.co_name, _module(frame)
    if name == "dispatch_request" and module == "app.py":
        return request.endpoint or "?"
    return f"stage {Path(module).stem}" if name == "run" and module.startswith("services/pipeline/") else None


def _module(frame: FrameType) -> str:
    return frame.f_code.co_filename.removeprefix(PRODUCT)


def _caller(frame: FrameType) -> str | None:
    """The nearest of our modules above; between two of ours there may be a library."""
    above, left = frame.f_back, 25
    while above is not None and left:
        if above.f_code.co_filename.startswith(PRODUCT):
            return _module(above)
        above, left = above.f_back, left - 1
    return None


_TRACER = Tracer()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fixtures of the test are walked too: they run the stages."""
    del item
    sys.setprofile(_TRACER)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The longest of each walk, as a line of JSON for ``__main__``."""
    sys.setprofile(None)
    longest = {name: max((sorted(hops) for hops in walks), key=len) for name, walks in _TRACER.walks.items()}
    terminalreporter.write_line("WALKS " + json.dumps(longest))
