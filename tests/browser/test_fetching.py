"""An article comes in by its address, fetched by a real worker; what is inside the house is not fetched for anybody."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.fetched_site import site
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with site() as running:
        yield running


def ask(page: Page, address: str) -> None:
    page.goto("/articles/new")
    field = page.get_by_label("From the web, by its address")
    field.fill(address)
    field.press("Enter")


@pytest.mark.full
def test_an_editor_gives_an_address_sees_what_was_understood_and_creates_the_article(
    signed_in: Callable[[Role], Page], address: str
) -> None:
    page = signed_in(Role.EDITOR)
    ask(page, f"{address}/news/2026/03/04/ferries")
    expect(page.get_by_role("heading", name="Is this the article?")).to_be_visible()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Ferries stay in the harbour")
    expect(page.get_by_label("Address on the web")).to_have_value("https://news.example/ferries")
    page.get_by_role("button", name="Create the article").click()
    expect(page.get_by_role("heading", name="Ferries stay in the harbour")).to_be_visible()
    expect(page.get_by_role("link", name="news.example")).to_have_attribute("href", "https://news.example/ferries")
    ask(page, f"{address}/there")
    expect(page.get_by_role("heading", name="This seems to be in Sanwen already")).to_be_visible()


@pytest.mark.full
def test_an_address_inside_the_house_is_refused_and_can_be_corrected(
    signed_in: Callable[[Role], Page], address: str
) -> None:
    page = signed_in(Role.EDITOR)
    ask(page, f"{address}/metadata")
    expect(page.get_by_role("alert")).to_contain_text("169.254.169.254 is not on the public web")
    page.goto("/articles/new")
    expect(page.get_by_text("could not be brought in")).to_be_visible()
    page.get_by_role("link", name=f"{address}/metadata").click()
    page.get_by_label("From the web, by its address").fill(f"{address}/own")
    page.get_by_role("button", name="Fetch it again").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("A page of its own")


@pytest.mark.full
def test_an_editor_watches_a_feed_takes_one_entry_and_dismisses_the_other(
    signed_in: Callable[[Role], Page], address: str
) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/feeds")
    field = page.get_by_label("Watch another feed")
    field.fill(f"{address}/feed")
    field.press("Enter")
    expect(page.get_by_role("heading", name="News of /own")).to_be_visible()
    page.get_by_role("button", name="Dismiss News of /metadata").click()
    expect(page.get_by_role("heading", name="News of /metadata")).to_have_count(0)
    page.get_by_role("button", name="Look at it News of /own").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("A page of its own")
    page.goto("/feeds")
    expect(page.get_by_text("Nothing is new.")).to_be_visible()
    page.get_by_role("button", name="Ask now The Harbour").click()
    expect(page.get_by_text("It is being asked.")).to_have_count(0)
    expect(page.get_by_text("Nothing is new.")).to_be_visible()
    field = page.get_by_label("Watch another feed")
    field.fill(f"{address}/laughs")
    field.press("Enter")
    expect(page.get_by_text("neither an Atom or RSS feed")).to_be_visible()


def test_a_translator_watches_no_feeds(signed_in: Callable[[Role], Page]) -> None:
    page = signed_in(Role.TRANSLATOR)
    answer = page.goto("/feeds")
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_role("link", name="Watched feeds")).to_have_count(0)


def test_a_translator_is_not_offered_it_and_is_denied_it(signed_in: Callable[[Role], Page]) -> None:
    page = signed_in(Role.TRANSLATOR)
    answer = page.goto("/articles/new")
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_label("From the web, by its address")).to_have_count(0)
    denied = page.request.post("/articles/fetch", form={"address": "https://news.example/a"})
    assert denied.status in {400, 403}
