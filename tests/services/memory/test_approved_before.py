"""What people approved before for the very sentence is told where it is derived anew in other words."""

import pytest
from sqlalchemy import update
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import counting
from tests.factories import CHINESE_ARTICLE, make_article
from tests.services.revising import ELEVEN, RevisedStory, edited
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import Article, MemoryVariant, Publication
from tms.domain.permissions import Actor, Role
from tms.services.memory.approved_before import ApprovedBefore

BETTER = "首班夜車十點開出。"
DERIVED = "第一列夜班列車十點開出。"


def approve(story: Story, texts: dict[str, str]) -> None:
    """Translated, the 繁體 with these words, and approved."""
    story.translate()
    for source, text in texts.items():
        story.save("zh-Hant", source, text)
    story.finish("zh-Hans", "zh-Hant")


def another(story: Story) -> RevisedStory:
    """The same article once more, translated in the same words."""
    again = RevisedStory(story.database, story.newsroom, make_article(story.database, story.editor))
    again.translate()
    return again


def offered(story: Story, source: str = LEFT, *, by: Actor | None = None) -> ApprovedBefore | None:
    return story.row("zh-Hant", source, by=by).approved_before


def test_a_wording_of_a_person_is_told_with_who_and_where(story: RevisedStory) -> None:
    approve(story, {LEFT: BETTER})
    again = another(story)
    found = offered(again)
    assert again.text("zh-Hant", LEFT).text == DERIVED
    assert found == ApprovedBefore(
        BETTER, 1, was_worded=True, who="Translator", article_id=story.id, title="Night trains return", language="en"
    )
    assert [row.source.text for row in again.rows("zh-Hant") if row.approved_before] == [LEFT]
    assert not any(row.approved_before for row in again.rows("zh-Hans"))
    # In the article that it was approved in, it is just its text.
    assert offered(story) is None


def test_what_was_never_approved_is_no_evidence(story: RevisedStory) -> None:
    story.translate()
    story.save("zh-Hant", LEFT, BETTER)
    again = another(story)
    assert offered(again) is None
    story.finish("zh-Hans", "zh-Hant")
    assert offered(again) is not None
    story.withdraw_approval("zh-Hant")
    assert offered(again) is None


def test_a_derived_text_that_a_person_accepted_counts_as_accepted(story: RevisedStory) -> None:
    approve(story, {})
    again = another(story)
    assert offered(again) is None
    # The conversion makes another text of it today.
    with story.database.begin() as uow:
        uow.session.execute(
            update(MemoryVariant)
            .where(MemoryVariant.text == DERIVED, MemoryVariant.article_id == story.id)
            .values(text=BETTER)
        )
    found = offered(again)
    assert found is not None
    assert (found.text, found.was_worded, found.who) == (BETTER, False, "Reviewer")


def test_another_source_for_the_same_chinese_is_another_pair(story: RevisedStory) -> None:
    approve(story, {LEFT: BETTER})
    again = another(story)
    again.commit(edited(again.page(), {LEFT: ELEVEN}))
    again.save("zh-Hans", LEFT, IN_CHINESE[LEFT])
    assert again.text("zh-Hant", LEFT).text == DERIVED
    assert again.row("zh-Hant", ELEVEN).approved_before is None


def test_a_text_of_an_older_parent_was_never_a_pair_with_the_new_one(story: RevisedStory) -> None:
    approve(story, {LEFT: BETTER})
    story.reopen("zh-Hans", "translate")
    story.save("zh-Hans", LEFT, "头班车十点走。")
    story.finish("zh-Hans")
    again = another(story)
    again.save("zh-Hans", LEFT, "头班车十点走。")
    assert offered(again) is None


