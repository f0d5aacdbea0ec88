"""Pictures of an article, from the source to readers: there with the version that shows it, and with nothing else."""

from base64 import b64encode
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom, make_article, make_newsroom
from tests.web.forms import form_of, soup, values
from tests.web.reader.pictured import MADE, Pictured, pictured, store
from tests.web.reader.putting_out import ALL
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict
from tms.domain.notices import Notice
from tms.domain.permissions import Role
from tms.services.notifications.inbox import follow_notification
from tms.services.notifications.right_ended import tell_of_ended_rights
from tms.services.pictures.ended_rights import ended_rights
from tms.services.publishing.withdraw import withdraw

__all__ = ["pictured", "store"]


def figure_of(page: BeautifulSoup) -> Tag:
    (figure,) = page.select(".body figure")
    return figure


def test_each_version_shows_it_with_words_of_its_own_language(pictured: Pictured, client: FlaskClient) -> None:
    pictured.approve()
    pictured.publish(*ALL)
    for locale, alt, below in (
        ("en", "A tram <at> night", "It runs till dawn. Photo: Ida Berg"),
        ("zh-Hans", "夜里的电车", "它开到天亮。 Photo: Ida Berg"),
        ("zh-Hant", "夜裡的電車", "它開到天亮。 Photo: Ida Berg"),
    ):
        page = soup(client.get(f"/{locale}/night-trains-return"))
        figure = figure_of(page)
        image = figure.img
        assert image is not None
        assert (image["alt"], figure.get_text(" ", strip=True)) == (alt, below)
        assert (image["loading"], image["width"], image["height"]) == ("lazy", "1300", "700")
        assert image["src"] == pictured.path("960")
        assert image["srcset"] == ", ".join(f"{pictured.path(str(one))} {one}w" for one in (480, 960, 1300))
        (card,) = page.select("meta[property='og:image']")
        assert str(card["content"]).endswith(pictured.path("card"))
        assert [one["content"] for one in page.select("meta[name='twitter:card']")] == ["summary_large_image"]


def test_a_feed_has_it_at_its_whole_address(pictured: Pictured, client: FlaskClient) -> None:
    pictured.publish()
    feed = ElementTree.fromstring(client.get("/en/feed.atom").data)  # noqa: S314  our own answer
    content = feed.find(".//{*}content")
    assert content is not None
    html = BeautifulSoup(content.text or "", "html.parser")
    (image,) = html.select("img")
    assert image["src"] == f"http://localhost{pictured.path('960')}"
    assert str(image["srcset"]).count("http://localhost/pictures/") == 3


def test_sites_have_it_at_its_public_address_in_every_format(
    pictured: Pictured, app: Flask, database: Database, newsroom: Newsroom
) -> None:
    pictured.approve()
    pictured.publish(*ALL)
    program = Program(app, own_token(database, newsroom[Role.EDITOR], ["releases:read"]))
    path = f"/articles/{pictured.article_id}/versions/zh-Hant/released"
    (asset,) = program.json(path)["assets"]
    assert (asset["alt"], asset["caption"], asset["credit"]) == ("夜裡的電車", "它開到天亮。", "Photo: Ida Berg")
    whole = f"http://localhost{pictured.path('960')}"
    assert [one["href"] for one in asset["renditions"]] == [
        whole.replace("960", str(wide)) for wide in (480, 960, 1300)
    ]
    for words in ("json", "html", "markdown", "ninjs"):
        said = program.get(f"{path}?format={words}").text
        assert "picture:" not in said, words
        assert whole in said, words
        assert "夜裡的電車" in said, words


def test_a_file_that_a_member_takes_away_has_it(pictured: Pictured, client_of: Callable[[Role], FlaskClient]) -> None:
    editor = client_of(Role.EDITOR)
    version = f"/articles/{pictured.article_id}/versions/en/export"
    page = BeautifulSoup(editor.get(f"{version}.html").text, "html.parser")
    embedded = page.select("figure.picture img")[0]
    assert embedded["alt"] == "A tram <at> night"
    encoded = b64encode(MADE.renditions[1].content).decode()
    assert embedded["src"] == f"data:image/webp;base64,{encoded}"
    place = f"http://localhost/articles/{pictured.article_id}/pictures/{pictured.picture_id}/960"
    assert f'({place} "Photo: Ida Berg")' in editor.get(f"{version}.md").text


