"""The report of an article's versions side by side, and the short answer for its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tms.checks.parity import Disagreement, Family
from tms.db.models import Person, Version
from tms.db.queries.texts import PlacedTexts
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import Action, Actor
from tms.language.marked_text import take_apart
from tms.services.articles.article_status import ArticleStatus, status_of
from tms.services.authorize import LoadedArticle, authorize_article, may
from tms.services.parity.comparison import Compared, compared, digest_of
from tms.services.parity.gate import not_waived, waivers_of
from tms.services.parity.waive import may_waive

_TWO = 2

Piece = tuple[str, bool]
"""Characters of a text, and whether versions disagree about them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A version: its locale, whether it has a workspace, and how many of its sentences are still without a text."""

    locale: str
    name: str
    is_source: bool
    empty: int


@dataclass(frozen=True, slots=True)
class ToldDisagreement:
    """A disagreement: what about, and what each version says, None where it takes no part and empty for nothing.

    ``odd`` is the place of the version that all others agree against, None where there is no such one. ``waived``: who
    let it pass, and why.
    """

    family: Family
    code: str
    says: tuple[str | None, ...]
    odd: int | None
    waived: "WaivedParity | None" = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A segment in all versions, cut where they disagree; None where a version leaves it out or made it its own."""

    segment_id: int
    number: int
    texts: tuple[list[Piece] | None, ...]
    told: list[ToldDisagreement]


@dataclass(frozen=True, slots=True)
class WaivedParity:
    """Who let something pass, when and why."""

    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ParityReport:
    """The page: what is found by segment, and by document; ``agreed`` says of how many things they agree.

    ``hints`` are places to look at that stop no release. ``open`` of what is found nobody waived, and ``seen`` is what
    a waiver sends back of that; ``waived`` is the newest one, where nothing is open.
    """

    article: ArticleStatus
    columns: list[Column]
    rows: list[ReportRow]
    everywhere: list[ToldDisagreement]
    found: int
    hints: int
    open: int
    agreed: Mapping[Family, int]
    waived: WaivedParity | None
    seen: str
    may: frozenset[str] = field(default_factory=frozenset)


def parity_report(uow: UnitOfWork, actor: Actor, article_id: int, *, every: bool = False) -> ParityReport:
    """The versions side by side as they stand now: the segments that disagree, or with ``every`` all of them.

    A text that is still missing is counted in its column. Raises NotFound.
    """
    loaded = authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    now = compared(uow, loaded)
    found = now.parity.found
    by_segment: dict[int, list[Disagreement]] = {}
    for one in (*found, *now.hints):
        if one.row is not None:
            by_segment.setdefault(one.row, []).append(one)
    waived = _waived(uow, loaded, now)
    left = [one for one in found if one not in waived]
    rows = [
        _row(one, now.versions, by_segment.get(one.segment_id, []), waived)
        for one in now.placed
        if every or one.segment_id in by_segment
    ]
    waives = bool(left) and may_waive(actor, loaded, now, left)
    edits = may(actor, Action.SOURCE_EDIT, loaded.subject())
    return ParityReport(
        article=status_of(uow, loaded),
        columns=[_column(version, at, now) for at, version in enumerate(now.versions)],
        rows=rows,
        everywhere=[_told(one, waived) for one in found if one.row is None],
        found=len(found),
        hints=len(now.hints),
        open=len(left),
        agreed=now.parity.agreed,
        waived=max(waived.values(), key=lambda one: one.at) if waived and not left else None,
        seen=digest_of(left, now),
        may=frozenset([Action.PARITY_WAIVE.value] * waives + [Action.SOURCE_EDIT.value] * edits),
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """The short answer: in how many places the versions disagree, whether that is waived, of what they agree.

    ``hints`` are places to look at that stop no release. ``is_compared``: whether a sentence has texts in two versions.
    """

    found: int
    is_waived: bool
    agreed: Mapping[Family, int]
    hints: int
    is_compared: bool


def parity_summary(uow: UnitOfWork, loaded: LoadedArticle) -> Summary:
    """The short answer for the page of an article, for a caller that has asked whether the actor may see it."""
    now = compared(uow, loaded)
    found = len(now.parity.found)
    return Summary(
        found=found,
        is_waived=found > 0 and not _open(uow, loaded, now),
        agreed=now.parity.agreed,
        hints=len(now.hints),
        is_compared=any(sum(bool(text and text.text.strip()) for text in one.texts) >= _TWO for one in now.placed),
    )


def _column(version: Version, at: int, now: Compared) -> Column:
    texts = [one.texts[at] for one in now.placed]
    empty = sum(text is None or (text.presence == "present" and not text.text.strip()) for text in texts)
    return Column(version.locale, locales.NAMES[version.locale], version.role == "source", empty)


def _told(one: Disagreement, waived: Mapping[Disagreement, WaivedParity]) -> ToldDisagreement:
    says = tuple(None if side is None else side.words for side in one.sides)
    return ToldDisagreement(one.family, one.code, says, _odd(one), waived.get(one))


def _odd(one: Disagreement) -> int | None:
    camps = {at: side.camp for at, side in enumerate(one.sides) if side is not None}
    alone = [at for at, camp in camps.items() if list(camps.values()).count(camp) == 1]
    return alone[0] if len(alone) == 1 and len(camps) > _TWO else None


def _row(
    placed: PlacedTexts,
    versions: Sequence[Version],
    found: Sequence[Disagreement],
    waived: Mapping[Disagreement, WaivedParity],
) -> ReportRow:
    texts: list[list[Piece] | None] = []
    for at in range(len(versions)):
        text = placed.texts[at]
        if text is None or text.presence == "omitted":
            texts.append(None)
            continue
        sides = [side for one in found if (side := one.sides[at]) is not None]
        texts.append(_cut(take_apart(text.text)[0], [(side.start, side.end) for side in sides if side.end]))
    return ReportRow(placed.segment_id, placed.position + 1, tuple(texts), [_told(one, waived) for one in found])


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]


def _open(uow: UnitOfWork, loaded: LoadedArticle, now: Compared) -> list[Disagreement]:
    return not_waived(uow, loaded, now, now.parity.found, now.versions)


def _waived(uow: UnitOfWork, loaded: LoadedArticle, now: Compared) -> Mapping[Disagreement, WaivedParity]:
    """Everything that was waived among what is found."""
    found = now.parity.found
    signed = dict(zip(found, waivers_of(uow, loaded, now, found, now.versions), strict=True))
    people = {one.person_id for one in signed.values() if one is not None}
    names = {i: uow.session.get_one(Person, i).name for i in people}
    return {
        one: WaivedParity(names[by.person_id], by.at, by.reason or "") for one, by in signed.items() if by is not None
    }
