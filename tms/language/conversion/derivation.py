"""The text of a derived version: decisions of people first, the dictionaries for what lies between, then the style."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tms.domain.locales import ZH_HANT
from tms.language.conversion.around import Around
from tms.language.conversion.engine import chain
from tms.language.conversion.profiles import PROFILES_BY_TAG, Profile, Styled, style
from tms.language.conversion.recognition import script_report
from tms.language.conversion.rules import Place, RuleSet
from tms.language.conversion.spans import ConversionSpan, Decided, Derived
from tms.language.marked import carry, put_back, take_apart


def derive_explained(
    text: str, *, source: str, profile: Profile | str, rules: RuleSet, places: Sequence[Place] = ()
) -> Derived:
    """What a derived version says for a text in ``source``, with spans; inline markers come back where they belong.

    ``profile`` is a house's, or the tag of a region. Places and rules are found before any dictionary looks at the
    text; their targets are never converted again, and what stands between them is converted apart, so that no
    dictionary entry reaches into them. The profile's style changes none of them but those of the starter glossary.
    Words of the news that OpenCC reads as computing terms (进程, 声明) change their characters only.

    A text that is not in ``source`` but in the other script, as ``script_report`` tells, is converted from that:
    范先生說 in a Simplified article stays as it is. Raises ValueError for a profile without a region, and for a place
    that does not lie in the text without markers.
    """
    if profile == ZH_HANT:
        raise ValueError("a derived version needs a region: zh-Hant-TW or zh-Hant-HK")
    house = PROFILES_BY_TAG[profile] if isinstance(profile, str) else profile
    plain, marks = take_apart(text)
    if source == house.tag:
        return Derived(text, _unchanged(plain))
    report = script_report(plain, source)
    steps = chain(report.source, house.tag, vocabulary=house["vocabulary"] == "region", news=True)
    around = Around(plain, steps, rules.find(plain, places), aligned=bool(marks))
    decided = [(s.target_start, s.target_end) for s in around.spans if s.decided.is_by_people and not _is_ours(s)]
    styled = style(around.text, house, protected=decided)
    carried = carry(around.carried(marks), styled.spans)
    return Derived(put_back(styled.text, carried), _styled(around.spans, styled, house), styled.unbalanced, report)


def _styled(spans: Sequence[ConversionSpan], styled: Styled, house: Profile) -> tuple[ConversionSpan, ...]:
    """The spans with their places in the styled text, and the dictionaries' candidates as the house writes them."""
    longer = [one for one in styled.spans if one.end - one.start != one.target_end - one.target_start]
    found: list[ConversionSpan] = []
    edges = [edge for stretch in longer for edge in (stretch.start, stretch.end)]
    for span in _apart(spans, edges) if longer else spans:
        start, end = span.target_start, span.target_end
        candidates = span.candidates if span.decided.is_by_people else _candidates(span.candidates, house)
        if longer:
            start, end = styled.at(start), styled.at(end)
        same = not longer and candidates is span.candidates
        found.append(span if same else span._replace(target_start=start, target_end=end, candidates=candidates))
    return tuple(found)


def _apart(spans: Sequence[ConversionSpan], edges: Sequence[int]) -> Iterator[ConversionSpan]:
    """The spans, unchanged ones cut at edges of the result: what stays as long as it was still tells its places."""
    for span in spans:
        if span.decided is Decided.UNCHANGED:
            moved = span.target_start - span.start
            cuts = [edge for edge in edges if span.target_start < edge < span.target_end]
            for start, end in pairwise([span.target_start, *cuts, span.target_end]):
                yield span._replace(start=start - moved, end=end - moved, target_start=start, target_end=end)
        else:
            yield span


def _is_ours(span: ConversionSpan) -> bool:
    """Whether the starter glossary decided, and nobody of the house."""
    return span.key is not None and span.key.startswith("built-in:")


@lru_cache(maxsize=32_768)
def _candidates(candidates: tuple[str, ...], house: Profile) -> tuple[str, ...]:
    styled = tuple(dict.fromkeys(style(candidate, house).text for candidate in candidates))
    return candidates if styled == candidates else styled


def _unchanged(plain: str) -> tuple[ConversionSpan, ...]:
    return (ConversionSpan(0, len(plain), 0, len(plain), Decided.UNCHANGED),) if plain else ()
