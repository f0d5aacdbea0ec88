"""One or several names in a row, and what stands beside a name: its office."""

import re

from tms.language.pasted.shapes import has_han, is_han_name, is_latin_name, width
from tms.language.pasted.vocabulary import OFFICE_WORDS_EN, OFFICE_WORDS_ZH, PORTALS_ZH

_OFFICE_EN = re.compile(rf"\b(?:{OFFICE_WORDS_EN})s?\b", re.IGNORECASE)
_OFFICE_ZH = re.compile(OFFICE_WORDS_ZH)
_HONORIFIC = re.compile(r"(?:(?:Dr|Prof|Mr|Ms|Mrs|Sir|Dame|Professor|Ambassador)\.? )+")
_AND = re.compile(
    r" *(?:,? (?:and|&) |, ?|; ?|、|，| ?与 ?| ?與 ?| ?和 ?| ?及 ?|(?<=[\u4e00-\u9fff])[&＆](?=[\u4e00-\u9fff])|[ \u3000]+(?=[\u4e00-\u9fff])) *",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"(?:(?:an? |our |the )?(?:[\w&.’'-]+ ){0,3}(?:staff|staff (?:writer|reporter|correspondent)s?|correspondents?|editors|editorial board|newsroom|reporters?|"
    r"desk|team|agencies|contributors?)|reuters|afp|ap|xinhua|(?:the )?associated press|bloomberg|agence france-presse)$",
    re.IGNORECASE,
)
_COLLECTIVE_HAN = re.compile(
    r"(?:本报|本報|本刊|本社|新华社|新華社|中新社|中央社|编辑部|編輯部|[\u4e00-\u9fff]{2,8}(?:编辑部|編輯部|評論員|评论员|研究组|研究組|课题组|課題組|综合报道|綜合報導))+$"
)


_OUTLET = re.compile(
    r"(?:the )?(?:bbc|cnn|nbc|abc|cbs|npr|pbs|fox|ap|afp|upi|reuters|bloomberg|xinhua|cgtn|guardian|economist|politico|axios|wired)"
    r"(?: (?:news|business|sport|health|politics|world|travel|opinion|online))?|"
    r"(?:the )?(?:[A-Z][\w.’'&-]* ){1,4}(?:news|times|post|journal|herald|tribune|press|gazette|telegraph|observer|"
    r"chronicle|star|magazine|media|network|radio|wire|today|online)|"
    r"(?:[a-z\d-]{2,30}\.){1,2}(?:com|net|org|news|co\.uk|com\.(?:au|cn|hk|tw))",
    re.IGNORECASE,
)


_HAN_OUTLET = re.compile(
    r"[\u4e00-\u9fffA-Za-z·]{1,12}?(?:[网網报報社刊]|(?:新闻|新聞|快讯|快訊)(?:网|網|部|中心)?|电台|電台|电视台|電視台|卫视|衛視|杂志|雜誌|传媒|傳媒|"
    r"客户端|客戶端|编辑部|編輯部|[\u4e00-\u9fff]中心)"
)
_BEFORE_OFFICES = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?P<office>(?:中国|中國|中央|中共|国家|國家|全国|全國|國立|北京|上海|天津|重庆|重慶|南京|武汉|武漢|广州|廣州|深圳|杭州|浙江|江苏|江蘇|"
    r"山东|山東|四川|清华|清華|复旦|復旦|香港|澳门|澳門|台湾|台灣|臺灣|台北|臺北|美国|美國|英国|英國|日本|新加坡)[^，,；;。]{2,60})"
)


def is_han_outlet(text: str) -> bool:
    """Whether the text is what a Chinese paper, station, agency or site calls itself: ``环球网``, ``自由時報``, ``财新``."""
    return text in PORTALS_ZH or _HAN_OUTLET.fullmatch(text) is not None


def name_and_office(text: str) -> tuple[str, str] | None:
    """A Chinese name and the office that stands right behind it: ``方敏北京大学经济学院教授``."""
    found = _BEFORE_OFFICES.fullmatch(text)
    if found and is_person(found["name"]) and is_office(found["office"]):
        return found["name"], found["office"]
    return None


def is_outlet(text: str) -> bool:
    """Whether the text is a paper, station or agency: ``BBC News``, ``The Guardian``, ``Associated Press``."""
    return len(text) <= 60 and _OUTLET.fullmatch(text) is not None


def is_office(text: str) -> bool:
    """Whether the text names what a person does or where: ``Professor, China Center for …``, ``清华大学教授``."""
    if width(text) > 160:
        return False
    return bool((_OFFICE_ZH if has_han(text) else _OFFICE_EN).search(text))


def without_brackets(text: str) -> str:
    """An office that stands in brackets, as the office alone; brackets around a part of it stay."""
    inside = text[1:-1]
    if not text or text[0] + text[-1] not in {"（）", "()", "（)", "(）"}:
        return text
    depth = 0
    for char in inside:
        depth += (char in "（(") - (char in "）)")
        if depth < 0:
            return text
    return inside.strip() or text


def is_person(text: str) -> bool:
    """Whether the text is one name, an honorific before it allowed."""
    found = _HONORIFIC.match(text)
    if not found and _OFFICE_EN.search(text):
        return False
    bare = text[found.end() :] if found else text
    return (
        is_latin_name(bare) or is_han_name(bare) or (bool(found) and re.fullmatch(r"[A-Z][\w'’-]+", bare) is not None)
    )


def are_people(text: str) -> bool:
    """Whether the text is one name or several, joined by commas, “and”, 、 or 和."""
    if len(text) > 120:
        return False
    if is_person(text) or is_latin_name(text):
        return True
    parts = [part for part in _AND.split(text) if part]
    return len(parts) > 1 and all(is_person(part) for part in parts)


def are_the_same_people(text: str, other: str) -> bool:
    """Whether two texts name the same people, however they are joined and written."""
    mine, theirs = ({part.casefold() for part in _AND.split(one.strip("[] ")) if part} for one in (text, other))
    return mine == theirs


def are_authors(text: str) -> bool:
    """Whether the text can stand after “By”: people, or a desk or agency such as ``Reuters Staff``."""
    return are_people(text) or _COLLECTIVE.match(text) is not None or _COLLECTIVE_HAN.match(text) is not None
