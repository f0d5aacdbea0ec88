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

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.news_senses import news_words

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

OF_NEWS = "+news"
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
    return tuple(step + OF_NEWS if news and news_words(step) else step for step in with_words)
