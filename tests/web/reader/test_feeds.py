"""The feeds, read by a program that many feed readers are made of."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import feedparser  # type: ignore[import-untyped]  # it says nothing of its types
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.factories import Newsroom
from tests.web.forms import soup, words
from tests.web.reader.putting_out import ALL, release_again, released_on
from tms.db.models import Publication, Release, Snapshot
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.publishing import reading
from tms.services.publishing.withdraw import withdraw


def read(client: FlaskClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200
    headers = {"content-type": answer.headers["Content-Type"], "content-location": f"http://localhost{path}"}
    feed = feedparser.parse(answer.get_data(), response_headers=headers)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def rels(feed: Any) -> dict[str, str]:
    found = {link["rel"]: link["href"].removeprefix("http://localhost") for link in feed.feed.links}
    return {rel: found[rel] for rel in ("self", "first", "previous", "next") if rel in found}


def out(put_out: Callable[..., int], title: str) -> int:
    return put_out(ImportedArticle("en", title, [Block("paragraph", f"About {title}.")]), ["en"])


@pytest.mark.parametrize("locale", ALL)
def test_a_feed_reader_understands_all_of_it(put_out: Callable[..., int], client: FlaskClient, locale: str) -> None:
    put_out()
    feed = read(client, f"/{locale}/feed.atom")
    assert feed.feed.title.startswith("The Meridian")
    assert feed.feed.language == locale
    (entry,) = feed.entries
    assert entry.link == f"http://localhost/{locale}/night-trains-return"
    assert entry.id.startswith("urn:uuid:")
    assert entry.title == soup(client.get(f"/{locale}/night-trains-return")).select("h1")[0].get_text()
    assert entry.published_parsed == entry.updated_parsed == feed.feed.updated_parsed
    assert "<ol>" in entry.content[0].value
    assert entry.tags[0].term == "Economy"


def test_pages_of_a_feed_lead_to_each_other_and_have_every_article_once(
    put_out: Callable[..., int], client: FlaskClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 2)
    for day, title in ((3, "Cedar"), (1, "Alder"), (5, "Elm"), (2, "Birch"), (4, "Dogwood")):
        released_on(database, out(put_out, title), day)
    titles, path, seen = [], "/en/feed.atom", []
    while path:
        feed = read(client, path)
        seen.append(rels(feed))
        titles.append([entry.title for entry in feed.entries])
        path = rels(feed).get("next", "")
    assert titles == [["Elm", "Dogwood"], ["Cedar", "Birch"], ["Alder"]]
    first, second, third = "/en/feed.atom", "/en/feed.atom?page=2", "/en/feed.atom?page=3"
    assert seen == [
        {"self": first, "first": first, "next": second},
        {"self": second, "first": first, "previous": first, "next": third},
        {"self": third, "first": first, "previous": second},
    ]
    for asked in ("4", "0", "x", "99999999"):
        assert client.get(f"/en/feed.atom?page={asked}").status_code == 404


def test_an_old_article_that_is_new_here_comes_first(
    put_out: Callable[..., int], client: FlaskClient, database: Database
) -> None:
    released_on(database, out(put_out, "Yesterday"), 9)
    released_on(database, put_out(), 10)
    assert [entry.title for entry in read(client, "/en/feed.atom").entries] == ["Night trains return", "Yesterday"]


def corrected(database: Database, article_id: int, at: datetime) -> None:
    with database.begin() as uow:
        release_again(uow.session, article_id, at, bytes(32))


def test_what_was_corrected_is_updated_and_readers_see_the_day(
    put_out: Callable[..., int], client: FlaskClient, database: Database
) -> None:
    article_id = put_out()
    out(put_out, "Another")
    with database.begin() as uow:
        (begin,) = uow.session.scalars(select(Snapshot.at).where(Snapshot.article_id == article_id).distinct())
        release_again(uow.session, article_id, begin + timedelta(days=1), fingerprint_of(uow.session, article_id))
    before = {entry.title: entry.updated for entry in read(client, "/en/feed.atom").entries}
    assert set(before.values()) == {begin.isoformat()}, "released again as it was"
    assert "Corrected" not in words(client.get("/en/night-trains-return"))
    corrected(database, article_id, datetime(2199, 5, 6, 23, 30, tzinfo=UTC))
    feed = read(client, "/en/feed.atom")
    after = {entry.title: entry.updated for entry in feed.entries}
    assert after == before | {"Night trains return": "2199-05-06T23:30:00+00:00"}
    assert feed.feed.updated == "2199-05-06T23:30:00+00:00"
    assert {entry.published for entry in feed.entries} == {begin.isoformat()}
    assert "Corrected on 6 May 2199" in words(client.get("/en/night-trains-return"))
    assert "更正" not in words(client.get("/zh-Hans/night-trains-return"))
    with database.begin() as uow:
        uow.session.scalars(select(Publication)).one().time_zone = "Asia/Taipei"
    assert "Corrected on 7 May 2199" in words(client.get("/en/night-trains-return"))


def fingerprint_of(session: Any, article_id: int) -> Any:
    """The English version's: it is the first that goes out."""
    return session.scalars(
        select(Snapshot.fingerprint).where(Snapshot.article_id == article_id).order_by(Snapshot.id)
    ).first()


