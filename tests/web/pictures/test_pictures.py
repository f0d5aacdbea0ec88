"""An editor sends a picture for the source, and gets the text that stands for it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.adapters.pictures import written
from tests.factories import Newsroom, make_article
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.pictures import MOST_PICTURE_BYTES

PHOTO = written.plain("JPEG")


@pytest.fixture
def place(database: Database, newsroom: Newsroom) -> str:
    return f"/articles/{make_article(database, newsroom[Role.EDITOR], run=False)}/pictures"


def send(browser: FlaskClient, place: str, data: bytes = PHOTO, name: str = "night_tram-2.jpg") -> TestResponse:
    return browser.post(place, data={"file": (BytesIO(data), name)}, headers={"Accept": "application/json"})


def test_the_text_for_it_has_the_words_of_its_name(client_of: Callable[[Role], FlaskClient], place: str) -> None:
    editor = client_of(Role.EDITOR)
    first = send(editor, place).get_json()
    assert first["text"] == f"![night tram 2](picture:{first['id']})"
    assert send(editor, place, name="photos/<b>*[x](y).jpg").get_json() == {
        "id": first["id"],
        "text": f"![b x y](picture:{first['id']})",
    }
    assert send(editor, place, name=".jpg").get_json()["text"] == f"![Picture](picture:{first['id']})"
    shown = editor.get(f"{place}/{first['id']}/smallest")
    assert (shown.status_code, shown.mimetype) == (200, "image/webp")


def test_one_larger_than_other_forms_is_taken_and_what_is_none_is_refused(
    app: Flask, client_of: Callable[[Role], FlaskClient], place: str
) -> None:
    editor = client_of(Role.EDITOR)
    app.config["MAX_CONTENT_LENGTH"] = len(PHOTO)
    assert send(editor, place).status_code == 200
    drawing = send(editor, place, b"<svg xmlns='x'><script/></svg>", "photo.jpg")
    assert (drawing.status_code, drawing.get_json()["code"]) == (422, "picture_drawing")
    assert send(editor, place, b"").get_json()["code"] == "picture_empty"
    beyond = editor.post(
        place,
        data=bytes(MOST_PICTURE_BYTES + 100_000),
        content_type='multipart/form-data; boundary="x"',
        headers={"Accept": "application/json"},
    )
    assert (beyond.status_code, beyond.get_json()["code"]) == (413, "request_too_large")
    assert f"the limit is {MOST_PICTURE_BYTES + 20_000:,}" in beyond.get_json()["title"]
    nothing = editor.post(place, data={}, headers={"Accept": "application/json"})
    assert nothing.get_json()["code"] == "picture_empty"


def test_whoever_may_not_edit_the_source_adds_none(client_of: Callable[[Role], FlaskClient], place: str) -> None:
    assert send(client_of(Role.TRANSLATOR), place).status_code == 403
