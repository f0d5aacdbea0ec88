"""Wagtail: readers' articles are pages in a tree for each language, and whatever ends a pull, none is there twice."""

import os
import random
import re
import shutil
import time
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.api.callers import machine_token
from tests.benchmarks.running import Running, running
from tests.cli.pull.pulling import SCOPES, Site, site_on
from tests.factories import make_article, make_newsroom
from tests.integrations.wagtail.site import WagtailSite, install, made_site
from tests.services.revising import ELEVEN, RevisedStory
from tms.domain.permissions import Role

pytestmark = [pytest.mark.full, pytest.mark.part(2), pytest.mark.timeout(600)]

LANGUAGES = ["en", "zh-Hans", "zh-Hant"]
KILLS = int(os.environ.get("TMS_SITE_KILLS", "4"))
TEN = "The first night train left at ten."


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(tmp_path_factory.mktemp("wagtail") / "venv")


@pytest.fixture(scope="module")
def product() -> Iterator[Running]:
    with running() as made:
        yield made


@pytest.fixture
def site(product: Running) -> Site:
    return site_on(product)


@pytest.fixture(scope="module")
def empty(python: Path, tmp_path_factory: pytest.TempPathFactory) -> WagtailSite:
    """A site with nothing pulled, to be copied: its tables take some seconds."""
    return made_site(python, tmp_path_factory.mktemp("empty") / "site", {})


@pytest.fixture
def wagtail(site: Site, empty: WagtailSite, tmp_path: Path) -> WagtailSite:
    folder = tmp_path / "site"
    shutil.copytree(empty.folder, folder)
    return WagtailSite(empty.python, folder, {"news": {"url": site.product.url, "token": site.token}})


def page(url: str) -> BeautifulSoup:
    with urllib.request.urlopen(url) as answer:
        return BeautifulSoup(answer.read(), "html.parser")


def links(found: Iterable[Tag]) -> dict[str, str]:
    """Where each language is."""
    return {str(one["hreflang"]): urlsplit(str(one["href"])).path for one in found}


def test_each_language_is_a_tree_whose_pages_lead_to_the_others(site: Site, wagtail: WagtailSite) -> None:
    site.story(*LANGUAGES)
    said = wagtail.pull()
    pages = wagtail.pages()
    assert len(pages) == len(said) == 3 * len({one["key"] for one in pages})
    assert {(one["locale"], one["tag"]) for one in pages} == {(tag.lower(), tag) for tag in LANGUAGES}
    assert {one["path"].split("/")[1] for one in pages} == {"home", "home-zh-hans", "home-zh-hant"}
    assert all(one["live"] for one in pages)
    assert sorted(said) == sorted(f"written {one['url']}" for one in pages), "each by the address where it opens"
    # Nothing has changed, and nothing is written.
    assert wagtail.pull() == []
    assert wagtail.pull("--anew") == []
    assert wagtail.pages() == pages
    newest = pages[-1]["key"]
    addresses = {one["tag"]: one["url"] for one in pages if one["key"] == newest}
    with wagtail.serving() as url:
        for tag in LANGUAGES:
            shown = page(url + addresses[tag])
            assert shown.html is not None
            assert shown.html["lang"] == tag
            assert links(shown.select("link[rel=alternate]")) == {**addresses, "x-default": addresses["en"]}
            assert links(shown.select("nav a")) == addresses
            assert [one.text for one in shown.select("nav a")] == ["English", "简体", "繁體"]
            assert [one["hreflang"] for one in shown.select("nav a[aria-current]")] == [tag]
            assert len(shown.select("h1")) == 1
            assert shown.select("article p")


def test_the_site_follows_corrections_and_withdrawals(site: Site, wagtail: WagtailSite) -> None:
    story = site.story(*LANGUAGES)
    wagtail.pull()
    before = len(wagtail.pages())
    site.correct(story, TEN, ELEVEN)
    (said,) = wagtail.pull()
    assert said.startswith("written ")
    assert sum(ELEVEN in str(one["body"]) for one in wagtail.pages()) == 1
    story.withdraw("en")
    (said,) = wagtail.pull()
    assert said.startswith("withdrawn ")
    away = [one for one in wagtail.pages() if not one["live"]]
    assert [ELEVEN in str(one["body"]) for one in away] == [True]
    story.publish("en")
    (said,) = wagtail.pull()
    assert said.startswith("written ")
    assert len(wagtail.pages()) == before
    assert all(one["live"] for one in wagtail.pages())


ACTS = (
    "page.title = 'Ours'; page.save_revision().publish()",
    "page.title = 'Ours'; page.save_revision()",
    "page.unpublish()",
    "page.delete()",
)


def test_what_an_editor_does_here_is_named_and_not_overwritten(site: Site, wagtail: WagtailSite) -> None:
    stories = [site.story("en") for _ in ACTS]
    wagtail.pull()
    before = wagtail.pages()
    newest = before[-len(ACTS) :]
    acts = [f"page = ArticlePage.objects.get(pk={one['id']})\n{act}" for one, act in zip(newest, ACTS, strict=True)]
    wagtail.python_says("\n".join(["from sanwen.models import ArticlePage", *acts, "print(0)"]))
    as_left = wagtail.pages()
    for story in stories:
        site.correct(story, TEN, ELEVEN)
    for _ in range(2):
        said = wagtail.pull(expected=1)
        assert [line.split(":")[1] for line in said] == [f" article {one.id} in en" for one in stories]
        assert [line.split("has ")[1].split()[0] for line in said] == ["changed", "changed", "changed", "removed"]
    assert wagtail.pages() == as_left
    wagtail.pull("--overwrite")
    written = wagtail.pages()
    assert len(written) == len(before)
    assert Counter(one["title"] for one in written) == Counter(one["title"] for one in before)
    assert all(one["live"] for one in written)
    assert sum(ELEVEN in str(one["body"]) for one in written) >= len(ACTS)
    assert wagtail.pull() == []


