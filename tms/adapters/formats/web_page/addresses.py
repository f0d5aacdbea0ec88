"""Where a page that was fetched stands, and where its links lead from there."""

from urllib.parse import urljoin, urlsplit

from tms.adapters.formats.web_page.tree import PageElement, parse_page


def own_address(said: str, fetched: str) -> str:
    """The address under which the article is known: the one that the page says, unless that is another page's.

    Some sites say their front page of everything, or an address inside their house.
    """
    if not fetched or not said:
        return said or fetched
    one, other = urlsplit(said), urlsplit(fetched)
    is_front = one.path in {"", "/"} and not one.query and other.path not in {"", "/"}
    return fetched if is_front or "." not in (one.hostname or "") else said


def page_at(source: str, address: str) -> PageElement:
    """The page's ``html`` element; of one that was fetched at an address, with links that lead on from there."""
    html = parse_page(source)
    if address:
        _lead_on(html, address)
    return html


def _lead_on(html: PageElement, address: str) -> None:
    """Write the links of a page in full, from its address or what it says instead; those within the page stay short."""
    elements = html.all_elements()
    base = next((one.get("href") for one in elements if one.name == "base" and one.get("href")), "")
    start = _joined(address, base)
    for one in elements:
        href = one.get("href").strip()
        if one.name == "a" and href and not href.startswith("#"):
            one.attributes["href"] = _joined(start, href)


def _joined(start: str, href: str) -> str:
    try:
        return urljoin(start, href)
    except ValueError:
        return href
