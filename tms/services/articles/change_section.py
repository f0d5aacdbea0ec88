"""Moving an article to another section, also after it came in."""

from collections.abc import Collection

from sqlalchemy import bindparam, select

from tms.db.models import ChangeSet, Concept, ConversionRule
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import EN
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.language.conversion.detection import detect_locale
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize, authorize_article
from tms.services.authorize_locked import lock_for, lock_publication
from tms.services.conversion.change_sets import queue_rederivation
from tms.services.conversion.term_changes import MOST_PHRASES
from tms.services.jobs.due_by_rule import date_anew
from tms.services.jobs.give_anew import give_anew
from tms.services.outside_events.tell_outside import lagging_now, tell_of_lag, tell_outside
from tms.services.sections import find_or_add_section, section_name

SECTION_KIND = "section"
"""The kind of change sets that move an article to another section."""


def change_section(uow: UnitOfWork, actor: Actor, article_id: int, name: str, *, anew: bool = False) -> None:
    """Put it into the section of that name in any language, into a new one if there is none, or with "" into none.

    What rules of the two sections decide is derived anew, also in versions that are approved. Readers see the new one
    once the article is published again. Due dates that nobody set are those of the new section's rule. ``anew``: its
    open steps that nobody has begun go to the section's default people, as ``give_anew`` says. The same section again
    is no change. Event ``section_changed``.
    Raises NotFound, Denied, Invalid (``section_too_long``, ``text_not_text``).
    """
    authorize_article(uow, actor, Action.ARTICLE_SECTION, article_id)
    wanted = section_name(name)
    # Before the article, as in a change of the rules.
    lock_publication(uow, actor.publication_id)
    now = lock_for(uow, actor, article_id)
    loaded = authorize_article(uow, now, Action.ARTICLE_SECTION, article_id)
    before = loaded.article.section_id
    after = find_or_add_section(uow, actor.publication_id, wanted, _language(loaded, wanted)) if wanted else None
    if after == before:
        return
    loaded.article.section_id = after
    before_it = lagging_now(loaded.versions)
    for version in loaded.versions:
        version.live_behind = version.live_snapshot_id is not None
    uow.session.flush()
    date_anew(uow, loaded)
    if anew:
        give_anew(uow, now, loaded)
    _derive_by_other_rules(uow, actor, article_id, {one for one in (before, after) if one is not None})
    record_event(
        uow,
        EventAct.SECTION_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        data={"before": before, "after": after},
    )
    tell_outside(uow, OutsideKind.ARTICLE_UPDATED, loaded.article, by=actor.person_id, told={"changed": ["section"]})
    tell_of_lag(uow, loaded.article, loaded.versions, before_it, by=actor.person_id)
    uow.article_changed(actor.publication_id, article_id)


_SECTIONS = (
    select(Concept.name)
    .where(
        Concept.publication_id == bindparam("publication_id"),
        Concept.kind == "section",
        Concept.withdrawn_at.is_(None),
    )
    .order_by(Concept.name, Concept.id)
)


def sections_known(uow: UnitOfWork, actor: Actor) -> list[str]:
    """The names of the publication's sections, for an actor who may choose one. Raises Denied."""
    authorize(actor, Action.ARTICLE_SECTION)
    return list(uow.session.scalars(_SECTIONS, {"publication_id": actor.publication_id}))


def _language(loaded: LoadedArticle, name: str) -> str:
    """The language of a section's name: an editor may type a Chinese one at an English article."""
    source, found = loaded.source.locale, detect_locale(name)
    return found if EN in {source, found} else source


def _derive_by_other_rules(uow: UnitOfWork, actor: Actor, article_id: int, topics: Collection[int]) -> None:
    """Queue the texts that have a phrase of the sections' rules; none without such rules."""
    phrases = uow.session.scalars(
        select(ConversionRule.source)
        .where(
            ConversionRule.publication_id == actor.publication_id,
            ConversionRule.topic_id.in_(topics),
            ConversionRule.retired_at.is_(None),
        )
        .distinct()
        .order_by(ConversionRule.source)
    ).all()
    if not phrases:
        return
    what = {"profile": None, "article": article_id, "topic": None, "here": None}
    change = ChangeSet(
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        kind=SECTION_KIND,
        what={**what, "phrases": list(phrases) if len(phrases) <= MOST_PHRASES else []},
    )
    uow.session.add(change)
    uow.session.flush()
    queue_rederivation(uow, change)
