"""Who finished what of an article, and when: steps of open jobs, approvals, and the releases that readers have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CompoundSelect,
    Row,
    any_,
    bindparam,
    func,
    literal_column,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from tms.db.models import Person, Release, ReleaseVersion, SignOff, Version
from tms.db.statements.literals import inline_literal
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import VersionStatus
from tms.services.authorize import LoadedArticle


@dataclass(frozen=True, slots=True)
class Finished:
    """Who did it, and the moment; of a release also which of the article's it was, counted from one."""

    who: str
    at: datetime
    number: int | None = None


@dataclass(frozen=True, slots=True)
class FinishedOfArticle:
    """Steps of open jobs by the version's locale and the step's position; the rest by locale.

    ``approvals``: of the text that is approved now or that readers have; ``releases``: the one that readers have.
    """

    steps: Mapping[tuple[str, int], Finished] = field(default_factory=dict)
    approvals: Mapping[str, Finished] = field(default_factory=dict)
    releases: Mapping[str, Finished] = field(default_factory=dict)


def finished_of_article(uow: UnitOfWork, loaded: LoadedArticle) -> FinishedOfArticle:
    """What was finished, in one statement; in none before anything was.

    It is for a caller that has asked whether the actor may see the article.
    """
    locales = {version.id: version.locale for version in loaded.versions}
    places = {
        step.sign_off_id: (locales[version_id], step.position)
        for version_id, steps in loaded.steps.items()
        for step in steps
        if step.sign_off_id and step.state == "done"
    }
    live = [version.live_snapshot_id for version in loaded.versions if version.live_snapshot_id is not None]
    if not places and not live and not any(map(_is_approved, loaded.versions)):
        return FinishedOfArticle()
    of_article = {"article_id": loaded.article.id, "sign_offs": list(places), "live": live}
    rows = uow.session.connection().execute(_SIGNED_THEN_RELEASED, of_article).all()
    releases = {locales[row.version_id]: Finished(row.name, row.at, row.number) for row in rows if row.number}
    signed = [row for row in rows if not row.number]
    return FinishedOfArticle(
        {places[row.id]: Finished(row.name, row.at) for row in signed if row.id in places},
        _approvals(loaded, [row for row in signed if row.kind == SignOffKind.APPROVE], releases),
        releases,
    )


def _is_approved(version: Version) -> bool:
    return version.status in {VersionStatus.APPROVED, VersionStatus.PUBLISHED}


def _approvals(
    loaded: LoadedArticle, rows: Sequence[Row[*tuple[Any, ...]]], releases: Mapping[str, Finished]
) -> dict[str, Finished]:
    """The newest of each version; of one that is worked on again, the newest that its readers' release had."""
    found: dict[str, Finished] = {}
    for version in loaded.versions:
        out = releases.get(version.locale)
        for row in rows:
            if row.version_id == version.id and (_is_approved(version) or (out is not None and row.at <= out.at)):
                found[version.locale] = Finished(row.name, row.at)
    return found


def _signed_then_released() -> CompoundSelect[Any]:
    """Sign-offs in their order, then releases with their number."""
    article_id = bindparam("article_id", type_=BigInteger)
    ids = ARRAY(BigInteger)
    approval = (SignOff.kind == inline_literal(SignOffKind.APPROVE)) & SignOff.segment_id.is_(None)
    signed = (
        select(SignOff.id, SignOff.version_id, SignOff.kind, Person.name, SignOff.at, null().label("number"))
        .join(Person, Person.id == SignOff.person_id)
        .where(SignOff.article_id == article_id, or_(SignOff.id == any_(bindparam("sign_offs", type_=ids)), approval))
    )
    earlier = aliased(Release)
    number = (
        select(func.count())
        .where(
            earlier.article_id == article_id,
            earlier.kind != inline_literal("withdraw"),
            earlier.state == inline_literal("happened"),
            earlier.id <= Release.id,
        )
        .scalar_subquery()
    )
    released = (
        select(Release.id, ReleaseVersion.version_id, literal_column("'release'"), Person.name, Release.at, number)
        .join(
            ReleaseVersion,
            (ReleaseVersion.article_id == Release.article_id) & (ReleaseVersion.release_id == Release.id),
        )
        .join(Person, Person.id == Release.person_id)
        .where(Release.article_id == article_id, ReleaseVersion.snapshot_id == any_(bindparam("live", type_=ids)))
    )
    return union_all(signed, released).order_by("number", "id")


_SIGNED_THEN_RELEASED = made_once(_signed_then_released())
