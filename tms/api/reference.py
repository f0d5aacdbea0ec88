"""The page that describes the API, made from its OpenAPI document."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from tms.api.document import document_of
from tms.http.allowed_hosts import public_address
from tms.http.context import current_actor

blueprint = Blueprint("api_reference", __name__)


@dataclass(frozen=True, slots=True)
class DescribedField:
    """A parameter, header or field of a body: what it is called, of which kind, and what it is for."""

    name: str
    where: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class DescribedOperation:
    """An operation as the page shows it."""

    name: str
    method: str
    path: str
    summary: str
    about: str
    fields: list[DescribedField]
    asked: str
    status: str
    answered: str
    refusals: list[tuple[str, str]]


@blueprint.get("/api/docs")
def page() -> ResponseReturnValue:
    """The reference page, for everybody: it says nothing of any publication."""
    current_actor()
    return render_template("api/reference.html", groups=_groups(), base=public_address(""))


@cache
def _groups() -> dict[str, list[DescribedOperation]]:
    """The operations by what they are about; made when the page is first asked for."""
    document = document_of(current_app)
    groups: dict[str, list[DescribedOperation]] = {}
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            groups.setdefault(one["tags"][0], []).append(_described(document, path, method.upper(), one))
    return groups


def _described(document: Mapping[str, Any], path: str, method: str, one: Mapping[str, Any]) -> DescribedOperation:
    status = next(status for status in one["responses"] if status.startswith("2"))
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {})
    meanings = document["components"]["responses"]
    return DescribedOperation(
        name=one["operationId"],
        method=method,
        path=path,
        summary=one["summary"],
        about=one["description"],
        fields=[*map(_of_parameter, one["parameters"]), *_of_body(document, body)],
        asked=_example(body),
        status=status,
        answered=_example(one["responses"][status]["content"].get("application/json", {})),
        refusals=[(code, meanings[code]["description"]) for code in one["responses"] if code in meanings],
    )


def _of_parameter(one: Mapping[str, Any]) -> DescribedField:
    return DescribedField(one["name"], one["in"], _kind(one["schema"]), one["required"], one.get("description", ""))


def _of_body(document: Mapping[str, Any], body: Mapping[str, Any]) -> list[DescribedField]:
    if not body:
        return []
    schema = document["components"]["schemas"][body["schema"]["$ref"].rsplit("/", 1)[-1]]
    required = schema.get("required", [])
    return [
        DescribedField(name, "body", _kind(of_one), name in required, of_one.get("description", ""))
        for name, of_one in schema["properties"].items()
    ]


def _kind(schema: Mapping[str, Any]) -> str:
    """The kind of a value in a word or two: its choices, where there are few."""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(_kind(one) for one in schema["anyOf"] if one.get("type") != "null")
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("const") or schema.get("type", "any"))


def _example(content: Mapping[str, Any]) -> str:
    examples = content.get("examples", {})
    return json.dumps(examples["example"]["value"], ensure_ascii=False, indent=2) if examples else ""
