"""Conversion rules in words: what a change would do sentence by sentence, and what a new rule meets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tms.domain.differences import DiffRun, differences
from tms.domain.inline import MARKER
from tms.domain.translatable import Words
from tms.http.parameters import row_number
from tms.language.conversion import Level
from tms.services.conversion.effect import AffectedText, RuleEffect
from tms.services.conversion.rule_conflicts import Cautions, Meets, Met

FATES: Mapping[str, str] = {
    "derived": Words("derived again"),
    "merged": Words("changed by a person: merged with what they wrote"),
    "conflict": Words("changed by a person at the same place: they are asked"),
    "marked": Words("detached: only marked, never changed"),
}
"""What becomes of a text, as people say it."""

MOST_MET = 8
"""Rules of one kind that a page names; of the others it says how many there are."""

_ADDRESS = re.compile(r"(?:.*/articles/)?(\d{1,18})(?:[/?#].*)?", re.ASCII)
_WHOSE = {"term": Words("a term"), "built-in": Words("the starter glossary")}
_WIDTHS = {Level.PUBLICATION: Words("a rule of the publication"), Level.TOPIC: Words("a rule of a topic")}


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """One text with what goes and what comes; ``runs`` without change where it stays as it is."""

    segment_id: int
    locale: str
    parent_locale: str
    parent: str
    runs: Sequence[DiffRun]
    fate: str

    @property
    def changes(self) -> bool:
        """Whether any of the sentences would change."""
        return any(run.kind != "same" for run in self.runs)


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """The sentences of one article."""

    article_id: int
    title: str
    sentences: list[ShownSentence]


def by_article(effect: RuleEffect) -> Iterator[ShownArticle]:
    """The sentences of the effect that are shown, article by article."""
    for (article_id, title), sentences in groupby(effect.sentences, lambda one: (one.article_id, one.title)):
        yield ShownArticle(article_id, title, [_shown(one) for one in sentences])


def _shown(one: AffectedText) -> ShownSentence:
    before, after = MARKER.sub("", one.before), MARKER.sub("", one.after)
    parent = MARKER.sub("", one.parent)
    return ShownSentence(
        one.segment_id, one.locale, one.parent_locale, parent, differences(before, after), FATES[one.fate]
    )


def met_by_kind(found: Cautions) -> dict[Meets, list[Met]]:
    """The rules that a new rule meets, by how they meet."""
    return {how: list(some) for how, some in groupby(found.met, lambda one: one.how)}


def whose(one: Met) -> str:
    """In words, where the rule that is met comes from."""
    kind = (one.rule.key or "").partition(":")[0]
    return _WHOSE.get(kind) or _WIDTHS.get(one.rule.level, Words("a rule of this article"))


def article_number(written: str) -> int | None:
    """The number in what somebody typed for an article, a number or an address; None if it is neither."""
    found = _ADDRESS.fullmatch(written.strip())
    return row_number(found[1]) if found else None
