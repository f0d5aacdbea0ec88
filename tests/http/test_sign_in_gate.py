"""No route does any work before it knows who asks."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from flask import Flask, Request, render_template
from flask.testing import FlaskClient
from jinja2 import Environment, Template

from tests.factories import Newsroom
from tests.web.permissions.asking import BROWSER, SCRIPT, address
from tests.web.permissions.exhibits import Exhibit
from tests.web.test_security import sign_in
from tms.domain.permissions import Role
from tms.http.context import SESSION_PERSON, unit_of_work
from tms.http.sign_in_gate import OPEN, SMALL_FORM
from tms.http.token_gate import API, MCP

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
KINDS = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "text/plain")


class WorkDoneError(AssertionError):
    """Something was done for a stranger."""


def closed(app: Flask) -> Iterator[tuple[str, str]]:
    """Every address, and its route, that is not open to everybody."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in OPEN:
            yield rule.endpoint, address(rule.rule, Exhibit())


@pytest.fixture
def guarded(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Forms, files, views and the database are not to be touched."""

    def fail(*_: object, **__: object) -> None:
        raise WorkDoneError

    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", True)
    monkeypatch.setattr(Request, "_load_form_data", fail)
    monkeypatch.setattr(Request, "get_data", fail)
    for endpoint in {endpoint for endpoint, _ in closed(app)}:
        monkeypatch.setitem(app.view_functions, endpoint, fail)
    return app


def ask(browser: FlaskClient, method: str, path: str, kind: str, accept: Mapping[str, str]) -> int:
    answer = browser.open(path, method=method, data=b"text=" + b"<aaaa" * 100, content_type=kind, headers=accept)
    return answer.status_code


def no_database(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise WorkDoneError

    monkeypatch.setattr(app.extensions["tms"].database, "begin", fail)
    monkeypatch.setattr(app.extensions["tms"].database, "read_only", fail)


def test_a_stranger_makes_no_route_read_ask_or_draw_anything(guarded: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    no_database(guarded, monkeypatch)
    drawn: list[str] = []
    get_template = Environment.get_template

    def draw(self: Environment, name: str, *more: Any, **how: Any) -> Template:
        drawn.append(name)
        return get_template(self, name, *more, **how)

    monkeypatch.setattr(Environment, "get_template", draw)
    browser = guarded.test_client()
    asked = 0
    for endpoint, path in closed(guarded):
        rules = [rule for rule in guarded.url_map.iter_rules(endpoint) if address(rule.rule, Exhibit()) == path]
        for method in METHODS:
            for kind in KINDS if method == "POST" else KINDS[:1]:
                drawn.clear()
                found = ask(browser, method, path, kind, SCRIPT)
                allowed = any(method in (rule.methods or ()) for rule in rules)
                if method == "OPTIONS":
                    assert found == 200
                elif allowed:
                    assert found == 401, (method, path)
                    assert drawn == [], (method, path)
                    asked += 1
    assert asked > 200


def test_a_stranger_s_browser_is_led_to_the_sign_in_or_shown_a_short_page(guarded: Flask) -> None:
    browser = guarded.test_client()
    for endpoint, path in closed(guarded):
        methods = {method for rule in guarded.url_map.iter_rules(endpoint) for method in rule.methods or ()}
        if path.startswith(API) or path == MCP:
            assert all(ask(browser, method, path, KINDS[2], BROWSER) == 401 for method in methods - {"OPTIONS"}), path
        elif "GET" in methods and "POST" not in methods:
            assert ask(browser, "GET", path, KINDS[0], BROWSER) == 302, path
        elif "POST" in methods:
            assert ask(browser, "POST", path, KINDS[0], BROWSER) == 401, path


def test_the_session_of_nobody_opens_no_form_either(guarded: Flask, newsroom: Newsroom) -> None:
    browser = guarded.test_client()
    with browser.session_transaction() as session:
        session[SESSION_PERSON] = 999_999_999
    for endpoint, path in closed(guarded):
        for method in {m for rule in guarded.url_map.iter_rules(endpoint) for m in rule.methods or ()} & {
            "GET",
            "POST",
        }:
            if address(next(guarded.url_map.iter_rules(endpoint)).rule, Exhibit()) == path:
                assert ask(browser, method, path, KINDS[1], SCRIPT) in {401, 405}, (method, path)


def test_the_guards_notice_work(app: Flask, monkeypatch: pytest.MonkeyPatch, guarded: Flask) -> None:
    """What the tests above rely on: a view that is open does touch what they guard."""
    browser = guarded.test_client()
    with pytest.raises(WorkDoneError):
        browser.post("/login", data={"email": "a@b.example"})
    monkeypatch.setitem(app.view_functions, "people.setup", lambda: (unit_of_work(), render_template("layout.html")))
    no_database(guarded, monkeypatch)
    with pytest.raises(WorkDoneError):
        browser.get("/setup")


def test_every_route_is_open_or_closed_by_name(app: Flask) -> None:
    assert set(OPEN) <= {rule.endpoint for rule in app.url_map.iter_rules()}
    assert all(words for words in OPEN.values())


def test_a_stranger_s_form_is_small(client: FlaskClient, newsroom: Newsroom) -> None:
    assert client.post("/login", data={"email": "x" * (SMALL_FORM - 100)}).status_code != 413
    assert client.post("/login", data={"email": "x" * SMALL_FORM}).status_code == 413


def test_who_is_signed_in_gets_in(app: Flask, newsroom: Newsroom) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    browser = app.test_client()
    sign_in(browser, newsroom.email(Role.EDITOR))
    assert browser.get("/style-guide").status_code == 200


def test_what_can_be_no_address_is_none(client_of: Callable[[Role], FlaskClient]) -> None:
    browser = client_of(Role.EDITOR)
    assert browser.get("/articles/1/versions/%00").status_code == 404
    assert browser.post("/articles/1/versions/a%00b/recall", data={"reason": "x"}).status_code == 404
