"""The stream of live news as a browser gets it: who hears of an article, and of the people in it."""

import json
import re
import socket
from collections.abc import Callable, Iterator

import pytest
import redis
from flask.testing import FlaskClient
from sqlalchemy import update

from tests.factories import Newsroom, make_article
from tests.servers import broker_url
from tms.adapters.dispatch import live_channel
from tms.db.models import Article
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.embedded import redis_url
from tms.http.context import SocketTakenError
from tms.services.jobs.assign import assign_step

NOT_OURS = 77


def say(publication_id: int, article_id: int) -> None:
    """There is news of the article, and somebody is in it."""
    here = {"person": 1, "page": f"page {article_id}", "article": article_id}
    with redis.Redis.from_url(redis_url(broker_url())) as broker:
        for news in ({"article": article_id}, {"here": here}):
            broker.publish(live_channel(broker), json.dumps({"publication": publication_id} | news))


@pytest.fixture
def browser_of(client_of: Callable[[Role], FlaskClient]) -> Iterator[Callable[[Role], socket.socket]]:
    """The browser's end of a stream of the role's person."""
    ends: list[socket.socket] = []

    def opened(role: Role) -> socket.socket:
        ours, theirs = socket.socketpair()
        theirs.settimeout(20)
        ends.append(theirs)
        with pytest.raises(SocketTakenError):
            client_of(role).get("/live", environ_overrides={"gunicorn.socket": ours})
        return theirs

    yield opened
    for end in ends:
        end.close()


def heard(browser: socket.socket, last: int) -> set[tuple[str, int]]:
    """What is told up to the place in the last article, by kind."""
    said, found = "", set[tuple[str, int]]()
    while ("here", last) not in found:
        more = browser.recv(65_536)
        assert more, said
        said += more.decode()
        events = re.findall(r"event: (\w+)\ndata: (.*)\n\n", said)
        found = {(kind, json.loads(data)["article"] if kind == "here" else json.loads(data)) for kind, data in events}
    return found


def test_of_an_article_for_its_own_people_nobody_else_hears_nor_who_is_in_it(
    browser_of: Callable[[Role], socket.socket], database: Database, newsroom: Newsroom
) -> None:
    own, plain = (make_article(database, newsroom[Role.EDITOR]) for _ in range(2))
    with database.begin() as uow:
        assign_step(uow, newsroom[Role.EDITOR], own, "zh-Hans", 0, newsroom[Role.TRANSLATOR].person_id)
        uow.session.execute(update(Article).where(Article.id == own).values(visibility="assigned"))
    browsers = {role: browser_of(role) for role in (Role.TRANSLATOR, Role.REVIEWER)}
    for article_id in (own, plain):
        say(newsroom.publication_id, article_id)
    both = {(kind, article_id) for kind in ("article", "here") for article_id in (own, plain)}
    assert heard(browsers[Role.TRANSLATOR], plain) == both
    assert heard(browsers[Role.REVIEWER], plain) == {("article", plain), ("here", plain)}


def test_of_another_publications_articles_nobody_hears(
    browser_of: Callable[[Role], socket.socket], database: Database, newsroom: Newsroom
) -> None:
    ours, theirs = (make_article(database, newsroom[Role.EDITOR], run=False) for _ in range(2))
    browser = browser_of(Role.EDITOR)
    # The same articles, so that nothing but the publication keeps the news from this browser.
    say(newsroom.publication_id + NOT_OURS, theirs)
    say(newsroom.publication_id, ours)
    assert heard(browser, ours) == {("article", ours), ("here", ours)}
    say(newsroom.publication_id, theirs)
    assert ("here", theirs) in heard(browser, theirs)
