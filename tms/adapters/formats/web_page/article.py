"""Which part of a whole page is its article: what a page calls its article, else what most of its prose stands in.

Without what is named or built like a menu, a footer, comments or a list of other articles; what stays behind is told.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tms.adapters.formats.web_page.head import PageHead, common_of, head_of, head_said, lines_before
from tms.adapters.formats.web_page.measures import Measures, width_of
from tms.adapters.formats.web_page.metadata import SaidToPrograms
from tms.adapters.formats.web_page.office_documents import is_menu
from tms.adapters.formats.web_page.other_articles import is_links, summaries_of, teasers_beside
from tms.adapters.formats.web_page.pictures import PictureNames, names_of, pictures_outside
from tms.adapters.formats.web_page.players import players_in
from tms.adapters.formats.web_page.tree import Node, PageElement, remove, words_in

_ASIDE = frozenset("nav aside footer form button select dialog menu iframe object fieldset textarea".split())  # noqa: SIM905
_ASIDE_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar toolbar".split()  # noqa: SIM905
)
_ASIDE_NAMES = frozenset({
    "advert", "adverts", "advertisement", "ad", "ads", "banner", "breadcrumb", "breadcrumbs", "consent", "cookie",
    "cookies", "footer", "gdpr", "login", "masthead", "menu", "modal", "nav", "navbar", "navigation", "newsletter",
    "outbrain", "overlay", "pager", "pagination", "paywall", "popular", "popup", "promo", "promos", "rail", "recirc",
    "recommended", "recommendations", "related", "share", "sharing", "shares", "sidebar", "signup", "skip", "social",
    "sponsor", "sponsored", "subscribe", "taboola", "tags", "teaser", "teasers", "toolbar", "trending", "widget",
})  # fmt: skip
"""Words in names of classes and in ids, as sites have them."""

_OPENED = frozenset({"modal", "overlay", "popup"})
"""What galleries name their pictures, as each opens in one."""

_WIDGET = "widget"
"""What programs of other sites name the frame that they put into a text: a post, a map."""

_PAID = "paywall"
"""Sites that ask for money name what only who pays may read, and not only what asks for it."""

_NEXT = 20
"""How many elements behind a paragraph so named its text may go on."""

_NOTE = "note"
"""What an article notes beside its text: a warning, a hint."""

_READERS = frozenset("comment comments commentlist disqus discussion livefyre respond replies".split())  # noqa: SIM905
_TEXT = re.compile(r"p|blockquote|pre|table|tbody|tr|ul|ol|dl|li")
_MOST_OF_IT, _LEAST_PROSE, _LEAST_AROUND, _SHORT = 0.75, 240, 150, 12


@dataclass(frozen=True, slots=True)
class WholePage:
    """The article, as an element to read, its head, its players, and the words of what stood around it.

    ``pictures`` are those that do not come along.
    """

    article: PageElement
    head: PageHead
    players: list[str]
    around: list[str]
    pictures: PictureNames


def article_of(body: PageElement, said: SaidToPrograms) -> WholePage | None:
    """The article of a page with its menus; None for what is no whole page. Takes the page apart."""
    measures = Measures(body)
    beside = _find_beside(body, measures)
    beside |= _before_headline(body, measures, said)
    prose = _prose_without(body, beside, measures)
    if prose[body] < _LEAST_PROSE:
        return None
    has_menu = any(is_menu(one) and words_in(one) for one in body.all_elements())
    root = _root_of(body, prose, measures)
    title = head_of(body, root, beside, measures, said)
    scope = common_of(title, root) if title else root
    players = players_in(scope, lambda one: _is_player_beside(one, beside))
    pictures, leads = pictures_outside(scope, title, root, beside, measures)
    leads = [*(summaries_of(scope, title, root, beside, measures) if title else []), *leads]
    # What is in a list or below a picture is none of the head's lines.
    for one in leads:
        remove(one)
    head = lines_before(title, root, beside, measures, said) if title else head_said(said, body)
    around = [*head.left]
    article = PageElement("article")
    article.add(*head.lines, *leads)
    _take_beside(leads, beside, around)
    if title:
        _take_out(title, root, around)
    _clean(root, beside, measures, around)
    if root is not body:
        _leave(body, root, title, around)
    # A piece of a page with a picture and its caption is as much of it as one where they stood around the text.
    captions = map(words_in, [*leads, *filter(_is_opened, root.all_elements())])
    if not has_menu and width_of("".join([*captions, *around])) < _LEAST_AROUND:
        return None
    article.add(root)
    return WholePage(article, head, players, around, names_of(pictures, article))


def simple_page(body: PageElement, said: SaidToPrograms) -> WholePage:
    """A page without menus, below the head that it says to programs where it shows none of its own."""
    article = PageElement("article")
    head = head_said(said, body, is_titled=any(one.name in {"h1", "h2"} for one in body.all_elements()))
    article.add(*head.lines, body)
    return WholePage(article, head, players_in(article), [], PictureNames())


def _names_of(element: PageElement) -> set[str]:
    said = f"{element.get('class')} {element.get('id')}"[:500]
    return set(re.split(r"[^a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", said).lower()))


def _is_player_beside(player: PageElement, beside: set[PageElement]) -> bool:
    """Whether a player is none of the article's. Each is taken out of it, and that alone says nothing."""
    if player.parent in beside:
        return True
    is_named = not _names_of(player).isdisjoint((_ASIDE_NAMES | _READERS) - {_WIDGET})
    return player in beside and (is_named or player.get("role") in _ASIDE_ROLES)


