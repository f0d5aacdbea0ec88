"""What a release asks: nothing goes out that says another thing than the other versions, unless that was waived."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select

from tms.checks.parity import Disagreement
from tms.db.models import SignOff, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import SignOffKind
from tms.domain.errors import Conflict
from tms.domain.fingerprint import fingerprint
from tms.domain.states import VersionStatus
from tms.services.authorize import Loaded
from tms.services.jobs.seen import seen_blocks
from tms.services.parity.compared import Compared, compared, places_of

PARITY = "parity"
"""What a waiver of disagreements lets pass."""

_FINISHED = frozenset({VersionStatus.APPROVED, VersionStatus.PUBLISHED})


def refuse_disagreements(uow: UnitOfWork, loaded: Loaded, released: Sequence[Version]) -> None:
    """The versions that go out agree with each other, and with those that are finished or out.

    Raises Conflict (``parity_open``).
    """
    now = compared(uow, loaded)
    beside = {version.id for version in loaded.versions if version.status in _FINISHED or version.role == "source"}
    beside |= {version.id for version in released}
    found = _with_released(now, now.between(beside), {version.id for version in released})
    left = not_waived(uow, loaded, now, found, released)
    if left:
        counts = Counter(one.family.value for one in left)
        raise Conflict("parity_open", n=len(left), what=", ".join(f"{family} {n}" for family, n in counts.items()))


def _with_released(now: Compared, found: Iterable[Disagreement], released: Collection[int]) -> list[Disagreement]:
    """Without what only versions that stay as they are disagree about."""
    places = [at for at, version in enumerate(now.versions) if version.id in released]
    return [one for one in found if any(one.sides[at] is not None for at in places)]


def not_waived(
    uow: UnitOfWork, loaded: Loaded, now: Compared, found: Sequence[Disagreement], versions: Sequence[Version]
) -> list[Disagreement]:
    """What was not waived in one of these versions, as readers would see it now."""
    if not found:
        return []
    waived = [waiver.places or [] for waiver in waivers_of(uow, loaded, versions).values()]
    if len(waived) < len(versions):
        return list(found)
    wanted = zip(found, places_of(found, now.versions), strict=True)
    return [one for one, place in wanted if not all(place in places for places in waived)]


def waivers_of(uow: UnitOfWork, loaded: Loaded, versions: Sequence[Version]) -> Mapping[int, SignOff]:
    """By version the newest waiver of disagreements in just what readers would see of it now."""
    signed = uow.session.scalars(
        select(SignOff)
        .where(
            SignOff.article_id == loaded.article.id,
            SignOff.version_id.in_([version.id for version in versions]),
            SignOff.kind == SignOffKind.WAIVE,
            SignOff.waives == PARITY,
        )
        .order_by(SignOff.id)
    ).all()
    by_id = {version.id: version for version in versions}
    prints: dict[int, bytes] = {}
    newest: dict[int, SignOff] = {}
    for one in signed:
        version = by_id[one.version_id]
        if one.version_id not in prints:
            prints[one.version_id] = fingerprint(seen_blocks(uow, loaded, version))
        if one.fingerprint == prints[one.version_id]:
            newest[one.version_id] = one
    return newest
