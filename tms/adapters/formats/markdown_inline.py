"""Inline tokens of Markdown as text with numbered markers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from tms.adapters.formats.brought_pictures import BroughtPictures
from tms.adapters.formats.left_pictures import left_picture
from tms.adapters.formats.links import is_allowed
from tms.adapters.formats.markdown_html import KNOWN_TAG, without_html, without_second_space
from tms.adapters.formats.numbered_codes import NumberedCodes
from tms.domain.imported_article import Block, LeftOut
from tms.domain.inline import MARKER, Code, Codes, CodeType, close_marker, open_marker, standalone_marker
from tms.language.pasted.wrapping import joint

_NEAR = 8
_NOT_ALLOWED = "address that is not allowed"
_OWN = re.compile(r"data:(?:image/|\Z)|file:", re.IGNORECASE)
_WITH_WORDS = frozenset({"text", "text_special", "code_inline", "image"})
_HTML_CODES: dict[str, CodeType] = {
    "strong": "strong", "em": "emphasis", "sub": "sub", "sup": "sup", "code": "code",
}  # fmt: skip
_PAIRS: dict[str, CodeType] = {"strong_open": "strong", "em_open": "emphasis"}


@dataclass(frozen=True, slots=True)
class InlineText:
    """A text with markers, what they mean, and what was left out: raw HTML, addresses and pictures not allowed.

    ``brought`` are pictures that stood in it and came with it: each is a block of its own, whose text is its words.
    """

    text: str
    codes: Codes
    left_out: list[LeftOut]
    brought: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Builder(NumberedCodes):
    pictures: bool = True
    came: BroughtPictures | None = None
    brought: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    stack: list[tuple[str, str | None]] = field(default_factory=list)

    def open(self, kind: str, code: Code | None) -> None:
        number = self.opened(code) if code else None
        self.stack.append((kind, number))
        if number:
            self.parts.append(open_marker(number))

    def close(self, kind: str) -> None:
        """Close the innermost span of the kind and what raw HTML left open inside it; nothing if none is open."""
        if not any(name == kind for name, _ in self.stack):
            return
        while True:
            name, number = self.stack.pop()
            if number:
                self.nested -= 1
                self.parts.append(close_marker(number))
            if name == kind:
                return

    def standalone(self, code: Code) -> None:
        number = self.number(code)
        if number:
            self.parts.append(standalone_marker(number))


def literal_numbers(texts: Iterable[str]) -> frozenset[str]:
    """The numbers that stand in the texts as markers would, so that no code may take them."""
    return frozenset(found[2] for found in MARKER.finditer("".join(texts)))


def _texts(tokens: Sequence[Token]) -> Iterable[str]:
    for token in tokens:
        yield token.content if token.type in {"text", "code_inline"} else ""
        if token.children:
            yield from _texts(token.children)


def read_inline(tokens: Sequence[Token], *, pictures: bool = True, came: BroughtPictures | None = None) -> InlineText:
    """The text of inline tokens. Of raw HTML ``br``, ``strong``, ``em``, ``sub``, ``sup`` and ``code`` count.

    Without ``pictures`` each is left out, by its name, unless it is one of those that ``came`` with the text.
    """
    builder = _Builder(literal_numbers(_texts(tokens)), pictures=pictures, came=came)
    _read(tokens, builder)
    while builder.stack:
        builder.close(builder.stack[-1][0])
    return InlineText("".join(builder.parts), builder.codes, builder.left_out, builder.brought)


def _read(written: Sequence[Token], builder: _Builder) -> None:
    tokens, left_out = without_html(written)
    tokens, refused = _without_pictures(tokens, builder)
    builder.left_out += left_out + refused
    for position, token in enumerate(tokens):
        if token.type == "softbreak":
            before = "".join(part for part in builder.parts[-_NEAR:] if not MARKER.fullmatch(part))
            after = "".join(
                one.content for one in tokens[position + 1 : position + 1 + _NEAR] if one.type in _WITH_WORDS
            )
            builder.parts.append(joint(before or "x", after or "x"))
        else:
            _read_one(token, builder)


def _without_pictures(tokens: Sequence[Token], builder: _Builder) -> tuple[list[Token], list[LeftOut]]:
    """The tokens without pictures, or those whose address is not allowed: the words that stand for one are no prose.

    A link that had nothing else in it goes too. A picture without an address is none, but a caption. Those that came
    with the text are the builder's.
    """
    refused_only = builder.pictures
    kept: list[Token] = []
    left_out: list[LeftOut] = []
    gap = False
    for token in tokens:
        address = str(token.attrs.get("src", ""))
        is_refused = bool(address) and not is_allowed(address, picture=True)
        if token.type == "image" and builder.came and (place := builder.came.place(address)):
            title = str(token.attrs.get("title", "")) or None
            builder.brought.append(Block("caption", _alt(token), {"1": Code("image", place, title)}))
            gap = True
            continue
        if token.type == "image" and address and (is_refused or not refused_only):
            is_named = not refused_only and (not is_refused or _OWN.match(address) is not None)
            left = left_picture(_words_of(token), address) if is_named else None
            left_out.append(left or LeftOut(f"![{token.content}]({address})", _NOT_ALLOWED))
            gap = True
        elif gap and token.type == "link_close" and kept and kept[-1].type == "link_open":
            kept.pop()
        else:
            kept.append(_closed_up(kept, token) if gap else token)
            gap = False
    if gap and kept and kept[-1].type == "text":
        kept[-1] = kept[-1].copy(content=kept[-1].content.rstrip(" "))
    return kept, left_out


def _words_of(picture: Token) -> str:
    """The alternative text, or else the title that it shows under the pointer."""
    return _alt(picture) or str(picture.attrs.get("title", ""))


def _alt(picture: Token) -> str:
    return "".join(one.content if one.type in _WITH_WORDS else " " for one in picture.children or []).strip()


def _closed_up(kept: Sequence[Token], token: Token) -> Token:
    """The token behind something that was left out, without the space that would stand twice or in front."""
    if not kept and token.type == "text":
        return token.copy(content=token.content.lstrip(" "))
    return without_second_space(kept, token)


def _read_one(token: Token, builder: _Builder) -> None:
    match token.type:
        case "text" | "text_special":
            builder.parts.append(token.content)
        case "code_inline":
            builder.open("code", Code("code"))
            builder.parts.append(token.content)
            builder.close("code")
        case "strong_open" | "em_open":
            builder.open(token.type, Code(_PAIRS[token.type]))
        case "strong_close" | "em_close" | "link_close":
            builder.close(token.type.replace("_close", "_open"))
        case "link_open":
            builder.open("link_open", _link(token, builder))
        case "image":
            _read_image(token, builder)
        case "hardbreak":
            builder.standalone(Code("break"))
        case "footnote_mark":
            builder.standalone(Code("footnote", title=token.content))
        case "html_inline":
            _read_tag(token.content, builder)
        case _:
            builder.parts.append(token.content)


def _link(token: Token, builder: _Builder) -> Code | None:
    href, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", "")) or None
    if is_allowed(href):
        return Code("link", href, title)
    builder.left_out.append(LeftOut(href, _NOT_ALLOWED))
    return None


def _read_image(token: Token, builder: _Builder) -> None:
    address, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", "")) or None
    code = Code("image", address, title) if address else None
    children = token.children or []
    if code and not children:
        builder.standalone(code)
        return
    builder.open("image", code)
    _read(children, builder)
    builder.close("image")


def _read_tag(tag: str, builder: _Builder) -> None:
    found = KNOWN_TAG.match(tag)
    if not found:
        return
    closing, name = found[1], found[2].lower()
    if name == "br":
        builder.standalone(Code("break"))
    elif not closing:
        builder.open(f"<{name}>", Code(_HTML_CODES[name]))
    elif builder.stack and builder.stack[-1][0] == f"<{name}>":
        builder.close(f"<{name}>")
