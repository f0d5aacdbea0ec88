"""The cursor of the list of articles: the minute of an article's last change, and its number."""

from datetime import UTC, datetime

from tms.api.paging import cursor_of, place_of
from tms.domain.errors import Invalid
from tms.services.board.articles_by_change import LastOfPart


def cursor_behind(last: LastOfPart | None) -> str | None:
    """The cursor of the part that begins behind this article; None at the end of the list."""
    return cursor_of(int(last.changed.timestamp()) // 60, last.article_id) if last else None


def last_before(cursor: str | None) -> LastOfPart | None:
    """The article behind which a cursor goes on; None for the beginning. Raises Invalid (``api_cursor_wrong``)."""
    place = place_of(cursor, (int, int))
    if place is None:
        return None
    try:
        return LastOfPart(datetime.fromtimestamp(place[0] * 60, UTC), place[1])
    except (OverflowError, ValueError, OSError):  # a minute of no year that there is
        raise Invalid("api_cursor_wrong") from None
