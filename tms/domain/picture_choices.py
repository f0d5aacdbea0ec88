"""What a version shows where its article has a picture: that one, another one, or nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tms.domain.fingerprint import SeenBlock
from tms.domain.inline import close_marker, markers, numbers_of, open_marker, plain, standalone_marker
from tms.domain.pictures import address_in_article, number_in_article

PictureChoices = Mapping[int, int | None]
"""By the number of the article's picture the one that a version shows instead; None: it is left out there."""

CHOICE = "picture-"
"""How the word for a choice begins."""


def articles_pictures(codes: Mapping[str, Any] | None) -> dict[str, int]:
    """The numbers of the article's own pictures by the stored codes that stand for them."""
    images = {mark: number_in_article(one.get("href")) for mark, one in (codes or {}).items() if one["type"] == "image"}
    return {mark: number for mark, number in images.items() if number is not None}


def with_choices(blocks: Sequence[SeenBlock], choices: PictureChoices) -> list[SeenBlock]:
    """The blocks with what the version shows. A picture that is left out goes with its words and its caption.

    Another picture has a credit of its own: the name that the text has beside the article's is not said of it.
    """
    seen: list[SeenBlock] = []
    is_behind_gap = False
    for block in blocks:
        ours = articles_pictures(block.codes)
        if is_behind_gap and block.kind == "caption" and not _has_image(block):
            is_behind_gap = False
            continue
        chosen = {mark: choices[number] for mark, number in ours.items() if number in choices}
        shown = _with_choices(block, chosen) if chosen else block
        is_behind_gap = bool(chosen) and not plain(shown.text, shown.codes or {}).strip()
        if not is_behind_gap:
            seen.append(shown)
    return seen


def _with_choices(block: SeenBlock, chosen: Mapping[str, int | None]) -> SeenBlock:
    text, codes = block.text, dict(block.codes or {})
    for mark, number in chosen.items():
        if number is None:
            around = f"{re.escape(open_marker(mark))}.*?{re.escape(close_marker(mark))}"
            text = re.sub(f"{around}|{re.escape(standalone_marker(mark))}", "", text, flags=re.DOTALL)
        else:
            codes[mark] = {"type": "image", "href": address_in_article(number)}
    standing = numbers_of(markers(text, codes))
    left = {mark: code for mark, code in codes.items() if mark in standing}
    return replace(block, text=text, codes=left or None)


def _has_image(block: SeenBlock) -> bool:
    return any(one["type"] == "image" for one in (block.codes or {}).values())


def choice_keys(choices: PictureChoices) -> Iterable[str]:
    """A word for each choice: who signs names those that they were shown."""
    return (f"{CHOICE}{number}-{shown or 'none'}" for number, shown in sorted(choices.items()))
