"""The page of an article's pictures: what is said of each is changed there, and one that nothing shows taken out."""

from collections.abc import Callable

import pytest
from bs4 import Tag
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import Newsroom
from tests.services.pictured import PicturedStory
from tests.web.forms import form_of, soup, values
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.pictures.read_pictures import read_pictures


@pytest.fixture
def story(app: Flask, database: Database, newsroom: Newsroom) -> PicturedStory:
    return PicturedStory(database, newsroom, app.extensions["tms"].pictures)


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def path(story: PicturedStory) -> str:
    return f"/articles/{story.id}/pictures"


def filled(form: Tag) -> dict[str, str]:
    return values(form).to_dict()


def details(story: PicturedStory) -> dict[int, tuple[str, str, str, str]]:
    with story.database.begin() as uow:
        return {
            one.id: (said.credit, said.licence, said.territory, str(said.expires_on))
            for one in read_pictures(uow, story.id)
            for said in [one.details]
        }


def test_rights_are_changed_where_the_picture_is_seen(story: PicturedStory, editor: FlaskClient) -> None:
    page = editor.get(path(story))
    assert [str(one["src"]) for one in soup(page).select("main img")] == [
        f"{path(story)}/{number}/smallest" for number in (story.picture, story.other)
    ]
    its = f"{path(story)}/{story.picture}"
    form = filled(form_of(page, its))
    assert (form["credit"], form["licence"], form["territory"], form["expires_on"]) == ("Ida Berg", "", "", "")
    said = {"credit": "摄影：周敏", "licence": "CC BY 4.0", "territory": "Europe", "expires_on": "2031-05-31"}
    saved = editor.post(its, data=form | said, follow_redirects=True)
    assert "Saved." in saved.text
    assert details(story)[story.picture] == tuple(said.values())
    again = filled(form_of(saved, its))
    assert {name: again[name] for name in said} == said
    credit = soup(saved).select_one(f"#credit-{story.picture}")
    assert credit is not None
    assert credit["lang"] == "zh-Hans"
    editor.post(its, data=again | {"expires_on": ""})
    assert details(story)[story.picture][3] == "None"


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ({"expires_on": "2031-02-30"}, 422, "date"),
        ({"credit": "x" * 301}, 422, "longer than 300 characters"),
        ({"based_on": "0" * 16, "credit": "Photo: nobody"}, 409, "Someone else changed"),
    ],
    ids=["no day", "too long", "another was quicker"],
)
def test_what_is_refused_stays_in_its_field(
    story: PicturedStory, editor: FlaskClient, typed: dict[str, str], status: int, words: str
) -> None:
    its = f"{path(story)}/{story.picture}"
    form = filled(form_of(editor.get(path(story)), its))
    refused = editor.post(its, data=form | {"licence": "CC0"} | typed)
    assert refused.status_code == status
    assert words in refused.text
    shown = filled(form_of(refused, its))
    kept = {name: value for name, value in typed.items() if name != "based_on"}
    assert {name: shown[name] for name in ("licence", *kept)} == {"licence": "CC0"} | kept
    assert shown["based_on"] == form["based_on"], "what is saved next is based on what stands"
    other = filled(form_of(refused, f"{path(story)}/{story.other}"))
    assert (other["credit"], other["licence"]) == ("Lin", "")
    assert details(story)[story.picture] == ("Ida Berg", "", "", "None")


def test_what_nothing_shows_is_taken_out_there(story: PicturedStory, editor: FlaskClient) -> None:
    unused = f"{path(story)}/{story.other}/take-out"
    page = soup(editor.get(path(story)))
    assert [form["action"] for form in page.select("form[action$=take-out]")] == [unused]
    story.show("zh-Hant")
    assert not soup(editor.get(path(story))).select("form[action$=take-out]")
    refused = editor.post(unused)
    assert refused.status_code == 409
    assert "A version shows this picture" in refused.text
    story.show_again("zh-Hant")
    assert "taken out" in editor.post(unused, follow_redirects=True).text
    assert set(details(story)) == {story.picture}


def test_an_article_without_pictures_says_where_they_come_in(
    story: PicturedStory, editor: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    for number in (story.picture, story.other):
        editor.post(f"{path(story)}/{number}/take-out")
    page = soup(editor.get(path(story)))
    assert "No pictures yet" in page.get_text()
    assert page.select(f"a[href='/articles/{story.id}/source']")
    article = soup(editor.get(f"/articles/{story.id}"))
    assert article.select(f"a[href='{path(story)}']")
    assert client_of(Role.TRANSLATOR).get(path(story)).status_code == 403
