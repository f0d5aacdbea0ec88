"""How often an act asks the database: budgets that are counted, because time on a shared machine proves nothing."""

import re
import uuid
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import as_script, counting
from tests.factories import Newsroom, make_article
from tests.services.story import CARRIED, LEFT, Story
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

MOST = 8
"""Statements of a save or an acceptance, with the session's and the permission's; BEGIN and COMMIT come on top."""


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))


def save(story: Story, browser: FlaskClient, locale: str, source: str, text: str) -> None:
    row = story.row(locale, source)
    form = {
        "text": text,
        "rev": row.target.rev,
        "source_rev": row.source.rev,
        "key": uuid.uuid4(),
        "confirm": "1",
    }
    answer = as_script(browser, f"/articles/{story.id}/versions/{locale}/segments/{row.segment_id}", form)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("locale", ["zh-Hans", "zh-Hant"])
def test_a_save_asks_the_database_at_most_eight_times(
    story: Story, client_of: Callable[[Role], FlaskClient], engine: Engine, locale: str
) -> None:
    browser = client_of(Role.TRANSLATOR)
    save(story, browser, "zh-Hans", LEFT, "第一列夜车十点开出。")
    row = story.row(locale, LEFT)
    form = {"text": "十点开。", "rev": row.target.rev, "source_rev": 1, "key": uuid.uuid4(), "confirm": "1"}
    with counting(engine) as counted:
        answer = as_script(browser, f"/articles/{story.id}/versions/{locale}/segments/{row.segment_id}", form)
    assert answer.get_json()["changed"]
    assert len(counted.statements) <= MOST, "\n\n".join(counted.statements)


def test_an_acceptance_asks_the_database_at_most_eight_times(
    story: Story, client_of: Callable[[Role], FlaskClient], engine: Engine
) -> None:
    story.translate()
    story.submit("zh-Hans")
    browser = client_of(Role.REVIEWER)
    row = story.row("zh-Hans", CARRIED)
    with counting(engine) as counted:
        answer = as_script(
            browser,
            f"/articles/{story.id}/versions/zh-Hans/segments/{row.segment_id}/accept",
            {"rev": row.target.rev},
        )
    assert answer.status_code == 200, answer.text
    assert len(counted.statements) <= MOST, "\n\n".join(counted.statements)
    assert story.text("zh-Hans", CARRIED).state == "reviewed"


@pytest.mark.parametrize(
    ("path", "role", "most"),
    [
        ("/articles/{}/versions/zh-Hans", Role.TRANSLATOR, 19),
        ("/articles/{}/versions/zh-Hant", Role.REVIEWER, 19),
        ("/articles/{}", Role.EDITOR, 26),
        ("/board", Role.EDITOR, 17),
        ("/board?section=1&state=in-review&person=1&due=overdue", Role.EDITOR, 10),
        ("/board?only=mine", Role.EDITOR, 16),
        ("/work", Role.TRANSLATOR, 11),
    ],
)
def test_a_page_asks_no_more_often_than_it_has_kinds_of_things_to_show(
    story: Story, client_of: Callable[[Role], FlaskClient], engine: Engine, path: str, role: Role, most: int
) -> None:
    browser = client_of(role)
    with counting(engine) as counted:
        answer = browser.get(path.format(story.id))
    assert answer.status_code == 200
    assert len(counted.statements) <= most, "\n\n".join(counted.statements)


@pytest.mark.parametrize(("what", "most"), [("row", 4), ("history", 5)])
def test_a_row_and_a_history_ask_the_database_four_and_five_times(
    story: Story, client_of: Callable[[Role], FlaskClient], engine: Engine, what: str, most: int
) -> None:
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    story.save("zh-Hant", LEFT, "首班夜車十點開出。")
    story.claim("zh-Hans", LEFT)
    browser = client_of(Role.TRANSLATOR)
    with counting(engine) as counted:
        # As the script asks, which has the bar already.
        answer = browser.get(
            f"/articles/{story.id}/versions/zh-Hans/segments/{story.segment(LEFT)}/{what}", headers={"X-Fragment": "1"}
        )
    assert "第一列夜车十点开出。" in answer.text
    assert len(counted.statements) <= most, "\n\n".join(counted.statements)


def test_what_stands_beside_a_segment_asks_the_database_five_times(
    story: Story, client_of: Callable[[Role], FlaskClient], engine: Engine
) -> None:
    browser = client_of(Role.TRANSLATOR)
    with counting(engine) as counted:
        answer = browser.get(f"/articles/{story.id}/versions/zh-Hans/segments/{story.segment(LEFT)}/beside")
    assert answer.status_code == 200
    assert len(counted.statements) <= 5, "\n\n".join(counted.statements)


def test_news_of_a_page_asks_the_database_as_often_for_one_row_as_for_all(
    story: Story, client_of: Callable[[Role], FlaskClient], engine: Engine
) -> None:
    browser = client_of(Role.TRANSLATOR)
    address = f"/articles/{story.id}/versions/zh-Hans"
    asked = []
    for act in (lambda: story.save("zh-Hans", LEFT, "第一列夜车十点开出。"), story.translate):
        cursor = re.findall('data-cursor="([^"]+)"', browser.get(address).text)[0]
        act()
        with counting(engine) as counted:
            answer = browser.get(address, query_string={"since": cursor}, headers={"X-Fragment": "1"})
        assert "data-news" in answer.text
        asked.append(len(counted.statements))
        assert asked[-1] <= 21, "\n\n".join(counted.statements)
    assert asked[0] == asked[1]
