"""Terms that people propose while they translate: an editor accepts each into the termbase, or declines it."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Article, Concept, Person, Term, TermSuggestion
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.locales import memory_locale
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.language.terms import ADMITTED, DEPRECATED, PREFERRED
from tms.services.article_visibility import seen_by
from tms.services.audit import record_event
from tms.services.authorize import authorize, authorize_for_reading
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.given_reason import given_reason
from tms.services.termbase.checked_input import checked
from tms.services.termbase.concepts import follow, store_change, store_new, stored
from tms.services.termbase.terms import ConceptEntry, TermEntry
from tms.services.withhold_guarded import leaves_to

MOST = 200
"""The most suggestions in a list."""

OPEN, ACCEPTED, DECLINED = "open", "accepted", "declined"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposal of a person: words of a source, a term for them, and the segment that they are from."""

    id: int
    source_locale: str
    source: str
    locale: str
    target: str
    note: str | None
    article_id: int | None
    segment_id: int | None
    who: str
    at: datetime
    state: str
    reason: str | None
    concept_id: int | None


def suggest_term(
    uow: UnitOfWork,
    actor: Actor,
    article_id: int,
    locale: str,
    segment_id: int,
    *,
    source: str,
    target: str,
    note: str = "",
) -> int:
    """Propose a term from a segment of a version; the suggestion's id. Event.

    Raises NotFound, Denied, Invalid (``suggestion_incomplete``, as ``checked``), Conflict (``suggestion_there``).
    """
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    authorize(seen.actor, Action.TERM_SUGGEST, seen.subject(version))
    if version.role == "source" or texts.get(uow.session, article_id, seen.source.id, segment_id) is None:
        raise NotFound("segment_not_found")
    if not source.strip() or not target.strip():
        raise Invalid("suggestion_incomplete")
    from_locale, to_locale = (memory_locale(one.locale, seen.publication.region) for one in (seen.source, version))
    wish = checked(ConceptEntry("", note=note, terms=[TermEntry(from_locale, source), TermEntry(to_locale, target)]))
    words = {term.locale: term.text for term in wish.terms}
    made: int | None = uow.session.scalar(
        insert(TermSuggestion)
        .values(
            publication_id=actor.publication_id,
            source_locale=from_locale,
            source=words[from_locale],
            locale=to_locale,
            target=words[to_locale],
            note=wish.note,
            article_id=article_id,
            segment_id=segment_id,
            person_id=actor.person_id,
        )
        .on_conflict_do_nothing()
        .returning(TermSuggestion.id)
    )
    if made is None:
        raise Conflict("suggestion_there")
    _told(uow, actor, EventAct.TERM_SUGGESTED, made, article_id)
    return made


def list_suggestions(uow: UnitOfWork, actor: Actor, state: str = OPEN) -> list[Suggestion]:
    """Suggestions that wait, the oldest first, or were answered, the newest first; ``MOST`` at most.

    The article is named only to people who may see it; what came from a guarded one is shown to them alone. Raises
    Denied.
    """
    authorize(actor, Action.TERMS_VIEW)
    order = TermSuggestion.id if state == OPEN else TermSuggestion.answered_at.desc()
    rows = uow.session.execute(
        select(TermSuggestion, Person.name)
        .join(Person, Person.id == TermSuggestion.person_id)
        .outerjoin(Article, Article.id == TermSuggestion.article_id)
        .where(
            TermSuggestion.publication_id == actor.publication_id,
            TermSuggestion.state == state,
            or_(Article.id.is_(None), leaves_to(actor)),
        )
        .order_by(order)
        .limit(MOST)
    )
    found = [_view(row, who) for row, who in rows]
    named = {one.article_id for one in found if one.article_id is not None}
    seen = set(uow.session.scalars(select(Article.id).where(Article.id.in_(named), seen_by(actor)))) if named else set()
    return [one if one.article_id in seen else replace(one, article_id=None, segment_id=None) for one in found]


def count_suggestions(uow: UnitOfWork, actor: Actor) -> dict[str, int]:
    """The number of suggestions in each state. Raises Denied."""
    authorize(actor, Action.TERMS_VIEW)
    rows = uow.session.execute(
        select(TermSuggestion.state, func.count())
        .outerjoin(Article, Article.id == TermSuggestion.article_id)
        .where(TermSuggestion.publication_id == actor.publication_id, or_(Article.id.is_(None), leaves_to(actor)))
        .group_by(TermSuggestion.state)
    )
    return {row[0]: row[1] for row in rows}


