"""A web page that was fetched, as the text of an article, read in a process of its own."""

from tms.adapters.formats.decoding import PAGE_TO_TEXT
from tms.adapters.formats.upload import Upload, body_of, read_upload
from tms.adapters.page_fetcher import PageFetcher, WebAnswer
from tms.adapters.sandbox import read_apart
from tms.domain.errors import Invalid
from tms.domain.fetched_text import FetchedText

_PAGES = {"", "text/html", "application/xhtml+xml"}
_TEXTS = {"text/plain": "text", "text/markdown": "markdown"}
_ACCEPT = "text/html, application/xhtml+xml, text/markdown;q=0.8, text/plain;q=0.7"
_NOTHING = {"import_empty", "import_markup"}
_LEAST = 20
"""Characters of a body. With fewer a page has no article, but a word about scripts or cookies."""


def fetch_article(fetcher: PageFetcher, address: str, most: int) -> WebAnswer:
    """The page at an address, whose text has at most so many bytes.

    Raises Invalid as ``PageFetcher.fetch`` does, and ``fetch_no_page``.
    """
    answer = fetcher.fetch(address, most * PAGE_TO_TEXT, _ACCEPT)
    if answer.type not in _PAGES and answer.type not in _TEXTS:
        raise Invalid("fetch_no_page", type=answer.type)
    return answer


def read_article_at(answer: WebAnswer, most: int) -> FetchedText:
    """The article of a page that was fetched. Raises Invalid (``fetch_no_article``), and as ``read_upload`` does."""
    try:
        read = read_apart(_read, answer, most)
    except Invalid as error:
        if error.code not in _NOTHING:
            raise
        raise Invalid("fetch_no_article") from error
    body = body_of(read.page)
    if sum(map(str.isalpha, body)) < _LEAST:
        raise Invalid("fetch_no_article")
    return FetchedText(answer.address, read.text, read.format, read.encoding, read.page.title or "", read.page.language)


def _read(answer: WebAnswer, most: int) -> Upload:
    wanted = _TEXTS.get(answer.type)
    name = {"text": "page.txt", "markdown": "page.md"}.get(wanted or "", "page.html")
    return read_upload(
        answer.content or b"",
        most,
        filename=name,
        wanted=wanted or "auto",
        charset=answer.charset,
        address=answer.address,
    )
