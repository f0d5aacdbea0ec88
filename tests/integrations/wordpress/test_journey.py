"""In browsers: an administrator sets a WordPress up, an editor publishes to it, and readers come."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Product, context, installation, product, signed_in, way_to_it
from tests.factories import ARTICLE, make_article
from tests.integrations.wordpress.sending import wordpress_tests
from tests.integrations.wordpress.site import WordPressSite
from tests.services.revising import RevisedStory
from tms.domain.permissions import Role

__all__ = ["context", "installation", "product", "signed_in", "way_to_it"]

pytestmark = [*wordpress_tests, pytest.mark.browser]

TITLE = str(ARTICLE.title)
NAMES = {"en": "English", "zh-Hans": "简体", "zh-Hant": "繁體"}


@pytest.fixture
def site(wordpress: WordPressSite) -> WordPressSite:
    wordpress.php(
        "foreach (get_posts(array('numberposts' => -1, 'post_status' => 'any')) as $one)"
        " { wp_delete_post($one->ID, true); } echo 1;"
    )
    return wordpress


def open_menu(page: Page) -> None:
    """The menu under one's initials."""
    page.locator("details.menu > summary").last.click()
    expect(page.get_by_role("link", name="Account")).to_be_visible()


def set_up(page: Page, site: WordPressSite) -> None:
    """The administrator goes there by the menu, writes where the site is, and tries it."""
    open_menu(page)
    page.get_by_role("link", name="Sites").click()
    page.get_by_label("Address of the site").fill(site.address)
    page.get_by_label("User there").fill("sanwen-editor")
    page.get_by_label("Application password").fill(site.passwords["editor"])
    page.get_by_role("button", name="Set up the site").click()
    page.wait_for_url(re.compile(r"/sites/\d+$"))
    page.get_by_role("button", name="Try the site").click()
    expect(page.get_by_role("status")).to_contain_text("The site answers: The Harbour Post, WordPress 6.")


def test_set_up_published_changed_there_and_sent_again(
    signed_in: Callable[[Role], Page],
    context: Callable[[], BrowserContext],
    product: Product,
    site: WordPressSite,
) -> None:
    set_up(signed_in(Role.ADMINISTRATOR), site)
    article = make_article(product.telling, product.newsroom[Role.EDITOR], ARTICLE)
    story = RevisedStory(product.telling, product.newsroom, article)
    story.approve_all()

    # The editor publishes, and the page says where the three versions are.
    editor = signed_in(Role.EDITOR)
    editor.goto(f"/articles/{story.id}")
    editor.get_by_role("button", name="Publish the chosen versions").click()
    panel = editor.locator("#on-sites")
    links = panel.locator("a[href]")
    expect(links).to_have_count(3)
    addresses = [str(link.get_attribute("href")) for link in links.all()]

    # A reader opens each, reads it, and goes from one to the next by the switch.
    reader = context().new_page()
    for address, (language, name) in zip(addresses, NAMES.items(), strict=True):
        reader.goto(address)
        expect(reader.locator("html")).to_have_attribute("lang", language)
        expect(reader.locator("h1")).to_have_text(str(story.text(language, TITLE).text))
        switch = reader.locator("nav.sanwen-switch")
        expect(switch).to_have_text("English | 简体 | 繁體")
        expect(switch.locator("[aria-current]")).to_have_text(name)
    reader.locator("nav.sanwen-switch").get_by_role("link", name="English").click()
    expect(reader.locator("h1")).to_have_text(TITLE)

    # An editor of the site changes the title there; a correction of ours does not overwrite it, and says so.
    post = site.posts()[0]["id"]
    site.php(f"wp_update_post(array('ID' => {post}, 'post_title' => 'Ferries of mine')); echo 1;")
    story.revise({TITLE: "Ferries at one"})
    story.publish("en")
    changed = panel.get_by_role("listitem").filter(has_text="English")
    expect(changed).to_contain_text("changed there: the title")
    expect(changed).to_contain_text("It was not overwritten.")
    reader.reload()
    expect(reader.locator("h1")).to_have_text("Ferries of mine")
    changed.get_by_role("button", name="Send ours instead").click()
    expect(changed).not_to_contain_text("changed there")
    # While it is on its way, the page leads to what the site had before.
    expect(changed).not_to_contain_text("on its way")
    expect(changed.get_by_role("link")).to_have_attribute("href", addresses[0])
    reader.reload()
    expect(reader.locator("h1")).to_have_text("Ferries at one")


def test_an_editor_sees_no_page_of_sites(signed_in: Callable[[Role], Page]) -> None:
    editor = signed_in(Role.EDITOR)
    open_menu(editor)
    expect(editor.get_by_role("link", name="Sites")).to_have_count(0)
    answer = editor.goto("/sites")
    assert answer is not None
    assert answer.status == 403
    expect(editor.get_by_label("Address of the site")).to_have_count(0)
