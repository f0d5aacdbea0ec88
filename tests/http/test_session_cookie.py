"""The session's cookie: what it says is read once a minute, and is each request's own."""

import time
from datetime import timedelta

import pytest
from flask import Flask, session
from flask.testing import FlaskClient

from tms.http.session_cookie import SessionCookie

HOURS = 3600


@pytest.fixture
def client() -> FlaskClient:
    """An application that keeps a list in its session."""
    app = Flask("kept")
    app.secret_key = "only for tests"
    app.permanent_session_lifetime = timedelta(hours=8)
    app.session_interface = SessionCookie()

    @app.get("/keep")
    def keep() -> str:
        session.permanent = True
        session["said"] = ["hello"]
        return "kept"

    @app.get("/spoil")
    def spoil() -> list[str]:
        said: list[str] = session.get("said", [])
        said.append("more")
        return said

    return app.test_client()


def test_what_one_request_does_to_its_session_another_with_the_same_cookie_does_not_see(client: FlaskClient) -> None:
    client.get("/keep")
    assert [client.get("/spoil").json for _ in range(2)] == [["hello", "more"]] * 2


@pytest.mark.parametrize(("hours", "said"), [(7, ["hello", "more"]), (9, ["more"])])
def test_a_cookie_lasts_as_long_as_a_session_also_when_it_was_read_before(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, hours: int, said: list[str]
) -> None:
    client.get("/keep")
    client.get("/spoil")
    later = time.time() + hours * HOURS
    monkeypatch.setattr(time, "time", lambda: later)
    assert client.get("/spoil").json == said


def test_a_cookie_that_nobody_signed_says_nothing(client: FlaskClient) -> None:
    client.set_cookie("session", "eyJzYWlkIjpbImhlbGxvIl19.aSYH5w.forged")
    assert client.get("/spoil").json == ["more"]
