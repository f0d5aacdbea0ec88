"""Making another version the source: its texts are a new source revision, and the old source is a translation.

No text, history, memory, snapshot or address changes. Where a version has another parent now, how its texts came
from it is worked out afresh: what conversion gives follows, anything else is a person's override.
"""

import uuid
from collections.abc import Mapping

from sqlalchemy import delete, select, update

from tms.db.models import Derivation, Job, PublicationRoute, SegmentText, Version
from tms.db.queries import revised_texts, revisions, source_texts
from tms.db.queries.picture_choices import choices_in
from tms.db.queries.revisions import NewBlock, RevisionPlace
from tms.db.statements.insert_many import insert_rows
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.list_number import number_in
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.states import Look, SegmentState, VersionStatus
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work, record_event
from tms.services.authorize import LoadedArticle, authorize_article
from tms.services.authorize_locked import authorize_locked_article
from tms.services.conversion.derive_text import deriving
from tms.services.following.apply_parent_change import derivation_row
from tms.services.idempotency import once
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.source.commit_revision import add_change_set, add_revision
from tms.services.source.revision_plan import Present, present_source
from tms.services.source.source_blocks import hash_of_blocks
from tms.services.versions.as_read import put_together, space_between
from tms.services.versions.version_texts import parents_first

Texts = Mapping[int, SegmentText]


def switch_source(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, key: uuid.UUID) -> int:
    """Make the version of ``locale`` the article's source; the revision's number. A repeated ``key`` gives the first's.

    The version needs a text for every segment that somebody confirmed, whatever its status. Event ``source_switched``.
    Raises NotFound, Denied, Conflict (``switch_is_source``, ``switch_text_missing``, ``looks_open``,
    ``switch_has_pictures``, ``switch_unknown``, ``revision_not_ready``, ``key_reused``).
    """
    authorize_article(uow, actor, Action.SOURCE_SWITCH, article_id).version(locale)

    def act() -> dict[str, int]:
        loaded = authorize_locked_article(uow, actor, Action.SOURCE_SWITCH, article_id)
        return {"number": _switch(uow, actor, loaded, loaded.version(locale))}

    return int(once(uow, actor, key, {"article": article_id, "switch": locale}, act)["number"])


def _switch(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, new: Version) -> int:
    old = loaded.source
    if new.id == old.id:
        raise Conflict("switch_is_source")
    if choices_in(uow.session, loaded.article.id, new.id):
        # As the source it would show the article's, which its readers never saw.
        raise Conflict("switch_has_pictures")
    routes = _routes(uow, loaded, new)
    present = present_source(uow, loaded)
    texts = {
        version.id: source_texts.of_segments(
            uow.session, loaded.article.id, version.id, list(present.texts), for_update=True
        )
        for version in parents_first(loaded)
    }
    _refuse_unready(present, texts[new.id])
    blocks, places = _as_source(present, texts[new.id], new, old)
    revision = add_revision(uow, actor, loaded, present.revision, new, kind="switch", text_hash=hash_of_blocks(blocks))
    add_change_set(uow, actor, loaded, revision)
    revisions.add_blocks(uow.session, loaded.article.id, revision.id, blocks)
    revisions.add_places(uow.session, loaded.article.id, revision.id, places)
    moved = _new_roles(uow, loaded, new, routes)
    revised_texts.become_source(uow.session, loaded.article.id, new.id)
    revised_texts.answer_to(uow.session, loaded.article.id, new.id, were_source=old.id, person_id=actor.person_id)
    for version in moved:
        _derive_afresh(uow, loaded, version, texts)
    _move_on(uow, loaded, new, old, present.revision.id, revision.id)
    _queue(uow, loaded, texts)
    record_event(
        uow,
        EventAct.SOURCE_SWITCHED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=loaded.article.id,
        version_id=new.id,
        data={"number": revision.number, "from": old.locale, "to": new.locale},
    )
    told = {"changed": ["source"], "revision": revision.number, "language": new.locale}
    tell_outside(uow, OutsideKind.ARTICLE_UPDATED, loaded.article, by=actor.person_id, told=told)
    uow.article_changed(actor.publication_id, loaded.article.id)
    return revision.number


def _routes(uow: UnitOfWork, loaded: LoadedArticle, new: Version) -> dict[str, PublicationRoute]:
    found = uow.session.scalars(
        select(PublicationRoute).where(
            PublicationRoute.publication_id == loaded.publication.id, PublicationRoute.source_locale == new.locale
        )
    )
    routes = {route.locale: route for route in found}
    if any(version.id != new.id and version.locale not in routes for version in loaded.versions):
        raise Conflict("switch_unknown", locale=new.locale)
    return routes


def _refuse_unready(present: Present, texts: Texts) -> None:
    rows = [texts.get(place.segment_id) for place in present.places]
    # A draft is nobody's word: as the source it would go to readers, and count as accepted for ever.
    missing = sum(row is None or not row.text or row.state == SegmentState.INITIAL for row in rows)
    if missing:
        raise Conflict("switch_text_missing", n=missing)
    conflicts = sum(row is not None and row.look == Look.CONFLICT for row in rows)
    if conflicts:
        raise Conflict("looks_open", n=conflicts)


