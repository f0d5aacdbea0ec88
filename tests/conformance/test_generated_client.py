"""A client that openapi-python-client writes from the served document goes the way of a site with an article."""

import importlib
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.served import Served, served
from tms.domain.permissions import Role
from tms.services.publishing.publish import publish
from tms.services.termbase.import_terms import import_terms
from tms.services.termbase.term_files import FileConcept, TermFile
from tms.services.termbase.terms import ConceptEntry, TermEntry

PACKAGE = "sanwen_client"
EXTERNAL_ID = "/2026/11//ferries?p=17"


@pytest.fixture(scope="module")
def product() -> Iterator[Served]:
    with served() as made:
        yield made


@pytest.fixture(scope="module")
def generated(product: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What the generator said; its package can be imported."""
    folder = tmp_path_factory.mktemp("generated")
    document = folder / "openapi.json"
    with urllib.request.urlopen(f"{product.url}/api/v1/openapi.json") as answer:
        document.write_bytes(answer.read())
    config = folder / "config.json"
    # The generator knows bytes by this name alone.
    files = dict.fromkeys(("image/webp", "image/jpeg"), "application/octet-stream")
    config.write_text(json.dumps({"package_name_override": PACKAGE, "post_hooks": [], "content_type_overrides": files}))
    program = subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--meta=none"),
            *(f"--path={document}", f"--config={config}", f"--output-path={folder / PACKAGE}"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert program.returncode == 0, program.stdout + program.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield program.stdout + program.stderr


class Client:
    """The generated client with a token: operations by their names, and models by theirs."""

    def __init__(self, product: Served, who: str) -> None:
        self._url, self._token = product.url, product.secrets[who]

    def __call__(self, operation: str, *places: Any, **asked: Any) -> Any:
        """The status and what the client has made of the body."""
        (found,) = (Path(importlib.import_module(PACKAGE).__path__[0]) / "api").glob(f"*/{operation}.py")
        module = importlib.import_module(f"{PACKAGE}.api.{found.parent.name}.{operation}")
        make = importlib.import_module(PACKAGE).AuthenticatedClient
        with make(base_url=self._url, token=self._token, raise_on_unexpected_status=True) as client:
            answer = module.sync_detailed(*places, client=client, **asked)
        return answer.status_code, answer.parsed


def model(name: str, value: dict[str, Any]) -> Any:
    return getattr(importlib.import_module(f"{PACKAGE}.models"), name).from_dict(value)


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.full
def test_the_generator_leaves_nothing_out(generated: str) -> None:
    assert "WARNING" not in generated.upper(), generated
    assert "ERROR" not in generated.upper(), generated


@pytest.mark.full
def test_an_article_goes_its_way(generated: str, product: Served) -> None:
    editor, site = Client(product, "editor"), Client(product, "machine articles:write")
    sent = {
        "language": "en",
        "format": "html",
        "title": "Ferries return",
        "text": "<p>The <em>ferry</em> left at noon.</p>",
        "published_on": "2026-11-25",
    }
    status, put = editor("send_article", EXTERNAL_ID, body=model("ArticleBody", sent))
    assert (status, put.outcome, put.external_id) == (201, "created", EXTERNAL_ID)
    status, again = editor("send_article", EXTERNAL_ID, body=model("ArticleBody", sent))
    assert (status, again.outcome, again.id) == (200, "unchanged", put.id)
    # Another's id of the same words is another article, and its scope opens nothing else.
    assert (
        site("send_article", "17", body=model("ArticleBody", sent | {"title": "Trams", "text": "<p>A tram.</p>"}))[0]
        == 201
    )
    status, refused = site("read_article", put.id)
    assert (status, refused.code) == (403, "not_in_scope")

    def is_open() -> bool:
        versions = editor("read_article_of_site", EXTERNAL_ID)[1].versions
        return all(one.role == "source" or one.state == "translating" for one in versions)

    until(is_open)
    status, article = editor("read_article", put.id)
    assert (status, article.title, [one.language for one in article.versions]) == (
        200,
        "Ferries return",
        ["en", "zh-Hans", "zh-Hant"],
    )
    status, part = editor("list_articles", limit=2)
    assert (status, len(part.articles)) == (200, 2)
    status, rest = editor("list_articles", limit=100, cursor=part.next_)
    assert put.id in {one.id for one in part.articles + rest.articles}

    assert editor("read_released", put.id, "en")[0] == 404
    database, newsroom = product.product.container.database, product.product.newsroom
    with database.begin() as uow:
        publish(uow, newsroom[Role.EDITOR], put.id, ["en"])
    status, released = Client(product, "machine releases:read")("read_released", put.id, "en")
    assert (status, released.title, released.article.external_id) == (200, "Ferries return", EXTERNAL_ID)
    assert [one.text for one in released.blocks] == ["The ⟦1⟧ferry⟦/1⟧ left at noon."]
    assert released.dates.printed_on.isoformat() == "2026-11-25"

    events, cursor = [], ""
    while True:
        status, page = Client(product, "machine events:read")("list_events", cursor=cursor, limit=3)
        assert status == 200
        events += page.events
        cursor = page.cursor
        if not page.has_more:
            break
    of_article = [one.type_ for one in events if one.data["article"]["id"] == put.id]
    assert of_article[0] == "article.received"
    assert "version.published" in of_article


@pytest.mark.full
def test_terms_and_memory_are_looked_up(generated: str, product: Served) -> None:
    database, newsroom = product.product.container.database, product.product.newsroom
    concept = ConceptEntry("quay", terms=[TermEntry("en", "quay"), TermEntry("zh-Hans", "码头")])
    with database.begin() as uow:
        import_terms(uow, newsroom[Role.EDITOR], TermFile([FileConcept(1, concept)]))
    program = Client(product, "machine knowledge:read")
    status, found = program("list_terms", search="quay")
    assert (status, found.total) == (200, 1)
    assert {(one.language, one.text) for one in found.concepts[0].terms} == {("en", "quay"), ("zh-Hans", "码头")}
    question = {"source_language": "en", "target_language": "zh-Hans", "texts": ["The ferry left.", "It was full."]}
    status, matches = program("look_up", body=model("MemoryQuestion", question))
    assert (status, len(matches.matches)) == (200, 2)
    assert program("list_terms", page=0)[0] == 422
