"""Saving a segment: one history row and one rev per change, none without; nobody's text is overwritten."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select

from tests.services.desk import Desk
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Request
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, Stale, TmsError
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.domain.storable import LONGEST_TEXT
from tms.services.translating.save_segment import Save, save_segment


def code_of(caught: pytest.ExceptionInfo[TmsError]) -> str:
    return caught.value.code


def test_a_confirmed_change_is_one_rev_one_history_row_and_one_sign_off(story: Story) -> None:
    before = story.history("zh-Hans", LEFT)
    answer = story.save("zh-Hans", LEFT, "  第一列夜车十点开出。\r\n")
    row, after = story.text("zh-Hans", LEFT), story.history("zh-Hans", LEFT)
    assert [change.rev for change in after] == [*(change.rev for change in before), before[-1].rev + 1]
    assert (row.text, row.rev, row.state, row.origin) == ("第一列夜车十点开出。", after[-1].rev, "translated", "human")
    assert (after[-1].text, after[-1].person_id, after[-1].act) == (row.text, story.translator.person_id, "edit")
    assert (row.touched_by, row.source_rev, row.look) == (story.translator.person_id, 1, None)
    assert [(s.kind, s.rev, s.person_id) for s in story.sign_offs("zh-Hans")] == [
        ("confirm", row.rev, story.translator.person_id)
    ]
    assert (answer["rev"], answer["state"], answer["changed"]) == (row.rev, "translated", True)


def test_leaving_a_segment_keeps_the_text_and_confirms_nothing(story: Story) -> None:
    story.save("zh-Hans", LEFT, "第一列", confirm=False)
    row = story.text("zh-Hans", LEFT)
    assert (row.text, row.state, row.origin, row.touched_by) == (
        "第一列",
        "initial",
        "human",
        story.translator.person_id,
    )
    assert story.sign_offs("zh-Hans") == []


def test_changing_a_confirmed_text_takes_the_confirmation_back(story: Story) -> None:
    story.save("zh-Hans", LEFT, "第一列。")
    story.save("zh-Hans", LEFT, "第一列夜车。", confirm=False)
    assert story.text("zh-Hans", LEFT).state == "initial"


def test_confirming_what_stands_there_fences_it_without_a_new_rev(story: Story) -> None:
    with story.database.begin() as uow:
        row = uow.session.merge(story.text("zh-Hans", LEFT))
        row.text, row.rev, row.origin, row.act = "草稿", row.rev + 1, "mt", "draft"
    before = story.history("zh-Hans", LEFT)
    answer = story.save("zh-Hans", LEFT, "草稿")
    row = story.text("zh-Hans", LEFT)
    assert story.history("zh-Hans", LEFT)[-1].rev == before[-1].rev == row.rev == answer["rev"]
    assert (row.touched_by, row.state, row.origin) == (story.translator.person_id, "translated", "mt")
    assert answer["changed"] is False


def test_a_stale_save_is_refused_with_base_yours_and_theirs(story: Story) -> None:
    story.save("zh-Hans", LEFT, "基础。")
    base = story.text("zh-Hans", LEFT).rev
    story.save("zh-Hans", LEFT, "他们的。")
    with pytest.raises(Stale) as caught:
        story.save("zh-Hans", LEFT, "我的。", rev=base)
    params = caught.value.params
    assert (params["base"], params["yours"], params["theirs"]) == ("基础。", "我的。", "他们的。")
    assert (params["rev"], params["who"]) == (base + 1, story.translator.name)
    assert story.text("zh-Hans", LEFT).text == "他们的。"


def test_a_rev_that_never_was_is_stale_too(story: Story) -> None:
    with pytest.raises(Stale) as caught:
        story.save("zh-Hans", LEFT, "我的。", rev=99)
    assert caught.value.params["base"] == ""


def test_a_refused_save_leaves_its_key_free(story: Story) -> None:
    key = uuid.uuid4()
    with pytest.raises(Invalid):
        story.save("zh-Hans", LEFT, "", key=key)
    assert story.save("zh-Hans", LEFT, "第一列。", key=key)["changed"] is True


def test_a_repeated_request_gets_the_first_answer_and_one_history_row(story: Story) -> None:
    key, rev = uuid.uuid4(), story.text("zh-Hans", LEFT).rev
    first = story.save("zh-Hans", LEFT, "第一列。", key=key, rev=rev)
    story.save("zh-Hans", CARRIED, "240人。")
    assert story.save("zh-Hans", LEFT, "第一列。", key=key, rev=rev) == first
    assert len([change for change in story.history("zh-Hans", LEFT) if change.text == "第一列。"]) == 1
    assert len([s for s in story.sign_offs("zh-Hans") if s.segment_id == first["segment"]]) == 1


@pytest.mark.parametrize(
    "other",
    [{"text": "另一个。"}, {"confirm": False}, {"rev": 7}, {"source_rev": 7}, {"resolves": 1}],
    ids=lambda other: next(iter(other)),
)
def test_a_key_with_another_body_is_an_error(story: Story, other: dict[str, Any]) -> None:
    body: dict[str, Any] = {"text": "第一列。", "rev": story.text("zh-Hans", LEFT).rev, "key": uuid.uuid4()}
    story.save("zh-Hans", LEFT, **body)
    with pytest.raises(Conflict) as caught:
        story.save("zh-Hans", LEFT, **(body | other))
    assert code_of(caught) == "key_reused"


def test_a_key_for_another_segment_is_an_error(story: Story) -> None:
    key = uuid.uuid4()
    story.save("zh-Hans", LEFT, "第一列。", key=key)
    with pytest.raises(Conflict) as caught:
        story.save("zh-Hans", CARRIED, "第一列。", key=key)
    assert code_of(caught) == "key_reused"


def both_at_once(database: Database, desk: Desk, texts: tuple[str, str]) -> list[dict[str, Any] | str]:
    """Two saves with one key in two transactions at the same time; the answers, or the codes of refusals."""
    story = Story(database, desk.newsroom, desk.english)
    row, key = story.row("zh-Hans", LEFT), uuid.uuid4()

    def save(text: str) -> dict[str, Any] | str:
        body = Save(text=text, rev=row.target.rev, source_rev=1, key=key, confirm=True)
        try:
            with database.begin() as uow:
                return save_segment(uow, story.translator, story.id, "zh-Hans", row.segment_id, body)
        except TmsError as error:
            return error.code

    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(save, texts))


def test_the_same_request_twice_at_once_is_done_once(own_database: Database, desk: Desk) -> None:
    first, second = both_at_once(own_database, desk, ("第一列。", "第一列。"))
    assert isinstance(first, dict)
    assert first == second
    story = Story(own_database, desk.newsroom, desk.english)
    assert [change.text for change in story.history("zh-Hans", LEFT)].count("第一列。") == 1
    assert len(story.sign_offs("zh-Hans")) == 1


def test_one_key_with_two_bodies_at_once_is_one_save_and_one_refusal(own_database: Database, desk: Desk) -> None:
    answers = both_at_once(own_database, desk, ("第一列。", "第二列。"))
    assert sorted(isinstance(answer, dict) for answer in answers) == [False, True]
    assert "key_reused" in answers


def test_two_people_at_once_are_one_save_and_one_stale_one(own_database: Database, desk: Desk) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    row = story.row("zh-Hans", LEFT)

    def save(text: str) -> str:
        body = Save(text=text, rev=row.target.rev, source_rev=1, key=uuid.uuid4(), confirm=True)
        try:
            with own_database.begin() as uow:
                save_segment(uow, story.translator, story.id, "zh-Hans", row.segment_id, body)
        except Stale as error:
            return str(error.params["yours"])
        return ""

    with ThreadPoolExecutor(2) as threads:
        lost = list(threads.map(save, ("第一列。", "第二列。")))
    kept = story.text("zh-Hans", LEFT).text
    assert {kept, *lost} == {"第一列。", "第二列。", ""}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text_empty"),
        (" \r\n　", "text_empty"),
        ("长" * (LONGEST_TEXT + 1), "text_too_long"),
        ("a\x00b", "text_not_text"),
        ("半个\ud83d", "text_not_text"),
    ],
    ids=["empty", "white space", "too long", "NUL", "half a surrogate"],
)
def test_what_cannot_be_confirmed_changes_nothing(story: Story, text: str, code: str) -> None:
    before = story.text("zh-Hans", LEFT)
    with pytest.raises(Invalid) as caught:
        story.save("zh-Hans", LEFT, text)
    assert code_of(caught) == code
    after = story.text("zh-Hans", LEFT)
    assert (after.rev, after.text, after.touched_by) == (before.rev, before.text, before.touched_by)


def test_a_text_may_be_emptied_but_not_confirmed_empty(story: Story) -> None:
    story.save("zh-Hans", LEFT, "第一列。")
    story.save("zh-Hans", LEFT, "", confirm=False)
    assert (story.text("zh-Hans", LEFT).text, story.text("zh-Hans", LEFT).state) == ("", "initial")


def test_a_save_that_saw_an_older_source_is_kept_and_marked(story: Story) -> None:
    with story.database.begin() as uow:
        source = uow.session.merge(story.text("en", LEFT))
        source.text, source.rev = "The first night train left at eleven.", source.rev + 1
        source.act, source.person_id = "edit", story.editor.person_id
    row = story.rows("zh-Hans")[3]
    body = Save(text="第一列十点开出。", rev=row.target.rev, source_rev=1, key=uuid.uuid4(), confirm=True)
    with story.database.begin() as uow:
        save_segment(uow, story.translator, story.id, "zh-Hans", row.segment_id, body)
    kept = story.rows("zh-Hans")[3].target
    assert (kept.text, kept.look) == ("第一列十点开出。", "source_changed")


@pytest.mark.parametrize("source_rev", [0, 2, 99])
def test_a_source_rev_that_never_was_is_refused(story: Story, source_rev: int) -> None:
    with pytest.raises(Invalid) as caught:
        story.save("zh-Hans", LEFT, "第一列。", source_rev=source_rev)
    assert code_of(caught) == "rev_unknown"


def test_a_retired_text_is_told_where_it_went(story: Story) -> None:
    with story.database.begin() as uow:
        uow.session.merge(story.text("zh-Hans", LEFT)).retired = True
    with pytest.raises(Conflict) as caught:
        story.save("zh-Hans", LEFT, "第一列。")
    assert code_of(caught) == "segment_retired"


def test_a_segment_of_another_article_is_not_found(story: Story, desk: Desk) -> None:
    other = Story(story.database, desk.newsroom, desk.chinese).rows("en")[0].segment_id
    body = Save(text="x", rev=1, source_rev=1, key=uuid.uuid4(), confirm=True)
    with pytest.raises(NotFound) as caught, story.database.begin() as uow:
        save_segment(uow, story.translator, story.id, "zh-Hans", other, body)
    assert code_of(caught) == "segment_not_found"


def test_only_translators_save_and_nobody_saves_the_source(story: Story) -> None:
    for by, locale, code in (
        (story.reviewer, "zh-Hans", "not_your_role"),
        (story.editor, "zh-Hans", "not_your_role"),
        (story.newsroom[Role.ADMINISTRATOR], "zh-Hans", "not_your_role"),
        (story.translator, "en", "not_in_translation"),
    ):
        with pytest.raises(Denied) as caught:
            story.save(locale, LEFT, "第一列。", by=by)
        assert code_of(caught) == code
    with story.database.begin() as uow:
        assert uow.session.scalars(select(Request)).all() == []


class TestInlineCodes:
    """Markers stand once each, well nested, before a text can be confirmed."""

    @pytest.fixture
    def linked(self, database: Database, desk: Desk) -> Story:
        from tests.factories import make_article
        from tms.domain.inline import Code

        page = ImportedArticle(
            language="en",
            title="Links",
            blocks=[Block("paragraph", "Read ⟦1⟧this⟦/1⟧ now.", {"1": Code("link", href="https://example.org/")})],
        )
        return Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))

    SOURCE = "Read ⟦1⟧this⟦/1⟧ now."

    @pytest.mark.parametrize("text", ["⟦1⟧读", "读⟦/1⟧", "⟦/1⟧读⟦1⟧", "⟦1⟧读⟦/1⟧⟦1⟧读⟦/1⟧"])
    def test_broken_codes_are_kept_but_not_confirmed(self, linked: Story, text: str) -> None:
        with pytest.raises(Invalid) as caught:
            linked.save("zh-Hans", self.SOURCE, text)
        assert code_of(caught) == "codes_broken"
        assert "1" in str(caught.value.params["codes"])
        linked.save("zh-Hans", self.SOURCE, text, confirm=False)
        assert linked.text("zh-Hans", self.SOURCE).text == text

    def test_the_translation_means_by_a_number_what_the_source_means(self, linked: Story) -> None:
        linked.save("zh-Hans", self.SOURCE, "现在读⟦1⟧这个⟦/1⟧。")
        for locale in ("zh-Hans", "zh-Hant"):
            assert linked.text(locale, self.SOURCE).codes == {"1": {"type": "link", "href": "https://example.org/"}}
        assert linked.text("zh-Hant", self.SOURCE).text == "現在讀⟦1⟧這個⟦/1⟧。"

    def test_brackets_without_a_meaning_are_text(self, linked: Story) -> None:
        linked.save("zh-Hans", self.SOURCE, "⟦9⟧读⟦1⟧这个⟦/1⟧。")
        assert linked.text("zh-Hans", self.SOURCE).state == "translated"
