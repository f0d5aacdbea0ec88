"""兆 is 10¹² in Taiwan and Hong Kong and a million in the mainland, which says 万亿: 6.7兆元 → 6.7万亿元.

Of a measure it is a million everywhere: 兆瓦, 兆赫. The way back is the starter glossary's: 万亿 is nothing else.
"""

import re
from collections.abc import Iterator

TRILLION = "万亿"

_NUMERAL = "0-9０-９〇○零一二三四五六七八九十百千兩两數数幾几多餘余半上"
_MEASURED = "瓦赫歐欧位字比帕焦伏卡巴頻频豐丰頭头"
_DATA = "檔档頻频寬宽流量網网速容記记級级光乙以端埠"
"""A million bits or bytes, which nobody writes out: 百兆寬頻, 30兆的檔案."""

_COUNTED = re.compile(rf"(?<=[{_NUMERAL}]) ?(?P<word>兆)(?![{_MEASURED}])(?!的?[{_DATA}])")
_MONEY = "[美日歐欧港韓韩台臺新加澳印]{0,2}[元圓圆幣币盾鎊镑]"
# Not behind any other character: 兆元 is a given name as well.
_BARE = re.compile(rf"(?:(?<=[破逾達达近約约超過过到值])|(?<![\u4e00-\u9fff]))(?P<word>兆)(?={_MONEY})")


def trillions(plain: str) -> Iterator[tuple[int, int]]:
    """Where a text of Taiwan or Hong Kong says 兆 and means 10¹², in order."""
    if "兆" in plain:
        places = {found.span("word") for pattern in (_COUNTED, _BARE) for found in pattern.finditer(plain)}
        yield from sorted(places)
