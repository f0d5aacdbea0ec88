"""``tms mt``: what drafts are worth, by engine."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from tms.cli.text.streams import text_of
from tms.domain.errors import Invalid
from tms.domain.locales import EN, ZH_HANT, ZH_HANT_TW, is_chinese, parse_locale
from tms.language.assembly import assemble
from tms.language.engines.scores import kept_in
from tms.language.terms import TermIndex, TermPair

ASSEMBLY, MEMORY = "assembly", "memory"


@click.group()
def mt() -> None:
    """Measure the drafts of engines, memory and assembly."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: str
    source: str
    reference: str


DraftDocument = Callable[[Sequence[str]], list[str]]
"""The drafts of a document's sentences, "" where there is none."""


@mt.command("eval")
@click.argument("file")
@click.option("--engine", required=True, help="an engine by its name in the publication, or: assembly, memory")
@click.option("--to", "to_tag", required=True, help="the language to translate into, such as zh-Hans")
@click.option("--from", "from_tag", default=EN, show_default=True, help="the language of the source")
@click.option("--terms", "terms_file", type=click.Path(path_type=Path), help="terms: source, tab, target, one a line")
@click.option("--limit", type=click.IntRange(1), help="only so many sentences")
@click.option("--json", "as_json", is_flag=True, help="one JSON object instead of the row of a table")
def evaluate(
    file: str, engine: str, to_tag: str, from_tag: str, terms_file: Path | None, limit: int | None, as_json: bool
) -> None:
    """Translate FILE's sentences and compare with its references: chrF and BLEU, terms, names, numbers, time, cost.

    FILE has a JSON object per line with a text for each language (en, zh_hans, zh-Hant …) and, if it likes, "doc".
    The memory is asked as if it had never seen the document, with FILE's other documents in it.
    """
    pair = parse_locale(from_tag), _with_region(parse_locale(to_tag))
    sentences = list(_read(file, pair))[:limit]
    terms = _terms(terms_file, pair[0])
    drafts, cost, seconds = _drafted(engine, sentences, pair, terms)
    sources = [one.source for one in sentences]
    kept = kept_in(drafts, sources, terms, from_locale=pair[0], to_locale=pair[1])
    chrf, bleu = _scores(drafts, [one.reference for one in sentences], pair[1])
    row = {
        "engine": engine,
        "into": to_tag,
        "sentences": len(sentences),
        "drafted": sum(map(bool, drafts)),
        "chrF": chrf,
        "BLEU": bleu,
        "terms": str(kept.terms),
        "names": str(kept.names),
        "numbers": str(kept.numbers),
        "seconds": round(seconds, 1),
        "cost": cost,
    }
    click.echo(json.dumps(row, ensure_ascii=False) if as_json else _table(row))


def _with_region(locale: str) -> str:
    """Readers get a region's forms; Taiwan's if none is named."""
    return ZH_HANT_TW if locale == ZH_HANT else locale


def _read(file: str, pair: tuple[str, str]) -> Iterator[_Sentence]:
    for number, line in enumerate(text_of(file).split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
            texts = {_locale(key): value for key, value in found.items() if isinstance(value, str)}
            yield _Sentence(str(found.get("doc", "")), texts[pair[0]], texts[pair[1]])
        except (ValueError, AttributeError, KeyError) as error:
            raise Invalid("eval_line", file=file, line=number, source=pair[0], target=pair[1]) from error


def _locale(key: str) -> str:
    try:
        return _with_region(parse_locale(key))
    except Invalid:
        return key


def _terms(file: Path | None, source: str) -> TermIndex:
    from tms.cli.text.terms_file import terms_of

    pairs = [TermPair(rule.source, rule.target) for rule in terms_of(file)] if file else []
    return TermIndex(pairs, inflected=source == EN)


def _drafted(
    engine: str, sentences: Sequence[_Sentence], pair: tuple[str, str], terms: TermIndex
) -> tuple[list[str], str, float]:
    """The drafts, what they cost, and how many seconds they took once everything was ready."""
    began = time.perf_counter()
    if engine == ASSEMBLY:
        made = [assemble(one.source, source_locale=pair[0], target_locale=pair[1], terms=terms) for one in sentences]
        return [one.text for one in made], "0", time.perf_counter() - began
    from tms.cli.connection import connected

    with connected() as container:
        began = time.perf_counter()
        if engine == MEMORY:
            drafts, cost = _from_memory(container, sentences, pair), "0"
        else:
            drafts, cost = _from_engine(container, engine, sentences, pair, terms)
        return drafts, cost, time.perf_counter() - began


def _from_memory(container: Any, sentences: Sequence[_Sentence], pair: tuple[str, str]) -> list[str]:
    from tms.cli.connection import console
    from tms.services.memory.exchange import KnownTranslation, drafts_of_others

    known = [KnownTranslation(one.document, one.source, one.reference) for one in sentences]
    with container.database.begin() as uow:
        return drafts_of_others(uow, console(uow), *pair, known)


def _from_engine(
    container: Any, name: str, sentences: Sequence[_Sentence], pair: tuple[str, str], terms: TermIndex
) -> tuple[list[str], str]:
    from tms.cli.connection import console
    from tms.services.engines.evaluate import cost_since, draft_all, engine_named_at_console, last_usage

    with container.database.begin() as uow:
        configured = engine_named_at_console(uow, console(uow).publication_id, name)
        before = last_usage(uow, configured)
    drafts: list[str] = []
    for _, document in groupby(sentences, lambda one: one.document):
        texts = [one.source for one in document]
        made, outcome = draft_all(container.database.begin, container.engines, configured, texts, pair, terms)
        drafts += made
        for code, detail in outcome.problems.values():
            click.echo(f"{name}: {code} {detail}", err=True)
    with container.database.begin() as uow:
        return drafts, cost_since(uow, configured, before)


def _scores(drafts: Sequence[str], references: Sequence[str], locale: str) -> tuple[float, float]:
    """sacrebleu's chrF and BLEU with its own settings for the language. Raises Invalid (``eval_needs_sacrebleu``)."""
    try:
        import sacrebleu
    except ImportError as error:
        raise Invalid("eval_needs_sacrebleu") from error
    tokenize = "zh" if is_chinese(locale) else "13a"
    chrf = sacrebleu.corpus_chrf(list(drafts), [list(references)])
    bleu = sacrebleu.corpus_bleu(list(drafts), [list(references)], tokenize=tokenize)
    return round(chrf.score, 1), round(bleu.score, 1)


def _table(row: Mapping[str, Any]) -> str:
    lines = (row.keys(), ["---"] * len(row), map(str, row.values()))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
