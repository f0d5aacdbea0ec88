"""No fatigue: how many questions a new article still asks, and whether its real errors are still among them.

    uv run python -m tests.benchmarks fatigue            the medians
    uv run python -m tests.benchmarks.fatigue            the curve, article by article

The trilingual articles are worked through in the order of the files, then the news documents, all from zh-Hans to
zh-Hant-TW. Each question is answered by the reference zh-Hant version: where it stands against the flagged characters
with exactly one of the candidates, that is the answer, and it becomes a publication rule that binds the phrase. Where
the reference says something else (most of these versions are translations of their own) the reviewer is taken to have
answered for the article only, and the publication learns nothing. A question is counted once in an article for each
phrase, since its answer holds for the rest of it.

A real error is a place where the conversion has one of a character's values and the reference another.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from statistics import median

from tests.benchmarks.report import Row
from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import Ambiguity, find_ambiguities
from tms.language.ambiguity.house import folded
from tms.language.ambiguity.lexicon import lexicon
from tms.language.conversion import Level, Rule, RuleSet, convert, derive_explained
from tms.language.conversion.detection import is_han

DATA = Path(__file__).parents[2] / "../shared/data"
LEARNED_AFTER = 20


@dataclass(frozen=True, slots=True)
class Article:
    """A name, and its paragraphs as (Simplified, reference) pairs."""

    name: str
    paragraphs: tuple[tuple[str, str], ...]

    @property
    def length(self) -> int:
        """Chinese characters of the Simplified text."""
        return sum(is_han(character) for hans, _ in self.paragraphs for character in hans)


@dataclass(frozen=True, slots=True)
class Asked:
    """What one article asked: questions, those that the reference answered, and what was wrong in the first draft.

    ``contradicted``: places where another desk's reference answered otherwise than the earlier answer that holds.
    """

    article: Article
    questions: int
    answered: int
    errors: int
    caught: int
    contradicted: int


def articles(longest: int | None = None) -> list[Article]:
    """The articles of the data; those longer than ``longest`` characters cut into parts at paragraphs."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for path in (DATA / "triples/triples.dev.jsonl", DATA / "news/ntrex/ntrex.dev.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            rows.setdefault(row["doc"], []).append((row["zh_hans"], row["zh_hant"]))
    return [article for name, pairs in rows.items() for article in _parts(Article(name, tuple(pairs)), longest)]


def _parts(article: Article, longest: int | None) -> Iterator[Article]:
    part: list[tuple[str, str]] = []
    for pair in article.paragraphs:
        if longest and part and Article("", (*part, pair)).length > longest:
            yield Article(article.name, tuple(part))
            part = []
        part.append(pair)
    yield Article(article.name, tuple(part))


def replayed(order: Sequence[Article]) -> list[Asked]:
    """The articles worked through in that order."""
    learned: list[Rule] = []
    asked: list[Asked] = []
    for article in order:
        outcome, answers = _work(article, RuleSet(learned))
        learned += [Rule(source, target, Level.PUBLICATION, f"rule:{len(learned)}") for source, target in answers]
        asked.append(outcome)
    return asked


def _work(article: Article, rules: RuleSet) -> tuple[Asked, list[tuple[str, str]]]:
    questions: dict[str, str | None] = {}
    errors = caught = contradicted = 0
    for hans, reference in article.paragraphs:
        flags = find_ambiguities(hans, source=ZH_HANS, profile=ZH_HANT_TW, rules=rules)
        against = _aligned(hans, reference)
        for flag in flags:
            answer = _answer(flag, against)
            if questions.get(flag.phrase) is None:
                questions[flag.phrase] = answer if flag.can_bind else None
        bound = {at for one in rules.find(hans) for at in range(one.start, one.end)}
        for at in _errors(hans, against, rules):
            if at in bound:
                contradicted += 1
                continue
            errors += 1
            caught += any(flag.start <= at < flag.end for flag in flags)
    answers = [(phrase, target) for phrase, target in questions.items() if target is not None]
    return Asked(article, len(questions), len(answers), errors, caught, contradicted), answers


