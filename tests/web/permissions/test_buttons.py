"""No page shows somebody a button or a link that they would be refused for."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.web.permissions.asking import BROWSER, World, Worlds, address
from tests.web.permissions.exhibits import PERSON_STATES, WITHOUT_ARTICLE
from tests.web.permissions.people import KINDS
from tests.web.permissions.requests import VERSION
from tests.web.permissions.table import NO_OBJECT, TABLE

REFUSALS = {"401", "403", "404", "/login"}
HERE = [person for person, kind in KINDS.items() if not kind.abroad]
WITHOUT_PAGE = {"missing", "foreign", "borrowed", "borrowed-review", "discarded"}
"""States of requests that somebody makes up, or that are about what nobody finds."""

ELSEWHERE = (
    "/board",
    "/work",
    "/terms",
    "/conversion-rules",
    "/publication",
    "/publication/defaults",
    "/house-style",
    "/style-guide",
    "/house-style/names/zh-Hant-TW",
    "/people",
    "/engines",
    "/engines/new/openai",
    "/account",
    "/articles/new",
    "/articles/discarded",
)
"""Pages that are about no article."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that somebody looks at, and the state of what it is about."""

    state: str
    path: str
    soup: BeautifulSoup


@pytest.fixture(scope="module")
def pages(worlds: Worlds) -> Callable[[str], list[Page]]:
    """What a person can look at; fetched once."""
    return functools.cache(lambda person: list(_pages(worlds.newsroom, person)))


def _pages(world: World, person: str) -> Iterator[Page]:
    """The pages without an article, and for every article its page, its parity, and its workspace with an open row."""
    for path in ELSEWHERE:
        yield from _page(world, person, NO_OBJECT, path)
    for state, exhibit in world.exhibits.items():
        if state in PERSON_STATES and state not in WITHOUT_PAGE:
            yield from _page(world, person, state, address("/people/<int:person_id>", exhibit))
        elif state not in WITHOUT_PAGE:
            yield from _page(world, person, state, address("/articles/<int:article_id>", exhibit))
            yield from _page(world, person, state, address(f"{VERSION}?segment=<segment_id>", exhibit))
            yield from _page(world, person, state, address("/articles/<int:article_id>/parity", exhibit))


def _page(world: World, person: str, state: str, path: str) -> Iterator[Page]:
    answer = world.open(person, path, BROWSER)
    if answer.status_code == 200:
        yield Page(state, path, BeautifulSoup(answer.get_data(as_text=True), "html.parser"))


def forms(page: Page) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Address and fields of the forms whose button can be pressed. Those without an address are for scripts to fill."""
    for form in page.soup.select("form[method=post][action]"):
        buttons = form.select("button:not([disabled]):not([type=button])")
        if not buttons:
            continue
        fields: dict[str, list[str]] = {}
        for control in form.select("[name]:is(input, textarea, select)"):
            fields.setdefault(str(control["name"]), []).extend(_values(control))
        if buttons[0].has_attr("name"):
            fields[str(buttons[0]["name"])] = [str(buttons[0].get("value", ""))]
        yield str(form["action"]), fields


def _values(control: Tag) -> list[str]:
    """What a person would send: what stands there, some words where something has to, the last of the choices."""
    if control.name == "select":
        return [str(option["value"]) for option in control.select("option")][-1:]
    if control.get("type") in {"checkbox", "radio"}:
        return [str(control.get("value", "on"))] if control.has_attr("checked") else []
    value = control.get_text() if control.name == "textarea" else str(control.get("value", ""))
    return [value or ("Because." if control.has_attr("required") else "")]


def answer_of_link(world: World, href: str, person: str) -> str:
    """What the table of answers says of the route that a link leads to, in the state of the article that it names."""
    # What a reader's address begins with is asked of the database.
    with world.database.nothing_stays(), world.app.app_context():
        rule, values = world.app.url_map.bind("localhost").match(urlsplit(href).path, return_rule=True)
    answers = TABLE[f"GET {rule.rule}"]
    for name, without in (("article_id", WITHOUT_ARTICLE), ("person_id", ())):
        if name in values:
            exhibits = world.exhibits.items()
            states = {getattr(one, name): state for state, one in exhibits if state not in without}
            # The kinds of people that the table has a column for are listed too.
            return answers[states.get(values[name], "member")][person]
    return answers[next(iter(answers))][person]


@pytest.mark.part(2)
@pytest.mark.sample(9)
@pytest.mark.parametrize("person", HERE)
def test_no_button_is_shown_that_its_person_is_refused_for(
    worlds: Worlds, pages: Callable[[str], list[Page]], person: str
) -> None:
    refused = []
    for page in pages(person):
        for action, fields in forms(page):
            status = worlds.newsroom.open(person, action, BROWSER, method="POST", form=fields).status_code
            if str(status) in REFUSALS or status >= 500:
                refused.append(f"{page.state}, {page.path}: POST {action} → {status}")
    assert not refused, "\n".join(refused)


@pytest.mark.part(2)
@pytest.mark.sample(9)
@pytest.mark.parametrize("person", HERE)
def test_no_link_is_shown_that_its_person_is_refused_for(
    worlds: Worlds, pages: Callable[[str], list[Page]], person: str
) -> None:
    refused = []
    for page in pages(person):
        for link in page.soup.select("a[href^='/']"):
            answer = answer_of_link(worlds.newsroom, str(link["href"]), person)
            if answer in REFUSALS:
                refused.append(f"{page.state}, {page.path}: {link['href']} → {answer}")
    assert not refused, "\n".join(refused)


def test_pages_have_buttons_and_links_at_all(pages: Callable[[str], list[Page]]) -> None:
    """What the two tests above would not notice: that nothing was looked at."""
    for person in ("transl", "admin"):
        assert any(page.soup.select("a[href^='/']") for page in pages(person))
        acts = {action for page in pages(person) for action, _ in forms(page)}
        assert acts - {"/logout"}
