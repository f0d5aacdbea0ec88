"""The product and a real WordPress: what readers get stands there too, once, with its state, whatever happens."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from tests.factories import ARTICLE
from tests.integrations.wordpress.sending import LANGUAGES, wordpress_tests
from tests.integrations.wordpress.sending_house import SendingHouse, house
from tests.integrations.wordpress.site import WordPressSite
from tms.db.models import ConnectedSite, SiteVersion
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.permissions import Role
from tms.services.publishing.metadata import ArticleMetadata, change_metadata, read_metadata
from tms.services.sites.connect import SiteInput, change_site, connect_site, disconnect_site, switch_site
from tms.services.sites.rounds import TriedPut, next_put
from tms.services.sites.send_again import send_everything, send_version_again
from tms.services.sites.send_versions import take_sites
from tms.services.sites.sending import SiteAccess, SiteAnswer, SitePut, SiteVerdict
from tms.services.sites.site_standing import versions_on_site

pytestmark = wordpress_tests


@pytest.fixture
def here(own_database: Database, wordpress: WordPressSite) -> SendingHouse:
    wordpress.empty()
    return house(own_database, wordpress)


def test_published_corrected_and_withdrawn_with_the_address_of_each(here: SendingHouse) -> None:
    here.connect()
    story = here.story(*LANGUAGES)
    assert {one.state for one in here.standing(story).values()} == {"waiting"}
    here.work()
    stands = here.standing(story)
    assert [(one.state, one.error) for one in stands.values()] == [("sent", None)] * 3
    posts = here.wordpress.posts()
    assert [post["language"] for post in posts] == list(LANGUAGES)
    for locale in LANGUAGES:
        status, html = here.wordpress.page(stands[locale].address or "")
        assert status == 200
        assert "English</a> | " in html or ">English</span> | " in html
    # Corrected: the same post says another thing, at the same address.
    after = "The ferry left at one."
    first = ARTICLE.blocks[0].text.split(". ")[0] + "."
    story.revise({first: after})
    story.publish("en")
    here.work()
    assert here.standing(story)["en"].address == stands["en"].address
    assert after in here.wordpress.page(stands["en"].address or "")[1]
    # Another slug: another address, to which the old one leads.
    with here.database.begin() as uow:
        present = read_metadata(uow, story.editor, story.id)
        wanted = ArticleMetadata(present.metadata.published_on, {**present.metadata.slugs, "en": "ferries-at-one"})
        change_metadata(uow, story.editor, story.id, wanted, based_on=present.state)
    here.work()
    assert (here.standing(story)["en"].address or "").endswith("/ferries-at-one/")
    story.withdraw("zh-Hant")
    here.work()
    gone = here.standing(story)["zh-Hant"]
    assert (gone.state, gone.address, gone.is_taken) == ("sent", None, True)
    assert here.wordpress.page(stands["zh-Hant"].address or "")[0] == 410
    assert len(here.wordpress.posts()) == 3
    assert [post["status"] for post in here.wordpress.posts()] == ["publish", "publish", "draft"]


def test_two_publications_on_one_site_have_a_post_each_of_the_same_id(here: SendingHouse) -> None:
    here.connect()
    here.story("en")
    other = house(here.database, here.wordpress, "antipode.example")
    other.connect()
    other.story("en")
    here.work()
    assert [one.state for two in (here, other) for one in two.standing(two.stories[0]).values()] == ["sent"] * 2
    assert len({post["version"] for post in here.wordpress.posts()}) == 2


def test_what_an_editor_changed_there_is_said_and_kept_until_somebody_decides(here: SendingHouse) -> None:
    here.connect()
    story = here.story("en")
    here.work()
    post = here.id_there(story, "en")
    here.wordpress.php(f"wp_update_post(array('ID' => {post}, 'post_title' => 'Mine')); echo 1;")
    story.publish("en")
    here.work()
    stands = here.standing(story)["en"]
    assert (stands.state, stands.differs, stands.changed_by) == ("changed", ["title"], "owner")
    assert "not overwritten" in str(stands.error)
    assert stands.address
    assert [one["title"] for one in here.wordpress.posts()] == ["Mine"]
    # Sent again it is asked once more; told so, it is written.
    here.again(story, "en", overwrite=False)
    here.work()
    assert here.standing(story)["en"].state == "changed"
    here.again(story, "en", overwrite=True)
    here.work()
    assert here.standing(story)["en"].state == "sent"
    assert [one["title"] for one in here.wordpress.posts()] == [ARTICLE.title]


def test_nothing_is_lost_while_the_site_is_away_or_lets_nobody_in(here: SendingHouse) -> None:
    here.connect(password="wrong")
    story = here.story("en")
    here.work()
    stands = here.standing(story)["en"]
    assert stands.state == "waiting"
    assert "application password" in str(stands.site_error)
    wish = SiteInput(here.wordpress.address, "sanwen-author", here.wordpress.passwords["author"])
    admin = here.newsroom[Role.ADMINISTRATOR]
    with here.database.begin() as uow:
        change_site(uow, admin, here.post.vault, here.site_id, wish, based_on=1)
    here.work()
    assert "role Editor" in str(here.standing(story)["en"].site_error)
    wish = SiteInput(here.wordpress.address, "sanwen-editor", here.wordpress.passwords["editor"])
    with here.database.begin() as uow:
        change_site(uow, admin, here.post.vault, here.site_id, wish, based_on=2)
    here.wordpress.kill_server()
    try:
        here.work()
        assert "could not be reached" in str(here.standing(story)["en"].site_error)
    finally:
        here.wordpress.start_server()
    here.work()
    assert here.standing(story)["en"].state == "waiting", "it is left alone for a moment"
    here.moves_on()
    here.work()
    assert here.standing(story)["en"].state == "sent"


def test_what_is_off_waits_and_what_is_new_gets_everything_when_told_so(here: SendingHouse) -> None:
    admin = here.newsroom[Role.ADMINISTRATOR]
    story = here.story("en")
    here.connect()
    here.work()
    assert here.standing(story) == {}
    with here.database.begin() as uow:
        assert send_everything(uow, admin, here.site_id) == 1
        switch_site(uow, admin, here.site_id, active=False)
    here.work()
    assert here.standing(story)["en"].state == "waiting"
    with here.database.begin() as uow:
        switch_site(uow, admin, here.site_id, active=True)
    here.work()
    here.work()
    assert here.standing(story)["en"].state == "sent"
    with here.database.begin() as uow:
        assert [one.state for one in versions_on_site(uow, admin, here.site_id)] == ["sent"]
        disconnect_site(uow, admin, here.site_id)
    story.publish("en")
    here.work()
    assert here.standing(story) == {}
    assert len(here.wordpress.posts()) == 1


def test_a_worker_that_is_late_records_nothing(here: SendingHouse) -> None:
    here.connect()
    story = here.story("en")
    publication = here.newsroom.publication_id
    with here.database.begin() as uow:
        held = take_sites(uow, publication, 8)[0]
        due = next_put(uow, here.post, held, None, goes_on=True)
    assert due is not None
    with here.database.begin() as uow:
        assert take_sites(uow, publication, 8) == []
    here.moves_on()
    here.work()
    was = here.standing(story)["en"]
    assert was.state == "sent"
    late = TriedPut(due, SiteAnswer(SiteVerdict.REFUSED, error_code="site_has_newer"))
    with here.database.begin() as uow:
        assert next_put(uow, here.post, held, late, goes_on=True) is None
    assert here.standing(story)["en"] == was


def test_what_is_published_while_it_is_sent_is_sent_once_more(here: SendingHouse) -> None:
    here.connect()
    story = here.story("en")
    puts: list[int] = []

    def put(access: SiteAccess, wanted: SitePut) -> SiteAnswer:
        answer = here.post.put(access, wanted)
        puts.append(wanted.number)
        if len(puts) == 1:
            story.publish("en")
        return answer

    replace(here, post=replace(here.post, put=put)).work()
    assert len(puts) == 2
    assert puts[0] < puts[1]
    assert here.standing(story)["en"].state == "sent"


STEPS = [
    "rest_pre_dispatch",
    "wp_insert_post_data",
    "save_post",
    "added_post_meta:_sanwen_version",
    "rest_post_dispatch",
]


def test_killed_at_any_step_there_are_never_two_posts_and_each_state_is_right(here: SendingHouse) -> None:
    # Twenty times: the site in the middle of a request, or the worker before or after its request.
    here.connect()
    chance = random.Random(17)  # noqa: S311 - it hides nothing
    for turn in range(20):
        story = here.story("en") if turn % 4 == 0 else here.stories[-1]
        if turn % 4:
            story.withdraw("en") if turn % 4 == 2 else story.publish("en")
        if turn % 2:
            here.wordpress.die_at(chance.choice(STEPS))
            here.work()
            here.wordpress.restart_server()
        else:
            with here.database.begin() as uow:
                held = take_sites(uow, here.newsroom.publication_id, 8)[0]
                due = next_put(uow, here.post, held, None, goes_on=True)
            if chance.random() < 0.7 and due is not None:
                here.post.put(due.access, due.put)
        here.moves_on()
        here.work()
        stands = here.standing(story)["en"]
        is_out = turn % 4 != 2
        assert (stands.state, stands.address is not None) == ("sent", is_out), turn
        posts = here.wordpress.posts()
        assert len(posts) == len({post["version"] for post in posts}) == len(here.stories), turn
        assert posts[-1]["status"] == ("publish" if is_out else "draft"), turn


def test_only_administrators_set_sites_up_and_only_editors_send_again(here: SendingHouse) -> None:
    here.connect()
    story = here.story("en")
    wish = SiteInput("https://other.example", "sanwen", "abcd")
    vault = here.post.vault
    for role in (Role.EDITOR, Role.REVIEWER, Role.TRANSLATOR):
        with pytest.raises(Denied), here.database.begin() as uow:
            connect_site(uow, here.newsroom[role], vault, wish)
    with pytest.raises(Denied), here.database.begin() as uow:
        send_version_again(uow, here.newsroom[Role.REVIEWER], story.id, here.site_id, story.version("en").id)
    admin = here.newsroom[Role.ADMINISTRATOR]
    with pytest.raises(Conflict, match="set up already"), here.database.begin() as uow:
        connect_site(uow, admin, vault, replace(wish, address=here.wordpress.address.upper() + "/index.php?x=1"))
    for wrong, code in (
        (replace(wish, address="ftp://x"), "web address"),
        (replace(wish, user_name=" "), "name of the user"),
    ):
        with pytest.raises(Invalid, match=code), here.database.begin() as uow:
            connect_site(uow, admin, vault, wrong)
    # A password goes to no other address than the one that it was given for.
    with pytest.raises(Invalid, match="application password"), here.database.begin() as uow:
        change_site(uow, admin, vault, here.site_id, replace(wish, password=""), based_on=1)
    with here.database.begin() as uow:
        stored = uow.session.scalars(select(ConnectedSite.password)).one()
    assert here.wordpress.passwords["editor"].encode() not in stored


def test_the_trial_says_in_plain_words_what_is_in_the_way(here: SendingHouse) -> None:
    right = SiteAccess(here.wordpress.address, "sanwen-editor", here.wordpress.passwords["editor"])
    found = here.post.ask(right, ())
    assert (found.error_code, found.name, found.wordpress[:2]) == (None, "The Harbour Post", "6.")
    wrong = {
        "site_password_wrong": replace(right, password="abcd"),
        "site_user_may_not_write": replace(
            right, user_name="sanwen-author", password=here.wordpress.passwords["author"]
        ),
        "site_no_connection": replace(right, address="http://127.0.0.1:9/"),
        "site_name_unknown": replace(right, address="http://nothing.invalid/"),
        "site_not_allowed": replace(right, address="http://169.254.169.254/"),
    }
    assert {code: here.post.ask(access, ()).error_code for code, access in wrong.items()} == {
        code: code for code in wrong
    }
    here.wordpress.php("deactivate_plugins('sanwen/sanwen.php'); echo 1;")
    try:
        assert here.post.ask(right, ()).error_code == "site_without_plugin"
    finally:
        here.wordpress.php("activate_plugin('sanwen/sanwen.php'); echo 1;")


def test_the_database_refuses_a_state_that_is_not_so(here: SendingHouse) -> None:
    here.connect()
    here.story("en")
    for change, by in (
        ("state = 'sent'", "ck_site_version_sent_is_what_was_asked_for_last"),
        ("sent_number = number + 1", "ck_site_version_numbers"),
        ("state = 'changed'", "ck_site_version_says_why"),
        ("address = 'https://site.example/'", "ck_site_version_site_has_it"),
    ):
        with pytest.raises(Exception, match=by), here.database.begin() as uow:
            uow.session.execute(text(f"UPDATE site_version SET {change}"))
    with here.database.begin() as uow:
        assert uow.session.scalars(select(SiteVersion.state)).all() == ["waiting"]


def test_workers_side_by_side_send_each_version_once(here: SendingHouse) -> None:
    here.connect()
    for _ in range(3):
        here.story("en")
    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(here.work) for _ in range(3)]:
            done.result()
    assert len(here.wordpress.posts()) == 3
    assert {here.standing(story)["en"].state for story in here.stories} == {"sent"}
