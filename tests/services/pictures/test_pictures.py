"""Pictures of an article: added once, described, taken out, by those who may edit its source, and told in the log."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from tests.adapters.pictures import written
from tests.services.desk import Desk
from tests.services.story import Story
from tms.adapters.pictures import PictureFolder
from tms.adapters.pictures.renditions import renditions_of
from tms.db.models import Article
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, TmsError
from tms.domain.permissions import Actor, Role
from tms.domain.pictures import MadePicture, PictureDetails
from tms.services.articles.archive import archive_article
from tms.services.articles.confidential import set_confidential
from tms.services.pictures import change_pictures
from tms.services.pictures.change_pictures import AddedPicture, add_picture, change_picture, take_out_picture
from tms.services.pictures.read_pictures import PictureView, file_of_picture, pictures_of_article

WIDE = renditions_of(written.file_of(written.picture(size=(1300, 700)), "JPEG"), "JPEG")
SMALL = renditions_of(written.file_of(written.picture(size=(120, 80)), "PNG"), "PNG")
SAID = PictureDetails(alt="A tram", caption="The tram at night.", credit="Ida Berg", expires_on=date(2027, 11, 30))


@pytest.fixture
def store(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "pictures")


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    return Story(database, desk.newsroom, desk.english)


def add(
    story: Story,
    store: PictureFolder,
    made: MadePicture = WIDE,
    said: PictureDetails = SAID,
    *,
    by: Actor | None = None,
) -> AddedPicture:
    with story.database.begin() as uow:
        return add_picture(uow, by or story.editor, store, story.id, made, said)


def seen(story: Story, by: Actor | None = None) -> Sequence[PictureView]:
    with story.database.begin() as uow:
        return pictures_of_article(uow, by or story.editor, story.id)


def code(story: Story, act: object, *args: object, **more: object) -> str:
    with pytest.raises(TmsError) as refused, story.database.begin() as uow:
        act(uow, *args, **more)  # type: ignore[operator]
    return refused.value.code


def test_a_picture_is_there_in_its_sizes_with_what_is_said_of_it(story: Story, store: PictureFolder) -> None:
    added = add(story, store)
    assert added.is_new
    (view,) = seen(story, story.translator)
    assert (view, view.details) == (added.view, SAID)
    assert [(one.name, one.kind, one.width) for one in view.renditions] == [
        ("480", "image/webp", 480),
        ("960", "image/webp", 960),
        ("1300", "image/webp", 1300),
    ]
    assert view.card
    assert (view.card.name, view.card.kind, view.card.height) == ("card", "image/jpeg", 630)
    with story.database.begin() as uow:
        files = [
            file_of_picture(uow, story.translator, store, story.id, view.id, name)
            for name in ("480", "960", "1300", "card")
        ]
    assert [one.content for one in files] == [one.content for one in (*WIDE.renditions, WIDE.card) if one is not None]
    (event,) = story.events("picture_added")
    assert (event.person_id, event.data) == (story.editor.person_id, {"picture": view.id})


def test_the_same_picture_again_is_the_one_that_is_there(story: Story, store: PictureFolder) -> None:
    first = add(story, store)
    again = add(story, store, said=replace(SAID, credit="Somebody else"))
    assert (again.is_new, again.view) == (False, first.view)
    assert add(story, store, SMALL).is_new
    assert len(seen(story)) == 2
    assert len(story.events("picture_added")) == 2


def test_what_is_said_changes_field_by_field_and_is_told(story: Story, store: PictureFolder) -> None:
    view = add(story, store).view
    with story.database.begin() as uow:
        changed = change_picture(
            uow, story.editor, story.id, view.id, {"credit": "  Mara\nLindqvist ", "expires_on": None, "alt": SAID.alt}
        )
    assert changed.details == replace(SAID, credit="Mara Lindqvist", expires_on=None)
    with story.database.begin() as uow:
        assert change_picture(uow, story.editor, story.id, view.id, {"credit": "Mara Lindqvist"}) == changed
    (event,) = story.events("picture_changed")
    assert event.data == {"picture": view.id, "changed": ["credit", "expires_on"]}


def test_one_that_is_taken_out_is_given_to_nobody_and_may_come_again(story: Story, store: PictureFolder) -> None:
    view = add(story, store).view
    with story.database.begin() as uow:
        take_out_picture(uow, story.editor, story.id, view.id)
    assert not seen(story)
    assert code(story, file_of_picture, story.editor, store, story.id, view.id, "480") == "picture_not_found"
    assert code(story, take_out_picture, story.editor, story.id, view.id) == "picture_not_found"
    assert code(story, change_picture, story.editor, story.id, view.id, {"credit": "x"}) == "picture_not_found"
    assert [event.data for event in story.events("picture_taken_out")] == [{"picture": view.id}]
    assert add(story, store).view.id != view.id


@pytest.mark.parametrize("name", ["481", "page", "../480", "480/../960", "", "CARD"])
def test_by_another_name_there_is_no_file(story: Story, store: PictureFolder, name: str) -> None:
    view = add(story, store).view
    assert code(story, file_of_picture, story.editor, store, story.id, view.id, name) == "picture_not_found"


def test_a_small_picture_has_no_card(story: Story, store: PictureFolder) -> None:
    view = add(story, store, SMALL).view
    assert view.card is None
    assert code(story, file_of_picture, story.editor, store, story.id, view.id, "card") == "picture_not_found"


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_whoever_may_not_edit_the_source_only_looks(story: Story, store: PictureFolder, role: Role) -> None:
    view, other = add(story, store).view, story.newsroom[role]
    with pytest.raises(Denied):
        add(story, store, SMALL, by=other)
    assert code(story, change_picture, other, story.id, view.id, {"alt": ""}) == "not_your_role"
    assert code(story, take_out_picture, other, story.id, view.id) == "not_your_role"
    assert list(seen(story, other)) == [view]


def test_nothing_is_kept_of_what_somebody_sends_who_may_not(story: Story, store: PictureFolder, tmp_path: Path) -> None:
    with pytest.raises(Denied):
        add(story, store, by=story.translator)
    assert not (tmp_path / "pictures").exists()


def test_of_an_article_that_they_may_not_see_there_is_nothing(story: Story, store: PictureFolder, desk: Desk) -> None:
    view = add(story, store).view
    machine = replace(story.editor, roles=frozenset(), is_machine=True)
    with story.database.begin() as uow:
        set_confidential(uow, story.editor, story.id, confidential=True)
        uow.session.execute(update(Article).where(Article.id == story.id).values(visibility="assigned"))
    for nobody in (story.translator, story.reviewer, desk.foreign_editor, machine):
        assert code(story, pictures_of_article, nobody, story.id) == "article_not_found"
        assert code(story, file_of_picture, nobody, store, story.id, view.id, "480") == "article_not_found"
    # Nor by the number of an article that they do see.
    assert code(story, file_of_picture, story.translator, store, desk.chinese, view.id, "480") == "picture_not_found"


def test_an_archived_articles_pictures_are_looked_at_and_stay(story: Story, store: PictureFolder) -> None:
    view = add(story, store).view
    with story.database.begin() as uow:
        archive_article(uow, story.editor, story.id, reason="It is old.")
    assert list(seen(story)) == [view]
    with pytest.raises(Denied):
        add(story, store, SMALL)
    assert code(story, take_out_picture, story.editor, story.id, view.id) == "article_archived"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"alt": "x" * 1001}, "picture_words_too_long"),
        ({"caption": "x" * 2001}, "picture_words_too_long"),
        ({"territory": "\x00"}, "text_not_text"),
        ({"licence": "\ud800"}, "text_not_text"),
    ],
)
def test_what_is_said_is_text_of_some_length(
    story: Story, store: PictureFolder, said: dict[str, Any], expected: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add(story, store, said=PictureDetails(**said))
    assert refused.value.code == expected
    assert not seen(story)


def test_an_article_has_so_many_and_no_more(
    story: Story, store: PictureFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change_pictures, "MOST_PICTURES", 1)
    add(story, store)
    with pytest.raises(Conflict) as refused:
        add(story, store, SMALL)
    assert refused.value.code == "pictures_too_many"
    assert not add(story, store).is_new


def test_there_is_no_picture_of_another_number(story: Story, store: PictureFolder) -> None:
    with pytest.raises(NotFound), story.database.begin() as uow:
        file_of_picture(uow, story.editor, store, story.id, 10**18 - 1, "480")
