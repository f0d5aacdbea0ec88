"""One row alone says what the page of its version says of it."""

import pytest

from tests.services.story import CARRIED, LEFT, Story
from tms.domain.errors import NotFound
from tms.domain.permissions import Actor
from tms.services.following.detach import detach_segment
from tms.services.translating.save_segment import keep_typing
from tms.services.workspace.single_row import one_row
from tms.services.workspace.workspace import workspace


def alike(story: Story, by: Actor) -> int:
    """Compares every row of every version; how many there were."""
    n = 0
    for locale in ("en", "zh-Hans", "zh-Hant"):
        with story.database.begin() as uow:
            page = workspace(uow, by, story.id, locale)
        for row in page.rows:
            with story.database.begin() as uow:
                alone = one_row(uow, by, story.id, locale, row.segment_id)
            assert alone.row == row
            assert alone.may - {"version.approve"} == page.may - {"version.approve"}
            assert (alone.version.role, alone.version.parent) == (page.version.role, page.version.parent)
            assert alone.version.detached == bool(page.version.detached)
            n += 1
    return n


def test_a_row_alone_is_the_row_of_the_page_whatever_happened_to_it(story: Story) -> None:
    people = (story.translator, story.reviewer, story.editor)
    assert all(alike(story, person) for person in people)
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    story.save("zh-Hant", LEFT, "首班夜車十點開出。")
    story.save("zh-Hans", LEFT, "头班火车十一点才开。")
    with story.database.begin() as uow:
        detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(CARRIED))
        typed = "还没写完"
        keep_typing(uow, story.translator, story.id, "zh-Hans", story.segment(CARRIED), text=typed, rev=1)
    story.save("zh-Hans", CARRIED, "车上坐了240人。", confirm=False)
    story.claim("zh-Hans", LEFT)
    assert all(alike(story, person) for person in people)
    story.translate()
    story.submit("zh-Hans")
    story.accept("zh-Hans", LEFT)
    story.send_back("zh-Hans", CARRIED, "How many?")
    assert all(alike(story, person) for person in people)


def test_a_row_that_is_not_there_is_not_found(story: Story) -> None:
    with story.database.begin() as uow, pytest.raises(NotFound):
        one_row(uow, story.editor, story.id, "zh-Hans", 999_999)
