"""The publication's style guide, one for each of its languages: what holds, changing it, and how it came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Person, PublicationLocale, StyleGuideChange
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid, NotFound, Stale
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication

LONGEST_GUIDE = 40_000
"""The most characters of one guide."""

CHANGES_SHOWN = 20
"""The number of a guide's changes that are shown; all are kept."""


@dataclass(frozen=True, slots=True)
class StyleGuide:
    """The guide that holds for a language, in Markdown, as which change (0: nobody wrote one), by whom and when."""

    locale: str
    text: str = ""
    number: int = 0
    by: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GuideChange:
    """What somebody saved, with what stood there before."""

    number: int
    by: str
    at: datetime
    before: str
    after: str


def style_guide(uow: UnitOfWork, actor: Actor, locale: str) -> StyleGuide:
    """The guide for one language. Raises Denied."""
    authorize(actor, Action.STYLE_GUIDE_VIEW)
    newest = _changes(uow, actor, locale, 1)
    if not newest:
        return StyleGuide(locale)
    row, name = newest[0]
    return StyleGuide(locale, row.text, row.number, name, row.created_at)


def style_guides(uow: UnitOfWork, actor: Actor) -> Mapping[str, StyleGuide]:
    """The guides for all languages of the publication, in its order. Raises Denied."""
    authorize(actor, Action.STYLE_GUIDE_VIEW)
    return {locale: style_guide(uow, actor, locale) for locale in _locales(uow, actor)}


def style_guide_changes(uow: UnitOfWork, actor: Actor, locale: str) -> Sequence[GuideChange]:
    """The changes of a guide, the newest first. Raises Denied, NotFound (``version_not_found``)."""
    authorize(actor, Action.STYLE_GUIDE_VIEW)
    _require_locale(uow, actor, locale)
    rows = _changes(uow, actor, locale, CHANGES_SHOWN + 1)
    before = [row.text for row, _ in rows[1:]] + [""]
    told = zip(rows, before, strict=False)
    return [GuideChange(row.number, name, row.created_at, was, row.text) for (row, name), was in told][:CHANGES_SHOWN]


def change_style_guide(uow: UnitOfWork, actor: Actor, locale: str, text: str, *, based_on: int) -> None:
    """Save another guide for a language. The same again is no change. Event ``style_guide_changed``.

    Raises Denied, NotFound (``version_not_found``), Invalid (``style_guide_too_long``, ``text_not_text``), Stale
    (``style_guide_stale``).
    """
    authorize_locked_publication(uow, actor, Action.STYLE_GUIDE_CHANGE)
    _require_locale(uow, actor, locale)
    require_storable(text)
    wanted = require_short(text)
    present = style_guide(uow, actor, locale)
    if wanted == present.text:
        return
    if based_on != present.number:
        raise Stale("style_guide_stale")
    row = insert(StyleGuideChange).values(
        publication_id=actor.publication_id,
        locale=locale,
        number=based_on + 1,
        text=wanted,
        created_by=actor.person_id,
    )
    # Somebody else's of the same number is waited for; if it stays, this one is too late.
    if uow.session.scalar(row.on_conflict_do_nothing().returning(StyleGuideChange.number)) is None:
        raise Stale("style_guide_stale")
    record_event(
        uow,
        EventAct.STYLE_GUIDE_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"locale": locale, "number": based_on + 1},
    )


def require_short(text: str) -> str:
    """The guide as it would be stored. Raises Invalid (``style_guide_too_long``)."""
    wanted = text.replace("\r\n", "\n").strip()
    if len(wanted) > LONGEST_GUIDE:
        raise Invalid("style_guide_too_long", n=len(wanted), most=LONGEST_GUIDE)
    return wanted


def _changes(uow: UnitOfWork, actor: Actor, locale: str, most: int) -> list[tuple[StyleGuideChange, str]]:
    rows = uow.session.execute(
        select(StyleGuideChange, Person.name)
        .join(Person, Person.id == StyleGuideChange.created_by)
        .where(StyleGuideChange.publication_id == actor.publication_id, StyleGuideChange.locale == locale)
        .order_by(StyleGuideChange.number.desc())
        .limit(most)
    )
    return [(change, name) for change, name in rows]


def _locales(uow: UnitOfWork, actor: Actor) -> Sequence[str]:
    return uow.session.scalars(
        select(PublicationLocale.locale)
        .where(PublicationLocale.publication_id == actor.publication_id)
        .order_by(PublicationLocale.position)
    ).all()


def _require_locale(uow: UnitOfWork, actor: Actor, locale: str) -> None:
    if locale not in _locales(uow, actor):
        raise NotFound("version_not_found", locale=locale[:40])
