"""The page of decisions: one page of places at a time, and every form on it leads back to that page."""

import uuid
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.web.forms import alert, asked_again, form_of, send, soup, values, words
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.worklist.worklist import PAGE

TOTAL = PAGE + 20


@pytest.fixture
def reviewer(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.REVIEWER)


@pytest.fixture
def address(database: Database, newsroom: Newsroom) -> str:
    blocks = [Block("paragraph", f"第{n}号合约成立后，双方见面。") for n in range(TOTAL)]
    article_id = make_article(
        database, newsroom[Role.EDITOR], ImportedArticle(language="zh-Hans", title="合约", blocks=blocks)
    )
    return f"/articles/{article_id}/versions/zh-Hant/decisions"


def turns(page: BeautifulSoup) -> Mapping[str, Mapping[str, list[str]]]:
    """Where the page's links to other pages lead."""
    return {str(link["rel"][0]): parse_qs(urlsplit(str(link["href"])).query) for link in page.select("[data-turn] a")}


def test_each_page_says_which_places_it_shows_and_leads_to_its_neighbours(reviewer: FlaskClient, address: str) -> None:
    first, second = (soup(reviewer.get(f"{address}{query}")) for query in ("", "?page=1"))
    assert [len(one.select("[data-place]")) for one in (first, second)] == [PAGE, TOTAL - PAGE]
    assert not {str(one["id"]) for one in first.select("[data-place]")} & {
        str(one["id"]) for one in second.select("[data-place]")
    }
    assert (turns(first), turns(second)) == ({"next": {"page": ["1"]}}, {"prev": {}})
    for one, range_ in ((first, f"1–{PAGE}"), (second, f"{PAGE + 1}–{TOTAL}")):
        said = " ".join(one.get_text(" ").split())
        assert f"{TOTAL} places are left" in said
        assert f"{range_} of {TOTAL}" in said
        assert f"Waive {TOTAL}" in said


@pytest.mark.parametrize(("query", "shown"), [("?page=999999999", TOTAL - PAGE), ("?page=x", PAGE), ("?page=-1", PAGE)])
def test_what_is_no_page_is_the_last_or_the_first(reviewer: FlaskClient, address: str, query: str, shown: int) -> None:
    assert len(soup(reviewer.get(address + query)).select("[data-place]")) == shown


def test_whoever_decides_stays_on_the_page(reviewer: FlaskClient, address: str) -> None:
    page = reviewer.get(f"{address}?page=1")
    sent = values(form_of(page, f"{address}?page=1"))
    choice = str(soup(page).select_one("[data-place] button[name=choice]")["value"])  # type: ignore[index]
    answer = reviewer.post(f"{address}?page=1", data={**sent, "choice": choice})
    assert (answer.status_code, answer.location) == (303, f"{address}?page=1")
    assert f"{PAGE + 1}–{TOTAL - 1} of {TOTAL - 1}" in words(reviewer.get(answer.location))
    refused = reviewer.post(f"{address}?page=1", data={**sent, "choice": choice, "key": str(uuid.uuid4())})
    assert refused.status_code == 409
    assert len(soup(refused).select("[data-place]")) == TOTAL - 1 - PAGE


def test_a_waiver_that_was_refused_is_asked_again_in_its_dialog(reviewer: FlaskClient, address: str) -> None:
    page = reviewer.get(address)
    assert soup(page).select("dialog[open]") == []
    action = str(soup(page).select_one("#waive form")["action"])  # type: ignore[index]
    no_text = "Read twice.\x00"
    refused = send(reviewer, page, action, {"reason": no_text})
    assert refused.status_code == 422
    assert asked_again(refused) == ("waive", alert(refused), no_text)


