"""The page of the publication's settings."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.factories import Newsroom, make_article
from tests.web.forms import alert, form_of, soup, values, words
from tms.db.models import Event, Publication, PublicationRoute
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

PAGE = "/publication"


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def form(browser: FlaskClient, **changes: str) -> dict[str, str]:
    return {**values(form_of(browser.get(PAGE), PAGE)).to_dict(), **changes}


def events(database: Database) -> list[object]:
    with database.begin() as uow:
        return list(
            uow.session.scalars(select(Event.data).where(Event.act == "publication_changed").order_by(Event.id))
        )


def test_what_is_saved_stands_there_and_is_recorded(editor: FlaskClient, database: Database) -> None:
    changed = form(editor, **{"name": " The  Tide ", "name-zh-Hant": "潮報", "time_zone": "Asia/Taipei"})
    del changed["four_eyes"]
    saved = editor.post(PAGE, data=changed, follow_redirects=True)
    assert "Saved." in words(saved)
    now = values(form_of(saved, PAGE))
    assert (now["name"], now["name-zh-Hant"], now["name-zh-Hans"]) == ("The Tide", "潮報", "")
    assert now["time_zone"] == "Asia/Taipei"
    assert "four_eyes" not in now
    assert events(database) == [
        {
            "changed": ["name", "names", "time_zone", "four_eyes"],
            "before": {"time_zone": "UTC", "four_eyes": True},
            "now": {"time_zone": "Asia/Taipei", "four_eyes": False},
        }
    ]
    # The same again is no change.
    assert editor.post(PAGE, data=now.to_dict()).status_code == 303
    assert len(events(database)) == 1


def test_two_who_change_it_at_once_do_not_overwrite_each_other(
    editor: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    late = form(editor, name="Late")
    administrator = client_of(Role.ADMINISTRATOR)
    assert administrator.post(PAGE, data=form(administrator, name="First")).status_code == 303
    refused = editor.post(PAGE, data=late)
    assert refused.status_code == 409
    assert "Someone else changed these settings" in alert(refused)
    assert values(form_of(editor.get(PAGE), PAGE))["name"] == "First"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "  ", "A name is missing"),
        ("name", "N" * 121, "121 characters"),
        ("time_zone", "Mars/Olympus", "not a time zone"),
        ("time_zone", "", "not a time zone"),
        ("region", "zh-Hant-MO", "Choose Taiwan or Hong Kong"),
        ("ends_at", "24:00", "a time of day"),
        ("ends_at", "", "a time of day"),
        ("events_kept_days", "6", "a number from 7 to 3650"),
        ("events_kept_days", "3651", "a number from 7 to 3650"),
        ("events_kept_days", "", "a number from 7 to 3650"),
        ("events_kept_days", "９", "a number from 7 to 3650"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(editor: FlaskClient, field: str, value: str, said: str) -> None:
    refused = editor.post(PAGE, data=form(editor, **{field: value}))
    assert refused.status_code == 422
    assert said in alert(refused)
    assert values(form_of(editor.get(PAGE), PAGE))["name"] == "The Meridian"


def test_days_off_and_the_hour_of_a_day_are_set(editor: FlaskClient, database: Database) -> None:
    changed = form(editor, **{"day_off-1": "on", "ends_at": "16:30"})
    del changed["day_off-7"]
    now = values(form_of(editor.post(PAGE, data=changed, follow_redirects=True), PAGE))
    assert [day for day in range(1, 8) if f"day_off-{day}" in now] == [1, 6]
    assert now["ends_at"] == "16:30"
    assert events(database) == [
        {
            "changed": ["days_off", "ends_at"],
            "before": {"days_off": [6, 7], "ends_at": 1080},
            "now": {"days_off": [1, 6], "ends_at": 990},
        }
    ]
    refused = editor.post(PAGE, data=form(editor, **{f"day_off-{day}": "on" for day in range(1, 8)}))
    assert refused.status_code == 422
    assert "at least one working day" in alert(refused)


def test_how_long_events_are_kept_is_set_before_the_first_and_after(
    editor: FlaskClient, newsroom: Newsroom, database: Database
) -> None:
    assert form(editor)["events_kept_days"] == "90"
    for days in ("30", "400"):
        now = values(form_of(editor.post(PAGE, data=form(editor, events_kept_days=days), follow_redirects=True), PAGE))
        assert now["events_kept_days"] == days
        make_article(database, newsroom[Role.EDITOR], run=False)
    assert events(database) == [
        {"changed": ["events_kept_days"], "before": {"events_kept_days": before}, "now": {"events_kept_days": after}}
        for before, after in ((90, 30), (30, 400))
    ]


def test_the_region_is_chosen_before_the_first_article_and_stays(
    editor: FlaskClient, newsroom: Newsroom, database: Database
) -> None:
    assert editor.post(PAGE, data=form(editor, region="zh-Hant-HK")).status_code == 303
    with database.begin() as uow:
        assert uow.session.scalar(select(Publication.region)) == "zh-Hant-HK"
        profiles = uow.session.execute(select(PublicationRoute.locale, PublicationRoute.profile)).all()
        assert {profile for locale, profile in profiles if locale == "zh-Hant" and profile} == {"zh-Hant-HK"}
        assert {profile for locale, profile in profiles if locale == "zh-Hans" and profile} == {"zh-Hans"}
    make_article(database, newsroom[Role.EDITOR])
    page = editor.get(PAGE)
    (other,) = soup(page).select("input[name=region][value=zh-Hant-TW]")
    assert other.has_attr("disabled")
    refused = editor.post(PAGE, data=form(editor, region="zh-Hant-TW"))
    assert refused.status_code == 409
    assert "only before the first article" in alert(refused)


def test_a_reading_page_has_the_name_of_its_language(editor: FlaskClient) -> None:
    editor.post(PAGE, data=form(editor, **{"name-zh-Hant": "子午線報"}))
    assert "子午線報" in words(editor.get("/zh-Hant/"))
    assert "子午線報" not in words(editor.get("/zh-Hans/"))
    assert "The Meridian" in words(editor.get("/zh-Hans/"))


def test_a_due_date_is_meant_in_the_zone_that_was_set(
    editor: FlaskClient, newsroom: Newsroom, database: Database
) -> None:
    article = make_article(database, newsroom[Role.EDITOR])
    editor.post(PAGE, data=form(editor, time_zone="Asia/Taipei"))
    editor.post(f"/articles/{article}/versions/zh-Hans/due", data={"due": "2030-01-31T18:00"})
    page = editor.get(f"/articles/{article}")
    assert "2030-01-31T10:00:00+00:00" in page.text or "2030-01-31T18:00:00+08:00" in page.text
    assert "Asia/Taipei" in page.text


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER])
def test_others_neither_see_nor_change_it(client_of: Callable[[Role], FlaskClient], role: Role) -> None:
    browser = client_of(role)
    assert browser.get(PAGE).status_code == 403
    assert browser.post(PAGE, data={"name": "Mine"}).status_code == 403
    assert soup(browser.get("/work")).find("a", href=PAGE) is None


LANGUAGES = "/publication/languages"


def names_form(browser: FlaskClient, **changes: str) -> dict[str, str]:
    return {**values(form_of(browser.get(PAGE), LANGUAGES)).to_dict(), **changes}


def test_what_the_outside_calls_a_language_is_set_and_leads_there(
    editor: FlaskClient, newsroom: Newsroom, database: Database
) -> None:
    make_article(database, newsroom[Role.EDITOR])
    changed = names_form(editor, **{"tag-zh-Hant": "zh-tw", "word-zh-Hant": "tc"})
    saved = editor.post(LANGUAGES, data=changed, follow_redirects=True)
    assert "Saved." in words(saved)
    now = values(form_of(saved, LANGUAGES))
    assert (now["tag-zh-Hant"], now["word-zh-Hant"], now["tag-en"]) == ("zh-TW", "tc", "en")
    assert "Earlier words that lead here: /zh-hant/" in words(saved)
    assert editor.get("/zh-Hant/").location == "/tc/"
    assert "what languages are called outside" in words(editor.get("/log?act=publication_changed"))


@pytest.mark.parametrize(
    ("field", "value", "status", "said"),
    [
        ("tag-zh-Hant", "tc", 422, "“tc” is not a language tag"),
        ("tag-zh-Hant", "zh-CN", 422, "means another language"),
        ("word-zh-Hant", "t c", 422, "letters from a to z"),
        ("word-zh-Hant", "Articles", 422, "own pages begin with “Articles”"),
        ("word-zh-Hant", "api", 422, "own pages begin with “api”"),
        ("word-zh-Hant", "static", 422, "own pages begin with “static”"),
        ("word-zh-Hant", "zh-Hans", 422, "another language is called in addresses"),
        ("based_on", "other", 409, "Someone else changed these settings"),
    ],
)
def test_a_name_that_can_not_be_is_said_and_stands_there_still(
    editor: FlaskClient, field: str, value: str, status: int, said: str
) -> None:
    refused = editor.post(LANGUAGES, data=names_form(editor, **{field: value}))
    assert refused.status_code == status
    assert said in alert(refused)
    if field != "based_on":
        assert values(form_of(refused, LANGUAGES))[field] == value
    assert values(form_of(editor.get(PAGE), LANGUAGES))["word-zh-Hant"] == "zh-Hant"


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER])
def test_others_do_not_name_languages(client_of: Callable[[Role], FlaskClient], role: Role) -> None:
    assert client_of(role).post(LANGUAGES, data={"tag-zh-Hant": "zh-TW"}).status_code == 403
