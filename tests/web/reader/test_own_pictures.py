"""A version that shows a picture of its own, and one that leaves it out: each output has what that version shows."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from tests.adapters.pictures import written
from tests.api.callers import Program, own_token
from tests.web.forms import soup
from tests.web.reader.pictured import Pictured, pictured, store
from tests.web.reader.putting_out import ALL
from tms.adapters.pictures.renditions import renditions_of
from tms.domain.permissions import Role
from tms.domain.pictures import PictureDetails, PictureStore
from tms.services.publishing.withdraw import withdraw
from tms.services.versions.choose_picture import leave_out_picture, show_new_picture

__all__ = ["pictured", "store"]

OWN = renditions_of(written.file_of(written.picture(size=(1100, 620)), "PNG"), "PNG")
LEFT_OUT, WORDS, BELOW = "zh-Hans", "电车", "天亮"
OWN_CREDIT, ARTICLES_CREDIT = "圖：林悅", "Photo: Ida Berg"


@pytest.fixture
def own(pictured: Pictured, store: PictureStore) -> str:
    """The public folder of the picture that 繁體 shows; 简体 shows none. All three are out."""
    article, translator = pictured.article_id, pictured.newsroom[Role.TRANSLATOR]
    with pictured.database.begin() as uow:
        said = PictureDetails(credit=OWN_CREDIT)
        chosen = show_new_picture(uow, translator, store, article, "zh-Hant", pictured.picture_id, OWN, said)
        leave_out_picture(uow, translator, article, LEFT_OUT, pictured.picture_id)
    pictured.approve()
    pictured.publish(*ALL)
    return f"/pictures/{article}/{chosen.shown}/"


def test_pages_and_their_cards(pictured: Pictured, own: str, client: FlaskClient) -> None:
    article = pictured.path("")
    for locale, folder, words in (("en", article, "A tram <at> night"), ("zh-Hant", own, "夜裡的電車")):
        page = soup(client.get(f"/{locale}/night-trains-return"))
        (image,) = page.select(".body figure img")
        assert (str(image["src"]), image["alt"]) == (f"{folder}960", words)
        assert all(one.startswith(folder) for one in str(image["srcset"]).split(", "))
        (card,) = page.select("meta[property='og:image']")
        assert str(card["content"]) == f"http://localhost{folder}card"
        assert client.get(str(image["src"])).status_code == 200
    credited = soup(client.get("/zh-Hant/night-trains-return")).select_one(".body figure")
    assert credited is not None
    assert (OWN_CREDIT in credited.get_text(), ARTICLES_CREDIT in credited.get_text()) == (True, False)
    without = soup(client.get(f"/{LEFT_OUT}/night-trains-return"))
    assert without.select(".body figure img, meta[property='og:image']") == []
    assert (WORDS in without.get_text(), BELOW in without.get_text()) == (False, False)


def test_feeds(pictured: Pictured, own: str, client: FlaskClient) -> None:
    for locale, expected in (("en", [pictured.path("960")]), ("zh-Hant", [f"{own}960"]), (LEFT_OUT, [])):
        content = ElementTree.fromstring(client.get(f"/{locale}/feed.atom").data).find(".//{*}content")  # noqa: S314  ours
        assert content is not None
        html = BeautifulSoup(content.text or "", "html.parser")
        assert [image["src"] for image in html.select("img")] == [f"http://localhost{one}" for one in expected]
        assert (WORDS in html.get_text()) is False


@pytest.mark.parametrize("words", ["json", "html", "markdown", "ninjs"])
def test_what_sites_are_given(pictured: Pictured, own: str, app: Flask, words: str) -> None:
    program = Program(app, own_token(pictured.database, pictured.newsroom[Role.EDITOR], ["releases:read"]))

    def given(locale: str) -> str:
        return program.get(f"/articles/{pictured.article_id}/versions/{locale}/released?format={words}").text

    article = pictured.path("")
    assert (article in given("en"), own in given("en")) == (True, False)
    assert (article in given("zh-Hant"), own in given("zh-Hant"), "夜裡的電車" in given("zh-Hant")) == (
        False,
        True,
        True,
    )
    without = given(LEFT_OUT)
    assert not [one for one in ("/pictures/", WORDS, BELOW, ARTICLES_CREDIT) if one in without]


def test_files_that_members_take_away(pictured: Pictured, own: str, client_of: Callable[[Role], FlaskClient]) -> None:
    editor = client_of(Role.EDITOR)
    markdown, html, preview = (
        {locale: editor.get(f"/articles/{pictured.article_id}/versions/{locale}/{form}").text for locale in ALL}
        for form in ("export.md", "export.html", "preview")
    )
    for said in (markdown, preview):
        assert f"/articles/{pictured.article_id}{own.replace(f'/{pictured.article_id}', '')}960" in said["zh-Hant"]
        assert f"/pictures/{pictured.picture_id}/" not in said["zh-Hant"]
    images = {locale: len(BeautifulSoup(html[locale], "html.parser").select("figure.picture img")) for locale in ALL}
    assert images == {"en": 1, "zh-Hans": 0, "zh-Hant": 1}
    for said in (markdown, html, preview):
        assert f"/pictures/{pictured.picture_id}/" not in said[LEFT_OUT]
        assert (WORDS in said[LEFT_OUT], BELOW in said[LEFT_OUT]) == (False, False)


def test_files_of_a_picture_are_open_as_long_as_a_version_shows_it(
    pictured: Pictured, own: str, client: FlaskClient
) -> None:
    assert client.get(f"{own}480").status_code == 200
    with pictured.database.begin() as uow:
        withdraw(uow, pictured.newsroom[Role.EDITOR], pictured.article_id, ["zh-Hant"], reason="a complaint")
    assert client.get(f"{own}480").status_code == 404
    assert client.get(pictured.path()).status_code == 200
