"""Files that no article's picture has are deleted when they are old; all others stay."""

import os
import time
from pathlib import Path

import pytest

from tests.services.desk import Desk
from tests.services.pictures.test_pictures import SMALL, WIDE, add
from tests.services.story import Story
from tms.adapters.pictures import PictureFolder
from tms.db.unit_of_work import Database
from tms.domain.errors import NotFound
from tms.domain.pictures import OLD_AFTER_SECONDS, MadePicture, keep_picture
from tms.services.pictures.change_pictures import take_out_picture
from tms.services.pictures.drop_unused import drop_unused_pictures


def files_of(made: MadePicture) -> list[str]:
    return [one.digest for one in (*made.renditions, made.card) if one is not None]


def make_all_old(folder: Path) -> None:
    days_ago = time.time() - OLD_AFTER_SECONDS - 60
    for path in folder.glob("??/*"):
        os.utime(path, (days_ago, days_ago))


def test_what_no_picture_has_goes_when_it_is_old(database: Database, desk: Desk, tmp_path: Path) -> None:
    story, store = Story(database, desk.newsroom, desk.english), PictureFolder(tmp_path)
    there = add(story, store, WIDE).view
    keep_picture(store, SMALL)
    assert drop_unused_pictures(database.begin, store) == 0
    make_all_old(tmp_path)
    assert drop_unused_pictures(database.begin, store) == len(files_of(SMALL))
    for digest in files_of(SMALL):
        with pytest.raises(NotFound):
            store.read(digest)
    assert all(store.read(digest) for digest in files_of(WIDE))

    with database.begin() as uow:
        take_out_picture(uow, story.editor, story.id, there.id)
    assert drop_unused_pictures(database.begin, store) == len(files_of(WIDE))
    assert add(story, store, WIDE).is_new
    make_all_old(tmp_path)
    assert drop_unused_pictures(database.begin, store) == 0
