"""The worklist of a derived version: every open place with its sentence, candidates, and the other versions' text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import func, select

from tms.db.models import ConversionDecision, Person, Version
from tms.db.queries import texts
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor
from tms.language.ambiguity import Reason
from tms.language.ambiguity.examples import Meaning, meanings
from tms.language.marked_text import take_apart
from tms.services.articles.article_status import ArticleStatus, VersionStatusView, status_of
from tms.services.authorize import LoadedArticle, authorize_version, may
from tms.services.conversion.questions import Question, questions, waiver_of
from tms.services.conversion.rules import direction_of
from tms.services.worklist.rule_decisions import SCOPES, DecidedRule, decided_rules

PAGE = 100
"""The number of places, and of decisions, on a page."""

_AROUND = 300
"""Characters of a sentence before and after a place.

A long sentence of many places, whole beside each of them, made the page grow with the square of its length.
"""

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate for the place: what it means, words with it, and to what a rule would bind the phrase."""

    text: str
    bound: str
    meaning: str
    words: Sequence[str]
    stands: bool


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """One open place; the sentences are cut into what stands before it, the place, and what stands after it."""

    segment_id: int
    number: int
    parent_rev: int
    start: int
    end: int
    reason: str
    phrase: str
    can_bind: bool
    parent: tuple[str, str, str]
    derived: tuple[str, str, str]
    candidates: list[Candidate]
    others: list[tuple[str, str]]

    @property
    def id(self) -> str:
        """The name by which an address and a script find the place."""
        return f"p-{self.segment_id}-{self.start}"

    @property
    def proposed(self) -> str | None:
        """What the starter glossary knows for it without a source, for the publication to adopt."""
        return self.candidates[-1].text if self.reason == Reason.UNSOURCED else None


@dataclass(frozen=True, slots=True)
class PlaceDecision:
    """A decision for one place, as it can be taken back."""

    id: int
    phrase: str
    before: str
    after: str
    choice: str
    who: str
    at: datetime
    is_own: bool


@dataclass(frozen=True, slots=True)
class WaivedPlaces:
    """The waiver of the places that are open now."""

    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Paged(Generic[One]):
    """One page of a list: its number, counting from 0, how many stand before it, and how many there are on all."""

    shown: Sequence[One]
    page: int
    before: int
    total: int

    @property
    def more(self) -> int:
        """How many are behind this page."""
        return self.total - self.before - len(self.shown)


@dataclass(frozen=True, slots=True)
class Worklist:
    """The page of a version's decisions; ``may`` names what the person may do."""

    article: ArticleStatus
    version: VersionStatusView
    parent: str
    profile: str
    places: Paged[OpenPlace]
    decided: Paged[PlaceDecision]
    rules: Sequence[DecidedRule]
    waived: WaivedPlaces | None
    may: frozenset[str] = field(default_factory=frozenset)


_ACTIONS = (Action.AMBIGUITY_DECIDE, Action.AMBIGUITY_RULE, Action.AMBIGUITIES_WAIVE, Action.RULES_CHANGE)


def worklist(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, page: int = 0, decided_page: int = 0
) -> Worklist:
    """One page of the version's open places, the most doubtful first, and of what was decided for single places.

    Behind the last page is the last page: a person who decides its places goes on with what is left before them.
    Raises NotFound, Denied, Conflict (``not_derived``).
    """
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    parent = next((one for one in loaded.versions if one.id == version.parent_version_id), None)
    if parent is None:
        raise Conflict("not_derived")
    asked = questions(uow, version)
    here, before = _part_of(len(asked), page)
    others = [one for one in loaded.versions if one.id not in {version.id, parent.id}]
    placed = texts.in_reading_order(uow.session, article_id, [one.id for one in others]) if asked else []
    beside = {row.segment_id: _others(others, row.texts) for row in placed}
    status = status_of(uow, loaded)
    profile = version.profile or version.locale
    source = direction_of(loaded.publication, parent.locale, profile).source
    subject = loaded.subject(version)
    return Worklist(
        article=status,
        version=status.version(locale),
        parent=parent.locale,
        profile=profile,
        places=Paged(
            [open_place(one, beside.get(one.segment_id, []), source, profile) for one in asked[before : before + PAGE]],
            here,
            before,
            len(asked),
        ),
        decided=_decided(uow, actor, version, decided_page),
        rules=decided_rules(uow, actor, version, [one for one in SCOPES if may(actor, SCOPES[one], subject)]),
        waived=_waived(uow, loaded, version, asked) if asked else None,
        may=frozenset(action.value for action in _ACTIONS if may(actor, action, subject)),
    )


