"""Translation engines as a publication set them up, what they cost, and what they made."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Numeric,
    SmallInteger,
    UniqueConstraint,
    func,
)
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json

MONEY = Numeric(16, 6)
"""An amount in an engine's currency, to a millionth: a single call can cost less than a hundredth."""


class TranslationEngine(Base):
    """One engine. ``secret`` is its key, encrypted; ``pairs`` are "en>zh-Hans" and so on, none: all that it has.

    Engines are asked in the order of ``position``. ``monthly_budget`` NULL: no limit. ``number`` rises with each
    change. ``health_words`` is what it said when it was last asked how it is, in English; ``health_said`` the same as
    messages.
    """

    __tablename__ = "engine"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    position: Mapped[int] = mapped_column(SmallInteger)
    active: Mapped[bool] = mapped_column(server_default=sql("true"))
    settings: Mapped[Json]
    secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    local: Mapped[bool] = mapped_column(server_default=sql("false"))
    pairs: Mapped[list[str]] = mapped_column(server_default=sql("'{}'"))
    price: Mapped[Decimal] = mapped_column(MONEY, server_default="0")
    price_out: Mapped[Decimal] = mapped_column(MONEY, server_default="0")
    currency: Mapped[str] = mapped_column(server_default="USD")
    monthly_budget: Mapped[Decimal | None] = mapped_column(MONEY)
    requests_per_minute: Mapped[int | None] = mapped_column(Integer)
    characters_per_minute: Mapped[int | None] = mapped_column(Integer)
    concurrency: Mapped[int | None] = mapped_column(SmallInteger)
    number: Mapped[int] = mapped_column(Integer, server_default="1")
    created_by: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    health_at: Mapped[datetime | None]
    healthy: Mapped[bool | None]
    health_words: Mapped[str | None]
    health_said: Mapped[Json | None]

    __table_args__ = (
        UniqueConstraint("publication_id", "name"),
        ForeignKeyConstraint(["publication_id", "created_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("name <> '' AND kind <> ''", name="named"),
        CheckConstraint("price >= 0 AND price_out >= 0 AND monthly_budget >= 0", name="money"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
        CheckConstraint("requests_per_minute > 0 AND characters_per_minute > 0 AND concurrency > 0", name="limits"),
        CheckConstraint("(health_at IS NULL) = (healthy IS NULL)", name="health"),
    )


class EngineBudget(Base):
    """What all engines of a publication may cost together in a month. No row: no limit but the engines' own.

    Every engine that costs something is paid in this ``currency``.
    """

    __tablename__ = "engine_budget"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    monthly_budget: Mapped[Decimal] = mapped_column(MONEY)
    currency: Mapped[str]

    __table_args__ = (
        CheckConstraint("monthly_budget >= 0", name="money"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency"),
    )


class EngineMonth(Base):
    """What an engine has cost in a month (its first day), and what is reserved for calls that are going on."""

    __tablename__ = "engine_month"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    engine_id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    spent: Mapped[Decimal] = mapped_column(MONEY, server_default="0")
    reserved: Mapped[Decimal] = mapped_column(MONEY, server_default="0")

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "engine_id"], ["engine.publication_id", "engine.id"]),
        CheckConstraint("spent >= 0 AND reserved >= 0", name="not_negative"),
    )


class EngineUsage(Base):
    """One call. It is ``reserved`` with the most that it can cost, then ``settled`` once with what it did.

    One that nobody settled by its ``deadline`` is ``lost``: its worker died, the provider may have charged for it, and
    it counts with all that was reserved. ``prices`` are those of the time of the call.
    """

    __tablename__ = "engine_usage"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    engine_id: Mapped[int]
    month: Mapped[date]
    purpose: Mapped[str]
    article_id: Mapped[int | None]
    version_id: Mapped[int | None]
    work_item_id: Mapped[int | None]
    person_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(server_default="reserved")
    reserved: Mapped[Decimal] = mapped_column(MONEY)
    cost: Mapped[Decimal | None] = mapped_column(MONEY)
    prices: Mapped[Json]
    segments: Mapped[int] = mapped_column(Integer)
    characters: Mapped[int] = mapped_column(Integer, server_default="0")
    characters_out: Mapped[int] = mapped_column(Integer, server_default="0")
    prompt_tokens: Mapped[int] = mapped_column(Integer, server_default="0")
    cached_tokens: Mapped[int] = mapped_column(Integer, server_default="0")
    completion_tokens: Mapped[int] = mapped_column(Integer, server_default="0")
    billed_characters: Mapped[int | None] = mapped_column(Integer)
    model: Mapped[str | None]
    tries: Mapped[int] = mapped_column(SmallInteger, server_default="1")
    milliseconds: Mapped[int | None] = mapped_column(Integer)
    error_code: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    deadline: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "engine_id", "month"],
            ["engine_month.publication_id", "engine_month.engine_id", "engine_month.month"],
        ),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("purpose IN ('draft', 'repair', 'try')", name="purpose"),
        CheckConstraint("state IN ('reserved', 'settled', 'lost')", name="state"),
        CheckConstraint("(state = 'reserved') = (cost IS NULL)", name="settled_has_cost"),
        CheckConstraint("version_id IS NULL OR article_id IS NOT NULL", name="of_article"),
        Index("engine_usage_open", "publication_id", "engine_id", postgresql_where=sql("state = 'reserved'")),
        Index("engine_usage_of_month", "publication_id", "engine_id", "month", "id"),
    )


class DraftCache(Base):
    """A usable answer, by the hash of everything that it depends on: what was paid for once is not paid for again."""

    __tablename__ = "draft_cache"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    engine_id: Mapped[int]
    text: Mapped[str]
    model: Mapped[str]
    faults: Mapped[list[str]] = mapped_column(server_default=sql("'{}'"))
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (ForeignKeyConstraint(["publication_id", "engine_id"], ["engine.publication_id", "engine.id"]),)


class MachineDraft(Base):
    """Which engine made a text of the history, with which model and prompt, and what was found wrong with it.

    ``guide_number`` and ``brief_number`` are the changes of the style guide and of the brief that it was told, 0 for
    none.
    """

    __tablename__ = "machine_draft"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(primary_key=True)
    rev: Mapped[int] = mapped_column(Integer, primary_key=True)
    publication_id: Mapped[int]
    engine_id: Mapped[int]
    model: Mapped[str]
    prompt_version: Mapped[str]
    converted: Mapped[bool] = mapped_column(server_default=sql("false"))
    faults: Mapped[list[str]] = mapped_column(server_default=sql("'{}'"))
    guide_number: Mapped[int] = mapped_column(Integer, server_default=sql("0"))
    brief_number: Mapped[int] = mapped_column(Integer, server_default=sql("0"))

    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
        ),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(["publication_id", "engine_id"], ["engine.publication_id", "engine.id"]),
        Index("machine_draft_of_engine", "publication_id", "engine_id"),
    )
