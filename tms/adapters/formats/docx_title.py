"""The title of a Word document that no style says: the largest line above its first heading."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile

from tms.adapters.formats.docx_left_out import words_in
from tms.adapters.formats.office_xml import Element
from tms.language.pasted.cover import is_cover_line
from tms.language.pasted.credits import read_credit

_USUAL = 22
"""The size of letters where a document says none, in half points: Word's own."""
_LARGER = 1.25
_MOST_ABOVE, _LONGEST = 20, 120
"""A title stands within so many paragraphs, and has at most so many characters."""
_MOST_CENTRED = 4
"""So many lines in the middle are a poem or a cover, of which the first says nothing."""
_ENDS = tuple("。.：:；;，,")
_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "smartTag"})


def title_by_size(body: Element, sizes: Mapping[str, int], style_of: Callable[[Element], str]) -> Element | None:
    """The one line above the first heading that is larger than all others there and clearly than the text; or None.

    Where none is larger, the first one of the middle counts.

    ``style_of`` names a paragraph's style: where one is the title by it, nothing is found. ``sizes`` are those of
    styles of paragraphs, in half points, that of documents as a whole under no name.
    """
    every = [(paragraph, words) for paragraph in _paragraphs(body) if (words := words_in(paragraph).strip())]
    letters: Counter[int] = Counter()
    for paragraph, words in every:
        letters[_size(paragraph, sizes)] += len(words)
    above = []
    for paragraph, words in every[:_MOST_ABOVE]:
        if (style := style_of(paragraph)) == "title":
            return None
        if style.startswith("heading"):
            break
        above.append((paragraph, words))
    # On a cover the school is often larger than the title, and a byline as large.
    above = [one for one in above if not (is_cover_line(one[1]) or _is_credit(one[1]))] or above
    if not above:
        return None
    usual = letters.most_common(1)[0][0]
    largest = max(_size(paragraph, sizes) for paragraph, _ in above)
    found = [one for one in above if _size(one[0], sizes) == largest]
    if largest < usual * _LARGER:
        found = _centred(above, len(every))
    if len(found) != 1:
        return None
    paragraph, words = found[0]
    return paragraph if len(words) <= _LONGEST and not words.endswith(_ENDS) else None


def _centred(above: list[tuple[Element, str]], number: int) -> list[tuple[Element, str]]:
    """The first line of the middle before the first paragraph, in a document that has text at its side as well."""
    before = list(takewhile(lambda one: len(one[1]) <= _LONGEST, above))
    middle = [one for one in before if _is_centred(one[0]) and not one[1].startswith(("[", "【"))]
    return middle[:1] if len(middle) < _MOST_CENTRED and len(before) < number else []


def _is_centred(paragraph: Element) -> bool:
    place = paragraph.find("pPr", "jc")
    return place is not None and place.get("val") == "center"


def _is_credit(words: str) -> bool:
    return read_credit(words, words, "en") is not None


def sizes_of(styles: Element) -> dict[str, int]:
    """The size of letters of each style of paragraphs, with what it has from the one that it is based on."""
    own = {style.get("styleId") or "": style for style in styles.every("style")}
    usual = _said(styles.find("docDefaults", "rPrDefault", "rPr")) or _USUAL
    found: dict[str, int] = {}
    for key in own:
        way, at = dict[str, None](), key
        while at in own and at not in found and at not in way:
            way[at] = None
            base = own[at].find("basedOn")
            at = (base.get("val") or "") if base else ""
        size = found.get(at, usual)
        for one in reversed(way):
            size = found[one] = _said(own[one].find("rPr")) or size
    normal = next((key for key, one in own.items() if one.get("default") == "1" and one.get("type") == "paragraph"), "")
    return found | {"": found.get(normal, usual)}


def _paragraphs(parent: Element) -> Iterator[Element]:
    for child in parent.children:
        if child.name == "p":
            yield child
        elif child.name in _THROUGH:
            yield from _paragraphs(child)


def _size(paragraph: Element, sizes: Mapping[str, int]) -> int:
    """That of the first words, else of the style."""
    style = paragraph.find("pPr", "pStyle")
    of_style = sizes.get((style.get("val") or "") if style else "", sizes.get("", _USUAL))
    first = next((run for run in paragraph.every("r") if words_in(run).strip()), None)
    return (_said(first.find("rPr")) if first else None) or of_style


def _said(look: Element | None) -> int | None:
    found = look.find("sz") if look else None
    said = (found.get("val") or "") if found else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 4 else None
