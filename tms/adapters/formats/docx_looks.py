"""What styles of characters look like: Word writes “Strong” and “Emphasis” into a run by the style’s name alone."""

from collections.abc import Iterable

from tms.adapters.formats.office_xml import Element

NO_LOOK: frozenset[str] = frozenset()
_OFF = frozenset({"0", "false", "off", "none"})
_LOOKS = ("b", "i")


def is_on(look: Element, name: str) -> bool:
    """Whether a run's or a style's properties switch something on."""
    found = look.find(name)
    return found is not None and (found.get("val") or "on") not in _OFF


def looks_of(styles: Iterable[Element]) -> dict[str, frozenset[str]]:
    """``b`` and ``i`` of each style of characters, with what it has from the one that it is based on."""
    own = {style.get("styleId") or "": style for style in styles if style.get("type") == "character"}
    known: dict[str, frozenset[str]] = {}
    for key in own:
        way, at = dict[str, None](), key
        while at in own and at not in known and at not in way:
            way[at] = None
            at = _base(own[at])
        for one in reversed(way):
            known[one] = look_of(own[one].find("rPr"), known.get(_base(own[one]), NO_LOOK))
    return known


def look_of(look: Element | None, styled: frozenset[str]) -> frozenset[str]:
    """What the properties say themselves, and else what the style does."""
    said = look or Element("", {})
    return frozenset(name for name in _LOOKS if (name in styled if said.find(name) is None else is_on(said, name)))


def _base(style: Element) -> str:
    found = style.find("basedOn")
    return (found.get("val") or "") if found else ""
