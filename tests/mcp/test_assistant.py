"""An assistant's whole way, by the official client of the protocol, against a web server in a process of its own."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import TextContent
from sqlalchemy import select

from tests.api.callers import own_token
from tests.factories import make_article, make_newsroom
from tests.mcp.conftest import WebServer
from tests.services.story import LEFT, Story
from tms.db.models import Comment, Event
from tms.domain.permissions import Role
from tms.services.memory.remember import import_units
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

WORDS = "第一列夜班列车十点开出。"

Ask = Callable[..., Awaitable[Any]]


def run(server: WebServer, secret: str, way: Callable[[Client, Ask], Awaitable[None]], mode: str = "auto") -> None:
    """Go a way with a client that has this token; ``Ask`` calls a tool, which has to be granted.

    ``mode`` is how the client begins: with ``initialize`` (``legacy``), or with nothing if the server speaks that.
    """

    async def go() -> None:
        headers = {"Authorization": f"Bearer {secret}"}
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(f"{server.url}/mcp", http_client=http), mode=mode) as client,
        ):

            async def ask(tool: str, **arguments: Any) -> Any:
                result = await client.call_tool(tool, arguments)
                assert not result.is_error, result.content
                return result.structured_content

            await way(client, ask)

    asyncio.run(go())


@pytest.mark.sample(2)
@pytest.mark.parametrize(("mode", "spoken"), [("auto", "2026-07-28"), ("legacy", "2025-11-25")])
def test_an_assistant_finds_reads_looks_up_proposes_and_comments(server: WebServer, mode: str, spoken: str) -> None:
    database = server.database
    newsroom = make_newsroom(database, domain=f"{mode}.example")
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    with database.begin() as uow:
        words = [TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")]
        add_concept(uow, newsroom[Role.EDITOR], ConceptEntry("night train", terms=words))
        import_units(uow, newsroom[Role.EDITOR], [{"en": LEFT, "zh-Hans": WORDS}])

    async def way(client: Client, ask: Ask) -> None:
        assert client.session.protocol_version == spoken
        assert {tool.name for tool in (await client.list_tools()).tools} >= {"find_articles", "propose_translation"}
        (found,) = (await ask("find_articles", words="night train"))["articles"]
        status = await ask("article_status", article_id=found["id"])
        version = next(one for one in status["versions"] if one["language"] == "zh-Hans")
        assert version["state"] == "translating"
        place = {"article_id": found["id"], "language": "zh-Hans"}
        waiting = (await ask("read_version", **place, waiting=True))["segments"]
        segment = next(one for one in waiting if one["source"] == LEFT)
        (concept,) = (await ask("look_up_terms", search="night train"))["concepts"]
        assert "夜班列车" in {term["text"] for term in concept["terms"]}
        asked = {"source_language": "en", "target_language": "zh-Hans", "texts": [segment["source"]]}
        ((match,),) = (await ask("look_up_memory", **asked))["matches"]
        place |= {"segment_id": segment["segment_id"]}
        read = {"rev": segment["rev"], "source_rev": segment["source_rev"]}
        proposed = await ask("propose_translation", **place, text=match["target"], **read)
        assert proposed["outcome"] == "pending"
        assert (await ask("comment", **place, text="From the memory."))["thread_id"]

    run(server, own_token(database, newsroom[Role.TRANSLATOR]), way, mode)
    row = story.row("zh-Hans", LEFT, by=story.translator)
    assert (row.mine_pending, row.is_proposed) == (WORDS, True)
    assert row.target.text != WORDS
    story.save("zh-Hans", LEFT, WORDS)
    assert story.text("zh-Hans", LEFT).touched_by == story.translator.person_id
    with database.begin() as uow:
        acts = set(uow.session.scalars(select(Event.act).where(Event.person_id == story.translator.person_id)))
        (comment,) = uow.session.scalars(select(Comment).where(Comment.article_id == story.id))
    assert {"translation_proposed", "thread_opened"} <= acts
    assert (comment.text, comment.person_id) == ("From the memory.", story.translator.person_id)


def test_what_is_refused_is_told_to_the_assistant(server: WebServer) -> None:
    newsroom = make_newsroom(server.database, domain="third.example")
    article_id = make_article(server.database, newsroom[Role.EDITOR])

    async def way(client: Client, _ask: Ask) -> None:
        result = await client.call_tool("comment", {"article_id": article_id, "text": "Hello."})
        assert result.is_error
        assert [json.loads(one.text)["code"] for one in result.content if isinstance(one, TextContent)] == [
            "not_in_scope"
        ]

    run(server, own_token(server.database, newsroom[Role.TRANSLATOR], ["articles:read"]), way)
