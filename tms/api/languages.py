"""Languages as programs name them: by the tags of the token's publication, and never by our locales."""

from typing import cast

from flask import g

from tms.domain.errors import Invalid
from tms.domain.locales import parse_source_language
from tms.domain.public_names import PublicNames
from tms.http.context import actor
from tms.http.public_names import public_names

WRONG_ARGUMENTS = "api_request_invalid"
"""The code of what is said of a tag that no language has."""

TAG = "A language, by the publication’s tag for it"


def tag_of(locale: str) -> str:
    """What the publication calls the language of a version, or of a text."""
    return names_of_program().tag(locale)


def locale_of(tag: str, at: str) -> str:
    """The locale that a program means, by its tag of now or before; ``at`` is the field that has it.

    Raises Invalid (``api_request_invalid``).
    """
    try:
        return names_of_program().locale_of_tag(tag)
    except Invalid as error:
        raise Invalid(WRONG_ARGUMENTS, faults=[{"at": at, "says": str(error)}]) from None


def version_locale(tag: str) -> str:
    """The locale of the version that a place names; what is no tag stays, and the use case finds no such version."""
    try:
        return names_of_program().locale_of_tag(tag)
    except Invalid:
        return tag


def source_language_of(tag: str, at: str) -> str:
    """The language in which an article is written, by a tag. Raises as ``locale_of``."""
    return parse_source_language(locale_of(tag, at))


def names_of_program() -> PublicNames:
    """What the token's publication calls its languages: kept with the request, since a list says hundreds of tags."""
    if "names_of_program" not in g:
        g.names_of_program = public_names(actor().publication_id)
    return cast("PublicNames", g.names_of_program)
