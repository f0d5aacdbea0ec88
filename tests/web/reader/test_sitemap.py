"""What search engines are told, read by a program of the kind that they use."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from tests.factories import Newsroom
from tests.web.forms import soup
from tests.web.reader.crawler import crawl
from tests.web.reader.putting_out import alternates, release_again
from tms.db.models import Address, Release, Snapshot, Version
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.publishing import sitemap
from tms.services.publishing.metadata import change_metadata, read_metadata
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw

OLDER = ImportedArticle("en", "An older piece", [Block("paragraph", "Old.")], section="Culture")


def test_a_crawler_finds_every_public_page_and_its_languages(put_out: Callable[..., int], client: FlaskClient) -> None:
    put_out(locales=["en", "zh-Hant"])
    put_out(OLDER, locales=["en"])
    found, _ = crawl(client)
    articles = {"/en/night-trains-return", "/zh-Hant/night-trains-return", "/en/an-older-piece"}
    assert articles | {"/en/", "/zh-Hant/"} <= set(found)
    others = set(found) - articles - {"/en/", "/zh-Hant/"}
    assert sorted(path.split("/")[1] + path[path.rindex("-") :] for path in others) == [
        "en-culture",
        "en-economy",
        "zh-Hant-economy",
    ]
    for path, page in found.items():
        answer = client.get(path)
        assert answer.status_code == 200
        assert dict(page.alternates or []) == alternates(soup(answer)), path
    assert all(found[path].last_modified for path in articles)


def test_what_is_withdrawn_is_told_nowhere(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    article_id = put_out()
    assert len(crawl(client)[0]) == 9
    with database.begin() as uow:
        withdraw(uow, newsroom[Role.EDITOR], article_id, ["zh-Hans"], reason="It named a child.")
    found, _ = crawl(client)
    assert client.get("/zh-Hans/night-trains-return").status_code == 410
    assert not [path for path in found if path.startswith("/zh-Hans/")]
    told = {address for page in found.values() for _, address in page.alternates or []}
    assert told
    assert not [address for address in told if "/zh-Hans/" in address]


def test_many_pages_are_told_in_parts(
    put_out: Callable[..., int], client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_out()
    put_out(OLDER, locales=["en"])
    at_once, asked = crawl(client)
    assert asked == ["/robots.txt", "/sitemap.xml"]
    monkeypatch.setattr(sitemap, "MOST", 3)
    monkeypatch.setattr(sitemap, "_ARTICLES", 1)
    in_parts, asked = crawl(client)
    assert len(asked) == 2 + 2 + 1
    assert in_parts == at_once
    assert len(at_once) == 3 + 4 + 4


def test_four_addresses_are_one_file_and_five_are_parts(
    put_out: Callable[..., int], client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_out()
    put_out(OLDER, locales=["en"])
    monkeypatch.setattr(sitemap, "MOST", 4)
    assert "<urlset" in client.get("/sitemap.xml").text
    monkeypatch.setattr(sitemap, "MOST", 3)
    assert "<sitemapindex" in client.get("/sitemap.xml").text


def test_a_part_has_changed_when_only_an_address_has(
    put_out: Callable[..., int],
    client: FlaskClient,
    database: Database,
    newsroom: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article_id, editor = put_out(), newsroom[Role.EDITOR]
    put_out(OLDER, locales=["en"])
    monkeypatch.setattr(sitemap, "MOST", 3)
    monkeypatch.setattr(sitemap, "_ARTICLES", 1)

    def told() -> dict[str, str]:
        return dict(re.findall("<loc>(.*?)</loc>\\s*<lastmod>(.*?)</lastmod>", client.get("/sitemap.xml").text))

    with database.begin() as uow:
        # In a test all is done at the same moment.
        uow.session.execute(update(Release).values(at=func.now() - timedelta(days=2)))
        uow.session.execute(update(Address).values(since=func.now() - timedelta(days=2)))
        before = read_metadata(uow, editor, article_id)
    first = told()
    with database.begin() as uow:
        slugs = {**before.metadata.slugs, "zh-Hans": "夜车"}
        change_metadata(uow, editor, article_id, replace(before.metadata, slugs=slugs), based_on=before.state)
    (changed,) = dict(set(told().items()) - set(first.items()))
    assert changed.endswith(f"/sitemap-{article_id}.xml")


def test_a_part_without_anything_is_not_there(put_out: Callable[..., int], client: FlaskClient) -> None:
    article_id = put_out()
    here = article_id // 1000
    assert client.get(f"/sitemap-{here}.xml").status_code == 200
    for part in (here + 1, 10**17, 10**18 - 1):
        assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_a_page_has_changed_when_its_text_has(
    put_out: Callable[..., int], client: FlaskClient, database: Database
) -> None:
    article_id = put_out()
    with database.begin() as uow:
        first = uow.session.scalars(select(Snapshot).where(Snapshot.article_id == article_id)).first()
        assert first is not None
        begin, ours, theirs = first.at.replace(microsecond=0), first.fingerprint, bytes(32)

    def changed(after_days: int, fingerprint: bytes) -> int:
        """Days after the first release at which the page is said to have changed, once this one is released too."""
        with database.begin() as uow:
            release_again(uow.session, article_id, begin + timedelta(days=after_days), fingerprint)
        found, _ = crawl(client)
        path = "/en/night-trains-return"
        said = found[path].last_modified
        assert said is not None
        shown = soup(client.get(path)).select_one('meta[property="article:modified_time"]')
        assert shown is not None
        assert datetime.fromisoformat(str(shown["content"])) == said
        return (said - begin).days

    assert changed(1, ours) == 0, "released again as it was"
    assert changed(2, theirs) == 2
    assert changed(3, theirs) == 2
    assert changed(4, ours) == 4, "it says again what it said first"


def test_the_sitemap_names_addresses_of_the_public_site(
    put_out: Callable[..., int], app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_out()
    monkeypatch.setattr(app.extensions["tms"].settings, "public_url", "https://meridian.example/")
    assert "Sitemap: https://meridian.example/sitemap.xml\n" in client.get("/robots.txt").text
    assert "<loc>https://meridian.example/en/night-trains-return</loc>" in client.get("/sitemap.xml").text
    assert "localhost" not in client.get("/sitemap.xml").text


def test_an_address_with_marks_of_xml_is_told(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    article_id = put_out(locales=["en"])
    with database.begin() as uow:
        uow.session.execute(update(Version).where(Version.article_id == article_id).values(slug="fish-&-<chips>-炸鱼"))
        publish(uow, newsroom[Role.EDITOR], article_id, ["en"])
    found, _ = crawl(client)
    assert "/en/fish-%26-%3Cchips%3E-%E7%82%B8%E9%B1%BC" in {path.replace("&", "%26") for path in found}


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-lists.xml", "/robots.txt"])
def test_caches_may_keep_it_and_nobody_gets_a_cookie(
    put_out: Callable[..., int], client_of: Callable[[Role], FlaskClient], path: str
) -> None:
    put_out()
    answer = client_of(Role.EDITOR).get(path, headers={"Accept": "text/html"})
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers
    again = client_of(Role.EDITOR).get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-lists.xml"])
def test_before_anything_is_published_nothing_is_told(client: FlaskClient, newsroom: Newsroom, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<loc>" not in answer.text


def test_robots_may_read_what_readers_read_and_nothing_of_the_desk(app: Flask, client: FlaskClient) -> None:
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").text.splitlines())
    assert robots.site_maps() == ["http://localhost/sitemap.xml"]
    for path in ("/en/", "/zh-Hant/night-trains", "/zh-Hans/feed.atom", "/static/css/reader.css", "/sitemap-3.xml"):
        assert robots.can_fetch("Anybot", f"http://localhost{path}"), path
    assert not robots.can_fetch("Anybot", "http://localhost/en/?q=ferries")
    ours = {
        rule.rule.split("<")[0]
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.startswith(("reader.", "feeds.", "sitemap.", "static"))
    }
    assert {"/board", "/login", "/work", "/articles/", "/"} <= ours
    assert not [path for path in ours if robots.can_fetch("Anybot", f"http://localhost{path}")]


def test_the_mark_is_found_where_browsers_look_for_it(client: FlaskClient, newsroom: Newsroom) -> None:
    links = soup(client.get("/en/")).select("link[rel=icon], link[rel=apple-touch-icon]")
    assert len(links) == 3
    for path, begins in (
        *((str(link["href"]), b"") for link in links),
        ("/favicon.ico", b"\0\0\1\0"),
    ):
        with client.get(path) as answer:
            assert answer.status_code == 200
            assert answer.data.startswith(begins)


def test_a_new_address_is_told_and_the_old_one_no_more(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    article_id, editor = put_out(), newsroom[Role.EDITOR]
    before, _ = crawl(client)
    with database.begin() as uow:
        present = read_metadata(uow, editor, article_id)
        wanted = replace(present.metadata, slugs={**present.metadata.slugs, "zh-Hant": "夜班列車"})
        change_metadata(uow, editor, article_id, wanted, based_on=present.state)
    after, _ = crawl(client)
    old, new = "/zh-Hant/night-trains-return", "/zh-Hant/夜班列車"
    assert set(before) - set(after) == {old}
    assert {unquote(path) for path in set(after) - set(before)} == {new}
