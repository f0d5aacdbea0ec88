"""Whom the house answers: its own address, this machine, and nobody who comes by another name."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import Newsroom
from tests.web.forms import send, soup
from tms.domain.permissions import Role

PUBLIC = "https://desk.meridian.example"
FAR = {"REMOTE_ADDR": "192.0.2.44"}


@pytest.fixture
def public(app: Flask) -> Flask:
    """The application where its public address is set."""
    container = app.extensions["tms"]
    settings = container.settings.model_copy(update={"public_url": PUBLIC})
    app.extensions["tms"] = replace(container, settings=settings)
    return app


def asked(app: Flask, host: str, path: str = "/login", **environ: str) -> int:
    answer = app.test_client().get(path, base_url=f"http://{host}", environ_base=environ or FAR)
    return answer.status_code


def test_without_a_public_address_any_host_is_answered(app: Flask, newsroom: Newsroom) -> None:
    assert asked(app, "evil.example") == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("desk.meridian.example", 200),
        ("DESK.meridian.example:8443", 200),
        ("evil.example", 421),
        ("desk.meridian.example.evil.example", 421),
        ("desk.meridian.example@evil.example", 421),
        ("localhost", 421),
        ("[::1", 421),
    ],
)
def test_once_it_is_set_other_hosts_are_refused_in_words(
    public: Flask, newsroom: Newsroom, host: str, status: int
) -> None:
    answer = public.test_client().get("/login", headers={"Host": host}, environ_base=FAR)
    assert answer.status_code == status
    if status == 421:
        assert f"Open {PUBLIC} instead." in answer.text
        assert "TMS_PUBLIC_URL" in answer.text
        assert answer.content_type.startswith("text/plain")


def test_a_foreign_host_is_refused_before_anybody_is_led_to_sign_in(public: Flask, newsroom: Newsroom) -> None:
    assert asked(public, "desk.meridian.example", "/board") == 302
    assert asked(public, "evil.example", "/board") == 421


def test_this_machine_and_the_monitors_of_health_go_on_by_their_own_names(public: Flask, newsroom: Newsroom) -> None:
    here = {"REMOTE_ADDR": "127.0.0.1"}
    assert asked(public, "localhost:8000", **here) == 200
    assert asked(public, "127.0.0.1:8000", **here) == 200
    assert asked(public, "evil.example", **here) == 421
    assert asked(public, "10.0.0.7", "/healthz") == 200


def test_a_link_carries_the_public_address_whatever_the_request_says(
    public: Flask, client_of: Callable[[Role], FlaskClient]
) -> None:
    browser = client_of(Role.ADMINISTRATOR)
    answer = send(browser, browser.get("/people"), "/people", {"email": "new@example.org", "roles": "translator"})
    page = browser.get(answer.headers["Location"], base_url="http://localhost")
    assert f"{PUBLIC}/welcome/" in str(soup(page))
    assert "http://localhost/welcome/" not in str(soup(page))


@pytest.mark.parametrize(
    ("host", "address", "status"),
    [("localhost", "127.0.0.1", 200), ("evil.example", "127.0.0.1", 403), ("localhost", "192.0.2.44", 403)],
)
def test_figures_are_for_this_machine_by_a_name_of_it(app: Flask, host: str, address: str, status: int) -> None:
    # A page of evil.example can have that name lead to this machine, and would read what it is answered.
    assert asked(app, host, "/metrics", REMOTE_ADDR=address) == status


def test_what_protects_a_browser_is_said_with_every_answer(app: Flask, newsroom: Newsroom) -> None:
    client = app.test_client()
    over_http = client.get("/login").headers
    assert "camera=()" in over_http["Permissions-Policy"]
    assert "Strict-Transport-Security" not in over_http
    over_https = client.get("/login", base_url="https://localhost").headers
    assert over_https["Strict-Transport-Security"] == "max-age=31536000"


def test_nobody_but_a_counted_proxy_says_that_it_was_https(app: Flask, newsroom: Newsroom) -> None:
    answer = app.test_client().get("/login", headers={"X-Forwarded-Proto": "https"})
    assert "Strict-Transport-Security" not in answer.headers
