"""A site sends an article by its own id: once or a hundred times, alone or beside an editor, it is one article."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from tests.factories import ARTICLE, Newsroom, make_article, make_person, run_pipeline
from tests.services.desk import Desk
from tests.services.story import IN_CHINESE, Story
from tms.db.models import Article, SiteArticle, SourceRevision
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Gone, NotFound, Stale, TmsError
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Actor, Role
from tms.services.articles.archive import archive_article
from tms.services.articles.change_section import change_section
from tms.services.articles.discard import discard_article
from tms.services.publishing.metadata import read_metadata
from tms.services.sites.put_article import PutArticle, SentArticle, article_of_site, put_article
from tms.services.source.commit_revision import commit_revision
from tms.services.source.revisions import read_source

EVERYTHING = frozenset({"author", "author_title", "section", "published_on", "tags"})
FERRIES = replace(
    ARTICLE,
    title="Ferries return",
    blocks=[Block("paragraph", "The ferry left at noon. It was full.")],
    published_on=date(2026, 11, 25),
    tags=["Harbours", "Boats"],
)


def said(page: ImportedArticle, **more: object) -> SentArticle:
    return SentArticle(page, original=repr(page.blocks), said=EVERYTHING, **more)  # type: ignore[arg-type]


class Site:
    """A site that sends articles by ids of its own."""

    def __init__(self, database: Database, newsroom: Newsroom, editor: Actor | None = None) -> None:
        self.database, self.newsroom = database, newsroom
        self.editor = editor or newsroom[Role.EDITOR]

    def put(self, sent: SentArticle, external_id: str = "post-17", *, run: bool = True) -> PutArticle:
        with self.database.begin() as uow:
            done = put_article(uow, self.editor, external_id, sent)
        if run:
            run_pipeline(self.database, done.article_id)
        return done

    def refused(self, sent: SentArticle, external_id: str = "post-17") -> str:
        with pytest.raises(TmsError) as caught:
            self.put(sent, external_id)
        return caught.value.code

    def count(self) -> int:
        with self.database.begin() as uow:
            return uow.session.scalar(select(func.count()).select_from(Article)) or 0


@pytest.fixture
def site(database: Database, newsroom: Newsroom) -> Site:
    return Site(database, newsroom)


def revised(page: ImportedArticle, text: str) -> ImportedArticle:
    return replace(page, blocks=[Block("paragraph", text)])


def test_the_first_time_it_is_created_and_then_it_is_there(site: Site) -> None:
    before = site.count()
    first = site.put(said(FERRIES, slugs={"en": "ferries"}))
    assert (first.outcome, first.revision, first.changed) == ("created", 1, ["source"])
    assert site.put(said(FERRIES, slugs={"en": "ferries"})) == PutArticle(first.article_id, "unchanged", 1, [], ())
    assert site.count() == before + 1
    with site.database.begin() as uow:
        article = uow.session.get_one(Article, first.article_id)
        assert (article.external_id, article.published_on) == ("post-17", date(2026, 11, 25))
        assert read_metadata(uow, site.editor, first.article_id).metadata.slugs["en"] == "ferries"
        loaded, number = article_of_site(uow, site.editor, " post-17 ")
        assert (loaded.article.id, number) == (first.article_id, 1)


def test_another_text_is_a_revision_and_the_answer_says_what_opened_again(site: Site) -> None:
    first = site.put(said(FERRIES))
    story = Story(site.database, site.newsroom, first.article_id)
    for source in ("Ferries return", "The ferry left at noon.", "It was full."):
        story.save("zh-Hans", source, IN_CHINESE.get(source, "译文。"))
    done = site.put(said(revised(FERRIES, "The ferry left at one. It was full.")))
    assert (done.outcome, done.revision, done.changed) == ("changed", 2, ["source"])
    opened = {one.locale: (len(one.reopened), one.human) for one in done.versions}
    assert opened == {"zh-Hans": (1, 1), "zh-Hant": (1, 0)}
    with site.database.begin() as uow:
        assert read_source(uow, site.editor, first.article_id).page.blocks[0].text.startswith("The ferry left at one.")


def test_what_stands_beside_the_text_changes_alone(site: Site) -> None:
    first = site.put(said(FERRIES))
    page = replace(FERRIES, section="Harbour news", published_on=date(2026, 11, 26), tags=["Boats", "Noon"])
    done = site.put(said(page, slugs={"en": "ferries-at-noon"}))
    assert (done.outcome, done.revision, set(done.changed)) == (
        "changed",
        1,
        {"section", "published_on", "tags", "slugs"},
    )
    with site.database.begin() as uow:
        standing = read_metadata(uow, site.editor, first.article_id)
        assert [tag.names["en"] for tag in standing.tags] == ["Boats", "Noon"]
        assert standing.metadata.slugs["en"] == "ferries-at-noon"
    assert site.put(said(page, slugs={"en": "ferries-at-noon"})).outcome == "unchanged"


def test_the_author_is_a_sentence_of_the_source(site: Site) -> None:
    site.put(said(FERRIES))
    done = site.put(said(replace(FERRIES, author="Ida Berg")))
    assert (done.changed, done.revision) == (["source"], 2)


def test_what_the_site_leaves_out_stays_as_it_is_here(site: Site) -> None:
    first = site.put(said(FERRIES))
    bare = ImportedArticle("en", FERRIES.title, [Block("paragraph", "The ferry left at two.")])
    done = site.put(SentArticle(bare, original="two"))
    assert done.changed == ["source"]
    with site.database.begin() as uow:
        page = read_source(uow, site.editor, first.article_id).page
        assert (page.author, page.section, page.published_on) == (FERRIES.author, "Economy", FERRIES.published_on)
        assert len(read_metadata(uow, site.editor, first.article_id).tags) == 2


def test_a_site_that_sends_all_of_it_each_night_undoes_nothing(site: Site) -> None:
    first = site.put(said(FERRIES))
    edited = revised(FERRIES, "The ferry left at twelve. It was full.")
    with site.database.begin() as uow:
        commit_revision(uow, site.editor, first.article_id, edited, based_on=1, typo=False, note=None)
        change_section(uow, site.editor, first.article_id, "Harbour news")
    done = site.put(said(FERRIES))
    assert (done.outcome, done.revision) == ("unchanged", 2)
    with site.database.begin() as uow:
        page = read_source(uow, site.editor, first.article_id).page
        assert (page.blocks[0].text, page.section) == ("The ferry left at twelve. It was full.", "Harbour news")


def test_what_an_editor_changed_is_replaced_only_by_who_has_seen_it(site: Site) -> None:
    first = site.put(said(FERRIES))
    with site.database.begin() as uow:
        edited = revised(FERRIES, "The ferry left at twelve. It was full.")
        commit_revision(uow, site.editor, first.article_id, edited, based_on=1, typo=False, note=None)
    other = revised(FERRIES, "The ferry left at one. It was full.")
    assert site.refused(said(other)) == "revision_stale"
    assert site.put(said(other, based_on=2)).revision == 3


def test_the_editor_and_the_site_may_come_to_the_same_words(site: Site) -> None:
    first = site.put(said(FERRIES))
    other = revised(FERRIES, "The ferry left at one. It was full.")
    with site.database.begin() as uow:
        commit_revision(uow, site.editor, first.article_id, other, based_on=1, typo=False, note=None)
    assert site.put(said(other)) == PutArticle(first.article_id, "unchanged", 2, [], ())


def test_an_article_that_a_person_brought_in_with_the_id_is_that_article(site: Site) -> None:
    brought_in = make_article(site.database, site.editor, replace(FERRIES, external_id="post-17"))
    assert site.put(said(FERRIES)) == PutArticle(brought_in, "unchanged", 1, [], ())
    done = site.put(said(revised(FERRIES, "The ferry left at one.")))
    assert (done.article_id, done.revision) == (brought_in, 2)


def test_two_sites_may_have_the_same_id_for_two_articles(site: Site) -> None:
    first = site.put(said(FERRIES))
    ghost = make_person(site.database, "ghost@newsroom.example", [Role.EDITOR], site.newsroom.publication_id)
    other = Site(site.database, site.newsroom, ghost)
    trams = replace(FERRIES, title="Trams return", blocks=[Block("paragraph", "The tram left.")])
    second = other.put(said(trams))
    assert first.article_id != second.article_id
    assert other.put(said(trams)).outcome == site.put(said(FERRIES)).outcome == "unchanged"


def test_what_is_here_already_under_no_id_is_told_unless_it_is_meant(site: Site) -> None:
    make_article(site.database, site.editor, FERRIES)
    assert site.refused(said(FERRIES)) == "import_duplicate"
    assert site.put(said(FERRIES, as_new=True)).outcome == "created"


def test_an_archived_article_stays_as_it_is(site: Site) -> None:
    first = site.put(said(FERRIES))
    with site.database.begin() as uow:
        archive_article(uow, site.editor, first.article_id, reason="old")
    assert site.put(said(FERRIES)).outcome == "unchanged"
    assert site.refused(said(revised(FERRIES, "The ferry left at one."))) == "article_archived"
    assert site.refused(said(replace(FERRIES, section="Sport"))) == "article_archived"


def test_what_an_editor_discarded_does_not_come_back_each_night(site: Site) -> None:
    first = site.put(said(FERRIES))
    with site.database.begin() as uow:
        discard_article(uow, site.editor, first.article_id, reason="by mistake")
    assert site.refused(said(FERRIES)) == "article_discarded"
    with site.database.begin() as uow, pytest.raises(Gone):
        article_of_site(uow, site.editor, "post-17")


@pytest.mark.parametrize(
    ("sent", "external_id", "code"),
    [
        (said(FERRIES), " ", "external_id_missing"),
        (said(FERRIES), "a\x00b", "external_id_missing"),
        (said(FERRIES), "a" * 201, "external_id_long"),
        (said(replace(FERRIES, title=None)), "post-17", "import_no_title"),
        (said(replace(FERRIES, blocks=[])), "post-17", "import_no_body"),
        (said(replace(FERRIES, language="fr")), "post-17", "locale_not_published"),
        (said(FERRIES, slugs={"en": "Σ"}), "post-17", "slug_letters_latin"),
        (said(FERRIES, slugs={"fr": "ferries"}), "post-17", "version_not_found"),
        (said(replace(FERRIES, tags=["x" * 61])), "post-17", "tag_too_long"),
    ],
)
def test_what_is_no_article_creates_nothing(site: Site, sent: SentArticle, external_id: str, code: str) -> None:
    before = site.count()
    assert site.refused(sent, external_id) == code
    assert site.count() == before


def test_only_who_may_bring_articles_in_may_send_them(database: Database, newsroom: Newsroom) -> None:
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
        with pytest.raises(Denied), database.begin() as uow:
            put_article(uow, newsroom[role], "post-17", said(FERRIES))


def test_another_publication_knows_nothing_of_it(site: Site, desk: Desk) -> None:
    site.put(said(FERRIES))
    with site.database.begin() as uow, pytest.raises(NotFound):
        article_of_site(uow, desk.foreign_editor, "post-17")


def test_two_that_come_at_once_make_one_article(own_database: Database, newsroom: Newsroom) -> None:
    site = Site(own_database, newsroom)
    before = site.count()
    with ThreadPoolExecutor(6) as threads:
        done = list(threads.map(lambda _: site.put(said(FERRIES), run=False), range(6)))
    assert sorted(one.outcome for one in done) == ["created", *["unchanged"] * 5]
    assert len({one.article_id for one in done}) == 1
    assert site.count() == before + 1


def test_beside_an_editors_revision_one_of_the_two_is_told(own_database: Database, newsroom: Newsroom) -> None:
    site = Site(own_database, newsroom)
    first = site.put(said(FERRIES))

    def by_site() -> str:
        try:
            return str(site.put(said(revised(FERRIES, "The ferry left at one.")), run=False).revision)
        except Stale as error:
            return error.code

    def by_editor() -> str:
        page = revised(FERRIES, "The ferry left at two.")
        try:
            with own_database.begin() as uow:
                key = uuid.uuid4()
                return str(
                    commit_revision(
                        uow, site.editor, first.article_id, page, based_on=1, typo=False, note=None, key=key
                    )
                )
        except Stale as error:
            return error.code

    with ThreadPoolExecutor(2) as threads:
        answers = [one.result() for one in (threads.submit(by_site), threads.submit(by_editor))]
    assert sorted(answers) == ["2", "revision_stale"]
    with own_database.begin() as uow:
        revisions = select(func.count()).where(SourceRevision.article_id == first.article_id)
        assert uow.session.scalar(revisions) == 2
        known = uow.session.get_one(SiteArticle, (newsroom.publication_id, site.editor.person_id, "post-17"))
        assert (known.said["text"] is not None, known.article_id) == (True, first.article_id)
