"""An article comes in: all of it or nothing, also when two come in at once."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tests.factories import ARTICLE, CHINESE_ARTICLE, make_article
from tests.services.desk import Desk
from tms.db.models import Article, Concept, Job, JobStep, SourceBlock, Version, WorkItem
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.imported_article import Block, ImportedArticle, LeftOut
from tms.domain.permissions import Role
from tms.services.articles.import_article import import_article


def count_articles(uow: UnitOfWork, publication_id: int) -> int:
    return uow.session.scalar(select(func.count()).where(Article.publication_id == publication_id)) or 0


def test_versions_revision_jobs_and_the_first_stage_come_together(database: Database, desk: Desk) -> None:
    page = replace(ARTICLE, left_out=[LeftOut("English | 简体", "language line")])
    article_id = make_article(database, desk.newsroom[Role.EDITOR], page, run=False)
    with database.begin() as uow:
        article = uow.session.get_one(Article, article_id)
        versions = uow.session.scalars(select(Version).where(Version.article_id == article_id).order_by(Version.id))
        roles = [(version.locale, version.role, version.status, version.profile) for version in versions]
        jobs = uow.session.scalars(select(Job).where(Job.article_id == article_id)).all()
        steps = uow.session.scalars(select(JobStep).where(JobStep.article_id == article_id)).all()
        items = uow.session.scalars(select(WorkItem).where(WorkItem.article_id == article_id)).all()
        blocks = uow.session.scalars(
            select(SourceBlock.kind).where(SourceBlock.article_id == article_id).order_by(SourceBlock.position)
        ).all()
    assert roles == [
        ("en", "source", "approved", None),
        ("zh-Hans", "direct", "new", None),
        ("zh-Hant", "derived", "new", "zh-Hant-TW"),
    ]
    assert (len(jobs), {step.state for step in steps}, len(steps)) == (2, {"waiting"}, 4)
    assert [(item.kind, item.state) for item in items] == [("segment", "waiting")]
    assert blocks == ["title", "byline", "author_title", "paragraph", "heading", "paragraph"]
    assert article.left_out == {"lines": [{"text": "English | 简体", "why": "language line"}]}


def test_nothing_that_nobody_sees_is_stored(database: Database, desk: Desk) -> None:
    blocks = [Block("paragraph", "Night\u00ad trains \u202erun."), Block("paragraph", "\u200b")]
    page = ImportedArticle("en", "Night\u202e trains", blocks, author="Mara\u200b Lindqvist")
    article_id = make_article(database, desk.newsroom[Role.EDITOR], page, run=False)
    with database.begin() as uow:
        stored = uow.session.scalars(
            select(SourceBlock.text).where(SourceBlock.article_id == article_id).order_by(SourceBlock.position)
        ).all()
    assert stored == ["Night trains", "Mara Lindqvist", "Night trains run."]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (replace(ARTICLE, title=None), "import_no_title"),
        (replace(ARTICLE, title=" \n"), "import_no_title"),
        (replace(ARTICLE, title="\u200b"), "import_no_title"),
        (replace(ARTICLE, blocks=[]), "import_no_body"),
        (replace(ARTICLE, blocks=[Block("paragraph", " ")]), "import_no_body"),
        (replace(ARTICLE, blocks=[Block("paragraph", "\u202e")]), "import_no_body"),
        (replace(ARTICLE, language="fr"), "locale_not_published"),
        (replace(ARTICLE, language="zh-Hant-TW"), "locale_not_published"),
        (replace(ARTICLE, title="a\x00b"), "text_not_text"),
        (replace(ARTICLE, blocks=[Block("paragraph", "half \ud83d")]), "text_not_text"),
    ],
)
def test_what_is_no_article_creates_nothing(database: Database, desk: Desk, page: ImportedArticle, code: str) -> None:
    publication_id = desk.newsroom.publication_id
    with database.begin() as uow:
        before = count_articles(uow, publication_id)
    with pytest.raises(Invalid) as caught, database.begin() as uow:
        import_article(uow, desk.newsroom[Role.EDITOR], page)
    assert caught.value.code == code
    with database.begin() as uow:
        assert count_articles(uow, publication_id) == before


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_editors_bring_articles_in(database: Database, desk: Desk, role: Role) -> None:
    with pytest.raises(Denied):
        make_article(database, desk.newsroom[role], run=False)


def test_two_that_come_in_at_once_get_addresses_of_their_own_and_share_the_new_section(
    own_database: Database, desk: Desk
) -> None:
    page = replace(ARTICLE, title="Twice", section="Brand new")

    def bring_in(_: int) -> int:
        return make_article(own_database, desk.newsroom[Role.EDITOR], page, run=False)

    with ThreadPoolExecutor(4) as threads:
        ids = list(threads.map(bring_in, range(4)))
    with own_database.begin() as uow:
        articles = uow.session.scalars(select(Article).where(Article.id.in_(ids))).all()
        sections = uow.session.scalars(select(Concept.id).where(Concept.name == "Brand new")).all()
    assert {article.slug for article in articles} == {"twice", "twice-2", "twice-3", "twice-4"}
    assert {article.section_id for article in articles} == set(sections)
    assert len(sections) == 1


@pytest.mark.parametrize(
    ("title", "slug"),
    [("夜班列车回来了", "ye-ban-lie-che-hui-lai-liao"), ("???", "article"), ("L’été à Paris", "lete-a-paris")],
)
def test_an_address_is_readable_latin(database: Database, desk: Desk, title: str, slug: str) -> None:
    article_id = make_article(database, desk.newsroom[Role.EDITOR], replace(ARTICLE, title=title), run=False)
    with database.begin() as uow:
        assert uow.session.get_one(Article, article_id).slug.startswith(slug)


def test_a_form_that_is_sent_twice_creates_one_article(database: Database, desk: Desk) -> None:
    key = uuid.uuid4()
    ids = []
    with database.begin() as uow:
        before = count_articles(uow, desk.newsroom.publication_id)
    for _ in range(2):
        with database.begin() as uow:
            ids.append(import_article(uow, desk.newsroom[Role.EDITOR], ARTICLE, key=key, as_new=True))
    assert ids[0] == ids[1]
    with database.begin() as uow:
        assert count_articles(uow, desk.newsroom.publication_id) == before + 1


def test_a_form_with_half_a_surrogate_is_refused_in_words_too(database: Database, desk: Desk) -> None:
    with pytest.raises(Invalid) as refused, database.begin() as uow:
        import_article(uow, desk.newsroom[Role.EDITOR], replace(ARTICLE, author="half \ud83d"), key=uuid.uuid4())
    assert refused.value.code == "text_not_text"


def test_the_same_key_with_another_article_is_refused(database: Database, desk: Desk) -> None:
    key = uuid.uuid4()
    with database.begin() as uow:
        import_article(uow, desk.newsroom[Role.EDITOR], ARTICLE, key=key, as_new=True)
    with pytest.raises(Conflict) as refused, database.begin() as uow:
        import_article(uow, desk.newsroom[Role.EDITOR], CHINESE_ARTICLE, key=key)
    assert refused.value.code == "key_reused"
