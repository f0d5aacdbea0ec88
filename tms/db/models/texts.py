"""Texts and what surrounds them: current text, its history, typing, derivation, claims, repeated requests."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    UniqueConstraint,
    func,
)
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base, Json
from tms.domain.column_values import DerivationStatus, Presence
from tms.domain.provenance import Provenance

_TEXT_KEY = ["segment_text.article_id", "segment_text.version_id", "segment_text.segment_id"]
_HISTORY_KEY = [f"text_history.{name}" for name in ("article_id", "version_id", "segment_id", "rev")]


class ChangeSet(Base):
    """One bulk act: a source revision, find and replace, a rule change. Undoing it is another one."""

    __tablename__ = "change_set"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    person_id: Mapped[int]
    kind: Mapped[str]
    what: Mapped[Json]
    undoes_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        UniqueConstraint("publication_id", "id"),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "undoes_id"], ["change_set.publication_id", "change_set.id"]),
    )


class SegmentText(Base):
    """What a segment says in one version now. ``rev`` rises by one with text, codes or presence, and only with them.

    ``act``, ``person_id``, ``work_item_id``, ``change_set_id`` and ``reason`` describe the last change of the text;
    the database copies them into the history. ``touched_by`` is the person whose act fenced the text from machines;
    ``same_as`` the segment with the same source that a text of origin ``repeat`` was taken from.
    Triggers see to it that people and change set are the publication's: the row has no publication of its own.
    """

    __tablename__ = "segment_text"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(primary_key=True)
    rev: Mapped[int] = mapped_column(Integer, server_default="1")
    text: Mapped[str]
    codes: Mapped[Json | None]
    presence: Mapped[Presence] = mapped_column(server_default="present")
    state: Mapped[str] = mapped_column(server_default="initial")
    origin: Mapped[str] = mapped_column(server_default="empty")
    similarity: Mapped[int | None] = mapped_column(SmallInteger)
    repaired: Mapped[bool] = mapped_column(server_default=sql("false"))
    same_as: Mapped[int | None]
    touched_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    look: Mapped[str | None]
    source_version_id: Mapped[int | None]
    source_rev: Mapped[int | None] = mapped_column(Integer)
    retired: Mapped[bool] = mapped_column(server_default=sql("false"))
    act: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    work_item_id: Mapped[int | None]
    change_set_id: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"))
    reason: Mapped[str | None]

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "version_id"], ["version.article_id", "version.id"]),
        ForeignKeyConstraint(["article_id", "segment_id"], ["segment.article_id", "segment.id"]),
        ForeignKeyConstraint(["article_id", "same_as"], ["segment.article_id", "segment.id"]),
        ForeignKeyConstraint(
            ["article_id", "source_version_id", "segment_id", "source_rev"],
            _HISTORY_KEY,
            name="confirmed_against",
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
        CheckConstraint("state IN ('initial', 'translated', 'reviewed', 'final')", name="state"),
        CheckConstraint(
            "origin IN ('empty', 'memory', 'assembly', 'mt', 'derived', 'imported', 'human', 'repeat')", name="origin"
        ),
        CheckConstraint("presence IN ('present', 'omitted')", name="presence"),
        CheckConstraint("num_nonnulls(person_id, work_item_id) > 0", name="somebody_did_it"),
        CheckConstraint("(source_rev IS NULL) = (source_version_id IS NULL)", name="source"),
        CheckConstraint("similarity BETWEEN 0 AND 101", name="similarity"),
        Index(
            "segment_text_search",
            sql("memory_salted(search_pieces(text), (article_id >> 7) << 15)"),
            postgresql_using="gin",
            postgresql_with={"gin_pending_list_limit": "512"},
            postgresql_where=sql("NOT retired"),
        ),
    )

    def say(self, text: str, codes: Json | None, by: Provenance) -> None:
        """Make this the text from now on. The one place where a loaded text changes; the database writes history."""
        self.text, self.codes = text, codes
        self.rev += 1
        for column, value in asdict(by).items():
            setattr(self, column, value)


class TextHistory(Base):
    """Every text that ever stood there. Written by the database from segment_text; never changed."""

    __tablename__ = "text_history"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(primary_key=True)
    rev: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str]
    codes: Mapped[Json | None]
    presence: Mapped[Presence]
    state: Mapped[str]
    origin: Mapped[str]
    similarity: Mapped[int | None] = mapped_column(SmallInteger)
    repaired: Mapped[bool] = mapped_column(server_default=sql("false"))
    same_as: Mapped[int | None]
    source_version_id: Mapped[int | None]
    source_rev: Mapped[int | None] = mapped_column(Integer)
    act: Mapped[str]
    person_id: Mapped[int | None]
    work_item_id: Mapped[int | None]
    change_set_id: Mapped[int | None]
    reason: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "version_id", "segment_id"], _TEXT_KEY),
        CheckConstraint("rev > 0", name="rev"),
        Index("ix_text_history_change_set_id", "change_set_id", postgresql_where=sql("change_set_id IS NOT NULL")),
    )


class PendingText(Base):
    """What a person is typing: seen by nobody else, source of nothing. ``proposed``: a program typed it for them."""

    __tablename__ = "pending_text"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    text: Mapped[str]
    based_on_rev: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    proposed: Mapped[bool] = mapped_column(server_default=sql("false"))

    __table_args__ = (ForeignKeyConstraint(["article_id", "version_id", "segment_id"], _TEXT_KEY),)


class Request(Base):
    """A person's request that must have one effect: its key, the hash of its body, and the answer that was given."""

    __tablename__ = "request"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    key: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    body_hash: Mapped[bytes] = mapped_column(LargeBinary)
    answer: Mapped[Json]
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (Index("ix_request_at", "at", postgresql_using="brin"),)


