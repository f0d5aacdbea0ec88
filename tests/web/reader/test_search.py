"""Readers search what is public, in the language that they read."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import Newsroom
from tests.web.forms import soup, words
from tests.web.reader.putting_out import PAGE, TRANSLATED, released_on
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.publishing import reader_search, reading
from tms.services.publishing.withdraw import withdraw
from tms.web.reader import pages


def found(client: FlaskClient, locale: str, asked: str) -> list[str]:
    """The titles of what the box finds."""
    answer = client.get(f"/{locale}/", query_string={"q": asked})
    assert answer.status_code == 200
    here = soup(answer)
    assert here.select_one('meta[name="robots"][content="noindex"]') is not None
    return [h2.get_text() for h2 in here.select("h2")]


@pytest.fixture(autouse=True)
def nobody_searched(app: Flask) -> None:
    """Searches are counted per network: these begin anew."""
    app.extensions["tms"].rate_limit.forget("reader-search:127.0.0.1")


def test_words_are_found_in_titles_texts_and_bylines_of_one_language(
    put_out: Callable[..., int], client: FlaskClient
) -> None:
    put_out()
    for asked in ("night trains", "TRAINS", "1998", "lindqvist", "first train", "“trains”", "second lin"):
        assert found(client, "en", asked) == ["Night trains return"], asked
    for asked in ("ains", "trains ferries", "列车"):
        assert found(client, "en", asked) == [], asked
    assert TRANSLATED[str(PAGE.title)] == "夜班列车回来了"
    for locale, title in (("zh-Hans", "夜班列车回来了"), ("zh-Hant", "夜班列車回來了")):
        for asked in ("夜班列车", "夜班列車", "第二條線", "第二条线", "列車 第一列"):
            assert found(client, locale, asked) == [title], (locale, asked)
        assert found(client, locale, "渡輪") == []


def test_only_what_readers_may_have_is_found(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    article_id = put_out(locales=["en", "zh-Hans"])
    assert found(client, "zh-Hant", "夜班列車") == []
    assert found(client, "zh-Hans", "夜班列车") != []
    with database.begin() as uow:
        withdraw(uow, newsroom[Role.EDITOR], article_id, ["zh-Hans"], reason="It named a child.")
    assert found(client, "zh-Hans", "夜班列车") == []
    assert found(client, "en", "night") == ["Night trains return"]


@pytest.mark.parametrize(
    "asked",
    [
        "%", "_", "'; DROP TABLE listing; --", "\\", "(((((", "[a-", "a{9999999}", "\0", "\ud800",
        "<script>alert(1)</script>",
        "x" * 20_000, "夜" * 5_000, "trains " * 500, "⟦1⟧", "\u202e", "(?=a)(?!a)", "🚂", "…", "\n\t",
    ],
)  # fmt: skip
def test_whatever_is_asked_is_answered(put_out: Callable[..., int], client: FlaskClient, asked: str) -> None:
    put_out(locales=["en"])
    answer = client.get("/en/", query_string={"q": asked.encode("utf-8", "surrogatepass")})
    assert answer.status_code == 200
    assert not soup(answer).select("script")
    assert "Nothing has been published" not in words(answer)


def test_what_was_asked_stands_in_the_box_and_nothing_found_is_said(
    put_out: Callable[..., int], client: FlaskClient
) -> None:
    put_out()
    asked = '"ferries" & <i>'
    for locale, said in (("en", "No article in English"), ("zh-Hans", "没有找到"), ("zh-Hant", "沒有找到")):
        answer = client.get(f"/{locale}/", query_string={"q": asked})
        (box,) = soup(answer).select("form[role=search] input")
        assert box["value"] == asked
        assert said in words(answer)
        assert [link["href"] for link in soup(answer).select("nav.switch a")] == ["/en/", "/zh-Hans/", "/zh-Hant/"]
    assert found(client, "en", "trains") != []
    assert "No article" not in words(client.get("/en/?q=trains"))
    assert [h2.get_text() for h2 in soup(client.get("/en/?q=")).select("h2")] == ["Night trains return"]


def test_pages_of_what_was_found_are_newest_first(
    put_out: Callable[..., int], client: FlaskClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 2)
    for day, title in ((3, "Cedar"), (1, "Alder"), (2, "Birch")):
        page = ImportedArticle("en", title, [Block("paragraph", "A tree.")])
        released_on(database, put_out(page, ["en"]), day)
    assert found(client, "en", "tree") == ["Cedar", "Birch"]
    (older,) = soup(client.get("/en/?q=tree")).select("nav.turn a")
    assert [h2.get_text() for h2 in soup(client.get(str(older["href"]))).select("h2")] == ["Alder"]
    assert client.get("/en/?q=tree&page=3").status_code == 404
    monkeypatch.setattr(reader_search, "LOOKED_AT", 2)
    assert found(client, "en", "alder") == []
    assert "newest" in words(client.get("/en/?q=alder")), "it is said that not all was looked at"


def test_a_stranger_searches_so_often_in_a_minute(
    put_out: Callable[..., int], client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_out(locales=["en"])
    monkeypatch.setattr(pages, "SEARCHES", 2)
    assert [client.get("/en/?q=trains").status_code for _ in range(4)] == [200, 200, 429, 429]
    answer = client.get("/zh-Hant/?q=列車")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (429, "no-store")
    assert "過於頻繁" in words(answer)
    assert client.get("/en/").status_code == 200
    assert client.get("/en/?q=trains", environ_base={"REMOTE_ADDR": "192.0.2.9"}).status_code == 200


def test_an_answer_is_the_same_for_all_and_kept_for_a_minute(
    put_out: Callable[..., int], client_of: Callable[[Role], FlaskClient]
) -> None:
    put_out(locales=["en"])
    answer = client_of(Role.EDITOR).get("/en/?q=trains", headers={"Accept": "text/html"})
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers
