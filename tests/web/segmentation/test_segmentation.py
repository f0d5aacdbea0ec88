"""The page of the publication's own segmentation."""

import io
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.web.forms import alert, form_of, soup, values, words
from tms.domain.permissions import Role

PAGE = "/segmentation"


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def sent(browser: FlaskClient, do: str, **changes: str) -> dict[str, str]:
    return {**values(form_of(browser.get(PAGE), PAGE)).to_dict(), "do": do, **changes}


def test_exceptions_are_saved_and_stand_there_in_order(editor: FlaskClient) -> None:
    form = sent(
        editor, "save", abbreviations="Xinh\r\nApprox.", no_break="Yahoo!|", breaks="|●", chinese_semicolon="on"
    )
    saved = editor.post(PAGE, data=form, follow_redirects=True)
    assert "what is cut already stays as it is" in words(saved)
    assert "last changed by" in words(saved)
    found = values(form_of(saved, PAGE))
    assert (found["abbreviations"], found["no_break"], found["breaks"]) == ("Approx.\r\nXinh.", "Yahoo!|", "|●")
    assert "chinese_semicolon" in found


@pytest.mark.parametrize(("language", "example"), [("zh-TW", "編者按："), ("zh-CN", "编者按：")])
def test_the_example_is_in_the_script_of_the_page(editor: FlaskClient, language: str, example: str) -> None:
    page = soup(editor.get("/segmentation", headers={"Accept-Language": language}))
    assert str(page.select("textarea[name=breaks]")[0]["placeholder"]).startswith(example)


def test_a_pasted_text_shows_what_would_change_and_nothing_is_saved(editor: FlaskClient) -> None:
    text = "第一，开放；第二，改革。完了。"
    form = sent(editor, "try", chinese_semicolon="on", language="zh-Hans", text=text)
    tried = editor.post(PAGE, data=form)
    assert tried.status_code == 200
    assert "1 place would be cut differently; 1 segment would stay as it is." in words(tried)
    now, then = soup(tried).select(".cuts ol")
    assert [item.get_text() for item in now.find_all("li")] == ["第一，开放；第二，改革。"]
    assert [item.get_text() for item in then.find_all("li")] == ["第一，开放；", "第二，改革。"]
    assert now["lang"] == "zh-Hans"
    assert values(form_of(tried, PAGE))["text"] == text
    assert "chinese_semicolon" not in values(form_of(editor.get(PAGE), PAGE))


def test_without_a_text_the_newest_articles_are_tried(editor: FlaskClient) -> None:
    tried = editor.post(PAGE, data=sent(editor, "try", abbreviations="Xinh."))
    assert "Nothing would change" in words(tried) or "no article yet" in words(tried)


def test_a_line_that_says_nothing_is_named_and_what_was_written_stays(editor: FlaskClient) -> None:
    refused = editor.post(PAGE, data=sent(editor, "save", no_break="Yahoo!", breaks="|●"))
    assert refused.status_code == 422
    assert "“Yahoo!” does not say where" in alert(refused)
    assert values(form_of(refused, PAGE))["breaks"] == "|●"


def test_who_did_not_see_the_last_change_is_told(editor: FlaskClient) -> None:
    old = sent(editor, "save", abbreviations="Xinh.")
    editor.post(PAGE, data={**old, "abbreviations": "Approx."})
    refused = editor.post(PAGE, data=old)
    assert refused.status_code == 409
    assert "Someone else saved different exceptions while you were editing" in alert(refused)
    assert values(form_of(refused, PAGE))["abbreviations"] == "Xinh."


def test_what_is_written_is_shown_as_text(editor: FlaskClient) -> None:
    tried = editor.post(
        PAGE, data=sent(editor, "try", abbreviations="<b>x", text="<i>a</i>. The <b>x. Y.", language="en")
    )
    assert not soup(tried).select("main b:not(.num), main i:not([aria-hidden])")
    assert "<b>x" in words(tried)


SRX = """<srx version="2.0"><body><languagerules><languagerule languagerulename="any">
<rule break="no"><beforebreak>\\b(Xinh|Approx)\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
<rule break="no"><beforebreak>Yahoo!</beforebreak></rule>
<rule break="no"><beforebreak>\\d+\\.</beforebreak></rule></languagerule></languagerules></body></srx>"""


def test_an_srx_file_adds_what_are_words_and_names_what_is_not(editor: FlaskClient) -> None:
    form = sent(editor, "srx", abbreviations="Dept.\r\nXinh.")
    added = editor.post(PAGE, data={**form, "srx": (io.BytesIO(SRX.encode()), "house.srx")})
    found = values(form_of(added, PAGE))
    assert (found["abbreviations"], found["no_break"]) == ("Dept.\r\nXinh.\r\nApprox.", "Yahoo!|")
    assert "2 abbreviations and 1 other exception stand above now. Not taken" in words(added)
    assert [one.get_text() for one in soup(added).select("code")] == ["\\d+\\. | "]
    assert values(form_of(editor.get(PAGE), PAGE))["abbreviations"] == ""


def test_a_file_that_is_no_srx_is_refused_and_the_fields_stay(editor: FlaskClient) -> None:
    form = sent(editor, "srx", abbreviations="Dept.")
    refused = editor.post(PAGE, data={**form, "srx": (io.BytesIO(b"PK"), "house.docx")})
    assert "This is not an SRX file" in alert(refused)
    assert values(form_of(refused, PAGE))["abbreviations"] == "Dept."
