"""Drafting a version again, at an editor's request: what that would change, and doing it. Never a person's text."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from tms.db.models import Version
from tms.db.queries import source_texts, texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.states import Origin
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle, authorize_version
from tms.services.drafting.candidates import drafts
from tms.services.drafting.confirmed_sources import confirmed_in
from tms.services.drafting.draft_source import WholeArticle
from tms.services.drafting.from_assembly import from_assembly
from tms.services.drafting.from_memory import from_memory
from tms.services.drafting.from_repeats import from_repeats
from tms.services.drafting.missing_texts import in_hand, wanted_of
from tms.services.drafting.redraft import begin_again
from tms.services.drafting.strength import MOST
from tms.services.engines.configured import engines_for


@dataclass(frozen=True, slots=True)
class DraftOutlook:
    """What drafting again would do with a version's segments.

    Of the ``untouched`` ones, ``from_memory`` and ``assembled`` are known now; ``asked`` are those that the ``engines``
    are asked for. ``in_hand`` are left alone, because somebody has them open. ``kept`` from engines outside: the
    article is ``confidential``.
    """

    locale: str
    segments: int
    untouched: int
    from_memory: int
    asked: int
    assembled: int
    in_hand: int
    engines: Sequence[str]
    confidential: bool

    @property
    def changes(self) -> int:
        """The most texts that may change."""
        return self.from_memory + self.asked + self.assembled


def draft_outlook(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> DraftOutlook:
    """What drafting again would do; nothing is sent out. Raises NotFound, Denied, Conflict (``draft_not_direct``)."""
    loaded, version = _authorized(uow, actor, article_id, locale)
    article, source = loaded.article, loaded.source
    rows = texts.in_reading_order(uow.session, article.id, [source.id, version.id])
    changes = source_texts.last_changes(uow.session, article.id, source.id)
    confirmed = confirmed_in(rows, changes)
    wanted = wanted_of(rows, changes, confirmed, anew=True)
    busy = in_hand(uow.session, article.id, version.id)
    free = [one for one in wanted if one.segment_id not in busy]
    engines = engines_for(uow, loaded.publication.id, source.locale, version.locale, confidential=article.confidential)
    whole = WholeArticle(
        begin=lambda: nullcontext(uow),
        article=article,
        publication=loaded.publication,
        source=source,
        target=version,
        texts=[row.source.text for row in rows],
        wanted=free,
        confirmed=confirmed,
    )
    memory, assembly = _found_here(uow, whole)
    standing = {row.segment_id: row.texts[1] for row in rows}
    asked = {one.segment_id for one in free if engines and one.beats < MOST[Origin.MT]} - set(memory)
    return DraftOutlook(
        locale=version.locale,
        segments=len(rows),
        untouched=len(wanted),
        from_memory=len(memory),
        asked=len(asked),
        assembled=sum(
            1
            for key, text in assembly.items()
            if key not in asked and ((stands := standing[key]) is None or stands.text != text)
        ),
        in_hand=len(wanted) - len(free),
        engines=[engine.name for engine in engines],
        confidential=article.confidential,
    )


def _found_here(uow: UnitOfWork, whole: WholeArticle) -> tuple[dict[int, str], dict[int, str]]:
    """The drafts that memory (with what is confirmed here) and terms have, by segment: nobody outside is asked."""
    sources = {Origin.REPEAT: from_repeats, Origin.MEMORY: from_memory, Origin.ASSEMBLY: from_assembly}
    ready = {origin: source(uow, whole) for origin, source in sources.items()}
    found = [(one.segment_id, draft) for one, draft in drafts(ready, whole.wanted) if draft.text]
    assembly = {key: draft.text for key, draft in found if draft.origin == Origin.ASSEMBLY}
    return {key: draft.text for key, draft in found if key not in assembly}, assembly


def draft_again(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> None:
    """Queue a new drafting of the version. Event. Raises NotFound, Denied, Conflict (``draft_not_direct``)."""
    loaded, version = _authorized(uow, actor, article_id, locale)
    begin_again(uow, article_id, version.id)
    record_event(
        uow,
        EventAct.DRAFTED_AGAIN,
        publication_id=loaded.publication.id,
        person_id=actor.person_id,
        article_id=article_id,
        version_id=version.id,
    )
    uow.article_changed(loaded.publication.id, article_id)


def _authorized(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> tuple[LoadedArticle, Version]:
    loaded, version = authorize_version(uow, actor, Action.STAGE_RETRY, article_id, locale)
    if version.role != "direct":
        raise Conflict("draft_not_direct")
    return loaded, version
