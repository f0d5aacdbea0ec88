"""Text with markers as a tree, for the writers. Markers that a person broke are mended: nothing visible is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tms.domain.inline import MARKER, MOST_NESTED, Code, shifted, split_markers


@dataclass(slots=True)
class CodeSpan:
    """A code with what it holds; nothing for a standalone code such as a line break."""

    code: Code
    children: "list[Node]" = field(default_factory=list)
    standalone: bool = False


Node = str | CodeSpan


def parse_inline(text: str, codes: Mapping[str, Code]) -> list[Node]:
    """The nodes of a text. A close without its open is dropped, what stays open closes at the end.

    A code that lies too deep within others, as an article from before there was a limit may have it, is left out: its
    words stand in those around it.
    """
    root: list[Node] = []
    open_spans: list[tuple[str, CodeSpan]] = []
    for is_marker, run in split_markers(text, codes):
        into = open_spans[-1][1].children if open_spans else root
        found = MARKER.fullmatch(run) if is_marker else None
        if found is None:
            into.append(run)
            continue
        closing, number, standalone = found.groups()
        if closing:
            _close(open_spans, number)
            continue
        if not standalone and len(open_spans) >= MOST_NESTED:
            continue
        span = CodeSpan(codes[number], standalone=bool(standalone))
        into.append(span)
        if not standalone:
            open_spans.append((number, span))
    return root


def _close(open_spans: list[tuple[str, CodeSpan]], number: str) -> None:
    numbers = [name for name, _ in open_spans]
    if number in numbers:
        del open_spans[len(numbers) - 1 - numbers[::-1].index(number) :]


def text_of(nodes: list[Node], *, marks: bool = True) -> str:
    """The words of the nodes without their markup; a line break counts as a space, a footnote's mark as its label.

    Lower and higher figures are characters of their own: CO₂, 10⁶.

    Without ``marks`` those of footnotes are left out.
    """
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif node.code.type == "break":
            parts.append(" ")
        elif node.code.type == "footnote" and marks:
            parts.append(f"[{node.code.title or '*'}]")
        if isinstance(node, CodeSpan):
            words = text_of(node.children, marks=marks)
            parts.append(shifted(words, node.code.type) if node.code.type in {"sub", "sup"} else words)
    return "".join(parts)


def without_pictures(nodes: list[Node]) -> list[Node]:
    """The nodes without pictures and the words that stand for them, which are no part of the prose."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            kept.append(node)
        elif node.code.type != "image":
            kept.append(CodeSpan(node.code, without_pictures(node.children), node.standalone))
    return kept
