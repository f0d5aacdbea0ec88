"""Answers of the API: JSON with an ETag, nothing where the caller has it already, and compressed where that helps."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Response, request
from pydantic import BaseModel

_WORTH_COMPRESSING = 1_400
"""Bytes that go in one packet anyway."""
_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that says more than its content: ``tag`` begins its ETag, for whoever names it in ``If-Match``.

    What is no model is written already, in another format than JSON: its ``media_type``. Bytes are a file, which is as
    small as it gets. ``status`` where it is another than the operation's.
    """

    content: BaseModel | str | bytes
    tag: str = ""
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int | None = None


def answered(reply: BaseModel | Reply, status: int) -> Response:
    """The response to a request that was granted."""
    if isinstance(reply, BaseModel):
        reply = Reply(reply)
    said = reply.content.model_dump_json() if isinstance(reply.content, BaseModel) else reply.content
    body = said if isinstance(said, bytes) else said.encode()
    response = Response(body, reply.status or status, {**reply.headers, "Content-Type": reply.media_type})
    packs = isinstance(said, str) and len(body) >= _WORTH_COMPRESSING and request.accept_encodings.quality("gzip") > 0
    # The same content in another coding is another answer for whoever compares ETags byte by byte.
    tag = hashlib.sha256(body + (b"gzip" if packs else b"")).hexdigest()[:16]
    response.set_etag(f"{reply.tag}-{tag}" if reply.tag else tag, weak=not reply.tag)
    response.headers["Vary"] = "Accept, Accept-Encoding, Accept-Language"
    if request.method in {"GET", "HEAD"} and status == 200:
        response.make_conditional(request)
        if response.status_code == 304:
            return response
    if packs:
        response.set_data(gzip.compress(body, _LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
