"""Bringing an article in: paste or upload, see what was understood, correct it, create it."""

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.adapters.formats.test_docx_parts import with_photos
from tests.factories import Newsroom, run_pipeline
from tests.web.forms import alert, form_of, send, soup, values, words
from tms.adapters.sandbox import ReadingLimits
from tms.db.models import Article, SourceBlock
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.articles.article_status import ArticleStatus, article_status
from tms.web.source.import_form import BY_EDITOR

PAGES = Path(__file__).parents[2] / "language/pasted/pages"

PASTED = """Language : English 简体 繁體
Foreign Policy

Who counts the ships?

March 3, 2026
  • Ann Bell

    Professor, Harbour University

Ships are counted at dawn, when the light is flat and the harbour is quiet enough to hear the engines.

Nobody counts them at night. The port authority has asked for lamps since 2019 and was given a pamphlet.

You might also like
Back to Top
"""

MARKDOWN = """Economy

# Slow ships

By Ann Bell

3 March 2026

Ships are *slow*, says [the survey](https://example.org/survey), and **nobody** minds that they are.

## What follows

- First item of the list
- Second item of the list
"""

CHINESE = """经济

谁在数船？

作者：周敏

2026年3月3日

清晨光线平淡，港口安静，人们在这时数船。

到了夜里就没有人数了。港务局从2019年起要求装灯。
"""


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


@pytest.fixture
def articles(database: Database) -> Callable[[], int]:
    def count() -> int:
        with database.begin() as uow:
            return uow.session.scalar(select(func.count()).select_from(Article)) or 0

    return count


def preview(browser: FlaskClient, text: str, language: str = "en", **more: str) -> TestResponse:
    answer = browser.post("/articles/preview", data={"text": text, "language": language, "format": "auto"} | more)
    assert answer.status_code == 200, alert(answer)
    return answer


def created(database: Database, newsroom: Newsroom, answer: TestResponse) -> ArticleStatus:
    assert answer.status_code == 303, alert(answer)
    with database.begin() as uow:
        return article_status(uow, newsroom[Role.EDITOR], int(answer.headers["Location"].rsplit("/", 1)[1]))


def test_a_pasted_page_is_shown_field_by_field_and_nothing_is_created(
    editor: FlaskClient, articles: Callable[[], int]
) -> None:
    page = preview(editor, PASTED)
    fields = values(form_of(page, "/articles"))
    assert {
        name: fields[name] for name in ("section", "title", "author", "author_title", "published_on", "language")
    } == {
        "section": "Foreign Policy",
        "title": "Who counts the ships?",
        "author": "Ann Bell",
        "author_title": "Professor, Harbour University",
        "published_on": "2026-03-03",
        "language": "en",
    }
    assert fields.getlist("kind") == ["paragraph", "paragraph"]
    assert fields.getlist("block")[1].startswith("Nobody counts them at night.")
    assert "You might also like related articles" in words(page)
    assert articles() == 0


def test_chinese_in_a_line_that_is_left_out_is_set_in_chinese(editor: FlaskClient) -> None:
    page = soup(preview(editor, "# The ferry\n\nIt left at noon.\n\n<!-- Is the mail on board? 邮件还在船上吗？ -->"))
    (line,) = page.select(".leftout .line")
    assert [str(one["lang"]) for one in line.select("[lang]")] == ["zh-Hans"]
    assert line.select_one("[lang]").text == "邮件还在船上吗？"  # type: ignore[union-attr]


