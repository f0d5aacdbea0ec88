"""The text of a comment: mentions stand in it by id, links are found in it, all else is only characters."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

LONGEST_COMMENT = 5_000
"""Characters, as typed."""

_STORED = re.compile(r"⟦@(\d{1,18})⟧")
# An address may stand between Chinese characters without a space, and doesn't go on through Chinese punctuation.
_LINK = r"https?://[^\s<>\"'⟦⟧，。；：！？、（）「」『』《》【】“”‘’]+"
_PARTS = re.compile(f"(?P<mention>{_STORED.pattern})|(?P<link>{_LINK})", re.IGNORECASE)
_CLOSING = ".,;:!?)]}"
# A letter that belongs to a longer word; Chinese is written without spaces, so there every character is a boundary.
_LETTER = r"[^\W\u3400-\u9fff]"
_NOT_IN_ADDRESS = r"(?<![A-Za-z0-9._+-])"


@dataclass(frozen=True, slots=True)
class CommentPart:
    """A stretch of a comment: words, a mention of the person ``mentioned``, or an address."""

    text: str
    mentioned: int | None = None
    is_link: bool = False


def labels(people: Iterable[tuple[int, str]]) -> dict[int, str]:
    """What to type after the @ for each of these people (id, name): the name, with the id where two have the same."""
    listed = list(people)
    names = [name.casefold() for _, name in listed]
    return {i: name if names.count(name.casefold()) == 1 else f"{name}#{i}" for i, name in listed}


def as_stored(typed: str, by_label: Mapping[int, str]) -> tuple[str, frozenset[int]]:
    """The text with ``@label`` of these people as mentions, and who they are. What looks stored already was typed."""
    typed = _STORED.sub(r"@\1", typed)
    if not by_label:
        return typed, frozenset()
    ids = {label.casefold(): person_id for person_id, label in by_label.items()}
    longest_first = sorted(by_label.values(), key=len, reverse=True)
    wanted = "|".join(re.escape(label) for label in longest_first)
    pattern = re.compile(rf"{_NOT_IN_ADDRESS}@({wanted})(?!{_LETTER}|\d)", re.IGNORECASE)
    mentioned: set[int] = set()

    def replaced(match: re.Match[str]) -> str:
        person_id = ids.get(match[1].casefold())
        if person_id is None:
            return match[0]
        mentioned.add(person_id)
        return f"⟦@{person_id}⟧"

    return pattern.sub(replaced, typed), frozenset(mentioned)


def as_typed(stored: str, by_label: Mapping[int, str]) -> str:
    """The text as its author edits it; whoever can't be mentioned any more stands there as ``@id``."""
    return _STORED.sub(lambda match: f"@{by_label.get(int(match[1]), match[1])}", stored)


def parts(stored: str) -> Iterator[CommentPart]:
    """The stretches of a stored text, in order; they join to the text."""
    at = 0
    for match in _PARTS.finditer(stored):
        if match.start() > at:
            yield CommentPart(stored[at : match.start()])
        if match["mention"]:
            yield CommentPart(match[0], mentioned=int(match[2]))
            at = match.end()
        else:
            link = match[0].rstrip(_CLOSING)
            yield CommentPart(link, is_link=True)
            at = match.start() + len(link)
    if at < len(stored):
        yield CommentPart(stored[at:])


def mentioned_in(stored: str) -> frozenset[int]:
    """Whom a stored text mentions."""
    return frozenset(int(match[1]) for match in _STORED.finditer(stored))


def plainly(stored: str, names: Mapping[int, str]) -> str:
    """The text for where there is no markup, on one line."""
    return " ".join(_STORED.sub(lambda match: f"@{names.get(int(match[1]), '…')}", stored).split())
