"""Comments as HTML: plain text, in which addresses are links and mentions stand out."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from tms.adapters.formats.links import is_allowed
from tms.domain.mentions import CommentPart, parts
from tms.http.context import current_actor
from tms.web.rendering.language_spans import article_here, main_of, marked


def comment_html(said: Sequence[CommentPart], names: Mapping[int, str], around: str = "") -> Markup:
    """A comment as HTML inside an element in ``around``; a mention of the person who reads it is marked as theirs."""
    actor, html, article, words = current_actor(), Markup(""), article_here(), _words(said)
    for part in said:
        if part.mentioned is not None:
            mine = " me" if actor is not None and actor.person_id == part.mentioned else ""
            name = names.get(part.mentioned, str(part.mentioned))
            html += Markup('<span class="mention{}">@{}</span>').format(mine, marked(name, around=around))
        elif part.is_link and is_allowed(part.text):
            html += Markup('<a href="{0}" rel="noopener nofollow ugc" target="_blank">{0}</a>').format(part.text)
        else:
            html += marked(part.text, article=article, around=around, within=words)
    return html


def comment_parts(stored: str | None) -> list[CommentPart]:
    """The stretches of what was said."""
    return list(parts(stored or ""))


def comment_language(said: Sequence[CommentPart]) -> str:
    """The ``lang`` of the element around a comment; empty if nothing tells one."""
    return main_of(_words(said), article=article_here())


def _words(said: Sequence[CommentPart]) -> str:
    return "".join(part.text for part in said if part.mentioned is None and not part.is_link)