def test_what_is_agreed_to_becomes_the_article(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    status = created(database, newsroom, send(editor, preview(editor, PASTED), "/articles"))
    assert (status.title, status.section, status.author) == ("Who counts the ships?", "Foreign Policy", "Ann Bell")
    assert (status.author_title, status.published_on) == ("Professor, Harbour University", date(2026, 3, 3))
    assert [block["kind"] for block in status.blocks] == ["paragraph", "paragraph"]
    assert [line["text"] for line in status.left_out] == [
        "Language : English 简体 繁體",
        "You might also like",
        "Back to Top",
    ]


def test_a_copied_page_of_nine_paragraphs_goes_all_the_way(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    page = preview(editor, (PAGES / "en_nine_paragraphs.txt").read_text(encoding="utf-8"))
    status = created(database, newsroom, send(editor, page, "/articles"))
    assert status.title == "What to Make of a Strait With Three Ferries?"
    assert len(status.blocks) == 9


def test_a_chinese_article_keeps_its_language(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    page = preview(editor, CHINESE, "zh-Hans")
    title = soup(page).find(id="title")
    assert title is not None
    assert title.get("lang") == "zh-Hans"
    status = created(database, newsroom, send(editor, page, "/articles"))
    assert (status.source_language, status.title, status.author) == ("zh-Hans", "谁在数船？", "周敏")


def test_corrections_count(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    changes = {
        "title": "Who counts them?",
        "section": "",
        "author": "Ann M. Bell",
        "author_title": "",
        "published_on": "2026-03-04",
    }
    status = created(database, newsroom, send(editor, preview(editor, PASTED), "/articles", changes))
    assert (status.title, status.section, status.author) == ("Who counts them?", None, "Ann M. Bell")
    assert (status.author_title, status.published_on) == (None, date(2026, 3, 4))


def test_a_block_can_change_its_kind_and_text_or_be_left_out(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    data = values(form_of(preview(editor, PASTED), "/articles"))
    first = data.getlist("block")[0]
    data.setlist("kind", ["paragraph", "heading"])
    data.setlist("block", [first, "Nobody counts at night"])
    data.add("out", "0")
    status = created(database, newsroom, editor.post("/articles", data=data))
    assert status.blocks == [{"kind": "heading", "text": "Nobody counts at night"}]
    assert status.left_out[-1] == {"text": first, "why": BY_EDITOR}


def test_a_line_that_is_put_back_returns_to_its_place(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    page = preview(editor, PASTED)
    data = values(form_of(page, "/articles"))
    lines = [line.get_text() for line in soup(page).select(".leftout .line")]
    for line in ("Language : English 简体 繁體", "Back to Top"):
        data.add("back", str(lines.index(line)))
    status = created(database, newsroom, editor.post("/articles", data=data))
    texts = [block["text"] for block in status.blocks]
    assert texts[0] == "Language : English 简体 繁體"
    assert texts[-1] == "Back to Top"
    assert [line["text"] for line in status.left_out] == ["You might also like"]


def test_doubtful_fields_are_marked_with_the_reason(editor: FlaskClient) -> None:
    page = soup(preview(editor, "A line that could be anything\n\nAnother line, a little longer than the first one.\n"))
    doubts = {str(found["id"]): found.get_text() for found in page.select(".doubt")}
    assert "author-doubt" in doubts
    field = page.find(id="author")
    assert field is not None
    assert field.get("aria-describedby") == "author-doubt"
    assert doubts["author-doubt"][0].isupper()


@pytest.mark.parametrize(
    ("text", "language", "doubt"),
    [
        (CHINESE, "en", "You chose English, but the text looks like 简体."),
        (CHINESE, "zh-Hant", "You chose 繁體, but the text looks like 简体."),
        (PASTED, "zh-Hans", "You chose 简体, but the text looks like English."),
        (CHINESE, "zh-Hans", None),
        (PASTED, "en", None),
        ("# 山水\n\n山上有水。\n", "zh-Hant", None),
        ("# 2026\n\n1998, 2002, 2026.\n", "zh-Hans", None),
    ],
)
def test_a_language_that_the_text_does_not_look_like_is_doubtful_and_not_refused(
    editor: FlaskClient, database: Database, newsroom: Newsroom, text: str, language: str, doubt: str | None
) -> None:
    page = preview(editor, text, language)
    said = soup(page).find(id="language-doubt")
    assert (said.get_text() if said else None) == doubt
    assert created(database, newsroom, send(editor, page, "/articles")).source_language == language


def test_invisible_characters_that_are_dropped_are_listed_with_where_and_how_many(editor: FlaskClient) -> None:
    plain = preview(editor, PASTED)
    assert "Invisible characters" not in plain.text
    shown = preview(editor, PASTED.replace("Ships are", "Sh\u200bips\u00ad\u200b are")).text
    assert "\u200b" in shown.partition("Is this the article?")[2].partition("</textarea>")[0], "the text as it came"
    listed = " ".join(shown.partition("Invisible characters</h2>")[2].split())
    assert '<span class="num">11</span></span> <span lang="en">Sh·ips are counted…</span>' in listed
    assert 'zero-width space (U+200B) × <span class="num">2</span></span>' in listed
    assert "soft hyphen (U+00AD)</span>" in listed
    assert "\u200b" not in listed


def test_links_and_emphasis_survive_the_preview(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    page = preview(editor, MARKDOWN)
    assert "⟦1⟧" in values(form_of(page, "/articles")).getlist("block")[0]
    status = created(database, newsroom, send(editor, page, "/articles"))
    with database.begin() as uow:
        blocks = uow.session.scalars(
            select(SourceBlock).where(SourceBlock.article_id == status.id).order_by(SourceBlock.position)
        ).all()
    paragraph = next(block for block in blocks if block.kind == "paragraph")
    assert paragraph.codes is not None
    assert {code["type"] for code in paragraph.codes.values()} == {"emphasis", "link", "strong"}
    assert "https://example.org/survey" in {code.get("href") for code in paragraph.codes.values()}
    assert [(b.kind, (b.attributes or {}).get("level")) for b in blocks if b.attributes] == [
        ("heading", 2),
        ("list_item", 1),
        ("list_item", 1),
    ]


def test_a_code_that_the_editor_deleted_is_gone_and_a_broken_pair_is_said(
    editor: FlaskClient, database: Database, newsroom: Newsroom, articles: Callable[[], int]
) -> None:
    data = values(form_of(preview(editor, MARKDOWN), "/articles"))
    blocks = data.getlist("block")
    data.setlist("block", [blocks[0].replace("⟦/2⟧", ""), *blocks[1:]])
    answer = editor.post("/articles", data=data)
    assert answer.status_code == 422
    assert "In paragraph 1 an inline code is opened and not closed" in alert(answer)
    assert articles() == 0
    data.setlist("block", [blocks[0].replace("⟦/2⟧", "").replace("⟦2⟧", ""), *blocks[1:]])
    created(database, newsroom, editor.post("/articles", data=data))


def test_an_error_keeps_every_correction(editor: FlaskClient, articles: Callable[[], int]) -> None:
    data = values(form_of(preview(editor, PASTED), "/articles"))
    data["title"] = "  "
    data["author"] = "Typed by hand"
    data.add("out", "1")
    data.add("back", "0")
    answer = editor.post("/articles", data=data)
    assert answer.status_code == 422
    assert "title" in alert(answer)
    again = values(form_of(answer, "/articles"))
    assert (again["author"], again.getlist("out"), again.getlist("back")) == ("Typed by hand", ["1"], ["0"])
    assert again.getlist("block") == data.getlist("block")
    assert again["original"] == data["original"]
    assert articles() == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"published_on": "soon"}, "That is not a date"),
        ({"published_on": "2026-02-30"}, "That is not a date"),
        ({"language": "fr"}, "“fr” is not a language of this product"),
        ({"language": ""}, "Choose the language"),
        ({"kind": "poem"}, "incomplete"),
    ],
)
def test_what_cannot_be_used_is_said_and_creates_nothing(
    editor: FlaskClient, articles: Callable[[], int], changes: dict[str, str], said: str
) -> None:
    answer = send(editor, preview(editor, PASTED), "/articles", changes)
    assert answer.status_code == 422
    assert said in alert(answer)
    assert articles() == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PASTED, "en"),
        (CHINESE, "zh-Hans"),
        ("誰在數船？\n\n清晨光線平淡，港口安靜，人們在這時數船。", "zh-Hant"),
        ("Menu\nSign in\nSubscribe to our newsletter today\n" + CHINESE, "zh-Hans"),
        ("一\n\n十二月十日，大雨。", "zh-Hans"),
    ],
    ids=["English", "Simplified", "Traditional", "Simplified among English menus", "either script"],
)
def test_a_language_that_nobody_chose_is_recognised_and_can_be_corrected(
    editor: FlaskClient, text: str, language: str
) -> None:
    page = preview(editor, text, language="")
    assert values(form_of(page, "/articles"))["language"] == language
    is_doubted = "othing in the text tells 简体 from 繁體" in words(page)
    assert is_doubted == text.startswith("一")


