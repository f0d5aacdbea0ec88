"""An article that comes in a second time is noticed, by external id, address or text, and never twice by accident."""

import threading
import uuid
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.factories import ARTICLE
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Invalid
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.articles.archive import archive_article
from tms.services.articles.discard import discard_article, restore_article
from tms.services.articles.duplicates import Duplicate, find_duplicates
from tms.services.articles.import_article import import_article
from tms.services.source.commit_revision import commit_revision

FERRIES = ImportedArticle(
    language="en",
    title="Ferries",
    blocks=[Block("paragraph", "The ferry left at noon.")],
    external_id="cms-7",
    source_address="https://news.example/ferries",
)
OTHER = ImportedArticle(language="en", title="Buses", blocks=[Block("paragraph", "The bus left at one.")])


def bring_in(story: Story, page: ImportedArticle, *, as_new: bool = False) -> int:
    with story.database.begin() as uow:
        return import_article(uow, story.editor, page, as_new=as_new)


def found(story: Story, page: ImportedArticle) -> list[Duplicate]:
    with story.database.begin() as uow:
        return list(find_duplicates(uow, story.editor, page))


@pytest.mark.parametrize(
    ("again", "why"),
    [
        (replace(OTHER, external_id=" cms-7 "), "external_id"),
        (replace(OTHER, source_address="http://NEWS.example/ferries/#top"), "address"),
        (replace(FERRIES, title="FERRIES", external_id=None, source_address=None), "text"),
        (FERRIES, "external_id"),
    ],
)
def test_it_is_refused_with_the_first_one_and_the_reason(story: Story, again: ImportedArticle, why: str) -> None:
    first = bring_in(story, FERRIES)
    assert [(one.id, one.title, one.why) for one in found(story, again)] == [(first, "Ferries", why)]
    with pytest.raises(Conflict) as caught:
        bring_in(story, again)
    assert (caught.value.code, caught.value.params["id"]) == ("import_duplicate", first)
    assert bring_in(story, again, as_new=True) != first


def test_another_article_is_let_in(story: Story) -> None:
    bring_in(story, FERRIES)
    assert found(story, OTHER) == []
    bring_in(story, OTHER)


def test_the_external_id_stays_with_the_first(story: Story) -> None:
    first, second = bring_in(story, FERRIES), bring_in(story, FERRIES, as_new=True)
    with story.database.begin() as uow:
        ids = dict(uow.session.execute(select(Article.id, Article.external_id)).all())
    assert ids[first] == "cms-7"
    assert str(uuid.UUID(ids[second])) == ids[second]


def test_any_of_its_revisions_is_recognized(story: Story) -> None:
    page = replace(ARTICLE, title="Night trains return at last")
    with story.database.begin() as uow:
        commit_revision(uow, story.editor, story.id, page, based_on=1, typo=False, note=None, key=uuid.uuid4())
    for text in (ARTICLE, page):
        assert story.id in {one.id for one in found(story, text) if one.why == "text"}


def test_an_archived_one_is_found_and_a_discarded_one_is_not(story: Story) -> None:
    first = bring_in(story, FERRIES)
    with story.database.begin() as uow:
        archive_article(uow, story.editor, first, reason="long over")
    assert [one.is_archived for one in found(story, FERRIES)] == [True]
    with story.database.begin() as uow:
        discard_article(uow, story.editor, first, reason="brought in twice")
    assert found(story, FERRIES) == []
    bring_in(story, FERRIES)
    with pytest.raises(Conflict) as caught, story.database.begin() as uow:
        restore_article(uow, story.newsroom[Role.ADMINISTRATOR], first)
    assert caught.value.code == "external_id_taken"


def test_another_publications_articles_are_not_looked_at(story: Story, desk: Desk) -> None:
    with story.database.begin() as uow:
        import_article(uow, desk.foreign_editor, FERRIES)
    assert found(story, FERRIES) == []
    bring_in(story, FERRIES)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (replace(FERRIES, external_id="x" * 201), "external_id_long"),
        (replace(FERRIES, source_address="javascript:alert(1)"), "address_not_web"),
        (replace(FERRIES, source_address="https://[broken"), "address_not_web"),
    ],
)
def test_what_can_not_be_an_id_or_an_address_is_refused(story: Story, page: ImportedArticle, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        bring_in(story, page)
    assert caught.value.code == code


def test_of_two_imports_at_once_one_is_told_of_the_other(own_database: Database, desk: Desk) -> None:
    editor = desk.newsroom[Role.EDITOR]
    start = threading.Barrier(2)
    made: list[int] = []
    refused: list[object] = []

    def bring() -> None:
        start.wait(10)
        try:
            with own_database.begin() as uow:
                made.append(import_article(uow, editor, replace(FERRIES, external_id=None, source_address=None)))
        except Conflict as error:
            refused.append(error.params["id"])

    threads = [threading.Thread(target=bring) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(made) == 1
    assert refused == made
