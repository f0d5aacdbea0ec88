"""Bylines in English and Chinese: who wrote it, and the office beside the name."""

import re
from dataclasses import dataclass, replace

from tms.language.pasted.members import COLONS, split_reach
from tms.language.pasted.names import (
    are_authors,
    are_people,
    is_han_outlet,
    is_office,
    is_outlet,
    is_person,
    name_and_office,
    without_brackets,
)
from tms.language.pasted.shapes import has_han, width

_BY = re.compile(
    r"(?:(?:written|reported|posted|text|texts|words|story|opinion|analysis|commentary|comment|essay|column|report|guest post|article|published) )?by[: ] *"
    r"|(?:authors?|writers?|reporters?|byline|correspondent|written by|contributor) ?[:：] *",
    re.IGNORECASE,
)
_LABEL_ZH = re.compile(
    r"[\[【（(◎●■◆]?[ \u3000]*(?:《[^《》]{1,12}》)?"
    r"(?:(?:[\u4e00-\u9fff]{1,6}(?:报|報|社|网|網|刊|新闻|新聞|电视台|電視台)[ \u3000]?)?(?:特约|特約|特派|实习|實習|首席|资深|資深|驻[\u4e00-\u9fff]{1,4}|駐[\u4e00-\u9fff]{1,4})?"
    r"(?:记者|記者|通讯员|通訊員|评论员|評論員)|(?:本文)?作者|撰稿人?|撰文者?|撰寫|撰写|执笔人?|執筆人?|编译|編譯|主笔|主筆|特约撰稿人?|特約撰述|采写|採訪|采访|文字?)"
)
_OF_A_PAPER = re.compile(
    r"(?P<name>[^/／]{2,30})[ \u3000]?[/／][ \u3000]?(?P<paper>[\u4e00-\u9fff]{2,10}(?:报|報|社|网|網|刊|新闻|新聞))$"
)
_REPORTED = re.compile(
    r"(?P<name>[^/／]{2,30})[ \u3000]?[/／][ \u3000]?(?P<place>[\u4e00-\u9fff]{2,8}(?:报道|報導|報道|專電|专电))$"
)
_BELOW_A_PAPER = re.compile(
    r"(?P<paper>[\u4e00-\u9fff]{2,10})[ \u3000]?[/／][ \u3000]?(?P<name>[^/／]{2,30}?)(?:(?:综合|綜合|採訪|采访)?(?:报道|報導|報道|編譯|编译))?$"
)
_WRITES = re.compile(r"(?:作者|执笔人?|執筆人?|撰文者?|撰稿人?|主笔|主筆)$")
_NOBODY = re.compile(r"[:：]|^(?:未知|佚名|匿名|不详|不詳|无名氏|無名氏|网络|網絡|網路)$")
"""Behind the label of an author, what is another label's, or says that nobody knows."""
_OF_A_DESK = re.compile(
    r"[\u4e00-\u9fff]{2}(?:记者|記者)(?:[ \u3000]*[:：/／|｜][ \u3000]*|[ \u3000]+)(?P<names>.{2,60})$"
)
"""“Reporter of the courts”, “of sports”: behind a word that is not known, only what is a name counts."""
_SEPARATED = re.compile(r"[ \u3000]*[:：/／|｜丨︱][ \u3000]*|[ \u3000]+")
_PLACE = re.compile(
    r"[ \u3000]*[／/]?[ \u3000]*(?P<place>(?:[\u4e00-\u9fff]{2,4})?(?:\d{1,2}日)?(?:综合|綜合|专题|專題|專訪|即時|特稿)?(?:报道|報導|報道|电|電|摄影|攝影|專電|专电|整理|整合))$"
)
_GLUED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?P<place>[\u4e00-\u9fff]{2,4}(?:\d{1,2}日)?(?:综合|綜合|即時)?(?:报道|報導|報道|电|電|專電|专电))$"
)
_BESIDE = re.compile(
    r"^(?P<name>[^（(，,]{2,60}?)[ \u3000]*(?:[（(](?P<inside>[^（()）]{2,80})[)）]|[，,] ?(?P<after>.{2,120}))[。.]?$"
)
_WITH_OUTLET = re.compile(r"(?P<name>.{3,100}?)(?:, | [Ff]or | of | at )(?P<outlet>(?:the )?[A-Z][^,;|]{1,50})$")
_WITH_ROLE = re.compile(
    r"(?P<name>.{3,60}?),? (?P<role>(?:senior |chief |contributing |special |freelance |political )?(?:staff )?(?:writer|reporter|correspondent|editor|columnist|"
    r"contributor|journalist|staff))$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r" [(（]?@\w{2,30}[)）]?$")
_REPORTING = re.compile(
    r"[(（]?reporting by (?P<names>[^;.()（）]{3,120})(?:[;.] ?(?P<rest>.{0,120}))?[)）]?$", re.IGNORECASE
)
_PLACES = re.compile(r" in (?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3}")
_WITH_SITE = re.compile(
    r"(?P<names>.{3,80}?),? (?:and|&|/|\|) (?P<site>The [A-Z][\w .’'&-]{2,40}|(?:[A-Z][\w.’'&-]* ){1,4}(?:Blog|Site|Website|Newsletter|Podcast|Magazine|Review))$"
)
"""A blog or paper joined to who wrote for it, as if it were one of them."""

_IN_PLACE = re.compile(r"^(?P<name>.{3,60}?),? (?P<place>(?:in|from|at) [A-Z][\w .’'-]{1,30})$")
_HAN_BESIDE = re.compile(r"^(?P<first>[^ \u3000]{2,40})[ \u3000]+(?P<second>[^ \u3000].{1,40})$")


@dataclass(frozen=True, slots=True)
class Byline:
    """``rest`` is what the line says beside author and office, for instance where it was reported from.

    ``listed``: the line is one of several that each name some of the authors.
    """

    author: str
    office: str | None = None
    rest: str | None = None
    doubt: str | None = None
    listed: bool = False


def read_byline(text: str) -> Byline | None:
    """The byline that a whole line is; None if the line is anything else.

    Without “By” or 作者 in front, a name counts only with an office beside it, since a title may be two capitalised words.
    """
    if width(text) > 200:
        return None
    text = text.strip("[]【】 \u3000").translate(COLONS)
    if reporting := _REPORTING.match(text):
        names = _PLACES.sub("", reporting["names"]).strip()
        return _byline(names, rest=reporting["rest"] or None) if are_authors(names) else None
    label = _BY.match(text)
    if label:
        text, reach = split_reach(text[label.end() :].strip())
        named = _after_label(text)
        return replace(named, rest="; ".join(filter(None, (named.rest, reach)))) if named and reach else named
    label = _LABEL_ZH.match(text)
    if label:
        rest = text[label.end() :]
        if label[0].startswith(("（", "(")):
            rest = rest.rstrip("）)")
        separator = _SEPARATED.match(rest)
        if separator or not label[0].endswith(("文", "字", "编译", "編譯", "采访", "採訪", "采写", "撰写", "撰寫")):
            sure = ":" in rest[:3] or "：" in rest[:3]
            # “文／” and “文｜” begin titles too; what says that somebody writes does not.
            sure |= bool(separator and separator[0].strip() and _WRITES.search(label[0]))
            return _after_han_label(rest[separator.end() :] if separator else rest, sure=sure)
    if (desk := _OF_A_DESK.match(text)) and (named := _after_han_label(desk["names"], sure=False)):
        return named
    return _of_a_paper(text) or _of_an_office(text)


def _of_a_paper(text: str) -> Byline | None:
    """``李华/中国青年报``, ``上報快訊／林以安``, ``國際中心／林以安報導``, ``林以安／台中報導``."""
    for pattern, beside in ((_OF_A_PAPER, "paper"), (_REPORTED, "place"), (_BELOW_A_PAPER, "paper")):
        found = pattern.match(text)
        if found and are_people(found["name"]) and (pattern is not _BELOW_A_PAPER or is_han_outlet(found[beside])):
            return _byline(found["name"], rest=found[beside])
    return None


def _of_an_office(text: str) -> Byline | None:
    beside = _beside(text)
    return beside if beside and beside.office and (is_office(beside.office) or is_outlet(beside.office)) else None


def _after_label(text: str) -> Byline | None:
    text = _HANDLE.sub("", text.strip().rstrip(",;"))
    outlet = _WITH_OUTLET.match(text)
    if outlet and is_outlet(outlet["outlet"]) and are_people(outlet["name"]) and not is_person(text):
        one = is_person(outlet["name"])
        return _byline(outlet["name"], outlet["outlet"] if one else None, rest=None if one else outlet["outlet"])
    role = _WITH_ROLE.match(text)
    if role and is_person(role["name"]):
        return _byline(role["name"], role["role"])
    site = _WITH_SITE.match(text)
    if site and are_people(site["names"]):
        return _byline(site["names"], rest=site["site"])
    if are_authors(text):
        return _byline(text)
    placed = _IN_PLACE.match(text)
    if placed and are_authors(placed["name"]):
        return _byline(placed["name"], rest=placed["place"])
    return _beside(text) or (_byline(text) if has_han(text) and width(text) <= 24 else None)


def _after_han_label(text: str, *, sure: bool) -> Byline | None:
    glued = _GLUED.match(text)
    if glued and is_person(glued["name"]):
        return _byline(glued["name"], rest=glued["place"])
    placed = _PLACE.search(text)
    if placed and placed.start() and are_authors(text[: placed.start()].strip()):
        return _byline(text[: placed.start()].strip(), rest=placed["place"])
    if are_authors(text):
        return _byline(text)
    office = name_and_office(text) if sure else None
    beside = _byline(*office) if office else _beside(text)
    if beside:
        return beside
    if named := _behind_an_outlet(text.split()):
        return named
    is_name = 2 <= width(text) <= 40 and not text.endswith(("。", "！", "？")) and _NOBODY.search(text) is None
    return _byline(text) if sure and is_name else None


def _behind_an_outlet(words: list[str]) -> Byline | None:
    """``财新 余聪``, and names with spaces between that all are people's."""
    names = " ".join(words[1:])
    if names and is_han_outlet(words[0]) and are_authors(names):
        return _byline(names, rest=words[0])
    return _byline(" ".join(words)) if 1 < len(words) <= 4 and are_people(" ".join(words)) else None


def _beside(text: str) -> Byline | None:
    """``Anna Keller, transport economist, Vienna``; ``周敏（清华大学教授）``; ``清华大学教授　周敏``."""
    if text.endswith(("?", "!", "？", "！")):
        return None
    found = _BESIDE.match(text)
    if found:
        name, office = found["name"].strip(), (found["inside"] or found["after"]).strip()
        if is_person(name):
            return _byline(name, office)
        return None
    found = _HAN_BESIDE.match(text)
    # Behind a colon stands what another label than those of authors names: 编辑：李华 王小明.
    if found and has_han(text) and not re.search("[:：]", text):
        first, second = found["first"].strip(), found["second"].strip()
        if is_person(first) and is_office(second):
            return _byline(first, second)
        if is_person(second) and is_office(first):
            return _byline(second, first)
    return None


def _byline(author: str, office: str | None = None, rest: str | None = None) -> Byline:
    shouted = len(author) > 3 and author.isupper() and author.isascii()
    office = without_brackets(office) if office else None
    return Byline(author.strip(" ,，"), office, rest, "written in capitals" if shouted else None)
