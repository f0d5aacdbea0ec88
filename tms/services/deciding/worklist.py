"""The worklist of a derived version: every open place with its sentence, candidates, and the other versions' text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from tms.db.models import ConversionDecision, Person, Version
from tms.db.queries import texts
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.permissions import Action, Actor
from tms.language.ambiguity.examples import Meaning, meanings
from tms.language.marked import take_apart
from tms.services.authorize import Loaded, authorize_version, may
from tms.services.conversion.questions import Question, questions, waiver_of
from tms.services.conversion.rules import direction_of
from tms.services.overview.article_status import ArticleStatus, VersionStatusView, status_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may stand there: what it means, words with it, and to what a rule would bind the phrase."""

    text: str
    bound: str
    meaning: str
    words: Sequence[str]
    stands: bool


@dataclass(frozen=True, slots=True)
class Place:
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
        """What an address and a script find the place by."""
        return f"p-{self.segment_id}-{self.start}"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision for one place, as it can be taken back."""

    id: int
    phrase: str
    before: str
    after: str
    choice: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Waived:
    """The waiver of the places that are open now."""

    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Worklist:
    """The page of a version's decisions; ``may`` names what the person may do."""

    article: ArticleStatus
    version: VersionStatusView
    parent: str
    profile: str
    places: list[Place]
    decided: list[Decided]
    waived: Waived | None
    may: frozenset[str] = field(default_factory=frozenset)


_ACTIONS = (Action.AMBIGUITY_DECIDE, Action.AMBIGUITIES_WAIVE)


def worklist(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> Worklist:
    """Every open place of the version, the most doubtful first. Raises NotFound, Denied, Conflict (``not_derived``)."""
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    parent = next((one for one in loaded.versions if one.id == version.parent_version_id), None)
    if parent is None:
        raise Conflict("not_derived")
    asked = questions(uow, version)
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
        places=[_place(one, beside.get(one.segment_id, []), source, profile) for one in asked],
        decided=_decided(uow, version),
        waived=_waived(uow, loaded, version, asked) if asked else None,
        may=frozenset(action.value for action in _ACTIONS if may(actor, action, subject)),
    )


def _others(versions: Sequence[Version], found: Sequence[OneText | None]) -> list[tuple[str, str]]:
    pairs = zip(versions, found, strict=True)
    return [(version.locale, take_apart(text.text)[0]) for version, text in pairs if text is not None and text.text]


def _place(question: Question, others: list[tuple[str, str]], source: str, target: str) -> Place:
    asked = question.asked
    known = meanings(asked, source=source, target=target)
    stands = question.text[question.target_start : question.target_end]
    return Place(
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
        others=others,
    )


def _candidate(text: str, bound: str, known: Meaning, *, stands: bool) -> Candidate:
    return Candidate(text, bound, known.meaning, known.words, stands)


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    return text[:start], text[start:end], text[end:]


def _decided(uow: UnitOfWork, version: Version) -> list[Decided]:
    """The newest first."""
    rows = uow.session.execute(
        select(ConversionDecision, Person.name)
        .join(Person, Person.id == ConversionDecision.person_id)
        .where(
            ConversionDecision.article_id == version.article_id,
            ConversionDecision.version_id == version.id,
            ConversionDecision.retired_at.is_(None),
        )
        .order_by(ConversionDecision.id.desc())
    )
    return [
        Decided(one.id, one.phrase, one.before.strip("\x02"), one.after.strip("\x03"), one.choice, name, one.at)
        for one, name in rows
    ]


def _waived(uow: UnitOfWork, loaded: Loaded, version: Version, asked: Sequence[Question]) -> Waived | None:
    waiver = waiver_of(uow, loaded, version, asked)
    if waiver is None:
        return None
    return Waived(uow.session.get_one(Person, waiver.person_id).name, waiver.at, waiver.reason or "")
