"""A template's source in pieces: texts, expressions, tags within a sentence, and what no message goes across."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tms.web.rendering.spaces import SPACES

JINJA = r"\{\{.*?\}\}|\{%.*?%\}|\{\#.*?\#\}"
_TOKEN = re.compile(
    rf"""(?P<comment>\{{\#.*?\#\}}|<!--.*?-->|<![a-zA-Z][^>]*>)
    |(?P<trans>\{{%-?\s*trans\b.*?endtrans\s*-?%\}})
    |(?P<block>\{{%.*?%\}})
    |(?P<expr>\{{\{{.*?\}}\}})
    |(?P<raw><(?:script|style)\b.*?</(?:script|style)>)
    |(?P<tag></?(?:[a-zA-Z]|\{{\{{)(?:{JINJA}|"(?:{JINJA}|[^"])*"|'(?:{JINJA}|[^'])*'|[^>])*>)
    |(?P<text>(?:[^<{{]|<(?!/?(?:[a-zA-Z]|\{{\{{)|!)|\{{(?![{{%\#]))+)""",
    re.DOTALL | re.VERBOSE,
)
_IN_A_SENTENCE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "br",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "kbd",
        "q",
        "small",
        "span",
        "strong",
        "time",
        "wbr",
    )
)
_VOID = frozenset(("br", "wbr"))
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_NO = 'translate="no"'


@dataclass(frozen=True, slots=True)
class TemplatePiece:
    """``kind``: text, expr, space, open, close, void; or cut, which no message goes across."""

    kind: str
    text: str
    tag: str = ""


def _all(source: str) -> Iterator[TemplatePiece]:
    for found in _TOKEN.finditer(source):
        text = found[0]
        match found.lastgroup:
            case "expr" if text in SPACES:
                yield TemplatePiece("space", text)
            case "text" | "expr":
                yield TemplatePiece(found.lastgroup, text)
            case "tag":
                name = found_name[1] if (found_name := _NAME.match(text)) else ""
                if name not in _IN_A_SENTENCE:
                    yield TemplatePiece("cut", text, name)
                elif name in _VOID:
                    yield TemplatePiece("void", text, name)
                else:
                    yield TemplatePiece("close" if text.startswith("</") else "open", text, name)
            case _:
                yield TemplatePiece("cut", text)


def _outside_of_no(pieces: Iterator[TemplatePiece]) -> Iterator[TemplatePiece]:
    """The pieces, where an element that is not to be translated is one that cuts."""
    for piece in pieces:
        if not (piece.tag and _NO in piece.text):
            yield piece
            continue
        inside, depth = [piece.text], 1
        while depth:
            following = next(pieces)
            inside.append(following.text)
            if following.tag == piece.tag:
                depth += -1 if following.text.startswith("</") else 1
        yield TemplatePiece("cut", "".join(inside))  # without a tag: also its attributes stay


def pieces(source: str) -> Iterator[TemplatePiece]:
    """The pieces in their order; an element that is not to be translated is one that cuts."""
    return _outside_of_no(_all(source))
