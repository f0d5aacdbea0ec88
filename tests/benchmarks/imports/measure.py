"""What was understood of a page beside what a person found in it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tests.benchmarks.imports.collections import Sample
from tms.adapters.formats.upload import Upload
from tms.domain.inline import plain

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_SEPARATOR = re.compile(r"\s+[-–—|·•»:]+\s+|\s*[|_»]\s*|:\s|\s-\s|\s[\[(]")
_BETWEEN_NAMES = re.compile(r"\s+and\s+|\s*[,，、;；&]\s*|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_RUN = 4
_SAME = 0.8
"""How much of a block's words must be found for it to be there."""

_EMPHASIS = {"strong", "emphasis"}


@dataclass(frozen=True, slots=True)
class Result:
    """None where nobody said what is right. ``said`` is what was found."""

    name: str
    title: bool | None
    author: bool | None
    published_on: bool | None
    body: float | None
    said: tuple[str, str, date | None]
    emphasis: int
    lost: tuple[str, ...] = ()
    """Blocks of the body that are neither read nor named as left out."""
    false_authors: tuple[str, ...] = ()
    missed_emphasis: int = 0


def measured(sample: Sample, read: Upload, copied: str = "") -> Result:
    """The page as it was read, beside the sample. A title that stands nowhere in what was copied is not asked for."""
    page = read.page
    found = "\n".join(_blocks_of(read))
    emphasis = sum(code.type in _EMPHASIS for block in page.blocks for code in block.codes.values())
    return Result(
        sample.name,
        None
        if sample.title is None or not _is_there(sample.title, copied)
        else same_title(page.title or "", sample.title),
        None if sample.author is None else _same_people(page.author or "", sample.author),
        None if sample.published_on is None else page.published_on == sample.published_on,
        None if sample.body is None else overlap(found, sample.body),
        (page.title or "", page.author or "", page.published_on),
        emphasis,
        tuple(lost_blocks(sample.blocks, _blocks_of(read), [line.text for line in page.left_out])),
        () if sample.authors is None else tuple(false_authors(page.author or "", sample.authors)),
        max(0, (sample.emphasis or 0) - emphasis),
    )


def _blocks_of(read: Upload) -> list[str]:
    return [plain(block.text, block.codes) for block in read.page.blocks]


def lost_blocks(expected: Sequence[str], read: Iterable[str], told: Iterable[str]) -> list[str]:
    """Those of the body that are no block of what was read, nor all in one line of what it names as left out."""
    mine = [Counter(_words(one)) for one in read]
    left = [Counter(_words(one)) for one in told]
    lost = []
    for block in expected:
        words = Counter(_words(block))
        is_read = any(_f1(words, one) >= _SAME for one in mine)
        # What stood around a text is told in one line, however much it is.
        if words and not is_read and not any((words & one).total() >= _SAME * words.total() for one in left):
            lost.append(block)
    return lost


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _f1(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total()) if one or other else 1.0


def false_authors(found: str, expected: Sequence[str]) -> list[str]:
    """The names found that nobody expects."""
    known = {_key(name) for name in expected}
    names = [found] if _key(found) in known else _BETWEEN_NAMES.split(found)
    return [name for name in names if _key(name) and _key(name) not in known]


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def same_title(found: str, right: str) -> bool:
    """Whether it is the title, or what stands there before or after the site's own name."""
    mine = _key(found)
    return bool(mine) and mine in _forms(right) and 2 * len(mine) >= min(len(_key(right)), 40)


def _is_there(title: str, copied: str) -> bool:
    words = _key(copied)
    return not copied or any(form in words for form in _forms(title) if 2 * len(form) >= min(len(_key(title)), 40))


def _forms(right: str) -> set[str]:
    """The title with and without what a site puts before or behind it."""
    parts = [_key(part) for part in _SEPARATOR.split(right)]
    runs = {"".join(parts[:end]) for end in range(1, len(parts) + 1)} | {
        "".join(parts[start:]) for start in range(1, len(parts))
    }
    return {_key(part) for part in (right, *runs)}


def _same_people(found: str, right: str) -> bool:
    mine, theirs = (set(_WORD.findall(text.casefold())) - {"by", "and", "the"} for text in (found, right))
    return bool(mine) and len(mine & theirs) * 5 >= 4 * len(mine | theirs)


def overlap(found: str, right: str) -> float:
    """F1 of runs of four words, as they come in both; a Han character is a word."""
    mine, theirs = _runs(found), _runs(right)
    both = sum((mine & theirs).values())
    return 2 * both / (sum(mine.values()) + sum(theirs.values())) if mine or theirs else 1.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))
