"""An article with two pictures, out in three languages: one with all that can be said, one whose right has ended."""

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import FilePayload, Page

from tms.adapters.pictures.renditions import renditions_of
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.domain.pictures import brought_address, keep_picture
from tms.services.articles.import_article import import_article
from tms.services.pictures.change_pictures import change_picture
from tms.services.pictures.read_pictures import read_pictures
from tms.services.publishing.publish import publish
from tms.services.reviewing.accept_many import accept_all
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.submit import submit_version
from tms.services.workspace.workspace import workspace

if TYPE_CHECKING:
    from tests.gallery.newsroom import Desk

EN, HANS, HANT = "en", "zh-Hans", "zh-Hant"
_TITLE = "The lighthouse keeps its light"
_TEXT = {
    _TITLE: "灯塔还亮着",
    "The lamp was to go out in spring, and the town asked for one more winter.": "灯原定春天熄灭，镇上请求再亮一冬。",
    "⟦1⟧The lighthouse of Sandhaven at dusk, its lamp already lit⟦/1⟧": "⟦1⟧黄昏时的沙港灯塔，灯已点亮⟦/1⟧",
    "The lighthouse of Sandhaven, seen from the last ferry of the year.": "从当年最后一班渡轮上看到的沙港灯塔。",
    "Nobody needs it to find the harbour any more.": "已经没有人靠它找港口了。",
    "⟦1⟧The stairs inside⟦/1⟧": "⟦1⟧塔内的楼梯⟦/1⟧",
    "People need it to find the town.": "人们靠它找到这座小镇。",
}
_SAID = {
    "caption": "The lighthouse of Sandhaven, seen from the last ferry of the year.",
    "credit": "Photo: Ida Berg",
    "licence": "CC BY 4.0",
    "territory": "Everywhere",
}
_ENDED = {"credit": "Harbour Museum", "expires_on": date(2026, 3, 31)}
_MARKDOWN = """# The lighthouse keeps its light a little longer

The lamp was to go out in spring, and the town asked for one more winter.

![The lighthouse of Sandhaven at dusk](dusk.jpg "Photo: Ida Berg")

The lighthouse of Sandhaven, seen from the last ferry of the year.

![The keeper, who is not here](keeper.jpg)

Nobody needs it to find the harbour any more.

![The stairs inside](stairs.jpg)
"""


def dusk(width: int = 1600, height: int = 1000) -> bytes:
    """A photograph, as far as a test has one: a lighthouse against an evening sky."""
    sky = Image.linear_gradient("L").resize((width, height))
    picture = Image.composite(Image.new("RGB", sky.size, "#f0a35e"), Image.new("RGB", sky.size, "#24385f"), sky)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height * 0.72, width, height), fill="#16263f")
    x, foot, top, wide = width * 0.68, height * 0.74, height * 0.24, width * 0.04
    draw.polygon([(x - wide, foot), (x + wide, foot), (x + wide * 0.6, top), (x - wide * 0.6, top)], fill="#efe9dc")
    draw.rectangle((x - wide * 0.8, top + height * 0.14, x + wide * 0.8, top + height * 0.24), fill="#b8433a")
    draw.ellipse((x - wide * 0.6, top - wide * 1.4, x + wide * 0.6, top), fill="#ffe9a8")
    return _jpeg(picture.filter(ImageFilter.GaussianBlur(1.5)))


def stairs(width: int = 720, height: int = 960) -> bytes:
    """One that is higher than wide, as telephones make them."""
    picture = Image.new("RGB", (width, height), "#ddd6c7")
    draw = ImageDraw.Draw(picture)
    for step in range(9):
        y = height * (0.95 - step * 0.1)
        draw.polygon([(0, y), (width * 0.85, y - 90), (width, y - 70), (width * 0.2, y + 30)], fill="#7c7466")
    return _jpeg(picture.filter(ImageFilter.GaussianBlur(1.0)))


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def pictured_article(desk: "Desk") -> int:
    """The article; the right of its second picture ended when it was out already."""
    editor = desk.people[Role.EDITOR]
    brought = {n: keep_picture(desk.pictures, renditions_of(one, "JPEG")) for n, one in enumerate((dusk(), stairs()))}
    with desk.database.begin() as uow:
        article_id = import_article(uow, editor, _page(), as_new=True, brought=brought)
    desk.run(article_id)
    with desk.database.begin() as uow:
        first, second = read_pictures(uow, article_id)
        change_picture(uow, editor, article_id, first.id, _SAID)
        rows = workspace(uow, desk.people[Role.TRANSLATOR], article_id, HANS).rows
    for row in rows:
        desk.save(article_id, HANS, row.source.text, _TEXT.get(row.source.text, "陈"))
    for locale in (HANS, HANT):
        with desk.database.begin() as uow:
            submit_version(uow, desk.people[Role.TRANSLATOR], article_id, locale)
            accept_all(uow, desk.people[Role.REVIEWER], article_id, locale)
            approve_version(uow, desk.people[Role.REVIEWER], article_id, locale)
    with desk.database.begin() as uow:
        publish(uow, editor, article_id, [EN, HANS, HANT])
        # A release with it would be refused: what was out already stays, and is listed.
        change_picture(uow, editor, article_id, second.id, _ENDED)
    return article_id


def _page() -> ImportedArticle:
    title, standfirst, at_dusk, below, before, inside, after = _TEXT
    return ImportedArticle(
        language=EN,
        title=title,
        section="Economy",
        author="Mara Lindqvist",
        blocks=[
            Block("standfirst", standfirst),
            Block("caption", at_dusk, {"1": Code("image", brought_address(0))}),
            Block("caption", below),
            Block("paragraph", before),
            Block("caption", inside, {"1": Code("image", brought_address(1))}),
            Block("paragraph", after),
        ],
    )


def bring_with_pictures(page: Page) -> None:
    """Choose a text with its pictures, one of which is not there, and look at what was understood."""
    files: list[FilePayload] = [
        {"name": "lighthouse.md", "mimeType": "text/markdown", "buffer": _MARKDOWN.encode()},
        {"name": "dusk.jpg", "mimeType": "image/jpeg", "buffer": dusk(640, 400)},
        {"name": "stairs.jpg", "mimeType": "image/jpeg", "buffer": stairs(300, 400)},
    ]
    page.locator("#file").set_input_files(files)
    page.locator("[data-one]").click(no_wait_after=True)
    # Each is made in a process of its own.
    page.locator(".blocks .thumb").nth(1).wait_for(timeout=60_000)
