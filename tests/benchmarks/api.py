"""What programs ask beside the yardstick, in a publication of many articles, a large termbase and a large memory."""

import json
import uuid
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any

from tests.api.callers import ROOT, own_token
from tests.benchmarks.articles import copy_article
from tests.benchmarks.browser import Browser
from tests.benchmarks.desk import LOCALE, make_desk, rows_of
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
LIST, ONE, SAVE = 15.0, 6.0, 12.0

Ask = Callable[["Program"], str]


class Program(Browser):
    """A program that keeps its connection, and has a token."""

    def __init__(self, url: str, secret: str) -> None:
        super().__init__(url)
        self._headers = {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}

    def get(self, path: str, *, fragment: bool = False) -> str:
        """The answer's body."""
        return self._send("GET", ROOT + path, None, dict(self._headers), {200})

    def send(self, method: str, path: str, body: Any, conditions: Mapping[str, str] | None = None) -> str:
        """What a request with a body of JSON is answered."""
        headers = self._headers | {"Content-Type": "application/json", **(conditions or {})}
        return self._send(method, ROOT + path, json.dumps(body), headers, {200, 201})


class SavingByApi:
    """Saves one segment of the article after the other, each time with another text, and perhaps confirms it."""

    def __init__(self, product: Running, article_id: int, *, confirms: bool) -> None:
        """In the version that is translated from the source."""
        rows = rows_of(product, article_id)
        self._revs = {row.segment_id: (row.target.rev, row.source.rev) for row in rows}
        # Every other one, so that the two kinds of saving don't take each other's.
        self._ids = list(self._revs)[int(confirms) :: 2]
        self._path = f"/articles/{article_id}/versions/{LOCALE}/segments"
        self._confirms = confirms
        self._n = 0

    def __call__(self, program: Program) -> str:
        """One save."""
        segment_id = self._ids[self._n % len(self._ids)]
        rev, source_rev = self._revs[segment_id]
        self._n += 1
        text = f"第{self._n}次改。"
        conditions = {"If-Match": f'"{rev}"', "Idempotency-Key": str(uuid.uuid4())}
        path, body = f"{self._path}/{segment_id}", {"text": text, "source_rev": source_rev}
        method, path = ("POST", f"{path}/confirm") if self._confirms else ("PUT", path)
        answer = program.send(method, path, body, conditions)
        self._revs[segment_id] = (json.loads(answer)["rev"], source_rev)
        return answer


def api_rows(*, rounds: int, articles: int) -> list[Row]:
    """Each as multiples of the yardstick of the same minute."""
    with running() as product:
        article_id = _make_publication(product, articles)
        database, newsroom = product.container.database, product.newsroom
        editor = _asks(article_id), own_token(database, newsroom[Role.EDITOR])
        translator = _asks_of_segments(product, article_id), own_token(database, newsroom[Role.TRANSLATOR])
        asked: dict[str, tuple[Callable[[], str], float | None]] = {}
        with ExitStack() as stack:
            hello = stack.enter_context(product.hello())
            for asks, secret in (editor, translator):
                program = stack.enter_context(Program(product.url, secret))
                asked |= {what: (partial(ask, program), budget) for what, (ask, budget) in asks.items()}
            timed = compare(
                partial(hello.get, "/"), [ask for ask, _ in asked.values()], rounds=max(2, rounds // 2), each=20
            )
        return [_row(what, one, budget) for (what, (_, budget)), one in zip(asked.items(), timed, strict=True)]


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


def _asks(article_id: int) -> dict[str, tuple[Ask, float | None]]:
    def get(path: str) -> Ask:
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


def _asks_of_segments(product: Running, article_id: int) -> dict[str, tuple[Ask, float | None]]:
    path = f"/articles/{article_id}/versions/{LOCALE}/segments"
    segment_id = rows_of(product, article_id)[0].segment_id
    return {
        "50 segments": (lambda program: program.get(path), None),
        "get a segment": (lambda program: program.get(f"{path}/{segment_id}"), ONE),
        "save a segment": (SavingByApi(product, article_id, confirms=False), SAVE),
        "save a segment and confirm it": (SavingByApi(product, article_id, confirms=True), SAVE),
    }


def _row(what: str, timed: Timed, budget: float | None) -> Row:
    detail = f"{timed.median * 1000:.2f} ms, hello {timed.hello * 1000:.2f} ms, p95 {timed.times_p95:.1f} ×"
    return Row(what, timed.times, HELLO, budget, detail)
