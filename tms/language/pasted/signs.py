"""What a single unit near the head of a page may be, looked at alone."""

import re
from dataclasses import dataclass
from typing import Literal

from tms.domain.imported_article import Block
from tms.domain.inline import plain
from tms.language.pasted.bylines import Byline
from tms.language.pasted.credits import Credit, read_credit
from tms.language.pasted.furniture import Breadcrumb, is_section, read_breadcrumb, read_furniture, tidy
from tms.language.pasted.lines import Unit
from tms.language.pasted.members import read_members
from tms.language.pasted.names import are_people
from tms.language.pasted.notices import is_consent_notice
from tms.language.pasted.shapes import LONG, is_prose, width

Kind = Literal[
    "furniture", "credit", "section", "caption", "standfirst", "title", "office", "heading", "prose", "short"
]

_LABELS: list[tuple[Kind, re.Pattern[str]]] = [
    ("title", re.compile(r"(?:title|headline|标题|標題|题目|題目) ?[:：] *", re.IGNORECASE)),
    (
        "section",
        re.compile(
            r"(?:section|category|column|filed under|in section|栏目|欄目|频道|頻道|分类|分類|版别|版別|版面|专栏|專欄) ?[:：] *",
            re.IGNORECASE,
        ),
    ),
    (
        "office",
        re.compile(
            r"(?:affiliation|position|作者单位|作者單位|作者职务|单位|單位|职务|職務|职称|職稱|机构|機構|任职|任職)(?: ?[:：]) *",
            re.IGNORECASE,
        ),
    ),
    (
        "standfirst",
        re.compile(
            r"[\[【]?(?:standfirst|subtitle|subhead|summary|abstract|in brief|key points?|副标题|副標題|摘要|导读|導讀|导语|導語|内容提要|內容提要|核心提示|提要|前言|编者按|編者按)[\]】]? ?[:：】] *",
            re.IGNORECASE,
        ),
    ),
]
_CAPTION = re.compile(
    r"(?:(?:photo|image|picture|photograph|illustration|caption|graphic|credit|photo credit|image credit|photos)(?: ?[:：]| by | courtesy| ?[/©]).{2,}|▲.+|"
    r".{4,}[(（.] ?(?:photo|image|picture|photograph|credit|illustration)(?:s)?(?: ?[:：/]| by | credit).{2,60}|.{4,}\b(?:REUTERS|AFP|AP Photo|Getty Images|Xinhua)/[A-Z].{2,60}|.{10,}[(（](?:reuters|afp|ap|xinhua|getty images?)[)）]|"
    r"(?:图|圖|图片|圖片|照片|图说|圖說|资料图|資料圖|示意图|示意圖|配图|图为|圖為|图源|圖源|摄影|攝影)(?:来源|來源|说明|說明)?[ \u3000]*[:：/／|｜，,（(].{1,80}|"
    r".{4,80}[（(／/。 ](?:图片?|圖片?|照片|资料照|資料照片?|摄影|攝影|取自|翻攝自?|图源|圖源)(?:来源|來源)?[ \u3000]*[:：/／|｜].{1,40}|.{4,80}[（(](?:资料图片?|資料圖片?|資料照片?|示意图|示意圖|新华社|新華社|路透社?|法新社|美聯社|中央社)[^）)]{0,12}[）)])$",
    re.IGNORECASE,
)  # fmt: skip
_OF_BLOCKS: dict[str, Kind] = {"heading": "heading", "caption": "caption"}
_COUNTED = re.compile(r"\d")
_LINK = re.compile(
    r"(?:[Bb]y[: ] ?)?⟦(?P<code>\d{1,3})⟧(?P<name>[^⟦⟧]{2,80})⟦/(?P=code)⟧(?P<beside>.{0,80})", re.DOTALL
)
_BESIDE_A_NAME = 40
"""How wide the words beside a linked name may be: an account, a role."""