def accept_suggestion(uow: UnitOfWork, actor: Actor, suggestion_id: int, *, reason: str = "") -> int:
    """Accept a suggestion into the termbase; the concept's id. Event.

    It joins the concept that its source's words already are a term of, as the preferred term if that has none in the
    target's locale, else as an admitted one; without such a concept it is a new one.

    Raises Denied, NotFound (``suggestion_not_found``), Conflict (``concept_there``).
    """
    authorize_locked_publication(uow, actor, Action.TERMS_CHANGE)
    found = _open(uow, actor, suggestion_id)
    concept = _having(uow, actor, found)
    if concept is None:
        terms = [TermEntry(found.source_locale, found.source), TermEntry(found.locale, found.target)]
        entry = checked(ConceptEntry("", note=found.note, terms=terms))
        concept_id = store_new(uow, actor, entry, "added", reason)
        follow(uow, actor, (entry,))
    else:
        concept_id = concept.id
        before = stored(uow, concept).entry
        entry = _with(before, found)
        if entry != before:
            store_change(uow, actor, concept, entry, "changed", reason)
            follow(uow, actor, (before, entry))
    require_storable(reason)
    _answered(uow, actor, found, ACCEPTED, reason.strip() or None, concept_id)
    _told(uow, actor, EventAct.SUGGESTION_ACCEPTED, found.id, found.article_id)
    return concept_id


def decline_suggestion(uow: UnitOfWork, actor: Actor, suggestion_id: int, *, reason: str) -> None:
    """Decline a suggestion, with a reason. Event. Raises Denied, NotFound (``suggestion_not_found``), Invalid."""
    authorize(actor, Action.TERMS_CHANGE)
    why = given_reason(reason)
    found = _open(uow, actor, suggestion_id)
    _answered(uow, actor, found, DECLINED, why)
    _told(uow, actor, EventAct.SUGGESTION_DECLINED, found.id, found.article_id)


def _open(uow: UnitOfWork, actor: Actor, suggestion_id: int) -> TermSuggestion:
    row = select(TermSuggestion).where(
        TermSuggestion.publication_id == actor.publication_id, TermSuggestion.id == suggestion_id
    )
    found = uow.session.scalar(row.with_for_update().execution_options(populate_existing=True))
    if found is None or found.state != OPEN:
        raise NotFound("suggestion_not_found")
    return found


def _having(uow: UnitOfWork, actor: Actor, found: TermSuggestion) -> Concept | None:
    """The concept that already has the source's words as a term, locked; the oldest of several."""
    concepts = (
        select(Concept)
        .join(Term, (Term.publication_id == Concept.publication_id) & (Term.concept_id == Concept.id))
        .where(
            Concept.publication_id == actor.publication_id,
            Concept.withdrawn_at.is_(None),
            Term.locale == found.source_locale,
            func.lower(Term.text) == func.lower(found.source),
            Term.administrative_status != DEPRECATED,
        )
        .order_by(Concept.id)
        .limit(1)
    )
    return uow.session.scalar(concepts.with_for_update(of=Concept))


def _with(entry: ConceptEntry, found: TermSuggestion) -> ConceptEntry:
    """The concept with the proposed term; a deprecated one that an editor accepts is admitted from now on."""
    others = [term for term in entry.terms if (term.locale, term.text) != (found.locale, found.target)]
    there = [term for term in entry.terms if term not in others]
    if any(term.status != DEPRECATED for term in there):
        return entry
    taken = any(term.locale == found.locale and term.status == PREFERRED for term in others)
    term = TermEntry(found.locale, found.target, ADMITTED if taken else PREFERRED)
    return checked(replace(entry, terms=[*others, term]))


def _answered(
    uow: UnitOfWork,
    actor: Actor,
    found: TermSuggestion,
    state: str,
    reason: str | None,
    concept_id: int | None = None,
) -> None:
    found.state, found.reason, found.concept_id = state, reason, concept_id
    found.answered_by, found.answered_at = actor.person_id, func.now()
    uow.session.flush()


def _told(uow: UnitOfWork, actor: Actor, act: EventAct, suggestion_id: int, article_id: int | None) -> None:
    record_event(
        uow,
        act,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        data={"suggestion": suggestion_id},
    )


def _view(row: TermSuggestion, who: str) -> Suggestion:
    kept_as = {name: getattr(row, name) for name in Suggestion.__dataclass_fields__ if name != "who"}
    return Suggestion(**kept_as, who=who)
