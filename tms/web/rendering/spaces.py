"""White space with a line break in it is not part of a page: templates are laid out for the people who read them.

It is taken away once, when a template is compiled. The rule, which is that of JSX:

- Beside a tag, an expression, a statement or a comment, a line break and the white space around it are nothing.
- Between two words of a text, and anywhere within a message (see ``marked``), they are one space.
- A space within a line stays. Where one is wanted and the line has to end, write ``{{ " " }}``, and between two
  sentences of which one is conditional ``{{ _gap() }}``, which is nothing in Chinese.
- ``<pre>``, ``<textarea>``, scripts, styles, values of attributes, and what expressions say, stay as they are.
"""

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

SPACES = frozenset(('{{ " " }}', "{{ _gap() }}"))
"""Expressions that are a space, and no words."""

_BREAK = re.compile(r"[ \t\r\f]*\n[ \t\r\f\n]*")
_AT_AN_END = re.compile(rf"\A{_BREAK.pattern}|{_BREAK.pattern}\Z")
_TEXT, _TAG, _COMMENT = "text", "tag", "comment"
_ENDS = {
    _TEXT: re.compile(r"<!--|<(?P<name>[a-zA-Z][\w-]*)|<(?=[/!]|\Z)"),
    _TAG: re.compile("[\"'>]"),
    _COMMENT: re.compile("-->"),
    '"': re.compile('"'),
    "'": re.compile("'"),
    **{name: re.compile(rf"(?=</{name}\b)", re.IGNORECASE) for name in ("pre", "script", "style", "textarea")},
}
"""What ends where one is: in a text, a tag, a quoted value, a comment, or an element that is left as it is."""


class Spaces(Extension):
    """Takes what lays out a template's source away from what it shows; lines keep their numbers."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens, the page's own text among them without its line breaks."""
        if (stream.name or "").endswith(".xml"):
            yield from stream
            return
        reading = _Reading()
        for token in stream:
            if token.type != "data":
                yield token
            elif text := reading.joined(token.value):
                yield Token(token.lineno, token.type, text)


def one_line(tag: str) -> str:
    """A tag, or a text of whole elements, without its line breaks."""
    return _Reading().joined(tag)


class _Reading:
    """Remembers from one stretch of a source to the next where in the page one is."""

    def __init__(self) -> None:
        self._where = _TEXT
        self._element = ""

    def joined(self, source: str) -> str:
        done: list[str] = []
        at = 0
        while at < len(source):
            where = self._where
            found = _ENDS[where].search(source, at)
            end = found.start() if found else len(source)
            done.append(_joined(where, source[at:end], closes=bool(found and found[0] == ">")))
            at = found.end() if found else end
            done.append(source[end:at])
            if found:
                self._where = self._after(found)
        return "".join(done)

    def _after(self, found: re.Match[str]) -> str:
        """Where one is behind what ended the stretch before it."""
        match self._where:
            case "text":
                self._element = (found["name"] or "").lower()
                return _COMMENT if found[0] == "<!--" else _TAG
            case "tag" if found[0] == ">":
                return self._element if self._element in _ENDS else _TEXT
            case "tag":
                return found[0]
            case '"' | "'":
                return _TAG
            case _:
                return _TEXT


def _joined(where: str, stretch: str, closes: bool) -> str:
    if "\n" not in stretch:
        return stretch
    if where == _TEXT:
        return _BREAK.sub(" ", _AT_AN_END.sub("", stretch))
    if where == _TAG:
        one = _BREAK.sub(" ", stretch)
        return one.rstrip(" ") if closes else one
    return stretch
