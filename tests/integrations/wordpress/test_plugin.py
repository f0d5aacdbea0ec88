"""Our plug-in in the real WordPress: three linked posts, never two of one version, and nothing of an editor's lost."""

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

import pytest
from bs4 import BeautifulSoup

from tests.integrations.wordpress.sending import LANGUAGES, SentStory, ask, wordpress_tests
from tests.integrations.wordpress.site import WordPressSite

pytestmark = wordpress_tests


@pytest.fixture
def story(wordpress: WordPressSite) -> SentStory:
    return SentStory(wordpress)


def addresses(story: SentStory) -> dict[str, str]:
    return {language: story.put(language).said["address"] for language in LANGUAGES}


def test_the_three_posts_lead_to_one_another(story: SentStory) -> None:
    here = addresses(story)
    assert [post["slug"] for post in story.posts()] == [
        story.slug,
        f"{story.slug}-zh-hans",
        f"{story.slug}-zh-hant",
    ]
    for language, address in here.items():
        status, html = story.site.page(address)
        page = BeautifulSoup(html, "html.parser")
        assert status == 200
        assert page.html is not None
        assert page.html["lang"] == language
        found = {one["hreflang"]: one["href"] for one in page.select('link[rel="alternate"][hreflang]')}
        assert found == here
        switch = page.select_one("nav.sanwen-switch")
        assert switch is not None
        assert switch.get_text() == "English | 简体 | 繁體"
        assert {one["lang"] for one in switch.select("a")} == set(LANGUAGES) - {language}
        assert page.select_one(".wp-block-post-author-name").get_text() == "王小明, 記者"  # type: ignore[union-attr]
        assert "Three \\ opened & closed." in page.get_text()
    row = story.site.sql(
        "SELECT post_date_gmt, post_modified_gmt, post_excerpt FROM wp_posts WHERE post_name = '" + story.slug + "'"
    )
    assert row == [["2026-11-01 10:00:00", "2026-11-02 11:30:00", "What happened."]]


def test_a_post_that_is_alone_has_no_switch(story: SentStory) -> None:
    _, html = story.site.page(story.put("en").said["address"])
    assert "sanwen-switch" not in html
    assert "hreflang" not in html


def test_the_same_request_at_once_and_again_is_one_post(story: SentStory) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: story.put("en"), range(8)))
    assert [answer.status for answer in answers] == [200] * 8
    assert sorted(answer.said["outcome"] for answer in answers) == ["created", *["unchanged"] * 7]
    assert len({(answer.said["post"], answer.said["address"], answer.said["hash"]) for answer in answers}) == 1
    assert len(story.posts()) == 1


def test_a_correction_changes_the_post_and_its_hash(story: SentStory) -> None:
    first = story.put("en").said
    second = story.put("en", 2, title="Four depots", slug="four-" + story.slug, section="Economy").said
    assert (second["outcome"], second["post"]) == ("updated", first["post"])
    assert second["hash"] != first["hash"]
    assert second["address"].endswith(f"/four-{story.slug}/")
    assert story.site.page(first["address"])[1].find("Four depots") > 0
    assert story.site.php(
        f"echo json_encode(wp_get_post_categories({first['post']}, array('fields' => 'names')));"
    ) == ["Economy"]


def test_what_an_editor_changed_is_told_and_not_overwritten(story: SentStory) -> None:
    post = story.put("en").said["post"]
    story.site.php(f"wp_update_post(array('ID' => {post}, 'post_title' => 'Mine', 'post_excerpt' => 'Mine')); echo 1;")
    refused = story.put("en", 2, title="Ours")
    assert (refused.status, refused.said["code"]) == (409, "sanwen_changed")
    assert refused.said["data"]["differs"] == ["title", "excerpt"]
    assert refused.said["data"]["changed_by"] == "owner"
    assert [one["title"] for one in story.posts()] == ["Mine"]
    # The same number again, whose answer was lost, is refused as well.
    assert story.put("en").status == 409
    assert story.put("en", 2, title="Ours", overwrite=True).said["outcome"] == "updated"
    assert [one["title"] for one in story.posts()] == ["Ours"]
    assert story.put("en", 3).status == 200


def test_what_an_editor_put_into_the_bin_or_deleted_stays_there(story: SentStory) -> None:
    post = story.put("en").said["post"]
    story.site.php(f"wp_trash_post({post}); echo 1;")
    assert story.put("en", 2).said["data"]["differs"] == ["slug", "status"]
    story.site.php(f"wp_delete_post({post}, true); echo 1;")
    deleted = story.put("en", 3, known=True)
    assert (deleted.status, deleted.said["data"]["differs"]) == (409, ["post"])
    assert story.posts() == []
    assert story.put("en", 3, known=True, overwrite=True).said["outcome"] == "created"
    assert len(story.posts()) == 1


