"""A long article drafted from memory and assembly, beside the same work as plain function calls; and its statements.

    uv run python -m tests.benchmarks drafting

A third of the sentences stand in the memory as they are, a third are like one of it, the last is for assembly.
"""

import random
import statistics
import time
from collections import defaultdict

from sqlalchemy import func, select

from tests.benchmarks.desk import make_ready
from tests.benchmarks.pipeline import FEW, MANY, TERMS
from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tests.benchmarks.statements import counting
from tests.language.memory.sentences import edited
from tms.db.models import SegmentText, Version, WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.locales import EN, ZH_HANS
from tms.domain.permissions import Role
from tms.domain.work_kinds import WorkKind
from tms.language.assembly import TermIndex, TermPair, assemble
from tms.language.memory import indexed, probe, similarity, units
from tms.language.memory.repair import repair
from tms.language.segmentation import cut
from tms.services.articles.import_article import import_article
from tms.services.memory.remember import import_units
from tms.services.pipeline import draft
from tms.services.pipeline.stages import STAGES
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts

KNOWN = 5_000
_SYLLABLES = ("ba", "ko", "ri", "mel", "tas", "un", "dor", "fi", "gal", "hes", "jun", "lo", "mi", "nar", "pol", "sev")
MOST_TIMES = 3.0
_TERMS = TermIndex([TermPair(en, hans) for en, hans, _ in TERMS], inflected=True)


def drafting_rows(running: Running, *, rounds: int) -> list[Row]:
    """Seconds of the worker's drafting, multiples of plain calls, and statements at two lengths."""
    chance = random.Random(11)  # noqa: S311  the same every time
    memory = [(source, _assembled(source) or f"第{n}句。") for n, source in enumerate(_sentences(KNOWN, chance))]
    editor = running.newsroom[Role.EDITOR]
    concepts = [ConceptEntry(en, terms=[TermEntry("en", en), TermEntry(ZH_HANS, hans)]) for en, hans, _ in TERMS]
    with running.container.database.begin() as uow:
        import_concepts(uow, editor, concepts)
        import_units(uow, editor, [{EN: source, ZH_HANS: target} for source, target in memory])
    plain = _Plain(memory)
    worker, calls, origins = [], [], ""
    for n in range(rounds):
        page = _page(MANY, memory, chance, f"Drafted {n}")
        (article_id,) = make_ready(running, [page])
        worker.append(_seconds(running, article_id))
        origins = _origins(running, article_id)
        calls.append(plain.seconds(page))
    median, base = statistics.median(worker), statistics.median(calls)
    # The first reads what this process keeps from then on.
    _, few, many = (_statements(running, _page(size, memory, chance, "Counted")) for size in (FEW, FEW, MANY))
    return [
        Row(f"{MANY:,} segments drafted by the worker", median, "s", None, f"{rounds} times; {origins}"),
        Row("  beside plain function calls", median / base, "×", MOST_TIMES, f"plain {base:.2f} s"),
        Row("  statements", many / few, "×", 1.0, f"{few} at {FEW}, {many} at {MANY:,} segments"),
    ]


def _sentences(n: int, chance: random.Random) -> list[str]:
    """As different as sentences of news are: of words that seldom stand beside each other."""
    words = [one + other + end for one in _SYLLABLES for other in _SYLLABLES for end in ("n", "rel", "st")]
    shapes = (
        "The {} {} of {} told {} people in {} on Monday, {} said.",
        "{} percent of the {} {} came from {}, where {} {} had been found.",
        "Nobody in {} knew why the {} {} cost $ {} million after {} {}.",
    )
    return [
        chance.choice(shapes).replace("$ {}", f"${chance.randint(2, 900)}").format(*chance.sample(words, 6))
        for _ in range(n)
    ]


def _assembled(source: str) -> str:
    return assemble(source, source_locale=EN, target_locale=ZH_HANS, terms=_TERMS).text


