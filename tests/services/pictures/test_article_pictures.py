"""What stands on the page of an article's pictures: which version shows each, and which of them readers have."""

from pathlib import Path

import pytest

from tests.services.desk import Desk
from tests.services.pictured import PicturedStory
from tms.adapters.pictures import PictureFolder
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, NotFound, Stale
from tms.domain.permissions import Actor, Role
from tms.services.pictures.article_pictures import ArticlePictures, pictures_with_rights
from tms.services.pictures.change_pictures import change_picture


@pytest.fixture
def story(desk: Desk, database: Database, tmp_path: Path) -> PicturedStory:
    return PicturedStory(database, desk.newsroom, PictureFolder(tmp_path / "pictures"))


def page(story: PicturedStory, by: Actor | None = None) -> ArticlePictures:
    with story.database.begin() as uow:
        return pictures_with_rights(uow, by or story.editor, story.id)


def standing(story: PicturedStory) -> dict[int, tuple[bool, list[str], list[str], bool]]:
    return {
        one.view.id: (one.in_text, list(one.chosen_in), list(one.live_in), one.is_unused)
        for one in page(story).pictures
    }


def test_each_says_who_shows_it_and_who_has_it(story: PicturedStory) -> None:
    assert (page(story).title, page(story).language) == ("Night trains return", "en")
    assert standing(story) == {story.picture: (True, [], [], False), story.other: (False, [], [], True)}
    story.show("zh-Hant")
    assert standing(story)[story.other] == (False, ["zh-Hant"], [], False)
    story.leave_out("zh-Hans")
    story.approve_all()
    story.publish("en", "zh-Hans", "zh-Hant")
    assert standing(story) == {
        story.picture: (True, [], ["en"], False),
        story.other: (False, ["zh-Hant"], ["zh-Hant"], False),
    }
    story.withdraw("zh-Hant")
    assert standing(story)[story.other][2] == []


def test_those_who_edit_the_source_see_it(story: PicturedStory, desk: Desk) -> None:
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
        with pytest.raises(Denied):
            page(story, desk.newsroom[role])
    with pytest.raises(NotFound), story.database.begin() as uow:
        pictures_with_rights(uow, story.editor, story.id + 1000)


def test_whoever_saw_another_state_changes_nothing(story: PicturedStory) -> None:
    def change(based_on: str, **said: object) -> None:
        with story.database.begin() as uow:
            change_picture(uow, story.editor, story.id, story.picture, said, based_on=based_on)

    seen = page(story).pictures[0].state
    change(seen, credit="Photo: Ida Berg, 2026")
    with pytest.raises(Stale) as refused:
        change(seen, credit="Photo: nobody", licence="CC0")
    assert refused.value.code == "picture_stale"
    (details,) = (one.view.details for one in page(story).pictures if one.view.id == story.picture)
    assert (details.credit, details.licence) == ("Photo: Ida Berg, 2026", "")
    change(page(story).pictures[0].state, licence="CC BY 4.0")
    assert page(story).pictures[0].view.details.licence == "CC BY 4.0"
