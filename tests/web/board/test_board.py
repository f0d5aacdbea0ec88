"""The board, and what waits for a person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from tests.factories import ARTICLE, CHINESE_ARTICLE, Newsroom, make_article, make_person
from tests.services.story import CARRIED, LEFT, Story
from tests.services.threads.talk import Talk
from tests.web.forms import alert, send, soup, words
from tms.db.models import Publication, SegmentText, Version, WorkItem
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.jobs.assign import assign_step, set_due


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def row(browser: FlaskClient, article_id: int, query: str = "") -> str:
    """What the row says where the window isn't a wide one."""
    found = soup(browser.get(f"/board{query}")).select_one(f"#article-{article_id}")
    for more in found.select(".wide") if found else ():
        more.decompose()
    return " ".join(found.get_text(" ").split()) if found else ""


def fail_stage(database: Database, article_id: int) -> int:
    with database.begin() as uow:
        item = uow.session.scalars(select(WorkItem).where(WorkItem.article_id == article_id)).first()
        assert item is not None
        uow.session.execute(
            update(WorkItem)
            .where(WorkItem.id == item.id)
            .values(state="failed", error_code="engine", error_words="The engine refused the key.", attempt=2)
        )
        return item.id


def test_an_empty_board_invites_the_editor_to_bring_in_the_first_article(
    editor: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    link = soup(editor.get("/board")).find("a", string="Bring in the first article")
    assert link is not None
    assert "Bring in the first article" not in words(client_of(Role.TRANSLATOR).get("/board"))


def test_a_row_that_was_drawn_is_drawn_again_in_another_language_and_without_what_one_may_not_do(
    editor: FlaskClient, client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    assert "no date" in row(editor, article_id)
    assert "Assign…" in row(editor, article_id)
    send(editor, editor.get("/board"), "/language", {"language": "zh-Hans"})
    assert "no date" not in row(editor, article_id)
    assert "Assign…" not in row(client_of(Role.ADMINISTRATOR), article_id)
    send(editor, editor.get("/board"), "/language", {"language": "en"})
    with database.begin() as uow:
        set_due(uow, newsroom[Role.EDITOR], article_id, "zh-Hans", datetime(2026, 1, 1, tzinfo=UTC))
    assert "overdue" in row(editor, article_id)


def test_a_row_reads_like_the_work_source_translation_derived_version(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    english = make_article(database, newsroom[Role.EDITOR])
    chinese = make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE)
    assert row(editor, english) == (
        "Night trains return Economy · Mara Lindqvist · 7 segments source waits for a translator follows 简体 no date"
        " Assign… Night trains return"
    )
    assert "source" in row(editor, chinese)
    assert "follows 简体" in row(editor, chinese)


def test_texts_and_names_of_languages_carry_their_language(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    chinese = make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE)
    found = soup(editor.get("/board")).select_one(f"#article-{chinese}")
    assert found is not None
    title = found.select_one("a.t")
    assert title is not None
    assert title["lang"] == "zh-Hans"


def test_an_article_that_is_only_imported_waits_in_words(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], run=False)
    assert "waits for the source waits for 简体" in row(editor, article_id)


def test_who_works_and_by_when_stands_in_the_row(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    with database.begin() as uow:
        assign_step(uow, newsroom[Role.EDITOR], article_id, "zh-Hans", 0, newsroom[Role.TRANSLATOR].person_id)
        set_due(uow, newsroom[Role.EDITOR], article_id, "zh-Hans", datetime.now(UTC) - timedelta(days=3))
    said = row(editor, article_id)
    assert "in translation TR Translator" in said
    assert "3 days overdue" in said
    assert article_id in shown(editor, "?only=due-today")


def shown(browser: FlaskClient, query: str) -> set[int]:
    rows = soup(browser.get(f"/board{query}")).select("tbody tr")
    return {int(str(found["id"]).removeprefix("article-")) for found in rows}


def test_a_stopped_stage_says_why_and_leads_to_its_retry(
    editor: FlaskClient, database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    fine = make_article(database, newsroom[Role.EDITOR])
    stopped = make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title="Stopped one"))
    fail_stage(database, stopped)
    # The stage is named as on the article's page.
    assert "finding sentences stopped The engine refused the key." in row(editor, stopped)
    assert "finding sentences stopped" in words(editor.get(f"/articles/{stopped}"))
    assert "Retry" in row(editor, stopped)
    assert "Retry" not in row(client_of(Role.TRANSLATOR), stopped)
    assert shown(editor, "?only=stuck") == {stopped}
    assert shown(editor, "") == {fine, stopped}


def test_each_filter_shows_its_count_and_what_it_finds(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    make_article(database, newsroom[Role.EDITOR])
    chips = [" ".join(chip.get_text(" ").split()) for chip in soup(editor.get("/board")).select(".filters a")]
    assert chips == [
        "All",
        "Due today 0",
        "Stopped 0",
        "Published text is older 0",
        "Needs someone 1",
        "Nobody has taken it 0",
        "Mine 1",
        "Archived 0",
    ]
    assert "No article matches “Stopped”" in words(editor.get("/board?only=stuck"))


@pytest.mark.parametrize("query", ["?only=nonsense", "?page=-3", "?page=abc", "?page=99999999999999999999", "?only="])
def test_a_strange_address_still_shows_a_board(
    editor: FlaskClient, database: Database, newsroom: Newsroom, query: str
) -> None:
    make_article(database, newsroom[Role.EDITOR], run=False)
    assert editor.get(f"/board{query}").status_code == 200


def test_more_articles_than_a_page_holds_are_on_the_next(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    made = {make_article(database, newsroom[Role.EDITOR], run=False) for _ in range(52)}
    first, second = shown(editor, ""), shown(editor, "?page=1")
    assert (len(first), len(second)) == (50, 2)
    assert first | second == made
    assert "Next page" in words(editor.get("/board"))
    assert "Next page" not in words(editor.get("/board?page=1"))


def test_a_freelancer_has_no_board_and_sees_what_is_assigned(
    app_client_of_freelancer: tuple[FlaskClient, int], database: Database, newsroom: Newsroom
) -> None:
    browser, person_id = app_client_of_freelancer
    article_id = make_article(database, newsroom[Role.EDITOR])
    make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title="Not for freelancers"))
    refused = browser.get("/board")
    assert refused.status_code == 403
    assert "your work is under My work" in alert(refused)
    assert "Nothing waits for you" in words(browser.get("/work"))
    with database.begin() as uow:
        assign_step(uow, newsroom[Role.EDITOR], article_id, "zh-Hans", 0, person_id)
    page = words(browser.get("/work"))
    assert "Assigned to you Night trains return" in page
    assert "Not for freelancers" not in page
    assert "Board" not in page


@pytest.fixture
def app_client_of_freelancer(client: FlaskClient, database: Database, newsroom: Newsroom) -> tuple[FlaskClient, int]:
    freelancer = make_person(
        database, "free@lance.example", [Role.TRANSLATOR], newsroom.publication_id, assigned_only=True
    )
    client.post("/login", data={"email": "free@lance.example", "password": "a long enough password"})
    return client, freelancer.person_id


def test_my_work_tells_what_is_mine_and_what_i_may_take(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    with database.begin() as uow:
        assign_step(uow, newsroom[Role.EDITOR], article_id, "zh-Hans", 0, newsroom[Role.TRANSLATOR].person_id)
    page = soup(client_of(Role.TRANSLATOR).get("/work"))
    links = {
        str(part["aria-label"]): [str(link["href"]) for link in part.select("a")] for part in page.select("ul.worklist")
    }
    assert links == {
        "Assigned to you": [f"/articles/{article_id}/versions/zh-Hans"],
        "Not to be done yet": [f"/articles/{article_id}/versions/zh-Hant"],
    }
    assert "waits for 简体" in " ".join(page.get_text(" ").split())
    assert "Nothing waits for you" in words(client_of(Role.REVIEWER).get("/work"))


def test_my_work_puts_what_is_overdue_and_what_came_back_before_the_rest(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    late, fine = (make_article(database, editor, replace(ARTICLE, title=title)) for title in ("Late", "Fine"))
    with database.begin() as uow:
        for article_id in (late, fine):
            assign_step(uow, editor, article_id, "zh-Hans", 0, translator.person_id)
        set_due(uow, editor, late, "zh-Hans", datetime.now(UTC) - timedelta(hours=3))
    page = soup(client_of(Role.TRANSLATOR).get("/work"))
    lists = {str(part["aria-label"]): [link.get_text() for link in part.select("a")] for part in page.select("ul")}
    assert lists["Overdue"] == ["Late"]
    assert lists["Assigned to you"] == ["Fine"]
    assert "2 versions wait for you, 1 overdue" in " ".join(page.get_text(" ").split()).replace(" ,", ",")


def test_my_work_says_what_was_said_to_me_until_i_have_read_it(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.translate()
    story.submit("zh-Hans")
    story.send_back("zh-Hans", LEFT, "The hour is wrong.")
    Talk(story).of_article("@Translator, which hour?", by=story.editor)
    browser = client_of(Role.TRANSLATOR)
    said = soup(browser.get("/work")).select_one("ul.said")
    assert said is not None
    text = " ".join(said.get_text(" ").split())
    assert "The hour is wrong." in text
    assert "which hour?" in text
    for link in said.select("a.cover"):
        browser.get(str(link["href"]))
    assert soup(browser.get("/work")).select_one("ul.said") is None


@pytest.mark.parametrize(("days", "words"), [(1, "tonight 24:00"), (2, "tomorrow 24:00")])
def test_what_is_due_at_midnight_is_due_at_the_end_of_the_day(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom, days: int, words: str
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    with database.begin() as uow:
        zone = ZoneInfo(uow.session.scalars(select(Publication.time_zone)).one())
        today = datetime.now(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        set_due(uow, newsroom[Role.EDITOR], article_id, "zh-Hans", today + timedelta(days=days))
    due = soup(client_of(Role.EDITOR).get("/board")).select_one("td.due")
    assert due is not None
    assert due.get_text(" ").split()[:2] == words.split()


def test_my_work_names_what_asks_me_to_agree_and_leads_to_the_first(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    with database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hans", 0, story.translator.person_id)
    story.translate()
    story.submit("zh-Hans")
    for source in (CARRIED, LEFT):
        story.save("zh-Hans", source, "审校改的句子。", by=story.reviewer)
    row = soup(client_of(Role.TRANSLATOR).get("/work")).select_one("ul[aria-label='Asks for your agreement'] li")
    assert row is not None
    assert "2 changes ask for your agreement" in " ".join(row.get_text(" ").split())
    link = row.select_one("a.cover")
    assert link is not None
    opened = soup(client_of(Role.TRANSLATOR).get(str(link["href"])))
    assert [one["id"] for one in opened.select("li.now")] == [f"s-{story.segment(LEFT)}"]


def titles(browser: FlaskClient, query: str) -> list[str]:
    return [link.get_text(strip=True) for link in soup(browser.get(f"/board{query}")).select("tbody a.t")]


def test_the_board_is_sorted_by_its_headings_and_the_address_says_so(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    for title in ("Bells", "anchors", "Canals"):
        make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title=title))
    first = soup(editor.get("/board"))
    assert [str(th.get("aria-sort", "")) for th in first.select("thead th")].count("ascending") == 1  # the due date
    link = next(a for a in first.select("thead a") if a.get_text(strip=True) == "Article")
    assert titles(editor, str(link["href"]).removeprefix("/board")) == ["anchors", "Bells", "Canals"]
    sorted_page = soup(editor.get(str(link["href"])))
    head = sorted_page.select_one("th[aria-sort]")
    assert head is not None
    assert (head["aria-sort"], head.get_text(strip=True)) == ("ascending", "Article")
    again = head.select_one("a")
    assert again is not None
    assert titles(editor, str(again["href"]).removeprefix("/board")) == ["Canals", "Bells", "anchors"]
    # What is narrowed stays sorted, and what is sorted stays narrowed.
    assert titles(editor, "?sort=-title&title=n") == ["Canals", "anchors"]
    assert "sort=-title" in str(soup(editor.get("/board?sort=-title&title=n")).select_one(".narrowed a"))
    assert titles(editor, "?sort=nonsense") == titles(editor, "")


def test_each_thing_the_board_is_narrowed_to_can_be_cleared_alone(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title="Orchards 100%", author="Ada Lin"))
    make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title="Orchards", author="Wei Chen"))
    page = soup(editor.get("/board?title=orch&author=lin&state=free-to-translate"))
    assert "1 article fits" in " ".join(page.get_text(" ").split())
    cleared = {str(a["href"]) for a in page.select(".narrowed a")}
    assert cleared == {
        "/board?state=free-to-translate&author=lin",
        "/board?state=free-to-translate&title=orch",
        "/board?title=orch&author=lin",
        "/board",
    }
    # What LIKE reads as a pattern is looked for as it stands, and what no database keeps is not looked for.
    assert titles(editor, "?title=100%25") == ["Orchards 100%"]
    assert titles(editor, "?title=_") == []
    assert len(titles(editor, "?title=%00")) == 2


def test_what_is_due_later_today_and_what_is_overdue_are_counted_apart(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    late, today = (make_article(database, newsroom[Role.EDITOR]) for _ in range(2))
    with database.begin() as uow:
        uow.session.execute(update(Publication).values(time_zone="UTC"))
        set_due(uow, newsroom[Role.EDITOR], late, "zh-Hans", datetime.now(UTC) - timedelta(days=2))
        end = datetime.now(UTC).replace(hour=23, minute=59, second=59)
        set_due(uow, newsroom[Role.EDITOR], today, "zh-Hans", end)
    page = soup(editor.get("/board"))
    links = {" ".join(a.get_text(" ").split()): str(a["href"]) for a in page.select(".pagehead a")}
    assert links == {"1 due later today": "/board?due=later", "1 overdue": "/board?due=overdue"}
    assert shown(editor, "?due=later") == {today}
    assert shown(editor, "?due=overdue") == {late}


def test_a_translator_takes_the_next_piece_of_work_and_is_in_it(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    first, second = (make_article(database, newsroom[Role.EDITOR]) for _ in range(2))
    with database.begin() as uow:
        set_due(uow, newsroom[Role.EDITOR], second, "zh-Hans", datetime.now(UTC) - timedelta(days=2))
    browser = client_of(Role.TRANSLATOR)
    assert soup(browser.get("/work")).select_one('form[action="/take-next"] button') is not None
    assert soup(client_of(Role.REVIEWER).get("/work")).select_one('form[action="/take-next"]') is None
    assert browser.post("/take-next").location == f"/articles/{second}/versions/zh-Hans"
    page = soup(browser.get("/work"))
    own = page.select_one('ul[aria-label="Overdue"] a')
    assert own is not None
    assert own["href"] == f"/articles/{second}/versions/zh-Hans"
    assert f"/articles/{first}/versions/zh-Hans" in {
        str(a["href"]) for a in page.select('[aria-label="Free to take"] a')
    }


def test_a_free_version_is_taken_from_its_row_and_in_its_workspace(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    first, second = (make_article(database, newsroom[Role.EDITOR]) for _ in range(2))
    browser = client_of(Role.TRANSLATOR)
    page = browser.get("/work")
    forms = {str(form["action"]) for form in soup(page).select("li form")}
    assert {f"/articles/{one}/versions/zh-Hans/take" for one in (first, second)} <= forms
    assert not any("zh-Hant" in one for one in forms), "it follows what nobody has translated yet"
    address = f"/articles/{second}/versions/zh-Hans"
    assert send(browser, page, f"{address}/take", {}).location == address
    assert "It is yours now" in words(browser.get(address))
    assert soup(browser.get(address)).select_one("[data-take]") is None
    other = f"/articles/{first}/versions/zh-Hans"
    assert send(browser, browser.get(other), f"{other}/take", {}).status_code == 303
    assert f"{address}/take" not in browser.get("/work").text
    assert "data-take" not in client_of(Role.REVIEWER).get(other).text


def test_how_much_there_is_to_translate_is_told_by_what_the_memory_knows(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title="A title of five words"))
    with database.begin() as uow:
        segments = uow.session.execute(
            select(SegmentText.segment_id, SegmentText.version_id)
            .join(Version, Version.id == SegmentText.version_id)
            .where(Version.article_id == article_id, Version.locale == "zh-Hans")
            .order_by(SegmentText.segment_id)
        ).all()
        for (segment_id, version_id), similarity in zip(segments, (101, 80), strict=False):
            uow.session.execute(
                update(SegmentText)
                .where(SegmentText.segment_id == segment_id, SegmentText.version_id == version_id)
                .values(origin="memory", similarity=similarity)
            )
        source = uow.session.scalars(
            select(SegmentText.text)
            .join(Version, Version.id == SegmentText.version_id)
            .where(Version.article_id == article_id, Version.locale == "en")
            .order_by(SegmentText.segment_id)
        ).all()
    number = [len(text.split()) for text in source]
    told = words(client_of(Role.TRANSLATOR).get("/work"))
    new = sum(number) - number[0] - number[1]
    assert f"{sum(number)} words (100%: {number[0]}, alike: {number[1]}, new: {new})" in told
