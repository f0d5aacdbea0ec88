"""Errors in what stands beside the figures: another name, another unit, a denial that is lost, before for after.

As with the other kinds, nothing is shared with what finds them.
"""

import random
import re

from tests.benchmarks.parity.kind import CHINESE, ENGLISH, Kind, swapped, words


def _round(*names: str) -> dict[str, str]:
    """Each is taken for the next one."""
    return dict(zip(names, (*names[1:], names[0]), strict=True))


_NAMES = {
    **_round("Macron", "Putin", "Merkel", "Trump", "Obama", "Biden", "Corbyn", "Modi"),
    **_round("France", "Germany", "Italy", "Spain", "Japan", "Russia", "China", "India", "Iran", "Iraq", "Canada"),
    **_round("London", "Paris", "Berlin", "Moscow", "Beijing", "Tokyo", "Manchester", "Seoul", "Geneva"),
    **_round("NATO", "WHO", "IMF", "FBI", "CIA"),
    **_round("Google", "Facebook", "Microsoft", "Apple", "Samsung", "Boeing"),
}
_NAMES_ZH = {
    **_round("马克龙", "普京", "默克尔", "特朗普", "奥巴马", "拜登", "莫迪"),
    **_round("川普", "歐巴馬", "普丁", "梅克爾"),
    **_round("法国", "德国", "意大利", "西班牙", "日本", "俄罗斯", "中国", "伊朗", "伊拉克", "加拿大"),
    **_round("法國", "德國", "義大利", "俄羅斯", "中國", "伊朗"),
    **_round("伦敦", "巴黎", "柏林", "莫斯科", "北京", "东京", "曼彻斯特", "首尔"),
    **_round("倫敦", "巴黎", "柏林", "莫斯科", "曼徹斯特"),
    **_round("谷歌", "微软", "苹果公司", "三星", "波音"),
}
_UNITS = {
    **_round("miles", "kilometers"), **_round("mile", "kilometre"), **_round("feet", "meters"),
    **_round("acres", "hectares"),
    **_round("minutes", "hours", "days", "weeks", "months", "years"),
    **_round("minute", "hour", "day", "week", "month", "year"), **_round("pounds", "kilograms"),
}  # fmt: skip
_UNITS_ZH = {
    **_round("英里", "公里"), **_round("英尺", "米"), **_round("英亩", "公顷"), **_round("英畝", "公頃"),
    **_round("分钟", "小时"), **_round("分鐘", "小時"), **_round("天", "周"),
    **_round("个月", "年"), **_round("個月", "年"),
}  # fmt: skip
_COUNTED = r"(?<=\d[ -])"
_COUNTED_ZH = r"(?<=[\d一二两兩三四五六七八九十百千万半])"

RENAMED = (
    Kind("another name", ENGLISH, words(_NAMES, after=r"\b(?!’s Office|['’-]|\s[A-Z])"), swapped(_NAMES)),
    Kind("another name", CHINESE, words(_NAMES_ZH, "", ""), swapped(_NAMES_ZH)),
    Kind("another unit", ENGLISH, words(_UNITS, _COUNTED, r"\b(?![ -]olds?\b)"), swapped(_UNITS)),
    Kind(
        "another unit",
        CHINESE,
        words(_UNITS_ZH, r"(?<![年月第])(?<!\d{3}\d)" + _COUNTED_ZH, r"(?![级級代度月岁歲年末日初底])"),
        swapped(_UNITS_ZH),
    ),
)
_DENIALS = {"cannot": "can", "never": "always", "without": "with", "denied": "confirmed", "refused to": "agreed to"}
_DENIALS_ZH = {
    "没有": "有", "沒有": "有", "不会": "会", "不會": "會", "不能": "能", "并未": "已经", "未能": "能够",
    "从未": "一直", "否认": "承认", "否認": "承認", "无法": "能够", "無法": "能夠",
    "不是": "是", "拒绝": "同意", "拒絕": "同意",
}  # fmt: skip
_ORDER = {"before": "after", "after": "before"}
_ORDER_ZH = {"之前": "之后", "以前": "以后", "之后": "之前", "以后": "以前", "之後": "之前", "以後": "以前"}


def _left_out(place: re.Match[str], chance: random.Random) -> str:
    del place, chance
    return ""


DENIED = (
    Kind("denial left out or turned", ENGLISH, re.compile(r"(?<=[a-z]) not\b(?! only| just)"), _left_out),
    Kind("denial left out or turned", ENGLISH, re.compile(r"(?<=do|is|re|as|ve|ad|ld|id)n[’']t\b"), _left_out),
    Kind("denial left out or turned", ENGLISH, words(_DENIALS), swapped(_DENIALS)),
    Kind("denial left out or turned", CHINESE, words(_DENIALS_ZH, r"(?<![是有能会會])", ""), swapped(_DENIALS_ZH)),
    Kind("before ↔ after", ENGLISH, words(_ORDER, after=r"\b(?! all\b)"), swapped(_ORDER)),
    Kind("before ↔ after", CHINESE, words(_ORDER_ZH, "", ""), swapped(_ORDER_ZH)),
)
DENIED_KINDS = tuple(dict.fromkeys(kind.name for kind in DENIED))
RENAMED_KINDS = tuple(dict.fromkeys(kind.name for kind in RENAMED))
