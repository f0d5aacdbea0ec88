"""Pictures of a page's article outside of its text: those below the headline come along, the others are named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from tms.adapters.formats.web_page.measures import Measures
from tms.adapters.formats.web_page.other_articles import in_lists
from tms.adapters.formats.web_page.shown_days import class_has
from tms.adapters.formats.web_page.tree import PageElement

_SMALL = re.compile(r"[1-4]?[0-9](?:px)?")
"""The sides of dots and of icons."""

_SIGNS = frozenset({
    "author", "authors", "avatar", "avatars", "badge", "blank", "btn", "button", "byline", "emoji", "favicon",
    "gravatar", "icon", "icons", "loading", "logo", "logos", "pixel", "profile", "smiley", "spacer",
})  # fmt: skip
_SIGN_FILES = frozenset({
    "arrow", "bg", "clock", "close", "default", "enlarge", "ewm", "placeholder", "play", "print", "qr", "qrcode",
    "search", "share", "time", "wechat", "weibo", "weixin", "wx", "zoom",
})  # fmt: skip
"""What files of signs are called beside: a clock, the account of a paper, what stands there until the picture comes."""

_FILE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)(?:[?#]|\Z)", re.IGNORECASE)
_WITHIN = re.compile(r"\Z|#|javascript:", re.IGNORECASE)
"""A link to no other page."""

_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_STEPS, _ELEMENTS, _BESIDE = 4, 40, 40
"""How far out of a picture its caption is looked for, among how many elements, how wide the words beside it may be."""


@dataclass(frozen=True, slots=True)
class PictureNames:
    """The words of pictures that do not come along, and the files of those without words."""

    words: Sequence[str] = field(default_factory=tuple)
    files: Sequence[str] = field(default_factory=tuple)


def pictures_outside(
    scope: PageElement, title: PageElement | None, root: PageElement, beside: set[PageElement], measures: Measures
) -> tuple[list[PageElement], list[PageElement]]:
    """Pictures in what holds title and text that show a reader something and that no reading of the text would meet.

    And what of it stands between the two, to be read as lines: of a picture the figure with its caption, if it has one.
    """
    if title is None:
        return [], []
    lists = in_lists(scope, title, root, measures)
    # Headlines may lead to their own article, and so does the picture above one.
    own = next((at.get("href").strip() for at in [*title.above(), *title.all_elements()] if at.name == "a"), "")
    found: list[PageElement] = []
    for one in scope.all_elements():
        if one.name != "img" or one in beside or _is_sign(one):
            continue
        is_outside = not measures.is_in(one, root) or measures.is_before(one, title)
        link = _link_of(one)
        # A list of links to pictures alone is a gallery.
        if _FILE.search(link) or (is_outside and one not in lists and (_WITHIN.match(link) or link == own)):
            found.append(one)
    return found, _leads_of(found, title, root, measures)


def _leads_of(
    pictures: Sequence[PageElement], title: PageElement, root: PageElement, measures: Measures
) -> list[PageElement]:
    between = (
        one
        for one in pictures
        if measures.is_before(title, one) and measures.is_before(one, root) and not measures.is_in(one, title)
    )
    found = dict.fromkeys(_figure_of(one, title, root, measures) for one in between)
    leads: list[PageElement] = []
    # A figure begins before what is in it, but is found after a picture that it holds only with others.
    for one in sorted(found, key=lambda one: measures.get(one).at):
        if not leads or not measures.is_in(one, leads[-1]):
            leads.append(one)
    return [_line_with(one) if one.name == "img" else one for one in leads]


def _figure_of(picture: PageElement, title: PageElement, root: PageElement, measures: Measures) -> PageElement:
    for at in list(picture.above())[1 : _STEPS + 1]:
        place = measures.get(at)
        is_more = measures.is_in(title, at) or measures.is_in(root, at)
        if is_more or place.last - place.at > _ELEMENTS:
            break
        if at.name == "figure":
            return at
        caption = next((one for one in at.all_elements() if _is_caption(one)), None)
        if caption is not None and place.words - measures.get(caption).words <= _BESIDE:
            return at
    return picture


def _is_caption(element: PageElement) -> bool:
    return element.name == "figcaption" or class_has(element, "caption")


def _line_with(picture: PageElement) -> PageElement:
    line = PageElement("p")
    line.add(picture)
    return line


def names_of(pictures: Sequence[PageElement], article: PageElement) -> PictureNames:
    """The words of each picture that is not in the article, and the files of those without; none that it has."""
    shown = [one for one in article.all_elements() if one.name == "img"]
    known = {said for one in shown for said in (_words_of(one), _file_of(one))}
    left = [
        one
        for one in pictures
        if not one.is_in(article)
        and (_words_of(one) or _file_of(one)) not in known
        and (_file_of(one) or " ") not in known
    ]
    words = dict.fromkeys(said for one in left if (said := _words_of(one)))
    files = dict.fromkeys(_file_of(one) for one in left if not _words_of(one) and _file_of(one))
    return PictureNames(tuple(words), tuple(files))


def _words_of(picture: PageElement) -> str:
    return " ".join(picture.get("alt").split())


def source_of(picture: PageElement) -> str:
    """Where it lies: what stands in its place until it is seen is none."""
    said = (picture.get(name).strip() for name in _SOURCES)
    return next((one for one in said if one and not one.startswith("data:")), "")


def _file_of(picture: PageElement) -> str:
    """The name of its file, else its address."""
    address = source_of(picture)
    file = re.split(r"[/\\]", re.split(r"[?#]", address, maxsplit=1)[0])[-1]
    return _plain(file) or address


def _plain(file: str) -> str:
    """The file's name without signs in percent, or as it is where they are none."""
    if re.search(r"%(?![0-9a-fA-F]{2})", file):
        return file
    try:
        return unquote(file, errors="strict")
    except UnicodeDecodeError:
        return file


def _is_sign(picture: PageElement) -> bool:
    """Avatars, icons, logos, and what has no name at all: what they are called says it, or how small they are."""
    if any(_SMALL.fullmatch(picture.get(side).strip()) for side in ("width", "height")):
        return True
    file = _file_of(picture)[:500]
    named = [picture] if picture.parent is None else [picture, picture.parent]
    called = [f"{one.get('class').strip()} {one.get('id').strip()}"[:500] for one in named]
    if any(not _SIGNS.isdisjoint(_parts_of(names)) for names in [*called, file]):
        return True
    return not _words_of(picture) and (not file or not _SIGN_FILES.isdisjoint(_parts_of(file)))


def _parts_of(names: str) -> list[str]:
    return re.split(r"[^a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", names).lower())


def _link_of(picture: PageElement) -> str:
    """Where a picture leads, if it stands in a link."""
    link = next((one for one in picture.above() if one.name == "a" and "href" in one.attributes), None)
    return link.get("href").strip() if link else ""