def test_an_article_whose_source_is_chinese_asks_for_its_source_alone(story: RevisedStory) -> None:
    first = Story(story.database, story.newsroom, make_article(story.database, story.editor, CHINESE_ARTICLE))
    sentence = "软件会在2027年更新。"
    first.save("zh-Hant", sentence, "軟體將於2027年更新。")
    for row in first.rows("zh-Hant"):
        if row.source.text != sentence:
            first.save("zh-Hant", row.source.text, row.target.text)
    first.finish("zh-Hant")
    again = Story(story.database, story.newsroom, make_article(story.database, story.editor, CHINESE_ARTICLE))
    found = offered(again, sentence)
    assert found is not None
    assert (found.text, found.language, found.title) == ("軟體將於2027年更新。", "zh-Hans", "夜班列车回来了")


def test_of_two_wordings_the_youngest_is_told_and_that_there_are_two(story: RevisedStory) -> None:
    approve(story, {LEFT: BETTER})
    second = another(story)
    approve(second, {LEFT: "頭一班夜車十點開出。"})
    third = another(story)
    found = offered(third)
    assert found is not None
    assert (found.text, found.wordings, found.article_id) == ("頭一班夜車十點開出。", 2, second.id)


def test_of_another_region_nothing_is_told(story: RevisedStory) -> None:
    approve(story, {LEFT: BETTER})
    again = another(story)
    with story.database.begin() as uow:
        uow.session.execute(update(MemoryVariant).where(MemoryVariant.text == BETTER).values(locale="zh-Hant-HK"))
    assert offered(again) is None
    with story.database.begin() as uow:
        uow.session.execute(
            update(Publication).where(Publication.id == story.newsroom.publication_id).values(region="zh-Hant-HK")
        )
    assert offered(again) is not None


@pytest.mark.parametrize("act", ["confirm", "change", "unconfirmed parent"])
def test_where_a_person_has_acted_or_has_to_act_first_nothing_is_offered(story: RevisedStory, act: str) -> None:
    approve(story, {LEFT: BETTER})
    again = another(story)
    if act == "confirm":
        again.save("zh-Hant", LEFT, DERIVED)
    elif act == "change":
        again.save("zh-Hant", LEFT, "夜車十點開出。")
    else:
        again.save("zh-Hans", LEFT, "别的。")
        again.save("zh-Hans", LEFT, IN_CHINESE[LEFT], confirm=False)
    assert offered(again) is None


def test_a_wording_without_the_inline_codes_is_not_offered(story: RevisedStory) -> None:
    approve(story, {LEFT: BETTER})
    again = another(story)
    with story.database.begin() as uow:
        uow.session.execute(update(MemoryVariant).where(MemoryVariant.text == BETTER).values(text="⟦1⟧首班⟦/1⟧夜車。"))
    found = offered(again)
    assert found is not None, "what stands there like a marker is text"


def test_a_guarded_article_tells_nothing_to_whom_does_not_see_it(story: RevisedStory) -> None:
    approve(story, {LEFT: BETTER})
    again = another(story)
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(visibility="assigned"))
    assert offered(again, by=story.editor) is not None
    assert offered(again, by=story.newsroom[Role.TRANSLATOR]) is None


def test_the_page_asks_once_however_many_sentences_there_are(story: RevisedStory, engine: Engine) -> None:
    approve(story, {LEFT: BETTER, CARRIED: "車上坐了240人。"})
    again = another(story)
    with counting(engine) as counted:
        rows = again.rows("zh-Hant")
    assert sum(row.approved_before is not None for row in rows) == 2
    assert len([sql for sql in counted.statements if "FROM unnest" in sql and "memory_variant" in sql]) == 1
    with counting(engine) as counted:
        again.rows("zh-Hans")
    assert not [sql for sql in counted.statements if "memory_variant" in sql]


def test_of_a_text_that_stands_everywhere_the_youngest_are_looked_at(
    story: RevisedStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tms.db.queries.approved_before.MOST", 1)
    approve(story, {LEFT: BETTER})
    second = another(story)
    approve(second, {LEFT: "頭一班夜車十點開出。"})
    third = another(story)
    found = offered(third)
    assert found is not None
    assert (found.article_id, found.wordings) == (second.id, 1)