class Derivation(Base):
    """How a derived text came from its parent: rev and base, and in a conflict also the other text.

    ``profile_version``, ``rules`` and ``dictionary`` are the versions that made the base. ``spans`` say what decided
    each stretch of it that is another than in the parent; ``ambiguities`` are the places that nobody has decided yet,
    NULL if there is none (``tms.services.conversion.stored_spans`` reads and writes both).
    """

    __tablename__ = "derivation"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(primary_key=True)
    parent_version_id: Mapped[int]
    parent_rev: Mapped[int] = mapped_column(Integer)
    status: Mapped[DerivationStatus]
    profile: Mapped[str]
    profile_version: Mapped[str] = mapped_column(server_default="")
    rules: Mapped[str]
    dictionary: Mapped[int] = mapped_column(Integer)
    base_text: Mapped[str]
    base_codes: Mapped[Json | None]
    spans: Mapped[list[Any] | None]
    ambiguities: Mapped[list[Any] | None]
    other_text: Mapped[str | None]
    other_codes: Mapped[Json | None]
    other_parent_rev: Mapped[int | None] = mapped_column(Integer)

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "version_id", "segment_id"], _TEXT_KEY),
        ForeignKeyConstraint(
            ["article_id", "version_id", "parent_version_id"],
            ["version.article_id", "version.id", "version.parent_version_id"],
            name="parent_is_the_versions_parent",
        ),
        ForeignKeyConstraint(
            ["article_id", "parent_version_id", "segment_id", "parent_rev"], _HISTORY_KEY, name="parent_text"
        ),
        ForeignKeyConstraint(
            ["article_id", "parent_version_id", "segment_id", "other_parent_rev"], _HISTORY_KEY, name="other_text"
        ),
        CheckConstraint("status IN ('follows', 'overridden', 'conflict', 'detached')", name="status"),
        CheckConstraint("parent_version_id <> version_id", name="not_its_own_parent"),
        CheckConstraint(
            "(status = 'conflict') = (other_text IS NOT NULL) AND (other_text IS NULL) = (other_parent_rev IS NULL)",
            name="conflict_has_sides",
        ),
        Index("derivation_ambiguous", "article_id", "version_id", postgresql_where=sql("ambiguities IS NOT NULL")),
    )

    def follow(self, parent: SegmentText, base_text: str, how: Mapping[str, Any], says: str) -> None:
        """Let the text follow the parent's present text, of which ``base_text`` was derived; ends a conflict.

        It follows if that is what it ``says``, else it overrides it. ``how`` as for ``record``.
        """
        self.parent_rev, self.base_text, self.base_codes = parent.rev, base_text, parent.codes
        self.record(how)
        self._forget_other()
        self.judge(says)

    def judge(self, says: str) -> None:
        """Set whether the text, which ``says`` this, follows its base or overrides it."""
        self.status = "follows" if says == self.base_text else "overridden"

    def record(self, how: Mapping[str, Any]) -> None:
        """Store how the text was derived: profile, rules and dictionary with their versions, spans and ambiguities."""
        for column, value in how.items():
            setattr(self, column, value)

    def conflict(self, parent: SegmentText, derived: str, how: Mapping[str, Any]) -> None:
        """Put the text in conflict: what is derived from the parent now waits beside it for a person to decide."""
        self.record(how)
        self.status = "conflict"
        self.other_text, self.other_codes, self.other_parent_rev = derived, parent.codes, parent.rev

    def resolve(self, says: str) -> None:
        """End a conflict that a person settled: what waited is the base of what the text ``says`` now."""
        self.parent_rev = self.other_parent_rev or self.parent_rev
        self.base_text, self.base_codes = self.other_text or "", self.other_codes
        self._forget_other()
        self.judge(says)

    def detach(self) -> None:
        """Detach the text from its parent; what waited in a conflict is dropped."""
        self.status = "detached"
        self._forget_other()

    def _forget_other(self) -> None:
        self.other_text = self.other_codes = self.other_parent_rev = None


class Claim(Base):
    """A lease of a person on a segment text: advice to people, never the safety.

    One that was taken over before its end says from whom (``taken_from``) and why.
    """

    __tablename__ = "claim"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    until: Mapped[datetime]
    taken_from: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    taken_why: Mapped[str | None]

    __table_args__ = (
        ForeignKeyConstraint(["article_id", "version_id", "segment_id"], _TEXT_KEY),
        CheckConstraint("(taken_from IS NULL) = (taken_why IS NULL)", name="taken_with_reason"),
    )
