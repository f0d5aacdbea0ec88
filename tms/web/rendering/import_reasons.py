"""Why a line was left out of a pasted page, or a field is doubtful: what understanding a page says, as messages."""

import re

from tms.domain.translatable import Words, message
from tms.http.context import gettext, translated

REASONS = frozenset(
    (
        message("HTML comment"),
        message("HTML tag"),
        message("a date without a year"),
        message("a second author"),
        message("a second author title"),
        message("a second byline"),
        message("a second external id"),
        message("a second published on"),
        message("a second section"),
        message("a second title"),
        message("address that is not allowed"),
        message("advertisement"),
        message("after the article"),
        message("another date"),
        message("alternative text of a picture"),
        message("around the article"),
        message("back to top"),
        message("chart"),
        message("comment"),
        message("diagram"),
        message("drawing"),
        message("embedded object"),
        message("equation in one line"),
        message("hidden words"),
        message("page footer"),
        message("page header"),
        message("picture"),
        message("prompt of an empty field"),
        message("reading above a character"),
        message("sign of a font"),
        message("number of a heading"),
        message("number of a list as it was shown"),
        message("video, sound or page within the text"),
        message("struck out"),
        message("before the article"),
        message("beside the byline"),
        message("beside the date"),
        message("byline"),
        message("byline or date below the article"),
        message("comments"),
        message("copyright"),
        message("picture credit"),
        message("date of an update"),
        message("date of the day"),
        message("day and month may be swapped"),
        message("disclaimer"),
        message("editor’s credit"),
        message("front matter"),
        message("guessed: a line that looks like a name"),
        message("guessed: a short line above the title"),
        message("guessed: no line is marked as the title"),
        message("guessed: an indented line below the author"),
        message("it is also the name of a section"),
        message("it looks like page furniture"),
        message("it reads like a sentence"),
        message("it stands above the page’s menu: may be the day of the copy"),
        message("left out by the editor"),
        message("link to another article"),
        message("looks long for a title"),
        message("menu"),
        message("more of this page"),
        message("newsletter"),
        message("no author found"),
        message("no date found"),
        message("no section found"),
        message("no text found"),
        message("no title found"),
        message("not part of the text"),
        message("note about the author"),
        message("one of several names of sections above the title"),
        message("page furniture"),
        message("read as a year of the Republic of China"),
        message("related articles"),
        message("relative address"),
        message("repeats the title"),
        message("separator"),
        message("sharing"),
        message("site links"),
        message("source line"),
        message("tags"),
        message("taken from a line below the article"),
        message("taken from a line that says more, where it still stands"),
        message("taken from the article’s address"),
        message("taken from the breadcrumb"),
        message("taken from the end of the last paragraph, where it still stands"),
        message("taken from the first paragraph, where it still stands"),
        message("taken from the note below the article"),
        message("taken from the end of the title"),
        message("the page calls it the date of an update"),
        message("translator’s credit"),
        message("written in numbers: check day and month"),
    )
)
"""Those that are always the same."""

_ELEMENTS = {
    "script": message("a program of the page"),
    "style": message("a style sheet"),
    "template": message("a template of the page"),
    "iframe": message("an embedded page"),
    **dict.fromkeys(("object", "applet"), message("an embedded object")),
    **dict.fromkeys(("svg", "canvas"), message("a drawing of the page")),
    "audio": message("a sound"),
    "video": message("a video"),
    **dict.fromkeys(
        ("noembed", "noframes", "noscript"), message("what stands in for something that a browser can’t show")
    ),
}
"""Words for HTML elements whose content is not text, by the element's name."""

_FILLED = {
    "after “(.+)”": message("after “{of}”"),
    "“(.+)” stands in the middle of the text": message("“{of}” stands in the middle of the text"),
    "two bylines found: also (.+)": message("two bylines found: also {of}"),
    "two dates found: also (.+)": message("two dates found: also {of}"),
    "a date without a year: (.+)": message("a date without a year: {of}"),
}


def reason_words(reason: str) -> str:
    """The reason in the language of this request; what no part of us says stays as it is."""
    if reason in REASONS or reason in _ELEMENTS:
        return translated(Words(_ELEMENTS.get(reason, reason)))
    for pattern, words in _FILLED.items():
        if found := re.fullmatch(pattern, reason, re.DOTALL):
            return translated(Words(words, of=reason_words(found[1])))
    first, between, rest = reason.partition("; ")
    return gettext("; ").join((reason_words(first), reason_words(rest))) if between else reason
