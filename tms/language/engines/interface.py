"""What every engine is asked, what it answers, and how it fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do with a request.

    ``pairs`` are (from, to) as ``en``, ``zh-Hans`` and ``zh-Hant``; None: any. ``markup`` says how inline codes are
    sent: as ``<g id="1">…</g>`` and ``<x id="1"/>`` (``xml``), or not at all. ``repairs``: told what was wrong with its
    answer, it gives a better one. ``guidance``: it can be told how a publication writes. ``unit`` is what is paid for.
    ``local``: what is sent stays in the house. ``concurrency`` is how many requests it takes at once at most.
    """

    pairs: frozenset[tuple[str, str]] | None = None
    markup: Literal["none", "xml"] = "none"
    terms: bool = False
    repairs: bool = False
    examples: int = 0
    context: bool = False
    guidance: bool = False
    max_segments: int = 20
    max_characters: int = 6_000
    unit: Literal["character", "token"] = "character"
    local: bool = False
    concurrency: int = 4

    def translates(self, source: str, target: str) -> bool:
        """Whether it has the pair; tags without a region."""
        return self.pairs is None or (source, target) in self.pairs


@dataclass(frozen=True, slots=True)
class EngineSegment:
    """A segment to translate. With ``xml`` markup its text is escaped, and its inline codes are tags."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """What a term of the source is to be called, what else would be right, and what it must not be called."""

    source: str
    target: str
    avoid: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that people translated before, and how alike it is, in per cent."""

    source: str
    target: str
    similarity: int


@dataclass(frozen=True, slots=True)
class Context:
    """What the segments stand in: for reading only, never to be translated."""

    title: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """Segments of one document for one target. ``seconds`` is how long the whole call may take.

    ``style`` is how the publication writes, and what the document is for. ``complaints`` by segment say what was wrong
    with an earlier answer, for the one repair.
    """

    pieces: tuple[EngineSegment, ...]
    source: str
    target: str
    terms: tuple[KnownTerm, ...] = ()
    examples: tuple[Example, ...] = ()
    context: Context = Context()
    style: str = ""
    complaints: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call took. ``billed_characters`` is what the provider says that it charges for, if it says so."""

    characters: int = 0
    characters_out: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    billed_characters: int | None = None

    def __add__(self, other: "Usage") -> "Usage":
        billed = [one.billed_characters for one in (self, other) if one.billed_characters is not None]
        return Usage(
            self.characters + other.characters,
            self.characters_out + other.characters_out,
            self.prompt_tokens + other.prompt_tokens,
            self.cached_tokens + other.cached_tokens,
            self.completion_tokens + other.completion_tokens,
            sum(billed) if billed else None,
        )


@dataclass(frozen=True, slots=True)
class Result:
    """Targets by the pieces' ids: each id at most once and none that was not asked for; what is missing has failed."""

    targets: Mapping[str, str]
    usage: Usage
    model: str


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the engine answers, without anything being paid for; ``words`` say what it answered."""

    words: str
    models: tuple[str, ...] = ()


class Engine(Protocol):
    """A configured engine. What it raises is an ``EngineError``; it neither retries nor counts."""

    @property
    def capabilities(self) -> Capabilities:
        """What it can do; may ask its server once."""

    def health(self) -> Health:
        """Ask whether it is there and lets us in."""

    def estimate(self, request: EngineRequest) -> Usage:
        """The most that the call can take, never less than it will."""

    def translate(self, request: EngineRequest) -> Result:
        """One call."""

    def close(self) -> None:
        """Give back what it holds: a loaded model, a process."""


class EngineError(Exception):
    """Something went wrong with an engine. ``code`` has words in ``tms.domain.messages``; ``detail`` is the server's.

    ``again``: the same call may succeed later. ``ours``: the fault lies with what was asked, not with the engine.
    """

    code = "engine_failed"
    again = False

    def __init__(
        self,
        detail: str = "",
        *,
        retry_after: float | None = None,
        usage: Usage | None = None,
        may_have_cost: bool = False,
    ) -> None:
        """``usage`` is what the failed call took all the same; ``may_have_cost``: it may have, and nobody can know."""
        super().__init__(detail)
        self.detail = detail[:300]
        self.retry_after = retry_after
        self.usage = usage
        self.may_have_cost = may_have_cost


class KeyRefused(EngineError):
    """The key is missing, wrong, or may not do this."""

    code = "engine_key_refused"


class QuotaUsedUp(EngineError):
    """The provider's own limit is reached; waiting for minutes does not help."""

    code = "engine_quota_used_up"


class Unsupported(EngineError):
    """The engine can't do what it was asked: a language, a parameter, a length."""

    code = "engine_unsupported"


class Busy(EngineError):
    """Asked too often; ``retry_after`` seconds if it said so."""

    code = "engine_busy"
    again = True


class Unreachable(EngineError):
    """No answer, not in time, or an error on its side."""

    code = "engine_unreachable"
    again = True


class BadAnswer(EngineError):
    """The engine answered, and the answer can't be used."""

    code = "engine_bad_answer"


class AddressRefused(EngineError):
    """The address is one that this engine must not be asked at."""

    code = "engine_address_refused"


@dataclass(frozen=True, slots=True)
class Prices:
    """What is paid for a million characters, or for a million tokens that go in and that come out; in one currency."""

    per_million: Decimal = Decimal(0)
    per_million_out: Decimal = Decimal(0)

    def cost(self, usage: Usage, unit: str) -> Decimal:
        """Rounded up to a millionth, so that many small calls are never more than what was counted."""
        if unit == "token":
            parts = usage.prompt_tokens * self.per_million + usage.completion_tokens * self.per_million_out
        else:
            billed = usage.characters if usage.billed_characters is None else usage.billed_characters
            parts = billed * self.per_million + usage.characters_out * self.per_million_out
        return (parts / 1_000_000).quantize(Decimal("0.000001"), rounding="ROUND_UP")
