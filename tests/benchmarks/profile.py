"""Why the editor is as it is: heap snapshots and a CPU profile of confirming, kept as files for Chromium's DevTools.

``.heapsnapshot`` opens under Memory (choose «Comparison»), ``.cpuprofile`` under Performance. What matters of both is
printed as rows.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.benchmarks.report import Row

_MOST = 8
_SAMPLE_US = 200


class Profile:
    """Takes the files of one article into a folder; ``rows`` says what they show."""

    def __init__(self, folder: Path, name: str, page: Page, devtools: CDPSession) -> None:
        self._folder, self._name, self._page, self._devtools = folder, name, page, devtools
        self._grown: Counter[str] = Counter()
        self._busy: Counter[str] = Counter()
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def watch(self) -> Iterator[None]:
        """A snapshot of the scripts' heap before and after, and what the main thread does meanwhile."""
        before = self._heap("before")
        self._devtools.send("Profiler.enable")
        self._devtools.send("Profiler.setSamplingInterval", {"interval": _SAMPLE_US})
        self._devtools.send("Profiler.start")
        yield
        profile = self._devtools.send("Profiler.stop")["profile"]
        (self._folder / f"{self._name}.cpuprofile").write_text(json.dumps(profile))
        self._busy = _by_function(profile)
        self._grown = self._heap("after")
        self._grown.subtract(before)

    def _heap(self, when: str) -> Counter[str]:
        pieces: list[str] = []

        def keep(told: dict[str, Any]) -> None:
            pieces.append(told["chunk"])

        self._devtools.on("HeapProfiler.addHeapSnapshotChunk", keep)
        self._devtools.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
        self._page.wait_for_timeout(500)
        self._devtools.remove_listener("HeapProfiler.addHeapSnapshotChunk", keep)
        told = "".join(pieces)
        (self._folder / f"{self._name}-{when}.heapsnapshot").write_text(told)
        return _by_constructor(json.loads(told))

    def rows(self, confirms: int) -> list[Row]:
        """Of what grew, and of what took time, the most, per confirm."""
        return [
            *(Row(f"    grown: {what}", n / confirms, "bytes") for what, n in self._grown.most_common(_MOST) if n > 0),
            *(Row(f"    busy: {what}", n / confirms / 1000, "ms") for what, n in self._busy.most_common(_MOST)),
        ]


def _by_constructor(snapshot: dict[str, Any]) -> Counter[str]:
    """Bytes of V8's heap: what the browser holds for the page (nodes, styles, boxes) is none of it."""
    meta, nodes, strings = snapshot["snapshot"]["meta"], snapshot["nodes"], snapshot["strings"]
    fields, types = meta["node_fields"], meta["node_types"][0]
    columns = [nodes[fields.index(name) :: len(fields)] for name in ("type", "name", "self_size")]
    found: Counter[str] = Counter()
    for type_, name, size in zip(*columns, strict=True):
        kind = types[type_]
        if kind not in {"native", "synthetic"}:
            found[re.sub(r"\d+", "#", strings[name])[:60] if kind == "object" else f"({kind})"] += size
    return found


def _by_function(profile: dict[str, Any]) -> Counter[str]:
    """Microseconds in each function itself."""
    names = {}
    for node in profile["nodes"]:
        frame = node["callFrame"]
        where = f" {frame['url'].rsplit('/', 1)[-1]}:{frame['lineNumber'] + 1}" if frame["url"] else ""
        names[node["id"]] = (frame["functionName"] or "(anonymous)") + where
    found: Counter[str] = Counter()
    for sample, took in zip(profile["samples"], profile["timeDeltas"], strict=True):
        if names[sample] != "(idle)":
            found[names[sample]] += took
    return found
