"""The engines that speak HTTP, each opened against a provider on loopback."""

from collections.abc import Callable, Iterator

import pytest

from tests.adapters.engines.providers import KEY, Loopback, provider
from tms.adapters.egress import Egress
from tms.adapters.engines import discover
from tms.adapters.engines.openai_compatible import _DIALECTS
from tms.language.engines.interface import Engine
from tms.language.engines.kinds import EngineSettings

PATHS = {"openai": "/v1", "deepl": "", "libretranslate": ""}

Open = Callable[..., Engine]


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    with provider() as running:
        yield running


@pytest.fixture
def open_engine(loopback: Loopback) -> Iterator[Open]:
    """Opens an engine of a kind by name; with another key, or as one that was set up as local."""
    kinds = discover(Egress())
    _DIALECTS.clear()

    def opened(name: str, *, key: str = KEY, local: bool = False, address: str | None = None) -> Engine:
        values = {"address": address or loopback.address + PATHS[name], "model": "tiny"}
        return kinds[name].open(EngineSettings(values, key, local))

    yield opened
    _DIALECTS.clear()
