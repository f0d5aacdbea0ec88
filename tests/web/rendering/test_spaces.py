"""A line break in a template is layout for its author, and no part of the page; see ``tms.web.rendering.spaces``."""

from pathlib import Path

import pytest
from flask import Flask
from jinja2 import DictLoader, Environment, Template

from tms.web.rendering.spaces import Spaces
from tms.web.rendering.template_messages import Marked

CASES = {
    "nothing beside tags": ("<ul>\n  <li>\n    {{ a }}\n  </li>\n</ul>\n", "<ul><li>A</li></ul>"),
    "nothing between elements in a line": ("<b>{{ a }}</b>\n<i>{{ b }}</i>", "<b>A</b><i>B</i>"),
    "nothing between expressions": ("{{ a }}\n{{ b }}", "AB"),
    "nothing beside statements": ("<p>\n  {% if a %}\n    {{ a }}\n  {% endif %}\n  {{ b }}\n</p>", "<p>AB</p>"),
    "nothing beside comments": ("{{ a }}\n{# why #}\n{{ b }}\n<!-- said -->\n", "AB<!-- said -->"),
    "a space within a line": ("<b>{{ a }}</b> <i>{{ b }}</i> {{ a }}", "<b>A</b> <i>B</i> A"),
    "a space that is written": ('<b>{{ a }}</b>{{ " " }}\n<i>{{ b }}</i>', "<b>A</b> <i>B</i>"),
    "one space in a sentence": (
        "<p>\n  Hand it to\n  <b>{{ a }}</b>\n  now,\n  please.\n</p>",
        "<p>Hand it to <b>A</b> now, please.</p>",
    ),
    "a space that ends an element in a sentence": ('<p>All<i>{{ " " }}of</i> it</p>', "<p>All<i> of</i> it</p>"),
    "one space between attributes": (
        '<a\n  class="x"\n  {% if a %}title="{{ a }}"{% endif %}\n  href="/"\n>\n  {{ b }}\n</a>',
        '<a class="x" title="A" href="/">B</a>',
    ),
    "a value stays": (
        "<a data-x=\"1\n  2\" data-y='3 >\n 4'>\n{{ a }}</a>",
        "<a data-x=\"1\n  2\" data-y='3 >\n 4'>A</a>",
    ),
    "verbatim elements": (
        "<textarea\n  rows='2'\n>\n{{ a }}\n {{ b }}</textarea>\n<pre>\n<b>\n{{ b }}</b>\n</pre>\n<style>\nx\n</style>",
        "<textarea rows='2'>\nA\n B</textarea><pre>\n<b>\nB</b>\n</pre><style>\nx\n</style>",
    ),
    "what expressions say": ("<p>\n{{ lines }}\n</p>", "<p>1\n 2</p>"),
    "an element whose name is chosen": ("<{{ tag }}>\n  {{ a }}\n</{{ tag }}>\n{{ b }}", "<ins>A</ins>B"),
}


def compiled(source: str, name: str = "page.html") -> Template:
    """The template as pages in English have it."""
    made = Environment(
        loader=DictLoader({name: source}), autoescape=True, extensions=["jinja2.ext.i18n", Marked, Spaces]
    )
    made.install_gettext_callables(str, lambda one, _many, _n: one, newstyle=True)  # type: ignore[attr-defined]
    made.globals["_said"] = lambda value: value
    return made.get_template(name)


def shown(template: Template) -> str:
    return template.render(a="A", b="B", lines="1\n 2", tag="ins")


@pytest.mark.parametrize("case", CASES)
def test_line_breaks_are_layout(case: str) -> None:
    source, expected = CASES[case]
    assert shown(compiled(source)) == expected


def test_between_words_of_a_readers_page_one_space_is_left() -> None:
    assert shown(compiled("<p>\n  two\n  words\n</p>\n", "reader/page.html")) == "<p>two words</p>"


def test_a_feed_is_left_alone() -> None:
    assert shown(compiled("<feed>\n <a/>\n</feed>", "reader/feed.xml")) == "<feed>\n <a/>\n</feed>"


def test_errors_name_the_line_of_the_template() -> None:
    template = compiled(
        '{% set c = a %}\n<p>\n  <b>\n    words\n  </b>\n</p>\n<a\n  href="{{ a }}"\n>\n</a>\n\n{{ nowhere.at_all }}'
    )
    with pytest.raises(Exception, match="nowhere") as told:
        shown(template)
    assert [entry.lineno + 1 for entry in told.traceback if str(entry.path) == "<template>"] == [12]


def test_no_page_is_laid_out_while_it_is_asked_for(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, when it is compiled."""
    browser = app.test_client()
    assert browser.get("/login").status_code in (200, 302, 303)
    monkeypatch.setattr(Spaces, "filter_stream", lambda *_: pytest.fail("compiled again"))
    assert browser.get("/login").status_code in (200, 302, 303)


def test_no_line_is_too_long_to_read() -> None:
    """What djlint can't part (the attributes of a text area, a message) goes to 160 characters."""
    templates = Path(__file__).parents[3] / "templates"
    lines = (
        (path.relative_to(templates).as_posix(), n, len(line))
        for path in templates.rglob("*.html")
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    )
    assert not [line for line in lines if line[2] > 160]
