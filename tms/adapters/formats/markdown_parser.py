"""CommonMark with tables, and footnote marks ``[^1]`` as tokens of their own."""

import re
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tms.domain.errors import Invalid

MAX_NESTING = 100
"""Levels of lists and quotations within each other. The parser drops what lies deeper, so that we refuse it."""

LONGEST_WITH_MARKUP, MOST_BRACKETS = 20_000, 1_000
"""Characters of a paragraph, and ``[`` in it. One with more is read without its markup."""

_MARK = re.compile(r"\[\^([^\[\]\s]{1,60})\]")


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos)
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push("footnote_mark", "", 0)
        token.content = found[1]
    state.pos = found.end()
    return True


def _link_label(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803 - the parser's name
    """The ``]`` that ends a link's text, or -1. As the parser's own, but a footnote mark inside is no nested link."""
    position, level, end = state.pos, 1, -1
    state.pos = start + 1
    while state.pos < state.posMax:
        sign, at = state.src[state.pos], state.pos
        level -= sign == "]"
        if level == 0:
            end = at
            break
        is_mark = sign == "[" and _footnote_mark(state, silent=True)
        if not is_mark:
            state.md.inline.skipToken(state)
        if sign == "[" and state.pos == at + 1:
            level += 1
        elif sign == "[" and not is_mark and disableNested:
            break
    state.pos = position
    return end


def _reference_but_no_footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``[^1]: A note`` is a paragraph that begins with a mark, never the address of a link."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("[^", at):
        return False
    return reference(state, start, end, silent)


def _inline(state: StateCore) -> None:
    """Parse the inline content of each block. What is too long for a paragraph is kept as it is: in a megabyte of
    brackets the parser would look for links for minutes.
    """
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if len(token.content) > LONGEST_WITH_MARKUP or token.content.count("[") > MOST_BRACKETS:
            token.children = [Token("text", "", 0, content=token.content)]
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


class _AnyTarget(MarkdownIt):
    """Parses every link: the reader drops the targets that are not allowed and says so."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's name and signature
        return True


@cache
def parser() -> MarkdownIt:
    """The parser; it keeps no state between texts."""
    markdown = _AnyTarget("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    markdown.inline.ruler.before("link", "footnote_mark", _footnote_mark)
    parts = SimpleNamespace(
        parseLinkLabel=_link_label, parseLinkDestination=parseLinkDestination, parseLinkTitle=parseLinkTitle
    )
    markdown.helpers = cast("Any", parts)
    markdown.block.ruler.at("reference", _reference_but_no_footnote)
    markdown.core.ruler.at("inline", _inline)
    return markdown


def parse(source: str) -> list[Token]:
    """The tokens of a text. Raises Invalid (``import_too_nested``) where text would be lost."""
    tokens = parser().parse(source)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise Invalid("import_too_nested")
    return tokens


def parse_inline(source: str) -> list[Token]:
    """The inline tokens of one line of Markdown, such as a standfirst in the front matter."""
    return [child for token in parser().parseInline(source) for child in token.children or []]
