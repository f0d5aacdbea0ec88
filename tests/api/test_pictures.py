"""A program sends pictures of an article, and gets what was made of them: as pictures, and nothing that could run."""

from base64 import b64encode
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from tests.adapters.pictures import written
from tests.api.callers import Program, own_token
from tests.factories import Newsroom, make_article
from tms.api.v1.pictures import MOST_BYTES_OF_PICTURE
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.pictures import MOST_PICTURE_BYTES

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<!doctype html><script>alert(1)</script>"


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.EDITOR], ["articles:read", "articles:write"]))


@pytest.fixture
def place(database: Database, newsroom: Newsroom) -> str:
    return f"/articles/{make_article(database, newsroom[Role.EDITOR], run=False)}/pictures"


def send(program: Program, place: str, data: bytes, status: int = 201, **said: Any) -> Any:
    answer = program.ask("POST", place, json={"file": b64encode(data).decode(), **said})
    assert answer.status_code == status, answer.text
    return answer.get_json()


def test_a_picture_goes_its_way(program: Program, place: str) -> None:
    photo = written.placed("JPEG", orientation=6)
    first = send(program, place, photo, alt="A tram", expires_on="2027-11-30")
    assert (first["alt"], first["expires_on"], first["first_frame"]) == ("A tram", "2027-11-30", False)
    assert send(program, place, photo, 200, alt="Another") == first
    its = f"{place}/{first['id']}"
    assert program.json(place) == {"pictures": [first]}
    assert program.json(its) == first

    one = next(one for one in first["files"] if one["width"] == first["width"])
    answer = program.get(f"{its}/{one['name']}")
    assert (answer.status_code, answer.content_type) == (200, "image/webp")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Content-Encoding" not in answer.headers
    assert (len(answer.data), b"SECRET" in answer.data) == (one["bytes"], False)
    assert Image.open(BytesIO(answer.data)).size == (one["width"], one["height"]) == (first["width"], first["height"])
    assert program.get(f"{its}/{one['name']}", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304

    changed = program.ask("PATCH", its, json={"credit": "Photo: Ida Berg", "expires_on": None}).get_json()
    assert changed == first | {"credit": "Photo: Ida Berg", "expires_on": None}
    assert program.ask("DELETE", its).get_json() == {"pictures": []}
    assert program.get(its).status_code == program.get(f"{its}/{one['name']}").status_code == 404


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (DRAWING, "picture_drawing"),
        (PAGE, "picture_kind_unknown"),
        (written.plain("PNG")[:60], "picture_damaged"),
        (written.jpeg(16_000, 16_000), "picture_too_many_pixels"),
    ],
    ids=["drawing", "page", "cut", "bomb"],
)
def test_what_is_no_picture_is_refused_with_words(program: Program, place: str, data: bytes, expected: str) -> None:
    refusal = send(program, place, data, 422)
    assert refusal["code"] == expected
    assert program.json(place) == {"pictures": []}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"file": "data:image/png;base64,AAAA"}, "picture_not_base64"),
        ({"file": "AAA"}, "picture_not_base64"),
        ({"file": "字"}, "picture_not_base64"),
        ({"file": ""}, "api_request_invalid"),
        ({}, "api_request_invalid"),
        ({"file": "AAAA", "alt": "x" * 1001}, "api_request_invalid"),
        ({"file": "AAAA", "expires_on": "soon"}, "api_request_invalid"),
        ({"file": "AAAA", "href": "https://a.example/"}, "api_request_invalid"),
    ],
)
def test_a_request_that_is_none_is_refused(program: Program, place: str, body: dict[str, str], code: str) -> None:
    answer = program.ask("POST", place, json=body)
    assert (answer.status_code, answer.get_json()["code"]) == (422, code)


def test_a_large_picture_is_taken_and_too_large_a_one_refused(program: Program, place: str) -> None:
    """A body of several megabytes is more than other requests may have."""
    heavy = written.plain("JPEG") + bytes(7_000_000)
    assert send(program, place, heavy)["id"]
    refusal = send(program, place, bytes(MOST_PICTURE_BYTES + 1), 413)
    assert refusal["code"] == "picture_too_large"
    beyond = program.ask("POST", place, json={"file": "A" * 36_000_000})
    assert (beyond.status_code, beyond.mimetype) == (413, "application/problem+json")
    assert f"the limit is {MOST_BYTES_OF_PICTURE:,}" in beyond.get_json()["title"]
