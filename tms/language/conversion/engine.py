"""OpenCC, behind names of ours: which of its configurations lead from one locale to another, and running them.

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

import opencc

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW

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


def dictionary_version() -> int:
    """The version of the dictionaries as a rising number: OpenCC 1.4.2 is 10402."""
    major, minor, patch = (int(part) for part in opencc.__version__.split(".")[:3])
    return major * 10_000 + minor * 100 + patch


def chain(source: str, target: str, *, vocabulary: bool) -> tuple[str, ...]:
    """The names of the configurations to run one after the other; none where source and target are the same.

    Raises ValueError for a locale that is not one of the four Chinese ones: callers check what people type.
    """
    known = {locale for pair in _CHAINS for locale in pair}
    if source not in known or target not in known:
        raise ValueError(f"no conversion from {source!r} to {target!r}")
    steps = _CHAINS.get((source, target), ())
    return tuple(_WITH_VOCABULARY.get(step, step) for step in steps) if vocabulary else steps


def run(text: str, steps: tuple[str, ...]) -> str:
    """The text after all steps. Text without markers only: a marker would cut phrases."""
    if text.isascii():
        return text
    for step in steps:
        text = _run_one(text, step)
    return text


def _run_one(text: str, step: str) -> str:
    convert = _converter(step).convert
    if "\x00" not in text:
        return str(convert(text))
    # OpenCC stops reading at a NUL character, which would lose the rest of the text.
    return "\x00".join(str(convert(part)) for part in text.split("\x00"))


_loading = threading.Lock()


def _converter(step: str) -> opencc.OpenCC:
    # Threads that need the same dictionaries at once wait for the first, instead of each reading them.
    with _loading:
        return _loaded(step)


@cache
def _loaded(step: str) -> opencc.OpenCC:
    # With rare simplified characters that old fonts lack: OpenCC's own test cases expect them.
    return opencc.OpenCC(step, include_tofu_risk_dictionaries=True)
