"""Names of authors: those that a page's marks give to programs, and which of all that is said are names at all."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from tms.adapters.formats.web_page.tree import PageElement, words_in
from tms.language.pasted.bylines import read_byline
from tms.language.pasted.names import is_han_outlet, is_person
from tms.language.pasted.shapes import has_han
from tms.language.pasted.vocabulary import NAVIGATION, SECTIONS

_LONGEST, _MOST = 80, 8
_BY = re.compile(
    r"(?:(?:(?:written|posted|published)\s+)?by\b[:\s]*(?:von\s+)?|von\s+|(?:author|autor)[:\s]\s*)|(?:作者|撰文|文)\s*[:：/／]\s*",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"(?:责任编辑|責任編輯|责编|責編|编辑|編輯|网编|網編|编审|編審|校对|校對)[ \u3000]*[:：]\s*"
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[ \u3000、，,]{1,3}[\u4e00-\u9fff]{2,4}){0,4})"
)
_HANDLE = re.compile(r"\s*[(（]?@\w{2,30}[)）]?\s*$")
_NOBODY = re.compile(
    r"admin(?:istrator)?|agencies|anonymous|authors?|by|contributors?|editor(?:ial)?|guest|na|no(?:author|ne)?|null|root|"
    r"staff|team|undefined|unknown|user|webmaster|wordpress|管理[员員]|佚名|作者|记者|記者|编辑|编者|編輯|編者|小编|小編|本站|"
    r"匿名|未知|原创|原創|转载|轉載|转帖|网络|網路|综合|綜合|来源|來源|我?已授权|我?已授權"
)
_NO_NAME = re.compile(
    r"://|^/|^[\d\W_]+(?:$|[-－_][\u4e00-\u9fff])|www\.|\.(?:com|org|net)\b/|[<>{}=|;@]|\d{4}|[?？!！。]$|\b(?:posts?|more|view|read|follow)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:GmbH|AG|Inc|Ltd|LLC|S\.?A|B\.?V)\b\.?", re.IGNORECASE)
_LEADS_TO_ONE = re.compile(r"/(?:authors?|contributors?|writers?|columnists?)/[^/?#]+/?(?:[?#].*)?\Z", re.IGNORECASE)
_READERS = re.compile(
    r"comment|respon|repl(?:y|ies)|related|recommend|trending|popular|sidebar|widget|footer", re.IGNORECASE
)


def own_names(site: str, address: str) -> frozenset[str]:
    """What the site is called, by itself and in its address: no name of an author."""
    host = (urlsplit(address).hostname or "") if "[" not in address else ""
    return frozenset(filter(None, [_key(site), *map(_key, host.split(".")[:-1])]))


def editors_of(text: str) -> frozenset[str]:
    """Who is called the editor of a Chinese page, whom its site often hands on to programs for the author."""
    return frozenset(name for found in _EDITED.finditer(text) for name in re.split(r"[ \u3000、，,]+", found["names"]))


def real_names(said: Sequence[str], own: AbstractSet[str]) -> list[str]:
    """Those of the names that are some: no addresses, no accounts without a name, none of ``own``.

    These are what the site calls itself, and who only edited the page.
    """
    names: dict[str, None] = {}
    for words in said[: 4 * _MOST]:
        name = _HANDLE.sub("", _BY.sub("", words.strip(), count=1)).strip(" ,，.-–|")
        byline = read_byline(name) if has_han(name) else read_byline(f"By {name}") if "," in name else None
        # Beside an office, a place or a paper the name alone is that of a person.
        name = byline.author if byline and (byline.office or byline.rest or has_han(name)) else name
        if has_han(name) and (is_han_outlet(name) or name in SECTIONS or name in NAVIGATION or name in own):
            continue
        is_name = 1 < len(name) <= _LONGEST and not _NO_NAME.search(name) and not _COMPANY.search(name)
        # A site may have the name of who writes it.
        is_own = _key(name) in own and not is_person(name)
        if is_name and not _NOBODY.fullmatch(_key(name)) and not is_own:
            names[name] = None
    return list(names)[:_MOST]


def is_account(name: str) -> bool:
    """Whether it is what somebody signs in with, as some sites hand it on for a name."""
    return re.fullmatch(r"[a-z0-9_.-]+", name) is not None


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def names_by_markup(html: PageElement) -> list[str]:
    """The only name that elements of the page mark as an author's; none where they mark several, as a list does."""
    found: dict[str, str] = {}
    for one in html.all_elements():
        for name in real_names(list(_marked(one)), frozenset()):
            found.setdefault(name.casefold(), name)
    return list(found.values()) if len(found) == 1 else []


def _marked(element: PageElement) -> Iterator[str]:
    is_author = element.says("author", "rel") or element.says("author", "itemprop")
    is_card = element.says("fn", "class") and any(
        up.says("author", "class") or up.says("vcard", "class") for up in list(element.above())[:3]
    )
    leads = element.name == "a" and _LEADS_TO_ONE.search(element.get("href")) is not None
    if not (is_author or is_card or leads) or element.name in {"link", "meta"} or is_of_others(element):
        return
    inner = [one for one in element.all_elements() if one.says("name", "itemprop")]
    if inner:
        yield from (one.get("content") or words_in(one) for one in inner)
    else:
        yield element.get("content") or words_in(element)


def is_of_others(element: PageElement) -> bool:
    """Whether an element stands among comments, other articles, in what is quoted, or around the page's own."""
    return any(
        up.name in {"aside", "blockquote", "footer", "nav"}
        or _READERS.search(f"{up.get('class')} {up.get('id')}"[:300])
        for up in element.above()
        if up.name not in {"body", "html"}
    )