def test_what_an_editor_added_beside_our_words_stays(story: SentStory) -> None:
    post = story.put("en").said["post"]
    story.site.php(
        f"wp_set_post_tags({post}, 'Their tag', true);"
        " $made = wp_insert_term('Front page', 'category');"
        f" wp_set_post_categories({post}, array($made['term_id']), true); echo 1;"
    )
    assert story.put("en", 2, section="Economy", tags=["Trade"]).status == 200
    named = "array('fields' => 'names')"
    found = story.site.php(
        f"echo json_encode(array(wp_get_post_categories({post}, {named}), wp_get_post_tags({post}, {named})));"
    )
    assert [sorted(names) for names in found] == [["Economy", "Front page"], ["Their tag", "Trade"]]


def test_what_is_older_never_takes_the_place_of_what_is_newer(story: SentStory) -> None:
    assert story.put("en", 7, title="Newer").status == 200
    late = story.put("en", 6, title="Older")
    assert (late.status, late.said["code"]) == (409, "sanwen_older")
    assert story.withdraw("en", 6).said["code"] == "sanwen_older"
    assert [post["title"] for post in story.posts()] == ["Newer"]


def test_a_withdrawn_version_says_so_and_leads_nowhere(story: SentStory) -> None:
    here = addresses(story)
    post = story.posts()[1]["id"]
    story.site.php(f"wp_update_post(array('ID' => {post}, 'post_title' => 'Mine')); echo 1;")
    answer = story.withdraw("zh-Hans", 2)
    assert (answer.status, answer.said["outcome"], answer.said["address"]) == (200, "withdrawn", "")
    assert story.withdraw("zh-Hans", 2).said["hash"] == answer.said["hash"]
    status, html = story.site.page(here["zh-Hans"])
    assert status == 410
    assert "这篇文章已撤回。" in html
    assert "Mine" not in html
    _, html = story.site.page(here["en"])
    assert "简体" not in html
    assert here["zh-Hans"] not in html
    # What the editor wrote is there still, and asked for before it is published over.
    assert story.put("zh-Hans", 3).said["data"]["differs"] == ["title"]
    assert story.put("zh-Hans", 3, overwrite=True).said["address"] == here["zh-Hans"]
    assert len(story.posts()) == 3


def test_withdrawing_what_never_came_makes_nothing(story: SentStory) -> None:
    assert story.withdraw("en", 1).said["outcome"] == "absent"
    assert story.posts() == []


def test_who_may_not_write_posts_is_told_what_is_lacking(story: SentStory) -> None:
    version = story.version()
    assert ask(story.site, "/sanwen/v1/versions", version, role=None).status == 401
    refused = ask(story.site, "/sanwen/v1/versions", version, role="author")
    assert (refused.status, refused.said["code"]) == (403, "sanwen_not_allowed")
    assert refused.said["data"]["lacking"] == ["edit_others_posts", "manage_categories"]
    assert story.posts() == []
    assert ask(story.site, "/sanwen/v1/site").said["lacking"] == []
    assert ask(story.site, "/sanwen/v1/site", role=None).status == 401


STEPS = [
    "rest_pre_dispatch",
    "wp_insert_post_data",
    "save_post",
    "added_post_meta:_sanwen_byline",
    "set_object_terms",
    "added_post_meta:_sanwen_version",
    "added_post_meta:_sanwen_written",
    "rest_post_dispatch",
    "shutdown",
]


@pytest.mark.parametrize("tables", ["InnoDB", "MyISAM"])
def test_killed_at_any_step_it_is_one_whole_post_afterwards(wordpress: WordPressSite, tables: str) -> None:
    # MyISAM knows no transactions: old sites have it.
    names = ("wp_posts", "wp_postmeta", "wp_terms", "wp_term_taxonomy", "wp_term_relationships")
    wordpress.sql("".join(f"ALTER TABLE {name} ENGINE={tables};" for name in names))
    try:
        for step in STEPS:
            story = SentStory(wordpress)
            story.put("zh-Hans")
            wordpress.die_at(step)
            try:
                answered = story.put("en").status == 200
            except (OSError, HTTPException):
                answered = False
            # The answer was out when it died at the very end.
            assert answered is (step == "shutdown"), step
            wordpress.restart_server()
            again = story.put("en")
            assert again.status == 200, (step, again)
            assert [(post["language"], post["status"]) for post in story.posts()] == [
                ("zh-Hans", "publish"),
                ("en", "publish"),
            ], step
            assert story.put("en", 2).said["outcome"] == "updated"
            assert "sanwen-switch" in wordpress.page(again.said["address"])[1]
    finally:
        wordpress.sql("".join(f"ALTER TABLE {name} ENGINE=InnoDB;" for name in names))
