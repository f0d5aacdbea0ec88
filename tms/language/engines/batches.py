"""Which segments go to an engine together: consecutive ones of one document, neither many nor long."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], length: Callable[[T], int], *, most: int, characters: int) -> Iterator[list[T]]:
    """The items in order; a batch has at most ``most`` of them and of characters, one that is longer goes alone."""
    batch: list[T] = []
    total = 0
    for item in items:
        size = length(item)
        if batch and (len(batch) >= most or total + size > characters):
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += size
    if batch:
        yield batch
