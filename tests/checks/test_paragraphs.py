"""A mark whose partner stands in another segment of the paragraph, or in the next one, is no lone mark."""

from dataclasses import replace

import pytest

from tms.checks import CheckedText, check, with_paragraphs
from tms.domain.locales import EN, ZH_HANS, ZH_HANT

FAMILIES = ("brackets", "quotation marks")

# Paragraphs of (source, text); what is found: the number of the segment and the mark.
Pairs = list[tuple[str, str]]

RIGHT: dict[str, tuple[tuple[str, str], Pairs]] = {
    "the translation draws two quotations together": (
        (EN, ZH_HANS),
        [
            ("“We waited,” he said.", "他说：“我们等了。"),
            ("“Nobody came.”", "没有人来。”"),
            ("Then it rained.", "后来下雨了。"),
        ],
    ),
    "the source interrupts a quotation and the text doesn’t": (
        (ZH_HANS, EN),
        [("“票卖完了，”她说。", "“The tickets have sold out."), ("“明年再来吧。”", "Come again next year,” she said.")],
    ),
    "an inner quotation in each sentence of an outer one": (
        (EN, ZH_HANT),
        [
            ("“He said ‘no’,” she told us.", "她告訴我們：「他說『不』。"),
            ("“And then ‘never’.”", "然後又說『絕不』。」"),
        ],
    ),
    "the source's single marks": (
        (EN, ZH_HANS),
        [("‘The bridge is safe.", "“这座桥是安全的。"), ("We checked it twice,’ he said.", "我们查过两遍。”他说。")],
    ),
    "straight ones": (
        (ZH_HANS, EN),
        [("“很安全。”他说。", '"It is safe.'), ("“查过了。”", 'We have checked," he said.')],
    ),
    "it closes one and opens the next": (
        (EN, ZH_HANS),
        [
            ("“The first,” he said.", "他说：“第一个。"),
            ("“The second,” she said.", "很好。”她说：“第二个。"),
            ("“The third.”", "第三个。”"),
        ],
    ),
    "a bracket": (
        (EN, ZH_HANS),
        [("The mine (shut in 1985) is a museum.", "该矿（1985年关闭。"), ("Entry is free.", "现为博物馆）免费开放。")],
    ),
    "the rest is not written yet": (
        (EN, ZH_HANS),
        [("“We waited,” he said.", "他说：“我们等了。"), ("“Nobody came.”", "")],
    ),
    "both leave it open": ((EN, ZH_HANS), [("“We waited.", "“我们等了。")]),
}
WRONG: dict[str, tuple[tuple[str, str], Pairs, list[tuple[int, str]]]] = {
    "nothing closes it": (
        (EN, ZH_HANS),
        [("“We waited,” he said.", "他说：“我们等了。"), ("“Nobody came.”", "没有人来。")],
        [(1, "“")],
    ),
    "it was closed before": (
        (EN, ZH_HANS),
        [("“We waited,” he said.", "他说：“我们等了。”"), ("“Nobody came.”", "没有人来。”")],
        [(2, "”")],
    ),
    "the source closes it in the next segment and the text doesn’t": (
        (EN, ZH_HANS),
        [("“We waited.", "“我们等了。"), ("Nobody came.”", "没有人来。")],
        [(1, "“")],
    ),
    "the next one opens again": (
        (EN, ZH_HANT),
        [("“We waited,” he said.", "他說：「我們等了。"), ("“Nobody came.”", "「沒有人來。」")],
        [(1, "「")],
    ),
    "one straight mark too many": (
        (ZH_HANS, EN),
        [("“很安全。”他说。", '"It is safe.'), ("“查过了。”", '"We have checked," he said.')],
        [(1, '"')],
    ),
    "a bracket": (
        (ZH_HANS, EN),
        [("该矿（1985年关闭）现为博物馆。", "The mine (shut in 1985 is a museum."), ("免费。", "It is free.")],
        [(1, "(")],
    ),
}


def paragraphs(locales: tuple[str, str], *blocks: Pairs) -> list[CheckedText]:
    source_locale, locale = locales
    texts = [(n, pair) for n, block in enumerate(blocks) for pair in block]
    return with_paragraphs(
        [
            (block, CheckedText(n, source, source_locale, None, text, locale, region=locale))
            for n, (block, (source, text)) in enumerate(texts, 1)
        ]
    )


def lone(texts: list[CheckedText]) -> list[tuple[int, str]]:
    found = [(text, one) for text in texts for one in check(text, families=FAMILIES) if one.code.endswith(".lone")]
    return [(text.segment_id, text.text[one.start : one.end]) for text, one in found]


@pytest.mark.parametrize("case", RIGHT)
def test_what_the_paragraph_answers_is_not_found(case: str) -> None:
    locales, block = RIGHT[case]
    assert lone(paragraphs(locales, block)) == []


@pytest.mark.parametrize("case", WRONG)
def test_what_nothing_answers_is_found_where_it_stands(case: str) -> None:
    locales, block, wanted = WRONG[case]
    assert lone(paragraphs(locales, block)) == wanted


def test_a_quotation_that_goes_on_opens_each_paragraph_and_only_the_last_closes_it() -> None:
    first = [("He spoke of the war.", "他谈到战争。"), ("“Nobody came.”", "“没有人来。")]
    second = [("“We were alone.”", "“我们很孤单。”")]
    assert lone(paragraphs((EN, ZH_HANS), first, second)) == []
    assert lone(paragraphs((EN, ZH_HANS), first, [("We were alone.", "我们很孤单。")])) == [(2, "“")]
    closed = [("“Nobody came,” he said.", "“没有人来，他说。")]
    assert lone(paragraphs((EN, ZH_HANS), closed, second)) == [(1, "“")]


def test_inline_codes_are_no_part_of_a_paragraph() -> None:
    codes = {"1": {"type": "strong"}}
    pairs = [("“⟦1⟧We⟦/1⟧ waited,” he said.", "他说：“⟦1⟧我们⟦/1⟧等了。"), ("“Nobody came.”", "没有人来。”")]
    texts = [CheckedText(n, source, EN, codes, text, ZH_HANS) for n, (source, text) in enumerate(pairs, 1)]
    assert lone(with_paragraphs([(1, text) for text in texts])) == []
    open_ = [texts[0], replace(texts[1], text="没有人来。")]
    (found,) = check(with_paragraphs([(1, text) for text in open_])[0], families=FAMILIES)
    assert found.start == len("他说：")
