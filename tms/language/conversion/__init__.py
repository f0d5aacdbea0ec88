"""Between Simplified and Traditional Chinese: characters, vocabulary, quotation marks; terms that stay as decided.

    convert("头发", source="zh-Hans", target="zh-Hant-TW")   → "頭髮"
    derive("对于欢案", source="zh-Hans", target="zh-Hant-TW", terms=[("于欢", "于歡")])  → "對于歡案"

``convert`` is what the dictionaries say, with inline markers kept; ``derive`` is what a publication's derived version
says. Text is taken to be in ``source``: what is already Traditional is damaged by a conversion from Simplified, so
callers that don't know ask ``detect_script`` first.
"""

from collections.abc import Sequence
from functools import lru_cache

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.chains import chain
from tms.language.conversion.derivation import ConversionCursor, ConvertedText, derive_explained
from tms.language.conversion.detection import detect_locale, detect_script
from tms.language.conversion.dictionaries import DICTIONARY_VERSION
from tms.language.conversion.engine import run
from tms.language.conversion.explain import align
from tms.language.conversion.quotes import Quoted, convert_quotes
from tms.language.conversion.rules import Level, PlaceRule, Rule, RuleSet
from tms.language.conversion.spans import ConversionSpan, Converted, DecidedBy
from tms.language.marked_text import carry, put_back, take_apart
from tms.language.terms import TermIndex

__all__ = [
    "DICTIONARY_VERSION",
    "PROFILES",
    "ConversionSpan",
    "Converted",
    "ConvertedText",
    "DecidedBy",
    "Level",
    "PlaceRule",
    "Quoted",
    "Rule",
    "RuleSet",
    "convert",
    "convert_explained",
    "convert_quotes",
    "derive",
    "derive_explained",
    "detect_locale",
    "detect_script",
]  # fmt: skip

PROFILES = (ZH_HANS, ZH_HANT_TW, ZH_HANT_HK)
"""What a derived version can be made for. Plain zh-Hant is no profile: readers get a region's forms."""


def convert(text: str, *, source: str, target: str, vocabulary: bool = True) -> str:
    """The text in the other locale, line for line, with its inline markers where they belong.

    ``source`` and ``target`` are zh-Hans, zh-Hant, zh-Hant-TW or zh-Hant-HK; the same twice changes nothing. Without
    ``vocabulary`` only characters change. Quotation marks stay. Without its markers the result is exactly what OpenCC
    makes of the text without markers. Raises ValueError for other locales.
    """
    steps = chain(source, target, vocabulary=vocabulary)
    plain, marks = take_apart(text)
    if not marks or not steps:
        return run(text, steps)
    converted, spans = align(plain, steps)
    return put_back(converted, carry(marks, spans, plain, converted))


def convert_explained(
    text: str,
    *,
    source: str,
    target: str,
    vocabulary: bool = True,
    rules: RuleSet | None = None,
    places: Sequence[PlaceRule] = (),
) -> Converted:
    """The text in the other locale with spans that say what became of what, around what rules and places decide.

    Raises ValueError as ``convert`` does, and for a place that does not lie in the text without markers.
    """
    plain, marks = take_apart(text)
    steps = chain(source, target, vocabulary=vocabulary)
    around = ConversionCursor(plain, steps, (rules or RuleSet()).find(plain, places), aligned=bool(marks))
    carried = carry(marks, around.alignment, plain, around.text)
    return Converted(put_back(around.text, carried), tuple(around.spans))


def derive(text: str, *, source: str, target: str, terms: Sequence[tuple[str, str]] | TermIndex = ()) -> str:
    """The text that ``derive_explained`` gives for a region's profile, with (source, target) pairs as terms."""
    pairs = [(term.source, term.target) for term in terms.terms] if isinstance(terms, TermIndex) else terms
    return derive_explained(text, source=source, profile=target, rules=_rules(tuple(pairs))).text


@lru_cache(maxsize=64)
def _rules(pairs: tuple[tuple[str, str], ...]) -> RuleSet:
    return RuleSet(Rule(source, target, Level.PUBLICATION) for source, target in pairs)
