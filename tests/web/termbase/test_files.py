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
    [(b"word\nx\n", "must name the columns"), (b"en\n" + b"x" * 300 + b"\n", "Line 2:"), (b"<a/>", "not TBX")],
)
def test_what_cannot_be_read_is_told_on_the_page(editor: FlaskClient, data: bytes, said: str) -> None:
    answer = editor.post("/terms/import", data=sent(data), content_type="multipart/form-data")
    assert answer.status_code in {400, 422}
    assert said in words(answer)


HERE = """concept,en,en status,zh-Hans,zh-Hans status,definition,note
,tram,,有轨电车,,甲,丙
,bank,,银行,,,
,bank,,河岸,,,
,ship,,船,,,
"""
FILE = """concept,en,en status,zh-Hans,zh-Hans status,definition,note,Owner,fr
,tram,deprecated,电车,,乙,丁,x,y
,bank,,岸,,,,,
,ship,,船,,,,,
,ship,,船,,,,,
"""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "zh-Hans",
            [
                "“tram”在术语库中为首选，在文件中为禁用；简体在术语库中首选“有轨电车”，在文件中首选“电车”；定义不同；备注不同：以术语库为准。",
                "可能是“bank”，也可能是“bank (2)”：未导入。",
                "与第 4 行的概念在术语库中是同一个：未导入。",
                "0 新增 0 有改动 3 冲突",
                "不保留：“Owner”列（1）、“fr”列（1）。",
            ],
        ),
        ("zh-Hant", ["定義不同；備註不同：以術語庫為準。", "「Owner」欄"]),
    ],
)
def test_a_preview_says_what_is_in_conflict_and_left_out_in_the_pages_language(
    editor: FlaskClient, language: str, told: list[str]
) -> None:
    before = editor.post("/terms/import", data=sent(HERE.encode()) | {"do": "save"}, content_type="multipart/form-data")
    assert before.status_code == 303
    headers = {"Accept-Language": language}
    seen = editor.post("/terms/import", data=sent(FILE.encode()), content_type="multipart/form-data", headers=headers)
    shown = " ".join(soup(seen).get_text().split())
    assert [one for one in told if one not in shown] == []


def test_what_is_wrong_in_the_lines_of_a_file_is_told_in_the_pages_language(editor: FlaskClient) -> None:
    data = b"concept,en,do not translate\n,a,b,c,d\n" + b",a,perhaps\n" * 11 + b"," + b"x" * 300 + b",\n"
    answer = editor.post(
        "/terms/import", data=sent(data), content_type="multipart/form-data", headers={"Accept-Language": "zh-Hans"}
    )
    shown = words(answer)
    assert (
        "第 2 行：这一行有 5 格，首行有 3 列。 第 3 行：“do not translate”列中的“perhaps”既不是 yes 也不是 no。"
        in shown
    )
    assert "另有 3 处。" in shown
    assert "Line" not in shown


@pytest.mark.parametrize("packed", ["", "x", "eJwDAAAAAAE=", "字", FULL])
def test_without_a_file_one_is_asked_for(editor: FlaskClient, packed: str) -> None:
    assert "Choose a file" in words(editor.post("/terms/import", data={"do": "save", "packed": packed}))


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"\xef\xbb\xbfconcept,"), ("tbx", b"<?xml")])
def test_all_terms_are_taken_out_as_a_file(editor: FlaskClient, ending: str, begins: bytes) -> None:
    answer = editor.get(f"/terms/export.{ending}")
    assert answer.data.startswith(begins)
    assert f"terms.{ending}" in answer.headers["Content-Disposition"]
    assert editor.get("/terms/export.doc").status_code == 404
