"""Codes that pages show as words: roles, states, kinds, families."""

from tms.domain.permissions import Role
from tms.domain.translatable import Words
from tms.http.context import translated

KNOWN = {
    str(one): one
    for one in (
        *(Words(role.value) for role in Role),
        *(Words("invited"), Words("active"), Words("deactivated"), Words("former")),
        *(Words("waiting"), Words("running"), Words("done"), Words("failed"), Words("cancelled"), Words("open")),
        Words("skipped"),
        *(Words("Translation"), Words("Review")),
        *(Words("new"), Words("changed"), Words("conflict"), Words("same")),
        *(Words("preferred"), Words("admitted"), Words("deprecated")),
        *(Words("noun"), Words("verb"), Words("adjective"), Words("adverb"), Words("proper noun"), Words("other")),
        *(Words("term"), Words("name"), Words("section")),
        *(Words("publication"), Words("topic"), Words("article")),
        *(Words("untranslated"), Words("inline codes"), Words("numbers"), Words("percentages"), Words("currencies")),
        *(
            Words("dates"),
            Words("meaning"),
            Words("addresses"),
            Words("brackets"),
            Words("quotation marks"),
            Words("end punctuation"),
        ),
        *(Words("full width"), Words("doubled"), Words("script"), Words("terms"), Words("region")),
        *(Words("house style"), Words("spacing"), Words("length"), Words("unedited"), Words("consistency")),
        *(Words("names"), Words("quotations"), Words("links"), Words("amounts"), Words("money"), Words("shares")),
        *(Words("pictures"), Words("text"), Words("structure")),
    )
}

CODES = {
    "link": Words("hyperlink"),
    "strong": Words("bold"),
    "emphasis": Words("italics"),
    "sub": Words("subscript"),
    "sup": Words("superscript"),
    "code": Words("program code"),
    "image": Words("picture"),
    "footnote": Words("footnote mark"),
    "break": Words("line break"),
}
"""What an inline code means, by its type."""

DOUBTS = {
    "character": Words("one character, several values"),
    "phrase": Words("one word, several values"),
    "overlap": Words("two words overlap here"),
    "second-engine": Words("a second converter disagrees"),
    "surname": Words("perhaps a surname"),
    "term-edge": Words("a term inside a longer word"),
    "unsourced": Words("a name without a source"),
}
"""Why a place of a derived text is in doubt, by the code of its reason."""


def known(code: object) -> str:
    """A code in words, in the language of this request; what is not a code of ours stays, as a name does."""
    return translated(KNOWN.get(str(code), str(code)))
