"""What programs ask beside the yardstick, in a publication of many articles, a large termbase and a large memory."""

import json
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

from tests.api.callers import ROOT, own_token
from tests.benchmarks.articles import copy_article
from tests.benchmarks.browser import Browser
from tests.benchmarks.desk import make_desk
from tests.benchmarks.memory_built import build
from tests.benchmarks.memory_corpus import DATA
from tests.benchmarks.report import Row
from tests.benchmarks.requests import HELLO
from tests.benchmarks.running import Running, running
from tests.benchmarks.terms import made_terms
from tests.benchmarks.timing import Timed, compare
from tms.domain.permissions import Role
from tms.services.publishing.publish import publish
from tms.services.termbase.import_terms import import_terms

ENTRIES = 10_000
LIST, ONE = 15.0, 6.0


class Program(Browser):
    """A program that keeps its connection, and has a token."""

    def __init__(self, url: str, secret: str) -> None:
        super().__init__(url)
        self._headers = {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}

    def get(self, path: str, *, fragment: bool = False) -> str:
        """The answer's body."""
        return self._send("GET", ROOT + path, None, dict(self._headers), {200})

    def send(self, method: str, path: str, body: Any) -> str:
        """What a request with a body of JSON is answered."""
        headers = self._headers | {"Content-Type": "application/json"}
        return self._send(method, ROOT + path, json.dumps(body), headers, {200, 201})


def api_rows(*, rounds: int, articles: int) -> list[Row]:
    """Each as multiples of the yardstick of the same minute."""
    with running() as product:
        article_id = _make_publication(product, articles)
        asks = _asks(article_id)
        database, newsroom = product.container.database, product.newsroom
        with ExitStack() as stack:
            hello = stack.enter_context(product.hello())
            program = stack.enter_context(Program(product.url, own_token(database, newsroom[Role.EDITOR])))
            timed = compare(
                partial(hello.get, "/"),
                [partial(ask, program) for ask, _ in asks.values()],
                rounds=max(2, rounds // 2),
                each=20,
            )
        return [_row(what, one, budget) for (what, (_, budget)), one in zip(asks.items(), timed, strict=True)]


def _make_publication(product: Running, articles: int) -> int:
    database, editor = product.container.database, product.newsroom[Role.EDITOR]
    if DATA.exists():
        build(database.engine.url.render_as_string(hide_password=False), editor.publication_id, ENTRIES)
    with database.begin() as uow:
        import_terms(uow, editor, made_terms())
    article_id = make_desk(product, clients=1)[0][0]
    with database.begin() as uow:
        publish(uow, editor, article_id, ["en"])
    copy_article(database, article_id, articles)
    return article_id


def _asks(article_id: int) -> dict[str, tuple[Callable[[Program], str], float | None]]:
    def get(path: str) -> Callable[[Program], str]:
        return lambda program: program.get(path)

    released = f"/articles/{article_id}/versions/en/released"
    sentences = [f"The night train to the harbour carried {n} people." for n in range(50)]
    lookup = {"source_language": "en", "target_language": "zh-Hans"}
    sent = {"language": "en", "format": "markdown", "title": "Ferries return", "text": "The ferry left at noon."}

    def put(program: Program) -> str:
        return program.send("PUT", "/articles/by-external-id/post-17", sent)

    return {
        "who asks": (get("/me"), None),
        "list 50 articles": (get("/articles?limit=50"), LIST),
        "list 50 articles in translation": (get("/articles?limit=50&state=translating&language=zh-Hans"), LIST),
        "list what changed since": (get("/articles?limit=50&updated_since=2026-01-01T00:00:00Z"), LIST),
        "status of an article": (get(f"/articles/{article_id}"), None),
        "pull a released version, JSON": (get(released), ONE),
        "pull a released version, HTML": (get(f"{released}?format=html"), ONE),
        "pull a released version, ninjs": (get(f"{released}?format=ninjs"), ONE),
        "50 concepts": (get("/terms"), None),
        "concepts with three letters": (get("/terms?search=con"), None),
        "memory, one sentence": (lambda p: p.send("POST", "/memory/lookups", {**lookup, "texts": sentences[:1]}), None),
        "memory, 50 sentences": (lambda p: p.send("POST", "/memory/lookups", {**lookup, "texts": sentences}), None),
        "100 events": (get("/events?limit=100"), None),
        "send an article that is the same": (put, None),
    }


def _row(what: str, timed: Timed, budget: float | None) -> Row:
    detail = f"{timed.median * 1000:.2f} ms, hello {timed.hello * 1000:.2f} ms, p95 {timed.times_p95:.1f} ×"
    return Row(what, timed.times, HELLO, budget, detail)
