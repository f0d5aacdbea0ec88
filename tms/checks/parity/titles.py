"""Who is not quite what his title says: a deputy minister is no 部长, a former one not the one in office.

Told where English names one such office, and the Chinese version an office without any word for it.
"""

import re
from collections.abc import Iterator

_OFFICE = (
    "president|prime minister|premier|minister|secretary|governor|mayor|chairman|chairwoman|chair|chancellor|chief"
    "|director|commissioner|ambassador|head|leader|principal|speaker|commander|prosecutor|manager|captain|coach"
    "|chief executive|lawmaker|senator|general|judge|editor|officer|official|envoy|banker"
)
_HAS_OFFICE = re.compile(
    "[部外防财院州市省县局署处校会董行议所司科队教社站厂店区镇乡村馆]长|总统|总理|首相|主席|总裁|书记|大使|大臣|主任|主管|领导人|司令|检察官|经理|将军"
    "|议员|法官|总编|官员|特使|首席|总监|教练|银行家|执行长|掌门|领袖"
)
_BETWEEN = r"(?: (?!of\b|and\b|or\b|to\b|in\b)[a-z-]+){0,2}"
_QUALIFIED = tuple(
    (re.compile(rf"(?<![A-Za-z-])(?:{english}){between}[ -](?:{_OFFICE})\b", re.IGNORECASE), re.compile(chinese))
    for english, between, chinese in (
        ("deputy|vice", _BETWEEN, "副|次长|次官|政次|助理|二把手|二号|代"),
        (
            "(?<!the )(?<!the two )former(?<!latter)|the former|a former|ex",
            _BETWEEN,
            "前|原|曾|旧|昔|故|卸|退|离|时任|老|过|当年|已故|一度|前任",
        ),
        ("acting|interim|caretaker", _BETWEEN, "代|临时|看守|署理|暂|过渡"),
    )
)
_DEPUTY = re.compile(
    "副(?:部长|总统|总理|主席|总裁|行长|省长|市长|州长|院长|校长|会长|局长|外长|防长|财长|董事长|秘书长|检察长|首相|总编|署长)"
)
_MAY_BE_DEPUTY = re.compile(
    r"\b(?:deput\w+|vice|assistants?|associates?|under\w*|lieutenant|lt|number two|no\. 2|second|junior|co|sub|pro"
    r"|ministers? of state|parliamentary"
    r"|aides?|running mate|heads?|senior|leaders?|executives?|officials?|leadership)\b",
    re.IGNORECASE,
)


def other_titles(english: str, chinese: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where English and (simplified) Chinese stand for two offices; at most one of each sort."""
    office = _HAS_OFFICE.search(chinese)
    for qualified, words in _QUALIFIED:
        titles = list(qualified.finditer(english))
        if len(titles) == 1 and office is not None and words.search(chinese) is None:
            yield titles[0].span(), office.span()
            return
    deputy, full = _DEPUTY.search(chinese), re.search(rf"\b(?:{_OFFICE})\b", english, re.IGNORECASE)
    if deputy is not None and full is not None and _MAY_BE_DEPUTY.search(english) is None:
        yield full.span(), deputy.span()
