"""Notes about the author below an article: ``Anna Keller is a professor at …``, ``（作者为清华大学教授）``."""

import re
from dataclasses import dataclass

from tms.language.pasted.names import is_office, is_person, name_and_office
from tms.language.pasted.shapes import is_han_name, width

_ACADEMIC = re.compile(
    r"\b(?:professor|lecturer|fellow|researcher|economist|columnist|journalist|scholar|analyst|correspondent|historian|lawyer|scientist|writer|author|contributor|"
    r"editor|consultant|diplomat|ambassador|director|adviser|advisor|engineer|associate)\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?P<name>(?:(?:Dr|Prof|Professor)\.? )?[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){1,4}?),? (?:(?:PhD|Ph\.D\.),? )?(?:is|was|serves as|works as|has been) (?P<office>(?:an?|the|currently|also|now)?\b.{3,300})$"
)
_DOES = re.compile(
    r"(?:, [^,]{1,80},)? (?:is|was|are|chairs|teaches|writes|serves|works|has|heads|leads|directs|holds|covers|runs|edits|"
    r"lives|studies|reports|specialises|specializes)\b"
)
_THE_AUTHOR = re.compile(
    r"[(（*]*(?:the|this) (?:author|writer)s? (?:is|was|are|serves as|works as) (?P<office>.{3,300})$", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:about the (?:author|writer)s?|author bio(?:graphy)?|the author)s? ?[:：]? *", re.IGNORECASE)
_ZH_AUTHOR = re.compile(
    r"[（(*※【\[]*[ \u3000]*(?:本文)?作者(?:简介|簡介|介绍|介紹|单位|單位)?[】\]]?[ \u3000]*(?P<mark>[:：]|[为為系係是])?[ \u3000]*(?P<rest>.{2,200}?)[）)】\]。.*]*$"
)
_ZH_NAME = re.compile(
    r"[（(*]*(?P<name>[\u4e00-\u9fff·]{2,12}?)(?:[，,：:]|(?:现任|現任)|[是为為系係])[ \u3000]*(?:现任|現任|现为|現為)?(?P<office>.{2,200}?)[）)。.*]*$"
)
_ARTICLE = re.compile(r"(?:an?|the|currently|also|now) +", re.IGNORECASE)
_GLUED = re.compile(r"[（(](?:本文)?作者(?:简介[:：]|簡介[:：])?[为為系係是：:，,]?(?P<office>[^（()）]{4,80})[）)]$")


@dataclass(frozen=True, slots=True)
class AuthorNote:
    """Whom a note is about, where it says so, and what they are."""

    author: str | None
    office: str | None


def _first_sentence(text: str) -> str:
    found = re.match(r".{10,}?[a-z)\]](?=[.](?: |$))|[^。；;]+", text)
    return (found[0] if found else text).strip(" .。*）)")


def _office(text: str) -> str:
    return _ARTICLE.sub("", _first_sentence(text), count=1) if _ARTICLE.match(text) else _first_sentence(text)


def read_author_note(text: str, author: str | None) -> AuthorNote | None:
    """The note that a whole unit is; None if it is anything else.

    For a known author any office will do; for an unknown one only the offices that commentators have, since an article
    may end with a sentence about a minister.
    """
    if width(text) > 600:
        return None
    about = _ABOUT.match(text)
    if about:
        rest = text[about.end() :]
        inner = _read_english(rest, author) if rest else None
        return inner or AuthorNote(None, None)
    return _read_english(text, author) or _read_chinese(text, author)


def _read_english(text: str, author: str | None) -> AuthorNote | None:
    plain = text.strip("*()[]（） ")
    the_author = _THE_AUTHOR.match(text)
    if the_author:
        return AuthorNote(None, _office(the_author["office"]))
    if author and plain.startswith(author) and _DOES.match(plain[len(author) :]):
        found = _IS.match(plain)
        return AuthorNote(author, _office(found["office"]) if found and is_office(found["office"][:160]) else None)
    found = _IS.match(plain)
    if not found or not is_person(found["name"]):
        return None
    known = author is not None and found["name"].casefold() in author.casefold()
    if known and is_office(found["office"][:160]):
        return AuthorNote(author, _office(found["office"]))
    if author is None and _ACADEMIC.search(found["office"][:120]):
        return AuthorNote(found["name"], _office(found["office"]))
    return None


def _read_chinese(text: str, author: str | None) -> AuthorNote | None:
    if width(text) > 300:
        return None
    found = _ZH_AUTHOR.match(text)
    if found and (found["mark"] or is_han_name(found["rest"][:3]) or is_han_name(found["rest"][:2])):
        rest = found["rest"]
        inner = _ZH_NAME.match(rest)
        if inner and is_person(inner["name"]):
            return AuthorNote(inner["name"], _first_sentence(inner["office"]))
        if glued := name_and_office(rest):
            return AuthorNote(glued[0], _first_sentence(glued[1]))
        certain = is_office(rest[:80]) or (found["mark"] or "是") not in "是：:"
        return AuthorNote(None, _first_sentence(rest)) if certain else None
    found = _ZH_NAME.match(text)
    if not found or not is_person(found["name"]) or not is_office(found["office"][:60]):
        return None
    if author is not None:
        return AuthorNote(author, _first_sentence(found["office"])) if found["name"] in author else None
    return AuthorNote(found["name"], _first_sentence(found["office"])) if text.startswith(("（", "(", "*")) else None


def read_glued_office(text: str) -> str | None:
    """The office in brackets at the very end of a paragraph: ``……。（作者为清华大学教授）``."""
    found = _GLUED.search(text[-120:])
    return found["office"] if found and is_office(found["office"]) else None
