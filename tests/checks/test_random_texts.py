"""Whatever stands in a source and a text: every check answers, and its places lie in the text."""

from hypothesis import example, given
from hypothesis import strategies as st

from tms.checks import ALL, CheckedText, check
from tms.language.conversion.profiles import profile_of

CODES = {"1": {"type": "strong"}, "2": {"type": "footnote"}}
WORDS = (
    '⟦1⟧ ⟦/1⟧ ⟦2/⟧ ⟦9⟧ “ ” 「 」 " ( ) （ ） 《 》 ， 。 . , … — the 的的 第一 90亿 $1.4billion 4.5% 3月3日 软件 軟件'
    " 裏 長 https://a.org/x a@b.org 𠮷 é ２ 萬 decades ¥5 Python 不"
)
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\u3000", "the the", "two decades", "March 3"])
TEXTS = st.lists(PIECES, max_size=14).map("".join)
LOCALES = st.sampled_from([("en", None), ("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant-TW"), ("zh-Hant", None)])
HOUSES = {
    tag: profile_of(tag, {"spacing": "space", "dates": "han", "titles": "quotes"}) for tag in ("zh-Hans", "zh-Hant-TW")
}


@given(TEXTS, TEXTS, LOCALES, LOCALES, st.sampled_from([None, CODES]))
@example("，", "⟦1⟧", ("en", None), ("en", None), CODES)
@example("，", "”", ("en", None), ("en", None), None)
def test_places_lie_in_the_text_and_keys_tell_findings_apart(
    source: str,
    text: str,
    there: tuple[str, str | None],
    here: tuple[str, str | None],
    codes: dict[str, dict[str, str]] | None,
) -> None:
    locale, region = here
    asked = CheckedText(
        1, source, there[0], codes, text, locale, region=region, house=HOUSES.get(region or ""), kept=("软件",)
    )
    found = check(asked)
    for one in found:
        assert one.family in ALL
        assert (one.start is None) == (one.end is None)
        if one.start is not None and one.end is not None:
            assert 0 <= one.start < one.end <= len(text), one
    assert len({one.key for one in found}) == len(found)
