"""Providers of translation on loopback, written from their published descriptions, that misbehave when told to.

What they translate is recognisable: each text comes back with 译 before its letters, its tags where they were.
"""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sesame"

Translate = Callable[[str], str]


def mark(text: str) -> str:
    """A translation of as many characters as Chinese would have, with the tags and figures of the text."""
    parts = re.split(r"(<[^>]*>|&\w+;|\d+)", text)
    return "".join(part if at % 2 else "译" * ((len(part.strip()) + 3) // 4) for at, part in enumerate(parts))


@dataclass
class Loopback:
    """A running provider: what it was asked, and what it does next. ``behaviours`` are used up one per request."""

    address: str
    translate: Translate = mark
    behaviours: list[str] = field(default_factory=list)
    asked: list[Mapping[str, Any]] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    slow_seconds: float = 5.0
    before_answer: Callable[[], None] = lambda: None
    glossaries: dict[str, dict[str, Any]] = field(default_factory=dict)
    managed: list[str] = field(default_factory=list)
    """What was done with glossaries, as METHOD and path."""
    takes_glossaries: bool = True


class _Handler(BaseHTTPRequestHandler):
    loopback: Loopback
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        """Lists of models, languages, use; they let nobody in without the key where the provider does not."""
        paths: Mapping[str, Any] = {
            "/v1/models": {"object": "list", "data": [{"id": "tiny", "object": "model"}]},
            "/v2/usage": {"character_count": 1200, "character_limit": 500000},
            "/languages": [
                {"code": "en", "name": "English", "targets": ["en", "zh-Hans"]},
                {"code": "zh-Hans", "name": "Chinese", "targets": ["en", "zh-Hans"]},
            ],
        }
        if self.path == "/v3/glossaries":
            self._manage("GET", None)
            return
        if self.path in self.loopback.redirects:
            self._send(302, {}, {"Location": self.loopback.redirects[self.path]})
            return
        if self.path != "/languages" and not self._knows_us():
            self._send(403 if self.path == "/v2/usage" else 401, {"message": "who are you?"})
            return
        self._send(200, paths[self.path]) if self.path in paths else self._send(404, {"error": "no such path"})

    def do_PUT(self) -> None:
        """A glossary's dictionary in another's place."""
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._manage("PUT", payload)

    def do_DELETE(self) -> None:
        """A glossary goes."""
        self._manage("DELETE", None)

    def _manage(self, method: str, payload: Any) -> None:
        """DeepL's v3 glossaries: languages without variants, each source once, tabs between source and target."""
        self.loopback.managed.append(f"{method} {self.path}")
        held, parts = self.loopback.glossaries, self.path.split("/")[3:]
        if not self._knows_us():
            self._send(403, {"message": "who are you?"})
        elif not self.loopback.takes_glossaries:
            self._send(456, {"message": "Quota for glossaries exceeded"})
        elif parts and parts[0] not in held:
            self._send(404, {"message": "Glossary not found"})
        elif method == "GET":
            self._send(200, {"glossaries": [{"glossary_id": key, **one} for key, one in held.items()]})
        elif method == "DELETE":
            del held[parts[0]]
            self._raw(b"", 204)
        else:
            dictionaries = payload["dictionaries"] if method == "POST" else [payload]
            wrong = [one for one in dictionaries if not _is_dictionary(one)]
            if wrong:
                self._send(400, {"message": "Bad request", "detail": "invalid glossary entries"})
            elif method == "POST":
                key = f"0000-{len(self.loopback.managed)}"
                made = {"name": payload["name"], "creation_time": "2026-11-25T12:00:00.000000Z"}
                held[key] = made | {"dictionaries": dictionaries}
                self._send(201, {"glossary_id": key, **made})
            else:
                held[parts[0]]["dictionaries"] = dictionaries
                self._send(200, {"source_lang": payload["source_lang"], "entry_count": 1})

    def do_POST(self) -> None:
        """A translation, or what was asked for instead."""
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.startswith("/v3/glossaries"):
            self._manage("POST", payload)
            return
        self.loopback.asked.append(payload)
        self.loopback.before_answer()
        behaviour = self.loopback.behaviours.pop(0) if self.loopback.behaviours else "well"
        if not self._knows_us(payload):
            self._send(
                401 if self.path.startswith("/v1") else 403, {"error": {"message": f"wrong key: {self._said(payload)}"}}
            )
        elif not self._fails(behaviour):
            self._translate(payload, behaviour)

    def _fails(self, behaviour: str) -> bool:
        """Whether it did something else than to translate."""
        instead: Mapping[str, Callable[[], None]] = {
            "busy": lambda: self._send(429, {"error": "slow down"}, {"Retry-After": "7"}),
            "broken": lambda: self._send(500, {"error": "out of order"}),
            "used up": lambda: self._send(402 if self.path.startswith("/v1") else 456, {"message": "quota exceeded"}),
            "slow": self._sleep,
            "dripping": self._drip,
            "garbage": lambda: self._raw(b"<html>It works!</html>"),
            "elsewhere": lambda: self._send(302, {}, {"Location": "http://127.0.0.1:1/"}),
            "gone": self._hang_up,
        }
        if behaviour in instead:
            instead[behaviour]()
        return behaviour in instead

    def _translate(self, payload: Mapping[str, Any], behaviour: str) -> None:
        if self.path == "/v1/chat/completions":
            self._chat(payload, behaviour)
        elif self.path == "/v2/translate":
            texts, glossary = payload["text"], payload.get("glossary_id")
            if glossary is not None and glossary not in self.loopback.glossaries:
                self._send(404, {"message": "Glossary not found"})
                return
            items = [{"text": self.loopback.translate(text), "billed_characters": len(text)} for text in texts]
            self._send(200, {"translations": misbehave(items, behaviour)})
        else:
            self._send(
                200, {"translatedText": misbehave([self.loopback.translate(t) for t in payload["q"]], behaviour)}
            )

    def _sleep(self) -> None:
        time.sleep(self.loopback.slow_seconds)
        self._send(200, {})

    def _hang_up(self) -> None:
        self.close_connection = True

    def _chat(self, payload: Mapping[str, Any], behaviour: str) -> None:
        if behaviour.startswith("no "):
            self._send(400, {"error": {"message": f"{behaviour.removeprefix('no ')} is not supported"}})
            return
        asked = json.loads(payload["messages"][-1]["content"].rsplit("\n\n", 1)[-1])["segments"]
        items = [{"id": one["id"], "target": self.loopback.translate(one["source"])} for one in asked]
        content = json.dumps({"items": misbehave(items, behaviour)}, ensure_ascii=False)
        reason = "stop"
        if behaviour == "cut":
            content, reason = content[: len(content) // 2], "length"
        if behaviour == "chatty":
            content = f"<think>{{}}</think>Here you are:\n```json\n{content}\n```"
        tokens = sum(len(message["content"]) for message in payload["messages"]) // 4
        usage = {"prompt_tokens": tokens, "completion_tokens": len(content) // 2}
        choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": reason}
        self._send(200, {"object": "chat.completion", "model": payload["model"], "choices": [choice], "usage": usage})

    def _knows_us(self, payload: Mapping[str, Any] | None = None) -> bool:
        return self._said(payload or {}) == KEY

    def _said(self, payload: Mapping[str, Any]) -> str:
        said = str(self.headers.get("Authorization", "") or payload.get("api_key", ""))
        return said.rsplit(" ", 1)[-1]

    def _drip(self) -> None:
        """A byte now and then, for ever."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def _send(self, status: int, payload: Any, headers: Mapping[str, str] | None = None) -> None:
        self._raw(json.dumps(payload, ensure_ascii=False).encode(), status, headers)

    def _raw(self, body: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _is_dictionary(one: Mapping[str, Any]) -> bool:
    lines = [line.split("\t") for line in one["entries"].split("\n")]
    sources = [line[0] for line in lines]
    are_pairs = all(len(line) == 2 and all(part == part.strip() != "" for part in line) for line in lines)
    is_known = {one["source_lang"], one["target_lang"]} == {"en", "zh"} and one["entries_format"] == "tsv"
    return are_pairs and is_known and len(set(sources)) == len(sources)


def misbehave(items: list[Any], behaviour: str) -> list[Any]:
    """The items as a provider that has lost its way would give them."""
    if behaviour == "missing":
        return items[1:]
    if behaviour == "doubled":
        first = {**items[0], "target": "别的"} if isinstance(items[0], dict) else "别的"
        return [*items, first]
    if behaviour == "reordered":
        return items[::-1]
    return items


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Whoever hung up did so on purpose."""


@contextmanager
def provider() -> Iterator[Loopback]:
    """All of the providers at one address."""
    handler = type("Handler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    loopback = Loopback(f"http://127.0.0.1:{server.server_address[1]}")
    handler.loopback = loopback  # type: ignore[attr-defined]  # a class of its own for each server
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield loopback
    finally:
        server.shutdown()
        server.server_close()
