"""What does not belong into a text of a locale: characters of the other script, marks and words of another region."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW, base_language
from tms.language.conversion.detection import is_han, is_simplified_only, is_traditional_only
from tms.language.conversion.engine import run
from tms.language.conversion.explained import align
from tms.language.conversion.news import news_words
from tms.language.conversion.quotes import convert_quotes
from tms.language.marked import places, take_apart

FindingKind = Literal["foreign_script", "regional_form", "quotation_mark", "vocabulary"]

_FORMS_OF_NO_REGION = {"爲": "為", "僞": "偽", "喫": "吃", "衆": "眾"}
_FORMS = {
    ZH_HANT_TW: _FORMS_OF_NO_REGION
    | {"裏": "裡", "羣": "群", "牀": "床", "峯": "峰", "麪": "麵", "着": "著", "綫": "線", "啓": "啟"},
    ZH_HANT_HK: _FORMS_OF_NO_REGION | {"裡": "裏"},
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of the text (offsets in it, markers counted) that does not belong there, and what would."""

    start: int
    end: int
    kind: FindingKind
    text: str
    suggestion: str | None


def foreign_script(text: str, locale: str) -> list[Finding]:
    """Runs of characters that only the other Chinese script has: Simplified ones in zh-Hant*, Traditional in zh-Hans.

    Characters that both scripts use (后 里 范, 吃 群 床) are never found. Empty for other languages.
    """
    script = base_language(locale)
    if script not in {ZH_HANS, "zh-Hant"}:
        return []
    is_foreign, step = (is_traditional_only, "t2s") if script == ZH_HANS else (is_simplified_only, _to_hant(locale))
    found: list[Finding] = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and is_foreign(text[end]):
            end += 1
        if end > at:
            found.append(Finding(at, end, "foreign_script", text[at:end], run(text[at:end], (step,))))
        at = end + 1
    return found


def region_findings(text: str, locale: str) -> list[Finding]:
    """The region lint: foreign script, forms of another region, quotation marks, for TW and HK vocabulary too.

    Vocabulary is what OpenCC replaces between the mainland and the region (信息 → 資訊), except words of the news that
    the region has too (支持, 聲明). Plain zh-Hant is asked for nothing that TW or HK could print. In order of place;
    empty for other languages.
    """
    if base_language(locale) not in {ZH_HANS, "zh-Hant"}:
        return []
    found = [*foreign_script(text, locale), *_forms(text, locale), *_quotation_marks(text, locale)]
    if locale in {ZH_HANT_TW, ZH_HANT_HK}:
        found += _vocabulary(text, locale)
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.kind))


def _to_hant(locale: str) -> str:
    return "s2hk" if locale == ZH_HANT_HK else "s2tw"


def _forms(text: str, locale: str) -> Iterator[Finding]:
    forms = _FORMS.get(locale, _FORMS_OF_NO_REGION if locale != ZH_HANS else {})
    for at, character in enumerate(text):
        if character in forms:
            yield Finding(at, at + 1, "regional_form", character, forms[character])


def _quotation_marks(text: str, locale: str) -> Iterator[Finding]:
    quoted = convert_quotes(text, locale).text
    for at, (mark, right) in enumerate(zip(text, quoted, strict=True)):
        if mark != right:
            yield Finding(at, at + 1, "quotation_mark", mark, right)
        elif mark == '"' and any(is_han(beside) for beside in text[max(0, at - 1) : at] + text[at + 1 : at + 2]):
            yield Finding(at, at + 1, "quotation_mark", mark, None)


def _vocabulary(text: str, locale: str) -> Iterator[Finding]:
    """Words that the conversion with vocabulary makes different from the one without, asked of the Simplified text."""
    back, characters = ("tw2s", "s2tw") if locale == ZH_HANT_TW else ("hk2s", "s2hk")
    plain, _ = take_apart(text)
    simplified = run(plain, (back,))
    without, with_words = run(simplified, (characters,)), run(simplified, (characters + "p",))
    if without == with_words or not len(simplified) == len(without) == len(plain):
        return
    words, spans = align(simplified, (characters + "p",))
    at = places(text)
    common = news_words(characters + "p")
    for span in spans:
        word = words[span.target_start : span.target_end]
        if simplified[span.start : span.end] in common:
            continue
        if word != without[span.start : span.end] and word != plain[span.start : span.end]:
            start, end = at[span.start], at[span.end - 1] + 1
            yield Finding(start, end, "vocabulary", text[start:end], word)
