"""Words of templates are spelled as the catalogues see them: plainly, or where an expression needs them, in ``_``.

See ``docs/decisions/0027-interface-languages.md``. What a template says between its tags is marked when it is compiled.
"""

import re
from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes

from tests.architecture.syntax import ROOT
from tms.web.rendering.template_messages import READERS, mark

TEMPLATES = ROOT / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
OURS = [name for name in NAMES if not name.startswith(READERS)]

WRAPPED = re.compile(r"""\{\{-?\s*(?:_|gettext)\(\s*(?P<words>"[^"]*"|'[^']*')\s*\)\s*-?\}\}""")
PUT_TOGETHER = re.compile(r"""\b(?:_|gettext)\(\s*(?:"[^"]*"|'[^']*')\s*(?:[~+%|.]|\)\s*(?:~|\+|%(?!\})|\.format))""")
CAPITALISED = re.compile(r"[A-Z][a-z]+.*")
"""Words to read; what begins with a small letter is a code or a class, and what has several lines an example."""

TRANSLATES = {"_", "gettext", "ngettext"}


def complaints(name: str, source: str) -> Iterator[str]:
    """What is wrong with the words of a template, and how they are written instead."""
    for found in WRAPPED.finditer(source):
        if re.search("[A-Za-z]", found["words"]):
            yield f"{_place(name, source, found)}: write {found['words'][1:-1]} plainly: texts are marked by themselves"
    for found in PUT_TOGETHER.finditer(source):
        yield f'{_place(name, source, found)}: put values into the words by name: _("… %(name)s …", name=value)'
    for line, words in unmarked(source):
        yield f'templates/{name}:{line}: nobody will translate "{words}": an expression wants _("{words}")'


def _place(name: str, source: str, found: re.Match[str]) -> str:
    return f"templates/{name}:{source.count(chr(10), 0, found.start()) + 1}"


def unmarked(source: str) -> Iterator[tuple[int, str]]:
    """Strings that look like words to read, and are given to a macro or put into a variable as they are."""
    template = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"]).parse(mark(source))  # noqa: S701  read only
    set_to = [assigned.node for assigned in template.find_all(nodes.Assign)]
    given = [one for one in set_to if isinstance(one, nodes.Expr)]
    for call in template.find_all(nodes.Call):
        if not (isinstance(call.node, nodes.Name) and call.node.name in TRANSLATES):
            given += [*call.args, *(named.value for named in call.kwargs)]
    for one in _literals(given):
        if CAPITALISED.fullmatch(one.value):
            yield one.lineno, one.value


def _literals(given: list[nodes.Expr]) -> Iterator[nodes.Const]:
    for one in given:
        if isinstance(one, nodes.Const) and isinstance(one.value, str):
            yield one
        elif isinstance(one, nodes.List | nodes.Tuple):
            yield from _literals(one.items)
        elif isinstance(one, nodes.Dict):
            yield from _literals([pair.value for pair in one.items])


@pytest.mark.parametrize("name", OURS)
def test_words_are_spelled_as_the_catalogues_see_them(name: str) -> None:
    assert list(complaints(name, (TEMPLATES / name).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('<p>{{ _("Change them") }}</p>', "write Change them plainly"),
        ("<p aria-label=\"{{ _('Messages to you') }}\"></p>", "write Messages to you plainly"),
        ('{{ link(_("Open " ~ name)) }}', "put values into the words by name"),
        ('<p>{{ _("Due on %s") % day }}</p>', "put values into the words by name"),
        ('{{ entry("board.board", "Board") }}', 'an expression wants _("Board")'),
        ('{{ entry("board.board", title="My work") }}', 'an expression wants _("My work")'),
        ('{% set kinds = {"a": "All of them"} %}', 'an expression wants _("All of them")'),
    ],
)
def test_a_wrong_spelling_is_told_with_the_right_one(source: str, said: str) -> None:
    told = list(complaints("a.html", f"\n{source}"))
    assert [said in one and one.startswith("templates/a.html:2") for one in told] == [True], told


@pytest.mark.parametrize(
    "source",
    [
        "<p>Change them</p>",
        '{{ who }}{{ _(": ") }}',
        '{{ _("Attach to %(version)s", version=other) if to else _("Detach") }}',
        '{{ entry("board.board", _("My work")) }}',
        '{{ url_for("board.board", tab="late") }}',
    ],
)
def test_the_right_spellings_are_left_alone(source: str) -> None:
    assert list(complaints("a.html", source)) == []
