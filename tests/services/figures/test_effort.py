"""How much of a draft a person changed before they confirmed it."""

import pytest
from sqlalchemy import select

from tests.services.pipeline.test_drafting import begun
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import DraftEffort
from tms.domain.errors import Denied
from tms.domain.permissions import Role
from tms.domain.work_kinds import WorkKind
from tms.services.figures.effort import effort_by_person, effort_of_article, effort_report
from tms.services.memory.remember import import_units
from tms.services.pipeline import draft

DRAFT = "第一列夜车十点开出了。"
"""Beside 第一列夜班列车十点开出。: two characters are missing and one is too many."""


@pytest.fixture
def handed_in(story: Story) -> Story:
    """Two segments drafted from the memory, one of them changed; all confirmed and handed in."""
    with story.database.begin() as uow:
        import_units(uow, story.editor, [
            {"en": LEFT, "zh-Hans": DRAFT}, {"en": CARRIED, "zh-Hans": IN_CHINESE[CARRIED]},
        ])  # fmt: skip
    draft.run(story.database.begin, begun(story, WorkKind.DRAFT))
    story.translate()
    story.submit("zh-Hans")
    return story


def measured(story: Story) -> dict[int, DraftEffort]:
    with story.database.begin() as uow:
        rows = uow.session.scalars(select(DraftEffort).where(DraftEffort.article_id == story.id))
        return {row.segment_id: row for row in rows}


def test_a_draft_is_compared_with_what_was_confirmed_first(handed_in: Story) -> None:
    rows = measured(handed_in)
    changed, same = rows[handed_in.segment(LEFT)], rows[handed_in.segment(CARRIED)]
    assert (changed.edits, changed.length, changed.origin) == (3, 12, "memory")
    assert (changed.draft_rev, changed.rev) == (2, 3)
    assert (same.edits, same.rev, same.draft_rev) == (0, 2, 2)
    assert handed_in.segment("What comes next") not in rows, "nothing had drafted it"


def test_what_is_handed_in_again_is_measured_once_and_what_came_later_does_not_count(handed_in: Story) -> None:
    before = {key: (row.rev, row.edits) for key, row in measured(handed_in).items()}
    handed_in.recall("zh-Hans")
    handed_in.save("zh-Hans", LEFT, "完全另外的一句话。")
    handed_in.submit("zh-Hans")
    assert {key: (row.rev, row.edits) for key, row in measured(handed_in).items()} == before


def test_derived_texts_that_nobody_touched_are_handed_in_as_they_were(handed_in: Story) -> None:
    handed_in.save("zh-Hant", LEFT, "第一列夜車準時於十點開出。")
    handed_in.submit("zh-Hant")
    hant = handed_in.version("zh-Hant").id
    with handed_in.database.begin() as uow:
        rows = uow.session.scalars(select(DraftEffort).where(DraftEffort.version_id == hant)).all()
    assert len(rows) == len(IN_CHINESE)
    assert {row.segment_id for row in rows if row.edits} == {handed_in.segment(LEFT)}
    assert {row.origin for row in rows} == {"derived"}


def test_means_by_source_week_and_article(handed_in: Story) -> None:
    with handed_in.database.begin() as uow:
        report = effort_report(uow, handed_in.translator)
        of_article = effort_of_article(uow, handed_in.id)
    memory = next(one for one in report.sources if one.what == "Memory")
    assert (memory.segments, memory.unchanged) == (2, 1)
    assert memory.mean == pytest.approx(12.5)
    # Thirteen weeks, of which the last one is this.
    assert [week.segments for week in report.weeks] == [0] * 12 + [report.segments]
    assert [week.mean is None for week in report.weeks] == [True] * 12 + [False]
    assert next(one for one in of_article["zh-Hans"] if one.what == "Memory").mean == pytest.approx(12.5)


def test_single_people_are_for_editors(handed_in: Story) -> None:
    with handed_in.database.begin() as uow:
        people = effort_by_person(uow, handed_in.editor)
        for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
            with pytest.raises(Denied):
                effort_by_person(uow, handed_in.newsroom[role])
    assert {one.who for one in people} == {handed_in.translator.name}