def test_reading_again_with_another_format_starts_from_the_pasted_text(editor: FlaskClient) -> None:
    data = values(form_of(preview(editor, MARKDOWN), "/articles"))
    data["format"] = "text"
    answer = editor.post("/articles/preview", data=data)
    again = values(form_of(answer, "/articles"))
    assert again["format"] == "text"
    assert any("[the survey](https://example.org/survey)" in block for block in again.getlist("block"))
    assert again["original"] == data["original"]


def test_the_way_back_to_the_text_brings_it_whole(editor: FlaskClient) -> None:
    data = values(form_of(preview(editor, "\n\n" + PASTED), "/articles")) | {"back_to_text": "1"}
    form = form_of(editor.post("/articles/preview", data=data), "/articles/preview")
    assert values(form)["text"].replace("\r\n", "\n") == "\n\n" + PASTED
    assert values(form)["language"] == "en"


def upload(browser: FlaskClient, data: bytes, name: str = "article.txt", **more: str) -> TestResponse:
    fields = {"language": "en", "format": "auto", "text": "typed before", **more}
    return send_multipart(
        browser, "/articles/preview", fields | {"file": FileStorage(io.BytesIO(data), name, content_type="text/plain")}
    )


def send_multipart(browser: FlaskClient, address: str, fields: Mapping[str, Any]) -> TestResponse:
    """As a browser sends a form with a file; the test client would leave large ones behind in a temporary file."""
    boundary, body = encode_multipart(fields)
    return browser.post(address, data=body, content_type=f'multipart/form-data; boundary="{boundary}"')


