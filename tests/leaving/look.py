"""The house through the eyes of one person: every page that there is, letters, and live news."""

import json
import re
import socket
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache, partial

import redis
from flask import Flask
from sqlalchemy import select, update

from tests.leaving.house import House
from tests.servers import broker_url
from tests.web.permissions.requests import EXAMPLES
from tms.adapters.dispatch import live_channel
from tms.adapters.live import LiveHub
from tms.db.models import Notification, Person, WorkItem
from tms.db.queries import work_items
from tms.domain.letter import Message
from tms.domain.permissions import Action, Subject
from tms.embedded import redis_url
from tms.http.context import SESSION_ID, SESSION_PERSON
from tms.services.article_visibility import sight_of
from tms.services.authorize import may
from tms.services.notifications.digest import Office, make_digests, send_digest
from tms.services.people.sessions import begin_session

LOCALES = ("en", "zh-Hans", "zh-Hant")
_PARAMETER = re.compile(r"<(?:[^<>]*:)?(\w+)>")
_NO_PAGE = {"/live", "/static/<path:filename>", "/favicon.ico", "/metrics", "/readyz"}
_ASKED = ("/board?only=archived", "/board?only=mine", "/memory?show=more")


class Look:
    """What people of the house are shown. A page that breaks raises."""

    def __init__(self, app: Flask, house: House) -> None:
        self.app = app
        self.house = house
        self.pages = cache(self._pages)
        self.of_article = cache(self._of_article)
        self.logged: list[str] = []
        self.letters = cache(self._letters)
        self.heard = cache(self._heard)
        self._get = cache(self._asked)

    def get(self, name: str, *paths: str) -> str:
        """The pages as that person's browser gets them; nobody has signed in as ``anybody``."""
        return "\n".join(self._get(name, path) for path in paths)

    def _asked(self, name: str, path: str) -> str:
        browser = self.app.test_client()
        if name in self.house.people:
            with self.app.extensions["tms"].database.begin() as uow:
                begun = begin_session(uow, self.house.people[name].person_id)
            with browser.session_transaction() as session:
                session[SESSION_PERSON] = self.house.people[name].person_id
                session[SESSION_ID] = begun
        answer = browser.get(path, headers={"Accept": "text/html"})
        return answer.get_data(as_text=True) if answer.status_code == 200 else ""

    def _rules(self) -> Sequence[str]:
        every = self.app.url_map.iter_rules()
        return [rule.rule for rule in every if "GET" in (rule.methods or ()) and rule.rule not in _NO_PAGE]

    def _pages(self, name: str) -> str:
        """Every page that is about no one thing."""
        return self.get(name, *(rule for rule in self._rules() if "<" not in rule), *_ASKED)

    def _of_article(self, name: str, article_id: int, segment_id: int) -> str:
        """Every page that is about the article, in every language: texts, exports, what stands beside the segment."""
        values = EXAMPLES | {"article_id": article_id, "segment_id": segment_id, "number": 1}
        paths = [
            _PARAMETER.sub(lambda one, here=values | {"locale": locale}: str(here[one[1]]), rule)  # type: ignore[misc]
            for rule in self._rules()
            if "article_id" in rule
            for locale in (LOCALES if "locale" in rule else LOCALES[:1])
        ]
        return self.get(name, *paths)

    def _letters(self) -> Mapping[str, str]:
        """To each the letter with what they have not read."""
        found: dict[str, str] = {}
        database = self.house.database
        with database.begin() as uow:
            uow.session.execute(update(Notification).values(at=Notification.at - timedelta(minutes=30)))
        with database.begin() as uow:
            make_digests(uow)
        with database.begin() as uow:
            waiting = uow.session.scalars(select(WorkItem.id).where(WorkItem.kind == "digest")).all()
            people = {row.email: row.name.lower() for row in uow.session.scalars(select(Person))}

        def keep(message: Message) -> None:
            found[people[message.to]] = f"{message.subject}\n{message.text}\n{message.html}"

        office = Office("https://s.example", lambda publication, person: f"{publication}.{person}.x")
        for item_id in waiting:
            with database.begin() as uow:
                item = work_items.claim(uow.session, item_id, 60)
            assert item is not None
            send_digest(database.begin, item, keep, office)
        return found

    def _heard(self) -> Mapping[str, set[tuple[str, int]]]:
        """Of which articles each hears news, and of which that somebody is there, while all have both."""
        house, url = self.house, redis_url(broker_url())

        def audience(article_ids: Sequence[int]) -> dict[int, Subject]:
            with house.database.begin() as uow:
                return sight_of(uow, article_ids)

        hub = LiveHub(url, audience)
        hub.subscribe()
        ears: dict[str, socket.socket] = {}
        for name, one in house.people.items():
            ours, ears[name] = socket.socketpair()
            ears[name].settimeout(20)
            hub.attach(one.publication_id, ours, partial(may, one, Action.ARTICLE_VIEW), person_id=one.person_id)
        with redis.Redis.from_url(url) as broker:

            def say(**news: object) -> None:
                publication = {"publication": house.people["editor"].publication_id}
                broker.publish(live_channel(broker), json.dumps(publication | news))

            for name in house.left:
                say(gone=house.people[name].person_id)
            time.sleep(1)
            for article_id in house.articles.values():
                say(article=article_id)
                say(here={"person": 1, "page": f"page {article_id}", "article": article_id})
            # What is gathered together ends first and tells later.
            time.sleep(1)
            for one in house.people.values():
                say(gone=one.person_id)
        heard = {name: _events(ear) for name, ear in ears.items()}
        hub.close()
        return heard


def _events(ear: socket.socket) -> set[tuple[str, int]]:
    """All that was told until the end, by kind and article."""
    told = b"".join(iter(partial(ear.recv, 65_536), b"")).decode()
    ear.close()
    found = [(kind, json.loads(data)) for kind, data in re.findall(r"event: (\w+)\ndata: (.*)\n", told)]
    return {(kind, data if isinstance(data, int) else data["article"]) for kind, data in found}
