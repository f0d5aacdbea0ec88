"""A language model's answer, read with suspicion: the JSON in it, and each segment's target if it is unmistakable."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

_MOST_ATTEMPTS = 200
"""Each may read the rest of the text."""


def read_items(text: str, ids: Collection[str]) -> Mapping[str, str]:
    """Targets by id. An id that was not asked for is left out, and so is one that stands twice with different targets.

    Never by position: a model that skipped one would shift all that follow. Raises ValueError without any JSON object.
    """
    found = _object_in(text)
    items = found.get("items", found.get("segments", found.get("translations")))
    pairs = list(_pairs(items if isinstance(items, list) else found))
    targets: dict[str, str] = {}
    doubtful: set[str] = set()
    for key, target in pairs:
        if key in ids and targets.setdefault(key, target) != target:
            doubtful.add(key)
    return {
        key: target for key, target in targets.items() if key not in doubtful and target.strip() and _is_text(target)
    }


def _is_text(target: str) -> bool:
    """Escapes in JSON can write what is no character: half of one, or the one that ends strings elsewhere."""
    return "\0" not in target and not any("\ud800" <= character <= "\udfff" for character in target)


def _object_in(text: str) -> dict[str, Any]:
    """The first JSON object in the text; models put words, fences and their thoughts before it."""
    decoder = json.JSONDecoder()
    at = text.find("{")
    for _attempt in range(_MOST_ATTEMPTS):
        if at < 0:
            break
        try:
            found, _ = decoder.raw_decode(text, at)
        except RecursionError:
            break
        except ValueError:
            found = None
        if isinstance(found, dict):
            return found
        at = text.find("{", at + 1)
    raise ValueError("no JSON object in the answer")


def _pairs(found: list[Any] | dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Items as they were asked for, or an object of id → target, which some models prefer."""
    if isinstance(found, dict):
        yield from ((str(key), value) for key, value in found.items() if isinstance(value, str))
        return
    for item in found:
        if isinstance(item, dict) and isinstance(item.get("target"), str) and isinstance(item.get("id"), str | int):
            yield str(item["id"]), item["target"]
