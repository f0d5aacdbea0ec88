"""An article with a picture in its text and a caption below, and a second picture that it does not show."""

from dataclasses import replace

from sqlalchemy import text

from tests.adapters.pictures import written
from tests.factories import ARTICLE, Newsroom, make_article
from tests.services.revising import RevisedStory
from tests.services.story import IN_CHINESE
from tms.adapters.pictures.renditions import renditions_of
from tms.db.unit_of_work import Database
from tms.domain.fingerprint import SeenBlock
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.permissions import Action, Actor, Role
from tms.domain.pictures import PictureDetails, PictureStore
from tms.services.authorize import authorize_version
from tms.services.pictures.change_pictures import add_picture, change_picture
from tms.services.versions import choose_picture
from tms.services.versions.as_read import seen_blocks
from tms.services.versions.choose_picture import PictureInVersion, pictures_in_version

WIDE = renditions_of(written.file_of(written.picture(size=(640, 400)), "JPEG"), "JPEG")
OTHER = renditions_of(written.file_of(written.picture(size=(500, 300)), "PNG"), "PNG")
WORDS, BELOW = "⟦1⟧A tram at night⟦/1⟧", "It runs till dawn."
SAYS = IN_CHINESE | {WORDS: "⟦1⟧夜里的电车⟦/1⟧", BELOW: "它开到天亮。"}
_NUMBER = text("SELECT nextval(pg_get_serial_sequence('picture', 'id'))")


class PicturedStory(RevisedStory):
    """Its text shows ``picture`` with a name beside it; ``other`` is a picture of the article, too."""

    def __init__(self, database: Database, newsroom: Newsroom, store: PictureStore) -> None:
        with database.begin() as uow:
            self.picture = (uow.session.scalar(_NUMBER) or 0) + 1
        code = Code("image", f"picture:{self.picture}", "Photo: Ida Berg")
        there = [Block("caption", WORDS, {"1": code}), Block("caption", BELOW)]
        page = replace(ARTICLE, blocks=[ARTICLE.blocks[0], *there, *ARTICLE.blocks[1:]])
        article_id = make_article(database, newsroom[Role.EDITOR], page)
        super().__init__(database, newsroom, article_id)
        self.store = store
        with database.begin() as uow:
            add_picture(uow, self.editor, store, article_id, WIDE, PictureDetails(credit="Ida Berg"))
            added = add_picture(uow, self.editor, store, article_id, OTHER, PictureDetails(credit="Lin"))
        self.other = added.view.id

    def translate(self) -> None:
        for source, said in SAYS.items():
            self.save("zh-Hans", source, said)

    def show(self, locale: str, another: int | None = None, *, by: Actor | None = None) -> PictureInVersion:
        with self.database.begin() as uow:
            return choose_picture.show_picture(
                uow, by or self.translator, self.id, locale, self.picture, another or self.other
            )

    def leave_out(self, locale: str, *, by: Actor | None = None) -> PictureInVersion:
        with self.database.begin() as uow:
            return choose_picture.leave_out_picture(uow, by or self.translator, self.id, locale, self.picture)

    def show_again(self, locale: str, *, by: Actor | None = None) -> PictureInVersion:
        with self.database.begin() as uow:
            return choose_picture.show_articles_picture(uow, by or self.translator, self.id, locale, self.picture)

    def pictures(self, locale: str, *, by: Actor | None = None) -> list[PictureInVersion]:
        with self.database.begin() as uow:
            return pictures_in_version(uow, by or self.editor, self.id, locale)

    def seen(self, locale: str) -> list[SeenBlock]:
        """The blocks of kind caption as the version's readers would have them."""
        with self.database.begin() as uow:
            loaded, version = authorize_version(uow, self.editor, Action.ARTICLE_VIEW, self.id, locale)
            return [block for block in seen_blocks(uow, loaded, version) if block.kind == "caption"]

    def ends(self, picture_id: int, day: object) -> None:
        with self.database.begin() as uow:
            change_picture(uow, self.editor, self.id, picture_id, {"expires_on": day})
