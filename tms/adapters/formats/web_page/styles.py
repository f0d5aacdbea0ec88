"""What an element's own style says, as declarations: Word's ``mso-bidi-font-weight:normal`` is no ``font-weight``."""

import re
from collections.abc import Mapping

from tms.adapters.formats.web_page.tree import PageElement

_PIECE = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"?|'(?:[^'\\]|\\.)*'?|\([^()\"']*\)?|/\*(?:[^*]|\*(?!/))*(?:\*/)?|[^\"'(;/]+|.", re.DOTALL
)
"""A piece of a declaration: a word in quotation marks, one in brackets, a comment, or a character."""

_SPLIT = re.compile(r"\s*(-{0,2}[a-z_][\w-]*)\s*:(.*)", re.IGNORECASE | re.DOTALL)
_IMPORTANT = re.compile(r"!\s*important\s*\Z", re.IGNORECASE)

_RULE = re.compile(r"\.(c\d{1,4})\{([^{}]{0,2000})\}")
_LONGEST_STYLES = 500_000
_MOST_CLASSES = 10
_LOOKS = ("display", "font-style", "font-weight", "vertical-align")
_LONGEST_VALUE = 30

Declarations = Mapping[str, str]
"""Values by the names of properties, both in lower case; the last of a name counts."""


def declarations_of(element: PageElement) -> Declarations:
    """What the element's ``style`` declares."""
    return _declared(element.get("style"))


def _declared(style: str) -> Declarations:
    found: dict[str, str] = {}
    one = ""
    for piece in [*_PIECE.findall(style), ";"]:
        if piece != ";":
            one += "" if piece.startswith("/*") else piece
            continue
        if split := _SPLIT.fullmatch(one):
            found[split[1].lower()] = _IMPORTANT.sub("", split[2]).strip().lower()
        one = ""
    return found


def take_class_styles(html: PageElement) -> None:
    """Write into each element what a page's styles say of its classes, as far as they are Google Docs' (``c12``)."""
    written: dict[str, str] = {}
    for one in html.all_elements():
        if one.name == "style":
            written |= dict(_RULE.findall(one.text()[:_LONGEST_STYLES]))
    # Of each rule no more than is read: it is written into every element that names it.
    rules = {name: _looks(_declared(rule)) for name, rule in written.items()}
    for one in html.all_elements() if rules else ():
        said: dict[str, str] = {}
        for name in one.get("class").split()[:_MOST_CLASSES]:
            said |= rules.get(name, {})
        if said:
            one.attributes["style"] = ";".join([*map(":".join, said.items()), one.get("style")])


def _looks(style: Declarations) -> Declarations:
    """Those of the declarations that say how words look; a value that means anything is a word or a number."""
    return {name: style[name] for name in _LOOKS if len(style.get(name, "")) in range(1, _LONGEST_VALUE)}


def boldness(style: Declarations) -> bool | None:
    """Whether a style makes bold; None if it says nothing of weight."""
    weight = style.get("font-weight", "inherit")
    if weight == "inherit":
        return None
    return weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight[:6]) >= 600)


def slant(style: Declarations) -> bool | None:
    """Whether a style makes italic; None if it says nothing of slant."""
    said = style.get("font-style", "inherit")
    return None if said == "inherit" else re.match(r"(?:italic|oblique)\b", said) is not None


def shift(style: Declarations) -> str | None:
    """``sub`` or ``sup`` where a style puts words lower or higher, None if it says nothing of it."""
    said = style.get("vertical-align", "inherit")
    if said == "inherit":
        return None
    return said[:3] if said in {"sub", "super"} else ""


def is_hidden(style: Declarations) -> bool:
    """Whether nobody sees the element: hidden, or a comment of Word's."""
    is_comment = re.match(r"comment\b", style.get("mso-element", ""))
    return style.get("display") == "none" or style.get("mso-hide") == "all" or is_comment is not None
