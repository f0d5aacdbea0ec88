"""Where a form may lead: to a path of ours."""

from flask import url_for

LONGEST_NEXT = 2000


def safe_target(target: str) -> str:
    """The target if it is a path of ours, else the start page: no other site, however it is spelt."""
    ours = target.startswith("/") and not target.startswith("//") and len(target) <= LONGEST_NEXT
    # Browsers read a backslash as a slash and drop tabs and newlines.
    if not ours or "\\" in target or any(ord(character) < 0x20 for character in target):
        return url_for("board.home")
    return target
