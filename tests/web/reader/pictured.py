"""An article with a picture in its text, before readers have it."""

from dataclasses import dataclass, replace

import pytest
from flask import Flask
from sqlalchemy import text

from tests.adapters.pictures import written
from tests.factories import Newsroom, make_article
from tests.web.reader import putting_out
from tests.web.reader.putting_out import PAGE, approve
from tms.adapters.pictures.renditions import renditions_of
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.domain.pictures import PictureDetails, PictureStore
from tms.services.pictures.change_pictures import add_picture, change_picture, take_out_picture
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw

MADE = renditions_of(written.file_of(written.picture(size=(1300, 700)), "JPEG"), "JPEG")
SAID = PictureDetails(alt="not shown: the words are the text’s", credit="Photo: Ida Berg")
NUMBER = text("SELECT nextval(pg_get_serial_sequence('picture', 'id'))")


@dataclass(frozen=True, slots=True)
class Pictured:
    """An article with a picture in its text, not yet out; readers may have the source as it is."""

    database: Database
    newsroom: Newsroom
    article_id: int
    picture_id: int

    def approve(self) -> None:
        for locale in ("zh-Hans", "zh-Hant"):
            approve(self.database, self.newsroom, self.article_id, locale)

    def publish(self, *locales: str) -> None:
        with self.database.begin() as uow:
            publish(uow, self.newsroom[Role.EDITOR], self.article_id, locales or ["en"])

    def withdraw(self) -> None:
        with self.database.begin() as uow:
            withdraw(uow, self.newsroom[Role.EDITOR], self.article_id, ["en"], reason="a complaint")

    def take_out(self) -> None:
        with self.database.begin() as uow:
            take_out_picture(uow, self.newsroom[Role.EDITOR], self.article_id, self.picture_id)

    def change(self, **said: object) -> None:
        with self.database.begin() as uow:
            change_picture(uow, self.newsroom[Role.EDITOR], self.article_id, self.picture_id, said)

    def path(self, name: str = "480") -> str:
        return f"/pictures/{self.article_id}/{self.picture_id}/{name}"


@pytest.fixture
def store(app: Flask) -> PictureStore:
    kept: PictureStore = app.extensions["tms"].pictures
    return kept


@pytest.fixture
def pictured(database: Database, newsroom: Newsroom, store: PictureStore, monkeypatch: pytest.MonkeyPatch) -> Pictured:
    monkeypatch.setitem(putting_out.TRANSLATED, "⟦1⟧A tram <at> night⟦/1⟧", "⟦1⟧夜里的电车⟦/1⟧")
    monkeypatch.setitem(putting_out.TRANSLATED, "It runs till dawn.", "它开到天亮。")
    monkeypatch.setitem(putting_out.TRANSLATED, "⟦1⟧Of another article⟦/1⟧", "⟦1⟧另一篇文章的⟦/1⟧")
    with database.begin() as uow:
        number = (uow.session.scalar(NUMBER) or 0) + 1
    tram = {"1": Code("image", f"picture:{number}")}
    there = Block("caption", "⟦1⟧A tram <at> night⟦/1⟧", tram)
    elsewhere = Block("caption", "⟦1⟧Of another article⟦/1⟧", {"1": Code("image", "https://a.example/i.jpg")})
    page = replace(PAGE, blocks=[*PAGE.blocks[:2], there, Block("caption", "It runs till dawn."), elsewhere])
    editor = newsroom[Role.EDITOR]
    article_id = make_article(database, editor, page)
    with database.begin() as uow:
        assert add_picture(uow, editor, store, article_id, MADE, SAID).view.id == number
    return Pictured(database, newsroom, article_id, number)
