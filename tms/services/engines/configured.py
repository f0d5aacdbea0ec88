"""A publication's engines as they are set up, and one of them opened for use."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import select

from tms.db.models import TranslationEngine
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import base_language
from tms.language.engines.interface import Capabilities, Engine, EngineError, Prices, Unsupported
from tms.language.engines.kinds import EngineKind, EngineSettings
from tms.services.engines.engines import Engines, Pace


class NotInstalled(EngineError):
    """The kind is unknown here, or its extra is not installed."""

    code = "engine_not_installed"


@dataclass(frozen=True, slots=True)
class ConfiguredEngine:
    """An engine's row as it was read, without the session."""

    publication_id: int
    id: int
    name: str
    kind: str
    settings: Mapping[str, str]
    secret: bytes | None
    local: bool
    pairs: frozenset[tuple[str, str]]
    prices: Prices
    currency: str
    requests_per_minute: int | None
    characters_per_minute: int | None
    concurrency: int | None
    number: int

    @property
    def key(self) -> str:
        """The engine's name in the limits that all processes share."""
        return f"{self.publication_id}:{self.id}"

    def pace(self, capabilities: Capabilities) -> Pace:
        """The administrator's pace, with no more at once than the engine takes."""
        at_once = min(self.concurrency or capabilities.concurrency, capabilities.concurrency or 1)
        return Pace(self.requests_per_minute, self.characters_per_minute, at_once)

    def is_for(self, source: str, target: str) -> bool:
        """Whether the administrator wants it for this pair of tags without region."""
        return not self.pairs or (source, target) in self.pairs


def as_configured(row: TranslationEngine) -> ConfiguredEngine:
    """The row's values."""
    return ConfiguredEngine(
        publication_id=row.publication_id,
        id=row.id,
        name=row.name,
        kind=row.kind,
        settings=dict(row.settings),
        secret=row.secret,
        local=row.local,
        pairs=read_pairs(row.pairs),
        prices=Prices(row.price, row.price_out),
        currency=row.currency,
        requests_per_minute=row.requests_per_minute,
        characters_per_minute=row.characters_per_minute,
        concurrency=row.concurrency,
        number=row.number,
    )


def read_pairs(pairs: Sequence[str]) -> frozenset[tuple[str, str]]:
    """``en>zh-Hans`` as a pair of tags."""
    split = (pair.partition(">") for pair in pairs)
    return frozenset((source, target) for source, _, target in split)


def engines_for(
    uow: UnitOfWork, publication_id: int, source: str, target: str, *, confidential: bool
) -> list[ConfiguredEngine]:
    """The engines that may be asked for the pair, in the administrator's order.

    For a confidential text only those that were set up as local.
    """
    rows = uow.session.scalars(
        select(TranslationEngine)
        .where(TranslationEngine.publication_id == publication_id, TranslationEngine.active)
        .order_by(TranslationEngine.position, TranslationEngine.id)
    )
    pair = base_language(source), base_language(target)
    found = map(as_configured, rows)
    return [one for one in found if one.is_for(*pair) and (one.local or not confidential)]


@contextmanager
def opened(engines: Engines, configured: ConfiguredEngine) -> Iterator[Engine]:
    """The engine, opened for use and closed in the end. Raises EngineError, Conflict (``engine_key_unreadable``)."""
    kind = kind_of(engines, configured.kind)
    key = engines.vault.unseal(configured.secret) if configured.secret else None
    try:
        engine = kind.open(EngineSettings(configured.settings, key, configured.local))
    except (ValueError, KeyError) as error:
        raise Unsupported(f"its settings can’t be used: {error}") from error
    try:
        yield engine
    finally:
        engine.close()


def kind_of(engines: Engines, name: str) -> EngineKind:
    """The kind of an engine. Raises NotInstalled."""
    kind = engines.kinds.get(name)
    if kind is None or not kind.installed:
        extra = kind.extra if kind else name
        raise NotInstalled(f"install it with the extra “{extra}”: uv sync --extra {extra}")
    return kind