def test_withdrawing_takes_also_what_an_editor_changed(site: Site, wagtail: WagtailSite) -> None:
    story = site.story("en")
    wagtail.pull()
    newest = wagtail.pages()[-1]
    wagtail.python_says(f"""
from sanwen.models import ArticlePage
page = ArticlePage.objects.get(pk={newest["id"]})
page.title = "Ours"
page.save_revision().publish()
print(0)""")
    story.withdraw("en")
    assert [line.split()[0] for line in wagtail.pull()] == ["withdrawn"]
    now = wagtail.pages()[-1]
    assert (now["title"], now["live"]) == ("Ours", False)
    # What they wrote is not lost when the article is out again, either.
    story.publish("en")
    (said,) = wagtail.pull(expected=1)
    assert said.startswith("kept: ")


def test_two_publications_stand_on_one_site_each_below_its_own_page(
    site: Site, wagtail: WagtailSite, product: Running
) -> None:
    site.story("en", "zh-Hans")
    database = product.container.database
    elsewhere = make_newsroom(database, domain="elsewhere.example")
    other = RevisedStory(database, elsewhere, make_article(database, elsewhere[Role.EDITOR]))
    other.publish("en")
    token = machine_token(database, elsewhere[Role.ADMINISTRATOR], SCOPES)
    news = wagtail.publications["news"]
    both = replace(wagtail, publications={"news": news, "other": {**news, "token": token, "parent": "other"}})
    assert "no page “other”" in both.pull(expected=2)[-1]
    both.python_says("""
from wagtail.models import Page, Site
home = Site.objects.get().root_page
home.add_child(instance=Page(title="Other", slug="other", locale=home.locale))
print(0)""")
    before = both.pages()
    (said,) = both.pull("other")
    assert said.startswith("written /en/other/")
    assert both.pages()[: len(before)] == before
    assert both.pull() == []
    mixed = replace(wagtail, publications={"news": {**news, "token": token}})
    assert "give another publication a name of its own" in mixed.pull(expected=2)[-1]


def test_a_language_that_the_site_does_not_have_is_named(site: Site, wagtail: WagtailSite) -> None:
    site.story("en", "zh-Hans")
    news = {**wagtail.publications["news"], "languages": {"zh-Hans": "fr"}}
    (*_, said) = replace(wagtail, publications={"news": news}).pull(expected=2)
    assert "no language of WAGTAIL_CONTENT_LANGUAGES is zh-Hans" in said


def test_a_pull_that_is_killed_leaves_no_page_twice_and_the_next_one_goes_on(
    site: Site, wagtail: WagtailSite, empty: WagtailSite, tmp_path: Path
) -> None:
    stories = [site.story(*LANGUAGES) for _ in range(3)]
    chance = random.Random(20261201)  # noqa: S311 - the same moments again
    for n in range(KILLS):
        site.correct(stories[n % 3], *((TEN, ELEVEN) if n // 3 % 2 == 0 else (ELEVEN, TEN)))
        process = wagtail.start("pull_sanwen")
        time.sleep(chance.uniform(0.5, 4))
        process.kill()
        process.communicate()
        found = Counter((one["key"], one["locale"]) for one in wagtail.pages())
        assert set(found.values()) <= {1}
    wagtail.pull()
    assert wagtail.pull() == []
    shutil.copytree(empty.folder, tmp_path / "fresh")
    fresh = replace(wagtail, folder=tmp_path / "fresh")
    fresh.pull()
    says = [
        sorted((one["key"], one["locale"], one["title"], one["live"], str(one["body"])) for one in of.pages())
        for of in (wagtail, fresh)
    ]
    without_ids = [re.sub(r"'id': '[^']*'", "", str(one)) for one in says]
    assert without_ids[0] == without_ids[1]


def test_two_that_pull_at_once_write_each_page_once(site: Site, wagtail: WagtailSite) -> None:
    site.story(*LANGUAGES)
    both = [wagtail.start("pull_sanwen") for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    pages = wagtail.pages()
    assert set(Counter((one["key"], one["locale"]) for one in pages).values()) == {1}
    assert wagtail.pull() == []


# Another run brings the article while this one holds what it was answered before.
_OVERTAKEN = """
import json
from dataclasses import replace
from sanwen.models import ArticlePage
from sanwen.pull import Pull
late, quick = Pull("news", lambda said: None), Pull("news", lambda said: None)
ask, asked = late._installation.version, []
def version(article, tag, etag):
    found = ask(article, tag, etag)
    if asked:
        return found
    asked.append(tag)
    quick.run()
    return replace(found, said={**found.said, "title": "As it was before"})
late._installation.version = version
late.run()
print(json.dumps([asked, list(ArticlePage.objects.values_list("title", flat=True))]))
"""


def test_what_was_asked_for_before_another_run_wrote_is_asked_for_again(site: Site, wagtail: WagtailSite) -> None:
    site.story("en")
    asked, titles = wagtail.python_says(_OVERTAKEN)
    assert len(asked) == 1
    assert "As it was before" not in titles
    assert wagtail.pull() == []
