"""Messages whose parts are marked up: a language's name, a Chinese example."""

from markupsafe import Markup, escape

from tms.domain.translatable import Words
from tms.http.context import gettext, translated


def filled(words: Words, **marked: Markup) -> Markup:
    """The message in the language of this request; what is put in is escaped, but for what is ``marked`` up."""
    if not words.params:
        return escape(translated(words))
    plain = {name: translated(one) if isinstance(one, Words) else one for name, one in words.params.items()}
    return escape(gettext(words.message)).format(**{**plain, **marked})
