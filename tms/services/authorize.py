"""The gate of every use case: the permission table's answer as an error, and what it must look at, loaded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.orm import defer

from tms.db.models import Article, Job, JobStep, Publication, Version
from tms.db.queries.article_context import (
    ArticleRow,
    OneArticle,
    OnePublication,
    OneStep,
    OneVersion,
    PublicationRow,
    StepRow,
    VersionRow,
    article_context,
)
from tms.db.queries.one_segment import Locked
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Conflict, Denied, NotFound
from tms.domain.permissions import Action, Actor, Refused, Subject, decide
from tms.domain.token_scopes import Scope

AVersion_co = TypeVar("AVersion_co", bound=OneVersion, covariant=True)
AStep_co = TypeVar("AStep_co", bound=OneStep, covariant=True)


@dataclass(frozen=True, slots=True)
class ArticleContext(Generic[AVersion_co, AStep_co]):
    """An article with its versions and the open jobs' steps: what the permission table looks at."""

    article: OneArticle
    publication: OnePublication
    versions: Sequence[AVersion_co]
    steps: Mapping[int, Sequence[AStep_co]]

    def version(self, locale: str) -> AVersion_co:
        """The version of that locale. Raises NotFound."""
        for version in self.versions:
            if version.locale == locale:
                return version
        raise NotFound("version_not_found", locale=locale[:40])

    @property
    def source(self) -> AVersion_co:
        return next(v for v in self.versions if v.role == "source")

    def others(self, version: OneVersion) -> list[AVersion_co]:
        """The versions beside the source and this one, in the publication's order."""
        these = {version.id, self.article.source_version_id}
        return [v for locale in locales.NAMES for v in self.versions if v.locale == locale and v.id not in these]

    def active_step(self, version: OneVersion) -> AStep_co | None:
        """The step of the version's open job that people work on now."""
        return next((s for s in self.steps.get(version.id, []) if s.state == "active"), None)

    def subject(
        self,
        version: OneVersion | None = None,
        *,
        authors: frozenset[int] = frozenset(),
        submitter: int | None = None,
        approvers: frozenset[int] = frozenset(),
        said_by: int | None = None,
    ) -> Subject:
        """What the permission table's conditions need to know of the article, and of one version."""
        step = self.active_step(version) if version else None
        return Subject(
            locale=version.locale if version else None,
            assigned_visibility=self.article.visibility == "assigned",
            confidential=self.article.confidential,
            assignees=frozenset(s.assignee_id for steps in self.steps.values() for s in steps if s.assignee_id),
            step_kind=step.kind if step else None,
            step_assignee=step.assignee_id if step else None,
            authors=authors,
            four_eyes=self.publication.four_eyes,
            submitter=submitter,
            approvers=approvers,
            archived=self.article.archived_at is not None,
            said_by=said_by,
        )


@dataclass(frozen=True, slots=True)
class PlainArticleContext(ArticleContext[VersionRow, StepRow]):
    """What an act on one segment reads: rows, which must not be changed, and the actor with their present roles."""

    article: ArticleRow
    publication: PublicationRow
    actor: Actor


AnyArticleContext = ArticleContext[OneVersion, OneStep]
"""For code that only reads and takes either of the two."""


@dataclass(frozen=True, slots=True)
class LoadedArticle(ArticleContext[Version, JobStep]):
    """An article and what stands around it as rows of the session, which can be changed, with the open jobs."""

    article: Article
    publication: Publication
    steps: dict[int, list[JobStep]]
    jobs: dict[int, Job]


def authorize(actor: Actor, action: Action, subject: Subject | None = None) -> None:
    """Raise Denied with the reason if the permission table refuses."""
    answer = decide(actor, action, subject)
    if isinstance(answer, Refused):
        raise Denied(answer.code)


def may(actor: Actor, action: Action, subject: Subject | None = None) -> bool:
    """Whether the permission table allows it: for pages that show a button only to those who may press it."""
    return not isinstance(decide(actor, action, subject), Refused)


def authorize_scope(actor: Actor, scope: Scope | None) -> None:
    """Raise Denied (``not_in_scope``) if the token that the actor asks with lacks this scope; None: each is enough."""
    if scope is not None and actor.scopes is not None and scope not in actor.scopes:
        raise Denied("not_in_scope")


def authorize_article(uow: UnitOfWork, actor: Actor, action: Action, article_id: int) -> LoadedArticle:
    """Load an article that the actor may see, then ask for the action on it.

    Raises NotFound for what is another publication's or hidden from the actor, else Denied.
    """
    loaded = _load(uow, actor, article_id)
    authorize(actor, action, loaded.subject())
    return loaded


def authorize_version(
    uow: UnitOfWork, actor: Actor, action: Action, article_id: int, locale: str
) -> tuple[LoadedArticle, Version]:
    """Load an article that the actor may see, then ask for the action on one of its versions, with its active step.

    Raises as ``authorize_article``.
    """
    loaded = _load(uow, actor, article_id)
    version = loaded.version(locale)
    authorize(actor, action, loaded.subject(version))
    return loaded, version


