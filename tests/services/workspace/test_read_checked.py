"""A part of a version as assistants read it says of each segment what the version's whole page says."""

import uuid
from typing import Any

import pytest

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Actor, Role
from tms.services.checking.dismiss import dismiss_finding
from tms.services.threads.comment import open_segment_thread
from tms.services.translating.save_segment import keep_typing
from tms.services.workspace.read_checked import CheckedSegment, SegmentsWanted, read_checked
from tms.services.workspace.workspace import workspace

LATE, CARRIED = "Nobody was late that day.", "It carried 240 people."
FAR = [Block("paragraph", f"Boat {n} left at noon.") for n in range(12)]
PAGE = ImportedArticle(
    "en",
    "The ferry is back",
    [
        Block("paragraph", f"{LATE} {CARRIED}"),
        *FAR,
        Block("paragraph", f"{LATE} The pier is open."),
        Block("paragraph", "The crew was tired."),
    ],
)


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    """Twins that differ, a quotation over two sentences, and something of everything else."""
    made = RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], PAGE))
    rows = {row.number: row for row in made.rows("zh-Hans")}
    twins = [row.segment_id for row in rows.values() if row.source.text == LATE]
    said = {twins[0]: "“那天没有人迟到。", twins[1]: "当日谁也没有晚到。"}
    with database.begin() as uow:
        place = (uow, made.translator, made.id, "zh-Hans")
        open_ = made.segment("The pier is open.")
        keep_typing(*place, open_, text="码头", rev=made.text("zh-Hans", "The pier is open.").rev)
        open_segment_thread(*place, made.segment(CARRIED), kind="remark", text="How many?", key=uuid.uuid4())
    # A mark whose partner stands in the next sentence of the paragraph.
    made.save("zh-Hans", CARRIED, "车上有24人。”", confirm=False)
    for row in rows.values():
        if row.segment_id in said:
            made.confirm_row("zh-Hans", row.segment_id, said[row.segment_id])
    made.claim("zh-Hans", "The crew was tired.")
    return made


def parts(story: RevisedStory, actor: Actor, locale: str, limit: int, *, waiting: bool = False) -> list[CheckedSegment]:
    found: list[CheckedSegment] = []
    after: int | None = 0
    while after is not None:
        with story.database.begin() as uow:
            part = read_checked(uow, actor, story.id, locale, SegmentsWanted(waiting, after, limit))
        assert 1 <= len(part.segments) <= limit
        found, after = [*found, *part.segments], part.next
    return found


def as_told(one: Any) -> tuple[Any, ...]:
    if isinstance(one, CheckedSegment):
        typed, talk = one.typed.text if one.typed else None, one.open_threads
    else:
        typed, talk = one.mine_pending, one.talk.open if one.talk else 0
    held = one.holder.person_id if one.holder else None
    return (
        *(one.segment_id, one.number, one.kind, one.source, one.target._replace(same_as=None)),
        *([(finding.key, finding.words) for finding in one.findings], typed, held, talk),
    )


@pytest.mark.parametrize("limit", [1, 3, 100])
@pytest.mark.parametrize("locale", ["en", "zh-Hans", "zh-Hant"])
def test_it_says_what_the_page_says(story: RevisedStory, locale: str, limit: int) -> None:
    with story.database.begin() as uow:
        page = workspace(uow, story.translator, story.id, locale)
    found = parts(story, story.translator, locale, limit)
    assert [as_told(one) for one in found] == [as_told(row) for row in page.rows]
    if locale == "zh-Hans":
        codes = [{finding.code for finding in one.findings} for one in found]
        assert sum("consistency.source" in some for some in codes) == 2, "each twin is told of the other, far away"
        assert len(set.union(*codes)) > 1
    with story.database.begin() as uow:
        head = read_checked(uow, story.translator, story.id, locale, SegmentsWanted())
    step = next((one for one in page.version.steps if one.state == "active"), None)
    assert (head.title, head.source_locale, head.state, head.total) == (
        page.article.title, page.article.source_language, page.version.status, page.total,
    )  # fmt: skip
    assert (head.step, head.person) == ((step.name, step.assignee) if step else (None, None))


@pytest.mark.parametrize("limit", [1, 4, 100])
def test_what_waits_is_what_has_no_translation_or_a_reason_to_look(story: RevisedStory, limit: int) -> None:
    waits = [row for row in story.rows("zh-Hans") if row.target.state == "initial" or row.target.look]
    found = parts(story, story.translator, "zh-Hans", limit, waiting=True)
    assert [one.segment_id for one in found] == [row.segment_id for row in waits]
    assert 0 < len(found) < len(story.rows("zh-Hans"))


def test_what_is_dismissed_is_not_told(story: RevisedStory) -> None:
    def codes() -> list[str]:
        found = parts(story, story.translator, "zh-Hans", 3)
        return [finding.code for one in found if one.source.text == LATE for finding in one.findings]

    before = codes()
    row = next(row for row in story.rows("zh-Hans") if row.source.text == LATE)
    warning = next(one for one in row.findings if one.code == "consistency.source")
    with story.database.begin() as uow:
        about = (story.id, "zh-Hans", row.segment_id)
        dismiss_finding(uow, story.translator, *about, finding=warning.key, reason="It is said in two ways.")
    assert len(codes()) == len(before) - 1
