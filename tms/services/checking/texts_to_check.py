"""A version's texts as the checks see them: beside the source, as its publication writes, and with the other texts."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tms.checks import CheckedText, Finding, has_lone_mark, with_paragraphs
from tms.checks.consistency import with_twins
from tms.checks.identity import alike, texts_read
from tms.db.queries import texts
from tms.db.queries.article_context import OnePublication, OneVersion
from tms.db.queries.dismissed_findings import Dismissal
from tms.db.queries.text_rows import OneDerivation, OneText
from tms.db.queries.texts import PlacedTexts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.inline import plain
from tms.domain.locales import memory_locale
from tms.language.conversion.profiles import BASE_TAGS, Profile
from tms.language.term_book import NO_TERMS, TermBook
from tms.services.conversion.lru_cache import LruCache
from tms.services.conversion.rules import house_profile_of
from tms.services.conversion.stored_spans import phrases_by_people
from tms.services.termbase.terms import known_book

_MOST = 64
_HOUSES: LruCache[tuple[int, uuid.UUID, str], Profile] = LruCache(_MOST)


@dataclass(frozen=True, slots=True)
class Checking:
    """What all texts of a version are checked with: the locales, its own with its region, house style, termbase."""

    source_locale: str
    locale: str
    region: str
    house: Profile | None
    book: TermBook


def checking_of(uow: UnitOfWork, publication: OnePublication, source: OneVersion, version: OneVersion) -> Checking:
    """What the version's texts are checked with. The publication must be as it was read in this transaction."""
    region = version.profile or memory_locale(version.locale, publication.region)
    house = _house(uow, publication, region)
    book = known_book(uow, publication, source.locale, version.locale) if version.role != "source" else NO_TERMS
    return Checking(source.locale, version.locale, region, house, book)


def _house(uow: UnitOfWork, publication: OnePublication, region: str) -> Profile | None:
    if region not in BASE_TAGS:
        return None
    key = (publication.id, publication.knowledge, region)
    return _HOUSES.get(key) or _HOUSES.keep(key, house_profile_of(uow, publication.id, region))


def to_check(
    checking: Checking,
    row: PlacedTexts,
    derivation: OneDerivation | None = None,
    *,
    text: str | None = None,
    parent: OneText | None = None,
) -> CheckedText:
    """One segment to check; the row's first text is the source's, its second the version's unless ``text`` is given.

    ``parent`` is the text that it was derived from, if it was and its version isn't detached.
    """
    target = row.texts[1]
    says = text if text is not None else target.text if target else ""
    codes = row.source.codes or {}
    here = checking.book.look(plain(row.source.text, codes), plain(says, codes))
    return CheckedText(
        segment_id=row.segment_id,
        source=row.source.text,
        source_locale=checking.source_locale,
        source_codes=row.source.codes,
        text=says,
        locale=checking.locale,
        kind=row.kind,
        treatment=row.treatment,
        origin=target.origin if target else "empty",
        state=target.state if target else "initial",
        region=checking.region,
        house=checking.house,
        kept=phrases_by_people(derivation) if derivation is not None else (),
        terms=here,
        followed=parent.text if parent is not None and _follows(says, parent, derivation) else None,
    )


def _follows(says: str, parent: OneText, derivation: OneDerivation | None) -> bool:
    """Whether a text is exactly what the conversion makes of its parent's present text."""
    is_whole = derivation is not None and derivation.status == "follows" and derivation.base_text == says
    return is_whole and derivation is not None and derivation.parent_rev == parent.rev


def with_parent(version: OneVersion, order: Sequence[int]) -> list[int]:
    """These versions, and the parent of this one, if it follows one."""
    parent_id = version.parent_version_id
    return [*order, parent_id] if parent_id is not None and parent_id not in order else list(order)


def parent_beside(version: OneVersion, order: Sequence[int]) -> int | None:
    """The index of the parent version's text in the rows of these versions, if it is there."""
    parent_id = version.parent_version_id if version.detached_at is None else None
    return order.index(parent_id) if parent_id is not None and parent_id in order else None


def all_to_check(
    checking: Checking,
    rows: Sequence[PlacedTexts],
    derivations: Mapping[int, OneDerivation],
    *,
    parent_at: int | None = None,
) -> list[CheckedText]:
    """The version's present segments in reading order, each with what its paragraph and the others say of the same.

    ``parent_at`` is where the texts that it follows stand in the rows.
    """
    return with_twins(
        with_paragraphs(
            [
                (
                    row.block,
                    to_check(
                        checking,
                        row,
                        derivations.get(row.segment_id),
                        parent=row.texts[parent_at] if parent_at is not None else None,
                    ),
                )
                for row in rows
                if row.texts[1] is None or row.texts[1].presence == "present"
            ]
        )
    )


def near_blocks(
    places: Sequence[texts.SegmentPlace], segment_ids: Collection[int], *, behind: int
) -> list[texts.SegmentPlace]:
    """All segments of these segments' paragraphs, of the one after each, and of as many ``behind``."""
    blocks = list(dict.fromkeys(place.block for place in places))
    number = {block: n for n, block in enumerate(blocks)}
    at = {number[place.block] for place in places if place.segment_id in segment_ids}
    near = {n + off for n in at for off in range(-behind, 2)}
    return [place for place in places if number[place.block] in near]


def in_paragraph(
    uow: UnitOfWork, checking: Checking, article_id: int, order: Sequence[int], text: CheckedText
) -> CheckedText:
    """One text with its paragraph, if the checks need it. ``order``: the source's version, and its own."""
    if not has_lone_mark(text):
        return text
    near = near_blocks(texts.places(uow.session, article_id), {text.segment_id}, behind=0)
    rows = [
        (row.block, text if row.segment_id == text.segment_id else to_check(checking, row))
        for row in texts.at_places(uow.session, article_id, order, near)
        if row.texts[1] is None or row.texts[1].presence == "present" or row.segment_id == text.segment_id
    ]
    return next(one for one in with_paragraphs(rows) if one.segment_id == text.segment_id)


def beside_same(text: CheckedText, others: Iterable[Sequence[Any]]) -> CheckedText:
    """One text with the article's other texts of the same source: segment, source, its codes and text of each."""
    known = [
        replace(text, segment_id=segment_id, source=source, source_codes=codes, text=said)
        for segment_id, source, codes, said in others
    ]
    return with_twins([text, *known])[0]


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A warning that somebody dismissed, and the dismissal."""

    finding: Finding
    by: Dismissal


def told_apart(
    text: CheckedText, found: Iterable[Finding], dismissals: Iterable[Dismissal]
) -> tuple[list[Finding], list[Dismissed]]:
    """The open findings in the text, and the dismissed ones: here, or in the text that it is converted from.

    A dismissal of what is no longer found, or was found in another text, says nothing.
    """
    own, parents = {}, {}
    for dismissal in dismissals:
        if dismissal.is_parents:
            parents[dismissal.alike, dismissal.texts] = dismissal
        else:
            own[dismissal.finding, dismissal.texts] = dismissal
    open_, dismissed = [], []
    for finding in found:
        by = own.get((finding.key, texts_read(finding.code, text.source, text.text))) if own else None
        if by is None and parents and text.followed is not None:
            by = parents.get((alike(finding, text.locale), texts_read(finding.code, text.source, text.followed)))
        if by is None:
            open_.append(finding)
        else:
            dismissed.append(Dismissed(finding, by))
    return open_, dismissed
