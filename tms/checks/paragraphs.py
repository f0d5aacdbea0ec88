"""What the rest of a segment's paragraph says, for the checks that look for the partner of a mark."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from tms.checks.brackets import has_lone_mark
from tms.checks.finding import CheckedText, Paragraph


def with_paragraphs(texts: Sequence[tuple[int, CheckedText]]) -> list[CheckedText]:
    """An article's texts in reading order, those with a lone mark with their paragraph: (block, text)."""
    blocks = [list(block) for _, block in groupby(texts, key=lambda one: one[0])]
    found: list[CheckedText] = []
    for block, following in pairwise([*blocks, []]):
        found += (_with(block, at, following) if has_lone_mark(text) else text for at, (_, text) in enumerate(block))
    return found


def _with(
    block: Sequence[tuple[int, CheckedText]], at: int, following: Sequence[tuple[int, CheckedText]]
) -> CheckedText:
    others = [text for _, text in [*block[:at], *block[at + 1 :]]]
    paragraph = Paragraph(
        before="".join(f"{text.plain_text} " for _, text in block[:at]),
        after="".join(f" {text.plain_text}" for _, text in block[at + 1 :]),
        source_before="".join(f"{text.plain_source} " for _, text in block[:at]),
        source_after="".join(f" {text.plain_source}" for _, text in block[at + 1 :]),
        next_begins=following[0][1].plain_text.lstrip()[:1] if following else "",
        unfinished=any(map(_is_unwritten, others)),
    )
    return replace(block[at][1], paragraph=paragraph)


def _is_unwritten(text: CheckedText) -> bool:
    return not text.text.strip() or (text.origin == "assembly" and text.state == "initial")
