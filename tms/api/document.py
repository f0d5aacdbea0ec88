"""The OpenAPI 3.1 document, made from the operations of the views and the pydantic models that they read and answer."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Flask
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from werkzeug.routing import Rule

from tms.api.conditions import TAG
from tms.api.operation import Operation, operation_of
from tms.api.problems import PROBLEM, ProblemAnswer
from tms.http.open_scopes import open_scopes
from tms.http.token_gate import API
from tms.services.articles.duplicates import LONGEST_ID

VERSION = "1.0.0"
_REF = "#/components/schemas/{model}"
_PLACE = re.compile(r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>")
_TEXT: Mapping[str, Any] = {"type": "string", "minLength": 1}
_PLACES: Mapping[str, Mapping[str, Any]] = {
    "int": {"type": "integer", "minimum": 0, "maximum": 10**18 - 1},
    "site_id": {**_TEXT, "maxLength": LONGEST_ID},
}
"""What stands in a place of a path, by the converter of its route."""

_EVERYWHERE = (401, 403, 429, 503)
_WITH_BODY = (413, 415, 422)
_BY_THE_SERVER = frozenset({414})
"""Refused before the application is asked, and so not as a problem."""

WORDS: Mapping[int, str] = {
    401: "There is no token, or one that no longer works.",
    403: "The token is not for this, or its person or machine may not do it.",
    404: "There is no such thing, or none that the token's person may know of.",
    409: "What is there now does not allow it, or the key came with another request before.",
    410: "It was there, and was taken away for good.",
    412: "The text has changed since the revision that `If-Match` names: base, yours and theirs are in the answer.",
    413: "The request is larger than is accepted.",
    414: "The address is too long; it is refused before anybody reads it, and not as JSON.",
    415: "The body is not JSON.",
    422: "The request can't be used as it is: `errors` says where.",
    428: "`If-Match` is missing.",
    429: "Too many requests: `Retry-After` says how many seconds to wait.",
    503: "A part of the service is away for a moment; send the same request again.",
}
"""What each status of a refusal means."""

_METHODS = (
    "What is answered to GET is answered to HEAD too, without the body. OPTIONS is answered 200, with the methods of"
    " the resource in `Allow`; another method than those is 405."
)
_WAIT = {"description": "Seconds until the request can be sent again.", "schema": {"type": "integer", "minimum": 0}}
_CHALLENGE = {"description": "`Bearer`: what has to be sent.", "schema": {"type": "string"}}
_HEADERS: Mapping[int, Mapping[str, Any]] = {
    401: {"WWW-Authenticate": {**_CHALLENGE, "required": True}},
    409: {"Retry-After": {**_WAIT, "description": "Where the conflict ends by itself: seconds until then."}},
    429: {"Retry-After": {**_WAIT, "required": True}},
    503: {"Retry-After": {**_WAIT, "required": True}},
}
"""What a refusal says in its headers."""


def document_of(app: Flask) -> dict[str, Any]:
    """The whole document of an application's API."""
    views = list(_operations(app))
    models = [(model, mode) for _, operation in views for model, mode in _models(operation)]
    _, schemas = models_json_schema([*models, (ProblemAnswer, "serialization")], ref_template=_REF)
    paths: dict[str, dict[str, Any]] = {}
    for rule, operation in views:
        path = _PLACE.sub(r"{\2}", rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            paths.setdefault(path, {})[method.lower()] = _described(rule, operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sanwen API",
            "version": VERSION,
            "description": _METHODS,
            "license": {"name": "GPL-3.0-or-later"},
        },
        "servers": [{"url": "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": schemas.get("$defs", {}),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": _about_tokens(app)}},
            "responses": {str(status): _problem(status, words) for status, words in WORDS.items()},
        },
        "security": [{"token": []}],
    }


def _about_tokens(app: Flask) -> str:
    scopes = ", ".join(sorted(open_scopes(app)))
    return f"A token of a person or a machine, made on the page API access. Scopes: {scopes}."


def _operations(app: Flask) -> Iterator[tuple[Rule, Operation]]:
    for rule in app.url_map.iter_rules():
        operation = operation_of(app.view_functions[rule.endpoint])
        if operation is not None and rule.rule.startswith(API):
            yield rule, operation


def _models(operation: Operation) -> Iterator[tuple[type[BaseModel], Any]]:
    if operation.answer is not None:
        yield operation.answer, "serialization"
    if operation.body is not None:
        yield operation.body, "validation"


def _described(rule: Rule, operation: Operation) -> dict[str, Any]:
    needs = f"Scope: `{operation.scope}`." if operation.scope else "Any token."
    described: dict[str, Any] = {
        "operationId": rule.endpoint.rsplit(".", 1)[-1],
        "summary": operation.summary,
        "description": " ".join(filter(None, (operation.about, needs))),
        "tags": [operation.tag],
        "security": [{"token": [operation.scope] if operation.scope else []}],
        "parameters": [*_places(rule), *_queries(operation), *_headers(operation)],
        "responses": _responses(rule, operation),
    }
    if operation.body is not None:
        content: dict[str, Any] = {"schema": {"$ref": _REF.format(model=operation.body.__name__)}}
        if operation.body_example:
            content["examples"] = {"example": {"value": operation.body_example}}
        limit = f"At most {operation.most_bytes:,} bytes."
        described["requestBody"] = {
            "description": limit,
            "required": True,
            "content": {"application/json": content},
        }
    return described


def _places(rule: Rule) -> Iterator[dict[str, Any]]:
    for kind, name in _PLACE.findall(rule.rule):
        yield {"name": name, "in": "path", "required": True, "schema": _PLACES.get(kind, _TEXT)}


def _queries(operation: Operation) -> Iterator[dict[str, Any]]:
    if operation.query is None:
        return
    schema = operation.query.model_json_schema()
    for name, of_one in schema.get("properties", {}).items():
        # No default: what is not said is what the schema says is usual, and null is nothing that can be written.
        choices = [one for one in of_one.pop("anyOf", []) if one.get("type") != "null"]
        of_one.pop("title", None)
        about = of_one.pop("description", "")
        only = {**of_one, **choices[0]} if len(choices) == 1 else of_one
        if only.get("default", 0) is None:
            del only["default"]
        known = {key: _without_refs(value, schema) for key, value in only.items()}
        yield {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", []),
            "schema": _without_refs(known, schema),
            **({"description": about} if about else {}),
        }


def _without_refs(value: Any, schema: Mapping[str, Any]) -> Any:
    """A parameter's schema stands by itself: what it refers to is put in its place."""
    if isinstance(value, dict) and "$ref" in value:
        found = dict(schema["$defs"][value["$ref"].rsplit("/", 1)[-1]])
        found.pop("title", None)
        found.pop("description", None)
        return {**found, **{key: one for key, one in value.items() if key != "$ref"}}
    return value


def _headers(operation: Operation) -> Iterator[dict[str, Any]]:
    if operation.takes_tag:
        about = "The ETag that it was read with; of a text its rev in quotes is enough."
        schema = {"type": "string", "pattern": f"^{TAG.pattern}$"}
        yield {"name": "If-Match", "in": "header", "required": True, "description": about, "schema": schema}
    if operation.takes_key:
        about = "A UUID of this request: sent again with it, the request is done once and answered alike."
        schema = {"type": "string", "format": "uuid"}
        yield {"name": "Idempotency-Key", "in": "header", "required": True, "description": about, "schema": schema}


def _responses(rule: Rule, operation: Operation) -> dict[str, Any]:
    headers = {"ETag": {"schema": {"type": "string"}, "description": "What this answer is known by.", "required": True}}
    responses: dict[str, Any] = {
        str(operation.status): {
            "description": operation.summary,
            "headers": headers,
            "content": {**_json(operation), **_otherwise(operation)},
        }
    }
    if operation.links:
        responses[str(operation.status)]["links"] = {
            name: {
                "operationId": link.operation,
                "parameters": dict(link.parameters),
                **({"requestBody": dict(link.body)} if link.body else {}),
            }
            for name, link in operation.links.items()
        }
    if operation.may_create:
        responses["201"] = {**responses[str(operation.status)], "description": "It was not there, and was created."}
    if "GET" in (rule.methods or ()):
        responses["304"] = {"description": "The answer is the one that `If-None-Match` names.", "headers": headers}
    for status in sorted(_refusals(rule, operation)):
        responses[str(status)] = {"$ref": f"#/components/responses/{status}"}
    return responses


def _json(operation: Operation) -> Mapping[str, Any]:
    if operation.answer is None:
        return {}
    schema = {"$ref": _REF.format(model=operation.answer.__name__)}
    return {"application/json": {"schema": schema, "examples": {"example": {"value": operation.example}}}}


def _otherwise(operation: Operation) -> Mapping[str, Any]:
    """The other formats of an answer: JSON of another standard, words, or a file."""
    files = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in operation.files}
    return files | {
        media_type: {
            "schema": {"type": "string" if isinstance(example, str) else "object"},
            "examples": {"example": {"value": example}},
        }
        for media_type, example in operation.otherwise.items()
    }


def _refusals(rule: Rule, operation: Operation) -> set[int]:
    found = {*_EVERYWHERE, *operation.refuses}
    if rule.arguments:
        found.update((404, 414))
    if operation.query is not None:
        found.update((414, 422))
    if operation.body is not None:
        found.update(_WITH_BODY)
    if operation.takes_tag:
        found.update((412, 422, 428))
    if operation.takes_key:
        found.update((409, 422))
    return found


def _problem(status: int, words: str) -> dict[str, Any]:
    if status in _BY_THE_SERVER:
        return {"description": words}
    return {
        "description": words,
        **({"headers": dict(_HEADERS[status])} if status in _HEADERS else {}),
        "content": {PROBLEM: {"schema": {"$ref": _REF.format(model=ProblemAnswer.__name__)}}},
    }
