"""Of several decisions for a place the newest holds, and only those that were made for the version's region."""

from dataclasses import replace

import pytest

from tests.factories import CHINESE_ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article, ConversionDecision, Publication
from tms.db.queries.one_segment import beside
from tms.db.queries.place_decisions import decisions_of, decisions_of_versions
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.services.conversion.derive_text import deriving

EFFECT = "合约成立后，双方见面。"


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", EFFECT)])
    return Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))


def decide(story: Story, choice: str, *, profile: str = "zh-Hant-TW") -> None:
    with story.database.begin() as uow:
        uow.session.add(
            ConversionDecision(
                article_id=story.id,
                publication_id=story.newsroom.publication_id,
                version_id=story.version("zh-Hant").id,
                segment_id=story.segment(EFFECT),
                profile=profile,
                phrase="后",
                before="合约成立",
                after="，双方",
                nth=0,
                choice=choice,
                person_id=story.reviewer.person_id,
            )
        )


def derived(story: Story) -> str:
    parent, version = story.version("zh-Hans"), story.version("zh-Hant")
    with story.database.begin() as uow:
        publication = uow.session.get_one(Publication, story.newsroom.publication_id)
        derive = deriving(uow, publication, uow.session.get_one(Article, story.id), parent, version)
        return derive.text(story.text("zh-Hans", EFFECT))


def found(story: Story) -> list[list[str]]:
    """The choices that hold, as each of the three questions tells them."""
    source, version, segment = story.version("zh-Hans"), story.version("zh-Hant"), story.segment(EFFECT)
    with story.database.begin() as uow:
        of_one = decisions_of(uow.session, story.id, version.id)
        of_several = decisions_of_versions(uow.session, {version.id}).get(version.id, {})
        of_segment = beside(uow.session, story.id, segment, source.id).derived[version.id].decisions
    return [[row[5] for row in rows or ()] for rows in (of_one.get(segment), of_several.get(segment), of_segment)]


def test_the_newest_decision_for_a_place_holds(story: Story) -> None:
    decide(story, "后")
    decide(story, "後")
    assert found(story) == [["后", "後"]] * 3
    assert derived(story) == "合約成立後，雙方見面。"
    decide(story, "后")
    assert derived(story) == "合約成立后，雙方見面。"


def test_a_decision_for_another_region_does_not_hold(story: Story) -> None:
    decide(story, "后", profile="zh-Hant-HK")
    assert found(story) == [[]] * 3
    assert derived(story) == "合約成立後，雙方見面。"
