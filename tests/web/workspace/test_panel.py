"""A version as its readers will see it, beside the text."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article, run_pipeline
from tests.services.story import LEFT, Story
from tests.web.forms import send, soup, values, words
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.versions.as_read import GAP


def test_the_preview_says_what_the_version_says_now_and_which_segment_says_it(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.save("zh-Hans", LEFT, "第一列夜车<十点>开出。")
    address = f"/articles/{story.id}/versions/zh-Hans/preview"
    page = soup(client_of(Role.TRANSLATOR).get(address, headers={"X-Fragment": "1"}))
    article = page.select_one("article")
    assert article is not None
    assert article["lang"] == "zh-Hans"
    placed = {row.segment_id: row.target.text or GAP for row in story.rows("zh-Hans")}
    assert {int(str(one["data-segment"])): one.get_text() for one in page.select("[data-segment]")} == placed
    assert placed[story.segment(LEFT)] == "第一列夜车<十点>开出。"
    assert next(one.get_text() for one in page.select("h2")) == placed[story.segment("Night trains return")]


def test_the_preview_of_a_version_without_texts_says_so(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], run=False)
    shown = client_of(Role.EDITOR).get(f"/articles/{article_id}/versions/zh-Hant/preview")
    assert "There is nothing to read yet." in words(shown)


def test_a_word_written_by_hand_becomes_a_rule_once_its_effect_is_seen(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    one, other = "鱼放在冷库里。", "冷库里很冷。"
    page = ImportedArticle(language="zh-Hans", title="鱼", blocks=[Block("paragraph", text) for text in (one, other)])
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR], page))
    story.save("zh-Hant", one, story.text("zh-Hant", one).text.replace("冷凍庫", "冷藏庫"))
    address = f"/articles/{story.id}/versions/zh-Hant/segments/{story.segment(one)}/beside"
    (hint,) = soup(client_of(Role.TRANSLATOR).get(address)).select("[data-own-word]")
    assert "An editor can make it a rule; suggest it as a term." in hint.get_text()
    assert hint.select("form") == []
    editor = client_of(Role.EDITOR)
    (form,) = soup(editor.get(address)).select("[data-own-word] form")
    preview = editor.post(str(form["action"]), data={**values(form), "do": "preview"})
    assert "It affects 2 sentences in 1 article in progress" in words(preview)
    saved = send(editor, preview, str(form["action"]), {"do": "save"})
    assert saved.status_code == 303
    run_pipeline(database, story.id)
    assert story.text("zh-Hant", other).text.startswith("冷藏庫")
