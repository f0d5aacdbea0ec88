"""A long article from upload to ready in both Chinese versions, beside the same work as plain function calls."""

import statistics
import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.benchmarks.articles import page_of
from tests.benchmarks.desk import make_ready
from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tests.benchmarks.statements import counting
from tms.checks import CheckedText, check
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.imported_article import ImportedArticle
from tms.domain.permissions import Role
from tms.domain.work_kinds import WorkKind
from tms.language.ambiguity import find_ambiguities
from tms.language.assembly import TermIndex, TermPair, assemble
from tms.language.conversion import Level, Rule, derive_explained
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.house_style import with_built_in
from tms.language.segmentation import cut
from tms.services.articles.import_article import import_article
from tms.services.pipeline.stages import STAGES
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts

FEW, MANY = 200, 2_000
MOST_SECONDS, MOST_TIMES = 1.5, 3.0
TERMS = [("night train", "夜班列车", "夜班列車"), ("harbour", "港口", "港口"), ("report", "报告", "報告")]


def pipeline_rows(running: Running, *, rounds: int) -> list[Row]:
    """Seconds, multiples of plain calls, and statements by stage at two lengths."""
    concepts = [
        ConceptEntry(en, terms=[TermEntry("en", en), TermEntry("zh-Hans", hans), TermEntry("zh-Hant-TW", hant)])
        for en, hans, hant in TERMS
    ]
    with running.container.database.begin() as uow:
        import_concepts(uow, running.newsroom[Role.EDITOR], concepts)
    seconds, plain = [], []
    for n in range(rounds):
        page = page_of(MANY, title=f"A very long report {n}", number=1000 + n)
        began = time.perf_counter()
        make_ready(running, [page])
        seconds.append(time.perf_counter() - began)
        plain.append(_plain(page))
    median, base = statistics.median(seconds), statistics.median(plain)
    rows = [
        Row(f"{MANY:,} segments, upload to ready", median, "s", MOST_SECONDS, f"{rounds} times, {_range(seconds)}"),
        Row("  beside plain function calls", median / base, "×", MOST_TIMES, f"plain {base:.2f} s"),
    ]
    few, many = _by_stage(running, FEW), _by_stage(running, MANY)
    for kind in few.keys() & many.keys():
        detail = f"{few[kind]} at {FEW}, {many[kind]} at {MANY:,} segments"
        rows.append(Row(f"  statements of {kind}", many[kind] / few[kind], "×", 1.0, detail))
    return rows


def _range(seconds: list[float]) -> str:
    return f"{min(seconds):.2f} to {max(seconds):.2f} s"


def _plain(page: ImportedArticle) -> float:
    """What the pipeline does to the texts, and nothing else."""
    to_hans = TermIndex([TermPair(en, hans) for en, hans, _ in TERMS], inflected=True)
    known = [Rule(hans, hant, Level.PUBLICATION) for _, hans, hant in TERMS]
    to_hant = with_built_in(known, PROFILES_BY_TAG["zh-Hant-TW"], "zh-Hans")
    began = time.perf_counter()
    texts = [page.title or "", *(block.text for block in page.blocks)]
    for n, source in enumerate(piece.text for text in texts for piece in cut(text, "en").pieces):
        hans = assemble(source, source_locale="en", target_locale="zh-Hans", terms=to_hans).text
        found = derive_explained(hans, source="zh-Hans", profile="zh-Hant-TW", rules=to_hant)
        find_ambiguities(hans, source="zh-Hans", profile="zh-Hant-TW", rules=to_hant, derived=found)
        hant = found.text
        for text, locale in ((hans, "zh-Hans"), (hant, "zh-Hant")):
            check(
                CheckedText(
                    segment_id=n, source=source, source_locale="en", source_codes=None, text=text, locale=locale
                )
            )
    return time.perf_counter() - began


def _by_stage(running: Running, segments: int) -> dict[str, int]:
    """The most statements that each stage takes for a version; the stages run here, before the worker hears of them."""
    database = Database(running.container.database.engine)
    counts: dict[str, int] = {}
    with database.begin() as uow:
        editor = running.newsroom[Role.EDITOR]
        article_id = import_article(
            uow, editor, page_of(segments, title=f"{segments} counted", number=segments), as_new=True
        )
        items = _claim(uow.session, article_id)
    while items:
        for item in items:
            with counting(database.engine) as counted:
                STAGES[WorkKind(item.kind)](database.begin, item)
            # Not their sum: of two versions the worker may be quicker to take one.
            counts[item.kind] = max(counts.get(item.kind, 0), len(counted.statements))
        with database.begin() as uow:
            items = _claim(uow.session, article_id)
    return counts


def _claim(session: Session, article_id: int) -> list[work_items.Claimed]:
    """Take what waits; what a worker was quicker to take is not counted."""
    waiting = session.scalars(
        select(WorkItem.id).where(WorkItem.article_id == article_id, WorkItem.state == "waiting")
    ).all()
    return [item for one in waiting if (item := work_items.claim(session, one, 60)) is not None]
