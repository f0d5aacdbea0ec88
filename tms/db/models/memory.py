"""The translation memory: TMX units with their variants, and the keys that find them."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY, BIT
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base


class MemoryUnit(Base):
    """A sentence that was translated once (TMX ``tu``)."""

    __tablename__ = "memory_unit"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class MemoryVariant(Base):
    """The unit in one locale (TMX ``tuv``), the hash that finds it, and the text it came from."""

    __tablename__ = "memory_variant"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    previous_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    next_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    article_id: Mapped[int | None]
    version_id: Mapped[int | None]
    segment_id: Mapped[int | None]
    rev: Mapped[int | None] = mapped_column(Integer)

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "unit_id"], ["memory_unit.publication_id", "memory_unit.id"]),
        ForeignKeyConstraint(["publication_id", "article_id"], ["article.publication_id", "article.id"]),
        ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
        ),
        CheckConstraint("num_nonnulls(article_id, version_id, segment_id, rev) IN (0, 4)", name="came_from"),
        Index("memory_exact", "publication_id", "locale", "hash", "unit_id"),
        Index("memory_of_text", "article_id", "version_id", "segment_id"),
    )


class MemorySource(Base):
    """Each text of the memory once, with the pieces (``grams``) that find the texts that contain some words.

    ``nr`` rises in the order in which texts come; each piece carries about which (``memory_salted``).
    """

    __tablename__ = "memory_source"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    text: Mapped[str]
    grams: Mapped[list[int]] = mapped_column(ARRAY(Integer), server_default="{}")
    nr: Mapped[int] = mapped_column(Identity(always=True))

    __table_args__ = (
        Index("memory_source_grams", "grams", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
        Index("memory_source_nr", "nr"),
    )


class MemoryRarity(Base):
    """How often pairs of units stand in the memory's texts of a locale (``tms.language.memory.Rarity``).

    ``counts`` is NULL for that of writing at large; ``entries``: how many texts there were, about, when it was counted.
    Keys are made by the youngest. Older ones are there as long as keys that they made, and lookups ask for those too.
    """

    __tablename__ = "memory_rarity"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    name: Mapped[str]
    counts: Mapped[bytes | None] = mapped_column(LargeBinary)
    entries: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (UniqueConstraint("publication_id", "locale", "name"),)


class MemoryKey(Base):
    """What finds a text by those like it: made by ``tms.language.memory`` with one rarity.

    A table of its own, so that making keys anew leaves the texts and their other indexes alone.
    """

    __tablename__ = "memory_key"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    rarity_id: Mapped[int]
    length: Mapped[int] = mapped_column(Integer)
    signature: Mapped[str] = mapped_column(BIT(256))
    keys: Mapped[list[int]] = mapped_column(ARRAY(Integer))

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "locale", "hash"],
            ["memory_source.publication_id", "memory_source.locale", "memory_source.hash"],
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["publication_id", "locale", "rarity_id"],
            ["memory_rarity.publication_id", "memory_rarity.locale", "memory_rarity.id"],
        ),
        Index("memory_key_keys", "keys", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
    )
