"""The figures of a step that was handed over: its words, how long it waited and how long it took."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, text, update

from tests.factories import Newsroom
from tests.services.story import Story
from tests.web.forms import soup, words
from tms.db.models import SegmentText, StepFigure, Version
from tms.db.queries.step_figures import WORDS
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied
from tms.domain.permissions import Role
from tms.services.figures.work_done import read_figures
from tms.web.workspace.state_words import word_count


def kept(database: Database, article_id: int) -> dict[tuple[str, str], StepFigure]:
    with database.begin() as uow:
        rows = uow.session.scalars(select(StepFigure).where(StepFigure.article_id == article_id)).all()
    return {(row.locale, row.kind): row for row in rows}


def test_a_step_that_is_handed_over_leaves_its_figures(story: Story, database: Database) -> None:
    story.translate()
    story.submit("zh-Hans")
    figure = kept(database, story.id)["zh-Hans", "translate"]
    assert not figure.approves
    assert figure.active_since <= figure.begun_at <= figure.done_at
    story.accept_all("zh-Hans")
    story.approve("zh-Hans")
    review = kept(database, story.id)["zh-Hans", "review"]
    assert review.approves
    with database.begin() as uow:
        texts = uow.session.scalars(
            select(SegmentText)
            .join(Version, (Version.article_id == SegmentText.article_id) & (Version.id == SegmentText.version_id))
            .where(Version.article_id == story.id, Version.locale == "zh-Hans", SegmentText.retired.is_(False))
        ).all()
    assert review.words == sum(word_count(row.text, row.codes) for row in texts) > 0


@pytest.mark.parametrize(
    "said",
    [
        "",
        "It's 4:30 p.m. in the U.S.",
        "第一列夜车10点发出，车上有240人。",
        "軟體公司 OpenAI 說：𠮷野家3.5%",
        "〇七年",
        "a ⟦1⟧link⟦/1⟧",
    ],
)
def test_the_database_counts_words_as_the_workspace_does(said: str, story: Story, database: Database) -> None:
    with database.begin() as uow:
        counted = uow.session.scalar(
            text(f"SELECT {WORDS} FROM (SELECT CAST(:said AS text) AS text) t"), {"said": said}
        )
    assert counted == word_count(said, {"1": {}})


def test_a_version_returned_and_submitted_again_counts_once(story: Story, database: Database) -> None:
    story.translate()
    story.submit("zh-Hans")
    first = kept(database, story.id)["zh-Hans", "translate"].done_at
    story.give_back("zh-Hans", "read it again")
    story.submit("zh-Hans")
    assert kept(database, story.id)["zh-Hans", "translate"].done_at >= first
    assert len(kept(database, story.id)) == 1


def test_the_report_sums_up_by_day_and_locale(story: Story, database: Database, newsroom: Newsroom) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    story.approve("zh-Hans")
    now = datetime.now(UTC)
    with database.begin() as uow:
        uow.session.execute(
            update(StepFigure)
            .where(StepFigure.article_id == story.id)
            .values(active_since=now - timedelta(hours=5), begun_at=now - timedelta(hours=2), done_at=now, words=120)
        )
    with database.begin() as uow:
        found = read_figures(uow, newsroom[Role.EDITOR], days=14, now=now, time_zone="Asia/Taipei")
    (hans,) = [one for one in found.approved if one.locale == "zh-Hans"]
    assert len(hans.days) == 14
    assert hans.words >= 120
    assert [day.words for day in hans.days if day.versions] == [hans.days[-1].words]
    times = {(one.locale, one.kind): one for one in found.times}
    assert times["zh-Hans", "review"].waited == timedelta(hours=3)
    assert times["zh-Hans", "review"].worked == timedelta(hours=2)
    with database.begin() as uow:
        later = read_figures(uow, newsroom[Role.EDITOR], days=14, now=now + timedelta(days=20), time_zone="Asia/Taipei")
    assert (list(later.approved), list(later.times)) == ([], [])


def test_the_page_has_its_figures_as_text_too(story: Story, client_of: Callable[[Role], FlaskClient]) -> None:
    browser = client_of(Role.EDITOR)
    story.translate()
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    story.approve("zh-Hans")
    page = soup(browser.get("/figures?days=28"))
    assert page.select(".charts figure table tbody tr")
    assert page.select("svg.days") == page.select("[aria-hidden=true] svg.days")
    assert "characters" in words(browser.get("/figures?days=nonsense"))


def test_freelancers_do_not_see_what_the_desk_does(database: Database, newsroom: Newsroom) -> None:
    freelancer = replace(newsroom[Role.TRANSLATOR], assigned_only=True)
    with pytest.raises(Denied), database.begin() as uow:
        read_figures(uow, freelancer, days=14, now=datetime.now(UTC), time_zone="UTC")