def _part_of(total: int, page: int) -> tuple[int, int]:
    """The page, or the last one if there are fewer, and how many stand before it."""
    here = min(page, max(0, total - 1) // PAGE)
    return here, here * PAGE


def _others(versions: Sequence[Version], found: Sequence[OneText | None]) -> list[tuple[str, str]]:
    pairs = zip(versions, found, strict=True)
    return [(version.locale, take_apart(text.text)[0]) for version, text in pairs if text is not None and text.text]


def open_place(question: Question, others: list[tuple[str, str]], source: str, target: str) -> OpenPlace:
    """The place as pages show it; ``source`` and ``target`` are the direction of the conversion."""
    asked = question.asked
    known = meanings(asked, source=source, target=target)
    stands = question.text[question.target_start : question.target_end]
    return OpenPlace(
        segment_id=question.segment_id,
        number=question.position + 1,
        parent_rev=question.parent_rev,
        start=asked.start,
        end=asked.end,
        reason=asked.reason,
        phrase=asked.phrase,
        can_bind=asked.can_bind,
        parent=_cut(question.parent, asked.start, asked.end),
        derived=_cut(question.text, question.target_start, question.target_end),
        candidates=[
            _candidate(candidate, bound, meaning, stands=candidate == stands)
            for candidate, bound, meaning in zip(asked.candidates, asked.phrase_targets, known, strict=True)
        ],
        others=[(locale, _beside(text, asked.start, len(question.parent))) for locale, text in others],
    )


def _candidate(text: str, bound: str, known: Meaning, *, stands: bool) -> Candidate:
    return Candidate(text, bound, known.meaning, known.words, stands)


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    return _end_of(text[:start]), text[start:end], _beginning_of(text[end:])


def _beside(text: str, at: int, length: int) -> str:
    """What another version says there: of a long sentence the same share of its way."""
    if len(text) <= 2 * _AROUND:
        return text
    middle = len(text) * at // max(length, 1)
    return _end_of(text[:middle]) + _beginning_of(text[middle:])


def _end_of(text: str) -> str:
    return text if len(text) <= _AROUND else "…" + text[-_AROUND:]


def _beginning_of(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND] + "…"


def _decided(uow: UnitOfWork, actor: Actor, version: Version, page: int) -> Paged[PlaceDecision]:
    """The decisions for single places, the newest first."""
    stands = (
        ConversionDecision.article_id == version.article_id,
        ConversionDecision.version_id == version.id,
        ConversionDecision.retired_at.is_(None),
    )
    total = uow.session.scalars(select(func.count()).select_from(ConversionDecision).where(*stands)).one()
    here, before = _part_of(total, page)
    rows = uow.session.execute(
        select(ConversionDecision, Person.name)
        .join(Person, Person.id == ConversionDecision.person_id)
        .where(*stands)
        .order_by(ConversionDecision.id.desc())
        .limit(PAGE)
        .offset(before)
    )
    found = [
        PlaceDecision(
            one.id,
            one.phrase,
            one.before.strip("\x02"),
            one.after.strip("\x03"),
            one.choice,
            name,
            one.at,
            one.person_id == actor.person_id,
        )
        for one, name in rows
    ]
    return Paged(found, here, before, total)


def _waived(uow: UnitOfWork, loaded: LoadedArticle, version: Version, asked: Sequence[Question]) -> WaivedPlaces | None:
    waiver = waiver_of(uow, loaded, version, asked)
    if waiver is None:
        return None
    return WaivedPlaces(uow.session.get_one(Person, waiver.person_id).name, waiver.at, waiver.reason or "")
