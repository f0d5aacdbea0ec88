"""How much one article may hold, also when it comes from the import's preview or the editor, as blocks."""

from collections.abc import Iterable

from tms.domain.errors import Invalid, TmsError

MOST_LINES = 30_000


def article_size(texts: Iterable[str]) -> tuple[int, int]:
    """The bytes and lines of an article's texts."""
    size = lines = 0
    for text in texts:
        size += len(text.encode("utf-8", "surrogatepass"))
        lines += text.count("\n") + 1
    return size, lines


def too_large(size: tuple[int, int], most: int) -> TmsError | None:
    """What is wrong with an article of so many bytes and lines, of which ``most`` bytes are allowed."""
    if size[0] > most:
        return Invalid("source_too_large", size=f"{size[0]:,}", most=f"{most:,}")
    if size[1] > MOST_LINES:
        return Invalid("import_too_many_lines", lines=f"{size[1]:,}", most=f"{MOST_LINES:,}")
    return None