def _page(segments: int, memory: list[tuple[str, str]], chance: random.Random, title: str) -> ImportedArticle:
    """One sentence a paragraph."""
    known = chance.sample([source for source, _ in memory], segments)
    makers = (
        lambda source, _: source,
        lambda source, _: edited(source, EN, 1, chance),
        lambda _, n: f"Report {n} of the {title.lower()} ones says the night train to the harbour carried {n + 200}.",
    )
    blocks = [Block("paragraph", makers[n % 3](source, n)) for n, source in enumerate(known[1:])]
    return ImportedArticle(language=EN, title=title, blocks=blocks)


def _seconds(running: Running, article_id: int) -> float:
    """Of the work item, from when a worker took it until it was done."""
    with running.container.database.begin() as uow:
        item = uow.session.scalars(
            select(WorkItem).where(WorkItem.article_id == article_id, WorkItem.kind == WorkKind.DRAFT)
        ).one()
        if item.ended_at is None or item.started_at is None:
            raise AssertionError(item.state)
        return (item.ended_at - item.started_at).total_seconds()


def _origins(running: Running, article_id: int) -> str:
    with running.container.database.begin() as uow:
        rows = uow.session.execute(
            select(SegmentText.origin, func.count())
            .join(Version, (Version.article_id == SegmentText.article_id) & (Version.id == SegmentText.version_id))
            .where(SegmentText.article_id == article_id, Version.locale == ZH_HANS)
            .group_by(SegmentText.origin)
            .order_by(SegmentText.origin)
        ).all()
    return ", ".join(f"{n} {origin}" for origin, n in rows)


def _statements(running: Running, page: ImportedArticle) -> int:
    """Of drafting, run here before the worker has heard of the article."""
    # One that tells no worker.
    database = Database(running.container.database.engine)
    with database.begin() as uow:
        article_id = import_article(uow, running.newsroom[Role.EDITOR], page, as_new=True)
        item = _claimed(uow, article_id, WorkKind.SEGMENT)
    STAGES[WorkKind.SEGMENT](database.begin, item)
    with database.begin() as uow:
        item = _claimed(uow, article_id, WorkKind.DRAFT)
    with counting(database.engine) as counted:
        draft.run(database.begin, item)
    return len(counted.statements)


def _claimed(uow: UnitOfWork, article_id: int, kind: WorkKind) -> work_items.Claimed:
    waiting = select(WorkItem.id).where(WorkItem.article_id == article_id, WorkItem.kind == kind)
    item = work_items.claim(uow.session, uow.session.scalars(waiting).one(), 60)
    if item is None:
        raise AssertionError(f"the worker was quicker to take {kind}")
    return item


class _Plain:
    """The memory as dictionaries of this process; what is built before the clock runs is built in the database too."""

    def __init__(self, memory: list[tuple[str, str]]) -> None:
        self._memory = memory
        self._exact = dict(memory)
        self._stored = [indexed(source, "1", EN) for source, _ in memory]
        self._units = [units(source, EN) for source, _ in memory]
        self._by_key: dict[int, list[int]] = defaultdict(list)
        for at, stored in enumerate(self._stored):
            for key in stored.keys:
                self._by_key[key].append(at)

    def seconds(self, page: ImportedArticle) -> float:
        texts = [page.title or "", *(block.text for block in page.blocks)]
        began = time.perf_counter()
        for text in texts:
            for piece in cut(text, EN).pieces:
                self._draft(piece.text)
        return time.perf_counter() - began

    def _draft(self, source: str) -> str:
        if source in self._exact:
            return self._exact[source]
        asked = probe(source, "1", EN)
        near = {at for key in asked.keys for at in self._by_key.get(key, ())}
        n = len(asked.units)
        alike = [
            (similarity(asked.units, self._units[at]), at)
            for at in near
            if (asked.signature ^ self._stored[at].signature).bit_count()
            <= 4 * (max(n, self._stored[at].length) // 4) - abs(n - self._stored[at].length)
        ]
        best, at = max(alike, default=(0, 0))
        if not best:
            return _assembled(source)
        old, target = self._memory[at]
        return repair(old, source, target, source_locale=EN, target_locale=ZH_HANS, terms=_TERMS).text
