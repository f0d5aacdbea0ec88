"""Source revisions to read: the list, any of them as it was committed, two compared, the present one to edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from tms.db.models import Event, Person, SourceRevision
from tms.db.queries import revisions as stored
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.imported_article import ImportedArticle
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.authorize import LoadedArticle, authorize_article
from tms.services.sections import section_names
from tms.services.source.revision_comparison import ComparedSegment, compared
from tms.services.source.source_blocks import as_new, page_of


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """The source as it stands, to be edited. What is committed later names ``revision`` as what it is based on.

    Revisions that only cut the same text in other places are not counted: nobody has to look at their text again.
    """

    page: ImportedArticle
    revision: int


@dataclass(frozen=True, slots=True)
class RevisionEntry:
    """A line of the list. The counts are segments against the revision before; ``kind`` is import, edit, typo, switch.

    ``who`` is None where nobody is on record.
    """

    number: int
    kind: str
    language: str
    who: str | None
    at: datetime
    note: str | None
    is_current: bool
    changed: int = 0
    new: int = 0
    removed: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class RevisionText:
    """A revision as it was committed, exactly."""

    entry: RevisionEntry
    page: ImportedArticle


@dataclass(frozen=True, slots=True)
class RevisionComparison:
    """The segments of the later revision in its order, each removed one after what it stood behind.

    Between revisions in two languages nothing is called changed: the texts stand side by side.
    """

    old: RevisionEntry
    new: RevisionEntry
    segments: list[ComparedSegment]


def read_source(uow: UnitOfWork, actor: Actor, article_id: int) -> SourceDraft:
    """The present source as a page to edit. Raises NotFound, Denied."""
    loaded = authorize_article(uow, actor, Action.SOURCE_EDIT, article_id)
    revision = uow.session.get_one(SourceRevision, (article_id, loaded.article.current_revision_id))
    return SourceDraft(_page(uow, loaded, revision), stored.number_of_text(uow.session, article_id))


def list_revisions(uow: UnitOfWork, actor: Actor, article_id: int) -> list[RevisionEntry]:
    """All revisions, newest first. Raises NotFound, Denied."""
    loaded = authorize_article(uow, actor, Action.REVISIONS_VIEW, article_id)
    return _entries(uow, loaded)


def read_revision(uow: UnitOfWork, actor: Actor, article_id: int, number: int) -> RevisionText:
    """Any revision as it was committed. Raises NotFound (``revision_not_found``), Denied."""
    loaded = authorize_article(uow, actor, Action.REVISIONS_VIEW, article_id)
    revision = _numbered(uow, article_id, number)
    return RevisionText(_entry(_entries(uow, loaded), number), _page(uow, loaded, revision))


def compare_revisions(uow: UnitOfWork, actor: Actor, article_id: int, a: int, b: int) -> RevisionComparison:
    """What is different between two revisions, the older one first. Raises as ``read_revision``."""
    loaded = authorize_article(uow, actor, Action.REVISIONS_VIEW, article_id)
    entries = _entries(uow, loaded)
    old, new = (
        stored.placed_texts(uow.session, article_id, _numbered(uow, article_id, number).id) for number in sorted((a, b))
    )
    return RevisionComparison(_entry(entries, min(a, b)), _entry(entries, max(a, b)), compared(old, new))


def _numbered(uow: UnitOfWork, article_id: int, number: int) -> SourceRevision:
    revision = stored.numbered(uow.session, article_id, number)
    if revision is None:
        raise NotFound("revision_not_found", number=number)
    return revision


def _entry(entries: Sequence[RevisionEntry], number: int) -> RevisionEntry:
    return next(entry for entry in entries if entry.number == number)


def _page(uow: UnitOfWork, loaded: LoadedArticle, revision: SourceRevision) -> ImportedArticle:
    article, section = loaded.article, None
    if article.section_id is not None:
        names = section_names(uow, loaded.publication.id, {article.section_id}, loaded.publication.region)
        section = names.get(article.section_id, {}).get(revision.language)
    blocks = as_new(stored.blocks(uow.session, article.id, revision.id))
    return page_of(revision.language, blocks, section=section, published_on=article.published_on)


def _entries(uow: UnitOfWork, loaded: LoadedArticle) -> list[RevisionEntry]:
    article = loaded.article
    told = uow.session.scalars(
        select(Event.data).where(Event.article_id == article.id, Event.act == EventAct.SOURCE_REVISED)
    )
    counts = {data["number"]: data for data in told if data}
    rows = uow.session.execute(
        select(SourceRevision, Person.name)
        .outerjoin(Person, Person.id == SourceRevision.author_id)
        .where(SourceRevision.article_id == article.id)
        .order_by(SourceRevision.number.desc())
    )
    return [
        RevisionEntry(
            number=revision.number,
            kind=revision.kind,
            language=revision.language,
            who=name,
            at=revision.at,
            note=revision.note,
            is_current=revision.id == article.current_revision_id,
            **{what: counts.get(revision.number, {}).get(what, 0) for what in ("changed", "new", "removed", "moved")},
        )
        for revision, name in rows
    ]
