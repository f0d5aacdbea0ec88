"""Our plug-in beside the real Polylang: its languages, translations and hreflang, and nothing of an editor's lost."""

from collections.abc import Iterator, Mapping

import pytest
from bs4 import BeautifulSoup

from tests.integrations.wordpress.polylang import (
    ENGLISH,
    FRENCH,
    SIMPLIFIED,
    TRADITIONAL,
    add_language,
    add_polylang,
    has_polylang,
    languages_of,
    remove_language,
    terms_of,
    translations_of,
)
from tests.integrations.wordpress.sending import LANGUAGES, SentStory, wordpress_tests
from tests.integrations.wordpress.sending_house import SendingHouse, house
from tests.integrations.wordpress.site import WordPressSite
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.sites.try_site import prepare_site_trial

pytestmark = [
    *wordpress_tests,
    pytest.mark.skipif(not has_polylang(), reason="TMS_POLYLANG names no folder of Polylang's"),
]

CODES = {"en": "en", "zh-Hans": "zh", "zh-Hant": "tw"}
"""What Polylang calls the languages here."""

TERMS = {
    "en": {"section": "Politics", "tags": ["Oil"]},
    "zh-Hans": {"section": "政治", "tags": ["石油"]},
    "zh-Hant": {"section": "政治", "tags": ["石油"]},
}


@pytest.fixture(scope="module")
def polylang() -> Iterator[WordPressSite]:
    site = WordPressSite()
    try:
        add_polylang(site, [ENGLISH, SIMPLIFIED, TRADITIONAL])
        yield site
        assert site.complaints() == []
    finally:
        site.close()


@pytest.fixture
def story(polylang: WordPressSite) -> SentStory:
    return SentStory(polylang)


@pytest.fixture
def here(own_database: Database, polylang: WordPressSite) -> SendingHouse:
    polylang.php(
        "foreach (get_posts(array('numberposts' => -1, 'post_status' => 'any', 'lang' => '')) as $one)"
        " { wp_delete_post($one->ID, true); } echo 1;"
    )
    return house(own_database, polylang)


def put_all(story: SentStory, number: int = 1) -> Mapping[str, str]:
    return {one: story.put(one, number, **TERMS[one]).said["address"] for one in LANGUAGES}


def ids(story: SentStory) -> dict[str, str]:
    return {post["language"]: post["id"] for post in story.posts()}


def page(site: WordPressSite, address: str) -> BeautifulSoup:
    status, html = site.page(address)
    assert status == 200
    return BeautifulSoup(html, "html.parser")


def hreflang(of: BeautifulSoup) -> dict[str, str]:
    found = of.select('head link[rel="alternate"][hreflang]')
    said = {str(one["hreflang"]): str(one["href"]) for one in found}
    assert len(said) == len(found), "each once"
    return said


def switch(of: BeautifulSoup) -> dict[str, str]:
    return {str(one["lang"]): str(one["href"]) for one in of.select("nav.sanwen-switch a")}


def test_the_posts_have_its_languages_and_are_translations_of_one_another(story: SentStory) -> None:
    addresses = put_all(story)
    posts = ids(story)
    assert languages_of(story.site, posts.values()) == {posts[one]: CODES[one] for one in LANGUAGES}
    linked = {CODES[one]: posts[one] for one in LANGUAGES}
    assert all(translations_of(story.site, one) == linked for one in posts.values())
    assert addresses["zh-Hans"].endswith(f"/zh/{story.slug}-zh-hans/")
    for language, address in addresses.items():
        found = page(story.site, address)
        assert hreflang(found) == dict(zip(("en", "zh-CN", "zh-TW"), addresses.values(), strict=True))
        assert switch(found) == {one: to for one, to in addresses.items() if one != language}
        assert len(found.select("nav.sanwen-switch")) == 1
        # Polylang's own switch leads where ours does.
        theirs = [str(one["href"]) for one in found.select("#theirs a")]
        assert theirs == list(addresses.values())


def test_categories_and_tags_are_in_the_language_of_their_post_and_made_once(story: SentStory) -> None:
    put_all(story)
    put_all(story, 2)
    other = SentStory(story.site)
    put_all(other)
    for one in (story, other):
        for language, post in ids(one).items():
            wanted = [TERMS[language]["section"], *TERMS[language]["tags"]]
            assert terms_of(story.site, post) == dict.fromkeys(wanted, CODES[language])
    named = story.site.sql(
        "SELECT t.name, t.slug, x.taxonomy FROM wp_terms t JOIN wp_term_taxonomy x USING (term_id)"
        " WHERE t.name IN ('政治', 'Politics') ORDER BY t.term_id"
    )
    assert [(name, taxonomy) for name, _, taxonomy in named] == [
        ("Politics", "category"), ("政治", "category"), ("政治", "category"),
    ]  # fmt: skip
    assert named[0][1] == "politics"


def test_corrected_withdrawn_and_published_again(story: SentStory) -> None:
    addresses = put_all(story)
    posts = ids(story)
    assert story.put("zh-Hans", 2, title="四座油库", **TERMS["zh-Hans"]).said["address"] == addresses["zh-Hans"]
    assert story.withdraw("zh-Hant", 3).said["outcome"] == "withdrawn"
    assert story.site.page(addresses["zh-Hant"])[0] == 410
    for language in ("en", "zh-Hans"):
        found = page(story.site, addresses[language])
        assert list(hreflang(found).values()) == [addresses["en"], addresses["zh-Hans"]]
        assert addresses["zh-Hant"] not in str(found)
    assert story.put("zh-Hant", 4, **TERMS["zh-Hant"]).said["address"] == addresses["zh-Hant"]
    assert ids(story) == posts
    assert translations_of(story.site, posts["en"]) == {CODES[one]: posts[one] for one in LANGUAGES}
    assert len(hreflang(page(story.site, addresses["zh-Hant"]))) == 3
    for language in LANGUAGES:
        story.withdraw(language, 5)
    assert {one: story.put(one, 6, **TERMS[one]).said["address"] for one in reversed(LANGUAGES)} == addresses
    assert translations_of(story.site, posts["en"]) == {CODES[one]: posts[one] for one in LANGUAGES}


