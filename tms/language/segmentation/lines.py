"""Which line ends divide a text: an end of paragraph does, a line that was wrapped by a mail program does not."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z)")
_ENDS_SENTENCE = re.compile(r"[.!?…:;。！？：；][”’\"'」』）)\]]*$")
_GOES_ON = re.compile(
    r"(?:[,，、—–-]|\b(?:an?|the|of|and|or|to|in|for|with|by|from|at|on|as|that|which|who|but|its|his|her|their|is|are|was|were"
    r"|has|have|had|be|Mr\.|Mrs\.|Ms\.|Dr\.))$"
)
_WRAPPED_WIDTHS = range(40, 101)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches (start, end) between dividing line ends, in order, covering the text; some may be white space."""
    if len(text.splitlines()) < 2:  # It knows more line ends than we, and is much faster.
        if text:
            yield 0, len(text)
        return
    lines = [found.span() for found in _LINE.finditer(text) if found.end() > found.start()]
    if len(lines) < 2:
        if lines:
            yield lines[0]
        return
    block: list[tuple[int, int]] = []
    for line in lines:
        if text[line[0] : line[1]].strip():
            block.append(line)
            continue
        yield from _unwrapped(text, block)
        yield line
        block = []
    yield from _unwrapped(text, block)


def _unwrapped(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of one block without blank lines, wrapped ones joined."""
    if not block:
        return
    shown = [text[start:end].strip() for start, end in block]
    all_wrapped = _has_one_width(shown)
    end_of_text = bool(_ENDS_SENTENCE.search(shown[-1]))
    start = block[0][0]
    for index in range(len(block) - 1):
        if all_wrapped or _is_soft(shown[index], shown[index + 1], end_of_text=end_of_text):
            continue
        yield start, block[index][1]
        start = block[index + 1][0]
    yield start, block[-1][1]


def _has_one_width(lines: list[str]) -> bool:
    """Whether three lines or more have about the width that a mail program wraps at, most within a sentence."""
    full = [len(line) for line in lines[:-1]]
    if len(full) < 2 or min(full) not in _WRAPPED_WIDTHS or max(full) not in _WRAPPED_WIDTHS:
        return False
    inside = sum(not _ENDS_SENTENCE.search(line) for line in lines[:-1])
    return max(full) - min(full) <= 18 and len(lines[-1]) <= max(full) and inside * 2 > len(full)


def _is_soft(line: str, following: str, *, end_of_text: bool) -> bool:
    if _ENDS_SENTENCE.search(line):
        return False
    if _GOES_ON.search(line):
        return True
    return following[0].islower() and end_of_text
