"""Every output for the outside is asked for an article of each kind: it has what was released, and nothing else."""

import json
import uuid
from collections.abc import Callable, Mapping

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.web.reader.putting_out import ALL
from tms.adapters.formats import to_html, to_markdown
from tms.adapters.formats.write_ninjs import to_canceled_ninjs, to_ninjs
from tms.adapters.formats.write_public_json import to_public_json
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Gone, NotFound
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.domain.public_version import PublicVersion
from tms.services.articles.archive import archive_article
from tms.services.articles.confidential import set_confidential
from tms.services.articles.discard import discard_article
from tms.services.publishing.public_article import public_article, public_version
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw
from tms.services.source.commit_revision import commit_revision

OLD, NEW = "oldmark", "newmark"
SLUG = f"night-trains-{OLD}"


def page(mark: str) -> ImportedArticle:
    return ImportedArticle("en", f"Night trains {mark}", [Block("paragraph", f"They return, said {mark}.")])


class Outside:
    """One article, what is done with it, and what each output has of it."""

    def __init__(self, database: Database, newsroom: Newsroom, client: FlaskClient) -> None:
        self.database, self.client = database, client
        self.publication_id, self.editor = newsroom.publication_id, newsroom[Role.EDITOR]
        self.article_id = make_article(database, self.editor, page(OLD))

    def publish(self) -> None:
        with self.database.begin() as uow:
            publish(uow, self.editor, self.article_id, ["en"])

    def revise(self) -> None:
        with self.database.begin() as uow:
            commit_revision(
                uow, self.editor, self.article_id, page(NEW), based_on=1, typo=False, note=None, key=uuid.uuid4()
            )

    def withdraw(self) -> None:
        with self.database.begin() as uow:
            withdraw(uow, self.editor, self.article_id, ["en"], reason="a name was wrong")

    def archive(self) -> None:
        with self.database.begin() as uow:
            archive_article(uow, self.editor, self.article_id, reason="old")

    def discard(self) -> None:
        with self.database.begin() as uow:
            discard_article(uow, self.editor, self.article_id, reason="by mistake")

    def make_confidential(self) -> None:
        with self.database.begin() as uow:
            set_confidential(uow, self.editor, self.article_id, confidential=True)

    def get(self, *paths: str) -> str:
        return "\n".join(self.client.get(path).text for path in paths)

    def pulled(self, write: Callable[[PublicVersion], str]) -> str:
        """What single articles are pulled as; of one that is gone, that it is."""
        with self.database.begin() as uow:
            try:
                article = public_article(uow, self.publication_id, self.article_id)
            except NotFound as error:
                return error.code
            found = []
            for locale in ALL:
                try:
                    found.append(
                        write(public_version(article, locale, "https://site.example/{}/{}".format, "/{}/{}/{}".format))
                    )
                except (NotFound, Gone) as error:
                    found.append(error.code)
                if locale in article.withdrawn:
                    found.append(json.dumps(to_canceled_ninjs(article.withdrawn_version(locale))))
        return "\n".join(found)


OUTPUTS: Mapping[str, Callable[[Outside], str]] = {
    "page": lambda one: one.get(*(f"/{locale}/{SLUG}" for locale in ALL)),
    "front": lambda one: one.get(*(f"/{locale}/" for locale in ALL)),
    "feed": lambda one: one.get(*(f"/{locale}/feed.atom" for locale in ALL)),
    "search": lambda one: one.get(*(f"/{locale}/?q=return" for locale in ALL)),
    "map of the site": lambda one: one.get("/sitemap.xml"),
    "JSON": lambda one: one.pulled(lambda version: json.dumps(to_public_json(version))),
    "ninjs": lambda one: one.pulled(lambda version: json.dumps(to_ninjs(version))),
    "HTML": lambda one: one.pulled(lambda version: to_html(version.text)),
    "Markdown": lambda one: one.pulled(lambda version: to_markdown(version.text)),
}

STATES: Mapping[str, tuple[tuple[Callable[[Outside], None], ...], bool]] = {
    "not released": ((), False),
    "released": ((Outside.publish,), True),
    "newer, not released": ((Outside.publish, Outside.revise), True),
    "withdrawn": ((Outside.publish, Outside.withdraw), False),
    "withdrawn and revised": ((Outside.publish, Outside.withdraw, Outside.revise), False),
    "withdrawn and out again": ((Outside.publish, Outside.withdraw, Outside.publish), True),
    "archived": ((Outside.publish, Outside.archive), True),
    "archived, not released": ((Outside.archive,), False),
    "confidential": ((Outside.make_confidential,), False),
    # Released is released: what an editor says of it later keeps engines away, not readers.
    "confidential since": ((Outside.publish, Outside.make_confidential), True),
    "discarded": ((Outside.discard,), False),
}
"""What was done with the article, and whether the outside has it."""


@pytest.mark.parametrize("state", STATES)
def test_every_output_has_what_was_released(
    database: Database, newsroom: Newsroom, client: FlaskClient, state: str
) -> None:
    outside = Outside(database, newsroom, client)
    acts, is_out = STATES[state]
    for act in acts:
        act(outside)
    said = {name: output(outside) for name, output in OUTPUTS.items()}
    assert {name: OLD in words for name, words in said.items()} == dict.fromkeys(OUTPUTS, is_out)
    assert {name: NEW in words for name, words in said.items()} == dict.fromkeys(OUTPUTS, False)


def test_what_was_out_is_never_discarded(database: Database, newsroom: Newsroom, client: FlaskClient) -> None:
    outside = Outside(database, newsroom, client)
    outside.publish()
    outside.withdraw()
    with pytest.raises(Conflict) as caught:
        outside.discard()
    assert caught.value.code == "article_was_published"


def test_of_what_is_withdrawn_it_is_said_since_when(
    database: Database, newsroom: Newsroom, client: FlaskClient
) -> None:
    outside = Outside(database, newsroom, client)
    outside.publish()
    outside.withdraw()
    with database.begin() as uow:
        article = public_article(uow, outside.publication_id, outside.article_id)
        assert (list(article.versions), list(article.withdrawn)) == ([], ["en"])
        with pytest.raises(Gone) as gone:
            article.version("en")
        with pytest.raises(NotFound) as never:
            article.version("zh-Hans")
    assert (gone.value.code, never.value.code) == ("release_withdrawn", "not_released")


def test_what_is_out_again_is_not_withdrawn(database: Database, newsroom: Newsroom, client: FlaskClient) -> None:
    outside = Outside(database, newsroom, client)
    outside.publish()
    outside.withdraw()
    outside.publish()
    with database.begin() as uow:
        article = public_article(uow, outside.publication_id, outside.article_id)
    assert ([one.locale for one in article.versions], article.withdrawn) == (["en"], {})


def test_another_publication_has_nothing_of_it(database: Database, newsroom: Newsroom, client: FlaskClient) -> None:
    outside = Outside(database, newsroom, client)
    outside.publish()
    with database.begin() as uow, pytest.raises(NotFound):
        public_article(uow, outside.publication_id + 1, outside.article_id)
