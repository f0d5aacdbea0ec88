"""Versions of the protocol: which are spoken here, and what the one asks for in which each request stands for itself.

Up to 2025-11-25 a client begins with ``initialize``, where both agree on a version. From 2026-07-28 on there is no
beginning: each request says in ``_meta`` which version it speaks, and in its headers what it asks for.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from werkzeug.datastructures import Headers

from tms.mcp.messages import (
    HEADER_MISMATCH,
    INVALID_PARAMS,
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    UNSUPPORTED_VERSION,
    ProtocolError,
    RpcMessage,
)

STATELESS = "2026-07-28"
"""The version without a beginning."""

BATCHED = "2025-03-26"
"""The only version that has batches; a request without a version is of it."""

BEGUN = ("2025-11-25", "2025-06-18", BATCHED)
"""The versions that begin with ``initialize``, the newest first."""

VERSIONS = (STATELESS, *BEGUN)

BEGINNING = "initialize"
DISCOVER = "server/discover"
VERSION_HEADER = "MCP-Protocol-Version"

_META = "io.modelcontextprotocol/"
_ENCODED = ("=?base64?", "?=")
_CACHED_MS = 300_000
"""What a token is for never changes, and tools only with a release."""

_HTTP = {METHOD_NOT_FOUND: 404, INVALID_PARAMS: 400, HEADER_MISMATCH: 400}


def spoken_version(headers: Headers, messages: Sequence[RpcMessage], *, is_batch: bool) -> str:
    """The version that a request speaks. Raises ProtocolError for one that is not spoken here."""
    spoken = headers.get(VERSION_HEADER, BATCHED)
    if messages[0].method == BEGINNING and not is_batch:
        # It asks which version it may speak, and so names none.
        return BEGUN[0]
    if spoken not in VERSIONS:
        words = f"{VERSION_HEADER} is one that is spoken here."
        raise ProtocolError(UNSUPPORTED_VERSION, words, supported=VERSIONS, requested=spoken)
    if is_batch and spoken != BATCHED:
        raise ProtocolError(INVALID_REQUEST, f"Version {spoken} has no batches. Send one message at a time.")
    return spoken


def require_envelope(message: RpcMessage, headers: Headers) -> None:
    """Require that a request without a beginning says what it speaks, and that its headers say the same.

    Those who stand between, and see only headers, are not told another thing than we. Raises ProtocolError.
    """
    said = (message.params or {}).get("_meta")
    meta = said if isinstance(said, dict) else {}
    needed = [_META + name for name in ("protocolVersion", "clientCapabilities")]
    if missing := [name for name in needed if name not in meta]:
        raise ProtocolError(INVALID_PARAMS, "A request of this version says in _meta what it speaks.", missing=missing)
    told = {VERSION_HEADER: meta[needed[0]], "Mcp-Method": message.method}
    if message.method == "tools/call":
        told["Mcp-Name"] = (message.params or {}).get("name")
    if wrong := [name for name, value in told.items() if _decoded(headers.get(name)) != value]:
        raise ProtocolError(HEADER_MISMATCH, "These headers say another thing than the message.", headers=wrong)


def _decoded(value: str | None) -> str | None:
    """What a header says; what can't stand in one as it is comes encoded."""
    before, behind = _ENCODED
    if value is None or not (value.startswith(before) and value.endswith(behind)):
        return value
    try:
        return base64.b64decode(value[len(before) : -len(behind)], validate=True).decode()
    except (binascii.Error, UnicodeError):
        return None


def completed(method: str | None, result: Mapping[str, Any]) -> dict[str, Any]:
    """A result as the version without a beginning has it: it is whole, who made it, and how long it may be kept."""
    kept = {"ttlMs": _CACHED_MS, "cacheScope": "private"} if method in {DISCOVER, "tools/list"} else {}
    return {**result, **kept, "resultType": "complete", "_meta": {_META + "serverInfo": server_info()}}


def server_info() -> dict[str, str]:
    """Who answers."""
    return {"name": "sanwen", "title": "Sanwen", "version": version("sanwen")}


def status_of(spoken: str, answer: Mapping[str, Any]) -> int:
    """The status that an answer has in HTTP."""
    return _HTTP.get(answer.get("error", {}).get("code"), 200) if spoken == STATELESS else 200
