"""What people call the fields of a post that somebody changed on a site."""

from collections.abc import Sequence

from tms.domain.translatable import Words
from tms.http.context import gettext as _
from tms.http.context import translated

_FIELDS = {
    "title": Words("the title"),
    "content": Words("the text"),
    "excerpt": Words("the standfirst"),
    "slug": Words("the address"),
    "status": Words("whether it is public"),
    "post": Words("the whole post, which was deleted"),
}


def field_words(names: Sequence[str]) -> str:
    """Their names in the page's language; nothing of what nobody knows."""
    return _(", ").join(translated(_FIELDS[one]) for one in names if one in _FIELDS)
