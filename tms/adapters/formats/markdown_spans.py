"""Inline nodes as Markdown that reads back as the same nodes.

Where asterisks or backticks would not be read as meant (a well-known case is ``**“重要”**的``), HTML tags stand in
for them.
"""

import re

from tms.adapters.formats.inline_tree import CodeSpan, Node, text_of
from tms.adapters.formats.links import is_allowed
from tms.adapters.formats.markdown_escape import escape_address, escape_text, escape_title
from tms.domain.pictures import number_brought

_MARKS = {"strong": "**", "emphasis": "*"}
_TAGS = {"strong": "strong", "emphasis": "em"}


def render(nodes: list[Node], *, in_table: bool = False) -> str:
    """The Markdown of a line's nodes, not yet safe at the beginning of a line."""
    return _Renderer(in_table).nodes(nodes, frozenset(), "")


class _Renderer:
    def __init__(self, in_table: bool) -> None:
        self._in_table = in_table

    def nodes(self, nodes: list[Node], inside: frozenset[str], before: str) -> str:
        """``inside`` names the codes around the nodes, ``before`` is the character that stands in front of them."""
        done = ""
        for position, node in enumerate(nodes):
            if isinstance(node, str):
                done += escape_text(node, in_table=self._in_table)
                continue
            following = nodes[position + 1] if position + 1 < len(nodes) else ""
            after = following[:1] if isinstance(following, str) else "?"
            if not following and inside:
                after = "?"
            done += self._span(node, inside, (done or before)[-1:], after)
        return done

    def _span(self, span: CodeSpan, inside: frozenset[str], before: str, after: str) -> str:
        kind = span.code.type
        if kind == "break":
            return "<br>" + self.nodes(span.children, inside, ">")
        if kind == "footnote":
            label = re.sub(r"[\[\]\s]", "", span.code.title or "") or "*"
            return f"[^{label}]" + self.nodes(span.children, inside, "]")
        if kind == "image":
            return self._image(span, inside)
        if span.standalone:
            return ""
        if kind == "code":
            return self._code(span, inside, before)
        if kind == "link":
            return self._link(span, inside, before)
        if kind in {"sub", "sup"}:
            # Markdown has no marks of its own for these.
            return f"<{kind}>{self.nodes(span.children, inside | {kind}, '>')}</{kind}>"
        return self._emphasis(span, inside, before, after)

    def _emphasis(self, span: CodeSpan, inside: frozenset[str], before: str, after: str) -> str:
        kind = span.code.type
        text = self.nodes(span.children, inside | {kind}, "*")
        opens = text[:1].isalnum() or ((not before or before.isspace()) and text[:1] not in {"", " ", "*", "&"})
        closes = text[-1:].isalnum() or ((not after or after.isspace()) and text[-1:] not in {"", " ", "*", ";"})
        plain = "*" not in {before, text[:1], text[-1:], after} and kind not in inside
        if opens and closes and plain and not text[:1].isspace() and not text[-1:].isspace():
            return f"{_MARKS[kind]}{text}{_MARKS[kind]}"
        return f"<{_TAGS[kind]}>{text}</{_TAGS[kind]}>"

    def _code(self, span: CodeSpan, inside: frozenset[str], before: str) -> str:
        if any(isinstance(node, CodeSpan) for node in span.children):
            # Backticks would show the markup inside as it is written.
            return f"<code>{self.nodes(span.children, inside | {'code'}, '>')}</code>"
        text = text_of(span.children)
        simple = text and before != "`" and text.isprintable() and not (self._in_table and "|" in text)
        if not simple:
            return f"<code>{escape_text(text, in_table=self._in_table)}</code>"
        fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        padded = text.startswith("`") or text.endswith("`") or (text[0] == text[-1] == " " and text.strip(" "))
        return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"

    def _link(self, span: CodeSpan, inside: frozenset[str], before: str) -> str:
        href = span.code.href or ""
        if "link" in inside or not is_allowed(href):
            return self.nodes(span.children, inside, before)
        words = self.nodes(span.children, inside | {"link"}, "[")
        if words.startswith("^"):
            # A bracket with a caret would begin a footnote's mark.
            words = "\\" + words
        return f"[{words}]({self._target(span, href)})"

    def _image(self, span: CodeSpan, inside: frozenset[str]) -> str:
        source = span.code.href or ""
        if not is_allowed(source, picture=True) and number_brought(source) is None:
            return ""
        return f"![{self.nodes(span.children, inside | {'image'}, '[')}]({self._target(span, source)})"

    def _target(self, span: CodeSpan, address: str) -> str:
        title = f" {escape_title(span.code.title, in_table=self._in_table)}" if span.code.title else ""
        return escape_address(address, in_table=self._in_table) + title