def test_an_uploaded_file_is_read_like_a_pasted_text(editor: FlaskClient) -> None:
    answer = upload(editor, b"\xef\xbb\xbf" + MARKDOWN.encode(), "slow-ships.md")
    fields = values(form_of(answer, "/articles"))
    assert (fields["title"], fields["format"]) == ("Slow ships", "markdown")


def test_a_file_in_another_encoding_is_read_and_can_be_read_in_a_third(editor: FlaskClient) -> None:
    def shown(answer: TestResponse) -> tuple[str, str]:
        fields = values(form_of(answer, "/articles"))
        chosen = soup(answer).select_one("#encoding option[selected]")
        assert chosen is not None
        return fields["original"], str(chosen["value"])

    def again(answer: TestResponse, name: str, value: str) -> TestResponse:
        data = values(form_of(answer, "/articles"))
        data.setlist(name, [value])
        return editor.post("/articles/preview", data=data)

    text = "这是一篇文章，谁在数船？他们在这里说了很多，也没有人听。"
    read = upload(editor, text.encode("gb18030"), "ships.txt")
    assert shown(read) == (text, "GB18030")
    assert "The file is not in UTF-8" in words(read)
    western = again(read, "encoding", "Windows-1252")
    assert shown(western) == (text.encode("gb18030").decode("cp1252"), "Windows-1252")
    assert shown(again(western, "encoding", "GB18030")) == (text, "GB18030")
    assert shown(again(read, "format", "markdown")) == (text, "GB18030")
    assert soup(preview(editor, PASTED)).select_one("#encoding") is None


