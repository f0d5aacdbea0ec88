"""What an editor has made confidential reaches no engine outside the house: not one byte of it, whoever asks."""

import json
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import ARTICLE, make_article, run_pipeline
from tests.services.engines.setting import Setting
from tests.services.engines.test_drafting import texts_of
from tests.services.story import LEFT, Story
from tms.db.models import Article, Event
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Actor, Role
from tms.services.articles.article_status import article_status
from tms.services.articles.confidential import set_confidential
from tms.services.articles.import_article import import_article
from tms.services.board.board import board
from tms.services.board.filter_indexes import BoardFilter
from tms.services.engines.trial import prepare_trial
from tms.services.pipeline.draft_again import draft_again, draft_outlook

SECRET = "The minister will resign on the first of May."
SIMILAR = "The minister will resign on the first of June."


def confidential(story: Story, value: bool = True, *, by: Actor | None = None) -> Any:
    with story.database.begin() as uow:
        return set_confidential(uow, by or story.editor, story.id, confidential=value)


def sent(setting: Setting) -> str:
    return json.dumps(list(setting.loopback.asked), ensure_ascii=False)


def test_an_article_that_came_in_as_confidential_is_never_sent(setting: Setting) -> None:
    setting.add()
    setting.add("deepl")
    setting.add("libretranslate")
    page = ImportedArticle("en", "A secret plan", blocks=[Block("paragraph", SECRET)])
    with setting.database.begin() as uow:
        article_id = import_article(uow, setting.newsroom[Role.EDITOR], page, confidential=True)
    run_pipeline(setting.database, article_id)
    story = Story(setting.database, setting.newsroom, article_id)
    setting.draft(story)
    with setting.database.begin() as uow:
        outlook = draft_outlook(uow, story.editor, story.id, "zh-Hans")
        draft_again(uow, story.editor, story.id, "zh-Hans")
    assert (outlook.engines, outlook.asked, outlook.confidential) == ([], 0, True)
    setting.draft_what_waits(story)
    assert setting.loopback.asked == []
    assert setting.usage() == []


def test_the_same_request_to_import_means_the_same_article_only_if_it_is_as_confidential(setting: Setting) -> None:
    editor, key = setting.newsroom[Role.EDITOR], uuid.uuid4()
    for _ in range(2):
        with setting.database.begin() as uow:
            article_id = import_article(uow, editor, ARTICLE, key=key, as_new=True, confidential=True)
    with setting.database.begin() as uow:
        assert uow.session.get_one(Article, article_id).confidential
    with setting.database.begin() as uow, pytest.raises(Conflict) as caught:
        import_article(uow, editor, ARTICLE, key=key, as_new=True)
    assert caught.value.code == "key_reused"


@pytest.mark.full
@pytest.mark.parametrize("secret", [False, True])
def test_what_people_made_of_it_is_no_example_for_an_engine_outside(setting: Setting, secret: bool) -> None:
    page = ImportedArticle("en", "A secret plan", blocks=[Block("paragraph", SECRET)])
    article_id = make_article(setting.database, setting.newsroom[Role.EDITOR], page)
    story = Story(setting.database, setting.newsroom, article_id)
    story.save("zh-Hans", "A secret plan", "秘密计划")
    story.save("zh-Hans", SECRET, "部长将于五月一日辞职。")
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    story.approve("zh-Hans")
    confidential(story, secret)
    setting.add()
    other = ImportedArticle(
        "en", "Another story", blocks=[Block("paragraph", SIMILAR), Block("paragraph", "Nobody knew of it.")]
    )
    setting.draft(Story(setting.database, setting.newsroom, make_article(setting.database, story.editor, other)))
    assert "Nobody knew of it." in sent(setting)
    assert ("部长将于五月一日辞职" in sent(setting)) is not secret, "an example unless it is confidential"
    assert (SECRET in sent(setting)) is not secret


def test_trying_an_engine_outside_with_one_of_its_sentences_is_refused(setting: Setting, story: Story) -> None:
    confidential(story)
    administrator = setting.newsroom[Role.ADMINISTRATOR]
    outside, ours = setting.add(), setting.add(name="Our own", local=True)
    for text in (LEFT, f"  {LEFT} "):
        with setting.database.begin() as uow, pytest.raises(Invalid) as caught:
            prepare_trial(uow, administrator, outside, text=text, source="en", target="zh-Hans")
        assert caught.value.code == "engine_text_confidential"
    with setting.database.begin() as uow:
        prepare_trial(uow, administrator, ours, text=LEFT, source="en", target="zh-Hans")
        prepare_trial(uow, administrator, outside, text="It rains.", source="en", target="zh-Hans")


def test_making_it_confidential_says_who_has_seen_it_and_what_comes_after_is_not_sent(
    setting: Setting, story: Story
) -> None:
    setting.add()
    setting.add("deepl", name="Never asked")
    setting.draft(story)
    assert confidential(story) == ["The openai"]
    before = setting.calls
    with setting.database.begin() as uow:
        draft_again(uow, story.editor, story.id, "zh-Hans")
    setting.draft_what_waits(story)
    assert setting.calls == before


def test_it_is_seen_on_the_board_and_on_its_page_and_in_the_events(setting: Setting, story: Story) -> None:
    def shown() -> tuple[bool, bool]:
        with setting.database.begin() as uow:
            found = board(uow, story.editor, only=BoardFilter.ALL, page=0, now=datetime.now(UTC), time_zone="UTC")
            [row] = [row for row in found.rows if row.id == story.id]
            return row.confidential, article_status(uow, story.editor, story.id).confidential

    assert shown() == (False, False)
    confidential(story)
    confidential(story)
    assert shown() == (True, True)
    confidential(story, False)
    assert shown() == (False, False)
    with setting.database.begin() as uow:
        events = uow.session.scalars(select(Event).where(Event.act == "article_confidential").order_by(Event.id)).all()
    assert [(one.person_id, one.data) for one in events] == [
        (story.editor.person_id, {"confidential": True}),
        (story.editor.person_id, {"confidential": False}),
    ]


def test_what_is_not_confidential_any_more_may_be_sent(setting: Setting, story: Story) -> None:
    setting.add()
    confidential(story)
    setting.draft(story)
    confidential(story, False)
    setting.draft(story)
    assert LEFT in sent(setting)
    assert texts_of(story)[LEFT][1] == "mt"


def test_only_an_editor_decides_it(setting: Setting, story: Story) -> None:
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
        with pytest.raises(Denied):
            confidential(story, by=setting.newsroom[role])
    with setting.database.begin() as uow, pytest.raises(NotFound):
        set_confidential(uow, story.editor, 0, confidential=True)
