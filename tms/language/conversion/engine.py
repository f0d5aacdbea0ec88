"""Running conversions: from text to text, and the same with the units that tell what became of what.

``steps`` are the names that ``chain`` gives, of which each is a configuration that is made ready when somebody asks.
"""

import threading
from collections.abc import Sequence
from functools import cache

from tms.language.conversion.chains import OF_NEWS, news_recipe
from tms.language.conversion.dictionaries import Recipe, Source, entries, read_recipe
from tms.language.conversion.dictionary_pass import (
    SEPARATOR,
    Match,
    Packed,
    Ready,
    Step,
    Unit,
    alternating,
    cut,
    material,
)
from tms.language.conversion.protected import is_usual, taken_apart
from tms.language.release_memory import give_back


def run(text: str, steps: tuple[str, ...]) -> str:
    """The text after all steps. Text without markers only: a marker would cut phrases."""
    if text.isascii():
        return text
    if is_usual(text):
        return _run(text, steps)
    return "".join(_run(_normal(part, steps), steps) if is_text else part for part, is_text in taken_apart(text))


def _run(text: str, steps: tuple[str, ...]) -> str:
    for step in steps:
        text = _converter(step).convert(text)
    return text


def _normal(text: str, steps: tuple[str, ...]) -> str:
    """The text, as long as it was, with each character in the form that the dictionaries know.

    The first conversion does it for all: none puts a character that another would normalize.
    """
    return _converter(steps[0]).normalize(text) if steps else text


def trace(text: str, steps: tuple[str, ...], *, finely: bool = False) -> tuple[str, list[Unit]]:
    """The text after all steps and its units, in order. See ``Converter.traced``."""
    if text.isascii():
        return text, []
    if is_usual(text):
        return _trace(text, steps, finely=finely)
    parts: list[str] = []
    units: list[Unit] = []
    at = target = 0
    for part, is_text in taken_apart(text):
        converted, found = part, [(0, len(part), 0, len(part))]
        if is_text:
            converted, found = _trace(_normal(part, steps), steps, finely=finely)
        units += [(u[0] + at, u[1] + at, u[2] + target, u[3] + target) for u in found]
        parts.append(converted)
        at, target = at + len(part), target + len(converted)
    return "".join(parts), units


def alternatives(text: str, steps: tuple[str, ...]) -> tuple[str, ...]:
    """What the text of one unit can become by all values of the dictionaries; the one that is taken comes first."""
    found = [text]
    for step in steps:
        found = list(dict.fromkeys(other for one in found for other in _converter(step).alternatives(one)))
    return tuple(found)


