"""The memory's page: everybody looks words up, editors correct, withdraw and merge."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom
from tests.web.forms import alert, send, soup, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.memory.entries import FEW
from tms.services.memory.remember import import_units

ClientOf = Callable[[Role], FlaskClient]
UNITS = [{"en": "Nobody <b>asked</b>.", "zh-Hans": "没人问。"}, {"en": "Nobody <b>asked</b>.", "zh-Hans": "没人问。"}]


@pytest.fixture(autouse=True)
def remembered(database: Database, newsroom: Newsroom) -> None:
    with database.begin() as uow:
        import_units(uow, newsroom[Role.EDITOR], UNITS)


def test_the_words_are_marked_where_they_stand(client_of: ClientOf) -> None:
    page = client_of(Role.TRANSLATOR).get("/memory?q=ASKED")
    assert [mark.get_text() for mark in soup(page).select(".entries mark")] == ["asked", "asked"]
    assert "Nobody &lt;b&gt;" in page.text
    assert not soup(page).select(".entries form"), "who translates only looks"
    assert "two characters or more" in client_of(Role.TRANSLATOR).get("/memory?q=问").text


def test_an_editor_corrects_merges_and_withdraws(client_of: ClientOf) -> None:
    browser = client_of(Role.EDITOR)
    page = browser.get("/memory?q=没人")
    merge = next(form["action"] for form in soup(page).select("form") if str(form["action"]).endswith("/merge"))
    assert send(browser, page, str(merge), {}).location == "/memory?q=%E6%B2%A1%E4%BA%BA"
    page = browser.get("/memory?q=没人")
    (entry,) = soup(page).select(".entries > li")
    unit = str(entry["id"]).removeprefix("entry-")
    form = {"locale": "zh-Hans", "seen": "别的。", "text": "没有人问。"}
    refused = send(browser, page, f"/memory/{unit}/correct", form)
    assert refused.status_code == 409
    assert "in the meantime" in alert(refused)
    assert send(browser, page, f"/memory/{unit}/correct", form | {"seen": "没人问。"}).status_code == 303
    page = browser.get("/memory?q=没有人")
    assert len(soup(page).select(".entries > li:not(.blank)")) == 1
    assert send(browser, page, f"/memory/{unit}/withdraw", {"reason": "It is wrong."}).status_code == 303
    assert not soup(browser.get("/memory?q=没有人")).select(".entries > li:not(.blank)")
    late = send(browser, page, f"/memory/{unit}/withdraw", {"reason": "It is old."})
    assert late.status_code in {404, 409, 410}
    assert "You wrote: It is old." in words(late)


def test_a_page_begins_with_a_few_and_more_are_a_click_away(
    client_of: ClientOf, database: Database, newsroom: Newsroom
) -> None:
    with database.begin() as uow:
        import_units(
            uow, newsroom[Role.EDITOR], [{"en": f"Ferry {n} left.", "zh-Hans": f"{n}号渡轮开走了。"} for n in range(60)]
        )
    browser = client_of(Role.EDITOR)
    for search, others in (("?q=ferry", 0), ("", len(UNITS))):
        page = soup(browser.get(f"/memory{search}"))
        assert len(page.select(".entries > li")) == FEW
        (more,) = page.select(".pager a")
        page = soup(browser.get(str(more["href"])))
        assert len(page.select(".entries > li")) == 60 + others
        assert not page.select(".pager a")