def test_an_article_that_was_printed_before_has_both_days(
    put_out: Callable[..., int], client: FlaskClient, database: Database
) -> None:
    printed = date(2025, 3, 4)
    article_id = put_out(ImportedArticle("en", "Old news", [Block("paragraph", "Known.")], published_on=printed))
    released_on(database, article_id, 9)
    said = {
        "en": ["4 March 2025", "Published here 9 January 2026"],
        "zh-Hans": ["2025年3月4日", "本站发布于2026年1月9日"],
        "zh-Hant": ["2025年3月4日", "本站發布於2026年1月9日"],
    }
    for locale, days in said.items():
        dates = soup(client.get(f"/{locale}/old-news")).select_one(".by .dates")
        assert dates is not None
        told = [" ".join(one.get_text().split()) for one in dates.find_all(recursive=False)]
        assert told[:2] == days


def test_an_article_that_was_printed_on_the_day_or_never_has_one_day(
    put_out: Callable[..., int], client: FlaskClient
) -> None:
    today = datetime.now(UTC).date()
    for title, printed in (("Today", today), ("No day", None), ("A later day", today + timedelta(days=30))):
        put_out(ImportedArticle("en", title, [Block("paragraph", "New.")], published_on=printed), ["en"])
        (time,) = soup(client.get(f"/en/{title.lower().replace(' ', '-')}")).select(".by time")
        assert time["datetime"] == str(printed or today)


def test_a_withdrawn_article_is_in_no_feed_and_its_page_names_the_publication(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    article_id = put_out()
    out(put_out, "Another")
    with database.begin() as uow:
        withdraw(uow, newsroom[Role.EDITOR], article_id, ALL, reason="It named a child.")
    assert [entry.title for entry in read(client, "/en/feed.atom").entries] == ["Another"]
    assert read(client, "/zh-Hans/feed.atom").entries == []
    for locale in ALL:
        answer = client.get(f"/{locale}/night-trains-return")
        assert answer.status_code == 410
        assert soup(answer).select("header.masthead .mark span")[0].get_text() == "The Meridian"
    assert "The Meridian" in words(client.get("/en/nowhere"))


def test_an_empty_feed_says_when_the_last_article_went_and_before_there_was_one_when_the_publication_began(
    put_out: Callable[..., int], client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    began = datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)
    with database.begin() as uow:
        uow.session.scalars(select(Publication)).one().created_at = began
    assert read(client, "/zh-Hans/feed.atom").feed.updated == began.isoformat()
    article_id = put_out()
    with database.begin() as uow:
        withdraw(uow, newsroom[Role.EDITOR], article_id, ["zh-Hans"], reason="It named a child.")
    with database.begin() as uow:
        (gone,) = uow.session.scalars(select(Release.at).where(Release.kind == "withdraw"))
    assert read(client, "/zh-Hans/feed.atom").feed.updated == gone.isoformat()
    assert len(read(client, "/en/feed.atom").entries) == 1
