"""What a release asks: nothing goes out that says another thing than the other versions, unless that was waived."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from tms.checks.parity import Disagreement
from tms.db.models import SignOff, Version
from tms.db.queries import source_texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import VersionStatus
from tms.domain.translatable import Several, Words
from tms.services.authorize import LoadedArticle
from tms.services.parity.comparison import Compared, compared, places_of

PARITY = "parity"
"""The kind of waiver that lets disagreements pass."""

_FINISHED = frozenset({VersionStatus.APPROVED, VersionStatus.PUBLISHED})


def refuse_disagreements(uow: UnitOfWork, loaded: LoadedArticle, released: Sequence[Version]) -> None:
    """Refuse a release of versions that disagree with each other, or with those that are finished or out.

    Raises Conflict (``parity_open``).
    """
    now = compared(uow, loaded)
    beside = {version.id for version in loaded.versions if version.status in _FINISHED or version.role == "source"}
    beside |= {version.id for version in released}
    found = _with_released(now, now.between(beside), {version.id for version in released})
    left = not_waived(uow, loaded, now, found, released)
    if left:
        counts = Counter(one.family.value for one in left)
        what = Several(Words("{family} {n}", family=Words(family), n=n) for family, n in counts.items())
        raise Conflict("parity_open", n=len(left), what=what)


def _with_released(now: Compared, found: Iterable[Disagreement], released: Collection[int]) -> list[Disagreement]:
    """The disagreements, without those between versions that stay as they are."""
    places = [at for at, version in enumerate(now.versions) if version.id in released]
    return [one for one in found if any(one.sides[at] is not None for at in places)]


def not_waived(
    uow: UnitOfWork, loaded: LoadedArticle, now: Compared, found: Sequence[Disagreement], versions: Sequence[Version]
) -> list[Disagreement]:
    """The disagreements that nobody waived in one of these versions."""
    waived = waivers_of(uow, loaded, now, found, versions)
    return [one for one, by in zip(found, waived, strict=True) if by is None]


def waivers_of(
    uow: UnitOfWork, loaded: LoadedArticle, now: Compared, found: Sequence[Disagreement], versions: Sequence[Version]
) -> list[SignOff | None]:
    """For each disagreement the newest waiver of it; None where a version has none.

    A waiver is of one thing in one sentence, as its versions said it. What a version says just because it follows
    another one was waived with that.
    """
    if not found:
        return []
    signed = _signed(uow, loaded, versions)
    if len(signed) < len(versions):
        return [None] * len(found)
    places = places_of(found, now)
    waived = [_newest(signed.values(), place, frozenset()) for place in places]
    left = [at for at, by in enumerate(waived) if by is None and found[at].row is not None]
    following = _following(uow, loaded, now, [found[at] for at in left])
    for at in left:
        if following[found[at]]:
            waived[at] = _newest(signed.values(), places[at], following[found[at]])
    return waived


def _signed(uow: UnitOfWork, loaded: LoadedArticle, versions: Sequence[Version]) -> Mapping[int, Sequence[SignOff]]:
    """The waivers of disagreements by version, newest first; versions without are left out."""
    signed: dict[int, list[SignOff]] = {}
    for one in uow.session.scalars(
        select(SignOff)
        .where(
            SignOff.article_id == loaded.article.id,
            SignOff.version_id.in_([version.id for version in versions]),
            SignOff.kind == SignOffKind.WAIVE,
            SignOff.waives == PARITY,
        )
        .order_by(SignOff.id.desc())
    ):
        signed.setdefault(one.version_id, []).append(one)
    return signed


def _newest(
    signed: Iterable[Sequence[SignOff]], place: Mapping[str, Any], following: Collection[str]
) -> SignOff | None:
    by_version = [
        next((one for one in its if any(_is_same(was, place, following) for was in one.places or ())), None)
        for its in signed
    ]
    known = [one for one in by_version if one is not None]
    return max(known, key=lambda one: one.id) if len(known) == len(by_version) else None


def _is_same(was: Mapping[str, Any], place: Mapping[str, Any], following: Collection[str]) -> bool:
    """Whether what was waived is this disagreement, apart from what versions say that follow another one."""
    if (was["segment"], was["code"]) != (place["segment"], place["code"]):
        return False
    texts = was.get("texts") or {}
    return all(
        (was["says"].get(locale), texts.get(locale)) == (words, place["texts"][locale])
        for locale, words in place["says"].items()
        if locale not in following
    )


def _following(
    uow: UnitOfWork, loaded: LoadedArticle, now: Compared, found: Sequence[Disagreement]
) -> Mapping[Disagreement, frozenset[str]]:
    """The versions that say what they do because the conversion makes it of their parent's sentence as it is now."""
    by_segment = {placed.segment_id: placed for placed in now.placed}
    said: dict[Disagreement, set[str]] = {one: set() for one in found}
    at_of = {version.id: at for at, version in enumerate(now.versions)}
    for at, version in enumerate(now.versions):
        parent_at = at_of.get(version.parent_version_id or 0)
        if parent_at is None or version.detached_at is not None or not found:
            continue
        segment_ids = [one.row for one in found if one.row is not None]
        lineage = source_texts.derivations_of(uow.session, loaded.article.id, version.id, segment_ids)
        for one in found:
            derivation, mine, parents = lineage.get(one.row or 0), one.sides[at], one.sides[parent_at]
            text, parent = (by_segment[one.row or 0].texts[place] for place in (at, parent_at))
            is_whole = derivation is not None and derivation.status == "follows" and text is not None
            if not is_whole or derivation is None or parent is None or mine is None or parents is None:
                continue
            if derivation.parent_rev == parent.rev and mine.camp == parents.camp:
                said[one].add(version.locale)
    return {one: frozenset(locales) for one, locales in said.items()}
