"""Why lines were left out and fields are doubtful, in the language of the page."""

import ast
import re
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.architecture.syntax import calls, sources, tree
from tms.adapters.formats.html_text import HIDDEN
from tms.language.pasted.furniture_rules import RULES
from tms.web.rendering.import_reasons import REASONS, reason_words

FILLED = "7"
"""Stands in the reasons below for what they are filled with."""

FIELDS = {
    f"a second {FILLED}": ("title", "author", "author title", "section", "published on", "external id"),
    f"no {FILLED} found": ("title", "author", "section", "date"),
}
"""Reasons that name a field of the article."""


def reasons() -> Iterator[str]:
    """Every reason that the code that reads pages and files gives, where it gives one."""
    for path in sources("tms/language/pasted", "tms/adapters/formats"):
        module = tree(path)
        for given in _given(module):
            yield from _said(given, module)
    yield from (rule.why for rule in RULES)
    yield from HIDDEN


def _given(module: ast.Module) -> Iterator[ast.expr]:
    for name, call in calls(module):
        if name in {"LeftOut", "leave"} and len(call.args) > 1:
            yield call.args[1]
        if name == "append" and isinstance(call.args[0], ast.Tuple) and "rest" in ast.unparse(call.func):
            yield call.args[0].elts[1]
        if name == "setdefault" and "doubtful" in ast.unparse(call.func):
            yield call.args[1]
        yield from (keyword.value for keyword in call.keywords if keyword.arg in {"doubt", "why"})
    for one in ast.walk(module):
        if isinstance(one, ast.Assign) and re.search(r"\b(doubtful|why|after|inside)\[", ast.unparse(one.targets[0])):
            yield one.value


def _said(given: ast.expr, module: ast.Module) -> Iterator[str]:
    """What the expression may be: words, or where they come from in its module."""
    if isinstance(given, ast.Constant | ast.JoinedStr | ast.BinOp):
        yield from _words(given)
    elif isinstance(given, ast.IfExp):
        yield from (*_said(given.body, module), *_said(given.orelse, module))
    for one in module.body:
        if isinstance(given, ast.Name) and isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == given.id:
            yield from _said(one.value, module)
        if isinstance(given, ast.Call) and getattr(one, "name", "") == ast.unparse(given.func):
            for end in ast.walk(one):
                if isinstance(end, ast.Return) and end.value is not None:
                    yield from _said(end.value, module)


def _words(given: ast.expr) -> Iterator[str]:
    if isinstance(given, ast.JoinedStr):
        words = "".join(str(ast.literal_eval(one)) if isinstance(one, ast.Constant) else FILLED for one in given.values)
        yield from (words.replace(FILLED, name) for name in FIELDS.get(words, (FILLED,)))
    elif isinstance(given, ast.BinOp) and isinstance(given.left, ast.Constant):
        yield f"{ast.literal_eval(given.left)}{FILLED}"
    elif isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value


def test_the_reasons_are_found_where_they_are_given() -> None:
    found = set(reasons())
    assert {"script", "noscript", "tags", "separator", "address that is not allowed", "a second author"} <= found
    assert {f"after “{FILLED}”", f"a date without a year: {FILLED}", "date of an update", "byline"} <= found


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_every_reason_is_said_in_chinese(app: Flask, language: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        said = {one: reason_words(one) for one in {*reasons(), *REASONS}}
    assert {one: words for one, words in said.items() if re.search("[A-Za-z]", words.replace("HTML", ""))} == {}


def test_what_is_left_out_with_an_element_is_no_word_of_html(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert [reason_words(name) for name in ("script", "iframe")] == ["a program of the page", "an embedded page"]
        assert HIDDEN & {reason_words(name) for name in HIDDEN} == set()


def test_a_reason_is_said_in_the_language_of_the_page_with_what_it_is_about(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "zh-Hans"}):
        assert reason_words("tags") == "标签"
        assert reason_words("after “tags”") == "在“标签”之后"
        assert reason_words("day and month may be swapped; two dates found: also 2024-03-05").endswith("2024-03-05")
        assert "two dates" not in reason_words("day and month may be swapped; two dates found: also 2024-03-05")
        assert reason_words("somebody else’s words") == "somebody else’s words"
