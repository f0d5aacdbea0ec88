"""The brief of an article: what it is for, who reads it, and what its translators should know."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import ArticleBrief, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid, Stale
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.services.audit import record_event
from tms.services.authorize import authorize_article

LONGEST_FIELD = 4_000
"""The most characters of one field."""


@dataclass(frozen=True, slots=True)
class BriefText:
    """The fields of a brief."""

    purpose: str = ""
    audience: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief that holds, as which change (0: nobody wrote one yet), and who saved it when."""

    text: BriefText = BriefText()
    number: int = 0
    by: str | None = None
    at: datetime | None = None

    @property
    def says_something(self) -> bool:
        return self.text != BriefText()


_NEWEST = (
    select(ArticleBrief, Person.name)
    .join(Person, Person.id == ArticleBrief.created_by)
    .where(ArticleBrief.article_id == bindparam("article_id"))
    .order_by(ArticleBrief.number.desc())
    .limit(1)
)


def brief_of(uow: UnitOfWork, article_id: int) -> Brief:
    """The brief of an article, for a caller that has asked whether the actor may see it."""
    found = uow.session.execute(_NEWEST, {"article_id": article_id}).one_or_none()
    if found is None:
        return Brief()
    brief, name = found
    return Brief(BriefText(brief.purpose, brief.audience, brief.notes), brief.number, name, brief.created_at)


def change_brief(uow: UnitOfWork, actor: Actor, article_id: int, text: BriefText, *, based_on: int) -> None:
    """Save another brief. The same again is no change. Event ``brief_changed``.

    Raises NotFound, Denied, Invalid (``brief_too_long``, ``text_not_text``), Stale (``brief_stale``).
    """
    authorize_article(uow, actor, Action.BRIEF_CHANGE, article_id)
    wanted = BriefText(*(_said(field) for field in (text.purpose, text.audience, text.notes)))
    present = brief_of(uow, article_id)
    if wanted == present.text:
        return
    if based_on != present.number:
        raise Stale("brief_stale")
    row = insert(ArticleBrief).values(
        article_id=article_id,
        number=based_on + 1,
        publication_id=actor.publication_id,
        purpose=wanted.purpose,
        audience=wanted.audience,
        notes=wanted.notes,
        created_by=actor.person_id,
    )
    # Somebody else's of the same number is waited for; if it stays, this one is too late.
    if uow.session.scalar(row.on_conflict_do_nothing().returning(ArticleBrief.number)) is None:
        raise Stale("brief_stale")
    record_event(
        uow,
        EventAct.BRIEF_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        data={"number": based_on + 1},
    )
    uow.article_changed(actor.publication_id, article_id)


def _said(field: str) -> str:
    require_storable(field)
    words = field.replace("\r\n", "\n").strip()
    if len(words) > LONGEST_FIELD:
        raise Invalid("brief_too_long", most=LONGEST_FIELD)
    return words
