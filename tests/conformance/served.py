"""The product that is asked, with articles in several states, and a token for each role and each scope of a machine."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from tests.api.callers import machine_token, own_token
from tests.benchmarks.running import Running, running
from tests.factories import ARTICLE, CHINESE_ARTICLE, make_article
from tms.db.queries import texts
from tms.domain.permissions import Role
from tms.domain.token_scopes import MACHINE_SCOPES
from tms.services.articles.archive import archive_article
from tms.services.board.version_jobs import job_of_version
from tms.services.jobs.assign import assign_step
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw

EXTERNAL_IDS = ("released", "withdrawn", "archived", "open", "中文")


@dataclass(frozen=True, slots=True)
class Served:
    """Where it answers, secrets by who asks with them, and the numbers of its articles.

    ``segments`` are those of the ``open`` article, which is in translation, and ``job_tag`` is the tag of its job.
    """

    url: str
    secrets: Mapping[str, str]
    articles: tuple[int, ...]
    segments: tuple[int, ...]
    job_tag: str
    product: Running

    @property
    def open(self) -> int:
        """The article that people work on."""
        return self.articles[EXTERNAL_IDS.index("open")]


@contextmanager
def served() -> Iterator[Served]:
    """Web and worker as processes of their own."""
    with running() as product:
        articles = _make_articles(product)
        with product.container.database.begin() as uow:
            open_ = articles[EXTERNAL_IDS.index("open")]
            segments = tuple(place.segment_id for place in texts.places(uow.session, open_))
            job = job_of_version(uow, product.newsroom[Role.EDITOR], open_, "zh-Hans")
        yield Served(product.url, _make_tokens(product), articles, segments, job.tag, product)


def _make_tokens(product: Running) -> dict[str, str]:
    database, newsroom = product.container.database, product.newsroom
    people = {str(role): own_token(database, newsroom[role]) for role in Role}
    machines = {
        f"machine {scope}": machine_token(database, newsroom[Role.ADMINISTRATOR], [scope], name=f"Site {scope}")
        for scope in sorted(MACHINE_SCOPES)
    }
    return people | machines


def _make_articles(product: Running) -> tuple[int, ...]:
    database, editor = product.container.database, product.newsroom[Role.EDITOR]
    pages = (ARTICLE, ARTICLE, ARTICLE, ARTICLE, CHINESE_ARTICLE)
    ids = tuple(
        make_article(database, editor, replace(page, external_id=name, title=f"{page.title} {name}"))
        for name, page in zip(EXTERNAL_IDS, pages, strict=True)
    )
    released, withdrawn, archived, open_, _ = ids
    with database.begin() as uow:
        publish(uow, editor, released, ["en"])
        publish(uow, editor, withdrawn, ["en"])
        assign_step(uow, editor, open_, "zh-Hans", 0, product.newsroom[Role.TRANSLATOR].person_id)
    with database.begin() as uow:
        withdraw(uow, editor, withdrawn, ["en"], reason="A name was wrong.")
        archive_article(uow, editor, archived, reason="It is old.")
    return ids
