"""The parity page: what the versions disagree about, side by side, and the waiver."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.web.forms import alert, asked_again, send, soup, words
from tests.web.workspace.test_workspace import HANT, Place, place

__all__ = ["place"]

from tms.domain.permissions import Role


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def disagree(place: Place) -> int:
    """The last sentence of zh-Hans, and so of zh-Hant, tells a price that its source does not."""
    row = place.rows("zh-Hans")[-1]
    place.save(row, "第二条线路耗资4700万美元，将在2027年开通。", "zh-Hans")
    return row.segment_id


def page_of(place: Place) -> str:
    return place.url(HANT).split("/versions/")[0] + "/parity"


def test_versions_that_agree_are_said_to(editor: FlaskClient, place: Place) -> None:
    answer = editor.get(page_of(place))
    assert answer.status_code == 200
    assert soup(answer).select("[data-place]") == []
    assert "disagree" not in words(answer)
    # Said once: in the place of the list, or above it if one wants all sentences.
    assert words(answer).count("versions agree") == 1
    everything = words(editor.get(f"{page_of(place)}?show=all"))
    assert "The versions agree: " in everything
    assert everything.count("versions agree") == 1


def test_a_disagreement_is_marked_in_each_language_and_leads_to_its_sentence(editor: FlaskClient, place: Place) -> None:
    segment_id = disagree(place)
    page = soup(editor.get(page_of(place)))
    (row,) = page.select("[data-place]")
    marks = {str(mark.find_parent(lang=True)["lang"]): mark.get_text() for mark in row.select("mark")}  # type: ignore[index]
    assert marks == {"zh-Hans": "4700万美元", "zh-Hant": "4700萬美元"}
    links = [str(link["href"]) for link in row.select("a")]
    assert place.url("zh-Hans", f"?segment={segment_id}") + "#now" in links
    assert page.select_one(".heads") is not None


def test_the_version_that_all_others_agree_against_stands_out(editor: FlaskClient, place: Place) -> None:
    disagree(place)
    (odd,) = soup(editor.get(page_of(place))).select("[data-place] .odd")
    assert " ".join(odd.get_text(" ").split()) == "English nothing unlike the others"


def test_every_sentence_is_shown_on_demand(editor: FlaskClient, place: Place) -> None:
    disagree(place)
    page = soup(editor.get(f"{page_of(place)}?show=all"))
    assert len(page.select("article.row")) == len(place.rows("zh-Hans"))
    assert len(page.select("[data-place]")) == 1


def test_what_is_open_is_waived_with_a_reason(editor: FlaskClient, place: Place) -> None:
    disagree(place)
    url = f"{page_of(place)}/waive"
    refused = send(editor, editor.get(page_of(place)), url, {"reason": " "})
    assert "reason" in alert(refused).lower()
    answer = send(editor, editor.get(page_of(place)), url, {"reason": "The figure is from the ministry."})
    assert answer.status_code == 303
    told = words(editor.get(page_of(place)))
    assert "waived what is open" in told
    assert "The figure is from the ministry." in told
    assert soup(editor.get(page_of(place))).find("form", action=url) is None
    article = words(editor.get(page_of(place).removesuffix("/parity")))
    assert "The versions disagree in 1 place , which is waived" in article


def test_a_waiver_that_was_refused_is_asked_again_with_its_reason(editor: FlaskClient, place: Place) -> None:
    disagree(place)
    url = f"{page_of(place)}/waive"
    sent = {"reason": "The figure is from the ministry.", "seen": "another page"}
    refused = send(editor, editor.get(page_of(place)), url, sent)
    assert refused.status_code == 409
    assert asked_again(refused) == ("waive", alert(refused), sent["reason"])
    assert soup(editor.get(page_of(place))).select("dialog[open]") == []


def test_a_translator_sees_it_and_waives_nothing(client_of: Callable[[Role], FlaskClient], place: Place) -> None:
    disagree(place)
    translator = client_of(Role.TRANSLATOR)
    page = translator.get(page_of(place))
    assert len(soup(page).select("[data-place]")) == 1
    assert soup(page).select("#waive") == []
    assert translator.post(f"{page_of(place)}/waive", data={"reason": "so"}).status_code == 403
