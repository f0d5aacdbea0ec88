"""Writing outside events, in the transaction of the act that causes them; the database numbers them at its commit."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tms.db.models import Article, OutsideEvent, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.outside_events import OF_READERS, OutsideKind
from tms.services.versions.lag import lags


def tell_outside(
    uow: UnitOfWork,
    kind: OutsideKind,
    article: Article,
    *,
    by: int | None,
    versions: Sequence[Version] = (),
    fingerprints: Mapping[int, bytes] | None = None,
    told: Mapping[str, Any] | None = None,
) -> None:
    """Add an event to the log: facts without texts, with the state that the ``versions`` have now.

    ``by`` is the person who did it, if somebody did; ``fingerprints`` are by version, ``told`` is what belongs to the
    kind besides.
    """
    of_versions = [_version(version, (fingerprints or {}).get(version.id)) for version in versions]
    uow.session.add(
        OutsideEvent(
            publication_id=article.publication_id,
            kind=kind,
            article_id=article.id,
            person_id=by,
            guarded=kind not in OF_READERS and (article.confidential or article.visibility == "assigned"),
            data={**({"versions": of_versions} if of_versions else {}), **(told or {})},
        )
    )


def lagging_now(versions: Collection[Version]) -> frozenset[int]:
    """The versions behind which the source, or what readers see of the article, has moved on already."""
    return frozenset(version.id for version in versions if lags(version))


def tell_of_lag(
    uow: UnitOfWork, article: Article, versions: Collection[Version], before: Collection[int], *, by: int | None
) -> None:
    """Tell of published versions that lag now and did not ``before``, in one event."""
    behind = [version for version in versions if version.id not in before and lags(version)]
    if behind:
        tell_outside(uow, OutsideKind.VERSION_LAGGING, article, by=by, versions=behind)


def _version(version: Version, fingerprint: bytes | None) -> dict[str, Any]:
    seen = {"fingerprint": fingerprint.hex()} if fingerprint else {}
    return {"id": version.id, "language": version.locale, "state": version.status, **seen}
