"""JSON-RPC 2.0 as the Model Context Protocol has it: reading messages, and writing answers and errors."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, StrictInt, StrictStr, ValidationError
from pydantic_core import from_json

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
HEADER_MISMATCH = -32020
UNSUPPORTED_VERSION = -32022

MOST_IN_BATCH = 20
"""Messages that come at once; only the older version of the protocol has batches."""


class ProtocolError(Exception):
    """A message that can't be answered as it is: for the program that sent it, not for people."""

    def __init__(self, code: int, words: str, **data: Any) -> None:
        super().__init__(words)
        self.code, self.words, self.data = code, words, data


class RpcMessage(BaseModel):
    """A request, which has an ``id``, a notification, which has none, or an answer, which has no ``method``."""

    jsonrpc: Literal["2.0"]
    id: StrictInt | StrictStr | None = None
    method: StrictStr | None = None
    params: dict[str, Any] | None = None
    result: Any = None
    error: Any = None

    @property
    def is_request(self) -> bool:
        return self.method is not None and self.id is not None


def read_messages(body: bytes) -> tuple[list[RpcMessage], bool]:
    """The messages of a body, and whether they came as a batch. Raises ProtocolError."""
    try:
        found = from_json(body, allow_inf_nan=False)
    except ValueError:
        raise ProtocolError(PARSE_ERROR, "This is not JSON.") from None
    is_batch = isinstance(found, list)
    several = found if is_batch else [found]
    if not 1 <= len(several) <= MOST_IN_BATCH:
        raise ProtocolError(INVALID_REQUEST, f"A batch has 1 to {MOST_IN_BATCH} messages.")
    return [_message(one) for one in several], is_batch


def _message(found: Any) -> RpcMessage:
    try:
        message = RpcMessage.model_validate(found)
    except ValidationError as error:
        raise ProtocolError(INVALID_REQUEST, "This is not a message of JSON-RPC 2.0.", errors=faults(error)) from None
    said = message.model_fields_set
    if message.method is None and not said & {"result", "error"}:
        raise ProtocolError(INVALID_REQUEST, "A message has a method, or is an answer.")
    if message.method is not None and "id" in said and message.id is None:
        raise ProtocolError(INVALID_REQUEST, "The id of a request is a text or a whole number.")
    return message


def faults(error: ValidationError) -> list[dict[str, str]]:
    """What a model says is wrong, and where."""
    return [
        {"at": ".".join(map(str, one["loc"])), "says": one["msg"]}
        for one in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def answer_of(message: RpcMessage, result: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a request."""
    return {"jsonrpc": "2.0", "id": message.id, "result": result}


def error_of(error: ProtocolError, number: int | str | None = None) -> dict[str, Any]:
    """The answer that says what is wrong; ``number`` is the request's id, None where it is not known."""
    said: dict[str, Any] = {"code": error.code, "message": error.words}
    return {"jsonrpc": "2.0", "id": number, "error": said | ({"data": error.data} if error.data else {})}
