"""The workspace shows what the version has where its article has a picture, and lets whoever may choose it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.adapters.pictures import written
from tests.factories import Newsroom
from tests.services.pictured import WORDS, PicturedStory
from tests.web.forms import soup
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role


@pytest.fixture
def story(app: Flask, database: Database, newsroom: Newsroom) -> PicturedStory:
    return PicturedStory(database, newsroom, app.extensions["tms"].pictures)


def file() -> tuple[BytesIO, str]:
    return BytesIO(written.file_of(written.picture(size=(300, 200)), "PNG")), "letters.png"


def test_a_file_is_chosen_left_out_and_the_articles_shown_again(
    story: PicturedStory, client_of: Callable[[Role], FlaskClient]
) -> None:
    translator = client_of(Role.TRANSLATOR)
    page = f"/articles/{story.id}/versions/zh-Hans"
    segment = story.segment(WORDS)
    here = f"{page}/pictures/{story.picture}"

    def row() -> tuple[list[str], str, list[str]]:
        found = soup(translator.get(page)).select_one(f"#s-{segment} .target")
        assert found is not None
        shown = [str(one["src"]).split("/")[-2] for one in found.select("img.picture")]
        wishes = [str(one["value"]) for one in found.select(".picture-here [name=do]")]
        return shown, found.get_text(" ", strip=True), wishes

    assert (row()[0], row()[2]) == ([], ["another", "leave_out"])
    sent = {"do": "another", "segment": segment, "file": file(), "credit": "Drawing: Zhou Min"}
    answer = translator.post(here, data=sent)
    assert (answer.status_code, answer.location) == (303, f"{page}?segment={segment}#now")
    (now,) = story.pictures("zh-Hans")
    assert now.shown not in {story.picture, story.other, None}
    assert (row()[0], row()[2]) == ([str(now.shown)], ["another", "leave_out", "again"])
    assert translator.post(here, data={"do": "leave_out"}).status_code == 303
    shown, words, wishes = row()
    assert (shown, wishes) == ([], ["another", "again"])
    assert "neither the picture nor these words" in words
    assert translator.post(here, data={"do": "again"}).status_code == 303
    assert story.pictures("zh-Hans")[0].shown == story.picture


def test_what_is_refused_is_said_on_the_page_and_who_may_not_sees_no_form(
    story: PicturedStory, client_of: Callable[[Role], FlaskClient]
) -> None:
    translator, reviewer = client_of(Role.TRANSLATOR), client_of(Role.REVIEWER)
    page = f"/articles/{story.id}/versions/zh-Hans"
    here = f"{page}/pictures/{story.picture}"
    answer = translator.post(
        here, data={"do": "another", "file": (BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'), "a.svg")}
    )
    assert (answer.status_code, "SVG can carry scripts" in answer.text) == (422, True)
    answer = translator.post(here, data={"do": "another"})
    assert (answer.status_code, "The file is empty" in answer.text) == (422, True)
    assert story.pictures("zh-Hans")[0].shown == story.picture
    assert not soup(reviewer.get(page)).select(".picture-here")
    assert reviewer.post(here, data={"do": "leave_out"}).status_code == 403


def test_whoever_chose_a_picture_is_told_why_somebody_else_approves(
    story: PicturedStory, client_of: Callable[[Role], FlaskClient]
) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    story.show("zh-Hans", by=story.reviewer)
    page = client_of(Role.REVIEWER).get(f"/articles/{story.id}/versions/zh-Hans")
    why = soup(page).select_one("#why-not-mine")
    assert why is not None
    assert why.get_text(strip=True) == "You chose one of its pictures: someone else approves"
