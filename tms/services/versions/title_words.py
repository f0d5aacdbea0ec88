"""The words of inline codes, such as a picture's credit, in the script of a version: they are nobody's segment."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tms.domain.fingerprint import SeenBlock
from tms.domain.locales import is_chinese
from tms.language.conversion import convert


def with_titles(blocks: Iterable[SeenBlock], source: str, target: str) -> list[SeenBlock]:
    """The blocks with the titles of links and pictures as ``target`` writes them; in another language as they are."""
    if source == target or not (is_chinese(source) and is_chinese(target)):
        return list(blocks)
    return [replace(block, codes=_converted(block.codes, source, target)) if block.codes else block for block in blocks]


def _converted(codes: Mapping[str, Any], source: str, target: str) -> dict[str, Any]:
    return {
        number: code | {"title": convert(code["title"], source=source, target=target)} if code.get("title") else code
        for number, code in codes.items()
    }
