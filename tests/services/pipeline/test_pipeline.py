"""From an imported page to three versions that are open for people."""

from tests.factories import ARTICLE, CHINESE_ARTICLE, Newsroom, make_article
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.articles.article_status import ArticleStatus, article_status
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts
from tms.services.workspace.workspace import workspace


def status(database: Database, newsroom: Newsroom, article_id: int) -> ArticleStatus:
    with database.begin() as uow:
        return article_status(uow, newsroom[Role.EDITOR], article_id)


def test_an_english_article_opens_both_chinese_versions(database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    found = status(database, newsroom, article_id)
    assert [(v.locale, v.role, v.status) for v in found.versions] == [
        ("en", "source", "approved"),
        ("zh-Hans", "direct", "translating"),
        ("zh-Hant", "derived", "translating"),
    ]
    assert {s.state for v in found.versions for s in v.stages} == {"done"}
    assert {v.counts.total for v in found.versions} == {7}
    assert found.version("en").counts.final == 7


def test_the_fields_are_told_apart_from_the_blocks(database: Database, newsroom: Newsroom) -> None:
    found = status(database, newsroom, make_article(database, newsroom[Role.EDITOR])).as_json()
    assert (found["title"], found["author"], found["author_title"], found["section"]) == (
        ARTICLE.title,
        ARTICLE.author,
        ARTICLE.author_title,
        ARTICLE.section,
    )
    assert [b["kind"] for b in found["blocks"]] == ["paragraph", "heading", "paragraph"]


def test_a_chinese_article_derives_the_other_script_at_once(database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE)
    with database.begin() as uow:
        page = workspace(uow, newsroom[Role.EDITOR], article_id, "zh-Hant")
    assert [row.target.text for row in page.rows][2:] == [
        "第一列夜車十點發出。",
        "車上有240人。",
        "軟體會在2027年更新。",
    ]
    assert {row.target.state for row in page.rows} == {"translated"}
    assert {row.target.origin for row in page.rows} == {"derived"}


def test_known_terms_are_put_into_an_otherwise_empty_draft(database: Database, newsroom: Newsroom) -> None:
    with database.begin() as uow:
        import_concepts(
            uow,
            newsroom[Role.EDITOR],
            [ConceptEntry("night train", terms=[TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")])],
        )
    article_id = make_article(database, newsroom[Role.EDITOR])
    with database.begin() as uow:
        rows = workspace(uow, newsroom[Role.EDITOR], article_id, "zh-Hans").rows
    drafted = {row.source.text: (row.target.text, row.target.origin) for row in rows if row.target.text}
    assert drafted["The first night train left at ten."] == ("The first 夜班列车 left at ten.", "assembly")
    assert all(row.target.state == "initial" for row in rows)
