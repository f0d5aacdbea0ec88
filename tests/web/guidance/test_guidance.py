"""The pages of style guide and brief, and both in the workspace's panel."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.web.forms import alert, form_of, send, soup, values, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

GUIDE = """# Names

Write 台北.
Never 臺北.

## Marks

- 「」
- **no** <script>alert(1)</script> [us](javascript:alert(1))"""


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def test_a_guide_is_read_beside_the_text_as_safe_markup_below_the_panels_heading(
    editor: FlaskClient, database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    saved = send(editor, editor.get("/style-guide"), "/style-guide/zh-Hant", {"text": GUIDE})
    assert (saved.status_code, saved.location) == (303, "/style-guide#zh-Hant")
    panel = f"/articles/{article_id}/versions/zh-Hant/guidance"
    shown = soup(client_of(Role.TRANSLATOR).get(panel, headers={"X-Fragment": "1"}))
    guide = shown.select_one(".guide")
    assert guide is not None
    assert guide["lang"] == "zh-Hant"
    assert [(one.name, one.get_text()) for one in guide.select("h3, h4")] == [("h3", "Names"), ("h4", "Marks")]
    assert guide.select_one("p br") is not None
    assert not guide.select("script, [href^=javascript]")
    assert "Nobody has written one yet." in words(editor.get(f"/articles/{article_id}/versions/en/guidance"))


def test_a_guide_in_simplified_chinese_is_that_also_where_a_line_could_be_in_either_script(editor: FlaskClient) -> None:
    text = "# 数字\n\n- 百分比用“%”，不用“百分之”。"
    send(editor, editor.get("/style-guide"), "/style-guide/zh-Hans", {"text": text})
    guide = soup(editor.get("/style-guide", headers={"Accept-Language": "zh-TW"})).select_one(".guide")
    assert guide is not None
    assert guide["lang"] == "zh-Hans"
    assert not guide.select("[lang]")


def test_a_guide_that_somebody_else_saved_meanwhile_is_shown_and_what_was_typed_is_kept(editor: FlaskClient) -> None:
    before = editor.get("/style-guide")
    send(editor, before, "/style-guide/en", {"text": "No exclamation marks."})
    refused = send(editor, before, "/style-guide/en", {"text": "No semicolons."})
    assert refused.status_code == 409
    assert "Someone else saved this guide while you were editing" in alert(refused)
    assert "No exclamation marks." in words(refused)
    kept = values(form_of(refused, "/style-guide/en"))
    assert (kept["text"], kept["based_on"]) == ("No semicolons.", "1")


def test_changes_show_what_is_gone_and_what_is_new(editor: FlaskClient) -> None:
    for text in ("One.\n\nTwo.", "One.\n\nThree."):
        send(editor, editor.get("/style-guide"), "/style-guide/en", {"text": text})
    page = soup(editor.get("/style-guide/en/changes"))
    newest = page.select("main li")[0]
    assert [one.get_text() for one in newest.select("del")] == ["[removed:Two]"]
    assert [one.get_text() for one in newest.select("ins")] == ["[added:Three]"]


def test_lists_within_lists_without_end_are_refused_before_they_are_saved(editor: FlaskClient) -> None:
    deep = ">" * 300 + " deep"
    refused = send(editor, editor.get("/style-guide"), "/style-guide/en", {"text": deep})
    assert refused.status_code == 422
    assert values(form_of(refused, "/style-guide/en"))["text"] == deep


def test_a_brief_is_written_on_the_articles_page_and_read_in_the_panel(
    editor: FlaskClient, database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    address = f"/articles/{article_id}/brief"
    first = editor.get(f"/articles/{article_id}")
    fields = {"purpose": "Front page.", "notes": "「董事長」 <b>bold</b> https://example.org/x"}
    assert send(editor, first, address, fields).status_code == 303
    translator = client_of(Role.TRANSLATOR)
    panel = soup(translator.get(f"/articles/{article_id}/versions/zh-Hans/guidance", headers={"X-Fragment": "1"}))
    notes = panel.select("dd")[1]
    assert notes["lang"] == "zh-Hant"
    assert notes.get_text() == fields["notes"]
    assert not panel.select("b")
    assert [a["href"] for a in notes.select("a")] == ["https://example.org/x"]
    assert not soup(translator.get(f"/articles/{article_id}")).select("#brief form")
    refused = send(editor, first, address, {"purpose": "Page two."})
    assert refused.status_code == 409
    assert "Front page." in words(refused)
    assert values(form_of(refused, address))["purpose"] == "Page two."


@pytest.mark.parametrize(
    ("who", "text", "status"), [(None, "x", 401), (Role.TRANSLATOR, "x", 403), (Role.EDITOR, "x" * 40_001, 422)]
)
def test_a_guide_that_nobody_may_save_or_keep_is_not_read(
    who: Role | None,
    text: str,
    status: int,
    app: Flask,
    client_of: Callable[[Role], FlaskClient],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    monkeypatch.setattr("tms.web.guidance.guidance.read_markdown", read.append)
    client = client_of(who) if who else app.test_client()
    assert client.post("/style-guide/en", data={"text": text}).status_code == status
    assert read == []