def test_what_an_editor_did_there_stays(story: SentStory) -> None:
    put_all(story)
    posts = ids(story)
    site = story.site
    try:
        add_language(site, FRENCH)
        french = site.php(
            "$id = wp_insert_post( array( 'post_title' => 'Les dépôts', 'post_status' => 'publish' ) );"
            " pll_set_post_language( $id, 'fr' );"
            f" pll_save_post_translations( array( 'fr' => $id ) + pll_get_post_translations( {posts['en']} ) );"
            " echo json_encode( $id );"
        )
        site.php(f"wp_update_post( array( 'ID' => {posts['zh-Hans']}, 'post_title' => 'Mine' ) ); echo 1;")
        refused = story.put("zh-Hans", 2, **TERMS["zh-Hans"])
        assert (refused.status, refused.said["data"]["differs"]) == (409, ["title"])
        assert story.put("en", 2, **TERMS["en"]).said["outcome"] == "updated"
        assert story.withdraw("zh-Hant", 2).status == 200
        assert story.put("zh-Hans", 3, overwrite=True, **TERMS["zh-Hans"]).said["outcome"] == "updated"
        linked = {**{CODES[one]: posts[one] for one in LANGUAGES}, "fr": str(french)}
        assert translations_of(site, posts["en"]) == linked
    finally:
        remove_language(site, FRENCH)


def test_its_synchronization_of_fields_leaves_each_post_the_version_that_it_is(story: SentStory) -> None:
    synchronize = (
        "$options = get_option( 'polylang' ); $options['sync'] = {}; update_option( 'polylang', $options ); echo 1;"
    )
    story.site.php(synchronize.format("array( 'post_meta', 'taxonomies', 'post_date' )"))
    try:
        addresses = put_all(story)
        put_all(story, 2)
        assert [post["language"] for post in story.posts()] == list(LANGUAGES)
        assert all(len(switch(page(story.site, address))) == 2 for address in addresses.values())
        assert story.put("zh-Hant", 2, **TERMS["zh-Hant"]).said["outcome"] == "unchanged"
        for language, post in ids(story).items():
            wanted = [TERMS[language]["section"], *TERMS[language]["tags"]]
            assert terms_of(story.site, post) == dict.fromkeys(wanted, CODES[language])
    finally:
        story.site.php(synchronize.format("array()"))


def test_a_language_that_it_lacks_is_said_and_its_posts_are_sent_once_it_is_there(here: SendingHouse) -> None:
    site, administrator = here.wordpress, here.newsroom[Role.ADMINISTRATOR]
    here.connect()
    remove_language(site, TRADITIONAL)
    try:
        with here.database.begin() as uow:
            trial = prepare_site_trial(uow, administrator, here.post.vault, here.site_id)
        tried = here.post.ask(trial.access, trial.tags)
        assert (tried.error_code, tried.error_params["languages"]) == ("site_without_language", "“zh-Hant”")
        story = here.story(*LANGUAGES)
        here.work()
        stands = here.standing(story)
        assert [stands[one].state for one in LANGUAGES] == ["sent", "sent", "waiting"]
        assert "no language for “zh-Hant”" in str(stands["zh-Hant"].error)
        assert [post["language"] for post in site.posts()] == ["en", "zh-Hans"]
    finally:
        add_language(site, TRADITIONAL)
    here.moves_on()
    here.work()
    stands = here.standing(story)
    assert [stands[one].state for one in LANGUAGES] == ["sent"] * 3
    assert hreflang(page(site, stands["zh-Hant"].address or "")) == {
        "en": stands["en"].address, "zh-CN": stands["zh-Hans"].address, "zh-TW": stands["zh-Hant"].address,
    }  # fmt: skip
    assert here.post.ask(trial.access, trial.tags).has_polylang


def test_before_its_first_language_is_set_up_it_says_nothing_and_the_plug_in_does(story: SentStory) -> None:
    for removed in (TRADITIONAL, SIMPLIFIED, ENGLISH):
        remove_language(story.site, removed)
    try:
        addresses = put_all(story)
        assert hreflang(page(story.site, addresses["en"])) == addresses
    finally:
        for added in (ENGLISH, SIMPLIFIED, TRADITIONAL):
            add_language(story.site, added)
    # What was there before gets its language with the next that is sent of it.
    addresses = put_all(story, 2)
    assert hreflang(page(story.site, addresses["zh-Hant"])) == dict(
        zip(("en", "zh-CN", "zh-TW"), addresses.values(), strict=True)
    )
    for language, post in ids(story).items():
        wanted = [TERMS[language]["section"], *TERMS[language]["tags"]]
        assert terms_of(story.site, post) == dict.fromkeys(wanted, CODES[language])


def test_two_publications_have_translations_of_their_own(here: SendingHouse) -> None:
    here.connect()
    other = house(here.database, here.wordpress, "antipode.example")
    other.connect()
    stories = [(one, one.story(*LANGUAGES)) for one in (here, other)]
    here.work()
    found: list[str] = []
    for one, story in stories:
        stands = one.standing(story)
        assert [stands[locale].state for locale in LANGUAGES] == ["sent"] * 3
        linked = hreflang(page(here.wordpress, stands["en"].address or ""))
        assert list(linked.values()) == [stands[locale].address for locale in LANGUAGES]
        found.extend(linked.values())
    assert len(set(found)) == 6
