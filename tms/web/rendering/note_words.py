"""The English of the tables that come with the program, as messages: notes on names, meanings of characters."""

import re
from collections.abc import Iterator
from itertools import count

from markupsafe import Markup, escape

from tms.domain.translatable import Words
from tms.http.context import gettext
from tms.language.ambiguity.tables import own_rows
from tms.language.glossary.concepts import concepts
from tms.web.rendering.filled_messages import filled

_CHINESE = re.compile(r"[\u3400-\u9fff](?:[\u3400-\u9fff、·, ]*[\u3400-\u9fff])?")
_KIND = "contested: "


def note_parts(note: str) -> list[Words]:
    """A name's note, part by part; the Chinese in it is what its messages are filled with."""
    return [_part(part) for part in note.removeprefix(_KIND).split("; ") if part]


def _part(words: str) -> Words:
    found = _CHINESE.findall(words)
    names = (f"name{n}" for n in count(1))
    message = _CHINESE.sub(lambda _: f"{{{next(names)}}}", words)
    return Words(message, **{f"name{n}": one for n, one in enumerate(found, 1)})


def note_html(note: str, base: str) -> Markup:
    """The note in the language of this request, its Chinese marked as the region's."""
    said = []
    for part in note_parts(note):
        marked = {name: _several(str(one), base) for name, one in part.params.items()}
        said.append(filled(part, **marked))
    return escape(gettext("; ")).join(said)


def _several(names: str, base: str) -> Markup:
    """One name, or several with the comma of the page's language between them."""
    one_by_one = (Markup('<span lang="{}">{}</span>').format(base, name) for name in names.split(", "))
    return escape(gettext(", ")).join(one_by_one)


def messages() -> Iterator[str]:
    """Everything that these tables say, for the catalogues."""
    for one in concepts():
        if not one.applied:
            yield from (part.message for part in note_parts(one.note))
    for _, _, _, meaning, _ in own_rows("examples.tsv", 5):
        yield meaning
