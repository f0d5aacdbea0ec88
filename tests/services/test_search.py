"""Searching all articles: in either script, by the beginnings of words, and only what the person may see."""

from dataclasses import replace

import pytest

from tests.factories import Newsroom, make_article
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Article, Concept, Term
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.services import search
from tms.services.jobs.assign import assign_step
from tms.services.search import FoundArticles, SearchQuery, search_articles


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.save("zh-Hans", LEFT, "第一列夜车十点开出，头发都白了。")
    return story


def look(story: Story, words: str, *, by: Actor | None = None, **wish: object) -> FoundArticles:
    with story.database.begin() as uow:
        return search_articles(uow, by or story.translator, SearchQuery(words, **wish))  # type: ignore[arg-type]


def said(found: FoundArticles) -> set[str]:
    return {hit.text[start:end] for one in found.articles for hit in one.hits for start, end in hit.marks}


@pytest.mark.parametrize("words", ["夜车", "夜車", "头发", "頭髮", "车十点"])
def test_chinese_is_found_inside_of_sentences_in_either_script(story: Story, words: str) -> None:
    hits = [hit for one in look(story, words).articles for hit in one.hits]
    assert {hit.locale for hit in hits} == {"zh-Hans", "zh-Hant"}
    assert all(hit.marks for hit in hits)


def test_a_region_s_word_is_found_by_the_other_regions_words(story: Story) -> None:
    """Also where more than characters differ, and by what is typed together with it."""
    in_regions = ("软件", "軟體", "軟件")
    for written in in_regions:
        story.save("zh-Hans", CARRIED, f"车上的{written}今天更新。")
        for words in in_regions:
            assert written in said(look(story, f"{words} 更新", locale="zh-Hans")), (written, words)
    story.save("zh-Hans", CARRIED, "特朗普乘出租车离开。")
    for words, written in (("川普", "特朗普"), ("計程車", "出租车"), ("出租車", "出租车")):
        assert said(look(story, words, locale="zh-Hans")) == {written}


def test_a_word_is_found_by_the_publication_s_own_terms(story: Story, newsroom: Newsroom) -> None:
    """No dictionary knows that this house says 飛梭 for 通勤车."""
    story.save("zh-Hans", CARRIED, "通勤车今天更新。")
    assert not look(story, "飛梭列車").articles
    with story.database.begin() as uow:
        concept = Concept(publication_id=newsroom.publication_id, name="commuter train")
        uow.session.add(concept)
        uow.session.flush()
        for locale, text in (("zh-Hans", "通勤车"), ("zh-Hant-TW", "飛梭列車"), ("en", "commuter train")):
            term = Term(publication_id=newsroom.publication_id, concept_id=concept.id, locale=locale, text=text)
            uow.session.add(term)
    for words in ("飛梭列車", "飛梭列車 更新"):
        assert "通勤车" in said(look(story, words, locale="zh-Hans"))
    assert not look(story, "飛梭", locale="zh-Hans").articles


def test_english_is_found_where_words_begin_and_whatever_their_case(story: Story) -> None:
    assert said(look(story, "NIGHT trai", locale="en")) == {"night", "Night", "trai"}
    assert not look(story, "rain", locale="en").articles
    assert not look(story, "night camel").articles


def test_a_save_is_found_at_once_and_what_stood_there_no_more(story: Story) -> None:
    story.save("zh-Hans", CARRIED, "载客240人。")
    assert said(look(story, "载客")) >= {"载客"}
    story.save("zh-Hans", CARRIED, "乘客240人。")
    assert not look(story, "载客").articles


def test_one_letter_finds_nothing_and_is_told(story: Story) -> None:
    for words in ("车", "n", "？！", "a\0b"):
        assert look(story, words).too_short


def test_language_and_state_narrow_it(story: Story) -> None:
    assert {hit.locale for hit in look(story, "夜车", locale="zh-Hant").articles[0].hits} == {"zh-Hant"}
    assert not look(story, "夜车", status="published").articles
    assert look(story, "夜车", status="translating").articles
    assert story.id not in {one.id for one in look(story, "夜车", before=story.id).articles}


def test_what_somebody_may_not_see_is_not_found(story: Story) -> None:
    with story.database.begin() as uow:
        uow.session.get_one(Article, story.id).visibility = "assigned"
    assert story.id not in {one.id for one in look(story, "夜车").articles}
    assert look(story, "夜车", by=story.editor).articles[0].id == story.id


def test_pages_follow_each_other_without_a_gap(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [one.id for one in look(story, "night").articles]
    monkeypatch.setattr(search, "PAGE", 1)
    first = look(story, "night")
    assert [one.id for one in first.articles] == whole[:1]
    assert [one.id for one in look(story, "night", before=first.older).articles] == whole[1:2]


def test_a_freelancer_finds_what_is_assigned_to_them_and_nothing_else(story: Story, newsroom: Newsroom) -> None:
    freelance = replace(story.translator, assigned_only=True)
    other = make_article(story.database, newsroom[Role.EDITOR])
    everything = ("night", "夜车", "trains return", "Economy")
    assert not [words for words in everything if look(story, words, by=freelance).articles]
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hant", 0, freelance.person_id)
    for words in everything[:3]:
        assert [one.id for one in look(story, words, by=freelance).articles] == [story.id], words
        assert not look(story, words, by=freelance, before=story.id).articles
        assert other in {one.id for one in look(story, words, by=story.editor, locale="en").articles} or words == "夜车"
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hant", 0, None)
    assert not look(story, "night", by=freelance).articles
