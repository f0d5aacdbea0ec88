"""What the outside calls a publication's languages, asked once in a request; and how addresses name them."""

from typing import cast

from flask import current_app, g
from werkzeug.routing import BaseConverter, ValidationError

from tms.domain.public_names import PublicNames
from tms.http.context import reading
from tms.services.publication.public_names import read_public_names


def public_names(publication_id: int | None = None) -> PublicNames:
    """The names of a publication, as of the request; None: of the one whose articles the reading site shows."""
    known = _known()
    if publication_id not in known:
        keep_public_names(publication_id, read_public_names(reading(), publication_id))
    return known[publication_id]


def keep_public_names(publication_id: int | None, names: PublicNames) -> None:
    """Spare the request the question: the names were read with something else."""
    known = _known()
    known[publication_id] = names
    if names.is_read_here:
        known.setdefault(None, names)


def _known() -> dict[int | None, PublicNames]:
    return cast("dict[int | None, PublicNames]", g.setdefault("public_names", {}))


def own_words() -> frozenset[str]:
    """How the product's own addresses begin, in lower case: no language is called so."""
    known = current_app.extensions.get("own_words")
    if known is None:
        begun = {rule.rule.split("/", 2)[1] for rule in current_app.url_map.iter_rules()}
        known = frozenset(word.lower() for word in begun if word and "<" not in word)
        current_app.extensions["own_words"] = known
    return cast("frozenset[str]", known)


class LanguageWord(BaseConverter):
    """The first word of a reader's address, as the publication calls a language; the view gets the locale.

    Also a word that was in use before, and other names of a language (``zh_TW``, ``zh-hans``): they lead to the
    present word. No other address of the product is taken for a language.
    """

    regex = "[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*"

    def to_python(self, value: str) -> str:
        """The locale that the word means."""
        # Of what is ours and no page of it nothing is read: the database is asked for readers' addresses only.
        locale = None if value.lower() in own_words() else public_names().locale_of_word(value)
        if locale is None:
            raise ValidationError
        return locale

    def to_url(self, value: str) -> str:
        """The word by which addresses name the locale now."""
        return super().to_url(public_names().word(value))
