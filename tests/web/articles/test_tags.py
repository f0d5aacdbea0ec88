"""Editors give an article tags and name them; readers have them with the release, a page and a feed of each."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import unquote

import feedparser  # type: ignore[import-untyped]  # it says nothing of its types
import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import alert, form_of, send, soup, values, words
from tests.web.reader.crawler import crawl
from tests.web.reader.putting_out import ALL, PAGE, alternates, approve
from tms.db.models import Article
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.tags import LONGEST_TAG, MOST_TAGS
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts

LISTS = "/publication/tags"
READING = {"en": "/en/night-trains-return", "zh-Hans": "/zh-Hans/night-trains-return"}


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    """An article that readers have in all languages."""
    article_id = make_article(database, newsroom[Role.EDITOR], PAGE)
    for locale in ("zh-Hans", "zh-Hant"):
        approve(database, newsroom, article_id, locale)
    made = Story(database, newsroom, article_id)
    made.publish(*ALL)
    return made


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def give(editor: FlaskClient, story: Story, names: str) -> int:
    page = f"/articles/{story.id}/metadata"
    return send(editor, editor.get(page), page, {"new_tags": names}).status_code


def tags_of(client: FlaskClient, path: str) -> dict[str, str]:
    """Name and address of each tag of a reading page."""
    return {one.get_text(): str(one["href"]) for one in soup(client.get(path)).select(".tags a")}


def shown(editor: FlaskClient, story: Story) -> list[str]:
    fields = soup(editor.get(f"/articles/{story.id}/metadata")).select("#tags label.check span")
    return [one.get_text() for one in fields]


def call(editor: FlaskClient, number: str, **names: str) -> int:
    page = f"{LISTS}/{number}"
    return send(editor, editor.get(page), page, {f"name-{key}": value for key, value in names.items()}).status_code


def numbers(editor: FlaskClient, story: Story) -> list[str]:
    return values(form_of(editor.get(f"/articles/{story.id}/metadata"), f"/articles/{story.id}/metadata")).getlist(
        "tag"
    )


def test_tags_wait_for_the_release_and_then_lead_to_a_page_and_a_feed_in_each_language(
    story: Story, editor: FlaskClient, client: FlaskClient
) -> None:
    assert give(editor, story, " #Night  trains, 铁路，night trains、 ") == 303
    assert shown(editor, story) == ["Night trains", "铁路"]
    trains, rail = numbers(editor, story)
    assert story.events("metadata_changed")[-1].data == {"tags": {"before": [], "now": [int(trains), int(rail)]}}
    assert [story.version(locale).live_behind for locale in ALL] == [True] * 3
    assert tags_of(client, READING["en"]) == {}
    assert client.get(f"/en/tags/{trains}-night-trains").status_code == 404
    assert call(editor, trains, **{"zh-Hans": "夜班列车"}) == 303
    story.publish(*ALL)
    assert not story.version("en").live_behind
    # A tag without an English name is not shown to readers of English.
    assert tags_of(client, READING["en"]) == {"Night trains": f"/en/tags/{trains}-night-trains"}
    assert tags_of(client, READING["zh-Hans"]) == {
        "夜班列车": f"/zh-Hans/tags/{trains}-night-trains",
        "铁路": f"/zh-Hans/tags/{rail}-tie-lu",
    }
    assert list(tags_of(client, "/zh-Hant/night-trains-return")) == ["夜班列車", "鐵路"]
    page = soup(client.get(READING["zh-Hans"]))
    said = json.loads(page.select("script[type='application/ld+json']")[0].get_text())
    assert said["keywords"] == ["夜班列车", "铁路"]
    assert [one["content"] for one in page.select("meta[property='article:tag']")] == ["夜班列车", "铁路"]


def test_who_publishes_and_who_gives_tags_is_told_which_readers_will_not_see_them(
    story: Story, editor: FlaskClient
) -> None:
    page = f"/articles/{story.id}"
    assert not soup(editor.get(page)).select("[data-unnamed]")
    give(editor, story, "Night trains, Rail")
    said = "2 tags have no name in 简体, 繁體. Readers there won’t see them. Night trains · Rail · Name them"
    for where in (f"{page} #publish [data-unnamed]", f"{page}/metadata #tags [data-unnamed]"):
        path, chosen = where.split(" ", 1)
        (told,) = soup(editor.get(path)).select(chosen)
        assert " ".join(told.get_text().split()) == said
        assert [one["href"] for one in told.select("a")][2] == LISTS
    trains, rail = numbers(editor, story)
    assert call(editor, rail, **{"zh-Hant": "鐵路"}) == 303
    (told,) = soup(editor.get(page)).select("#publish [data-unnamed]")
    assert "1 tag has no name in 简体, 繁體" in told.get_text()
    assert [one["href"] for one in told.select("a")] == [f"{LISTS}/{trains}", LISTS]
    assert call(editor, trains, **{"zh-Hant": "夜車"}) == 303
    assert not soup(editor.get(page)).select("[data-unnamed]")


def test_the_term_for_a_tag_is_proposed_where_it_has_no_name_and_saved_only_by_somebody(
    story: Story, editor: FlaskClient
) -> None:
    give(editor, story, "rail, Ferries")
    rail, ferries = numbers(editor, story)
    terms = [TermEntry("en", "Rail"), TermEntry("zh-Hans", "铁路"), TermEntry("zh-Hans", "铁道", "admitted")]
    with story.database.begin() as uow:
        import_concepts(uow, story.editor, [ConceptEntry("Rail", terms=terms)])

    def offered(tag: str) -> dict[str, str]:
        page = soup(editor.get(f"{LISTS}/{tag}"))
        return {str(one["name"]): str(one["value"]) for one in page.select("input[name^=name-]")}

    assert offered(rail) == {"name-en": "rail", "name-zh-Hans": "铁路", "name-zh-Hant": ""}
    assert offered(ferries) == {"name-en": "Ferries", "name-zh-Hans": "", "name-zh-Hant": ""}
    assert "Proposed from the termbase" in soup(editor.get(f"{LISTS}/{rail}")).get_text()
    assert soup(editor.get(f"/articles/{story.id}")).select("#publish [data-unnamed]")
    assert call(editor, rail) == 303
    assert call(editor, ferries, **{"zh-Hans": "铁路"}) == 409
    assert "no name" not in str(soup(editor.get(LISTS)).select(f"tr:has(a[href$='/{rail}'])"))


def test_the_page_of_a_tag_lists_what_was_released_with_it_and_has_a_feed(
    story: Story, editor: FlaskClient, client: FlaskClient
) -> None:
    give(editor, story, "Night trains, 铁路")
    trains, rail = numbers(editor, story)
    call(editor, trains, **{"zh-Hant": "夜車"})
    story.publish(*ALL)
    listed = soup(client.get(f"/zh-Hant/tags/{trains}-night-trains"))
    assert [one.get_text() for one in listed.select("h1, .teaser h2")] == ["夜車", "夜班列車回來了"]
    assert [one["hreflang"] for one in listed.select(".switch a")] == list(ALL)
    in_chinese = soup(client.get(f"/zh-Hans/tags/{rail}-tie-lu"))
    assert [one["hreflang"] for one in in_chinese.select(".switch a")] == list(ALL)[1:]
    feed = str(listed.select("link[type='application/atom+xml']")[0]["href"])
    assert feed == f"/zh-Hant/tags/{trains}-night-trains/feed.atom"
    read = feedparser.parse(client.get(feed).get_data())
    assert (read.feed.title, [one.title for one in read.entries]) == ("The Meridian，夜車，繁體", ["夜班列車回來了"])
    assert [one.term for one in read.entries[0].tags][1:] == ["夜車", "鐵路"]
    assert read.feed.id != feedparser.parse(client.get("/zh-Hant/feed.atom").get_data()).feed.id
    here = f"/en/tags/{trains}-night-trains"
    for end in ("", "/feed.atom"):
        moved = client.get(f"/en/tags/{trains}-x{end}")
        assert (moved.status_code, moved.location) == (308, here + end)
    for path in (f"/en/tags/{rail}-tie-lu", "/en/tags/99999-x", f"{here}?page=2", "/en/tags/99999-x/feed.atom"):
        assert client.get(path).status_code == 404


def test_search_engines_are_told_of_the_pages_of_tags_that_readers_have(
    story: Story, editor: FlaskClient, client: FlaskClient
) -> None:
    give(editor, story, "Night trains, 铁路")
    trains, rail = numbers(editor, story)
    assert not [path for path in crawl(client)[0] if "/tags/" in path]
    story.publish(*ALL)
    story.withdraw("zh-Hans")
    found = {path: page for path, page in crawl(client)[0].items() if "/tags/" in path}
    assert set(found) == {f"/en/tags/{trains}-night-trains", f"/zh-Hant/tags/{rail}-tie-lu"}
    for path, page in found.items():
        assert dict(page.alternates or []) == alternates(soup(client.get(path))), path
    call(editor, rail, **{"zh-Hans": "", "en": "Rail"})
    assert [path for path in crawl(client)[0] if "/tags/" in path] == [f"/en/tags/{trains}-night-trains"]


def test_what_is_taken_away_stays_with_readers_until_the_article_is_published_again(
    story: Story, editor: FlaskClient, client: FlaskClient
) -> None:
    give(editor, story, "Trains, Rail")
    trains, rail = numbers(editor, story)
    story.publish(*ALL)
    page = f"/articles/{story.id}/metadata"
    form = values(form_of(editor.get(page), page))
    form.setlist("tag", [rail])
    assert editor.post(page, data=form).status_code == 303
    assert (shown(editor, story), list(tags_of(client, READING["en"]))) == (["Rail"], ["Trains", "Rail"])
    assert client.get(f"/en/tags/{trains}-trains").status_code == 200
    story.publish("en")
    assert list(tags_of(client, READING["en"])) == ["Rail"]
    assert client.get(f"/en/tags/{trains}-trains").status_code == 404
    story.withdraw("en")
    assert client.get(f"/en/tags/{rail}-rail").status_code == 404


def test_a_tag_is_found_by_any_of_its_names_and_no_two_share_one(
    story: Story, editor: FlaskClient, client: FlaskClient
) -> None:
    give(editor, story, "Software, 铁路")
    software, rail = numbers(editor, story)
    call(editor, software, **{"zh-Hans": "软件"})
    page = f"/articles/{story.id}/metadata"
    form = values(form_of(editor.get(page), page))
    form.setlist("tag", [])
    form["new_tags"] = "軟體，SOFTWARE，鐵路"
    editor.post(page, data=form)
    assert (numbers(editor, story), shown(editor, story)) == ([software, rail], ["Software", "铁路"])
    for names in ({"en": "software"}, {"zh-Hant": "軟體"}):
        assert call(editor, rail, **names) == 409
    answer = send(editor, editor.get(f"{LISTS}/{rail}"), f"{LISTS}/{rail}", {"name-zh-Hans": ""})
    assert (answer.status_code, alert(answer)) == (422, "Give the tag a name in one language at least.")
    assert call(editor, rail, **{"zh-Hans": "", "en": "Railways"}) == 303
    assert story_names(editor) == [["Software", "软件", "軟體 (converted)"], ["Railways", "no name", "no name"]]
    late = send(editor, editor.get(f"{LISTS}/{rail}"), f"{LISTS}/{rail}", {"based_on": "0"})
    assert late.status_code == 409


def story_names(editor: FlaskClient) -> list[list[str]]:
    rows = soup(editor.get(LISTS)).select("tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")[:3]] for row in rows]


def test_of_two_who_give_tags_at_once_the_second_loses_none_of_the_firsts(story: Story, editor: FlaskClient) -> None:
    page = f"/articles/{story.id}/metadata"
    early = editor.get(page)
    give(editor, story, "Rail")
    late = send(editor, early, page, {"new_tags": "Trains"})
    assert late.status_code == 409
    assert send(editor, late, page, {}).status_code == 303
    assert shown(editor, story) == ["Rail", "Trains"]


@pytest.mark.parametrize(
    ("first", "again"), [("ΟΔΟΣ", "ΟΔΟΣ"), ("İstanbul", "İSTANBUL"), ("École", "E\u0301COLE\u200b")]
)
def test_a_name_is_found_again_by_the_letters_that_the_database_thinks_small(
    story: Story, editor: FlaskClient, first: str, again: str
) -> None:
    assert (give(editor, story, first), give(editor, story, f"{again}, Other")) == (303, 303)
    assert shown(editor, story) == [first, "Other"]
    assert call(editor, numbers(editor, story)[1], **{"zh-Hans": again}) == 409


def test_more_tags_than_an_article_may_have_are_refused_before_any_is_made(story: Story, editor: FlaskClient) -> None:
    give(editor, story, "First")
    many = ",".join(f"t{n}" for n in range(MOST_TAGS * 3))
    assert give(editor, story, many) == 422
    preview = editor.post("/articles/preview", data={"text": "Ships\n\nThey are slow.", "language": "en"})
    assert send(editor, preview, "/articles", {"tags": many}).status_code == 422
    give(editor, story, "Second")
    first, second = map(int, numbers(editor, story))
    # A row that was taken back has used a number all the same.
    assert second == first + 1


def test_a_name_with_a_comma_is_no_name_and_nothing_of_it_is_dropped(story: Story, editor: FlaskClient) -> None:
    give(editor, story, "Rock")
    (rock,) = numbers(editor, story)
    page = f"{LISTS}/{rock}"
    for wrong in ("Rock, paper", "石头、剪刀", "a；b"):
        answer = send(editor, editor.get(page), page, {"name-en": wrong})
        assert (answer.status_code, values(form_of(answer, page))["name-en"]) == (422, wrong)
    assert shown(editor, story) == ["Rock"]


def test_too_many_and_too_long_are_refused_and_stay_in_the_form(story: Story, editor: FlaskClient) -> None:
    page = f"/articles/{story.id}/metadata"
    for wrong in (",".join(f"t{n}" for n in range(MOST_TAGS + 1)), "x" * (LONGEST_TAG + 1)):
        answer = send(editor, editor.get(page), page, {"new_tags": wrong})
        assert (answer.status_code, values(form_of(answer, page))["new_tags"]) == (422, wrong)
    assert not shown(editor, story)
    assert words(editor.get(LISTS)).count("No article has a tag yet") == 1


def test_only_editors_name_tags_and_only_those_of_articles_they_see(
    story: Story, editor: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    give(editor, story, "Rail")
    (rail,) = numbers(editor, story)
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
        assert client_of(role).get(f"{LISTS}/{rail}").status_code == 403
    assert editor.get(f"{LISTS}/99999").status_code == 404
    with story.database.begin() as uow:
        uow.session.get_one(Article, story.id).discarded_at = datetime.now(UTC)
    assert editor.get(f"{LISTS}/{rail}").status_code == 404


def test_what_comes_in_has_its_tags_offered_and_keeps_those_that_the_editor_leaves(
    story: Story, editor: FlaskClient
) -> None:
    give(editor, story, "铁路")
    known = numbers(editor, story)
    text = '---\ntitle: Slow ships\ntags:\n  - Ships\n  - 鐵路\n  - "Ads, Sponsored"\n---\n\nShips are slow.\n'
    page = editor.post("/articles/preview", data={"text": text, "language": "zh-Hans", "format": "markdown"})
    assert values(form_of(page, "/articles"))["tags"] == "Ships, 鐵路, Ads, Sponsored"
    too_many = ",".join(f"t{n}" for n in range(MOST_TAGS + 1))
    refused = send(editor, page, "/articles", {"tags": too_many})
    assert (refused.status_code, values(form_of(refused, "/articles"))["tags"].count(",")) == (422, MOST_TAGS)
    brought = send(editor, page, "/articles", {"tags": "Ships, 鐵路"})
    assert brought.status_code == 303
    in_form = values(form_of(editor.get(f"{brought.location}/metadata"), f"{brought.location}/metadata"))
    assert in_form.getlist("tag")[1:] == known
    assert [one.get_text() for one in soup(editor.get(brought.location)).select(".tags .tag")] == ["Ships", "铁路"]


def test_a_new_name_in_the_other_script_is_not_taken_for_the_articles_own(editor: FlaskClient, story: Story) -> None:
    data = {"text": "慢船\n\n船走得很慢。", "language": "zh-Hans"}
    page = editor.post("/articles/preview", data=data)
    assert send(editor, page, "/articles", {"tags": "電影, 文化"}).status_code == 303
    named = [["no name", "电影 (converted)", "電影"], ["no name", "文化", "文化 (converted)"]]
    assert story_names(editor) == named


def test_a_tag_is_searched_for_and_leads_to_the_board(
    story: Story, editor: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    give(editor, story, "铁路")
    (link,) = soup(client_of(Role.TRANSLATOR).get("/search?q=鐵路")).select(".search-page a.tag")
    assert (link.get_text(), unquote(str(link["href"]))) == ("铁路", "/board?tag=铁路")
    board = soup(editor.get(str(link["href"])))
    assert [one.get_text(strip=True) for one in board.select("a.t")] == ["Night trains return"]
    assert not soup(editor.get("/board?tag=rail")).select("a.t")
