"""A word that a person writes instead of a derived one is known with its whole phrase, so that it can become a rule."""

from dataclasses import replace

import pytest

from tests.factories import CHINESE_ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.services.conversion.own_words import OwnWord
from tms.services.conversion.what_decided import what_decided

STORE, WAY, NOODLES = "鱼放在冷库里。", "他们想出一个办法，省了钱。", "他们用软件开会，后面吃面条。"
HANT, DIRECTION = "zh-Hant", ("zh-Hans", "zh-Hant-TW")


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", one) for one in (STORE, WAY, NOODLES)])
    return Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))


def own(story: Story, sentence: str, text: str) -> list[OwnWord]:
    story.save(HANT, sentence, text)
    with story.database.begin() as uow:
        return list(what_decided(uow, story.version(HANT), story.segment(sentence), DIRECTION).own)


@pytest.mark.parametrize(
    ("sentence", "derived", "written", "words"),
    [
        (STORE, "冷凍庫", "冷藏庫", [OwnWord("冷库", "冷凍庫", "冷藏庫")]),
        (NOODLES, "後面", "後方", [OwnWord("后面", "後面", "後方")]),
        (NOODLES, "軟體", "程式", [OwnWord("软件", "軟體", "程式")]),
    ],
)
def test_a_word_is_known_with_its_whole_phrase(
    story: Story, sentence: str, derived: str, written: str, words: list[OwnWord]
) -> None:
    before = story.text(HANT, sentence).text
    assert derived in before
    assert own(story, sentence, before.replace(derived, written)) == words


def test_a_sentence_that_was_written_anew_has_no_words_of_its_own(story: Story) -> None:
    assert own(story, NOODLES, "開完了線上會議，大夥兒才去吃了一頓熱騰騰的麵。") == []


@pytest.mark.parametrize(("was", "now"), [("。", "！"), ("，", ""), ("里", "裡頭的")])
def test_what_is_no_word_is_no_rule(story: Story, was: str, now: str) -> None:
    sentence = WAY if was == "，" else STORE
    before = story.text(HANT, sentence).text
    found = own(story, sentence, before.replace(was, now))
    assert all(one.source.isalpha() and len(one.source) > 1 for one in found)


def test_what_was_not_changed_is_nobodys(story: Story) -> None:
    assert own(story, STORE, story.text(HANT, STORE).text) == []
