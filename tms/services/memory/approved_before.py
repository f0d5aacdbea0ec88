"""What people approved before, in other articles, for the very sentence that a text was derived from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import select

from tms.db.models import Article
from tms.db.queries.approved_before import ApprovedText, AskedText, approved_texts
from tms.db.queries.article_context import OneVersion
from tms.db.queries.text_rows import OneDerivation, OneText
from tms.db.queries.texts import PlacedTexts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.code_faults import code_faults
from tms.domain.inline import markers
from tms.domain.locales import memory_locale
from tms.domain.permissions import Actor
from tms.domain.states import SegmentState
from tms.services.article_visibility import visible_to
from tms.services.authorize import AnyArticleContext
from tms.services.memory.remember import hash_of
from tms.services.versions.headlines import headlines
from tms.services.withhold_guarded import withheld_from


@dataclass(frozen=True, slots=True)
class ApprovedBefore:
    """A text that was approved, and is not what is derived: the youngest of ``wordings`` that differ.

    ``who`` worded it, or accepted it as it was derived (``was_worded``); with the article it is told only to those who
    see that: ``language`` is the one of its ``title``.
    """

    text: str
    wordings: int
    was_worded: bool
    who: str = ""
    article_id: int = 0
    title: str = ""
    language: str = ""


class DerivedPlace(NamedTuple):
    """A segment's text in a derived version, how it came from its parent's, and the parent's and the source's."""

    text: OneText | None
    derivation: OneDerivation | None
    parent: OneText | None
    source: OneText | None

    @property
    def stands_as_derived(self) -> bool:
        """Whether it was derived from a confirmed text, and no person has said anything of it yet."""
        text, derivation = self.text, self.derivation
        if text is None or derivation is None or not self.parent or not self.parent.text:
            return False
        is_derived = derivation.status == "follows" and text.text == derivation.base_text
        is_open = text.state == SegmentState.TRANSLATED and text.look is None and text.presence == "present"
        return is_derived and is_open and text.touched_by is None and derivation.parent_rev == self.parent.rev


def derived_places(
    version: OneVersion,
    order: Sequence[int],
    placed: Sequence[PlacedTexts],
    derivations: Mapping[int, Mapping[int, OneDerivation]],
) -> list[DerivedPlace]:
    """The version's places from what was read in ``order``: the source, the version, and others."""
    if version.parent_version_id not in order:
        return []
    at, of = order.index(version.parent_version_id), derivations[version.id]
    return [DerivedPlace(row.texts[1], of.get(row.segment_id), row.texts[at], row.source) for row in placed]


def approved_before(
    uow: UnitOfWork, actor: Actor, seen: AnyArticleContext, version: OneVersion, places: Sequence[DerivedPlace]
) -> dict[int, ApprovedBefore]:
    """By segment, what was approved in other words, of the texts that stand as they were derived.

    One statement for all of them, none where there are none, and two more where something was found. Only what a person
    worded or accepted counts; of a guarded article only what the actor sees.
    """
    parent = next((one for one in seen.versions if one.id == version.parent_version_id), None)
    open_places = {one.text.segment_id: one for one in places if one.text is not None and one.stands_as_derived}
    if parent is None or version.detached_at is not None or not open_places:
        return {}
    region = seen.publication.region
    is_source = parent.id == seen.source.id
    source_tag = None if is_source else memory_locale(seen.source.locale, region)
    asked = [
        AskedText(i, hash_of(one.parent.text), one.parent.text, one.source.text if source_tag and one.source else None)
        for i, one in open_places.items()
        if one.parent is not None
    ]
    tags = (memory_locale(parent.locale, region), memory_locale(version.locale, region), source_tag)
    found = approved_texts(uow.session, seen.publication.id, seen.article.id, version.locale, tags, asked)
    hidden = withheld_from(uow, actor)({one.unit_id for one in found}) if found else ()
    by_segment = groupby((one for one in found if one.unit_id not in hidden), key=lambda one: one.segment_id)
    other = {i: youngest for i, these in by_segment if (youngest := _in_other_words(open_places[i], list(these)))}
    return _told(uow, actor, seen.publication.id, other)


def _in_other_words(place: DerivedPlace, found: Sequence[ApprovedText]) -> tuple[ApprovedText, int] | None:
    """The youngest, if it is another text with the same inline codes; and how many wordings were approved."""
    youngest = found[0]
    if place.text is None or place.parent is None or youngest.text == place.text.text:
        return None
    if code_faults(youngest.text, markers(place.parent.text, place.parent.codes or {})):
        return None
    return youngest, len({one.text for one in found})


def _told(
    uow: UnitOfWork, actor: Actor, publication_id: int, found: dict[int, tuple[ApprovedText, int]]
) -> dict[int, ApprovedBefore]:
    articles = sorted({one.article_id for one, _ in found.values()})
    if not articles:
        return {}
    seen = set(uow.session.scalars(select(Article.id).where(Article.id.in_(articles), visible_to(actor))))
    heads = headlines(uow, publication_id, sorted(seen)) if seen else {}
    told = {}
    for segment_id, (one, wordings) in found.items():
        before = ApprovedBefore(one.text, wordings, one.worded_by is not None)
        if head := heads.get(one.article_id):
            who = one.worded_by or one.accepted_by or ""
            before = replace(before, who=who, article_id=one.article_id, title=head.title, language=head.language)
        told[segment_id] = before
    return told
