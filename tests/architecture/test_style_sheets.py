"""What a page looks like is in a style sheet that the page has."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.architecture.syntax import ROOT

TEMPLATES = ROOT / "templates"
SHEETS = {
    sheet.name: set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)))
    for sheet in (ROOT / "tms/web/static/css").glob("*.css")
}
STYLED = set[str]().union(*SHEETS.values())
PAGES = [
    page
    for page in sorted(TEMPLATES.rglob("*.html"))
    if not page.name.startswith("_") and '{% extends "layout.html" %}' in page.read_text("utf-8")
]
ELSEWHERE = {
    "termbase/concept.html": {"acted"},
    "workspace/workspace.html": {"in-panel"},
}
"""Classes that are another page's look, too; here others do it, or a script brings the sheet."""


def reached(name: str, how: str) -> Iterator[str]:
    """The text of a template, and of those that it takes in by one of these tags."""
    text = (TEMPLATES / name).read_text("utf-8")
    yield text
    for other in re.findall(r'\{%%-?\s*(?:%s)\s+"([^"]+)"' % how, text):  # noqa: UP031  braces of Jinja
        yield from reached(other, how)


def classes(texts: Iterable[str]) -> set[str]:
    """Those that the markup names, without what Jinja writes."""
    marked = " ".join(re.findall(r'class="([^"]*)"', " ".join(texts)))
    return set(re.findall(r"(?<![\w'-])[a-z][a-z-]+", re.sub(r"\{[{%].*?[}%]\}", " ", marked)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(TEMPLATES).as_posix())
def test_a_page_has_the_sheets_of_its_classes(page: Path) -> None:
    name = page.relative_to(TEMPLATES).as_posix()
    sheets = re.findall(r"css/([\w-]+\.css)", " ".join(reached(name, "include|import|from|extends")))
    here = set[str]().union(*(SHEETS[sheet] for sheet in sheets))
    bare = (classes(reached(name, "include")) & STYLED) - here - ELSEWHERE.get(name, set())
    assert not bare, f"{name} has the sheets {sheets}, and none of them says how these look"


def test_no_expression_writes_an_attribute_in_quotes() -> None:
    """They would be escaped, and the class or the limit be another: it stands in a block, or comes from ``xmlattr``."""
    writes = re.compile(r"""\{\{[^{}]*'[^'{}]*="[^{}]*\}\}""")
    found = {template.name: writes.findall(template.read_text("utf-8")) for template in TEMPLATES.rglob("*.html")}
    assert {name: some for name, some in found.items() if some} == {}
