"""List items as Markdown lists, nested by their levels."""

import re
from collections.abc import Sequence

from tms.adapters.formats.markdown_escape import escape_block
from tms.domain.list_number import number_of

_WRITTEN_NUMBER = re.compile(r"\d+\\?[.)] ")


def write_list(items: Sequence[tuple[int, str, str]]) -> str:
    """The list of items (level, text, Markdown of the text). Levels that are skipped become items without text."""
    lines: list[str] = []
    # Of each open level: the marker of its last item and the column where that item's text begins.
    levels: list[tuple[str, int]] = []
    for level, raw, markdown in items:
        sibling = levels[level - 1][0] if len(levels) >= level else ""
        levels = levels[: level - 1]
        indent = levels[-1][1] if levels else 0
        missing = level - 1 - len(levels)
        levels += [("-", indent + 2 * (step + 1)) for step in range(missing)]
        marker, text = _marked(raw, markdown, sibling)
        if lines and (marker[-1] != sibling[-1] if sibling else marker not in {"-", "1."}):
            # Without the blank line a number other than 1 would go on the paragraph before it.
            lines.append("")
        lines.append(" " * indent + "- " * missing + f"{marker} {text}")
        levels.append((marker, indent + 2 * missing + len(marker) + 1))
    return "\n".join(lines)


def _marked(raw: str, markdown: str, sibling: str) -> tuple[str, str]:
    """The item's marker and what follows it: its number only where a reader counts to the same."""
    number = number_of(raw)
    written = _WRITTEN_NUMBER.match(markdown)
    if not number or not written:
        return "-", markdown
    follows = sibling == f"{number.value - 1}{number.mark}"
    if sibling not in {"", "-"} and sibling[-1] == number.mark and not follows:
        return "-", markdown
    return f"{number.value}{number.mark}", escape_block(markdown[written.end() :])
