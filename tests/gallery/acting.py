"""Sends the pages' own forms, as somebody who is signed in."""

import re
from collections.abc import Mapping
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tms.domain.pictures import PictureStore
from tms.http.context import SESSION_ID, SESSION_PERSON
from tms.services.people.sessions import begin_session

_SEEN = re.compile(r'name="seen" value="([^"]*)"')


class Forms:
    """Browsers without JavaScript, one for each person, on an application that asks for no token."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    @property
    def secret(self) -> str:
        """What the application signs with."""
        secret: str = self._app.extensions["tms"].secret_key
        return secret

    @property
    def pictures(self) -> PictureStore:
        """Where the application keeps the files of pictures."""
        store: PictureStore = self._app.extensions["tms"].pictures
        return store

    def cookie(self, person_id: int) -> tuple[str, str]:
        """Name and value of the cookie of somebody's session, without the time that a password takes."""
        browser = self._app.test_client()
        with self._app.extensions["tms"].database.begin() as uow:
            begun = begin_session(uow, person_id)
        with browser.session_transaction() as session:
            session[SESSION_PERSON] = person_id
            session[SESSION_ID] = begun
        cookie = browser.get_cookie(self._app.config["SESSION_COOKIE_NAME"])
        assert cookie is not None
        return cookie.key, cookie.value

    def send(self, person_id: int, address: str, form: Mapping[str, Any]) -> TestResponse:
        """Send it; what is refused raises AssertionError."""
        key, value = self.cookie(person_id)
        headers = {"Cookie": f"{key}={value}", "Accept": "text/html"}
        answer = self._app.test_client(use_cookies=False).post(address, data=form, headers=headers)
        assert answer.status_code < 400, f"{address}: {answer.status_code} {answer.text}"
        return answer

    def save_as_shown(self, person_id: int, address: str, form: Mapping[str, str], look: str) -> TestResponse:
        """Have the effect shown (``do=look``), then save exactly that."""
        shown = _SEEN.search(self.send(person_id, address, {**form, "do": look}).text)
        assert shown is not None, f"{address} names no effect"
        return self.send(person_id, address, {**form, "do": "save", "seen": shown[1]})