def authorize_for_reading(
    uow: UnitOfWork, actor: Actor, action: Action, article_id: int, locale: str, *, locked: Locked | None = None
) -> tuple[PlainArticleContext, VersionRow]:
    """``authorize_version`` for a caller that changes nothing of article, version and steps: rows instead of entities.

    It is the gate of what people do to segments all day. With ``locked``, a segment's texts that the caller has locked,
    the actor's roles stay until the transaction ends: a change of them waits. Raises as ``authorize_article``, and
    Conflict (``source_switched``) if that happened while the lock was waited for.
    """
    seen, version = _read(uow, actor, article_id, locale, locked)
    authorize(seen.actor, action, seen.subject(version))
    return seen, version


def authorize_writing(
    uow: UnitOfWork, actor: Actor, in_translation: Action, article_id: int, locale: str, *, locked: Locked | None = None
) -> tuple[PlainArticleContext, VersionRow]:
    """Ask for the action of writing in a version: the translator's, or in review the reviewer's own correction.

    ``locked`` as for ``authorize_for_reading``.
    """
    seen, version = _read(uow, actor, article_id, locale, locked)
    authorize_writer(seen.actor, in_translation, seen, version)
    return seen, version


def authorize_writer(actor: Actor, in_translation: Action, seen: AnyArticleContext, version: OneVersion) -> None:
    """``authorize_writing`` for a caller that has read the article. Raises Denied."""
    corrects = is_in_review(seen, version) and may_by_role(actor, Action.SEGMENT_CORRECT)
    authorize(actor, Action.SEGMENT_CORRECT if corrects else in_translation, seen.subject(version))


def _read(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, locked: Locked | None
) -> tuple[PlainArticleContext, VersionRow]:
    """The article as rows, and its version, if the actor may see it. Raises NotFound, Conflict."""
    holds = locked is not None
    found = article_context(uow.session, actor.publication_id, article_id, actor.person_id, holds_member=holds)
    if found is None:
        raise NotFound("article_not_found")
    now = as_now(actor, found.member.roles, found.member.languages, assigned_only=found.member.assigned_only)
    seen = PlainArticleContext(found.article, found.publication, found.versions, found.steps, now)
    _require_sight(now, seen.subject())
    version = seen.version(locale)
    # Which versions are derived from this one was read before the lock was waited for.
    if locked is not None and locked.texts and locked.source_version_id != seen.article.source_version_id:
        raise Conflict("source_switched")
    return seen, version


def as_now(actor: Actor, roles: Collection[str], languages: Collection[str], *, assigned_only: bool) -> Actor:
    """The actor with their present roles in the publication, which may have changed since the request came."""
    return replace(actor, roles=frozenset(roles), languages=frozenset(languages), assigned_only=assigned_only)


def may_by_role(actor: Actor, action: Action) -> bool:
    """Whether the actor's roles allow it, if everything else is right."""
    return decide(actor, action) != Refused("not_your_role")


def is_in_review(seen: AnyArticleContext, version: OneVersion) -> bool:
    """Whether the active step is a review."""
    step = seen.active_step(version)
    return step is not None and step.kind == "review"


_LOADED = made_once(
    select(Article, Publication, Version, Job, JobStep)
    .join(Publication, Publication.id == Article.publication_id)
    .join(Version, Version.article_id == Article.id)
    .outerjoin(Job, (Job.article_id == Article.id) & (Job.version_id == Version.id) & (Job.state == "open"))
    .outerjoin(JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id))
    .where(
        Article.id == bindparam("article_id"),
        Article.publication_id == bindparam("publication_id"),
        Article.discarded_at.is_(None),
    )
    .order_by(Version.id, JobStep.position)
    # The longest by far, repeated in each row, and asked for by one page.
    .options(defer(Article.left_out))
)


def _load(uow: UnitOfWork, actor: Actor, article_id: int) -> LoadedArticle:
    """Load the article with all that belongs to it, in one statement, because every act begins with it."""
    rows = uow.session.execute(_LOADED, {"article_id": article_id, "publication_id": actor.publication_id}).all()
    if not rows:
        raise NotFound("article_not_found")
    article, publication = rows[0].Article, rows[0].Publication
    versions = list(dict.fromkeys(row.Version for row in rows))
    jobs: dict[int, Job] = {}
    steps: dict[int, list[JobStep]] = {}
    for _, _, version, job, step in rows:
        if step is not None:
            jobs[version.id] = job
            steps.setdefault(version.id, []).append(step)
    loaded = LoadedArticle(article, publication, versions, steps, jobs)
    _require_sight(actor, loaded.subject())
    return loaded


def _require_sight(actor: Actor, subject: Subject) -> None:
    """Raise NotFound for an article that the actor may not see."""
    if isinstance(decide(actor, Action.ARTICLE_VIEW, subject), Refused):
        raise NotFound("article_not_found")
