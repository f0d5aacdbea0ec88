"""How often a person gets letters, and the link in each letter that ends them."""

import hashlib
import hmac
import re
from dataclasses import dataclass

from sqlalchemy import select, update

from tms.db.models import Membership
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid, NotFound
from tms.domain.notices import Digest
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize

_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::.{0,12})?")


@dataclass(frozen=True, slots=True)
class DigestPreference:
    """How often letters come; ``at`` is when the daily one does, in the publication's time zone."""

    how: Digest
    at: str


def own_letters(uow: UnitOfWork, actor: Actor) -> DigestPreference:
    """How often the actor gets letters."""
    authorize(actor, Action.ACCOUNT_CHANGE)
    row = uow.session.execute(
        select(Membership.digest, Membership.digest_minute).where(
            Membership.publication_id == actor.publication_id, Membership.person_id == actor.person_id
        )
    ).one()
    return DigestPreference(Digest(row.digest), f"{row.digest_minute // 60:02}:{row.digest_minute % 60:02}")


def change_own_letters(uow: UnitOfWork, actor: Actor, how: str, at: str) -> None:
    """Change how often the actor gets letters. Raises Invalid (``digest_unknown``, ``digest_time_wrong``)."""
    authorize(actor, Action.ACCOUNT_CHANGE)
    if how not in set(Digest):
        raise Invalid("digest_unknown")
    _store(uow, actor.publication_id, actor.person_id, Digest(how), _minute(at))


def unsubscribe_token(secret: str, publication_id: int, person_id: int) -> str:
    """The token of the link that ends a person's letters, which only their letters have."""
    whose = f"{publication_id}.{person_id}"
    return f"{whose}.{hmac.new(secret.encode(), f'unsubscribe {whose}'.encode(), hashlib.sha256).hexdigest()[:40]}"


def unsubscribe(uow: UnitOfWork, secret: str, token: str) -> None:
    """End the letters of the person whom the token names. Raises NotFound (``unsubscribe_wrong``)."""
    publication_id, person_id = whose_token(secret, token)
    _store(uow, publication_id, person_id, Digest.NEVER)


def whose_token(secret: str, token: str) -> tuple[int, int]:
    """The token's (publication, person). Raises NotFound (``unsubscribe_wrong``)."""
    parts = token.split(".")
    numbers = [int(part) for part in parts[:2] if part.isascii() and part.isdigit() and len(part) < 18]
    if len(parts) != 3 or len(numbers) != 2:
        raise NotFound("unsubscribe_wrong")
    publication_id, person_id = numbers
    if not hmac.compare_digest(unsubscribe_token(secret, publication_id, person_id).encode(), token.encode()):
        raise NotFound("unsubscribe_wrong")
    return publication_id, person_id


def _minute(at: str) -> int:
    found = _TIME.fullmatch(at.strip())
    if found is None:
        raise Invalid("digest_time_wrong")
    return int(found[1]) * 60 + int(found[2])


def _store(uow: UnitOfWork, publication_id: int, person_id: int, how: Digest, minute: int | None = None) -> None:
    values: dict[str, object] = {"digest": how}
    if minute is not None:
        values["digest_minute"] = minute
    uow.session.execute(
        update(Membership)
        .where(Membership.publication_id == publication_id, Membership.person_id == person_id)
        .values(values)
    )
