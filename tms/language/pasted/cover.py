"""Lines of a cover or of a letter's head that are large or stand first, and are no title."""

import re

from tms.language.pasted.shapes import has_han, is_han_name

_LONGEST = 120
_RELEASE = re.compile(
    r"(?:(?:not )?for (?:immediate )?(?:release|publication)|for release (?:on|at)|embargoed (?:until|till|for))\b.{0,60}|"
    r"(?:press|news|media) (?:release|statement|advisory)[:：]?|(?:即时|即時)?(?:新闻|新聞)稿[:：]?|(?:即时|即時)?(?:发布|發布|發佈)[:：].{0,20}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:[^\s:：/@][^:：/@]{0,24}[:：] ?)?(?:https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})",
    re.IGNORECASE,
)
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PHONE = re.compile(r"(?:(?:tel|phone|fax|电话|電話|传真|傳真)[^\d]{0,6})?[+(]?\d[\d ()/.-]{6,20}", re.IGNORECASE)
_SCHOOL_HAN = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}(?:大学|大學|学院|學院|研究所|研究院|高级中学|高級中學|中学|中學|小学|小學)){1,2}"
    r"(?:[\u4e00-\u9fff]{2,10}(?:学系|學系|工程系|管理系|系所|专业|專業|研究所|学院|學院|系))?|"
    r"[\u4e00-\u9fff]{2,10}(?:工程|管理|科学|科學|学|學)(?:系|研究所)"
)
_SCHOOL = re.compile(
    r"(?:the )?(?:university of (?:[A-Z][\w.&’'-]* ?){1,4}|(?:[A-Z][\w.&’'-]* ){1,4}(?:University|College|Institute|Academy|School)|"
    r"(?i:school|faculty|department|college|institute|university) of (?:(?:[A-Z][\w.&’'-]*|and|of|the|&) ?){1,7})"
)


def is_web_address(text: str) -> bool:
    """Whether the line is the address of a page and nothing else."""
    return _WEB_ADDRESS.fullmatch(text.strip()) is not None


def is_cover_line(text: str) -> bool:
    """Whether the line is a school, an office, a Chinese name, a release notice, or says where something can be found."""
    if len(text) > _LONGEST:
        return False
    if _RELEASE.fullmatch(text) or _ADDRESS.fullmatch(text) or _PHONE.fullmatch(text) or _is_name(text):
        return True
    if has_han(text):
        return _SCHOOL_HAN.fullmatch(re.sub(r"\s", "", text)) is not None
    return _SCHOOL.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    """A Chinese name of three characters: what looks like one in other letters may as well be a title."""
    return len(text) == 3 and is_han_name(text)
