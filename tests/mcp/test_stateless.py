"""The version of the protocol in which each request stands for itself, and says what it speaks."""

from base64 import b64encode
from typing import Any

import pytest
from flask import Flask
from mcp_types import methods
from werkzeug.test import TestResponse

from tests.api.callers import own_token
from tests.factories import Newsroom
from tests.mcp.callers import Assistant, request_of
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

VERSION = "2026-07-28"
META = {
    "io.modelcontextprotocol/protocolVersion": VERSION,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "a test", "version": "1"},
}


@pytest.fixture
def assistant(app: Flask, database: Database, newsroom: Newsroom) -> Assistant:
    return Assistant(app, own_token(database, newsroom[Role.TRANSLATOR]))


def ask(assistant: Assistant, method: str, params: dict[str, Any] | None = None, **headers: str | None) -> TestResponse:
    named: dict[str, str | None] = {"MCP_Protocol_Version": VERSION, "Mcp_Method": method}
    if method == "tools/call":
        named["Mcp_Name"] = (params or {}).get("name")
    named |= headers
    told = {name: value for name, value in named.items() if value is not None}
    return assistant.send(request_of(method, {"_meta": META, **(params or {})}), **told)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("server/discover", {}),
        ("tools/list", {}),
        ("tools/call", {"name": "list_articles", "arguments": {}}),
        ("tools/call", {"name": "article_status", "arguments": {"article_id": 999_999_999}}),
    ],
)
def test_what_is_answered_is_what_the_version_says(assistant: Assistant, method: str, params: dict[str, Any]) -> None:
    answer = ask(assistant, method, params)
    assert answer.status_code == 200, answer.text
    result = answer.get_json()["result"]
    methods.validate_server_result(method, VERSION, result)
    assert result["resultType"] == "complete"
    assert result["_meta"]["io.modelcontextprotocol/serverInfo"]["name"] == "sanwen"
    if method != "tools/call":
        # What is listed hangs on the token.
        assert result["cacheScope"] == "private"


def test_it_is_discovered_without_a_beginning(assistant: Assistant) -> None:
    result = ask(assistant, "server/discover").get_json()["result"]
    assert result["supportedVersions"] == [VERSION]
    assert set(result["capabilities"]) == {"tools"}
    assert "data that others wrote" in result["instructions"]


@pytest.mark.parametrize("method", ["initialize", "ping", "resources/list", "subscriptions/listen", ""])
def test_what_is_no_method_of_this_version_is_not_found(assistant: Assistant, method: str) -> None:
    if method == "initialize":
        # Nobody is kept from beginning anew with an older version.
        assert ask(assistant, method, {"protocolVersion": "2025-11-25"}).status_code == 200
        return
    answer = ask(assistant, method)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, -32601)


def test_what_is_of_this_version_is_unknown_to_the_older_ones(assistant: Assistant) -> None:
    answer = assistant.send(request_of("server/discover", {"_meta": META}), MCP_Protocol_Version="2025-11-25")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (200, -32601)


@pytest.mark.parametrize(
    "missing", ["io.modelcontextprotocol/protocolVersion", "io.modelcontextprotocol/clientCapabilities", None]
)
def test_a_request_says_what_it_speaks(assistant: Assistant, missing: str | None) -> None:
    meta: Any = {name: value for name, value in META.items() if name != missing} if missing else "nothing"
    answer = ask(assistant, "tools/list", {"_meta": meta})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (400, -32602)
    assert answer.get_json()["id"] == 7


@pytest.mark.parametrize(
    ("headers", "wrong"),
    [
        ({"Mcp_Method": None}, "Mcp-Method"),
        ({"Mcp_Method": "tools/list"}, "Mcp-Method"),
        ({"Mcp_Name": None}, "Mcp-Name"),
        ({"Mcp_Name": "comment"}, "Mcp-Name"),
        ({"Mcp_Name": "=?base64?!?="}, "Mcp-Name"),
        ({"Mcp_Name": f"=?base64?{b64encode(b'comment').decode()}?="}, "Mcp-Name"),
    ],
)
def test_headers_that_say_another_thing_are_refused(
    assistant: Assistant, headers: dict[str, str | None], wrong: str
) -> None:
    answer = ask(assistant, "tools/call", {"name": "list_articles", "arguments": {}}, **headers)
    error = answer.get_json()["error"]
    assert (answer.status_code, error["code"], error["data"]) == (400, -32020, {"headers": [wrong]})


def test_a_version_in_the_message_that_is_not_that_of_the_header_is_refused(assistant: Assistant) -> None:
    meta = META | {"io.modelcontextprotocol/protocolVersion": "2099-01-01"}
    answer = ask(assistant, "tools/list", {"_meta": meta})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (400, -32020)


def test_a_name_may_come_encoded(assistant: Assistant) -> None:
    encoded = f"=?base64?{b64encode(b'list_articles').decode()}?="
    answer = ask(assistant, "tools/call", {"name": "list_articles", "arguments": {}}, Mcp_Name=encoded)
    assert answer.status_code == 200, answer.text


def test_an_unknown_tool_is_an_error_with_its_status(assistant: Assistant) -> None:
    answer = ask(assistant, "tools/call", {"name": "approve"})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (400, -32602)


def test_what_asks_for_nothing_is_accepted_and_a_batch_is_not(assistant: Assistant) -> None:
    said = {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 7}}
    assert assistant.send(said, MCP_Protocol_Version=VERSION).status_code == 202
    assert assistant.send([said], MCP_Protocol_Version=VERSION).status_code == 400
