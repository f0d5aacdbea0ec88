"""A picture's whole way: a Word file with three photos, their words translated, published, and on a WordPress.

In 繁體 one of them is another picture, as if it had letters in it.
"""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.adapters.formats.test_brought_pictures import photo, word_file
from tests.adapters.formats.test_docx import MOST, paragraph, run
from tests.adapters.pictures import written
from tests.factories import run_pipeline
from tests.integrations.wordpress.pictured import attachments
from tests.integrations.wordpress.sending import LANGUAGES, wordpress_tests
from tests.integrations.wordpress.sending_house import SendingHouse, house
from tests.integrations.wordpress.site import WordPressSite
from tests.services.revising import RevisedStory
from tms.adapters.formats.upload import read_upload
from tms.adapters.pictures.brought import make_brought
from tms.adapters.pictures.renditions import renditions_of
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.pictures import PictureDetails
from tms.services.articles.import_article import import_article
from tms.services.versions.choose_picture import pictures_in_version, show_new_picture

pytestmark = wordpress_tests

PHOTOS = {
    "quay": ("The quay at night", "夜里的码头", "夜裡的碼頭"),
    "crane": ("A crane lifts a container", "吊车吊起一个集装箱", "吊車吊起一個貨櫃"),
    "crew": ("The crew on deck", "甲板上的船员", "甲板上的船員"),
}
"""What each shows, in the three languages."""

CAPTION = ("It never sleeps.", "它从不睡觉。", "它從不睡覺。")


def document(place: Path) -> Path:
    """Three photos with alternative texts between paragraphs, the first with a caption in Word's own style."""
    body = paragraph(run("A harbour and its people"), "a3")
    for number, (name, (words, _, _)) in enumerate(PHOTOS.items()):
        body += paragraph(run(f"Paragraph {number} has 3 ships."))
        body += paragraph(photo(f"media/{name}.jpeg", words))
        body += paragraph(run(CAPTION[0]), "ac") if number == 0 else ""
    shades = {name: written.picture(size=(1000 + 100 * number, 700)) for number, name in enumerate(PHOTOS)}
    files = {f"{name}_jpeg": written.file_of(image, "JPEG") for name, image in shades.items()}
    return word_file(place / "harbour.docx", body, **files)


@pytest.fixture
def here(own_database: Database, wordpress: WordPressSite) -> SendingHouse:
    wordpress.empty()
    found = house(own_database, wordpress)
    found.connect()
    return found


def brought_in(here: SendingHouse, file: Path) -> RevisedStory:
    found = read_upload(file, MOST, filename=file.name, language="en")
    made = make_brought(found.pictures, here.post.pictures, file)
    assert (len(made.kept), made.unmade) == (len(PHOTOS), {})
    editor = here.newsroom[Role.EDITOR]
    with here.database.begin() as uow:
        article_id = import_article(uow, editor, found.page, as_new=True, brought=made.kept)
    run_pipeline(here.database, article_id)
    story = RevisedStory(here.database, here.newsroom, article_id)
    here.stories.append(story)
    return story


def figures(here: SendingHouse, story: RevisedStory, locale: str) -> list[Tag]:
    status, html = here.wordpress.page(here.standing(story)[locale].address or "")
    assert status == 200
    return list(BeautifulSoup(html, "html.parser").select("figure.wp-block-image"))


def said(figure: Tag) -> tuple[str, str]:
    assert figure.img is not None
    return str(figure.img["alt"]), figure.get_text(strip=True)


def show_another(here: SendingHouse, story: RevisedStory) -> None:
    """Let 繁體 show another one instead of the first photo."""
    translator = here.newsroom[Role.TRANSLATOR]
    made = renditions_of(written.file_of(written.picture(size=(900, 500)), "PNG"), "PNG")
    with here.database.begin() as uow:
        first = pictures_in_version(uow, translator, story.id, "zh-Hant")[0].picture
        show_new_picture(uow, translator, here.post.pictures, story.id, "zh-Hant", first, made, PictureDetails())


def sources(here: SendingHouse, story: RevisedStory, locale: str) -> list[str]:
    return [str(one.img["src"]) for one in figures(here, story, locale) if one.img is not None]


def test_from_a_word_file_to_three_posts_with_words_of_their_own(here: SendingHouse, tmp_path: Path) -> None:
    story = brought_in(here, document(tmp_path))
    words = {first: second for first, second, _ in (*PHOTOS.values(), CAPTION)}
    for row in story.rows("zh-Hans"):
        marked = row.source.text
        plain = marked.replace("⟦1⟧", "").replace("⟦/1⟧", "")
        story.save("zh-Hans", marked, marked.replace(plain, words.get(plain, f"译：{plain}")))
    story.run()
    show_another(here, story)
    story.finish("zh-Hans", "zh-Hant")
    story.publish(*LANGUAGES)
    here.work()
    for at, locale in enumerate(LANGUAGES):
        shown = figures(here, story, locale)
        assert [said(one)[0] for one in shown] == [texts[at] for texts in PHOTOS.values()]
        assert [said(one)[1] for one in shown] == [CAPTION[at], "", ""]
    english, simplified, traditional = (sources(here, story, locale) for locale in LANGUAGES)
    assert english == simplified
    assert traditional[1:] == english[1:]
    assert traditional[0] not in english
    assert attachments(here) == len(PHOTOS) + 1
    story.withdraw("zh-Hant")
    here.work()
    assert attachments(here) == len(PHOTOS), "no post shows the other one any more"
    assert sources(here, story, "en") == english