def _answer(flag: Ambiguity, against: Sequence[str]) -> str | None:
    """What the phrase becomes by the reference; None if it has none of the candidates, or more than one fits."""
    known = lexicon(ZH_HANS, ZH_HANT_TW)
    assert known is not None
    written = "".join(against[flag.start : flag.end])
    fitting = [
        target
        for candidate, target in zip(flag.candidates, flag.phrase_targets, strict=True)
        if not known.differ_as_written(candidate, written)
    ]
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=10_000)
def _aligned(hans: str, reference: str) -> tuple[str, ...]:
    """What stands in the reference against each character of the Simplified text; nothing where it says it otherwise.

    Compared are the two texts in Simplified, so that a conversion's mistake does not hide the place.
    """
    back = convert(reference, source="zh-Hant", target=ZH_HANS, vocabulary=False)
    against = [""] * len(hans)
    if len(back) == len(reference):
        for block in SequenceMatcher(None, hans, back, autojunk=False).get_matching_blocks():
            if block.size > 1:
                against[block.a : block.a + block.size] = reference[block.b : block.b + block.size]
    return tuple(against)


def _errors(hans: str, against: Sequence[str], rules: RuleSet) -> Iterator[int]:
    known = lexicon(ZH_HANS, ZH_HANT_TW)
    assert known is not None
    derived = derive_explained(hans, source=ZH_HANS, profile=ZH_HANT_TW, rules=rules)
    for span in derived.spans:
        target = derived.text[span.target_start : span.target_end]
        if len(target) != span.end - span.start:
            continue
        for at, mine in enumerate(target, span.start):
            forms = {folded(known.form(value), known.to_script) for value in known.values(hans[at])}
            ours, theirs = folded(mine, known.to_script), folded(against[at], known.to_script)
            if ours != theirs and {ours, theirs} <= forms:
                yield at


def fatigue_rows() -> list[Row]:
    """Medians of what articles ask, before and after the publication has learned."""
    rows: list[Row] = []
    for name, longest in (("whole articles", None), ("parts of up to 1,000 characters", 1000)):
        asked = replayed(articles(longest))
        first, later = asked[:LEARNED_AFTER], asked[LEARNED_AFTER:]
        rows.append(_median(f"questions of a new article, {name}: first {LEARNED_AFTER}", first, None))
        rows.append(_median(f"questions of a new article, {name}: after {LEARNED_AFTER}", later, 5))
        errors, caught = sum(one.errors for one in asked), sum(one.caught for one in asked)
        missed = 100 * (errors - caught) / max(1, errors)
        contradicted = sum(one.contradicted for one in asked)
        detail = (
            f"{caught} of {errors} asked; {contradicted} more follow an earlier answer that a later desk contradicts"
        )
        rows.append(Row(f"real errors not asked, {name}", missed, "%", 50, detail))
    shuffled: list[Asked] = []
    for seed in range(5):
        order = sorted(articles(1000), key=lambda article: sha256(f"{seed}{article}".encode()).digest())
        shuffled += replayed(order)[LEARNED_AFTER:]
    rows.append(_median(f"questions of a new part, five other orders: after {LEARNED_AFTER}", shuffled, 5))
    return rows


def _median(what: str, asked: Sequence[Asked], budget: float | None) -> Row:
    lengths, questions = [one.article.length for one in asked], [one.questions for one in asked]
    detail = (
        f"{len(asked)} articles of {median(lengths):.0f} characters at the median; {min(questions)} to {max(questions)}"
    )
    return Row(what, median(questions), "", budget, detail)


def main() -> None:
    """The curve: each article with its questions."""
    for longest in (None, 1000):
        for number, one in enumerate(replayed(articles(longest)), 1):
            print(
                f"{number:3} {one.article.name[:44]:44} {one.article.length:5} characters  {one.questions:3} questions"
                f"  {one.answered:3} answered  {one.caught} of {one.errors} errors asked"
            )


if __name__ == "__main__":
    main()
