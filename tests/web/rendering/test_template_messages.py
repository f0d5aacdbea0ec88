"""Texts of templates become messages, and nothing else of a template changes."""

from collections.abc import Callable

import pytest
from jinja2 import DictLoader, Environment

from tms.web.rendering.template_messages import Marked, mark

CASES = {
    "<p>Hello there</p>": "Hello there",
    "<p>Hand this link to <b>{{ email }}</b> now.</p>": "Hand this link to <b>%(email)s</b> now.",
    '<p>See <a href="{{ url }}">the page</a>.</p>': "See %(a)sthe page</a>.",
    '<p>Press <kbd>Enter</kbd>, <span class="x">or</span> click</p>': "Press <kbd>Enter</kbd>, %(span)sor</span> click",
    "<p>{{ n }} %</p>": None,
    "<p>About {{ n }} % of it</p>": "About %(n)s %% of it",
    "<p><b>{{ name }}</b> <i>{{ title }}</i></p>": None,
    '<p translate="no" title="as it is">English <b>stays</b></p>': None,
    "<kbd>Enter</kbd>": None,
    '<input value="Text" placeholder="Your name">': "Your name",
    "<p>简体 · 繁體 &nbsp;</p>": None,
    "<p>{{ a.name }} and {{ b.name }}</p>": "%(name)s and %(name2)s",
    "<p>Two\n  lines</p>": "Two lines",
    "<p>{{ who }}, <b>{{ when }}</b></p>": ",",
    '{{ ", " if not loop.last }}': ", ",
    '{{ ", " if own == "en" else "，" }}': None,
    '{{ "open" if n else "closed" }}': "open",
    '{{ who or "nobody" }}': "nobody",
}


@pytest.mark.parametrize(("template", "message"), CASES.items())
def test_a_visible_text_becomes_one_message(template: str, message: str | None) -> None:
    found = [said[2] for said in environment().extract_translations(mark(template))]  # type: ignore[attr-defined]
    assert [one if isinstance(one, str) else one[0] for one in found][:1] == ([message] if message else [])


def environment(templates: dict[str, str] | None = None) -> Environment:
    """An environment whose translator shouts, with the marking."""
    made = Environment(loader=DictLoader(templates or {}), autoescape=True, extensions=["jinja2.ext.i18n", Marked])
    speak(made, str.upper)
    made.globals["_said"] = lambda value: value
    return made


def speak(made: Environment, translate: Callable[[str], str]) -> None:
    made.install_gettext_callables(translate, lambda one, _many, _n: one, newstyle=True)  # type: ignore[attr-defined]


def test_what_is_put_in_is_escaped_and_what_is_a_tag_is_not() -> None:
    made = environment({"page": '<p title="See {{ who }}">To <a href="/{{ who }}">it</a></p>'})
    speak(made, str)
    shown = made.get_template("page").render(who='"<b>')
    assert shown == '<p title="See &#34;&lt;b&gt;">To <a href="/&#34;&lt;b&gt;">it</a></p>'


def test_readers_pages_are_left_alone() -> None:
    made = environment({"reader/page.html": "<p>word</p>", "page.html": "<p>word</p>"})
    assert made.get_template("reader/page.html").render() == "<p>word</p>"
    assert made.get_template("page.html").render() == "<p>WORD</p>"


def test_lines_of_a_template_keep_their_numbers() -> None:
    template = '<p>One\ntwo <a\nhref="{{ url }}">three</a>\n</p>\n{{ last }}'
    assert mark(template).count("\n") == template.count("\n")


def test_punctuation_between_expressions_and_the_space_between_sentences_are_the_languages() -> None:
    page = "<p>Done.{% if more %} More follows.{% endif %} {{ who }}, <b>{{ when }}</b>: <i>{{ why }}</i></p>"
    made = environment({"page": page})
    speak(made, str)
    shown = {"more": True, "who": "Lin", "when": "10:00", "why": "Why"}
    assert made.get_template("page").render(shown) == ("<p>Done. More follows. Lin, <b>10:00</b>: <i>Why</i></p>")
    made = environment({"page": page})
    made.globals["_gap"] = lambda: ""
    speak(made, lambda words: words.replace(".", "。").replace(",", "，").replace(":", "："))
    assert made.get_template("page").render(shown).startswith("<p>Done。More follows。 Lin，<b>10:00</b>：<i>")


def test_so_is_the_space_before_what_stands_behind_a_message() -> None:
    made = environment({"page": "<p>Not now, <i>六</i></p>{{ what }} (<b>{{ n }}</b>)"})
    made.globals["_gap"] = lambda: ""
    speak(made, lambda words: words.replace(",", "，").replace("(", "（").replace(")", "）"))
    assert made.get_template("page").render(what="七", n=8) == "<p>Not now，<i>六</i></p>七（<b>8</b>）"


@pytest.mark.parametrize("template", ["<p>{{ note('conflict' if a else 'attention') }}</p>", "{{ f('x y') or z }}"])
def test_arguments_of_a_call_are_no_words(template: str) -> None:
    assert mark(template) == template
