"""The page of the house style: choices with examples, what they would change, saving, undoing, and proposed names."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article, run_pipeline
from tests.services.story import Story
from tests.web.forms import alert, soup, values, words
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.domain.translatable import Words
from tms.language.conversion.profiles import changes
from tms.web.conversion.house_words import excerpt, in_chinese, whole

PAGE, TW = "/house-style", "zh-Hant-TW"
TAIWAN = "台湾在2024年5月3日公布。"
BEFORE, AFTER = "台灣在2024年5月3日公布。", "臺灣在2024年5月3日公布。"
Browser = Callable[[Role], FlaskClient]


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", TAIWAN)])
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR], page))


@pytest.fixture
def editor(client_of: Browser) -> FlaskClient:
    return client_of(Role.EDITOR)


def form_of(answer: TestResponse, base: str = TW) -> Tag:
    found = soup(answer).select_one(f'form[data-house="{base}"]')
    assert found is not None, words(answer)
    return found


def sent(browser: FlaskClient, do: str, **choices: str) -> dict[str, str]:
    form = values(form_of(browser.get(PAGE))).to_dict()
    return {**form, "do": do, **{f"choice-{key.replace('_', '-')}": value for key, value in choices.items()}}


def save(browser: FlaskClient, **choices: str) -> TestResponse:
    """Saved by who has seen what it would change."""
    review = soup(browser.post(PAGE, data=sent(browser, "review", **choices))).find("form", action=PAGE)
    assert isinstance(review, Tag)
    return browser.post(PAGE, data={**values(review).to_dict(), "do": "save"})


def option(answer: TestResponse, key: str, base: str = TW) -> Tag:
    found = form_of(answer, base).find("input", {"name": f"choice-{key}"})
    assert found is not None
    fieldset = found.find_parent("fieldset")
    assert fieldset is not None
    return fieldset


def said(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def test_each_choice_stands_with_its_values_and_an_example_of_an_own_article(story: Story, editor: FlaskClient) -> None:
    page = editor.get(PAGE)
    tai = option(page, "tai")
    assert [one["value"] for one in tai.find_all("input", checked=True)] == ["台"]
    assert [said(one) for one in tai.select("label")] == ["台 region", "臺", "As the dictionaries give it"]
    example = tai.select_one(".ex")
    assert example is not None
    assert (example["lang"], said(example).replace(" ", "")) == (TW, "台臺灣在2024年5月3日公布。")
    assert [one.name for one in example.find_all()] == ["del", "ins"]
    link = tai.select_one(".from a")
    assert link is not None
    assert (link["href"], said(link)) == (f"/articles/{story.id}", CHINESE_ARTICLE.title)
    assert "an example of ours" in said(option(page, "chuang"))
    assert "None of your articles" not in words(page)


def test_who_does_not_choose_it_reads_it(story: Story, client_of: Browser) -> None:
    del story
    for role in (Role.TRANSLATOR, Role.REVIEWER):
        browser = client_of(role)
        page = soup(browser.get(PAGE))
        assert page.select("fieldset.option .ex")
        assert all(one.has_attr("disabled") for one in page.select("fieldset.option"))
        assert not page.select("main button")
        assert f'href="{PAGE}"' in browser.get("/").text or f'href="{PAGE}"' in browser.get("/work").text
        assert browser.post(PAGE, data={"base": TW, "do": "examples"}).status_code == 403


def test_a_publication_without_articles_sees_sentences_of_ours(editor: FlaskClient) -> None:
    page = editor.get(PAGE)
    assert "None of your articles shows any of these choices yet" in words(page)
    for key in ("tai", "quotes", "dates", "vocabulary"):
        assert option(page, key).select(".ex")
    assert option(page, "dates", "zh-Hans").select(".ex")


def test_all_chinese_words_say_which_they_are(editor: FlaskClient) -> None:
    for text in soup(editor.get(PAGE)).find_all(string=lambda text: any("\u3400" <= one <= "\u9fff" for one in text)):
        assert any(str(one.get("lang", "")).startswith("zh") for one in text.parents if one.name != "html"), text


def test_examples_follow_what_is_chosen_and_nothing_is_saved(story: Story, editor: FlaskClient) -> None:
    shown = editor.post(PAGE, data=sent(editor, "examples", dates="han"))
    assert shown.status_code == 200
    assert "二〇二四年五月三日" in said(option(shown, "tai"))
    assert "not saved" in said(option(shown, "dates"))
    assert values(form_of(shown))["choice-dates"] == "han"
    assert values(form_of(editor.get(PAGE)))["choice-dates"] == "leave"


def test_the_effect_is_seen_then_saved_and_undone(story: Story, editor: FlaskClient) -> None:
    review = editor.post(PAGE, data=sent(editor, "review", tai="臺"))
    assert "台 or 臺 : 台 → 臺" in words(review)
    assert "1 sentence changes" in words(review)
    assert story.text("zh-Hant", TAIWAN).text == BEFORE
    form = soup(review).find("form", action=PAGE)
    assert isinstance(form, Tag)
    saved = editor.post(PAGE, data={**values(form).to_dict(), "do": "save"}, follow_redirects=True)
    assert "Saved. The texts that it changes are derived again" in words(saved)
    assert "1 choice of your own" in words(saved)
    assert "your own" in said(option(saved, "tai"))
    run_pipeline(story.database, story.id)
    assert story.text("zh-Hant", TAIWAN).text == AFTER
    undo = soup(editor.get(PAGE)).select_one("form[action$=undo]")
    assert undo is not None
    undone = editor.post(str(undo["action"]), follow_redirects=True)
    assert "As the region has it throughout" in words(undone)
    assert "Cancel the undo" in words(undone)
    again = editor.post(str(undo["action"]))
    assert (again.status_code, "changed again since" in alert(again)) == (409, True)


def test_what_would_change_otherwise_than_it_was_seen_is_shown_before_it_is_saved(
    story: Story, editor: FlaskClient
) -> None:
    review = soup(editor.post(PAGE, data=sent(editor, "review", tai="臺"))).find("form", action=PAGE)
    assert isinstance(review, Tag)
    story.save("zh-Hant", TAIWAN, "台灣於2024年5月3日公布。")
    refused = editor.post(PAGE, data={**values(review).to_dict(), "do": "save"})
    assert (refused.status_code, "Nothing is saved yet" in alert(refused)) == (409, True)
    assert "merged with what a person wrote" in words(refused)
    assert "As the region has it throughout" in words(editor.get(PAGE))
    again = soup(refused).find("form", action=PAGE)
    assert isinstance(again, Tag)
    assert editor.post(PAGE, data={**values(again).to_dict(), "do": "save"}).status_code == 303


def test_nobody_saves_without_having_seen_it(editor: FlaskClient) -> None:
    refused = editor.post(PAGE, data=sent(editor, "save", tai="臺"))
    assert (refused.status_code, "Nothing is saved yet" in alert(refused)) == (409, True)


def test_back_from_the_review_keeps_what_was_chosen(editor: FlaskClient) -> None:
    back = editor.post(PAGE, data=sent(editor, "back", tai="臺"))
    assert values(form_of(back))["choice-tai"] == "臺"


def test_choosing_nothing_else_is_told(editor: FlaskClient) -> None:
    same = editor.post(PAGE, data=sent(editor, "review"))
    assert same.status_code == 409
    assert "choices are already in force" in alert(same)


def test_who_did_not_see_the_last_change_gets_both(editor: FlaskClient) -> None:
    mine = sent(editor, "review", tai="leave", qun="羣")
    assert save(editor, tai="臺", dates="han").status_code == 303
    refused = editor.post(PAGE, data=mine)
    assert refused.status_code == 409
    assert "Someone else saved different choices while you were editing" in alert(refused)
    form = values(form_of(refused))
    assert [form[f"choice-{key}"] for key in ("tai", "qun", "dates")] == ["leave", "羣", "han"]
    assert "Saved in the meantime: 臺" in said(option(refused, "tai"))
    assert "Before the house style is saved" in words(editor.post(PAGE, data={**form.to_dict(), "do": "review"}))


def test_a_choice_that_there_is_not_is_refused(editor: FlaskClient) -> None:
    assert editor.post(PAGE, data=sent(editor, "save", tai="太")).status_code == 422
    assert editor.post(PAGE, data={**sent(editor, "save"), "base": "zh-Hant-HK"}).status_code == 422


class TestNames:
    def test_one_is_found_and_adopted_after_its_effect_was_seen(self, editor: FlaskClient) -> None:
        found = editor.get(f"{PAGE}/names/{TW}?q=North+Korea")
        row = next(row for row in soup(found).select("tbody tr") if said(row).startswith("North Korea"))
        assert [said(cell) for cell in row.find_all("td")[:3]] == ["North Korea 朝鲜", "朝鮮", "北韓"]
        form = row.find("form")
        assert isinstance(form, Tag)
        preview = editor.post(str(form["action"]), data={**values(form).to_dict(), "do": "preview"})
        assert (preview.status_code, "北韓" in preview.text) == (200, True)
        assert "Adopted" not in words(editor.get(f"{PAGE}/names/{TW}?q=North+Korea"))
        shown = soup(preview).select_one("form.acts")
        assert shown is not None
        editor.post(str(form["action"]), data={**values(shown).to_dict(), "do": "save"})
        assert "Adopted" in words(editor.get(f"{PAGE}/names/{TW}?q=North+Korea"))

    def test_an_administrator_sees_them_and_an_editor_adopts(self, client_of: Browser) -> None:
        page = client_of(Role.ADMINISTRATOR).get(f"{PAGE}/names/{TW}")
        assert "Contested" in words(page)
        assert not soup(page).select("tbody form")

    def test_what_is_not_found_is_told(self, editor: FlaskClient) -> None:
        assert "No proposal with “<b>”" in words(editor.get(f"{PAGE}/names/{TW}?q=<b>"))
        assert editor.get(f"{PAGE}/names/zh-Hant-HK").status_code == 422


def test_what_is_put_into_words_is_marked_as_the_chinese_that_it_is(app: Flask) -> None:
    with app.test_request_context():
        said = in_chinese(Words("<b> ({before} → {word}), {word}", before="软件", word="軟體"), TW)
    assert said == (
        '&lt;b&gt; (<span lang="zh-Hans">软件</span> → <span lang="zh-Hant-TW">軟體</span>), '
        '<span lang="zh-Hant-TW">軟體</span>'
    )
    assert in_chinese("also 軟體 <b>", TW) == 'also <span lang="zh-Hant-TW">軟體</span> &lt;b&gt;'


def test_an_excerpt_is_cut_around_the_first_change_and_the_whole_is_not() -> None:
    before, after = "前" * 30 + "台" + "後" * 30, "前" * 30 + "臺" + "後" * 30
    runs = whole(before, after)
    assert [run.text for run in runs] == ["前" * 30, "台", "臺", "後" * 30]
    short = excerpt(before, changes(before, after))
    assert "".join(run.text for run in short) == "…" + "前" * 14 + "台臺" + "後" * 14 + "…"
