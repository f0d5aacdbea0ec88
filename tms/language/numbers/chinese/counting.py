"""Whether a Chinese numeral counts something: three reporters, or only a word with a numeral in it."""

import re

from tms.language.numbers.chinese.numerals import HAN
from tms.language.numbers.chinese.traps import LARGE_MEASURES, MEASURES

_UNSURE = frozenset(("两国", "两党", "两方", "两地", "两者", "两军", "三方", "三者", "四方", "四周", "三军"))
_TO_A_NUMBER = re.compile(rf"[到至—–-](?=[\d{HAN}])")
_NUMERALS = frozenset("0123456789" + HAN)
_UNIT = re.compile("[年天周吨](?![一二三四五六日天线]|[代级度])|个(?:月|世纪|星期|小时)|小时|分钟|英里|公里|英亩|公顷")
_NO_NUMBER = frozenset("楼线院角码令称召")
_TURN = re.compile("度的?大?(?:转|反转|逆转|变)")
_SO_MANY = frozenset("足到逾超过達达破近约約")
"""Of 不足万瓶 and 逾百座 the number is 10,000 and 100."""
_LARGE_ALONE = frozenset(("百万", "千万", "万亿", "百亿", "千亿"))


def counts(text: str, start: int, end: int, *, has_money: bool) -> bool | None:
    """Certainly, perhaps (False), or not at all (None); ``has_money``: the name of a currency follows."""
    run, follows = text[start:end], text[end : end + 1]
    if any(character.isdecimal() for character in run):
        return True
    if (run == "一百八十" and _TURN.match(text, end)) or (len(run) > 1 and text[start - 2 : start] == "年近"):
        return False  # The opposite of what was said before; and who is 年近五十 is in the late forties.
    if len(run) > 1:
        return run not in _LARGE_ALONE
    before = text[start - 1 : start] if start else ""
    if run in ("零", "一"):
        return _one_or_none(run, before, follows, is_unit=_UNIT.match(text, end) is not None)
    if run in "百千万亿兆":
        is_counted = follows in LARGE_MEASURES or (before and before in _SO_MANY and follows in MEASURES)
        return False if follows and is_counted else None
    if (before == "比" and text[start - 2 : start - 1] in _NUMERALS) or (
        follows == "比" and text[end + 1 : end + 2] in _NUMERALS
    ):
        return True
    is_counted = (follows and follows in MEASURES) or (follows == "号" and text[end + 1 : end + 2] not in _NO_NUMBER)
    if not is_counted and not has_money and _TO_A_NUMBER.match(text, end) is None:
        return None
    is_number_of_it = follows == "号" or run + follows in _UNSURE
    return not is_number_of_it and not (run == "两" and before in ("这", "那", "们"))


def _one_or_none(run: str, before: str, follows: str, *, is_unit: bool) -> bool | None:
    """The scores 二比一 and 三比零, and 一成; 一 before a person is mostly an article."""
    if before == "比" or (run == "一" and follows == "成"):
        return True
    is_one = run == "一" and before != "唯" and (follows in ("人", "名", "位", "倍") or is_unit)
    return False if is_one else None
