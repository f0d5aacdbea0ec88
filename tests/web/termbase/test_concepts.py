"""The pages of a concept: written without a script, seen beside open texts, changed, withdrawn, with its history."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import LEFT, Story
from tests.web.forms import alert, asked_again, send, soup, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

Browser = Callable[[Role], FlaskClient]
TRAIN = {
    "kind": "term",
    "locale": ["en", "en", "zh-Hans"],
    "text": ["night train", "sleeper", "夜班列车"],
    "status": ["preferred", "admitted", "preferred"],
    "part_of_speech": ["noun", "", ""],
    "term_note": ["", "in Britain", ""],
    "source": ["The Times", "", ""],
    "definition": "A train that goes by night",
}


@pytest.fixture
def editor(client_of: Browser) -> FlaskClient:
    return client_of(Role.EDITOR)


def saved(editor: FlaskClient) -> str:
    """The address of the new concept."""
    answer = editor.post("/terms", data=TRAIN | {"do": "save"})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].removesuffix("/open-texts")


def fields(browser: FlaskClient, address: str) -> dict[str, list[str]]:
    """What the form on this page would send."""
    form = soup(browser.get(address)).select_one("form.concept")
    assert form is not None
    sent: dict[str, list[str]] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        chosen = field.select_one("option[selected]") or field.select_one("option")
        value = field.get("value", field.get_text()) if field.name != "select" else chosen and chosen["value"]
        if field.get("type") != "checkbox" or field.has_attr("checked"):
            sent.setdefault(str(field["name"]), []).append(str(value).removeprefix("\n"))
    return sent


def test_a_concept_that_was_written_shows_what_was_written(editor: FlaskClient) -> None:
    said = words(editor.get(saved(editor)))
    for part in ("night train", "sleeper", "in Britain", "Read in: The Times", "noun", "夜班列车", "Added by"):
        assert part in said


def test_a_part_of_speech_is_said_in_the_language_of_the_page(editor: FlaskClient) -> None:
    address = saved(editor)
    editor.post("/language", data={"language": "zh-Hans"})
    assert "名词" in words(editor.get(address))


def test_the_form_of_a_concept_sends_back_what_it_says(editor: FlaskClient) -> None:
    address = saved(editor)
    form = fields(editor, f"{address}/edit")
    assert [text for text in form["text"] if text] == ["night train", "sleeper", "夜班列车"]
    assert editor.post(address, data=form | {"do": "save"}).status_code == 303
    assert "Changed by" not in words(editor.get(address))


def test_a_change_is_told_in_the_history_with_its_reason(editor: FlaskClient) -> None:
    address = saved(editor)
    form = fields(editor, f"{address}/edit") | {"do": "save", "reason": "House style"}
    form["text"] = ["夜行列车" if text == "夜班列车" else text for text in form["text"]]
    assert editor.post(address, data=form).status_code == 303
    page = soup(editor.get(address))
    assert [one.get_text() for one in page.select(".history ins, .history del")] == ["夜行列车", "夜班列车"]
    assert "House style" in page.get_text()


def test_who_was_overtaken_sees_theirs_and_keeps_their_own(editor: FlaskClient) -> None:
    address = saved(editor)
    form = fields(editor, f"{address}/edit") | {"do": "save", "definition": "Mine"}
    editor.post(address, data=form | {"definition": "Theirs"})
    answer = editor.post(address, data=form)
    assert answer.status_code == 409
    assert "while you were editing" in words(answer)
    field = soup(answer).select_one("textarea[name=definition]")
    assert field is not None
    assert field.get_text().strip() == "Mine"


def test_what_is_refused_stays_in_the_form(editor: FlaskClient) -> None:
    answer = editor.post("/terms", data=TRAIN | {"do": "save", "status": ["preferred"] * 3})
    assert answer.status_code in {400, 422}
    page = soup(answer)
    assert "two preferred terms" in page.get_text()
    assert [str(one["value"]) for one in page.select("input[name=text]") if one["value"]] == TRAIN["text"]


def test_open_texts_that_would_fail_are_shown_before_and_after_saving(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    address = f"/articles/{story.id}/versions/zh-Hans?segment={story.segment(LEFT)}#now"
    preview = editor.post("/terms", data=TRAIN | {"do": "preview"})
    assert preview.status_code == 200
    assert soup(preview).select_one(f'.failing a[href="{address}"]') is not None
    assert "night train" not in words(editor.get("/terms"))
    after = soup(editor.get(f"{saved(editor)}/open-texts"))
    assert after.select_one(f'.failing a[href="{address}"]') is not None
    assert "1 open text fails" in " ".join(after.get_text(" ").split())


def test_a_withdrawn_concept_is_gone_and_says_why(editor: FlaskClient) -> None:
    address = saved(editor)
    assert editor.post(f"{address}/withdraw", data={"rev": "1", "reason": "Twice"}).status_code == 303
    answer = editor.get(address)
    assert answer.status_code == 410
    assert "Twice" in words(answer)
    assert editor.get(f"{address}/edit").status_code == 410


def test_a_withdrawal_that_is_refused_keeps_its_reason(editor: FlaskClient) -> None:
    address = saved(editor)
    page = editor.get(address)
    assert editor.post(address, data=TRAIN | {"do": "save", "rev": "1", "note": "By night"}).status_code == 303
    refused = send(editor, page, f"{address}/withdraw", {"reason": "Twice"})
    assert refused.status_code == 409
    assert asked_again(refused) == ("withdraw", alert(refused), "Twice")
    assert send(editor, editor.get(address), f"{address}/withdraw", {"reason": "Twice"}).status_code == 303
    late = send(editor, refused, f"{address}/withdraw", {"reason": "Nobody says it"})
    assert late.status_code == 410
    assert "You wrote: Nobody says it" in words(late)


def test_what_a_concept_said_is_brought_back_by_one_button_also_after_a_withdrawal(editor: FlaskClient) -> None:
    address = saved(editor)
    shorter = TRAIN | {"text": ["overnight train", "", "夜班列车"], "rev": "1", "do": "save"}
    assert editor.post(address, data=shorter).status_code == 303
    assert "sleeper" not in term_table(editor, address)
    press(editor, address)
    assert "sleeper" in term_table(editor, address)
    assert "overnight train" not in term_table(editor, address)
    assert editor.post(f"{address}/withdraw", data={"rev": "3", "reason": "Twice"}).status_code == 303
    press(editor, address)
    assert "sleeper" in term_table(editor, address)
    assert editor.get(address).status_code == 200


def term_table(browser: FlaskClient, address: str) -> str:
    """What the concept says now."""
    table = soup(browser.get(address)).select_one("table")
    assert table is not None
    return table.get_text(" ")


def press(editor: FlaskClient, address: str) -> None:
    """The newest button that brings something back."""
    form = soup(editor.get(address)).select_one("form[action$='bring-back']")
    assert form is not None
    sent = {str(field["name"]): str(field["value"]) for field in form.select("input[name]")}
    assert editor.post(str(form["action"]), data=sent).status_code == 303


def test_others_read_and_see_no_button(client_of: Browser, editor: FlaskClient) -> None:
    address = saved(editor)
    page = soup(client_of(Role.TRANSLATOR).get(address))
    assert not page.select("form[action*='withdraw'], a[href$='/edit']")
