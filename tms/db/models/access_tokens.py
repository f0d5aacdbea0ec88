"""What programs show to act through the API."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Identity, Index, LargeBinary, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from tms.db.base import Base
from tms.domain.token_scopes import Scope

_SCOPES = ", ".join(f"'{scope}'" for scope in Scope)


class AccessToken(Base):
    """What a program shows to act as a person or a machine, as far as ``scopes`` go, until ``expires_at``.

    The database knows a hash of its secret and never the secret; ``prefix`` is how the secret begins, by which people
    tell tokens apart. Only use and revoking change it. ``last_used_at`` is right to a minute. ``revoked_by`` is NULL
    where the command line ended its person's access.
    """

    __tablename__ = "access_token"

    publication_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    person_id: Mapped[int]
    name: Mapped[str]
    prefix: Mapped[str]
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary)
    scopes: Mapped[list[str]]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    created_by: Mapped[int]
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[int | None]

    __table_args__ = (
        UniqueConstraint("secret_hash"),
        ForeignKeyConstraint(["publication_id", "person_id"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "created_by"], ["membership.publication_id", "membership.person_id"]),
        ForeignKeyConstraint(["publication_id", "revoked_by"], ["membership.publication_id", "membership.person_id"]),
        CheckConstraint("length(name) BETWEEN 1 AND 1000 AND name = btrim(name)", name="name"),
        CheckConstraint("length(secret_hash) = 32", name="secret_hash"),
        CheckConstraint(f"scopes <> '{{}}' AND scopes <@ ARRAY[{_SCOPES}]", name="scopes"),
        CheckConstraint("expires_at > created_at", name="expires"),
        CheckConstraint("revoked_by IS NULL OR revoked_at IS NOT NULL", name="revoked_then"),
        Index("access_token_of_person", "publication_id", "person_id", "id"),
    )
