"""The one address that assistants send to. Each request stands alone: no session, no stream, nothing is kept."""

import json
from typing import Any

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import MethodNotAllowed, RequestEntityTooLarge, UnsupportedMediaType

from tms.api.answering import Reply, answered
from tms.api.operation import MOST_BYTES
from tms.domain.errors import Denied
from tms.http.allowed_hosts import is_own_origin
from tms.http.context import end_unit_of_work
from tms.http.open_scopes import note_scopes
from tms.http.token_gate import MCP, count_request
from tms.mcp.messages import INVALID_REQUEST, ProtocolError, RpcMessage, error_of, read_messages
from tms.mcp.methods import VERSIONS, answer_to
from tms.mcp.tools import TOOLS

blueprint = Blueprint("mcp", __name__)

_VERSION = "MCP-Protocol-Version"


@blueprint.post(MCP)
def receive() -> ResponseReturnValue:
    """Answer a message, or each of a batch. What asks for nothing is accepted with no words."""
    if not is_own_origin(request.headers.get("Origin")):
        raise Denied("origin_foreign")
    try:
        messages, is_batch = read_messages(_body())
        _require_version(messages, is_batch=is_batch)
    except ProtocolError as error:
        return _written(error_of(error), 400)
    # A batch is no way round the limit of requests.
    for _ in messages[1:]:
        count_request()
    answers = [answer for message in messages if (answer := _in_its_own(message)) is not None]
    if not answers:
        return Response(status=202)
    return _written(answers if is_batch else answers[0], 200)


note_scopes(receive, (tool.scope for tool in TOOLS))


@blueprint.route(MCP, methods=["GET", "DELETE", "PUT", "PATCH"])
def refuse_method() -> ResponseReturnValue:
    """Refuse what would open a stream or end a session: there are none."""
    raise MethodNotAllowed(["POST"])


def _body() -> bytes:
    """The body, if it is JSON and no larger than that of other requests of programs."""
    if not request.is_json:
        raise UnsupportedMediaType
    if (request.content_length or 0) > MOST_BYTES:
        raise RequestEntityTooLarge
    body = request.get_data()
    if len(body) > MOST_BYTES:
        raise RequestEntityTooLarge
    return body


def _require_version(messages: list[RpcMessage], *, is_batch: bool) -> None:
    """Refuse a version that is not spoken here; the first message asks which are, and so names none. ProtocolError."""
    spoken = request.headers.get(_VERSION, VERSIONS[-1])
    if messages[0].method == "initialize" and not is_batch:
        return
    if spoken not in VERSIONS:
        raise ProtocolError(INVALID_REQUEST, f"{_VERSION} is one that is spoken here.", supported=VERSIONS)
    if is_batch and spoken != VERSIONS[-1]:
        raise ProtocolError(INVALID_REQUEST, f"Version {spoken} has no batches. Send one message at a time.")


def _in_its_own(message: RpcMessage) -> dict[str, Any] | None:
    """The answer to a message, whose transaction ends with it: one that is refused takes back no other's."""
    answer = answer_to(message)
    end_unit_of_work(None)
    return answer


def _written(said: Any, status: int) -> Response:
    return answered(Reply(json.dumps(said, ensure_ascii=False, default=str)), status)