def test_a_saved_web_page_is_understood_with_its_address(editor: FlaskClient) -> None:
    page = (
        "<html><head><meta charset=gbk><link rel=canonical href='https://paper.example/1'></head>"
        "<body><h1>夜车恢复开行</h1><p>第一班夜车晚上十点开出，车上有<b>二百四十人</b>。</p></body></html>"
    )
    answer = upload(editor, page.encode("gbk") + b"<script>" + b"x" * 2_500_000, "夜车.html", language="")
    fields = values(form_of(answer, "/articles"))
    assert (fields["title"], fields["language"], fields["was_read_in"]) == ("夜车恢复开行", "zh-Hans", "GB18030")
    assert (fields["source_address"], fields["block"]) == (
        "https://paper.example/1",
        "第一班夜车晚上十点开出，车上有⟦1⟧二百四十人⟦/1⟧。",
    )
    refused = upload(editor, page.encode("gbk") + b"<script>" + b"x" * 10_000_000, "夜车.html")
    assert (refused.status_code, "the limit is 10,000,000" in words(refused)) == (413, True)


def test_a_word_document_with_photos_may_be_larger_than_an_article(editor: FlaskClient) -> None:
    shown = words(upload(editor, with_photos(9), "ships.docx"))
    assert "1 picture is not brought in" in shown
    refused = upload(editor, with_photos(51), "ships.docx")
    assert (refused.status_code, "the limit is 50,000,000" in words(refused)) == (413, True)


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        (b"", 422, "There is no text in it"),
        (b" \n\t ", 422, "There is no text in it"),
        (b"%PDF-1.7 \x00\x01", 422, "This is a PDF file, not text"),
        (b"PK\x03\x04 sheet", 422, "a damaged zip archive"),
        (bytes(range(256)) * 4, 422, "not text"),
        (b"text \x81", 422, "The text is not UTF-8"),
        (b"<?xml version='1.0'?><feed>Hello</feed>", 422, "This is XML, not an article"),
        (b"a" * 150_000, 422, "Line 1 has 150,000 characters"),
        (b"a line\n" * 400_000, 413, "the limit is 2,000,000"),
        (b"a" * 5_000_000, 413, "the limit is 2,000,000"),
        (b"a line\n" * 4_300_000, 413, "the limit is 2,000,000"),
    ],
    ids=["empty", "blank", "pdf", "word", "binary", "unknown", "html", "one line", "2.8 MB", "5 MB line", "30 MB"],
)
def test_a_file_that_cannot_be_an_article_is_refused_in_words(
    editor: FlaskClient, articles: Callable[[], int], data: bytes, status: int, said: str
) -> None:
    answer = upload(editor, data)
    assert answer.status_code == status
    assert said in alert(answer)
    form = values(form_of(answer, "/articles/preview"))
    if len(data) < 6_000_000:  # beyond that the form is refused before it is read
        assert (form["text"], form["language"]) == ("typed before", "en")
    assert articles() == 0


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "", "language": "en"}, "There is no text in it"),
        ({"text": "kept", "language": "tlh"}, "“tlh” is not a language of this product"),
        ({"text": "kept " + "a" * 150_000, "language": "en"}, "Line 1 has 150,005 characters"),
    ],
)
def test_a_text_that_cannot_be_an_article_is_refused_in_words_and_kept(
    editor: FlaskClient, fields: dict[str, str], said: str
) -> None:
    answer = editor.post("/articles/preview", data=fields)
    assert answer.status_code == 422
    assert said in alert(answer)
    assert values(form_of(answer, "/articles/preview"))["text"] == fields["text"]


