"""What the use cases of engines need from outside: the kinds there are, a vault for keys, and limits that all share."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tms.language.engines.kinds import EngineKind


class Vault(Protocol):
    """Keeps keys so that the database alone gives none away."""

    def seal(self, secret: str) -> bytes:
        """The secret as it is stored."""

    def unseal(self, sealed: bytes) -> str:
        """The secret again. Raises Conflict (``engine_key_unreadable``) if it was sealed with another key."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Whether it is one's turn now: ``wait`` seconds until asking again makes sense. ``slot`` is given back after.

    ``is_open``: the engine has failed so often that nobody asks it for ``wait`` seconds.
    """

    wait: float = 0.0
    slot: str | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast an engine may be asked, by everybody together; None: as fast as one likes."""

    requests_per_minute: int | None = None
    characters_per_minute: int | None = None
    concurrency: int = 4


class EngineGate(Protocol):
    """Shared by all processes; ``engine`` names one."""

    def enter(self, engine: str, pace: Pace, characters: int, seconds: float, holder: str | None = None) -> Turn:
        """Ask for a turn of at most so many seconds. A ``holder`` with a slot, even a dead worker's, has it still."""

    def leave(self, engine: str, slot: str | None) -> None:
        """Give the turn's slot back."""

    def succeeded(self, engine: str) -> None:
        """Record that the engine answered."""

    def failed(self, engine: str) -> None:
        """Record that the engine failed; after some failures in a row nobody asks it for a while."""

    def open_for(self, engine: str) -> float:
        """For how many seconds nobody will ask the engine; 0 if it is asked."""


@dataclass(frozen=True, slots=True)
class Engines:
    """What use cases that ask engines need. ``sleep``, ``clock`` and ``chance`` are there for tests to replace."""

    kinds: Mapping[str, EngineKind]
    vault: Vault
    limits: EngineGate
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = field(default=random.SystemRandom().random)
