"""What the checks need of the rest of the article and of the publication: twins, errors that stop a confirmation."""

import pytest

from tests.factories import Newsroom, make_article
from tests.services.story import CARRIED, LEFT, Story
from tms.checks import FAST
from tms.db.unit_of_work import Database
from tms.domain.errors import Invalid
from tms.domain.permissions import Role
from tms.services.checking.check_typing import check_typed
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts
from tms.services.workspace.single_row import one_row


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))


def test_one_text_for_two_sources_is_told_in_the_page_and_in_the_row_alone(story: Story) -> None:
    story.save("zh-Hans", LEFT, "车上有240人。")
    story.save("zh-Hans", CARRIED, "车上有240人。")
    row = story.row("zh-Hans", CARRIED)
    (told,) = [finding for finding in row.findings if finding.family == "consistency"]
    assert (told.code, told.about) == ("consistency.text", LEFT)
    with story.database.begin() as uow:
        alone = one_row(uow, story.translator, story.id, "zh-Hans", story.segment(CARRIED)).row
    assert alone.findings == row.findings


def test_an_error_stops_the_confirmation_and_not_the_saving(story: Story, newsroom: Newsroom) -> None:
    terms = [
        TermEntry("en", "night train", part_of_speech="noun"),
        TermEntry("zh-Hans", "夜车"),
        TermEntry("zh-Hans", "鬼车", status="deprecated"),
    ]
    with story.database.begin() as uow:
        import_concepts(uow, newsroom[Role.EDITOR], [ConceptEntry("night train", kind="name", terms=terms)])
    with pytest.raises(Invalid) as refused:
        story.save("zh-Hans", LEFT, "第一列鬼车十点开出。")
    assert refused.value.code == "text_has_error"
    assert "“鬼车” should not be used here. Write 夜车." in str(refused.value)
    story.save("zh-Hans", LEFT, "第一列鬼车十点开出。", confirm=False)
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")


def test_a_quotation_over_two_segments_is_looked_at_with_its_paragraph(story: Story) -> None:
    def told() -> list[str]:
        row = story.row("zh-Hans", LEFT)
        with story.database.begin() as uow:
            alone = one_row(uow, story.translator, story.id, "zh-Hans", row.segment_id).row
        with story.database.begin() as uow:
            typed = check_typed(uow, story.translator, story.id, "zh-Hans", row.segment_id, text=row.target.text)
        assert alone.findings == row.findings
        assert typed == [finding for finding in row.findings if finding.family in FAST]
        return [finding.code for finding in row.findings if finding.family == "quotation marks"]

    story.save("zh-Hans", CARRIED, "车上有240人。")
    story.save("zh-Hans", LEFT, "他说：“第一列夜车十点开出。")
    assert told() == ["quotation-marks.lone"]
    story.save("zh-Hans", CARRIED, "车上有240人。”")
    assert told() == []