def test_an_article_of_a_thousand_paragraphs_passes_the_preview(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    body = "\n\n".join(f"Paragraph number {n} says what it has to say and ends here." for n in range(1000))
    page = preview(editor, f"# Long\n\n{body}\n", format="markdown")
    data = values(form_of(page, "/articles"))
    status = created(database, newsroom, send_multipart(editor, "/articles", data))
    assert len(status.blocks) == 1000


def test_a_name_in_another_encoding_of_the_language_is_understood(editor: FlaskClient) -> None:
    assert values(form_of(preview(editor, CHINESE, "zh-CN"), "/articles"))["language"] == "zh-Hans"


def test_only_editors_bring_articles_in(client_of: Callable[[Role], FlaskClient], articles: Callable[[], int]) -> None:
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
        browser = client_of(role)
        assert browser.get("/articles/new").status_code == 403
        assert browser.post("/articles/preview", data={"text": PASTED, "language": "en"}).status_code == 403
        assert browser.post("/articles", data={"title": "T"}).status_code == 403
        assert upload(browser, MARKDOWN.encode()).status_code == 403
    assert articles() == 0


def test_the_same_page_twice_is_two_articles_at_two_addresses(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    first = created(database, newsroom, send(editor, preview(editor, PASTED), "/articles"))
    again = preview(editor, PASTED)
    assert "This seems to be in Sanwen already" in words(again)
    refused = send(editor, again, "/articles")
    assert refused.status_code == 409
    assert f"This is in Sanwen already: article {first.id}" in alert(refused)
    second = created(database, newsroom, send(editor, again, "/articles", {"as_new": "1"}))
    assert first.slug != second.slug


def test_of_an_article_that_is_here_the_first_button_makes_no_second(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    (button,) = soup(preview(editor, PASTED)).select("button.primary")
    assert button.text.startswith("Create the article")
    first = created(database, newsroom, send(editor, preview(editor, PASTED), "/articles"))
    (primary,) = soup(preview(editor, PASTED)).select("button.primary")
    assert (primary["name"], primary["value"]) == ("update", str(first.id))


def test_an_article_that_is_here_already_can_be_updated(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    first = created(database, newsroom, send(editor, preview(editor, PASTED), "/articles"))
    run_pipeline(database, first.id)
    again = preview(editor, PASTED)
    link = soup(again).select_one(f".duplicates a[href='/articles/{first.id}']")
    assert link is not None
    review = send(editor, again, "/articles", {"update": str(first.id), "title": "Night trains are back"})
    assert review.status_code == 200
    assert "Is this the new source?" in words(review)
    done = send(editor, review, f"/articles/{first.id}/source")
    assert (done.status_code, done.headers["Location"]) == (303, f"/articles/{first.id}")
    assert "Night trains are back" in words(editor.get(f"/articles/{first.id}"))
    same = send(
        editor, preview(editor, PASTED), "/articles", {"update": str(first.id), "title": "Night trains are back"}
    )
    assert same.status_code == 409
    assert send(editor, again, "/articles", {"update": "x"}).status_code == 404


def test_a_file_that_takes_more_than_files_may_is_refused_in_words_and_the_next_is_read(
    editor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as limits:
        limits.setattr("tms.adapters.sandbox.parent.USUAL", ReadingLimits(answer_megabytes=0))
        refused = upload(editor, PASTED.encode())
    assert refused.status_code == 422
    assert alert(refused).startswith("Reading it takes more memory than one file may use.")
    assert upload(editor, PASTED.encode()).status_code == 200


def test_a_caption_says_that_its_picture_is_not_here_and_a_table_s_does_not(editor: FlaskClient) -> None:
    shown = preview(
        editor,
        "# Trams\n\n![By night]()\n\nThey run again.\n\n![Fares]()\n\n| a | b |\n|---|---|\n| c | d |\n\n![e](f.png)",
    )
    captions = soup(shown).select(".block.caption")
    assert [("By night" in one.text, bool(one.select(".of-picture"))) for one in captions] == [
        (True, True),
        (False, False),
    ]
    assert "1 picture is not brought in" in words(shown)


def test_pasted_html_is_said_to_be_read_and_can_be_kept_as_plain_text(editor: FlaskClient) -> None:
    shown = preview(editor, "<h1>Trams</h1>\n<p>They run <b>again</b>.</p>\n<p>Every day.</p>")
    assert "in HTML" in words(shown)
    fields = values(form_of(shown, "/articles"))
    assert (fields["title"], fields["format"]) == ("Trams", "html")
    kept = editor.post("/articles/preview", data=fields | {"as_text": "1"})
    assert "in HTML" not in words(kept)
    assert "<p>Every day.</p>" in soup(kept).get_text()
