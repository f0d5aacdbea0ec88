"""The reading site: published versions at stable addresses, the same for everybody."""

import uuid
from collections.abc import Callable
from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.factories import Newsroom, make_article
from tests.web.forms import soup, words
from tests.web.reader.putting_out import ALL, alternates, released_on
from tms.db.models import Address, Article, Version
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.http import session_cookie
from tms.services.publishing.publish import publish
from tms.services.reviewing.accept_many import accept_all, what_is_clean
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.submit import submit_version
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.workspace import workspace


@pytest.fixture(autouse=True)
def due_cookies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cookies of who is signed in are renewed with every page, however young they are."""
    monkeypatch.setattr(session_cookie, "RENEWED_AFTER_SECONDS", 0)


def visit(browser: FlaskClient, path: str) -> TestResponse:
    """As a person does: only then is a cookie renewed."""
    return browser.get(path, headers={"Accept": "text/html"})


@pytest.mark.parametrize(
    ("locale", "title", "day", "section", "top"),
    [
        ("en", "Night trains return", "25 November 2026", "Economy", "Back to top"),
        ("zh-Hans", "夜班列车回来了", "2026年11月25日", "Economy", "返回顶部"),
        ("zh-Hant", "夜班列車回來了", "2026年11月25日", "Economy", "返回頂端"),
    ],
)
def test_each_version_is_read_in_its_own_language(
    put_out: Callable[..., int], client: FlaskClient, locale: str, title: str, day: str, section: str, top: str
) -> None:
    put_out()
    answer = client.get(f"/{locale}/night-trains-return")
    assert answer.status_code == 200
    page = soup(answer)
    assert page.html is not None
    assert page.html["lang"] == locale
    assert [h1.get_text() for h1 in page.find_all("h1")] == [title]
    assert page.select_one("time") is not None
    assert {day, section, top} <= {text.strip() for text in page.find_all(string=True)}


def test_the_switch_and_hreflang_name_published_versions_only(put_out: Callable[..., int], client: FlaskClient) -> None:
    put_out(locales=["en", "zh-Hant"])
    page = soup(client.get("/zh-Hant/night-trains-return"))
    switch = page.select("nav.switch a")
    assert [(link["lang"], link.get("aria-current")) for link in switch] == [("en", None), ("zh-Hant", "page")]
    assert set(alternates(page)) == {"en", "zh-Hant", "x-default"}
    assert client.get("/zh-Hans/night-trains-return").status_code == 404


def test_hreflang_is_reciprocal_absolute_and_leads_strangers_to_the_source(
    put_out: Callable[..., int], client: FlaskClient
) -> None:
    put_out()
    told = [alternates(soup(client.get(f"/{locale}/night-trains-return"))) for locale in ALL]
    assert told[0] == told[1] == told[2]
    assert told[0] == {locale: f"http://localhost/{locale}/night-trains-return" for locale in ALL} | {
        "x-default": "http://localhost/en/night-trains-return"
    }


def test_strangers_are_led_to_the_language_in_which_the_article_was_written(
    database: Database, newsroom: Newsroom, client: FlaskClient
) -> None:
    page = ImportedArticle(language="zh-Hans", title="夜班列车", blocks=[Block("paragraph", "开了。")])
    article_id = make_article(database, newsroom[Role.EDITOR], page)
    for locale in ("en", "zh-Hant"):
        with database.begin() as uow:
            for row in workspace(uow, newsroom[Role.TRANSLATOR], article_id, locale).rows:
                text = "It left." if locale == "en" else row.target.text
                wish = Save(text=text, rev=row.target.rev, source_rev=row.source.rev, key=uuid.uuid4(), confirm=True)
                save_segment(uow, newsroom[Role.TRANSLATOR], article_id, locale, row.segment_id, wish)
            submit_version(uow, newsroom[Role.TRANSLATOR], article_id, locale)
        with database.begin() as uow:
            held = {
                one.segment_id: one.rev for one in what_is_clean(uow, newsroom[Role.REVIEWER], article_id, locale).held
            }
            accept_all(uow, newsroom[Role.REVIEWER], article_id, locale, held=held)
        with database.begin() as uow:
            approve_version(uow, newsroom[Role.REVIEWER], article_id, locale)
    with database.begin() as uow:
        publish(uow, newsroom[Role.EDITOR], article_id, ALL)
        slug = uow.session.get_one(Article, article_id).slug
    links = alternates(soup(client.get(f"/zh-Hans/{slug}")))
    assert links["x-default"] == links["zh-Hans"]


def test_canonical_addresses_are_those_of_the_public_site(
    put_out: Callable[..., int], app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_out()
    monkeypatch.setattr(app.extensions["tms"].settings, "public_url", "https://meridian.example/")
    page = soup(client.get("/en/night-trains-return"))
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "https://meridian.example/en/night-trains-return"
    assert alternates(page)["zh-Hans"] == "https://meridian.example/zh-Hans/night-trains-return"


def test_the_body_has_the_structure_of_the_article(put_out: Callable[..., int], client: FlaskClient) -> None:
    put_out()
    page = soup(client.get("/zh-Hans/night-trains-return"))
    body = page.select_one(".body")
    assert body is not None
    assert [child.name for child in body.find_all(recursive=False)] == ["p", "h2", "ol", "blockquote"]
    assert [item.get_text() for item in body.select("ol > li")] == ["第二条线", "第三条线"]
    assert [em.get_text() for em in body.select("em")] == ["第一列"]
    assert page.select_one("header .standfirst") is not None


def test_readers_need_no_session_and_caches_may_keep_the_answer(
    put_out: Callable[..., int], client: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    put_out()
    editor = client_of(Role.EDITOR)
    assert "Set-Cookie" in visit(editor, "/board").headers, "whose cookie is due to be renewed"
    for browser in (client, editor):
        answer = visit(browser, "/en/night-trains-return")
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert "Set-Cookie" not in answer.headers
        assert not soup(answer).select('script:not([type="application/ld+json"]), meta[name=csrf-token]')
    assert "Cookie" not in client.get("/en/night-trains-return").headers.get("Vary", "")


def test_everybody_gets_the_same_page(
    put_out: Callable[..., int], client: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    put_out()
    assert client.get("/en/night-trains-return").data == client_of(Role.EDITOR).get("/en/night-trains-return").data


def test_an_unchanged_page_is_not_sent_twice(put_out: Callable[..., int], client: FlaskClient) -> None:
    put_out()
    first = client.get("/en/night-trains-return")
    again = client.get("/en/night-trains-return", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


def test_a_moved_address_leads_to_the_present_one(
    put_out: Callable[..., int], client_of: Callable[[Role], FlaskClient], database: Database
) -> None:
    article_id = put_out()
    with database.begin() as uow:
        add_former_address(uow.session, article_id, "trains-at-night")
    answer = visit(client_of(Role.EDITOR), "/en/trains-at-night")
    assert answer.status_code == 308
    assert answer.location == "/en/night-trains-return"
    assert "Set-Cookie" not in answer.headers


def add_former_address(session: Session, article_id: int, slug: str) -> None:
    version = session.query(Version).filter_by(article_id=article_id, locale="en").one()
    session.execute(
        insert(Address).values(
            publication_id=version.publication_id,
            locale="en",
            slug=slug,
            article_id=article_id,
            version_id=version.id,
            status="redirect",
        )
    )


@pytest.mark.sample(4)
@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/en/night-trains-return/", "/en/night-trains-return"),
        ("/zh-Hant/night-trains-return/", "/zh-Hant/night-trains-return"),
        ("/zh-hant/night-trains-return", "/zh-Hant/night-trains-return"),
        ("/zh-TW/night-trains-return", "/zh-Hant/night-trains-return"),
        ("/zh-tw/night-trains-return/", "/zh-Hant/night-trains-return"),
        ("/zh-HK/night-trains-return", "/zh-Hant/night-trains-return"),
        ("/zh-CN/night-trains-return", "/zh-Hans/night-trains-return"),
        ("/zh_CN/night-trains-return", "/zh-Hans/night-trains-return"),
        ("/EN/night-trains-return", "/en/night-trains-return"),
        ("/zh-CN/", "/zh-Hans/"),
        ("/zh-tw/", "/zh-Hant/"),
    ],
)
def test_another_name_of_a_language_and_a_slash_lead_to_the_right_address(
    put_out: Callable[..., int], client_of: Callable[[Role], FlaskClient], asked: str, right: str
) -> None:
    put_out()
    answer = visit(client_of(Role.EDITOR), asked)
    assert (answer.status_code, answer.location) == (308, right)
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers
    assert client_of(Role.EDITOR).get(right).status_code == 200


@pytest.mark.parametrize(
    ("path", "said"),
    [("/zh-tw/nowhere", "沒有頁面"), ("/zh-CN/nowhere/", "没有页面"), ("/en/nowhere/", "no page")],
)
def test_an_unknown_address_under_another_name_is_no_page_in_its_language(
    put_out: Callable[..., int], client: FlaskClient, path: str, said: str
) -> None:
    put_out()
    answer = client.get(path)
    assert answer.status_code == 404
    assert said in words(answer)


@pytest.mark.parametrize(
    ("path", "said"),
    [("/en/nowhere", "no page"), ("/zh-Hans/nowhere", "没有页面"), ("/zh-Hant/nowhere", "沒有頁面")],
)
def test_an_unknown_address_says_so_in_its_language(client: FlaskClient, path: str, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    page = soup(answer)
    assert page.html is not None
    assert page.html["lang"] == path.split("/")[1]
    assert said in words(answer)


def test_the_front_page_lists_what_is_published_newest_here_first(
    put_out: Callable[..., int], client: FlaskClient, database: Database
) -> None:
    put_out()
    old = put_out(
        ImportedArticle("en", "An older piece", [Block("paragraph", "Old.")], published_on=date(2026, 11, 26))
    )
    released_on(database, old, 2)
    page = soup(client.get("/en/"))
    assert [h2.get_text() for h2 in page.select("h2")] == ["Night trains return", "An older piece"]
    assert [time.get_text() for time in page.select("time")][1] == "2 January 2026"
    assert set(alternates(page)) == {*ALL, "x-default"}
    assert client.get("/en").status_code == 308
    assert [about.get_text() for about in page.select(".about")] == ["They were given up in 1998.", "Old."]


def test_a_front_page_without_articles_says_so(client: FlaskClient, newsroom: Newsroom) -> None:
    answer = client.get("/zh-Hans/")
    assert answer.status_code == 200
    assert "还没有发布" in words(answer)


def test_sections_stand_above_every_page_and_lead_to_their_lists(
    put_out: Callable[..., int], client: FlaskClient, database: Database
) -> None:
    put_out()
    put_out(ImportedArticle("en", "A review", [Block("paragraph", "Read.")], section="Culture"), locales=["en"])
    page = soup(client.get("/en/night-trains-return"))
    links = {link.get_text(): str(link["href"]) for link in page.select("nav.sections a")}
    assert list(links) == ["All articles", "Economy", "Culture"]
    here = soup(client.get(links["Economy"]))
    assert [h2.get_text() for h2 in here.select("h2")] == ["Night trains return"]
    assert [h1.get_text() for h1 in here.select("h1")] == ["Economy"]
    assert set(alternates(here)) == {*ALL, "x-default"}
    assert set(alternates(soup(client.get(links["Culture"])))) == {"en", "x-default"}
    assert client.get(alternates(here)["zh-Hant"]).status_code == 200
    assert [link.get_text() for link in page.select(".kicker a")] == ["Economy"]


def test_a_section_under_other_words_leads_to_its_right_address(
    put_out: Callable[..., int], client: FlaskClient
) -> None:
    put_out()
    right = str(soup(client.get("/en/")).select("nav.sections a")[1]["href"])
    assert right.endswith("-economy")
    answer = client.get(right.replace("economy", "trade"))
    assert (answer.status_code, answer.location) == (308, right)
    assert client.get("/en/sections/999999-economy").status_code == 404
    assert client.get("/en/sections/99999999999999999999999-economy").status_code == 404


@pytest.mark.sample(3)
@pytest.mark.parametrize("asked", ["0", "-1", "x", "2", "٣", "9999999999"])
def test_a_page_of_the_list_that_is_not_there_is_not_found(
    put_out: Callable[..., int], client: FlaskClient, asked: str
) -> None:
    put_out()
    assert client.get("/en/?page=1").status_code == 200
    assert client.get("/en/", query_string={"page": asked}).status_code == 404


ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("locale", ALL)
def test_the_feed_of_a_language_carries_whole_articles(
    put_out: Callable[..., int], client: FlaskClient, locale: str
) -> None:
    put_out()
    answer = client.get(f"/{locale}/feed.atom")
    assert answer.mimetype == "application/atom+xml"
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    feed = ElementTree.fromstringlist([answer.data])
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == locale
    (entry,) = feed.findall(f"{ATOM}entry")
    told = {child.tag.removeprefix(ATOM): child for child in entry}
    assert {"id", "title", "updated", "published", "author", "link", "summary", "content"} <= set(told)
    assert told["link"].get("href") == f"http://localhost/{locale}/night-trains-return"
    body = BeautifulSoup(told["content"].text or "", "html.parser")
    assert [tag.name for tag in body.find_all(recursive=False)] == ["p", "p", "h2", "ol", "blockquote"]
    # RFC 3339, with the zone that Atom requires.
    assert datetime.fromisoformat(told["updated"].text or "").tzinfo is not None
    links = {(link.get("rel"), link.get("hreflang")) for link in feed.findall(f"{ATOM}link")}
    assert {("self", None), ("alternate", locale)} <= links
    page = soup(client.get(f"/{locale}/"))
    assert [link["href"] for link in page.select('link[type="application/atom+xml"]')] == [f"/{locale}/feed.atom"]


def test_an_entry_keeps_its_id_when_it_is_released_again_and_versions_have_their_own(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    article_id = put_out()

    def ids(locale: str) -> list[str | None]:
        feed = ElementTree.fromstringlist([client.get(f"/{locale}/feed.atom").data])
        return [feed.findtext(f"{ATOM}id"), feed.findtext(f"{ATOM}entry/{ATOM}id")]

    before = [ids(locale) for locale in ALL]
    with database.begin() as uow:
        uow.session.execute(update(Version).where(Version.article_id == article_id).values(slug="moved"))
        publish(uow, newsroom[Role.EDITOR], article_id, ALL)
    assert [ids(locale) for locale in ALL] == before
    assert len({one for pair in before for one in pair}) == 6


def test_a_feed_stays_xml_whatever_an_article_says(put_out: Callable[..., int], client: FlaskClient) -> None:
    title = "Fish & <chips> ]]> \x0b\x1f \ufffe 魚𠮷"
    put_out(ImportedArticle("en", title, [Block("paragraph", "A <b>bold</b> & \x08 claim.")]), locales=["en"])
    feed = ElementTree.fromstringlist([client.get("/en/feed.atom").data])
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Fish & <chips> ]]>   魚𠮷"
    html = BeautifulSoup(feed.findtext(f"{ATOM}entry/{ATOM}content") or "", "html.parser")
    assert html.get_text() == "A <b>bold</b> &  claim."


def test_a_feed_without_articles_is_a_feed(client: FlaskClient, newsroom: Newsroom) -> None:
    feed = ElementTree.fromstringlist([client.get("/zh-Hant/feed.atom").data])
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated")
    assert client.get("/fr/feed.atom").status_code == 404


def test_related_articles_are_others_in_the_same_language(put_out: Callable[..., int], client: FlaskClient) -> None:
    put_out()
    put_out(ImportedArticle("en", "A sleeper to Rome", [Block("paragraph", "Soon.")], section="Economy"))
    put_out(ImportedArticle("en", "In English only", [Block("paragraph", "Here.")]), locales=["en"])
    related = soup(client.get("/zh-Hans/night-trains-return")).select(".related a")
    assert [link["href"] for link in related] == ["/zh-Hans/a-sleeper-to-rome"]


def test_readers_see_what_was_released_until_the_next_release(
    put_out: Callable[..., int], client: FlaskClient, database: Database
) -> None:
    article_id = put_out()
    with database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == article_id).values(published_on=date(2027, 1, 1)))
    assert "25 November 2026" in words(client.get("/en/night-trains-return"))


def test_the_descriptions_for_social_cards_are_plain_text(put_out: Callable[..., int], client: FlaskClient) -> None:
    put_out()
    page = soup(client.get("/en/night-trains-return"))
    told = {str(meta.get("property")): str(meta["content"]) for meta in page.select("meta[property]")}
    assert told["og:title"] == "Night trains return"
    assert told["og:description"] == "They were given up in 1998."
    assert told["og:locale"] == "en_GB"


def test_no_address_of_the_product_is_taken_for_a_language(client: FlaskClient, newsroom: Newsroom) -> None:
    assert client.get("/board/").status_code == 404
    for path in ("/login", "/healthz", "/static/css/base.css"):
        with client.get(path) as answer:
            assert answer.status_code == 200
    assert client.get("/fr/nowhere").status_code == 404
