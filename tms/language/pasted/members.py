"""Names beside what is no name: the numbers and classes of students, groups, e-mail and telephone."""

import re

from tms.language.pasted.names import are_people

COLONS = str.maketrans(dict.fromkeys("︰﹕∶", "："))
"""What the papers of Hong Kong, among others, write for a colon."""

_REACH = re.compile(
    r"[ ,;]*(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|"
    r"(?:\+\d{1,3}[ -]?)?(?:\(\d{2,4}\) ?|\d{2,4}[ -])\d{3,4}[ -]\d{3,4})[ ,;]*"
)
_NUMBER = re.compile(r"(?<![A-Za-z\d])(?!1[3-9]\d{9}(?!\d))(?:\d{7,12}|[A-Za-z]{1,3}\d{6,9})(?![A-Za-z\d])")
"""Of a student; shares have numbers of six digits, and telephones of mainland China eleven that begin with 13 to 19."""
_CLASS = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}?(?:[一二三四五六]年?[甲乙丙丁戊]班?|\d{1,4}[A-Z]?班?(?![\d年月日]))|"
    r"(?:[Tt]eam|[Gg]roup)[ _-]?\d{1,3}(?!\d)"
)
_LABEL = re.compile(
    r"(?:(?P<group>第[\d一二三四五六七八九十]{1,3}[组組][^:：]{0,20})[ \u3000])?"
    r"(?:小?[组組][ \u3000]*(?:成[员員]|[员員])|学生|學生|(?:学生|學生)?姓名|报告人|報告人)[ \u3000]*[:：][ \u3000]*"
)
_LONE_LABEL = re.compile(
    r"(?:小?[组組][ \u3000]*(?:成[员員]|[员員])|学生|學生|姓名|作者)(?:[ \u3000]*[（(][^（()）]{1,8}[)）])?[:：]?"
)
_GAP = re.compile(r"[ \u3000]*[、，,;；/／\t][ \u3000]*|[ \u3000]{1,20}(?=[\u4e00-\u9fff])")
_LONGEST = 160


def split_reach(text: str) -> tuple[str, str | None]:
    """A byline without the e-mail address and the telephone behind its names, and these."""
    reach = " ".join(found[0].strip(" ,;") for found in _REACH.finditer(text))
    return (_REACH.sub(" ", text).strip(), reach) if reach else (text, None)


def read_members(text: str) -> tuple[str, str] | None:
    """Who wrote a paper, of a line that says so as students do, and what else it says; None of any other line.

    ``資訊四乙 林以安 11027299``, ``組員：林以安、王小明``, ``Anna Keller CS141999``. Names that nothing marks are none.
    """
    if len(text) > _LONGEST:
        return None
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    beside = _NUMBER.findall(rest)
    rest = _NUMBER.sub(" ", rest)
    if not (label or beside):
        return None
    beside = [(label["group"] or "") if label else "", *_CLASS.findall(rest), *beside]
    names = [name.strip() for name in _GAP.split(_CLASS.sub(" ", rest).strip(" \u3000()（）")) if name.strip()]
    if not names or not all(are_people(name) for name in names):
        return None
    joint = "、" if any("\u4e00" <= character <= "\u9fff" for character in "".join(names)) else ", "
    return joint.join(names), " ".join(filter(None, beside))


def is_label_of_members(text: str) -> bool:
    """Whether the line only announces the names below it: ``組員``, ``小組成員（第3組）``."""
    return _LONE_LABEL.fullmatch(text) is not None
