"""Assistants that call tools in tests, one request each, with a token of their own."""

import json
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tms.http.token_gate import MCP


class Assistant:
    """Whoever calls tools with one token; None: with none."""

    def __init__(self, app: Flask, secret: str | None) -> None:
        self._browser = app.test_client(use_cookies=False)
        self._token = {"Authorization": f"Bearer {secret}"} if secret is not None else {}

    def send(self, message: Any, **headers: str) -> TestResponse:
        """The answer to what is sent as JSON."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._browser.post(MCP, json=message, headers={**self._token, **named})

    def post(self, body: bytes, **how: Any) -> TestResponse:
        """The answer to a body of any kind."""
        return self._browser.post(MCP, data=body, headers=self._token, **how)

    def ask(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """The whole answer to a request."""
        answer = self.send(request_of(method, params))
        assert answer.status_code == 200, answer.text
        said: dict[str, Any] = answer.get_json()
        assert (said["jsonrpc"], said["id"]) == ("2.0", 7)
        return said

    def result(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The result of a tool, refused or not."""
        result: dict[str, Any] = self.ask("tools/call", {"name": tool, "arguments": arguments})["result"]
        return result

    def call(self, tool: str, **arguments: Any) -> Any:
        """What a tool that is granted answers."""
        result = self.result(tool, **arguments)
        assert not result.get("isError"), result
        return result["structuredContent"]

    def refusal(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool that is refused says."""
        result = self.result(tool, **arguments)
        assert result.get("isError") is True, result
        assert "structuredContent" not in result
        said: dict[str, Any] = json_of(result)
        return said


def request_of(method: str, params: dict[str, Any] | None = None, number: int = 7) -> dict[str, Any]:
    """A request of JSON-RPC."""
    return {"jsonrpc": "2.0", "id": number, "method": method, **({} if params is None else {"params": params})}


def json_of(result: dict[str, Any]) -> Any:
    """What the text of a result says."""
    (content,) = result["content"]
    assert content["type"] == "text"
    return json.loads(content["text"])
