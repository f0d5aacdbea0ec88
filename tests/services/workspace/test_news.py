"""An open page asks for what changed since it looked: whatever happens, and whenever it is committed, what it is told
makes it the page that is there now."""

import uuid
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from sqlalchemy import select, text

from tests.chaos.processes import wait_until
from tests.services.desk import Desk
from tests.services.revising import ELEVEN, RevisedStory
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import SegmentText
from tms.db.unit_of_work import Database
from tms.domain.errors import NotFound
from tms.domain.permissions import Actor
from tms.services.checking.dismiss import ask_again, dismiss_finding
from tms.services.following.detach import attach_segment, detach_segment
from tms.services.termbase.concepts import add_concept, withdraw_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry
from tms.services.threads.comment import open_segment_thread, reply
from tms.services.threads.resolve import resolve_thread
from tms.services.translating.claims import release_claim
from tms.services.translating.save_segment import keep_typing
from tms.services.workspace import news as workspace_news
from tms.services.workspace.news import workspace_since
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.workspace import Workspace, workspace

SECOND = "A second line will follow in 2027."
NIGHT_TRAIN = ConceptEntry("", terms=[TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")])


@pytest.fixture
def story(own_database: Database, desk: Desk) -> RevisedStory:
    return RevisedStory(own_database, desk.newsroom, desk.english)


class OpenPage:
    """What somebody's page knows, and what it asks with."""

    def __init__(self, story: Story, locale: str, actor: Actor) -> None:
        self._story, self._locale, self._actor, self.names_found = story, locale, actor, True
        page = self.present()
        self.cursor = page.cursor
        self.rows = {row.segment_id: row for row in page.rows}

    def present(self) -> Workspace:
        with self._story.database.begin() as uow:
            return workspace(uow, self._actor, self._story.id, self._locale)

    def news(self) -> Workspace | None:
        shown = [n for n, row in self.rows.items() if row.holder or row.mine_pending is not None]
        found = [n for n, row in self.rows.items() if row.findings or row.dismissed] if self.names_found else None
        with self._story.database.read_only() as uow:
            return workspace_since(
                uow, self._actor, self._story.id, self._locale, self.cursor, shown=shown, found=found
            )

    def hear(self) -> set[int]:
        """Take up what changed; the segments that were told of."""
        news = self.news()
        assert news is not None
        self.cursor = news.cursor
        told = {row.segment_id: row for row in news.rows}
        self.rows |= told
        return told.keys() & self.rows.keys()

    def hears_no_more(self) -> None:
        """Nothing is told in the end; it's told again while an older transaction is open anywhere on the server."""
        wait_until(lambda: self.hear() == set(), seconds=30, what="nothing to be told")

    def is_right(self) -> None:
        """It is what a page that is opened now shows."""
        page, news = self.present(), self.news()
        assert list(self.rows.values()) == page.rows
        assert news is not None
        assert (news.may, news.total, news.own) == (page.may, page.total, page.own)
        assert (news.version, news.article, news.undecided) == (page.version, page.article, page.undecided)


def acts_on(story: Story) -> list[Callable[[], object]]:
    """What people do on an article, one after the other."""
    segment, held = story.segment(LEFT), story.segment(CARRIED)

    def uow_of(act: Callable[..., object], actor: Actor, *args: object, **more: object) -> Callable[[], object]:
        def do() -> object:
            with story.database.begin() as uow:
                return act(uow, actor, story.id, *args, **more)

        return do

    def warned(locale: str) -> SegmentRow:
        return story.row(locale, LEFT)

    def dismiss() -> None:
        (finding,) = (one for one in warned("zh-Hans").findings if one.family == "script")
        uow_of(dismiss_finding, story.translator, "zh-Hans", segment, finding=finding.key, reason="A name.")()

    def ask() -> None:
        (dismissed,) = warned("zh-Hans").dismissed
        uow_of(ask_again, story.translator, "zh-Hans", segment, dismissed.by.id)()

    threads: list[int] = []

    def open_thread() -> None:
        opened = uow_of(
            open_segment_thread, story.reviewer, "zh-Hans", segment, kind="query", text="Ten?", key=uuid.uuid4()
        )()
        threads.append(int(str(opened)))

    def answer() -> None:
        uow_of(reply, story.translator, threads[0], text="Yes.", key=uuid.uuid4())()

    def resolve() -> None:
        uow_of(resolve_thread, story.reviewer, threads[0])()

    return [
        lambda: story.claim("zh-Hans", LEFT),
        uow_of(keep_typing, story.translator, "zh-Hans", segment, text="第一", rev=1),
        lambda: story.save("zh-Hans", LEFT, "第一列夜班列車十点开出。"),
        dismiss,
        ask,
        lambda: story.save("zh-Hans", CARRIED, "第一列夜班列車十点开出。"),
        lambda: story.save("zh-Hans", LEFT, "首列夜班列车十点开出。"),
        lambda: story.claim("zh-Hans", CARRIED),
        uow_of(release_claim, story.translator, "zh-Hans", held),
        lambda: story.claim("zh-Hant", LEFT, by=story.translator),
        uow_of(keep_typing, story.translator, "zh-Hant", segment, text="首", rev=1),
        lambda: story.save("zh-Hant", LEFT, "首班夜車十點開出。"),
        lambda: story.save("zh-Hans", LEFT, "第一班夜班列车十点开出。"),
        uow_of(detach_segment, story.translator, "zh-Hant", held),
        lambda: story.save("zh-Hans", CARRIED, "车上载着240人。"),
        uow_of(attach_segment, story.translator, "zh-Hant", held),
        open_thread,
        answer,
        resolve,
        story.translate,
        lambda: story.submit("zh-Hans"),
        lambda: story.claim("zh-Hans", LEFT, by=story.reviewer),
        lambda: story.accept("zh-Hans", LEFT),
        lambda: story.send_back("zh-Hans", CARRIED, "240 what?"),
        lambda: story.accept_all("zh-Hans"),
        lambda: story.give_back("zh-Hans", "once more"),
    ]


@pytest.mark.full
def test_after_every_act_the_pages_that_were_told_of_it_are_the_present_ones(story: Story) -> None:
    readers = (("en", story.editor), ("zh-Hans", story.translator), ("zh-Hans", story.reviewer))
    pages = [OpenPage(story, *reader) for reader in (*readers, ("zh-Hant", story.translator))]
    late = [OpenPage(story, locale, story.editor) for locale in ("zh-Hans", "zh-Hant")]
    for n, act in enumerate(acts_on(story)):
        act()
        for page in pages:
            page.hear()
            page.is_right()
        if n % 5 == 4:
            for page in late:
                page.hear()
                page.is_right()


def test_only_what_changed_is_told_and_nothing_where_nothing_did(story: Story) -> None:
    page = OpenPage(story, "zh-Hans", story.reviewer)
    page.hears_no_more()
    story.save("zh-Hans", LEFT, "第一列夜班列车十点开出。")
    assert page.hear() == {story.segment(LEFT)}
    page.hears_no_more()


def test_a_text_whose_twin_changed_is_told_too(story: Story) -> None:
    story.save("zh-Hans", LEFT, "第二条线路将开通。")
    story.save("zh-Hans", SECOND, "第二条线路将开通。")
    page = OpenPage(story, "zh-Hans", story.reviewer)
    assert "consistency" in {finding.family for finding in page.rows[story.segment(SECOND)].findings}
    story.save("zh-Hans", LEFT, "第一列夜班列车十点开出。")
    assert page.hear() >= {story.segment(LEFT), story.segment(SECOND)}
    assert "consistency" not in {finding.family for finding in page.rows[story.segment(SECOND)].findings}


def test_a_mark_is_told_of_when_its_partner_comes_and_goes_in_another_segment(story: Story) -> None:
    story.save("zh-Hans", LEFT, "他说：“第一列夜车十点开出。")
    page = OpenPage(story, "zh-Hans", story.reviewer)
    for said, found in (("车上有240人。", True), ("车上有240人。”", False), ("车上有240人。", True)):
        story.save("zh-Hans", CARRIED, said)
        assert page.hear() >= {story.segment(LEFT), story.segment(CARRIED)}
        families = {finding.family for finding in page.rows[story.segment(LEFT)].findings}
        assert ("quotation marks" in families) == found
        page.is_right()


@pytest.mark.parametrize(("text", "is_told"), [("夜班列", False), ("夜班列车", True)])
def test_what_may_stand_in_many_cells_is_no_news_of_each(story: Story, text: str, is_told: bool) -> None:
    story.save("zh-Hans", SECOND, text)
    page = OpenPage(story, "zh-Hans", story.reviewer)
    # While anything older is open on the server, the text from before is told again by itself.
    page.hears_no_more()
    story.save("zh-Hans", LEFT, text)
    assert (story.segment(SECOND) in page.hear()) == is_told
    page.is_right()


@pytest.mark.parametrize("savepoint", [False, True])
def test_what_began_before_the_page_and_was_committed_after_it_is_told(
    story: Story, own_database: Database, savepoint: bool
) -> None:
    with own_database.session() as slow:
        slow.execute(text("SELECT pg_current_xact_id()"))
        story.save("zh-Hans", CARRIED, "车上有240人。")
        with slow.begin_nested() if savepoint else nullcontext():
            row = slow.scalars(
                select(SegmentText).where(
                    SegmentText.article_id == story.id,
                    SegmentText.version_id == story.version("zh-Hans").id,
                    SegmentText.segment_id == story.segment(LEFT),
                )
            ).one()
            row.look = "sent_back"
            slow.flush()
        story.save("zh-Hans", CARRIED, "车上载着240人。")
        page = OpenPage(story, "zh-Hans", story.reviewer)
        slow.commit()
    assert story.segment(LEFT) in page.hear()
    page.is_right()


def test_a_lease_that_ran_out_goes_with_the_next_news(story: Story, own_database: Database) -> None:
    story.claim("zh-Hans", LEFT)
    # As short as this machine allows: it is held yet when the page is opened.
    for seconds in (0.3, 3, 30):
        with own_database.begin() as uow:
            uow.session.execute(
                text("UPDATE claim SET until = now() + make_interval(secs => :secs)"), {"secs": seconds}
            )
        page = OpenPage(story, "zh-Hans", story.reviewer)
        if page.rows[story.segment(LEFT)].holder:
            break
    assert page.rows[story.segment(LEFT)].holder

    def has_run_out() -> bool:
        with own_database.begin() as uow:
            return bool(uow.session.scalar(text("SELECT until < now() FROM claim")))

    wait_until(has_run_out, seconds=60, what="the lease has run out")
    assert story.segment(LEFT) in page.hear()
    assert page.rows[story.segment(LEFT)].holder is None
    page.is_right()


def test_where_every_row_may_be_another_the_whole_page_is_sent(
    story: RevisedStory, own_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked() -> bool:
        return page.news() is None

    page = OpenPage(story, "zh-Hans", story.reviewer)
    assert not asked()
    with own_database.begin() as uow:
        add_concept(uow, story.editor, NIGHT_TRAIN)
    assert not asked()
    page.names_found = False
    assert asked()
    page = OpenPage(story, "zh-Hans", story.reviewer)
    story.revise({LEFT: ELEVEN})
    assert asked()
    page = OpenPage(story, "zh-Hans", story.reviewer)
    story.save("zh-Hans", CARRIED, "车上有240人。")
    monkeypatch.setattr(workspace_news, "MOST_CHANGED", 0)
    assert asked()


def test_another_termbase_is_told_as_the_rows_at_which_something_is_found_now_or_was(
    story: Story, own_database: Database
) -> None:
    def families() -> set[str]:
        return {finding.family for finding in page.rows[story.segment(LEFT)].findings}

    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    page = OpenPage(story, "zh-Hans", story.reviewer)
    page.hears_no_more()
    with own_database.begin() as uow:
        concept_id = add_concept(uow, story.editor, NIGHT_TRAIN)
    assert story.segment(LEFT) in page.hear() < page.rows.keys()
    assert "terms" in families()
    page.is_right()
    with own_database.begin() as uow:
        withdraw_concept(uow, story.editor, concept_id, rev=1, reason="No term.")
    assert story.segment(LEFT) in page.hear() < page.rows.keys()
    assert "terms" not in families()
    page.is_right()


def test_a_cursor_of_another_database_or_none_at_all_is_answered_with_the_whole_page(story: Story) -> None:
    page = OpenPage(story, "zh-Hans", story.reviewer)
    oldest, cluster, signature = page.cursor.split("-", 2)
    terms = signature.split("-")[1]
    for cursor in (
        f"{10**17}-{cluster}-{signature}",
        f"{oldest}-7.1-{signature}",
        f"{oldest}-{cluster}-{'0' * 16}-{terms}",
        f"{10**30}-{cluster}-{signature}",
        f"-1-{cluster}-{signature}",
        "x",
        "１-1-0123456789abcdef",
    ):
        page.cursor = cursor
        assert page.news() is None, cursor


def test_who_may_not_see_the_article_is_told_nothing(story: Story, desk: Desk) -> None:
    cursor = OpenPage(story, "zh-Hans", story.reviewer).cursor
    with pytest.raises(NotFound), story.database.begin() as uow:
        workspace_since(uow, desk.foreign_editor, story.id, "zh-Hans", cursor)
