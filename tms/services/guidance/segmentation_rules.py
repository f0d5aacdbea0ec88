"""A publication's own exceptions to where sentences end: what holds, changing it, and what a change would do.

They hold for what is cut from then on: a new article, and a paragraph that a new revision changes. What was cut before
stays as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Article, Person, SegmentationChange, SourceBlock, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Stale
from tms.domain.permissions import Action, Actor
from tms.domain.storable import require_storable
from tms.language.segmentation import NO_RULES, CutChange, Seam, SegmentationRules, cut, cut_changes, read_rules
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication

ARTICLES_TRIED = 20
"""How many of the newest articles a preview looks at."""


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The rules that hold, as which change (0: nobody made one yet), and who made it when."""

    rules: SegmentationRules
    number: int = 0
    by: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SegmentationEffect:
    """What rules would change about one text: its title (None of a pasted one), the changes, and how much stays."""

    article_id: int | None
    title: str | None
    language: str
    changes: Sequence[CutChange]
    unchanged: int


def own_rules(uow: UnitOfWork, publication_id: int) -> SegmentationRules:
    """The rules by which the publication's texts are cut."""
    change = _newest(uow, publication_id)
    return _rules(change) if change else NO_RULES


def read_own_rules(uow: UnitOfWork, actor: Actor) -> OwnRules:
    """The publication's own rules, and who made them when, for those who may change them. Raises Denied."""
    authorize(actor, Action.SEGMENTATION_CHANGE)
    change = _newest(uow, actor.publication_id)
    if change is None:
        return OwnRules(NO_RULES)
    name = uow.session.scalar(select(Person.name).where(Person.id == change.created_by))
    return OwnRules(_rules(change), change.number, name, change.created_at)


def change_own_rules(uow: UnitOfWork, actor: Actor, rules: SegmentationRules, *, based_on: int) -> None:
    """Save other rules. The same ones again are no change. Raises Stale (``segmentation_stale``)."""
    authorize_locked_publication(uow, actor, Action.SEGMENTATION_CHANGE)
    present = _newest(uow, actor.publication_id)
    if based_on != (present.number if present else 0):
        raise Stale("segmentation_stale")
    if rules == (_rules(present) if present else NO_RULES):
        return
    abbreviations, no_break, breaks = list(rules.abbreviations), _written(rules.no_break), _written(rules.breaks)
    for text in (*abbreviations, *no_break, *breaks):
        require_storable(text)
    row = insert(SegmentationChange).values(
        publication_id=actor.publication_id,
        number=based_on + 1,
        abbreviations=abbreviations,
        no_break=no_break,
        breaks=breaks,
        chinese_semicolon=rules.chinese_semicolon,
        created_by=actor.person_id,
    )
    # Somebody else's of the same number is waited for; if it stays, this one is too late.
    if uow.session.scalar(row.on_conflict_do_nothing().returning(SegmentationChange.number)) is None:
        raise Stale("segmentation_stale")


def _newest(uow: UnitOfWork, publication_id: int) -> SegmentationChange | None:
    """The change that holds; None while nobody made one."""
    return uow.session.scalars(
        select(SegmentationChange)
        .where(SegmentationChange.publication_id == publication_id)
        .order_by(SegmentationChange.number.desc())
        .limit(1)
    ).one_or_none()


def _written(seams: Sequence[Seam]) -> list[str]:
    return [str(seam) for seam in seams]


def effect_on_text(
    uow: UnitOfWork, actor: Actor, rules: SegmentationRules, text: str, language: str
) -> SegmentationEffect:
    """What the rules would change about a text, beside those that hold."""
    authorize(actor, Action.SEGMENTATION_CHANGE)
    return _effect([text], language, own_rules(uow, actor.publication_id), rules)


def effect_on_articles(uow: UnitOfWork, actor: Actor, rules: SegmentationRules) -> list[SegmentationEffect]:
    """What the rules would change about each of the newest articles that the person sees, were it to come in today."""
    authorize(actor, Action.SEGMENTATION_CHANGE)
    present = own_rules(uow, actor.publication_id)
    articles = uow.session.execute(
        select(Article.id, Article.current_revision_id, Version.locale)
        .join(Version, Version.id == Article.source_version_id)
        .where(visible_to(actor), Article.current_revision_id.is_not(None))
        .order_by(Article.id.desc())
        .limit(ARTICLES_TRIED)
    ).all()
    blocks = _blocks(uow, [(article.id, article.current_revision_id) for article in articles])
    return [
        _effect(
            [block.text for block in blocks[article.id]],
            article.locale,
            present,
            rules,
            article_id=article.id,
            title=next((block.text for block in blocks[article.id] if block.kind == "title"), None),
        )
        for article in articles
    ]


def _blocks(uow: UnitOfWork, revisions: Sequence[tuple[int, int]]) -> Mapping[int, list[SourceBlock]]:
    found: dict[int, list[SourceBlock]] = {article_id: [] for article_id, _ in revisions}
    rows = uow.session.scalars(
        select(SourceBlock)
        .where(
            SourceBlock.article_id.in_([article_id for article_id, _ in revisions]),
            SourceBlock.revision_id.in_([revision_id for _, revision_id in revisions]),
        )
        .order_by(SourceBlock.article_id, SourceBlock.position)
    )
    for block in rows:
        found[block.article_id].append(block)
    return found


def _effect(
    texts: Iterable[str],
    language: str,
    present: SegmentationRules,
    rules: SegmentationRules,
    *,
    article_id: int | None = None,
    title: str | None = None,
) -> SegmentationEffect:
    changes: list[CutChange] = []
    pieces = 0
    for text in texts:
        now = cut(text, language, present)
        changes += cut_changes(now, cut(text, language, rules))
        pieces += len(now.pieces)
    return SegmentationEffect(
        article_id, title, language, changes, pieces - sum(len(change.before) for change in changes)
    )


def _rules(change: SegmentationChange) -> SegmentationRules:
    return read_rules(
        "\n".join(change.abbreviations),
        "\n".join(change.no_break),
        "\n".join(change.breaks),
        chinese_semicolon=change.chinese_semicolon,
    )
