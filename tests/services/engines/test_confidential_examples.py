"""What was learned from a confidential article helps in the house, and is shown to no outside engine as an example."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import update

from tests.factories import make_article
from tests.services.engines.setting import Setting
from tests.services.pipeline.test_drafting import begun
from tests.services.story import IN_CHINESE, LEFT, Story
from tms.db.models import Article, Publication, Version
from tms.db.queries import texts
from tms.domain.work_kinds import WorkKind
from tms.services.drafting.draft_source import Asking, Wanted, WholeArticle
from tms.services.drafting.from_engines import from_engines
from tms.services.engines.translate import Outcome
from tms.services.jobs.assign import assign_step
from tms.services.memory.remember import import_units
from tms.services.workspace.side_panel import beside

BUS, OURS = "The first night bus left at ten.", "首列夜间巴士十点开。"


def hush(story: Story, article_id: int) -> None:
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == article_id).values(confidential=True))


def sent(setting: Setting, story: Story) -> str:
    """What an engine is sent when it is asked for the sentence, whatever the memory has for it."""
    item = begun(story, WorkKind.DRAFT)
    with story.database.begin() as uow:
        article = uow.session.get_one(Article, story.id)
        source, target = (
            uow.session.get_one(Version, (story.id, story.version(locale).id)) for locale in ("en", "zh-Hans")
        )
        rows = texts.in_reading_order(uow.session, story.id, [source.id])
        wanted = [Wanted(at, row.segment_id, row.kind, row.source) for at, row in enumerate(rows)]
        whole = WholeArticle(
            story.database.begin,
            article,
            uow.session.get_one(Publication, article.publication_id),
            source,
            target,
            [row.source.text for row in rows],
            wanted,
            Asking(setting.engines, item.id, lambda _: None, Outcome()),
        )
        drafting = from_engines(uow, whole)
    assert list(drafting([one for one in wanted if one.source.text == LEFT]))
    return json.dumps(setting.loopback.asked[-1], ensure_ascii=False)


@pytest.fixture
def learned(story: Story) -> Story:
    """An article whose approved sentences are in the memory, beside an imported one."""
    with story.database.begin() as uow:
        import_units(uow, story.editor, [{"en": BUS, "zh-Hans": OURS}])
    story.translate()
    story.finish("zh-Hans")
    return story


@pytest.mark.parametrize("confidential", [False, True])
def test_an_example_leaves_the_house_only_if_its_article_may(
    setting: Setting, learned: Story, confidential: bool
) -> None:
    setting.add()
    if confidential:
        hush(learned, learned.id)
    other = Story(learned.database, learned.newsroom, make_article(learned.database, learned.editor))
    asked = sent(setting, other)
    assert (IN_CHINESE[LEFT] in asked) is not confidential
    assert (OURS in asked) is confidential, "the best that may leave"
    with learned.database.begin() as uow:
        offered = beside(uow, other.translator, other.id, "zh-Hans", other.segment(LEFT)).matches
    assert {match.target for match in offered} == {OURS, IN_CHINESE[LEFT]}, "who sees the article is offered both"


@pytest.mark.parametrize("confidential", [False, True])
def test_no_panel_and_no_draft_tells_it_to_who_does_not_see_the_article(learned: Story, confidential: bool) -> None:
    if confidential:
        hush(learned, learned.id)
    other = Story(learned.database, learned.newsroom, make_article(learned.database, learned.editor))
    freelancer = replace(learned.translator, assigned_only=True)
    with learned.database.begin() as uow:
        assign_step(uow, learned.editor, other.id, "zh-Hans", 0, freelancer.person_id)
    with learned.database.begin() as uow:
        offered = beside(uow, freelancer, other.id, "zh-Hans", other.segment(LEFT)).matches
    assert (IN_CHINESE[LEFT] in {match.target for match in offered}) is not confidential
    assert (other.text("zh-Hans", LEFT).text == IN_CHINESE[LEFT]) is not confidential