def words(text: str, steps: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the first conversion's words of more than one character stand: the longest at each place, from the left."""
    return _converter(steps[0]).words(text) if steps else []


def characters(steps: tuple[str, ...]) -> str:
    """The single characters that a step has an entry for."""
    return "".join(_converter(step).characters for step in steps)


def _trace(text: str, steps: tuple[str, ...], *, finely: bool) -> tuple[str, list[Unit]]:
    units: list[Unit] = []
    for step in steps:
        text, found = _converter(step).traced(text, finely=finely)
        units = compose(units, found)
    return text, units


_building = threading.Lock()
_converters: "dict[str, Converter]" = {}


def _converter(step: str) -> "Converter":
    if step not in _converters:
        # Threads that need the same dictionaries at once wait for the first, instead of each reading them.
        with _building:
            if step not in _converters:
                name = step.removesuffix(OF_NEWS)
                recipe = read_recipe(name) if name == step else news_recipe(name, _ready)
                _converters[step] = Converter(recipe, _ready)
                give_back()
    return _converters[step]


@cache
def _ready(source: Source) -> Step:
    return Step(material(entries(source)))


class Converter:
    """One configuration made ready: converts text without NUL characters, as OpenCC does if it is normalized first.

    The text is cut into the words of the segmentation and the runs between them; each of them goes
    through all steps by itself. What a word becomes is known beforehand, and all runs go through a step at once.
    """

    def __init__(self, recipe: Recipe, ready: Ready) -> None:
        self._normalization = [ready(source) for source in recipe.normalization]
        self._steps = [ready(source) for source in recipe.steps]
        self._words = None if recipe.segmentation is None else ready(recipe.segmentation)
        self._results = Packed(b"" if self._words is None else self._through(self._words.keys.packed.decode()).encode())

    @property
    def characters(self) -> str:
        """The single ones with an entry: all others stay as they are wherever no phrase covers them."""
        return "".join(step.characters for step in (*self._normalization, *self._steps))

    def normalize(self, text: str) -> str:
        """The text with each character in the form that the dictionaries know. What ``is_usual`` is normal already."""
        for step in self._normalization:
            text = step.convert(text)
        return text

    def convert(self, text: str) -> str:
        """What becomes of a normal text."""
        if self._words is None:
            return self._through(text)
        matches: list[Match] = self._words.find(text)
        if not matches:
            return self._through_runs(text)
        results = self._results
        runs = self._through_runs(SEPARATOR.join(cut(text, matches))).split(SEPARATOR)
        return "".join(alternating(runs, [results[number] for number, _, _ in matches]))

    def traced(self, text: str, *, finely: bool = False) -> tuple[str, list[Unit]]:
        """What becomes of a normal text, and its units.

        ``finely``: also within the words of the segmentation, and without the phrases of any step but the last that are
        as long as their values. This tells best which place became which.
        """
        if self._words is None:
            return self._traced_through(text, finely=finely)
        return self._traced_segments(text, self._words, finely=finely)

    def words(self, text: str) -> list[tuple[int, int]]:
        """Where the words of the segmentation stand in a normal text, in order."""
        if self._words is None:
            return []
        matches: list[Match] = self._words.find(text)
        return [(start, end) for _, start, end in matches if end - start > 1]

    def alternatives(self, text: str) -> list[str]:
        """What one unit can become by all values of the dictionaries, the one that is taken first."""
        found = [text]
        for step in (*self._normalization, *self._steps):
            found = list(dict.fromkeys(other for one in found for other in step.alternatives(one)))
        return found

    def _through(self, text: str) -> str:
        for step in self._steps:
            text = step.convert(text)
        return text

    def _through_runs(self, runs: str) -> str:
        """Runs converted: they hold no word of the segmentation, so a step with the same words need not search."""
        words = None if self._words is None else self._words.keys
        text = runs
        for step in self._steps:
            is_searched = step.keys is not words or text != runs
            text = step.convert(text) if is_searched else step.translate(text)
        return text

    def _traced_through(self, text: str, *, finely: bool) -> tuple[str, list[Unit]]:
        units: list[Unit] = []
        for step in self._steps:
            text, found = step.traced(text, finely=finely and step is not self._steps[-1])
            units = compose(units, found)
        return text, units

    def _traced_segments(self, text: str, segmentation: Step, *, finely: bool) -> tuple[str, list[Unit]]:
        matches: list[Match] = segmentation.find(text)
        pieces = cut(text, matches)
        words: list[tuple[str, str]] = []
        if finely:
            pieces = alternating(pieces, [text[start:end] for _, start, end in matches])
            words = [("", "")] * (len(pieces) - 1)
        else:
            words = [(text[start:end], self._results[number]) for number, start, end in matches]
        converted, inside = self._traced_through(SEPARATOR.join(pieces), finely=finely)
        targets = converted.split(SEPARATOR)
        units = _placed(inside, pieces, targets, words)
        return "".join(alternating(targets, [target for _, target in words])), units


def _placed(
    inside: Sequence[Unit], pieces: Sequence[str], targets: Sequence[str], words: Sequence[tuple[str, str]]
) -> list[Unit]:
    """The units of joined pieces at their places in the whole, and each word that stands between two as one unit."""
    units: list[Unit] = []
    at = start = target = joined = target_joined = 0
    for number, (piece, piece_target) in enumerate(zip(pieces, targets, strict=True)):
        moved, target_moved, end = start - joined, target - target_joined, joined + len(piece)
        while at < len(inside) and inside[at][0] < end:
            one = inside[at]
            units.append((one[0] + moved, one[1] + moved, one[2] + target_moved, one[3] + target_moved))
            at += 1
        start, target = start + len(piece), target + len(piece_target)
        joined, target_joined = end + 1, target_joined + len(piece_target) + 1
        if number < len(words):
            word, word_target = words[number]
            if word:
                units.append((start, start + len(word), target, target + len(word_target)))
            start, target = start + len(word), target + len(word_target)
    return units


def compose(first: Sequence[Unit], second: Sequence[Unit]) -> list[Unit]:
    """The units of two passes as those of one: what overlaps in the text between the passes becomes one unit."""
    if not first or not second:
        return list(first or second)
    composed: list[Unit] = []
    i = j = 0
    # How far a place between units lies from its place in the text between the passes.
    before = after = 0
    while i < len(first) or j < len(second):
        start = min(first[i][2] if i < len(first) else second[j][0], second[j][0] if j < len(second) else first[i][2])
        source_start, target_start = start + before, start + after
        end = start
        while True:
            if i < len(first) and (first[i][2] < end or first[i][2] == start == end):
                unit = first[i]
                end, before = max(end, unit[3]), unit[1] - unit[3]
                i += 1
            elif j < len(second) and (second[j][0] < end or second[j][0] == start == end):
                unit = second[j]
                end, after = max(end, unit[1]), unit[3] - unit[1]
                j += 1
            else:
                break
        composed.append((source_start, end + before, target_start, end + after))
    return composed