def _is_opened(element: PageElement) -> bool:
    """Whether an element is a picture of a gallery."""
    return element.name == "figure" and not _names_of(element).isdisjoint(_OPENED)


def _find_beside(body: PageElement, measures: Measures) -> set[PageElement]:
    beside: set[PageElement] = set()
    whole = measures.get(body).prose
    paid = sum(measures.get(one).own for one in body.all_elements() if _PAID in one.get("class").lower())
    named = _ASIDE_NAMES - {_PAID} if paid * 4 >= whole else _ASIDE_NAMES
    headline = next((one for one in body.all_elements() if one.name == "h1"), None)
    for element in body.all_elements():
        if element.parent in beside:
            beside.add(element)
            continue
        # The words of a program have names of their own where it is coloured: one is a comment.
        is_code = any(up.name in {"pre", "code"} for up in element.above())
        prose, names = measures.get(element).prose, set[str]() if is_code else _names_of(element)
        is_readers = not names.isdisjoint(_READERS)
        is_named = is_readers or element.name in _ASIDE or element.get("role") in _ASIDE_ROLES
        called = named - _OPENED if _is_opened(element) else named
        if not (is_named or names & called) or any(up.name == "blockquote" for up in element.above()):
            continue
        if element.get("role") == _NOTE or (_PAID in names and _is_within_text(element, measures)):
            continue
        # What a field of a form holds is no text, however much it is: sites keep in some what they show later.
        is_field = element.name == "textarea"
        is_end = is_readers or is_field or _is_foot(element, names, headline, measures)
        is_most = whole - prose < _LEAST_PROSE if is_end else prose * 2 >= whole and prose > 0
        if not is_most and not (prose > 0 and not is_readers and any(map(_is_article, element.all_elements()))):
            beside.add(element)
    return beside


def _is_foot(element: PageElement, names: Collection[str], headline: PageElement | None, measures: Measures) -> bool:
    """Whether it is a footer below a headline: however much it says, a short text is above it."""
    is_named = element.name == "footer" or element.get("role") == "contentinfo" or "footer" in names
    return is_named and headline is not None and measures.is_before(headline, element)


def _is_within_text(element: PageElement, measures: Measures) -> bool:
    """Whether it is a paragraph that the text goes on behind."""
    one = measures.get(element).next if element.name == "p" else None
    for _ in range(_NEXT):
        if one is None:
            return False
        if one.name == "p" and measures.get(one).own and _PAID not in _names_of(one):
            return True
        one = measures.get(one).next
    return False


