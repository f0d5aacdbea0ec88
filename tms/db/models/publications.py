"""A publication, its versions' languages and routes, the steps of its jobs, and its people."""

import uuid
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
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base


class Person(Base):
    """Somebody who can sign in, or is invited to (no password yet). ``email`` is stored in lower case.

    A machine, by ``kind``, stands among them so that what it does has somebody who did it. It has no address (NULL,
    which nobody reads), no password and no roles, and the database keeps it from all that takes a person.

    ``sessions`` is written into each session and rises when all of the person's sessions end. An erased person's
    name says so; their acts stay. ``interface`` is the language that they chose for the pages; None
    follows the browser. ``last_interface`` is that of the page on which they signed in last: what letters are in while
    they have chosen none. ``time_zone`` is the one in which they read times; None: the publication's.
    """

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True, nullable=True)
    password_hash: Mapped[str | None]
    sessions: Mapped[int] = mapped_column(Integer, server_default="1")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    deactivated_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    interface: Mapped[str | None]
    last_interface: Mapped[str | None]
    time_zone: Mapped[str | None]
    kind: Mapped[str] = mapped_column(server_default="person")

    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint("kind IN ('person', 'machine')", name="kind"),
        CheckConstraint(
            "CASE WHEN kind = 'machine' THEN num_nonnulls(email, password_hash) = 0 ELSE email IS NOT NULL END",
            name="machine_signs_in_nowhere",
        ),
        CheckConstraint("interface IN ('en', 'zh-Hans', 'zh-Hant')", name="interface_known"),
        CheckConstraint("last_interface IN ('en', 'zh-Hans', 'zh-Hant')", name="last_interface_known"),
    )


class PersonSession(Base):
    """A browser in which a person is signed in. It holds while ``number`` is still the person's ``sessions``."""

    __tablename__ = "person_session"

    id: Mapped[uuid.UUID] = mapped_column(server_default=text("gen_random_uuid()"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    began_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Publication(Base):
    """The owner of articles. ``region`` is the profile of its Traditional Chinese (zh-Hant-TW or zh-Hant-HK).

    ``knowledge`` is another one after every change of its terms, by the database, so that processes know when what they
    keep of them is old. Not a count: one that was rolled back would come again with other terms. ``drafts_in_part``:
    a segment of which some words are known is drafted with the others as they are; else only what is known as a whole.
    ``days_off`` are days of the week (1 is Monday) on which no due rule counts; ``ends_at`` is the minute of the others
    at which work is due that a rule counts in days.
    """

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    name: Mapped[str]
    time_zone: Mapped[str] = mapped_column(server_default="UTC")
    four_eyes: Mapped[bool] = mapped_column(server_default=text("true"))
    region: Mapped[str] = mapped_column(server_default="zh-Hant-TW")
    knowledge: Mapped[uuid.UUID] = mapped_column(server_default=text("gen_random_uuid()"))
    drafts_in_part: Mapped[bool] = mapped_column(server_default=text("false"))
    days_off: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger), server_default=text("'{6,7}'"))
    ends_at: Mapped[int] = mapped_column(SmallInteger, server_default="1080")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        CheckConstraint("region IN ('zh-Hant-TW', 'zh-Hant-HK')", name="region"),
        CheckConstraint("days_off <@ '{1,2,3,4,5,6,7}' AND NOT days_off @> '{1,2,3,4,5,6,7}'", name="days_off"),
        CheckConstraint("ends_at BETWEEN 0 AND 1439", name="ends_at"),
    )


def _own_locale(context: Any) -> str:
    return str(context.get_current_parameters()["locale"])


class PublicationLocale(Base):
    """A version that the publication makes, by its locale, which is ours and never renamed.

    ``tag`` is what the outside is told that it is in (BCP 47), ``word`` the first of its readers' addresses.
    ``name`` is what the publication is called in it; NULL: as everywhere else.
    """

    __tablename__ = "publication_locale"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    name: Mapped[str | None]
    tag: Mapped[str] = mapped_column(default=_own_locale)
    word: Mapped[str] = mapped_column(default=_own_locale)

    __table_args__ = (
        CheckConstraint("name <> ''", name="name_not_empty"),
        CheckConstraint("length(tag) <= 35 AND tag ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'", name="tag"),
        CheckConstraint("length(word) <= 35 AND word ~ '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$'", name="word"),
        Index("publication_locale_tag", "publication_id", text("lower(tag)"), unique=True),
        Index("publication_locale_word", "publication_id", text("lower(word)"), unique=True),
    )


