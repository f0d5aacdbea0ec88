"""Our segmentation: how fast beside sentencex alone, and how much of what others divided it finds again."""

from collections.abc import Sequence

import sentencex

from tests.benchmarks.report import Row
from tests.benchmarks.timing import compare
from tests.language.segmentation import corpora
from tests.language.segmentation.case_files import cases, wrong
from tests.shared_data import SHARED
from tms.language.segmentation import NO_RULES, SegmentationRules, read_rules, segments

_RULES = read_rules("Xinh.\nApprox.", "Yahoo!|\n|（完）", "编者按：|\nBEIJING —|")


def segmentation_rows(*, rounds: int) -> list[Row]:
    """Speeds as multiples of sentencex's own (1 = as fast), cases that are right, and F1; there is no budget."""
    speeds = [_speed(locale, rounds, NO_RULES) for locale in corpora.JOINTS]
    speeds += [_speed(locale, rounds, _RULES) for locale in ("en", "zh-Hans")]
    return [*speeds, *_right(), *(_found_again() if SHARED.is_dir() else ())]


def _speed(locale: str, rounds: int, rules: SegmentationRules) -> Row:
    texts, what = _paragraphs(locale)
    language = locale[:2]

    def alone() -> list[Sequence[str]]:
        return [sentencex.segment(language, text) for text in texts]

    def ours() -> list[Sequence[str]]:
        return [segments(text, locale, rules) for text in texts]

    timed = compare(alone, [ours], rounds=rounds, each=5)[0]
    per_second = [sum(map(len, texts)) / seconds / 1e6 for seconds in (timed.median, timed.hello)]
    speed = "{:.1f} against {:.1f} million characters per second".format(*per_second)
    detail = f"{speed}; {len(texts)} paragraphs of {what}"
    with_rules = "" if rules == NO_RULES else " with rules"
    return Row(f"segmentation {locale}{with_rules}", 1 / timed.times, "× sentencex", detail=detail)


def _paragraphs(locale: str) -> tuple[list[str], str]:
    """Translated news, five sentences at a time; where the data are not there, the cases of the tests."""
    joint = corpora.JOINTS[locale]
    if not SHARED.is_dir():
        return [case.text for case in cases(locale, joint)], "the tests' cases"
    return [joint.join(sentences) for sentences in corpora.news_by_fives(locale)], "news"


def _right() -> list[Row]:
    rows = []
    for file, locale in (("golden-en", "en"), *((locale, locale) for locale in corpora.JOINTS)):
        joint = corpora.JOINTS[locale]
        failing = wrong(file, locale, joint)
        total = len(cases(file, joint))
        detail = f"of {total}" + (f"; not: {', '.join(failing)}" if failing else "")
        rows.append(Row(f"segmentation cases {file}", total - len(failing), "right", detail=detail))
    return rows


def _found_again() -> list[Row]:
    wikipedia = [(f"UD GSD {locale}", locale, corpora.wikipedia(locale)) for locale in ("zh-Hans", "zh-Hant")]
    news = [(f"news {locale}", locale, corpora.news(locale)) for locale in corpora.JOINTS]
    return [
        Row(f"segmentation {what}", corpora.f1(data, locale), "F1", detail=f"{sum(map(len, data))} sentences")
        for what, locale, data in (*wikipedia, *news)
    ]
