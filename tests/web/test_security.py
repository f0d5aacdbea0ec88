"""What protects every page: forged forms, scripts in texts, cookies, headers."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from tests.conftest import make_container
from tests.factories import PASSWORD, Newsroom, make_article, run_pipeline
from tests.web.forms import alert, form_of, soup, values
from tms.app import create_app
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle, LeftOut
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.web.rendering.templates import prose
from tms.web.source.import_form import DraftBlock, ImportForm

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>'

EVIL = ImportedArticle(
    language="en",
    title=f"Title {SCRIPT}",
    section=f"Section {SCRIPT}",
    author=f"Author {SCRIPT}",
    author_title=f"Office {SCRIPT}",
    blocks=[
        Block(
            "paragraph",
            f"See ⟦1⟧this⟦/1⟧ {SCRIPT}.",
            {"1": Code("link", href="javascript:alert(1)", title=SCRIPT)},
        )
    ],
    left_out=[LeftOut(f"Line {SCRIPT}", f"why {SCRIPT}")],
    doubtful={"title": f"because {SCRIPT}"},
)


@pytest.fixture
def guarded(app: Flask) -> FlaskClient:
    """A browser of an application that checks where forms come from, as the product does."""
    app.config["WTF_CSRF_ENABLED"] = True
    return app.test_client()


def sign_in(browser: FlaskClient, email: str) -> None:
    token = values(form_of(browser.get("/login"), "/login"))["csrf_token"]
    answer = browser.post("/login", data={"csrf_token": token, "email": email, "password": PASSWORD})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "address",
    ["/login", "/logout", "/people", "/articles", "/articles/preview", "/articles/1/publish"],
)
def test_a_form_without_its_token_is_refused_in_words(guarded: FlaskClient, newsroom: Newsroom, address: str) -> None:
    sign_in(guarded, newsroom.email(Role.EDITOR))
    answer = guarded.post(address, data={"csrf_token": "made up"})
    assert answer.status_code == 403
    assert "The page was open too long" in alert(answer)


def test_a_form_beyond_all_limits_is_refused_in_words_whoever_sends_it(
    guarded: FlaskClient, newsroom: Newsroom
) -> None:
    for person in (None, Role.REVIEWER, Role.EDITOR):
        browser = guarded.application.test_client()
        if person:
            sign_in(browser, newsroom.email(person))
        answer = browser.post("/articles", data={"text": "a" * 7_000_000})
        # A stranger is not told what is too large: nobody looks at what they send.
        assert answer.status_code == (413 if person else 401)
        assert ("the limit is 2,000,000" if person else "Sign in first") in alert(answer)


def test_with_its_token_it_is_taken(guarded: FlaskClient, newsroom: Newsroom) -> None:
    sign_in(guarded, newsroom.email(Role.EDITOR))
    form = form_of(guarded.get("/board"), "/logout")
    assert guarded.post("/logout", data=values(form)).headers["Location"] == "/login"


@pytest.mark.parametrize(
    "address", ["/login", "/board", "/work", "/terms", "/articles/new", "/nowhere/at-all/here", "/people"]
)
def test_every_page_forbids_foreign_and_inline_scripts(
    client_of: Callable[[Role], FlaskClient], client: FlaskClient, address: str
) -> None:
    for browser in (client_of(Role.EDITOR), client):
        headers = browser.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "style-src 'self';" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/login", "/board", "/work", "/terms", "/articles/new", "/articles/{id}"])
def test_no_page_has_what_the_policy_forbids(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom, address: str
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    page = soup(client_of(Role.EDITOR).get(address.format(id=article_id), follow_redirects=True))
    assert not page.select("[style], style, script:not([src])")
    assert not [tag.name for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


def test_every_field_has_a_label(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    browser = client_of(Role.EDITOR)
    for address in ("/articles/new", f"/articles/{article_id}", "/terms"):
        page = soup(browser.get(address))
        labelled = {label.get("for") for label in page.find_all("label")}
        for field in page.select("input:not([type=hidden]), select, textarea:not([hidden])"):
            assert field.get("aria-label") or field.get("id") in labelled or field.find_parent("label"), (
                address,
                field,
            )


@pytest.mark.parametrize("address", ["/board", "/work", "/terms", "/articles/{id}", "/articles/{id}/stages"])
def test_markup_in_an_articles_fields_is_shown_as_text(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom, address: str
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], EVIL, run=False)
    run_pipeline(database, article_id)
    browser = client_of(Role.EDITOR)
    answer = browser.get(address.format(id=article_id))
    assert answer.status_code == 200
    page = soup(answer)
    assert not [script for script in page.find_all("script") if not script.get("src")]
    assert not page.select("img, [onerror]")
    assert "javascript:" not in answer.text


def test_markup_in_a_preview_is_shown_as_text(client_of: Callable[[Role], FlaskClient]) -> None:
    text = (
        f"Section {SCRIPT}\n\n# Title {SCRIPT}\n\nBy Ann Bell\n\n[a](javascript:alert(1)) {SCRIPT} is the text here.\n"
    )
    answer = client_of(Role.EDITOR).post(
        "/articles/preview", data={"text": text, "language": "en", "format": "markdown"}
    )
    assert answer.status_code == 200
    page = soup(answer)
    assert not [script for script in page.find_all("script") if not script.get("src")]
    assert not page.select("img, [onerror]")


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:x",
        "data:text/html,x",
        "vbscript:x",
    ],
)
def test_a_link_to_a_script_leads_nowhere(href: str) -> None:
    html = prose("⟦1⟧here⟦/1⟧", {"1": {"type": "link", "href": href}})
    assert html == "here", "its words, and no link"


def test_an_address_that_cannot_be_read_breaks_no_page() -> None:
    assert "http://[" in prose("⟦1⟧here⟦/1⟧", {"1": {"type": "link", "href": "http://["}})


def test_an_address_that_comes_back_from_the_browser_is_filtered_again(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    draft = ImportForm(
        original="",
        format="text",
        language="en",
        fields=dict.fromkeys(("section", "title", "author", "author_title"), "x"),
        published_on="",
        blocks=[DraftBlock("paragraph", "⟦1⟧here⟦/1⟧", {"1": Code("link", href="javascript:alert(1)")})],
        left_out=[],
        doubtful={},
    )
    browser = client_of(Role.EDITOR)
    sent = {
        "title": "A title",
        "language": "en",
        "kind": "paragraph",
        "block": "⟦1⟧here⟦/1⟧",
        "carried": draft.carried(),
    }
    article = browser.post("/articles", data=sent).headers["Location"]
    run_pipeline(database, int(article.rsplit("/", 1)[1]))
    exported = browser.get(f"{article}/versions/en/export.html").text
    assert "here" in exported
    assert "javascript" not in exported


@pytest.mark.parametrize(
    "carried",
    [
        "",
        "[]",
        "null",
        '{"blocks":[]}',
        '{"blocks":[[null,null]],"left_out":[],"doubtful":[]}',
        '{"blocks":[[{"1":{"type":"script"}},null]],"left_out":[],"doubtful":{}}',
        '{"blocks":[[{"x":{"type":"link"}},null]],"left_out":[],"doubtful":{}}',
        '{"blocks":[[{"1":{"type":"link","onclick":"x"}},null]],"left_out":[],"doubtful":{}}',
        '{"blocks":[["a",null]],"left_out":[],"doubtful":{}}',
        '{"blocks":[[null,"high"]],"left_out":[],"doubtful":{}}',
        '{"blocks":[[null,null]],"left_out":[["a","b","c"]],"doubtful":{}}',
        "[" * 100_000,
    ],
)
def test_a_preview_that_comes_back_torn_creates_nothing(client_of: Callable[[Role], FlaskClient], carried: str) -> None:
    sent = {
        "title": "T",
        "language": "en",
        "kind": "paragraph",
        "block": "text",
        "carried": carried,
        "original": "kept",
    }
    browser = client_of(Role.EDITOR)
    answer = browser.post("/articles", data=sent)
    assert answer.status_code == 422
    assert "incomplete" in alert(answer)
    assert "kept" in answer.text
    assert "No article yet" in browser.get("/board").text


def test_the_session_cookie_is_out_of_reach_for_scripts_and_other_sites(client: FlaskClient) -> None:
    cookie = client.get("/setup").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_where_https_is_served_the_cookie_stays_there(database: Database, shared_database: str, tmp_path: Path) -> None:
    container = make_container(database, shared_database, tmp_path)
    secure = container.settings.model_copy(update={"secure_cookies": True})
    app = create_app(dataclasses.replace(container, settings=secure))
    cookie = app.test_client().get("/setup", base_url="https://localhost").headers["Set-Cookie"]
    assert cookie.startswith("__Host-tms=")
    assert "Secure" in cookie


def test_a_page_that_breaks_says_so_without_asking_for_anything(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    app.config.update(PROPAGATE_EXCEPTIONS=False, TESTING=False)

    def broken() -> str:
        raise RuntimeError("whatever it is")

    monkeypatch.setitem(app.view_functions, "people.login", broken)
    answer = app.test_client().get("/login")
    assert answer.status_code == 500
    assert "Something broke on our side" in alert(answer)
    assert "whatever it is" not in answer.text


@pytest.mark.parametrize(("proxies", "seen"), [(0, "127.0.0.1"), (1, "203.0.113.7")])
def test_a_proxy_is_believed_only_where_it_is_configured(
    database: Database, shared_database: str, tmp_path: Path, proxies: int, seen: str
) -> None:
    container = make_container(database, shared_database, tmp_path)
    settings = container.settings.model_copy(update={"trusted_proxies": proxies})
    app = create_app(dataclasses.replace(container, settings=settings))
    app.view_functions["health.healthz"] = lambda: str(request.remote_addr)
    assert app.test_client().get("/healthz", headers={"X-Forwarded-For": "203.0.113.7"}).text == seen


def test_a_field_without_a_name_is_refused(client_of: Callable[[Role], FlaskClient]) -> None:
    nameless = b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"
    sent = client_of(Role.EDITOR).post(
        "/articles/1/assign", data=nameless, content_type="multipart/form-data; boundary=x"
    )
    assert sent.status_code == 422
