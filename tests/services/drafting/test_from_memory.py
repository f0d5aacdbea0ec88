"""Drafts from the memory: the most similar sentence, brought to the new source, and marked as such."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import counting
from tests.factories import ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.pipeline.test_drafting import begun
from tests.services.story import Story
from tms.db.models import SegmentText
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.domain.work_kinds import WorkKind
from tms.services.memory.remember import import_units
from tms.services.pipeline import draft
from tms.services.workspace.segment_history import segment_history
from tms.services.workspace.side_panel import beside
from tms.web.workspace.state_words import origin

OLD = "The wait at the border fell from three days to 38 hours in 2021."
NEW = "The wait at the border fell from three days to 12 hours in 2025."


def article_of(database: Database, desk: Desk, *sentences: str) -> Story:
    page = replace(ARTICLE, title="Waiting", blocks=[Block("paragraph", " ".join(sentences))])
    return Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))


def test_a_fuzzy_match_is_repaired_and_says_so_until_a_person_writes(database: Database, desk: Desk) -> None:
    with database.begin() as uow:
        units = [{"en": OLD, "zh-Hans": "2021年，边境等候时间从三天缩短到38小时。"}]
        import_units(uow, desk.newsroom[Role.EDITOR], units)
    story = article_of(database, desk, NEW)
    cell = story.row("zh-Hans", NEW).target
    assert (cell.text, cell.origin, cell.state) == ("2025年，边境等候时间从三天缩短到12小时。", "memory", "initial")
    assert origin(cell) == "memory 86%, repaired"
    with database.begin() as uow:
        (match,) = beside(uow, story.translator, story.id, "zh-Hans", story.segment(NEW)).matches
    assert (match.similarity, match.source, match.target) == (86, OLD, cell.text)
    assert set(match.changes) == {("38", "12"), ("2021", "2025")}
    story.save("zh-Hans", NEW, "2025年，等候时间从三天缩短到12小时。")
    assert not story.row("zh-Hans", NEW).target.repaired
    with database.begin() as uow:
        entries = segment_history(uow, story.editor, story.id, "zh-Hans", story.segment(NEW))
    drafted = next(entry for entry in entries if entry.act == "draft" and entry.text)
    assert origin(drafted) == "memory 86%, repaired"


def test_what_is_less_than_three_quarters_alike_is_not_used(database: Database, desk: Desk) -> None:
    with database.begin() as uow:
        import_units(
            uow, desk.newsroom[Role.EDITOR], [{"en": "The wait at the border fell.", "zh-Hans": "等候缩短了。"}]
        )
    assert article_of(database, desk, NEW).row("zh-Hans", NEW).target.origin != "memory"


def test_inline_codes_that_the_source_does_not_have_are_left_out(database: Database, desk: Desk) -> None:
    with database.begin() as uow:
        units = [{"en": "The ⟦1⟧wait⟦/1⟧ at the border fell.", "zh-Hans": "边境⟦1⟧等候时间⟦/1⟧缩短了。"}]
        import_units(uow, desk.newsroom[Role.EDITOR], units)
    plain = "The wait at the border fell."
    cell = article_of(database, desk, plain).row("zh-Hans", plain).target
    assert (cell.text, cell.similarity, cell.repaired) == ("边境等候时间缩短了。", 99, False)


def test_statements_do_not_grow_with_the_article(database: Database, desk: Desk, engine: Engine) -> None:
    with database.begin() as uow:
        units = [
            {"en": f"Ferry {n} took {n} people home.", "zh-Hans": f"渡轮{n}送{n}人回家。"} for n in range(200, 260)
        ]
        import_units(uow, desk.newsroom[Role.EDITOR], units)
    counts = []
    for many in (3, 60):
        story = article_of(database, desk, *(f"Ferry {n} took 75 people home." for n in range(200, 200 + many)))
        with database.begin() as uow:
            drafted = select(SegmentText).where(
                SegmentText.version_id == story.version("zh-Hans").id, SegmentText.origin == "memory"
            )
            assert len(uow.session.scalars(drafted).all()) == many
        item = begun(story, WorkKind.DRAFT)
        with counting(engine) as counted:
            draft.run(database.begin, item)
        counts.append(len(counted.statements))
    assert counts[0] == counts[1] < 25