def _as_source(
    present: Present, texts: Texts, new: Version, old: Version
) -> tuple[list[NewBlock], list[RevisionPlace]]:
    """The version as blocks and places: the present ones, in its language."""
    parts: dict[int, list[tuple[str, SegmentText]]] = {}
    numbers: dict[int, str] = {}
    places = []
    for place in present.places:
        row = texts[place.segment_id]
        in_block = parts.setdefault(place.block, [])
        number = numbers.setdefault(place.block, number_in(new.locale, place.space_before))
        space = space_between(place.space_before, new.locale, old.locale) if in_block else number
        in_block.append((place.space_before, row))
        places.append(RevisionPlace(place.segment_id, place.position, place.block, new.id, row.rev, space))
    blocks = []
    for at, block in enumerate(present.blocks):
        if at not in parts:
            blocks.append(block)
            continue
        text, codes = put_together(parts[at], new.locale, old.locale)
        blocks.append(NewBlock(block.kind, numbers[at] + text, codes, block.attributes))
    return blocks, places


def _new_roles(
    uow: UnitOfWork, loaded: LoadedArticle, new: Version, routes: Mapping[str, PublicationRoute]
) -> list[Version]:
    """Give each version what its route says; those that are derived from another one than before.

    The old source first: there is one at a time. Derivations name the parent that their version has, so those of a
    version that gets another one go before it does.
    """
    by_locale = {version.locale: version for version in loaded.versions}
    moved = []
    for version in sorted(loaded.versions, key=lambda v: (v.role != "source", v.id != new.id, v.id)):
        route = routes.get(version.locale) if version.id != new.id else None
        parent = by_locale[route.derived_from].id if route and route.derived_from else None
        values: dict[str, object] = {
            "role": "source" if version.id == new.id else "derived" if parent else "direct",
            "parent_version_id": parent,
            "profile": route.profile if route else None,
        }
        if parent is None:
            values |= {"detached_at": None, "detached_by": None, "detached_why": None}
        if parent != version.parent_version_id:
            if parent is not None:
                moved.append(version)
            uow.session.execute(
                delete(Derivation).where(
                    Derivation.article_id == version.article_id, Derivation.version_id == version.id
                )
            )
        uow.session.execute(
            update(Version).where(Version.article_id == version.article_id, Version.id == version.id).values(values),
            execution_options={"synchronize_session": False},
        )
        uow.session.refresh(version)
    loaded.article.source_version_id = new.id
    uow.session.flush()
    return moved


def _derive_afresh(uow: UnitOfWork, loaded: LoadedArticle, version: Version, texts: Mapping[int, Texts]) -> None:
    """Derive how the version's texts would come from its new parent; nothing of them changes."""
    parent = next(v for v in loaded.versions if v.id == version.parent_version_id)
    derive = deriving(uow, loaded.publication, loaded.article, parent, version)
    rows = []
    for segment_id, text in texts[version.id].items():
        parent_text = texts[parent.id].get(segment_id)
        if parent_text is None or not parent_text.text or not text.text:
            continue
        base = derive(parent_text)
        status = "follows" if (base.text, parent_text.codes) == (text.text, text.codes) else "overridden"
        rows.append(derivation_row(version, parent.id, parent_text, base, status))
    insert_rows(uow.session, Derivation, rows)
    # What was in conflict with the parent that it had stands as the person left it, and is looked at once more.
    uow.session.execute(
        update(SegmentText)
        .where(
            SegmentText.article_id == version.article_id,
            SegmentText.version_id == version.id,
            SegmentText.look == Look.CONFLICT,
        )
        .values(look=Look.PARENT_CHANGED),
        execution_options={"synchronize_session": False},
    )


def _move_on(
    uow: UnitOfWork, loaded: LoadedArticle, new: Version, old: Version, based_on_id: int, revision_id: int
) -> None:
    """Settle the new source, which asks nobody for work; what answered to the source until now still does."""
    job = loaded.jobs.pop(new.id, None)
    if job is not None:
        for step in loaded.steps[new.id]:
            if step.state != "done":
                step.state, step.active_since = "skipped", None
        job.state = "cancelled"
    if new.status not in {VersionStatus.PUBLISHED, VersionStatus.WITHDRAWN}:
        new.status = VersionStatus.APPROVED
    loaded.article.current_revision_id = revision_id
    for version in loaded.versions:
        if version.id in {new.id, old.id} or version.revision_id == based_on_id:
            version.revision_id = revision_id
    uow.session.execute(
        update(Job)
        .where(Job.article_id == loaded.article.id, Job.state == "open", Job.version_id != new.id)
        .values(revision_id=revision_id)
    )
    uow.session.flush()


def _queue(uow: UnitOfWork, loaded: LoadedArticle, texts: Mapping[int, Texts]) -> None:
    """Queue machines' work on what nobody touched: it follows its new parent, or is drafted if it is empty."""
    for version in loaded.versions:
        rows = texts[version.id].values()
        is_new = version.status == VersionStatus.NEW
        if version.role == "direct" and (is_new or any(not row.text and row.touched_by is None for row in rows)):
            queue_work(uow, WorkKind.DRAFT, loaded.article.id, version.id)
        elif version.role == "derived" and (
            is_new or any(row.touched_by is None or row.state == SegmentState.INITIAL for row in rows)
        ):
            queue_work(uow, WorkKind.DERIVE, loaded.article.id, version.id)
