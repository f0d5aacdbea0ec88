"""A paragraph of HTML as a line of Markdown: emphasis, sub- and superscript, code, links, footnote marks, pictures."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from urllib.parse import parse_qs, quote, urlsplit

from tms.adapters.formats.web_page.measures import width_of
from tms.adapters.formats.web_page.pictures import source_of
from tms.adapters.formats.web_page.styles import boldness, declarations_of, shift, slant
from tms.adapters.formats.web_page.tree import Node, PageElement, Text

_STRONG, _STRONG_END, _EM, _EM_END = "\ue000", "\ue001", "\ue002", "\ue003"
_MARKS = re.compile(r"[\ue000-\ue003]")
_BRACKETS = re.compile(r"\\.|[\[\]]", re.DOTALL)
_BREAK = "\u2028"
_BROKEN = "  \n"
"""Two spaces at the end of a line break it."""
_LONG_LINE = 80
_SENTENCE_END = re.compile(r"[.!?。！？…][”’\"'」』）)*]*\Z")
_START = re.compile(r"(#{1,6} |>|[-+] |\d+[.)] )")
_CHINESE = r"[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
_WRAPPED = re.compile(rf"(?<={_CHINESE})[ \t]*\r?\n[ \t]*(?={_CHINESE})")
"""A file's own line breaks are spaces between words, and nothing between characters of Chinese."""

