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
from tms.mcp.messages import ProtocolError, RpcMessage, error_of, read_messages
from tms.mcp.methods import answer_to
from tms.mcp.tools import TOOLS
from tms.mcp.versions import spoken_version, status_of

blueprint = Blueprint("mcp", __name__)


@blueprint.post(MCP)
def receive() -> ResponseReturnValue:
    """Answer a message, or each of a batch. What asks for nothing is accepted with no words."""
    if not is_own_origin(request.headers.get("Origin")):
        raise Denied("origin_foreign")
    try:
        messages, is_batch = read_messages(_body())
        spoken = spoken_version(request.headers, messages, is_batch=is_batch)
    except ProtocolError as error:
        return _written(error_of(error), 400)
    # A batch is no way round the limit of requests.
    for _ in messages[1:]:
        count_request()
    answers = [answer for message in messages if (answer := _in_its_own(message, spoken)) is not None]
    if not answers:
        return Response(status=202)
    return _written(answers if is_batch else answers[0], status_of(spoken, answers[0]))


note_scopes(receive, (tool.scope for tool in TOOLS))


@blueprint.route(MCP, methods=["GET", "DELETE", "PUT", "PATCH"])
def refuse_method() -> ResponseReturnValue:
    """Refuse what would open a stream or end a session: there are none."""
    raise MethodNotAllowed(["POST"])


def _body() -> bytes:
    """The body, if it is JSON and no larger than that of other requests of programs."""
    if not request.is_json:
        raise UnsupportedMediaType
    request.max_content_length = MOST_BYTES
    if (request.content_length or 0) > MOST_BYTES:
        raise RequestEntityTooLarge
    body = request.get_data()
    if len(body) > MOST_BYTES:
        raise RequestEntityTooLarge
    return body


def _in_its_own(message: RpcMessage, spoken: str) -> dict[str, Any] | None:
    """The answer to a message, whose transaction ends with it: one that is refused takes back no other's."""
    answer = answer_to(message, spoken, request.headers)
    end_unit_of_work(None)
    return answer


def _written(said: Any, status: int) -> Response:
    return answered(Reply(json.dumps(said, ensure_ascii=False, default=str)), status)
