"""What a concept means for texts in work: where its terms, or those it would have, find fault."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from tms.checks import CheckedText, Finding, check
from tms.db.models import Article, Publication, Segment, SegmentText, Version
from tms.db.statements.shared_alias import shared_alias
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.inline import plain
from tms.domain.locales import holding_in
from tms.domain.permissions import Action, Actor
from tms.domain.states import OPEN
from tms.language.inflection import english_forms
from tms.language.term_book import TermBook, TermsHere, TermWord
from tms.language.terms import DEPRECATED, TermHit
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize
from tms.services.termbase.checked_input import checked
from tms.services.termbase.terms import ConceptEntry, TermEntry, known_book

LOOKED_AT = 2_000
"""The most texts with one of the terms that are checked, the youngest articles first."""

SHOWN = 100
_NEW = -1
"""The id of a concept that has none yet."""
_SOURCE, _SOURCE_VERSION = shared_alias(SegmentText), shared_alias(Version)
_MARKERS = "⟦[^⟧]*⟧"
# Typographic marks that a term is found by in either form.
_LOOK_ALIKE = ("’‘", "''")


@dataclass(frozen=True, slots=True)
class FailingText:
    """An open text that does not say what the termbase wants."""

    article_id: int
    segment_id: int
    locale: str
    source_locale: str
    source: str
    text: str
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Failing:
    """How many open texts fail, in how many articles, and the first of them. ``with_term`` have the term at all."""

    texts: Sequence[FailingText]
    total: int
    articles: int
    with_term: int
    is_all: bool


class _OpenText(NamedTuple):
    """A text of a version in work, beside its source; never an empty one."""

    article_id: int
    segment_id: int
    locale: str
    source_locale: str
    treatment: str
    source: SegmentText
    text: SegmentText


def failing(uow: UnitOfWork, actor: Actor, wish: ConceptEntry, concept_id: int | None = None) -> Failing:
    """The texts that would fail if the concept said this; with its id, instead of what it says now. Nothing is saved.

    Texts of an article that the actor doesn't see are counted and not shown.

    Raises Denied, Invalid (as ``checked``).
    """
    authorize(actor, Action.TERMS_CHANGE)
    entry = checked(wish)
    number = _NEW if concept_id is None else concept_id
    publication = uow.session.get_one(Publication, actor.publication_id)
    in_sources = sorted({form for term in entry.terms for form in _forms(term)})
    in_texts = sorted({form for term in entry.terms if term.status == DEPRECATED for form in _forms(term)})
    rows = _texts_saying(uow.session, publication.id, in_sources, in_texts, LOOKED_AT)
    trial = _Trial(uow, publication, number, entry)
    found: list[FailingText] = []
    with_term = 0
    for row in rows:
        here = trial.look(row)
        with_term += bool(here.hits or here.unwanted)
        findings = check(_to_check(row, here), families={"terms"})
        if findings:
            words = _plain(row)
            found.append(
                FailingText(row.article_id, row.segment_id, row.locale, row.source_locale, words[0], words[1], findings)
            )
    articles = {one.article_id for one in found}
    seen = set(uow.session.scalars(select(Article.id).where(Article.id.in_(articles), visible_to(actor))))
    shown = [one for one in found if one.article_id in seen][:SHOWN]
    return Failing(shown, len(found), len(articles), with_term, len(rows) < LOOKED_AT)


class _Trial:
    """The termbase with the concept as it would be, for each direction that is asked for."""

    def __init__(self, uow: UnitOfWork, publication: Publication, number: int, entry: ConceptEntry) -> None:
        self._uow, self._publication, self._number = uow, publication, number
        self._words = list(_words(number, entry))
        self._books: dict[tuple[str, str], TermBook] = {}

    def look(self, row: _OpenText) -> TermsHere:
        """The findings about this text that are of the concept alone."""
        key = (row.source_locale, row.locale)
        if key not in self._books:
            sides = [holding_in(locale, self._publication.region) for locale in key]
            present = known_book(self._uow, self._publication, *key)
            self._books[key] = present.with_concept(self._number, self._words, *sides)
        here = self._books[key].look(*_plain(row))
        return TermsHere(self._own(here.hits), self._own(here.unwanted))

    def _own(self, hits: Sequence[TermHit]) -> tuple[TermHit, ...]:
        return tuple(hit for hit in hits if any(meant.concept_id == self._number for meant in hit.meanings))


def _words(number: int, entry: ConceptEntry) -> Iterator[TermWord]:
    for term in entry.terms:
        yield TermWord(
            number,
            term.locale,
            term.text,
            term.status,
            term.part_of_speech,
            entry.kind,
            entry.do_not_translate,
            term.note,
        )


def _forms(term: TermEntry) -> Sequence[str]:
    return english_forms(term.text, term.part_of_speech) if term.locale == locales.EN else (term.text,)


def _plain(row: _OpenText) -> tuple[str, str]:
    codes = row.source.codes or {}
    return plain(row.source.text, codes), plain(row.text.text, codes)


def _to_check(row: _OpenText, here: TermsHere) -> CheckedText:
    return CheckedText(
        row.segment_id,
        row.source.text,
        row.source_locale,
        row.source.codes,
        row.text.text,
        row.locale,
        treatment=row.treatment,
        terms=here,
    )


def _texts_saying(
    session: Session, publication_id: int, in_sources: Sequence[str], in_texts: Sequence[str], limit: int
) -> list[_OpenText]:
    """Those whose source has one of the first phrases, or that have one of the others; the youngest articles first.

    Case says nothing, and inline markers in a phrase are looked past.
    """
    conditions = [
        _plain_in_sql(text).contains(phrase.lower().translate(str.maketrans(*_LOOK_ALIKE)), autoescape=True)
        for text, phrases in ((_SOURCE, in_sources), (SegmentText, in_texts))
        for phrase in phrases
    ]
    rows = session.execute(
        select(
            Version.article_id,
            SegmentText.segment_id,
            Version.locale,
            _SOURCE_VERSION.locale,
            Segment.treatment,
            _SOURCE,
            SegmentText,
        )
        .join(Article, Article.id == Version.article_id)
        .join(
            _SOURCE_VERSION,
            and_(_SOURCE_VERSION.article_id == Article.id, _SOURCE_VERSION.id == Article.source_version_id),
        )
        .join(SegmentText, and_(SegmentText.article_id == Version.article_id, SegmentText.version_id == Version.id))
        .join(Segment, and_(Segment.article_id == Article.id, Segment.id == SegmentText.segment_id))
        .join(
            _SOURCE,
            and_(
                _SOURCE.article_id == Article.id,
                _SOURCE.version_id == Article.source_version_id,
                _SOURCE.segment_id == SegmentText.segment_id,
            ),
        )
        .where(
            Version.publication_id == publication_id,
            Version.role != "source",
            Version.status.in_(sorted(OPEN)),
            Article.discarded_at.is_(None),
            Article.archived_at.is_(None),
            SegmentText.text != "",
            SegmentText.presence == "present",
            SegmentText.retired.is_(False),
            or_(*conditions),
        )
        .order_by(Version.article_id.desc(), Version.id, SegmentText.segment_id)
        .limit(limit)
    )
    return [_OpenText(*row) for row in rows]


def _plain_in_sql(text: type[SegmentText]) -> ColumnElement[str]:
    said: ColumnElement[str] = case(
        (_SOURCE.codes.is_(None), text.text), else_=func.regexp_replace(text.text, _MARKERS, "", "g")
    )
    return func.translate(func.lower(said), *_LOOK_ALIKE)
