"""The conversions behind names of ours: which of OpenCC's configurations lead from one locale to another.

| from \\ to | zh-Hans | zh-Hant | zh-Hant-TW | zh-Hant-HK |
|---|---|---|---|---|
| zh-Hans | – | s2t | s2twp (s2tw) | s2hkp (s2hk) |
| zh-Hant | t2s | – | t2tw | t2hk |
| zh-Hant-TW | tw2sp (tw2s) | tw2t | – | tw2t, t2hk |
| zh-Hant-HK | hk2sp (hk2s) | hk2t | hk2t, t2tw | – |

In brackets: characters only. Between two Traditional locales only characters change; OpenCC has no vocabulary there.
Plain zh-Hant is OpenCC's standard, which prefers one form per character to what any region prints (爲 裏 羣 喫): right
for comparing and as a step on the way, wrong for readers, who get a region's forms.
"""

import threading
from functools import cache

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import dictionaries
from tms.language.conversion.alignment import Unit, compose
from tms.language.conversion.converter import Converter
from tms.language.conversion.dictionaries import Source, read_recipe
from tms.language.conversion.dictionary_pass import Step, material
from tms.language.conversion.news_senses import news_recipe, news_words
from tms.language.conversion.protected import is_usual, taken_apart
from tms.language.release_memory import give_back

_CHAINS: dict[tuple[str, str], tuple[str, ...]] = {
    (ZH_HANS, ZH_HANT): ("s2t",),
    (ZH_HANS, ZH_HANT_TW): ("s2tw",),
    (ZH_HANS, ZH_HANT_HK): ("s2hk",),
    (ZH_HANT, ZH_HANS): ("t2s",),
    (ZH_HANT, ZH_HANT_TW): ("t2tw",),
    (ZH_HANT, ZH_HANT_HK): ("t2hk",),
    (ZH_HANT_TW, ZH_HANS): ("tw2s",),
    (ZH_HANT_TW, ZH_HANT): ("tw2t",),
    (ZH_HANT_TW, ZH_HANT_HK): ("tw2t", "t2hk"),
    (ZH_HANT_HK, ZH_HANS): ("hk2s",),
    (ZH_HANT_HK, ZH_HANT): ("hk2t",),
    (ZH_HANT_HK, ZH_HANT_TW): ("hk2t", "t2tw"),
}
_WITH_VOCABULARY = {"s2tw": "s2twp", "s2hk": "s2hkp", "tw2s": "tw2sp", "hk2s": "hk2sp"}

_OF_NEWS = "+news"
"""Behind the name of a configuration: words of the news change their characters only."""


def chain(source: str, target: str, *, vocabulary: bool, news: bool = False) -> tuple[str, ...]:
    """The names of the conversions to run one after the other; none where source and target are the same.

    ``news``: words that OpenCC's vocabulary takes in another sense than news does keep theirs. Raises ValueError for a
    locale that is not one of the four Chinese ones: callers check what people type.
    """
    known = {locale for pair in _CHAINS for locale in pair}
    if source not in known or target not in known:
        raise ValueError(f"no conversion from {source!r} to {target!r}")
    steps = _CHAINS.get((source, target), ())
    if not vocabulary:
        return steps
    with_words = tuple(_WITH_VOCABULARY.get(step, step) for step in steps)
    return tuple(step + _OF_NEWS if news and news_words(step) else step for step in with_words)


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
_converters: dict[str, Converter] = {}


def _converter(step: str) -> Converter:
    if step not in _converters:
        # Threads that need the same dictionaries at once wait for the first, instead of each reading them.
        with _building:
            if step not in _converters:
                name = step.removesuffix(_OF_NEWS)
                recipe = read_recipe(name) if name == step else news_recipe(name, _ready)
                _converters[step] = Converter(recipe, _ready)
                give_back()
    return _converters[step]


@cache
def _ready(source: Source) -> Step:
    return Step(material(dictionaries.entries(source)))
