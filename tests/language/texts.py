"""Texts that properties are tried on: any Unicode, and news-like text full of stops, marks, markers and line ends."""

from hypothesis import strategies as st

from tms.language.marked_text import put_back, take_apart

# Surrogates are no characters and never reach the language layer: files and forms are decoded before.
unicode_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)

_PARTS = [
    "头发", "信息", "时代", "出租车", "軟件", "中国", "U.S.", "Mr.", "he left", "I", "3.5", "2014年",
    "“", "”", "‘", "’", "「", "」", "（", "）", "《", "》", '"', "'",
    "(", ")", "[1]", "。", "！", "？", "……", "...", "…", ".", "!", "?",
    "，", "；", "：", " ", "\u3000", "\n", "\r\n", "\n\n", "\t", "1. ", "2. ", "•",
    "—", "a", "\x00", "\u2028", "😀",
]  # fmt: skip

plain_news = st.lists(st.sampled_from(_PARTS), max_size=30).map("".join)


@st.composite
def marked_news(draw: st.DrawFn) -> str:
    """News-like text with well-formed inline markers at any place, also inside words."""
    text = draw(plain_news)
    for number in range(1, draw(st.integers(0, 4)) + 1):
        at = draw(st.integers(0, len(text)))
        if draw(st.booleans()):
            text = _insert(text, at, f"⟦{number}/⟧")
        else:
            depth_safe = draw(st.integers(0, 6))
            text = _pair(text, at, depth_safe, number)
    return text


def _insert(text: str, at: int, marker: str) -> str:
    plain, marks = take_apart(text)
    at = min(at, len(plain))
    before = put_back(plain[:at], [mark for mark in marks if mark.at < at])
    return before + marker + text[len(before) :]


def _pair(text: str, at: int, length: int, number: int) -> str:
    """A pair around a few characters without markers, so that the nesting stays right."""
    end = min(len(text), at + length)
    if "⟦" in text[max(0, at - 6) : end + 6] or "⟧" in text[max(0, at - 6) : end + 6]:
        return text
    return f"{text[:at]}⟦{number}⟧{text[at:end]}⟦/{number}⟧{text[end:]}"