class FormerPublicName(Base):
    """A tag or a word by which the outside called a language before, in lower case: it leads on to the language."""

    __tablename__ = "former_public_name"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "locale"], ["publication_locale.publication_id", "publication_locale.locale"]
        ),
        CheckConstraint("kind IN ('tag', 'word')", name="kind"),
        CheckConstraint("name = lower(name) AND name <> ''", name="name_lower"),
    )


class PublicationRoute(Base):
    """How a version comes about for each source language: translated (no parent) or derived from another version."""

    __tablename__ = "publication_route"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    source_locale: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    derived_from: Mapped[str | None]
    profile: Mapped[str | None]

    __table_args__ = (
        ForeignKeyConstraint(
            ["publication_id", "source_locale"], ["publication_locale.publication_id", "publication_locale.locale"]
        ),
        ForeignKeyConstraint(
            ["publication_id", "locale"], ["publication_locale.publication_id", "publication_locale.locale"]
        ),
        ForeignKeyConstraint(
            ["publication_id", "derived_from"], ["publication_locale.publication_id", "publication_locale.locale"]
        ),
        CheckConstraint("source_locale <> locale", name="not_itself"),
        CheckConstraint("derived_from <> locale", name="not_from_itself"),
        CheckConstraint("(derived_from IS NULL) = (profile IS NULL)", name="derived_has_profile"),
    )


class PublicationStep(Base):
    """A named step that every job of the publication goes through, in order of position."""

    __tablename__ = "publication_step"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]

    __table_args__ = (CheckConstraint("kind IN ('translate', 'review', 'author')", name="kind"),)


class Membership(Base):
    """What a person is in one publication. ``languages`` limits translating and reviewing; empty means all.

    One with an end is a deactivated person's: it keeps what they were, for their acts and for their return. ``digest``
    is how often letters gather what they have not read, ``digest_minute`` of the day when the daily one comes.
    """

    __tablename__ = "membership"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    roles: Mapped[list[str]]
    languages: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    assigned_only: Mapped[bool] = mapped_column(server_default=text("false"))
    ended_at: Mapped[datetime | None]
    digest: Mapped[str] = mapped_column(server_default="hourly")
    digest_minute: Mapped[int] = mapped_column(SmallInteger, server_default="480")

    __table_args__ = (
        CheckConstraint("digest IN ('at_once', 'hourly', 'daily', 'never')", name="digest"),
        CheckConstraint("digest_minute BETWEEN 0 AND 1439", name="digest_minute"),
        CheckConstraint("roles <@ ARRAY['translator', 'reviewer', 'editor', 'administrator']", name="roles"),
    )


class SavedView(Base):
    """What a person asks the board for, under a name of theirs: the query of its address.

    ``number`` is its place among theirs, from 1 to 30: so nobody has more. ``is_shared``: everybody who sees the board
    sees it. ``opens``: the board opens with it for its person.
    """

    __tablename__ = "saved_view"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    person_id: Mapped[int]
    number: Mapped[int] = mapped_column(SmallInteger)
    name: Mapped[str]
    query: Mapped[str]
    is_shared: Mapped[bool] = mapped_column(server_default=text("false"))
    opens: Mapped[bool] = mapped_column(server_default=text("false"))

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        UniqueConstraint("publication_id", "person_id", "number"),
        CheckConstraint("number BETWEEN 1 AND 30", name="number"),
        CheckConstraint("length(name) BETWEEN 1 AND 60 AND name = btrim(name)", name="name"),
        CheckConstraint("length(query) <= 2500", name="query"),
        Index("saved_view_name", "publication_id", "person_id", text("lower(name)"), unique=True),
        Index("saved_view_opens", "publication_id", "person_id", unique=True, postgresql_where=text("opens")),
        Index("saved_view_shared", "publication_id", postgresql_where=text("is_shared")),
    )


class OneTimeLink(Base):
    """What an administrator hands to somebody who is to choose a password: an invitation, or a reset.

    It works once, until ``expires_at``, for the one person. The database knows a hash of its token and never the token.
    ``mail`` says what became of the letter with it; NULL: none was to be sent.
    """

    __tablename__ = "one_time_link"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    publication_id: Mapped[int]
    person_id: Mapped[int]
    purpose: Mapped[str]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    expires_at: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    created_by: Mapped[int | None]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    mail: Mapped[str | None]
    mail_error: Mapped[str | None]

    __table_args__ = (
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "created_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("purpose IN ('invite', 'reset')", name="purpose"),
        CheckConstraint("mail IN ('waiting', 'sent', 'failed')", name="mail"),
        CheckConstraint("(mail IS NOT DISTINCT FROM 'failed') = (mail_error IS NOT NULL)", name="failed_says_why"),
        Index(
            "link_one_open",
            "publication_id",
            "person_id",
            unique=True,
            postgresql_where=text("used_at IS NULL AND revoked_at IS NULL"),
        ),
    )
