"""The OpenAPI document says what there is: every operation, with examples that are what they are examples of."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from pydantic import BaseModel

from tms.api.document import document_of
from tms.api.operation import Operation, operation_of
from tms.domain.token_scopes import Scope
from tms.http.token_gate import API


@pytest.fixture(scope="module")
def document(one_app: Flask) -> dict[str, Any]:
    return document_of(one_app)


def operations(app: Flask) -> Iterator[tuple[str, Operation]]:
    for endpoint, view in app.view_functions.items():
        if (operation := operation_of(view)) is not None:
            yield endpoint, operation


def described(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in document["paths"].values():
        yield from methods.values()


def test_every_route_of_the_api_is_described(one_app: Flask, document: dict[str, Any]) -> None:
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in one_app.url_map.iter_rules()
        if rule.rule.startswith(API) and not rule.rule.endswith("openapi.json")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == {(path, method) for path, methods in document["paths"].items() for method in methods}
    names = [one["operationId"] for one in described(document)]
    assert len(names) == len(set(names)) == len(routes) > 2


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    def references(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            if isinstance(part.get("$ref"), str):
                yield part["$ref"]
            part = list(part.values())
        if isinstance(part, list):
            for one in part:
                yield from references(one)

    found = set(references(document))
    assert found
    for reference in found:
        place: Any = document
        for name in reference.removeprefix("#/").split("/"):
            place = place[name]
        assert place


def test_each_link_leads_to_an_operation_with_what_that_takes(document: dict[str, Any]) -> None:
    by_name = {one["operationId"]: one for one in described(document)}
    found = 0
    for one in by_name.values():
        for response in one["responses"].values():
            for link in response.get("links", {}).values():
                found += 1
                takes = {parameter["name"]: parameter for parameter in by_name[link["operationId"]]["parameters"]}
                assert set(link["parameters"]) <= set(takes)
                assert {name for name, it in takes.items() if it["in"] == "path"} <= set(link["parameters"])
                takes_body = by_name[link["operationId"]].get("requestBody", {}).get("content", {})
                assert not link.get("requestBody") or takes_body
                for place in [*link["parameters"].values(), *link.get("requestBody", {}).values()]:
                    if place.startswith("$response.body#"):
                        example = response["content"]["application/json"]["examples"]["example"]["value"]
                        for step in place.removeprefix("$response.body#/").split("/"):
                            example = example[int(step) if isinstance(example, list) else step]
                        assert example is not None
    assert found > 5


def test_examples_are_what_they_are_examples_of(one_app: Flask) -> None:
    def whole(model: type[BaseModel], example: Any) -> None:
        said = model.model_validate(example).model_dump(mode="json")
        assert set(said) == set(example), f"{model.__name__}: the example has every field and no other"

    for endpoint, operation in operations(one_app):
        assert bool(operation.example) is (operation.answer is not None) is not bool(operation.files), endpoint
        if operation.answer is not None:
            whole(operation.answer, operation.example)
        if operation.body is not None:
            assert operation.body_example, endpoint
            operation.body.model_validate(operation.body_example)


def test_each_operation_says_its_scope_and_its_refusals(one_app: Flask, document: dict[str, Any]) -> None:
    for one in described(document):
        (needs,) = one["security"]
        assert set(needs["token"]) <= set(Scope)
        assert needs["token"] or one["operationId"] == "read_me"
        assert {"401", "403", "429"} <= set(one["responses"])
        assert one["summary"]
    paths = {path for path in document["paths"] if "{" in path}
    assert all("404" in one["responses"] for path in paths for one in document["paths"][path].values())
