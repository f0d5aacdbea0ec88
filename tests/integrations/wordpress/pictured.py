"""Articles with pictures that are sent to the real WordPress, and what it has of them."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from tests.adapters.pictures import written
from tests.factories import ARTICLE, make_article
from tests.integrations.wordpress.sending_house import SendingHouse
from tests.services.revising import RevisedStory
from tms.adapters.pictures.renditions import renditions_of
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.domain.pictures import MadePicture, PictureDetails
from tms.services.pictures.change_pictures import add_picture

TRAM = renditions_of(written.file_of(written.picture(size=(1300, 700)), "JPEG"), "JPEG")
FERRY = renditions_of(written.file_of(written.picture(size=(900, 900)), "PNG"), "PNG")
WORDS = {"⟦1⟧A <tram> at night⟦/1⟧": "⟦1⟧夜里的<电车>⟦/1⟧", "It runs till dawn.": "它开到天亮。"}


def pictured(here: SendingHouse, *locales: str) -> RevisedStory:
    """An article that shows the tram, and that readers have in these languages."""
    with here.database.begin() as uow:
        number = (uow.session.scalar(text("SELECT nextval(pg_get_serial_sequence('picture', 'id'))")) or 0) + 1
    tram = Block("caption", next(iter(WORDS)), {"1": Code("image", f"picture:{number}", title="Photo: Ida & Co.")})
    blocks = [ARTICLE.blocks[0], tram, Block("caption", "It runs till dawn."), *ARTICLE.blocks[1:]]
    page = replace(ARTICLE, external_id=f"pictured-{number}", blocks=blocks)
    story = RevisedStory(here.database, here.newsroom, make_article(here.database, here.newsroom[Role.EDITOR], page))
    assert add(here, story, TRAM) == number
    if len(locales) > 1:
        story.translate()
        for said, written_so in WORDS.items():
            story.save("zh-Hans", said, written_so)
        story.finish(*(locale for locale in locales if locale != "en"))
    story.publish(*locales)
    here.stories.append(story)
    return story


def add(here: SendingHouse, story: RevisedStory, made: MadePicture) -> int:
    with here.database.begin() as uow:
        return add_picture(
            uow, here.newsroom[Role.EDITOR], here.post.pictures, story.id, made, PictureDetails()
        ).view.id


def showing(page: ImportedArticle, number: int) -> ImportedArticle:
    """The page with this picture wherever it shows one."""

    def there(block: Block) -> Block:
        codes = {
            mark: replace(code, href=f"picture:{number}") if code.type == "image" else code
            for mark, code in block.codes.items()
        }
        return replace(block, codes=codes)

    return replace(page, blocks=[there(block) for block in page.blocks])


def files(here: SendingHouse) -> list[Path]:
    folder = here.wordpress.files / "wp-content/uploads/sanwen"
    return sorted(one for one in folder.rglob("*") if one.is_file())


def attachments(here: SendingHouse) -> int:
    (count,) = here.wordpress.sql("SELECT count(*) FROM wp_posts WHERE post_type = 'attachment'")[0]
    return int(count)
