"""Blocks as a Markdown reader makes them: numbers in order of appearance, none that the text shows itself."""

import unicodedata
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block, BlockKind
from tms.domain.inline import MARKER, Code, Codes, CodeType, close_marker, open_marker, plain, standalone_marker

TRICKY = "ab 1.)(-+*_#>`~!|[]<>&;\\=:\"'⟦⟧/9重要“”，。　é"
WORDS = st.one_of(
    st.text(TRICKY, min_size=1, max_size=12),
    st.sampled_from(["&amp;", "&#65;", "http://a.example", "<br>", "<b>x</b>", "[x](y)", "![", "⟦1⟧", "⟦2/⟧", "**b**"]),
    st.sampled_from(["snake_case", "  ", "1. x", "- y", "# z", "[^1]"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), min_size=1, max_size=12),
)  # fmt: skip
ADDRESS = st.sampled_from(
    ["https://a.example/x?y=1&z=2", "mailto:a@b.example", "/path/(x)", "#part", "http://a.example/a_b*c"]
)
PICTURE = st.sampled_from(["https://a.example/x.jpg", "p/q.png", "x|y.png".replace("|", "%7C")])
TITLE = st.one_of(st.none(), st.sampled_from(['a "title"', "back\\slash", "one & two"]))

Tree = list[Any]


@cache
def trees(inside: frozenset[str] = frozenset(), depth: int = 2) -> st.SearchStrategy[Tree]:
    """Nested lists of words and (code, children or None)."""
    options: list[st.SearchStrategy[Any]] = [WORDS, WORDS, st.tuples(st.just(Code("break")), st.none())]
    marks = st.builds(lambda label: Code("footnote", title=label), st.sampled_from(["1", "note"]))
    options.append(st.tuples(marks, st.none()))
    options.append(st.tuples(st.just(Code("code")), WORDS.map(lambda word: [word])))
    options.append(st.tuples(st.builds(lambda href, title: Code("image", href, title), PICTURE, TITLE), st.none()))
    if depth:
        options.append(st.tuples(st.just(Code("code")), trees(inside, depth - 1)))
        kinds: list[CodeType] = ["strong", "emphasis", "sub", "sup"]
        options += [st.tuples(st.just(Code(kind)), trees(inside, depth - 1)) for kind in kinds]
        options.append(
            st.tuples(
                st.builds(lambda href, title: Code("image", href, title), PICTURE, TITLE),
                trees(inside | {"image"}, depth - 1),
            )
        )
        if "link" not in inside and "image" not in inside:
            options.append(
                st.tuples(
                    st.builds(lambda href, title: Code("link", href, title), ADDRESS, TITLE),
                    trees(inside | {"link"}, depth - 1),
                )
            )
    return st.lists(st.one_of(options), min_size=1, max_size=3)


def _literals(tree: Tree) -> str:
    return "".join(node if isinstance(node, str) else _literals(node[1] or []) for node in tree)


def as_text(tree: Tree) -> tuple[str, Codes]:
    """The tree as text with markers, numbered as a reader numbers them."""
    taken = {found[2] for found in MARKER.finditer(_literals(tree))}
    numbers = iter(str(number) for number in range(1, 400) if str(number) not in taken)
    codes: Codes = {}

    def write(nodes: Tree) -> str:
        done = ""
        for node in nodes:
            if isinstance(node, str):
                done += node
                continue
            code, children = node
            number = next(numbers)
            codes[number] = code
            done += (
                standalone_marker(number)
                if children is None
                else open_marker(number) + write(children) + close_marker(number)
            )
        return done

    return write(tree), codes


def _is_readable(kind: str, text: str, codes: Codes) -> bool:
    words = plain(text, codes)
    visible = any(unicodedata.category(char)[0] in "LNPS" for char in words)
    alone = kind == "paragraph" and _is_one_image(text, codes)
    return visible and words == words.strip() and not alone


def _is_one_image(text: str, codes: Codes) -> bool:
    found = MARKER.match(text)
    return bool(
        found and found[2] in codes and codes[found[2]].type == "image" and text.endswith((f"⟦/{found[2]}⟧", found[0]))
    )


@cache
def texts(kind: str) -> st.SearchStrategy[tuple[str, Codes]]:
    inside = frozenset({"image"}) if kind == "caption" else frozenset[str]()
    return trees(inside).map(as_text).filter(lambda found: _is_readable(kind, *found))


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kinds: list[BlockKind] = [
        "paragraph",
        "paragraph",
        "heading",
        "list_item",
        "list_item",
        "quotation",
        "caption",
        "table_cell",
    ]
    kind = draw(st.sampled_from(kinds))
    text, codes = draw(texts(kind))
    level = (
        draw(st.integers(1, 6 if kind == "heading" else 4)) if kind in {"heading", "list_item", "table_cell"} else None
    )
    return Block(kind, text, codes, level)


FIELD = st.one_of(
    st.none(),
    st.text(TRICKY, min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()) or "x")
    .map(str.strip)
    .filter(bool),
)


DAYS = st.one_of(st.none(), st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))


@st.composite
def versions(draw: st.DrawFn) -> ExportedVersion:
    standfirsts = texts("standfirst").map(lambda found: [Block("standfirst", *found)])
    first = draw(st.one_of(st.just([]), standfirsts))
    return ExportedVersion(
        "en",
        draw(FIELD.filter(bool)) or "x",
        first + draw(st.lists(blocks(), min_size=1, max_size=6)),
        section=draw(FIELD),
        author=draw(FIELD),
        author_title=draw(FIELD),
        published_on=draw(DAYS),
    )
