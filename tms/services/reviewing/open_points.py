"""What is open about a version before it goes on: what the checks find, and where it says another thing than others."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tms.checks import Finding, Severity, check, is_alarm
from tms.checks.identity import texts_read
from tms.checks.parity import Disagreement
from tms.db.models import Version
from tms.db.queries import texts
from tms.db.queries.dismissed_findings import dismissed_in
from tms.db.queries.picture_choices import choices_in
from tms.db.queries.text_rows import derivations_of_versions
from tms.db.queries.texts import PlacedTexts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.picture_choices import CHOICE, PictureChoices, articles_pictures, choice_keys
from tms.domain.states import VersionStatus
from tms.services.authorize import LoadedArticle
from tms.services.checking.texts_to_check import all_to_check, checking_of, parent_beside, told_apart, with_parent
from tms.services.parity.comparison import Compared, compared, places_of
from tms.services.parity.gate import not_waived

PARITY = "parity"
"""The kind of what the versions disagree about; all others are families of checks."""

_FINISHED = frozenset({VersionStatus.APPROVED, VersionStatus.PUBLISHED})
_KEY = 12


class OpenPoint(NamedTuple):
    """A warning that nobody dismissed, or a disagreement that nobody waived; without a segment it is of all the text.

    ``is_alarm``: a figure, an amount, a date, a term, a denial: what nobody lets pass by reading on. ``key`` names it
    for as long as the texts say the same.
    """

    segment_id: int | None
    number: int | None
    kind: str
    is_alarm: bool
    key: str


class PicturePoint(NamedTuple):
    """A segment whose picture the version doesn't show: another one instead, or nothing."""

    segment_id: int
    number: int
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """All that is open, in reading order; and of it what a release would ask about, with what that was found in.

    ``choices`` are what the version shows instead of its article's pictures, ``pictures`` where that is: nothing to be
    answered, and signed with the texts.
    """

    points: Sequence[OpenPoint]
    errors: Sequence[Finding]
    disagreements: Sequence[Disagreement]
    now: Compared
    choices: PictureChoices
    pictures: Sequence[PicturePoint] = ()

    @property
    def keys(self) -> Sequence[str]:
        """What somebody who is shown this has seen."""
        return [*(point.key for point in self.points), *choice_keys(self.choices)]

    @property
    def alarms(self) -> Sequence[OpenPoint]:
        return [point for point in self.points if point.is_alarm]

    @property
    def by_kind(self) -> Mapping[str, Sequence[OpenPoint]]:
        """The points by their kind, alarms first."""
        kinds: dict[str, list[OpenPoint]] = {}
        for point in sorted(self.points, key=lambda point: not point.is_alarm):
            kinds.setdefault(point.kind, []).append(point)
        return kinds

    def refuse_unseen(self, seen: Collection[str]) -> None:
        """Raise Conflict if something is open that the person was not shown, or the version shows another picture.

        The codes are ``open_points_unseen`` and ``pictures_changed``.
        """
        if {key for key in seen if key.startswith(CHOICE)} != set(choice_keys(self.choices)):
            raise Conflict("pictures_changed")
        unseen = [point for point in self.points if point.key not in seen]
        if unseen:
            raise Conflict("open_points_unseen", n=len(unseen))

    def refuse_errors(self) -> None:
        """Raise Conflict (``check_errors``) if a check found an error."""
        if self.errors:
            segments = list(dict.fromkeys(one.segment_id for one in self.errors))
            raise Conflict("check_errors", n=len(self.errors), first=self.errors[0].words, segments=segments)


def open_points(
    uow: UnitOfWork, loaded: LoadedArticle, version: Version, *, placed: Sequence[PlacedTexts] | None = None
) -> OpenPoints:
    """What is open about the version as it stands. All texts are read once, for the checks and for parity.

    ``placed``: the texts in the order of ``all_versions``, for whoever has read them already.
    """
    order = all_versions(loaded, version)
    if placed is None:
        placed = texts.in_reading_order(uow.session, version.article_id, order)
    points, errors = _warnings(uow, loaded, version, placed, order)
    now, found = disagreements(uow, loaded, version, placed, order)
    numbers = {row.segment_id: number for number, row in enumerate(placed, 1)}
    points += [
        OpenPoint(one.row, numbers.get(one.row or 0), PARITY, is_alarm=True, key=_short(json.dumps(place)))
        for one, place in zip(found, places_of(found, now), strict=True)
    ]
    choices = choices_in(uow.session, version.article_id, version.id)
    return OpenPoints(points, errors, found, now, choices, _pictures(placed, choices))


def _pictures(placed: Sequence[PlacedTexts], choices: PictureChoices) -> list[PicturePoint]:
    """Where those pictures are in the text."""
    return [
        PicturePoint(row.segment_id, number, choices[picture] is None)
        for number, row in enumerate(placed, 1)
        for picture in articles_pictures(row.source.codes).values()
        if picture in choices
    ]


def all_versions(loaded: LoadedArticle, version: Version) -> list[int]:
    """The source, the version, what it follows, and the others."""
    order = with_parent(version, [loaded.source.id, version.id])
    return [*order, *(one.id for one in loaded.versions if one.id not in order)]


def disagreements(
    uow: UnitOfWork, loaded: LoadedArticle, version: Version, placed: Sequence[PlacedTexts], order: Sequence[int]
) -> tuple[Compared, Sequence[Disagreement]]:
    """Where the version contradicts the source or what is finished, as a release would ask, if nobody waived it."""
    beside = {one.id for one in loaded.versions if one.status in _FINISHED or one.role == "source"} | {version.id}
    now = compared(uow, loaded, read=(placed, order))
    at = next(at for at, one in enumerate(now.versions) if one.id == version.id)
    found = [one for one in now.between(beside) if one.sides[at] is not None]
    return now, not_waived(uow, loaded, now, found, [version]) if found else []


def _warnings(
    uow: UnitOfWork, loaded: LoadedArticle, version: Version, placed: Sequence[PlacedTexts], order: Sequence[int]
) -> tuple[list[OpenPoint], list[Finding]]:
    """What the checks find and nobody dismissed; dismissals are asked for only where something was found."""
    session, article_id = uow.session, version.article_id
    derivations = derivations_of_versions(session, article_id, [version.id], whole=[version.id])[version.id]
    checking = checking_of(uow, loaded.publication, loaded.source, version)
    checked = all_to_check(checking, placed, derivations, parent_at=parent_beside(version, order))
    found = [(text, findings) for text in checked if (findings := check(text))]
    errors = [one for _, findings in found for one in findings if one.severity is Severity.ERROR]
    dismissed = dismissed_in(session, article_id, version) if found else {}
    numbers = {row.segment_id: number for number, row in enumerate(placed, 1)}
    points = []
    for text, findings in found:
        for one in told_apart(text, findings, dismissed.get(text.segment_id, ()))[0]:
            read = texts_read(one.code, text.source, text.text)
            key = _short(f"{text.segment_id}:{one.key}:{read}")
            points.append(OpenPoint(text.segment_id, numbers[text.segment_id], one.family, is_alarm(one), key))
    return points, errors


def _short(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:_KEY]
