"""A number that no row can have is a page or a form that is wrong, never a failure of the database."""

import uuid
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

LONG, LONGER = "9" * 18, "9" * 25
Browser = Callable[[Role], FlaskClient]


@pytest.fixture
def article_id(database: Database, newsroom: Newsroom) -> int:
    return make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE)


@pytest.mark.sample(8)
@pytest.mark.parametrize("number", [LONG, LONGER])
@pytest.mark.parametrize(
    "address",
    [
        "/articles/{}",
        "/articles/{}/versions/zh-Hant",
        "/articles/{article}/revisions/{}",
        "/articles/{article}/revisions/compare?from=1&to={}",
        "/articles/{article}/versions/zh-Hant/segments/{}/history",
        "/articles/{article}/versions/zh-Hant/segments/{}/beside",
        "/conversion-rules?retire={}",
        "/conversion-rules/changes/{}",
        "/people/{}",
    ],
)
def test_of_a_page(article_id: int, client_of: Browser, address: str, number: str) -> None:
    answer = client_of(Role.EDITOR).get(address.format(number, article=article_id))
    assert answer.status_code in {200, 403, 404}


@pytest.mark.sample(8)
@pytest.mark.parametrize("number", [LONG, LONGER])
@pytest.mark.parametrize(
    "address",
    ["/conversion-rules/{}/retire", "/conversion-rules/changes/{}/undo", "/house-style/changes/{}/undo"],
)
def test_of_an_act(article_id: int, client_of: Browser, address: str, number: str) -> None:
    assert client_of(Role.EDITOR).post(address.format(number)).status_code == 404


@pytest.mark.parametrize(
    "over",
    [
        {"segment": LONG},
        {"segment": LONGER},
        {"parent_rev": LONGER},
        {"start": LONGER},
        {"end": "²"},
        {"scope": "everywhere"},
        {"choice": "a\0b"},
    ],
)
def test_of_a_decision(article_id: int, client_of: Browser, over: dict[str, str]) -> None:
    form = {"segment": "1", "parent_rev": "1", "start": "0", "end": "1", "choice": "x", "scope": "here"}
    address = f"/articles/{article_id}/versions/zh-Hant/decisions"
    answer = client_of(Role.REVIEWER).post(address, data=form | {"key": str(uuid.uuid4())} | over)
    assert answer.status_code in {400, 404, 409, 422}


@pytest.mark.sample(8)
@pytest.mark.parametrize("number", [LONG, LONGER])
def test_of_what_is_saved_or_assigned(article_id: int, client_of: Browser, number: str) -> None:
    version, editor = f"/articles/{article_id}/versions/zh-Hans", client_of(Role.EDITOR)
    text = {"text": "x", "rev": number, "source_rev": "1", "key": str(uuid.uuid4()), "state": "initial"}
    assert editor.post(f"{version}/segments/1", data=text).status_code in {400, 403, 404, 409, 422}
    for assigned in ({"person": number, "position": "1"}, {"person": "1", "position": number}):
        assert editor.post(f"{version}/assign", data=assigned).status_code in {400, 404, 409, 422}