def test_a_name_without_a_source_is_adopted_with_one_button_by_who_may_change_rules(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    blocks = [Block("paragraph", "国际货币基金组织等待。"), Block("paragraph", "国际货币基金组织同意。")]
    article_id = make_article(
        database, newsroom[Role.EDITOR], ImportedArticle(language="zh-Hans", title="两家", blocks=blocks)
    )
    address = f"/articles/{article_id}/versions/zh-Hant/decisions"
    reviewers, editors = (soup(client_of(role).get(address)) for role in (Role.REVIEWER, Role.EDITOR))
    for page in (reviewers, editors):
        assert [one.get_text() for one in page.select("[data-place] h2 [lang]")] == ["国际货币基金组织"]
    assert [one["value"] for one in reviewers.select("[name=choice]")] == ["國際貨幣基金組織", "國際貨幣基金"]
    assert reviewers.select("[name=scope]")[0]["value"] == "article"
    assert reviewers.select("[name=adopt]") == editors.select("[name=choice]") == []
    (button,) = editors.select("[name=adopt]")
    assert (button["value"], button["data-key"]) == ("國際貨幣基金", "n")
    client = client_of(Role.EDITOR)
    form = values(form_of(client.get(address), address))
    form["adopt"] = str(button["value"])
    (reach,) = editors.select("[data-reach][data-adopts]")
    assert client.get(str(reach["data-reach"])).get_json() == {"said": "2 sentences in 1 open version"}
    # Without a script the page says it first, and does nothing.
    asking = soup(client.post(address, data=form)).select_one("#everywhere")
    assert asking is not None
    assert "everywhere reaches 2 sentences in 1 open version." in " ".join(asking.get_text().split())
    assert "國際貨幣基金" not in client.get("/conversion-rules").get_data(as_text=True)
    asked = {str(one["name"]): str(one["value"]) for one in asking.select("[name]")}
    assert client.post(address, data=asked).status_code == 303
    assert "國際貨幣基金" in client.get("/conversion-rules").get_data(as_text=True)


def test_a_rule_says_how_far_it_reaches_before_and_after_and_is_taken_back_beside_its_message(
    reviewer: FlaskClient, address: str
) -> None:
    page = soup(reviewer.get(address))
    reach = page.select_one("[data-place] [data-reach]")
    assert reach is not None
    told = reviewer.get(str(reach["data-reach"])).get_json()
    assert told == {"said": "120 sentences in 1 open version"}
    sent = values(form_of(reviewer.get(address), address))
    choice = str(page.select_one("[data-place] button[name=choice]")["value"])  # type: ignore[index]
    # Without a script the page says it first, and does nothing.
    asking = reviewer.post(address, data={**sent, "choice": choice, "scope": "publication"})
    assert asking.status_code == 200
    shown = soup(asking)
    everywhere = shown.select_one("#everywhere")
    assert everywhere is not None
    assert everywhere.p is not None
    assert " ".join(everywhere.p.get_text().split()).endswith(
        f"{choice} everywhere reaches 120 sentences in 1 open version."
    )
    assert soup(reviewer.get(address)).select("#publication-title") == []
    fields = {str(one["name"]): str(one["value"]) for one in everywhere.select("[name]")}
    after = soup(reviewer.post(address, data=fields, follow_redirects=True))
    notice = after.select_one(".notice[role=status]")
    assert notice is not None
    assert notice.p is not None
    assert notice.p.get_text() == (
        "Decided as a rule of the publication: 120 sentences in 1 open version. All of them follow in a moment."
    )
    listed = after.select_one("section[aria-labelledby=publication-title]")
    assert listed is not None
    assert listed.h2 is not None
    assert listed.h2.get_text() == "Decided for the publication"
    (action,) = {str(one["action"]) for one in [*notice.select("form"), *listed.select("form")]}
    gone = soup(reviewer.get(send(reviewer, reviewer.get(address), action).location))
    assert "Taken back." in gone.get_text()
    assert gone.select("#publication-title") == []


def test_who_may_not_decide_sees_the_rules_without_a_way_back(
    client_of: Callable[[Role], FlaskClient], reviewer: FlaskClient, address: str
) -> None:
    sent = values(form_of(reviewer.get(address), address))
    choice = str(soup(reviewer.get(address)).select_one("[data-place] button[name=choice]")["value"])  # type: ignore[index]
    answer = reviewer.post(
        address, data={**sent, "choice": choice, "scope": "article"}, headers={"Accept": "application/json"}
    )
    assert answer.get_json()["said"].startswith("Decided in this article: 120 sentences in 1 open version.")
    editors = soup(client_of(Role.EDITOR).get(address))
    assert [one.get_text() for one in editors.select("#article-title")] == ["Decided in this article"]
    assert editors.select("form[action*=take-back]") == []
