"""What a file costs in the process that reads it: how it ends, seconds of the processor, and the memory it took."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.hostile import documents, texts
from tests.hostile.reading import Cost, markdown, measured
from tms.adapters.formats import read_blocks, read_source_markdown
from tms.adapters.formats.srx import read_srx
from tms.adapters.formats.termbase import read_terms
from tms.adapters.formats.termbase.packed import read_packed
from tms.adapters.formats.tmx import read_tmx
from tms.adapters.formats.upload import read_upload
from tms.adapters.sandbox import limited
from tms.adapters.sandbox.parent import USUAL
from tms.domain.errors import TmsError

LARGEST = 2_000_000
"""Bytes of an article, as installations have it."""

NOISE = 0.3
"""Seconds below which a growth says nothing on a machine that does other things."""

MOST_GROWTH, AGAIN = 2.3, 3


@dataclass(frozen=True, slots=True)
class Hostile:
    """A kind of file: what makes one of size n, and who reads it."""

    name: str
    make: Callable[[int], str | bytes]
    n: int
    read: Callable[..., object]
    given: tuple[Any, ...] = ()


def every() -> list[Hostile]:
    """All kinds of files."""
    article = LARGEST, None, "markdown", "en"
    plain = LARGEST, None, "text", None
    found = [Hostile(f"Markdown: {name}", *what, markdown, article) for name, what in texts.MARKDOWN.items()]
    found += [Hostile(f"text: {name}", *what, markdown, plain) for name, what in texts.PLAIN.items()]
    found += [Hostile(f"HTML: {name}", *what, read_blocks, ("en", "a.html")) for name, what in texts.HTML.items()]
    edited = ("brackets", "comments closed", "CDATA", "deep lists", "headings")
    found += [Hostile(f"source: {name}", *texts.MARKDOWN[name], read_source_markdown, ("en",)) for name in edited]
    found += [Hostile(f"Word: {name}", *what, read_upload, (LARGEST,)) for name, what in documents.WORD.items()]
    for kinds, read in (
        (documents.TERMS, read_terms),
        (documents.PACKED, read_packed),
        (documents.RULES, read_srx),
        (documents.MEMORY, read_tmx),
    ):
        found += [Hostile(name, *what, read) for name, what in kinds.items()]
    return found


def cost(file: Hostile, times: int) -> Cost:
    """Read one in a process of its own, as a page does."""
    began = time.monotonic()
    try:
        return limited(USUAL, measured, file.read, file.make(file.n * times), *file.given)
    except TmsError as error:
        return Cost(error.code, time.monotonic() - began, None)


def costs_of(file: Hostile) -> list[Cost]:
    """At n, 2n and 4n; again where it seems to grow too fast, because a busy machine is slow for a moment."""
    costs = [cost(file, times) for times in (1, 2, 4)]
    for _ in range(AGAIN):
        if grows_too_fast(costs):
            costs = [
                min(before, cost(file, times), key=lambda one: one.seconds)
                for before, times in zip(costs, (1, 2, 4), strict=True)
            ]
    return costs


def grows_too_fast(costs: list[Cost]) -> bool:
    """Whether a doubling costs more than it may, and the larger one was not refused."""
    return any(later.outcome == "read" and has_grown(one.seconds, later.seconds) for one, later in pairwise(costs))


def has_grown(once: float, twice: float) -> bool:
    """Whether the seconds of twice as much are more than they may be, and no noise."""
    return twice > NOISE and twice > MOST_GROWTH * max(once, NOISE / 2)
