"""Videos, sounds and pages within a page's text: none comes along, and each is named."""

import re
from collections.abc import Callable

from tms.adapters.formats.web_page.tree import PageElement

_PLAYERS = frozenset({"video", "audio", "iframe", "embed", "object"})
_FRAME = re.compile(r"(?:^|[\s_-])iframe(?:$|[\s_-])")
"""The class of what a program turns into a frame where it is read, as sites for telephones do: video_iframe."""
_DOT = re.compile(r"[012](?:px)?")
"""The sides of frames that only count who reads a page."""
_ADDRESS = re.compile(r"(?:https?:)?//\S+", re.IGNORECASE)
_LATE = re.compile(r"data-(?:[a-z]+-)*src")
"""Where a player's address stands until it is seen: each program that loads late has an attribute of its own."""


def players_in(root: PageElement, is_beside: Callable[[PageElement], bool] = lambda _: False) -> list[str]:
    """The title of each, else its address; what has neither shows nobody anything, nor does what stands beside."""
    players = (one for one in root.all_elements() if _is_player(one))
    found = (_words_of(one) for one in players if not _is_dot(one) and not is_beside(one))
    return list(dict.fromkeys(filter(None, found)))


def _is_player(one: PageElement) -> bool:
    is_frame = _FRAME.search(one.get("class")) is not None and any(map(_LATE.fullmatch, one.attributes))
    return one.name in _PLAYERS or is_frame


def _words_of(player: PageElement) -> str:
    title = " ".join((player.get("title") or player.get("aria-label")).split())
    sources = [player, *(one for one in player.all_elements() if one.name == "source")]
    said = (
        one.get(name).strip() for one in sources for name in ("src", "data", *filter(_LATE.fullmatch, one.attributes))
    )
    address = next((one for one in said if _ADDRESS.fullmatch(one)), "")
    return " ".join(filter(None, (title, address)))


def _is_dot(player: PageElement) -> bool:
    return any(_DOT.fullmatch(player.get(side).strip()) for side in ("width", "height"))
