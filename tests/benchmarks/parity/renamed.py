"""Errors in what stands beside the figures: another name of the same kind, and a figure with another unit.

As with the other kinds, nothing is shared with what finds them.
"""

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
RENAMED_KINDS = tuple(dict.fromkeys(kind.name for kind in RENAMED))
