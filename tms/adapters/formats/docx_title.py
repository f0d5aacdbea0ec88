"""The title of a Word document that no style says: the largest line above its first heading."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from tms.adapters.formats.docx_left_out import words_in
from tms.adapters.formats.office_xml import Element

_USUAL = 22
"""The size of letters where a document says none, in half points: Word's own."""
_LARGER = 1.25
_MOST_ABOVE, _LONGEST = 20, 120
"""A title stands within so many paragraphs, and has at most so many characters."""
_ENDS = tuple("。.：:；;，,")
_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "smartTag"})


def title_by_size(body: Element, sizes: Mapping[str, int], style_of: Callable[[Element], str]) -> Element | None:
    """The one line above the first heading that is larger than all others there and clearly than the text; or None.

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
        above.append((_size(paragraph, sizes), paragraph, words))
    if not above:
        return None
    usual = letters.most_common(1)[0][0]
    largest = max(size for size, _, _ in above)
    found = [(paragraph, words) for size, paragraph, words in above if size == largest]
    if largest < usual * _LARGER or len(found) != 1:
        return None
    paragraph, words = found[0]
    return paragraph if len(words) <= _LONGEST and not words.endswith(_ENDS) else None


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