def test_its_files_are_open_to_everybody_and_can_not_run(pictured: Pictured, client: FlaskClient) -> None:
    pictured.publish()
    for one, name in zip((*MADE.renditions, MADE.card), ("480", "960", "1300", "card"), strict=True):
        assert one is not None
        answer = client.get(pictured.path(name))
        assert (answer.status_code, answer.mimetype, answer.data) == (200, one.kind, one.content)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert "Set-Cookie" not in answer.headers
        assert client.get(pictured.path(name), headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    for path in (pictured.path("481"), pictured.path("original"), pictured.path(f"{'a' * 64}")):
        assert client.get(path).status_code == 404
    assert client.get(f"/pictures/{pictured.article_id + 1}/{pictured.picture_id}/480").status_code == 404


def test_nobody_has_it_before_it_is_out_nor_after_it_was_withdrawn(
    pictured: Pictured, app: Flask, client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    tokens = [
        *(own_token(database, newsroom[role]) for role in Role),
        machine_token(database, newsroom[Role.ADMINISTRATOR]),
    ]

    def asked(path: str) -> set[int]:
        program = app.test_client(use_cookies=False)
        by_token = (program.get(path, headers={"Authorization": f"Bearer {one}"}) for one in tokens)
        return {client.get(path).status_code, *(one.status_code for one in by_token)}

    assert asked(pictured.path()) == {404}
    pictured.publish()
    assert asked(pictured.path()) == {200}
    pictured.withdraw()
    assert asked(pictured.path()) == {404}


def test_members_see_it_where_they_see_the_article(
    pictured: Pictured, client_of: Callable[[Role], FlaskClient], database: Database
) -> None:
    editor = client_of(Role.EDITOR)
    path = f"/articles/{pictured.article_id}/pictures/{pictured.picture_id}/480"
    answer = editor.get(path)
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "image/webp", MADE.renditions[0].content)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    page = soup(editor.get(f"/articles/{pictured.article_id}/versions/en/preview"))
    (image,) = page.select(".body figure img")
    assert (image["src"], image["alt"]) == (path.replace("/480", "/960"), "A tram <at> night")
    abroad = make_newsroom(database, domain="abroad.example")
    elsewhere = make_article(database, abroad[Role.EDITOR], run=False)
    assert editor.get(f"/articles/{elsewhere}/pictures/{pictured.picture_id}/480").status_code == 404


@pytest.mark.parametrize("locale", ["en", "zh-Hans"])
def test_the_workspace_shows_it_beside_the_words_that_stand_for_it(
    pictured: Pictured, client_of: Callable[[Role], FlaskClient], locale: str
) -> None:
    editor = client_of(Role.EDITOR)
    page = soup(editor.get(f"/articles/{pictured.article_id}/versions/{locale}"))
    (image,) = page.select("img.picture")
    row = image.find_parent("li")
    assert row is not None
    assert "A tram <at> night" in row.get_text()
    shown = editor.get(str(image["src"]))
    assert (shown.status_code, shown.data) == (200, MADE.renditions[0].content)


def test_one_that_was_taken_out_stops_a_release(pictured: Pictured) -> None:
    pictured.take_out()
    with pytest.raises(Conflict) as refused:
        pictured.publish()
    assert refused.value.code == "picture_gone"


def test_one_whose_right_has_ended_stops_a_release(pictured: Pictured) -> None:
    pictured.change(expires_on=date(2020, 2, 29))
    with pytest.raises(Conflict) as refused:
        pictured.publish()
    assert (refused.value.code, refused.value.params["day"]) == ("picture_expired", "2020-02-29")
    pictured.change(expires_on=date(9999, 12, 31))
    pictured.publish()


def test_published_pages_are_listed_by_a_right_that_has_ended_since(
    pictured: Pictured, client_of: Callable[[Role], FlaskClient]
) -> None:
    editor = client_of(Role.EDITOR)
    pictured.approve()
    pictured.publish("en", "zh-Hant")
    pictured.change(expires_on=date(9999, 12, 31))
    assert "None" in soup(editor.get("/pictures")).get_text()
    pictured.change(expires_on=date(2020, 2, 29))
    page = soup(editor.get("/pictures"))
    (listed,) = page.select(".pictured")
    assert [str(link["href"]) for link in listed.select("ul a")] == [
        "/en/night-trains-return",
        "/zh-Hant/night-trains-return",
    ]
    assert "29 February 2020" in " ".join(listed.get_text(" ").split())
    pictured.change(alt="夜里的电车 & “so on”")
    in_chinese = soup(editor.get("/pictures", headers={"Accept-Language": "zh-Hans"}))
    image = in_chinese.select(".pictured img")[0]
    assert (image["alt"], image["loading"], image["lang"]) == ("夜里的电车 & “so on”", "lazy", "zh-Hans")
    assert "2020年2月29日" in in_chinese.get_text()
    assert client_of(Role.TRANSLATOR).get("/pictures").status_code == 403
    with pictured.database.begin() as uow:
        (ended,) = ended_rights(uow, pictured.newsroom[Role.EDITOR])
        assert (ended.picture_id, [one.locale for one in ended.pages]) == (pictured.picture_id, ["en", "zh-Hant"])
    with pictured.database.begin() as uow:
        editor_actor = pictured.newsroom[Role.EDITOR]
        withdraw(uow, editor_actor, pictured.article_id, ["en", "zh-Hant"], reason="its right has ended")
        assert ended_rights(uow, editor_actor) == []
    abroad = make_newsroom(pictured.database, domain="abroad.example")
    with pictured.database.begin() as uow:
        assert ended_rights(uow, abroad[Role.EDITOR]) == []


def test_the_last_day_of_one_is_corrected_where_it_is_listed(
    pictured: Pictured, client_of: Callable[[Role], FlaskClient]
) -> None:
    editor = client_of(Role.EDITOR)
    pictured.publish()
    pictured.change(expires_on=date(2020, 2, 29))
    page = editor.get("/pictures")
    place = f"/articles/{pictured.article_id}/pictures/{pictured.picture_id}/last-day"
    form = values(form_of(page, place))
    assert form["last_day"] == "2020-02-29"
    wrong = editor.post(place, data={**form, "last_day": "2020-02-30"})
    assert (wrong.status_code, len(soup(wrong).select(".pictured"))) == (422, 1)
    corrected = editor.post(place, data={**form, "last_day": "9999-12-31"}, follow_redirects=True)
    assert "The last day is corrected." in corrected.text
    assert not soup(corrected).select(".pictured")
    pictured.change(expires_on=date(2020, 2, 29))
    assert not soup(editor.post(place, data={**form, "last_day": ""}, follow_redirects=True)).select(".pictured")
    assert client_of(Role.TRANSLATOR).post(place, data=form).status_code == 403


def test_who_brought_the_article_in_is_told_once_of_a_right_that_has_ended(
    pictured: Pictured, client_of: Callable[[Role], FlaskClient]
) -> None:
    editor = client_of(Role.EDITOR)

    def told() -> int:
        with pictured.database.begin() as uow:
            tell_of_ended_rights(uow)
        with pictured.database.begin() as uow:
            number = uow.session.scalar(text("SELECT count(*) FROM notification WHERE kind = 'right_ended'")) or 0
        is_said = "Readers see a picture although its last day is over" in editor.get("/notifications").text
        assert is_said == bool(number)
        return number

    pictured.change(expires_on=date(9999, 12, 31))
    pictured.publish()
    assert told() == 0
    pictured.change(expires_on=date(2020, 2, 29))
    assert told() == told() == 1
    pictured.change(expires_on=date(9999, 12, 31))
    assert told() == 0
    pictured.change(expires_on=date(2020, 2, 28))
    assert told() == 1
    with pictured.database.begin() as uow:
        uow.session.execute(text("UPDATE notification SET read_at = now()"))
        assert tell_of_ended_rights(uow) == 0
        pictured_by = pictured.newsroom[Role.EDITOR]
        number = uow.session.scalar(text("SELECT max(id) FROM notification")) or 0
        place = follow_notification(uow, pictured_by, number)
    assert place.together is Notice.RIGHT_ENDED


def test_one_that_readers_have_is_not_taken_out_and_keeps_what_was_said_of_it(
    pictured: Pictured, client: FlaskClient
) -> None:
    pictured.publish()
    with pytest.raises(Conflict) as refused:
        pictured.take_out()
    assert refused.value.code == "picture_with_readers"
    pictured.change(credit="Photo: Mara Lindqvist")

    def shown() -> str:
        return figure_of(soup(client.get("/en/night-trains-return"))).get_text()

    assert "Ida Berg" in shown()
    pictured.publish()
    assert "Mara Lindqvist" in shown()
    pictured.withdraw()
    pictured.take_out()
    assert client.get(pictured.path()).status_code == 404