_AUTHORS = re.compile(
    r"/(?:authors?|by|profiles?|people|staff|contributors?|columnists?|writers?|journalists?|reporters?)/",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r".{0,40}\b(?:times|post|daily|journal|weekly|gazette|herald|tribune|news|magazine|quarterly|digest|online|press|observer|review|[\w-]+\.(?:com|org|net|cn|tw|hk|eu))$|[^，。？！：]{1,8}(?:日报|日報|时报|時報|晚报|晚報|周刊|週刊|新闻网|新聞網|在线|在線|新闻社|通讯社|通訊社|网站|網站|杂志|雜誌|月刊|季刊|觀察網|观察网|网|網)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """What a unit looks like. ``label`` is the length of a label such as ``Title:`` in front of what it says."""

    kind: Kind
    why: str = ""
    credit: Credit | None = None
    crumbs: Breadcrumb | None = None
    label: int = 0
    ends: bool = False
    unsure: bool = False


def read_label(text: str) -> tuple[Kind, int] | None:
    """The field that a label such as ``标题：`` names, and the label's length."""
    for kind, pattern in _LABELS:
        found = pattern.match(text)
        if found and found.end() < len(text):
            return kind, found.end()
    return None


def is_caption(text: str) -> bool:
    """Whether the line describes a picture or names its source."""
    return len(text) <= 300 and _CAPTION.match(text) is not None


def looks_like_a_masthead(text: str, units: list[Unit]) -> bool:
    """Whether the line is the site's own name: it ends like a newspaper's, or the copyright line says it too."""
    if width(text) > 60:
        return False
    if _MASTHEAD.match(text):
        return True
    return any(text in unit.text and "©" in unit.text for unit in units[-12:])


def read_sign(unit: Unit, language: str) -> Sign:
    """Look at one unit: its label, its marks as a heading, then furniture, credit line, caption, section, prose."""
    if unit.is_title:
        return Sign("title")
    if len(unit.text) > LONG and not is_consent_notice(unit.text):
        return Sign("prose")
    crumbs = read_breadcrumb(unit.text)
    if crumbs:
        return Sign("furniture", "breadcrumb", crumbs=crumbs)
    label = read_label(unit.text)
    if label:
        return Sign(label[0], label=label[1])
    if members := _read_members(unit):
        return Sign("credit", credit=members)
    if unit.block is not None and (marked := _read_marked(unit, unit.block, language)):
        return marked
    if unit.block is not None and unit.block.kind != "paragraph":
        return Sign(_OF_BLOCKS.get(unit.block.kind, "prose"))
    return _read_plain(unit, language)


def _read_marked(unit: Unit, block: Block, language: str) -> Sign | None:
    """A heading or an item of a list that is a line of the head: sites mark bylines and counts of readers so."""
    if block.kind not in {"heading", "list_item"}:
        return None
    credit = read_credit(unit.bare, unit.bare_raw, language)
    # Below a headline a heading that is a day may be a diary's; one with a byline or a source is none.
    is_source = credit is not None and any(why == "source line" for _, why in credit.rest)
    if credit and (credit.byline or is_source or block.kind == "list_item"):
        return Sign("credit", credit=credit)
    found = read_furniture(unit.text, unit.raw)
    is_count = found is not None and found.why == "comments" and _COUNTED.search(unit.text)
    return Sign("furniture", found.why, ends=True) if found and is_count else None


def _read_members(unit: Unit) -> Credit | None:
    """Students who wrote a paper, by their numbers or a label."""
    if unit.block is not None and unit.block.kind not in {"paragraph", "list_item", "heading"}:
        return None
    found = read_members(unit.bare)
    if found is None:
        return None
    names, _ = found
    byline = Byline(names, doubt="guessed: a line that looks like a name", listed=True)
    return Credit(byline, rest=[(unit.text, "byline")])


def _linked_author(block: Block) -> Credit | None:
    """The byline of a line that begins with a name that is a link to a page about who wrote it."""
    found = _LINK.fullmatch(block.text.strip())
    code = block.codes.get(found["code"]) if found else None
    if found is None or code is None or code.type != "link" or not _AUTHORS.search(code.href or ""):
        return None
    name = " ".join(found["name"].split())
    beside = plain(found["beside"], block.codes).strip()
    if not are_people(name) or is_prose(f"{name} {beside}") or width(beside) > _BESIDE_A_NAME:
        return None
    return Credit(Byline(name), rest=[(beside, "beside the byline")] if beside else [])


def _read_plain(unit: Unit, language: str) -> Sign:
    text = unit.text
    if is_section(text):
        return Sign("section")
    credit = read_credit(unit.bare, unit.bare_raw, language) or (unit.block and _linked_author(unit.block))
    furniture = read_furniture(text, unit.raw)
    if credit and not (furniture and furniture.why in {"copyright", "date of the day"}):
        return Sign("credit", credit=credit)
    if furniture:
        return Sign(
            "furniture",
            furniture.why,
            ends=furniture.place in {"end", "list"},
            unsure=tidy(text) != text.casefold() or furniture.place == "list",
        )
    if is_caption(text):
        return Sign("caption")
    return Sign("prose" if is_prose(text) else "short")
