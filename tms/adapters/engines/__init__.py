"""Translation engines, found by entry points of the group ``tms.engines``; each is a kind that publications set up.

An entry point names a function that takes the egress client and returns an ``EngineKind``. Loading one imports nothing
heavy: what an engine needs it imports when it is opened.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

import structlog

from tms.adapters.egress import Egress
from tms.language.engines.kinds import EngineKind

log = structlog.get_logger(__name__)

GROUP = "tms.engines"


def load_own() -> None:
    """Import the kinds that come with the program, so that processes made from this one share them."""
    for point in _points():
        if point.module.startswith(__name__):
            import_module(point.module)


def discover(egress: Egress) -> Mapping[str, EngineKind]:
    """Every kind by its name. One that can't be loaded is left out, and the log says so."""
    kinds: dict[str, EngineKind] = {}
    for point in _points():
        try:
            kind: EngineKind = point.load()(egress)
        except Exception as error:  # noqa: BLE001  somebody else's package must not take the product down
            log.warning("engine_not_loaded", engine=point.name, error=type(error).__name__)
            continue
        kinds[kind.name] = kind
    return kinds


@cache
def _points() -> Sequence[EntryPoint]:
    """Read once: each time opens a file of every package that is installed."""
    return sorted(entry_points(group=GROUP), key=lambda point: point.name)