_OURS = re.compile(r"[\ue000-\ue003\u2028]")
_SIGNS = re.compile(r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]{1,31};)|\[(?=\^)|\](?=[(\[:])")
_ENDS = {_STRONG: _STRONG_END, _EM: _EM_END}
_BEGINS = {end: begin for begin, end in _ENDS.items()}
_APART = frozenset({
    "p", "div", "section", "article", "header", "footer", "li", "dd", "dt", "figcaption", "figure", "blockquote", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "td", "th",
})  # fmt: skip
"""What stands on lines of its own, also where all becomes one line: there a space is between."""

_CODE = frozenset({"code", "kbd", "tt", "samp"})
_EMOJI = re.compile(r"(?:^|[\s-])(?:emoji|smiley)(?:\s|$)", re.IGNORECASE)
_DOT = re.compile(r"[012](?:px)?")
"""The sides of pictures that only count who reads a page."""

_PIECE = re.compile(r".{1,4000}(?!\S)|.{1,4000}", re.DOTALL)
"""No line is longer than a reader takes."""

_PLAYERS = frozenset({"video", "audio", "iframe"})
"""What stands within is said to whoever has no player."""

_NOTE = re.compile(r"#_?(?:ftnt?|edn)(\d+)\Z")
_NOTE_BACK = re.compile(r"#_?(?:ftnt?|edn)_?ref\d+\Z|#cmnt(?:_ref)?\d+\Z")


def lines_of(nodes: Iterable[Node]) -> str:
    """Nodes as Markdown; a line break within stays one."""
    return _BROKEN.join(filter(None, _broken_lines(nodes)))


def paragraphs_of(nodes: Iterable[Node]) -> list[str]:
    """Nodes as paragraphs of Markdown: two breaks end one; one break does where all long lines end with a sentence."""
    parts: list[list[str]] = [[]]
    for line in _broken_lines(nodes):
        if line:
            parts[-1].append(line)
        else:
            parts.append([])
    found = (line for lines in parts for line in (lines if _are_paragraphs(lines) else [_BROKEN.join(lines)]))
    return list(filter(None, found))


def _are_paragraphs(lines: Iterable[str]) -> bool:
    long = [line for line in lines if width_of(line) >= _LONG_LINE]
    return len(long) > 1 and all(map(_SENTENCE_END.search, long))


def _broken_lines(nodes: Iterable[Node]) -> list[str]:
    text = re.sub(r"[ \t\r\n\f]+", " ", "".join(map(_words_of, nodes)))
    parts = _closed_at_breaks(text).split(_BREAK)
    return [_START.sub(_starts_nothing, _emphasized(line.strip()), count=1) for line in parts]


def comment_of(why: str, words: str) -> str:
    """Words that are left out, as comments of Markdown; none of them ends a comment, and no line is too long."""
    plain = re.sub(r"-{2,}", "–", re.sub(r"[<>]", " ", words))
    return "\n\n".join(f"<!-- {why}: {part} -->" for part in _PIECE.findall(plain) if part.strip())


def is_balanced(line: str) -> bool:
    """Whether each square bracket that opens is closed, and none closes that did not open."""
    open_ = 0
    for sign in _BRACKETS.findall(line):
        open_ += {"[": 1, "]": -1}.get(sign, 0)
        if open_ < 0:
            return False
    return open_ == 0


def _closed_at_breaks(text: str) -> str:
    """Markdown's emphasis ends with its line: across a break it is closed and opened again."""
    if _BREAK not in text:
        return text
    # How often each is open, in the order of opening: nested more deeply, one within itself says no more.
    opened: dict[str, int] = {}

    def mark_of(found: re.Match[str]) -> str:
        mark = found[0]
        if mark == _BREAK:
            return "".join(_ENDS[one] for one in reversed(opened)) + mark + "".join(opened)
        begin = mark if mark in _ENDS else _BEGINS[mark]
        opened[begin] = opened.get(begin, 0) + (1 if mark == begin else -1)
        if opened[begin] <= 0:
            del opened[begin]
        return mark

    return _OURS.sub(mark_of, text)


def _starts_nothing(found: re.Match[str]) -> str:
    """What begins like a heading, a quotation or a list and is none."""
    return re.sub(r"[#>\-+.)]", r"\\\g<0>", found[0], count=1) if found.start() == 0 else found[0]


def _escaped(words: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", _OURS.sub("", _WRAPPED.sub("", words))).replace("\u00a0", " ")


def _words_of(node: Node) -> str:
    if isinstance(node, Text):
        return _escaped(node.words)
    name = node.name
    if name == "br":
        return _BREAK
    if name == "img":
        return _picture(node)
    if name in _CODE:
        return _code(node.text())
    if name in _PLAYERS:
        return ""
    words = "".join(map(_words_of, node.nodes))
    return _styled(node, words)


def _styled(node: PageElement, words: str) -> str:
    name, style = node.name, declarations_of(node)
    bold, slanted, place = boldness(style), slant(style), shift(style)
    is_strong = name in {"b", "strong"} if bold is None else bold
    is_em = name in {"i", "em"} if slanted is None else slanted
    place = (name if name in {"sub", "sup"} else "") if place is None else place
    # A link says itself how its words look; higher are only marks of notes.
    words = _shifted(node, words, place) if place and name != "a" else words
    words = _wrapped(words, _EM, _EM_END, "em") if is_em else words
    words = _wrapped(words, _STRONG, _STRONG_END, "strong") if is_strong else words
    apart = _BREAK if name in _APART else ""
    return _link(node, words) if name == "a" else apart + words + apart


def _wrapped(words: str, begin: str, end: str, tag: str) -> str:
    """Beside a tag Markdown would not see its own marks: there tags stand for them."""
    # Within itself emphasis says no more, and its marks would close the outer one's.
    once = words.replace(begin, "").replace(end, "")
    if not _MARKS.sub("", words).strip():
        return words
    is_beside = once.strip().startswith("<") or once.strip().endswith(">")
    return f"<{tag}>{once}</{tag}>" if is_beside else begin + once + end


def _shifted(node: PageElement, words: str, place: str) -> str:
    """CO₂, 10⁶; the mark of a footnote stands higher by itself, and so do links to notes."""
    is_mark = "[^" in words or any(one.name == "a" for one in node.all_elements())
    return words if is_mark or not _MARKS.sub("", words).strip() else f"<{place}>{words}</{place}>"


def _code(words: str) -> str:
    plain = " ".join(words.split())
    fence = "``" if "`" in plain else "`"
    return fence + plain + fence if plain else ""


def _address(href: str) -> str:
    plain = re.sub(r"[\s<>\x00-\x1f\x7f]", lambda found: quote(found[0]), href)
    return plain.replace("(", "%28").replace(")", "%29")


def _link(node: PageElement, words: str) -> str:
    """Footnotes of Word and Google Docs are links into the page, to the note and back; comments have such too."""
    href = _led_to(node.get("href").strip())
    if note := _NOTE.search(href):
        return f"[^{note[1]}]"
    if _NOTE_BACK.search(href):
        return ""
    if not re.match(r"(?:https?|mailto):", href, re.IGNORECASE) or not words.strip():
        return words
    inner = words.strip()
    before = words[: words.index(inner)]
    return f"{before}[{inner}]({_address(href)}){words[len(before) + len(inner) :]}"


def _led_to(href: str) -> str:
    """The address that a link of Google Docs leads to, by way of Google."""
    if not href.startswith("https://www.google.com/url?"):
        return href
    return next(iter(parse_qs(urlsplit(href).query).get("q", [])), href)


def _picture(node: PageElement) -> str:
    """A picture by where it lies, also in the folder beside a saved page; nothing of one that nobody sees."""
    words = re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", _escaped(node.get("alt")).strip())
    if _EMOJI.search(node.get("class")):
        return words
    if any(_DOT.fullmatch(node.get(side).strip()) for side in ("width", "height")) and not words:
        return ""
    address = _address(source_of(node)) or ("data:" if node.get("src").strip() else "picture")
    return f"![{words}]({address})"


@cache
def _beside_letters() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Marks of emphasis that stand between a letter and a mark of punctuation, at the begin and at the end."""
    signs = (chr(code) for code in range(0x10000) if unicodedata.category(chr(code)).startswith("P"))
    own = "".join(re.escape(sign) for sign in signs if sign not in "()[]`*\\")
    # Behind a letter, or what has just ended with one.
    ended = r"(?<=[^\W_])|(?<=[^\W_][\ue001\ue003])|(?<=[^\W_][\ue001\ue003]{2})"
    return (
        re.compile(rf"(?<=[^\W_])([\ue000\ue002])([{own}]+)(?=[^\W_])"),
        re.compile(rf"(?:{ended})([{own}]+)([\ue001\ue003])(?=[^\W_])"),
    )


def _emphasized(line: str) -> str:
    """Marks close to their words: Markdown sees none with a space inside, nor, beside a letter, with punctuation."""
    text = line.replace(_STRONG_END + _STRONG, "").replace(_EM_END + _EM, "")
    before = None
    while before != text and _MARKS.search(text):
        before = text
        text = re.sub(r"([\ue000\ue002])(\s+)", r"\2\1", text)
        text = re.sub(r"(\s+)([\ue001\ue003])", r"\2\1", text)
        for pattern in _beside_letters():
            text = pattern.sub(r"\2\1", text)
        text = re.sub(r"\ue000\ue001|\ue002\ue003", "", text)
    return re.sub(r"[\ue002\ue003]", "*", re.sub(r"[\ue000\ue001]", "**", text)).strip()
