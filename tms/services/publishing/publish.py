"""Publishing: approved versions become snapshots, and the snapshots what readers see, in one act."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, select

from tms.db.models import Hold, Release, ReleaseVersion, Snapshot, SnapshotSegment, Version
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid
from tms.domain.fingerprint import fingerprint
from tms.domain.locales import EN, memory_locale
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.states import VersionStatus, next_status
from tms.services.articles.slugs import free_slug, waits_for_title
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle
from tms.services.authorize_locked import authorize_whole_article, lock_publication
from tms.services.conversion.questions import refuse_open_questions
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.parity.gate import refuse_disagreements
from tms.services.pictures.released_pictures import refuse_pictures
from tms.services.publishing.addresses import put_at_slug
from tms.services.publishing.last_gate import refuse_unread
from tms.services.publishing.list_release import list_release
from tms.services.versions.as_read import seen_blocks
from tms.services.versions.public_content import public_content
from tms.services.versions.title_words import with_titles


def publish(uow: UnitOfWork, actor: Actor, article_id: int, locales: Sequence[str]) -> int:
    """Release these versions together; the release's id. Readers see all of them from the commit on, or none.

    What goes out is looked at itself, not by its status (``refuse_unread``), and by the database once more. Raises
    Invalid (``nothing_to_publish``), Conflict (``version_not_approved``, ``version_not_ready``, ``held``,
    ``text_not_accepted``, ``ambiguities_open``, ``parity_open``, ``slug_taken``, ``picture_gone``,
    ``picture_expired``).
    """
    may_be_named = EN in locales and waits_for_title(uow, article_id)
    if may_be_named:
        # Before the article, as when one is imported: two that go out at once never find the same slug free.
        lock_publication(uow, actor.publication_id)
    # The article is locked before holds are read: a hold placed meanwhile waits and finds it published.
    loaded = authorize_whole_article(uow, actor, Action.ARTICLE_PUBLISH, article_id)
    versions = [loaded.version(locale) for locale in dict.fromkeys(locales)]
    if not versions:
        raise Invalid("nothing_to_publish")
    for version in versions:
        if not may_go_out(version.role, version.status):
            raise Conflict("version_not_approved", locale=version.locale)
    _refuse_holds(uow, article_id, versions)
    refuse_unread(uow, actor, loaded, versions)
    refuse_open_questions(uow, loaded, versions)
    refuse_disagreements(uow, loaded, versions)
    release = Release(
        article_id=article_id,
        publication_id=actor.publication_id,
        kind="publish",
        at=func.now(),
        state="happened",
        person_id=actor.person_id,
    )
    uow.session.add(release)
    uow.session.flush()
    before = {version.id for version in versions if version.live_snapshot_id is not None}
    fingerprints = {
        version.id: _put_out(uow, loaded, release, version, may_be_named=may_be_named) for version in versions
    }
    _tell(uow, actor, loaded, release, versions, before, fingerprints)
    record_event(
        uow,
        EventAct.ARTICLE_PUBLISHED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        data={"release": release.id, "locales": [v.locale for v in versions]},
    )
    uow.article_changed(loaded.publication.id, article_id)
    return release.id


def _put_out(
    uow: UnitOfWork, loaded: LoadedArticle, release: Release, version: Version, *, may_be_named: bool
) -> bytes:
    """Make the version's snapshot what readers see; its fingerprint."""
    snapshot = _snapshot(uow, loaded, version)
    uow.session.add(
        ReleaseVersion(
            article_id=version.article_id,
            release_id=release.id,
            version_id=version.id,
            snapshot_id=snapshot.id,
            state="happened",
        )
    )
    version.live_snapshot_id, version.live_behind = snapshot.id, False
    version.status = next_status(version.status, VersionStatus.PUBLISHED)
    # Asked again, as an editor may have given it one meanwhile.
    if may_be_named and version.locale == EN and waits_for_title(uow, version.article_id):
        version.slug = _slug_of_title(uow, version, snapshot)
    put_at_slug(uow, version)
    list_release(uow, loaded.publication, loaded.article, version, snapshot)
    return snapshot.fingerprint


def _tell(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    release: Release,
    versions: Sequence[Version],
    before: Collection[int],
    fingerprints: Mapping[int, bytes],
) -> None:
    """Tell the outside: of versions that readers had not, and of those of which they had another text."""
    for kind, is_before in ((OutsideKind.VERSION_PUBLISHED, False), (OutsideKind.VERSION_CORRECTED, True)):
        some = [version for version in versions if (version.id in before) is is_before]
        if some:
            theirs = {version.id: fingerprints[version.id] for version in some}
            tell_outside(
                uow,
                kind,
                loaded.article,
                by=actor.person_id,
                versions=some,
                fingerprints=theirs,
                told={"release": release.id},
            )


def _slug_of_title(uow: UnitOfWork, version: Version, snapshot: Snapshot) -> str:
    return free_slug(uow, version.publication_id, snapshot.content["title"], article_id=version.article_id)


def may_go_out(role: str, status: str) -> bool:
    """Whether it is approved, or out already. A source needs no approval, so that a withdrawn one can go out again."""
    if role == "source" and status == VersionStatus.WITHDRAWN:
        return True
    return status in {VersionStatus.APPROVED, VersionStatus.PUBLISHED}


def _refuse_holds(uow: UnitOfWork, article_id: int, versions: Sequence[Version]) -> None:
    hold = uow.session.scalars(
        select(Hold).where(
            Hold.article_id == article_id,
            Hold.released_at.is_(None),
            Hold.version_id.is_(None) | Hold.version_id.in_([v.id for v in versions]),
            Hold.until.is_(None) | (Hold.until > func.now()),
        )
    ).first()
    if hold is not None:
        raise Conflict("held", kind=hold.kind, reason=hold.reason)


def _snapshot(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> Snapshot:
    blocks = seen_blocks(uow, loaded, version)
    region = memory_locale(version.locale, loaded.publication.region)
    placed = texts.in_reading_order(uow.session, version.article_id, [version.id])
    # Code has no sentences, and would go out alone before the others are cut.
    if not blocks or not placed:
        raise Conflict("version_not_ready", locale=version.locale)
    refuse_pictures(uow, loaded, version, blocks)
    snapshot = Snapshot(
        article_id=version.article_id,
        version_id=version.id,
        revision_id=loaded.article.current_revision_id,
        fingerprint=fingerprint(blocks),
        content=public_content(uow, loaded, version, with_titles(blocks, loaded.source.locale, region)),
    )
    uow.session.add(snapshot)
    uow.session.flush()
    uow.session.add_all(
        SnapshotSegment(
            article_id=version.article_id,
            snapshot_id=snapshot.id,
            position=row.position,
            version_id=version.id,
            segment_id=row.segment_id,
            rev=row.texts[0].rev,
        )
        for row in placed
        if row.texts[0] is not None
    )
    uow.session.flush()
    return snapshot
