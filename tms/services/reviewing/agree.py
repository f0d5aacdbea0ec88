"""Four eyes with one reviewer: a translator reads and agrees to their corrections, and then they may approve."""

from tms.db.queries import one_segment
from tms.db.statements.batched_changes import execute_changes
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.notices import Notice
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_version
from tms.services.jobs.agree_candidates import who_can_agree
from tms.services.jobs.agree_effect import agreed
from tms.services.jobs.authorship import authorize_another, authors_by_segment, authors_of_text, owned
from tms.services.jobs.corrections import corrections, correctors, waits_for_agreement
from tms.services.notifications.notify import tell
from tms.services.reviewing.accept_segment import authorize_on_text


def agree_to_correction(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, *, rev: int
) -> None:
    """Agree to a reviewer's correction: it is reviewed, as what follows it is. Sign-off ``accept``.

    Raises Denied, NotFound, Stale, Conflict (``not_a_correction``: a translation is accepted by a reviewer).
    """
    locked = authorize_on_text(
        uow, actor, Action.CORRECTION_AGREE, article_id, locale, segment_id, rev, with_derived=True
    )
    seen, version, row = locked.seen, locked.version, locked.row
    by = authors_of_text(uow, row)
    authorize_another(uow, locked.actor, Action.CORRECTION_AGREE, seen, version, by)
    if not waits_for_agreement(row, by, correctors(uow, article_id)):
        raise Conflict("not_a_correction")
    beside = one_segment.beside(uow.session, article_id, segment_id, seen.article.source_version_id)
    signed = agreed(uow, locked.actor, seen, version, locked.texts, beside.derived)
    execute_changes(uow.session, [*locked.texts.values(), *signed])
    uow.article_changed(seen.publication.id, article_id)


def ask_to_agree(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> str:
    """Tell the translator, or another who can agree, that the actor's corrections wait; the person's name.

    Raises Denied, NotFound, Conflict (``nothing_to_agree``, ``nobody_to_agree``).
    """
    loaded, version = authorize_version(uow, actor, Action.SEGMENT_CORRECT, article_id, locale)
    authors_of = authors_by_segment(uow, version)
    own = owned(authors_of, actor)
    waiting = corrections(uow, version, {i: people for i, people in authors_of.items() if i in own})
    if not waiting:
        raise Conflict("nothing_to_agree")
    others = who_can_agree(uow, actor, loaded, version)
    if not others:
        raise Conflict("nobody_to_agree")
    person_id, name = others[0]
    tell(
        uow,
        Notice.CORRECTED,
        [person_id],
        about=f"version {version.id}",
        publication_id=loaded.publication.id,
        article_id=article_id,
        by=actor.person_id,
        version_id=version.id,
        segment_id=min(waiting),
    )
    return name
