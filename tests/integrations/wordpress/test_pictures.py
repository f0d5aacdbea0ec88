"""Pictures of a version on a real WordPress: there with what shows it, once, in its own words, and gone with it."""

from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.integrations.wordpress.pictured import FERRY, TRAM, add, attachments, files, pictured, showing
from tests.integrations.wordpress.sending import LANGUAGES, wordpress_tests
from tests.integrations.wordpress.sending_house import SendingHouse, house
from tests.integrations.wordpress.site import WordPressSite
from tests.services.revising import RevisedStory
from tms.db.unit_of_work import Database

pytestmark = wordpress_tests


@pytest.fixture
def here(own_database: Database, wordpress: WordPressSite) -> SendingHouse:
    wordpress.empty()
    found = house(own_database, wordpress)
    found.connect()
    return found


def figure(here: SendingHouse, story: RevisedStory, locale: str) -> Tag:
    status, html = here.wordpress.page(here.standing(story)[locale].address or "")
    assert status == 200
    (found,) = BeautifulSoup(html, "html.parser").select("figure.wp-block-image")
    return found


def source_of(shown: Tag) -> str:
    assert shown.img is not None
    return str(shown.img["src"])


def test_each_language_shows_one_file_with_words_of_its_own(here: SendingHouse) -> None:
    story = pictured(here, *LANGUAGES)
    here.work()
    for locale, alt, below in (
        ("en", "A <tram> at night", "It runs till dawn. · Photo: Ida & Co."),
        ("zh-Hans", "夜里的<电车>", "它开到天亮。 · Photo: Ida & Co."),
        ("zh-Hant", "夜裡的<電車>", "它開到天亮。 · Photo: Ida & Co."),
    ):
        shown = figure(here, story, locale)
        assert shown.img is not None
        assert (shown.img["alt"], shown.get_text(strip=True)) == (alt, below)
    with_it = source_of(figure(here, story, "en"))
    # As it was made here: whatever the site does with it, the original is what readers of ours get.
    path = here.wordpress.files / urlsplit(with_it).path.lstrip("/")
    assert sha256(path.read_bytes()).hexdigest() == TRAM.largest.digest
    assert attachments(here) == 1


def test_another_picture_takes_its_place_and_the_last_one_is_gone(here: SendingHouse) -> None:
    story = pictured(here, *LANGUAGES)
    here.work()
    before = source_of(figure(here, story, "en"))
    number = add(here, story, FERRY)
    story.commit(showing(story.page(), number))
    story.publish("en")
    here.work()
    assert source_of(figure(here, story, "en")) != before
    # The translations show the old one still.
    assert source_of(figure(here, story, "zh-Hans")) == before
    assert attachments(here) == 2
    story.confirm_open("zh-Hans")
    story.run()
    story.confirm_open("zh-Hant")
    story.finish("zh-Hans", "zh-Hant")
    story.publish("zh-Hans", "zh-Hant")
    here.work()
    assert source_of(figure(here, story, "zh-Hant")) == source_of(figure(here, story, "en"))
    assert attachments(here) == 1
    assert not (here.wordpress.files / urlsplit(before).path.lstrip("/")).exists()


def test_what_is_withdrawn_leaves_no_picture_behind(here: SendingHouse) -> None:
    story = pictured(here, "en")
    other = pictured(here, "en")
    here.work()
    assert attachments(here) == 2
    story.withdraw("en")
    here.work()
    assert (attachments(here), len({one.parent for one in files(here)})) == (1, 1)
    story.publish("en")
    here.work()
    assert source_of(figure(here, story, "en")) != source_of(figure(here, other, "en"))
    assert attachments(here) == 2


def test_what_a_post_of_the_site_s_own_shows_stays(here: SendingHouse) -> None:
    story = pictured(here, "en")
    here.work()
    (number,) = here.wordpress.sql("SELECT ID FROM wp_posts WHERE post_type = 'attachment'")[0]
    here.wordpress.php(
        "echo wp_insert_post(array('post_title' => 'Our own', 'post_status' => 'publish', 'post_content' =>"
        f" '<img class=\"wp-image-{number}\">'));"
    )
    story.withdraw("en")
    here.work()
    assert attachments(here) == 1
    assert files(here)


def test_a_picture_that_is_not_kept_is_said_and_sent_once_it_is(here: SendingHouse) -> None:
    story = pictured(here, "en")
    lost, lost_name = TRAM.largest.content, TRAM.largest.digest[2:]
    for file in here.wordpress.folder.rglob(f"*/{lost_name}"):
        file.unlink()
    here.work()
    stands = here.standing(story)["en"]
    assert "backup" in str(stands.error)
    assert here.wordpress.posts() == []
    here.post.pictures.keep(lost)
    here.moves_on()
    here.work()
    assert here.standing(story)["en"].state == "sent"
    assert figure(here, story, "en")


@pytest.mark.parametrize(
    "step", ["rest_pre_dispatch", "add_attachment", "wp_generate_attachment_metadata", "save_post", "shutdown"]
)
def test_killed_while_it_takes_a_picture_it_has_it_once(here: SendingHouse, step: str) -> None:
    story = pictured(here, "en")
    here.wordpress.die_at(step)
    here.work()
    here.wordpress.restart_server()
    here.moves_on()
    here.work()
    assert here.standing(story)["en"].state == "sent"
    assert figure(here, story, "en")
    assert attachments(here) == 1
    assert len({one.name[:20] for one in files(here)}) == 1


@pytest.mark.parametrize("step", ["delete_attachment", "deleted_post"])
def test_killed_while_it_deletes_a_picture_it_has_none(here: SendingHouse, step: str) -> None:
    story = pictured(here, "en")
    here.work()
    story.withdraw("en")
    here.wordpress.die_at(step)
    here.work()
    here.wordpress.restart_server()
    here.moves_on()
    here.work()
    assert here.standing(story)["en"].state == "sent"
    assert (attachments(here), files(here)) == (0, [])
