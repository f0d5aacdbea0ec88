"""The text of a derived version: decisions of people first, the dictionaries for what lies between, then the style."""

from collections.abc import Sequence

from tms.domain.locales import ZH_HANT
from tms.language.conversion.around import Around
from tms.language.conversion.engine import chain
from tms.language.conversion.quotes import convert_quotes
from tms.language.conversion.rules import Place, RuleSet
from tms.language.conversion.spans import ConversionSpan, Decided, Derived
from tms.language.marked import put_back, take_apart


def derive_explained(text: str, *, source: str, profile: str, rules: RuleSet, places: Sequence[Place] = ()) -> Derived:
    """What a derived version says for a text in ``source``, with spans; inline markers come back where they belong.

    Places and rules are found before any dictionary looks at the text; their targets are never converted again, and
    what stands between them is converted apart, so that no dictionary entry reaches into them. Words of the news that
    OpenCC reads as computing terms (进程, 声明) change their characters only. Raises ValueError for a profile without
    a region, and for a place that does not lie in the text without markers.
    """
    if profile == ZH_HANT:
        raise ValueError("a derived version needs a region: zh-Hant-TW or zh-Hant-HK")
    steps = chain(source, profile, vocabulary=True, news=True)
    plain, marks = take_apart(text)
    if not steps:
        return Derived(text, _unchanged(plain))
    around = Around(plain, steps, rules.find(plain, places), aligned=bool(marks))
    decided = [(span.target_start, span.target_end) for span in around.spans if span.decided.is_by_people]
    quoted = convert_quotes(around.text, profile, protected=decided)
    return Derived(put_back(quoted.text, around.carried(marks)), tuple(around.spans), quoted.unbalanced)


def _unchanged(plain: str) -> tuple[ConversionSpan, ...]:
    return (ConversionSpan(0, len(plain), 0, len(plain), Decided.UNCHANGED),) if plain else ()
