"""What a change of the rules would do to the texts that people work on, before it is saved."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tms.db.models import Article, Derivation, Publication
from tms.db.queries import affected_texts
from tms.db.queries.affected_texts import Affected, Affects
from tms.db.queries.place_decisions import decisions_of_versions
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Stale
from tms.domain.permissions import Actor
from tms.domain.three_way_merge import merge
from tms.language.conversion import Rule
from tms.services.article_visibility import visible_to
from tms.services.conversion.derive_text import Deriving
from tms.services.conversion.rules import Direction, Knowledge, knowing, knowledge_between

LOOKED_AT = 2_000
"""The most texts that a preview derives; of more it says how many it looked at."""

SHOWN = 50

Changed = Callable[[Sequence[Rule]], Iterable[Rule]]
"""The rules of an article as they would be, from the present ones."""

ChangedKnowledge = Callable[[Direction, Knowledge], Knowledge]
"""What would hold for texts of one direction, rules and how the publication writes, from what holds now."""


@dataclass(frozen=True, slots=True)
class AffectedText:
    """One text that would change. ``fate``: derived, merged, conflict, or marked for a detached text."""

    article_id: int
    title: str
    version_id: int
    segment_id: int
    locale: str
    parent: str
    parent_locale: str
    before: str
    after: str
    fate: str


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """How many texts would change, in how many articles, and the first of them.

    It was tried on ``looked_at`` of the ``candidates``: texts whose parent's has the phrase.
    """

    candidates: int
    looked_at: int
    articles: int
    counts: Mapping[str, int]
    sentences: list[AffectedText]
    digest: str = ""
    """Equal for the same texts becoming the same others: what was shown is saved, or it is shown again."""

    @property
    def n(self) -> int:
        """The number of texts that would change."""
        return sum(self.counts.values())


def effect_of(uow: UnitOfWork, actor: Actor, what: Affects, changed: Changed) -> RuleEffect:
    """Derive every text with the phrase by the rules as they would be, and compare."""

    def knowing_changed(direction: Direction, known: Knowledge) -> Knowledge:
        return knowing(changed(known.people), known.profile, direction)

    return effect_of_knowing(uow, actor, what, knowing_changed)


def effect_of_knowing(uow: UnitOfWork, actor: Actor, what: Affects, changed: ChangedKnowledge) -> RuleEffect:
    """Derive every text with the phrase by what would hold, rules or more than rules, and compare.

    What people decided for single places holds as it does now. Texts of an article that the actor doesn't see are
    counted and not shown.
    """
    publication = uow.session.get_one(Publication, actor.publication_id)
    found, total = affected_texts.affected_texts(uow.session, what, LOOKED_AT)
    articles = _articles(uow, {one.article_id for one in found})
    decided = decisions_of_versions(uow.session, {one.version_id for one in found})
    known: dict[tuple[str, Direction], Knowledge] = {}
    by: dict[int, tuple[Deriving, Deriving]] = {}
    sentences: list[AffectedText] = []
    counts: dict[str, int] = {}
    for one in found:
        article = articles[one.article_id]
        if one.version_id not in by:
            direction, present = knowledge_between(uow, publication, article, one.parent_locale, one.profile)
            # Articles without rules of their own share a set, which is made ready once.
            if (key := (present.rules.version, direction)) not in known:
                known[key] = changed(direction, present)
            here = decided.get(one.version_id, {})
            by[one.version_id] = Deriving(direction, present, here), Deriving(direction, known[key], here)
        now, then = by[one.version_id]
        sentence = _sentence(one, article, new := then.text(one.parent))
        # An earlier change whose work is not done yet will change texts too: those are not this one's.
        if sentence is not None and now.text(one.parent) != new:
            counts[sentence.fate] = counts.get(sentence.fate, 0) + 1
            sentences.append(sentence)
    changing = {one.article_id for one in sentences}
    seen = set(uow.session.scalars(select(Article.id).where(Article.id.in_(changing), visible_to(actor))))
    shown = [one for one in sentences if one.article_id in seen]
    return RuleEffect(total, len(found), len(changing), counts, shown[:SHOWN], _digest(total, sentences))


def require_seen(effect: RuleEffect, seen: str) -> None:
    """Raise Stale (``effect_changed``) if a person who is about to save has seen another effect, or none."""
    if effect.digest != seen:
        raise Stale("effect_changed")


def _digest(total: int, sentences: Iterable[AffectedText]) -> str:
    told = [[one.version_id, one.segment_id, one.fate, one.after] for one in sentences]
    return hashlib.sha256(json.dumps([total, told]).encode()).hexdigest()[:32]


def _articles(uow: UnitOfWork, ids: set[int]) -> dict[int, Article]:
    return {article.id: article for article in uow.session.query(Article).where(Article.id.in_(ids))}


def _sentence(one: Affected, article: Article, new: str) -> AffectedText | None:
    if new == one.derivation.base_text:
        return None
    fate, after = _fate(one, one.derivation, new)
    return AffectedText(
        one.article_id,
        article.slug,
        one.version_id,
        one.segment_id,
        one.locale,
        one.parent.text,
        one.parent_locale,
        one.text,
        after,
        fate,
    )


def _fate(one: Affected, derivation: Derivation, new: str) -> tuple[str, str]:
    if one.is_detached or derivation.status == "detached":
        return "marked", one.text
    if one.text == derivation.base_text:
        return "derived", new
    merged = merge(derivation.base_text, one.text, new)
    return ("conflict", one.text) if merged.text is None else ("merged", merged.text)
