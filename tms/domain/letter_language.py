"""The language of letters: how a person is told something where no page is, in their own language."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from tms.domain.locales import EN


class Voice(Protocol):
    """One language: what rules and use cases say, and moments in local time, in its words."""

    @property
    def language(self) -> str:
        """Its tag."""

    def say(self, words: str) -> str:
        """``Words`` in the language; what is no message stays."""

    def moment(self, local: datetime) -> str:
        """Day and time of day."""


Voices = Callable[[str | None], Voice]
"""The voice for a language of the interface; None: for somebody of whom no language is known."""


class English:
    """Speaks as everything is written here."""

    language = EN

    def say(self, words: str) -> str:
        return str(words)

    def moment(self, local: datetime) -> str:
        """``Wednesday 25 November 2026, 18:00``."""
        return f"{local:%A} {local.day} {local:%B %Y, %H:%M}"


def in_english(_language: str | None) -> Voice:
    """Whoever it is for."""
    return English()
