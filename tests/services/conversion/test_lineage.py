"""Every derived text knows how it was made, and exactly those are made anew whose parent changed."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from tests.factories import CHINESE_ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tms.db.models import Derivation, TextHistory
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.tables_release import BUILT_IN_VERSION

SENTENCES = [f"第{n}列夜车在{n + 200}分钟后发出。" for n in range(58)]


@pytest.fixture
def story(own_database: Database, desk: Desk) -> RevisedStory:
    """Sixty segments, title and byline among them."""
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", one) for one in SENTENCES])
    return RevisedStory(own_database, desk.newsroom, make_article(own_database, desk.newsroom[Role.EDITOR], page))


def touched(story: RevisedStory) -> dict[int, str]:
    """By segment of the derived version the transactions that wrote its text and its derivation last."""
    key = {"article": story.id, "version": story.version("zh-Hant").id}
    with story.database.begin() as uow:
        rows = uow.session.execute(
            text(
                "SELECT t.segment_id, t.xmin::text || '/' || d.xmin::text FROM segment_text t JOIN derivation d"
                " USING (article_id, version_id, segment_id) WHERE article_id = :article AND version_id = :version"
            ),
            key,
        )
        return {row[0]: row[1] for row in rows}


@pytest.mark.full
def test_one_of_sixty_sentences_is_derived_anew_and_no_other_row_is_written(story: RevisedStory) -> None:
    before = touched(story)
    assert len(before) == 60
    story.revise({SENTENCES[30]: "第三十列夜车没有发出。"})
    after = touched(story)
    changed = [segment_id for segment_id, wrote in after.items() if wrote != before[segment_id]]
    assert changed == [story.segment(SENTENCES[30])]
    with story.database.begin() as uow:
        revs = select(func.count()).select_from(TextHistory)
        hant = TextHistory.version_id == story.version("zh-Hant").id
        assert uow.session.scalar(revs.where(hant, TextHistory.text == "第三十列夜車沒有發出。")) == 1


def test_a_derivation_says_from_what_and_how_it_was_made(story: RevisedStory) -> None:
    derivation = story.derivation(SENTENCES[0])
    assert derivation is not None
    parent = story.text("zh-Hans", SENTENCES[0])
    assert (derivation.parent_version_id, derivation.parent_rev) == (parent.version_id, parent.rev)
    assert derivation.base_text == story.text("zh-Hant", SENTENCES[0]).text
    assert (derivation.profile, derivation.profile_version, derivation.dictionary) == (
        "zh-Hant-TW",
        PROFILES_BY_TAG["zh-Hant-TW"].version,
        BUILT_IN_VERSION,
    )
    with story.database.begin() as uow:
        made_by = uow.session.scalars(
            select(Derivation.rules).where(Derivation.article_id == story.id).distinct()
        ).all()
    assert made_by == [derivation.rules]
    assert derivation.spans