def _before_headline(body: PageElement, measures: Measures, said: SaidToPrograms) -> set[PageElement]:
    """The prose above the headline that the page says to programs too: notices of privacy, of other languages."""
    called = said.title.casefold()
    headlines = (one for one in body.all_elements() if one.name == "h1" and width_of(one.text()) > _SHORT)
    headline = next((one for one in headlines if words_in(one).casefold() in called), None)
    if headline is None:
        return set()
    above = [
        one
        for one in body.all_elements()
        if measures.get(one).own and measures.get(one).last < measures.get(headline).at
    ]
    prose = sum(measures.get(one).own for one in above)
    below = measures.get(body).prose - prose
    is_page = below >= _LEAST_PROSE and prose <= 2 * below
    return {each for one in above for each in (one, *one.all_elements())} if is_page else set()


def _is_article(element: PageElement) -> bool:
    return element.name in {"h1", "article"} or element.says("articleBody headline", "itemprop")


def _prose_without(body: PageElement, beside: set[PageElement], measures: Measures) -> dict[PageElement, int]:
    found: dict[PageElement, int] = {body: 0}
    # From the last to the first, so that each comes after all that is in it.
    for element in [body, *body.all_elements()][::-1]:
        if element in beside:
            continue
        found[element] = total = found.get(element, 0) + measures.get(element).own
        if element.parent is not None and element is not body:
            found[element.parent] = found.get(element.parent, 0) + total
    return found


def _root_of(body: PageElement, prose: Mapping[PageElement, int], measures: Measures) -> PageElement:
    named = [
        one
        for one in body.all_elements()
        if one.name == "article" or one.says("articleBody", "itemprop") or one.get("role") == "article"
    ]
    best = max(named, key=lambda one: prose.get(one, 0), default=body)
    least = _LEAST_PROSE if _is_only_one(best, named, body) else _MOST_OF_IT * prose[body]
    root = best if prose.get(best, 0) >= least else body
    while not measures.get(root).own:
        most = _MOST_OF_IT * prose.get(root, 0)
        inner = [one for one in root.elements if prose.get(one, 0) >= most and not _is_text(one)]
        if not inner:
            break
        root = inner[0]
    return root


def _is_only_one(best: PageElement, named: Collection[PageElement], body: PageElement) -> bool:
    """Whether no other part of a page is called an article, and the only headline stands in it: others may say more."""
    headlines = [one for one in body.all_elements() if one.name == "h1"]
    return len(headlines) == 1 and headlines[0].is_in(best) and all(one.is_in(best) for one in named)


def _is_text(element: PageElement) -> bool:
    return bool(_TEXT.fullmatch(element.name)) and all(one.name not in {"div", "p"} for one in element.all_elements())


def _take_out(title: PageElement, root: PageElement, around: list[str]) -> None:
    """What stands in the root before its title, and the title itself."""
    if not title.is_in(root):
        return
    at = title
    while at is not root and at.parent is not None:
        parent = at.parent
        nodes = parent.nodes
        for before in reversed(nodes[: nodes.index(at)]):
            _tell(before, around)
            remove(before)
        at = parent
    remove(title)


def _take_beside(figures: list[PageElement], beside: set[PageElement], around: list[str]) -> None:
    """What stands in figures and is none of them: buttons."""
    for figure in figures:
        for one in figure.all_elements():
            if one in beside and one.is_in(figure):
                _tell(one, around)
                remove(one)


def _clean(root: PageElement, beside: set[PageElement], measures: Measures, around: list[str]) -> None:
    teasers = teasers_beside(root, beside, measures)
    for element in root.all_elements():
        if element.is_in(root) and (element in beside or element in teasers or is_links(element, measures)):
            _tell(element, around)
            remove(element)


def _leave(parent: PageElement, root: PageElement, title: PageElement | None, around: list[str]) -> None:
    for node in parent.nodes:
        if node is root or node is title:
            continue
        if isinstance(node, PageElement) and (root.is_in(node) or (title and title.is_in(node))):
            _leave(node, root, title, around)
        else:
            _tell(node, around)


def _tell(node: Node, around: list[str]) -> None:
    if words := words_in(node):
        around.append(words)
