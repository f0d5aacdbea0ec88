"""Text as Markdown that reads back as the same text."""

import re
import unicodedata

_ALWAYS = re.compile(r"[\\`*\[\]<]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY_START = re.compile(r"&(?=[#A-Za-z])")
_LINE_START = re.compile(r"(?:[-+=](?=[\s=+-]|\Z)|#(?=[#\s]|\Z)|>|~(?=~))")
_NUMBER_START = re.compile(r"\d{1,9}(?=[.)](?:\s|\Z))")
_EDGE_SPACE = re.compile(r"\A\s+|\s+\Z")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})


def entity(char: str) -> str:
    return f"&#{ord(char)};"


def escape_text(text: str, *, in_table: bool = False) -> str:
    """Escape what Markdown would take as markup anywhere in a line; characters that nobody sees become entities."""
    text = _ENTITY_START.sub("&amp;", text)
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    if in_table:
        text = text.replace("|", entity("|"))
    if text.endswith("!"):
        # An exclamation mark before a link would make it an image.
        text = text[:-1] + "\\!"
    if text.isascii() and text.isprintable():
        return text
    return "".join(entity(char) if unicodedata.category(char) in _UNSEEN else char for char in text)


def escape_block(line: str) -> str:
    """Escape what Markdown would take as the beginning of a list, heading or quotation, and spaces at the edges."""
    line = _EDGE_SPACE.sub(lambda found: "".join(map(entity, found[0])), line)
    if _LINE_START.match(line):
        return "\\" + line
    number = _NUMBER_START.match(line)
    if number:
        return f"{number[0]}\\{line[number.end() :]}"
    return line


def escape_title(text: str, *, in_table: bool = False) -> str:
    """A link's title, with its quotation marks."""
    escaped = re.sub(r"[\\\"]", r"\\\g<0>", text.replace("&", "&amp;").replace("\n", " "))
    return f'"{escaped.replace("|", entity("|")) if in_table else escaped}"'


def escape_address(address: str, *, in_table: bool = False) -> str:
    """A link's target; in angle brackets where it holds more than plain characters."""
    if re.fullmatch(r"[A-Za-z0-9/:?#=%.,;~+@!$'_-]+", address):
        return address
    escaped = re.sub(r"[\\<>]", r"\\\g<0>", address.replace("&", "&amp;").replace("\n", "%0A"))
    return f"<{escaped.replace('|', '%7C') if in_table else escaped}>"
