"""Terms from a file on the page: seen first, then taken in from the same form; and taken out."""

import base64
import io
import zlib
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.web.forms import soup, words
from tms.domain.permissions import Role

FULL = base64.b64encode(zlib.compress(b"en\n" + b"a" * 12_000_000)).decode()
TABLE = "concept,en,zh-Hans,Owner\ntram,tram,有轨电车,x\n".encode()


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def sent(data: bytes) -> dict[str, object]:
    return {"do": "preview", "file": (io.BytesIO(data), "terms.csv")}


def test_what_was_seen_is_taken_in_by_the_forms_own_button(editor: FlaskClient) -> None:
    seen = editor.post("/terms/import", data=sent(TABLE), content_type="multipart/form-data")
    assert seen.status_code == 200
    assert "1 new" in words(seen)
    assert "column “Owner”" in words(seen)
    assert "tram" not in words(editor.get("/terms?q=tram")).replace("“tram”", "")
    packed = soup(seen).select_one("input[name=packed]")
    assert packed is not None
    done = editor.post("/terms/import", data={"do": "save", "packed": packed["value"]})
    assert done.status_code == 303
    assert "有轨电车" in words(editor.get("/terms?q=tram"))


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"word\nx\n", "must name the columns"), (b"en\n" + b"x" * 300 + b"\n", "Line 2:"), (b"<a/>", "no TBX")],
)
def test_what_cannot_be_read_is_told_on_the_page(editor: FlaskClient, data: bytes, said: str) -> None:
    answer = editor.post("/terms/import", data=sent(data), content_type="multipart/form-data")
    assert answer.status_code in {400, 422}
    assert said in words(answer)


@pytest.mark.parametrize("packed", ["", "x", "eJwDAAAAAAE=", "字", FULL])
def test_without_a_file_one_is_asked_for(editor: FlaskClient, packed: str) -> None:
    assert "Choose a file" in words(editor.post("/terms/import", data={"do": "save", "packed": packed}))


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"\xef\xbb\xbfconcept,"), ("tbx", b"<?xml")])
def test_all_terms_are_taken_out_as_a_file(editor: FlaskClient, ending: str, begins: bytes) -> None:
    answer = editor.get(f"/terms/export.{ending}")
    assert answer.data.startswith(begins)
    assert f"terms.{ending}" in answer.headers["Content-Disposition"]
    assert editor.get("/terms/export.doc").status_code == 404
