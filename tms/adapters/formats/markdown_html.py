"""Raw HTML between the inline tokens of Markdown: the reader knows a few tags, and what it drops is listed."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from tms.adapters.formats.html_text import HIDDEN, HtmlTag, dropped, hidden, read_tag
from tms.domain.imported_article import LeftOut

KNOWN_TAG = re.compile(r"<(/?)(strong|em|sub|sup|code|br)\s*/?>$", re.IGNORECASE)


def without_html(tokens: Sequence[Token]) -> tuple[list[Token], list[LeftOut]]:
    """The tokens without comments, unknown tags and hidden elements, and a list of these.

    A hidden element whose closing tag is missing loses its tag only: what follows may be the paragraph's prose.
    """
    closings = {tag.name: at for at, one in enumerate(tokens) if (tag := _tag(one)) and tag.closing}
    kept: list[Token] = []
    left_out: list[LeftOut] = []
    gap = False
    at = 0
    while at < len(tokens):
        token, tag = tokens[at], _tag(tokens[at])
        at += 1
        if tag and not tag.closing and tag.name in HIDDEN and closings.get(tag.name, 0) >= at:
            start = at
            while not ((end := _tag(tokens[at])) and end.closing and end.name == tag.name):
                at += 1
            left_out.append(hidden(tag.name, token.content, "".join(map(_source, tokens[start:at]))))
            at, gap = at + 1, True
        elif token.type == "html_inline" and not KNOWN_TAG.match(token.content):
            line = dropped(token.content)
            left_out += [line] if line else []
            gap = True
        else:
            kept.append(without_second_space(kept, token) if gap else token)
            gap = False
    return kept, left_out


def _tag(token: Token) -> HtmlTag | None:
    return read_tag(token.content) if token.type == "html_inline" else None


def without_second_space(kept: Sequence[Token], token: Token) -> Token:
    """The token behind something that was dropped between two spaces."""
    before = kept[-1].content if kept and kept[-1].type == "text" else ""
    if token.type == "text" and before.endswith(" "):
        return token.copy(content=token.content.lstrip(" "))
    return token


def _source(token: Token) -> str:
    """About what the author wrote: the parser keeps no source of inline markup."""
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    return (
        f"{token.markup}{token.content}{token.markup}" if token.type == "code_inline" else token.content or token.markup
    )
