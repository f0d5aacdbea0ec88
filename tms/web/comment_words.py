"""Comments as HTML: plain text, in which addresses are links and mentions stand out."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from tms.adapters.formats.links import is_allowed
from tms.domain.locales import EN, ZH_HANS
from tms.domain.mentions import Part, parts
from tms.http import current_actor
from tms.language.conversion.detection import detect_script, is_han
from tms.web.interface import language


def comment_html(said: Sequence[Part], names: Mapping[int, str]) -> Markup:
    """The words of a comment; a mention of whoever looks at it is marked as theirs."""
    actor, html = current_actor(), Markup("")
    for part in said:
        if part.mentioned is not None:
            mine = " me" if actor is not None and actor.person_id == part.mentioned else ""
            name = names.get(part.mentioned, part.mentioned)
            html += Markup('<span class="mention{}">@{}</span>').format(mine, name)
        elif part.is_link and is_allowed(part.text):
            html += Markup('<a href="{0}" rel="noopener nofollow ugc" target="_blank">{0}</a>').format(part.text)
        else:
            html += escape(part.text)
    return html


def comment_parts(stored: str | None) -> list[Part]:
    """The stretches of what was said."""
    return list(parts(stored or ""))


def comment_language(said: Sequence[Part]) -> str:
    """The ``lang`` of a comment: of one with Chinese in it, or of an English one on a page in Chinese; else empty."""
    words = "".join(part.text for part in said if part.mentioned is None and not part.is_link)
    if any(map(is_han, words)):
        return detect_script(words) or ZH_HANS
    return EN if language() != EN and any(map(str.isalpha, words)) else ""
