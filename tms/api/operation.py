"""An operation of the API: what it takes and answers, which scope a token needs, and the view that is made of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from tms.api.answering import Reply, answered
from tms.api.conditions import named_key, named_tag
from tms.api.languages import version_locale
from tms.domain.errors import Invalid
from tms.domain.token_scopes import Scope
from tms.http.context import actor
from tms.http.open_scopes import note_scope
from tms.services.authorize import authorize_scope

MOST_BYTES = 1_000_000
"""Bytes of a request's body, where an operation does not say another number."""


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """Where an answer leads: the ``operationId`` of another operation, and where each of its parameters stands.

    The places are runtime expressions of OpenAPI: ``$response.body#/next``, ``$request.path.article_id``. ``body``:
    what its body has from there, field by field.
    """

    operation: str
    parameters: Mapping[str, str]
    body: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """What the document says of a view, and what is done before and after it.

    ``scope`` None: every token may. ``refuses`` are the statuses of its refusals besides those that every operation
    has. ``takes_tag``: it asks for ``If-Match``; ``takes_key``: for ``Idempotency-Key``. ``example`` is an answer;
    ``otherwise`` are examples in other formats than JSON, by media type. ``files``: it has no ``answer`` in JSON, but
    sends a file of one of these media types. ``may_create``: it answers 201 where it made what was not there.
    ``links``: where its answer leads, by a name for each. ``most_bytes`` of a whole request are read.
    """

    summary: str
    answer: type[BaseModel] | None
    scope: Scope | None
    tag: str
    example: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    about: str = ""
    status: int = 200
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    body_example: Mapping[str, Any] = field(default_factory=dict)
    refuses: tuple[int, ...] = ()
    takes_tag: bool = False
    takes_key: bool = False
    most_bytes: int = MOST_BYTES
    otherwise: Mapping[str, Any] = field(default_factory=dict)
    may_create: bool = False
    links: Mapping[str, AnswerLink] = field(default_factory=dict)


ApiView = TypeVar("ApiView", bound=Callable[..., BaseModel | Reply])


def serve(blueprint: Blueprint, method: str, rule: str, operation: Operation) -> Callable[[ApiView], ApiView]:
    """Add a view to the resource: it is handed what its operation has of ``query`` and ``body``, as models, and ``tag``
    and ``key``.
    """

    def added(view: ApiView) -> ApiView:
        @wraps(view)
        def asked(**place: Any) -> ResponseReturnValue:
            authorize_scope(actor(), operation.scope)
            if "locale" in place:
                # Places have the publication's tag; views and use cases know our locale.
                place["locale"] = version_locale(place["locale"])
            return answered(view(**place, **_given(operation)), operation.status)

        note_scope(asked, operation.scope)
        asked.operation = operation  # type: ignore[attr-defined]  # what the document is made of
        blueprint.add_url_rule(rule, view.__name__, asked, methods=[method])
        return view

    return added


def operation_of(view: Callable[..., Any]) -> Operation | None:
    """The operation of a view; None if it is a page's."""
    found: Operation | None = getattr(view, "operation", None)
    return found


def _given(operation: Operation) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if operation.takes_tag:
        given["tag"] = named_tag()
    if operation.takes_key:
        given["key"] = named_key()
    if operation.query is not None:
        # Named once more than a model knows it: the last one counts, as forms have it.
        given["query"] = _read("query", lambda model: model.model_validate(request.args.to_dict()), operation.query)
    if operation.body is not None:
        if not request.is_json:
            raise UnsupportedMediaType
        sent = request.get_data()
        if len(sent) > operation.most_bytes:
            raise RequestEntityTooLarge
        given["body"] = _read("body", lambda model: model.model_validate_json(sent, strict=True), operation.body)
    return given


def _read(where: str, read: Callable[[type[BaseModel]], BaseModel], model: type[BaseModel]) -> BaseModel:
    try:
        return read(model)
    except ValidationError as error:
        faults = [
            {"at": ".".join(map(str, (where, *one["loc"]))), "says": one["msg"]}
            for one in error.errors(include_url=False, include_context=False, include_input=False)
        ]
        raise Invalid("api_request_invalid", faults=faults) from None
