"""What people wrote, on pages: each stretch marked with its language, so that the glyphs are those of its region."""

from typing import Any

from flask import has_request_context, request
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from tms.domain.locales import EN, NAMES, ZH_HANS, is_chinese
from tms.http.context import translated
from tms.http.page_language import language
from tms.language.languages_in_text import CHINESE, main_language, runs


@pass_context
def theirs(context: Context, value: Any, around: str = "") -> Markup:
    """What a person wrote, or a text with such words in it, inside an element in ``around``: by default the page's."""
    return marked("" if value is None else value, article=_article(context), around=around)


@pass_context
def their_language(context: Context, value: Any, around: str = "") -> str:
    """The ``lang`` of a field or an option, which can have but one; that of its surroundings if nothing tells one."""
    return main_of("" if value is None else str(value), article=_article(context)) or around or language()


def marked(value: Any, *, article: str = "", around: str = "", within: str = "") -> Markup:
    """As ``theirs``; the language of a stretch ``within`` a text is told by the whole text."""
    if isinstance(value, Markup) and ("<" in value or "&" in value):
        return value
    text, around = translated(value), around or language()
    if around == EN and not CHINESE.search(text):
        return escape(text)
    html: list[Markup] = []
    # What can be in either script is in that of what it stands in.
    reader = around if is_chinese(around) else language()
    for one in runs(text, reader=reader, article=article, within=within):
        if one.language in ("", around):
            html.append(escape(one.text))
        else:
            html.append(Markup('<span lang="{}">{}</span>').format(one.language, one.text))
    return Markup("").join(html)


def named(locale: str) -> Markup:
    """A language's name within a sentence of this page."""
    own = NAMES[locale]
    said_here = translated(own)
    return escape(said_here) if said_here != own else Markup('<span lang="{}">{}</span>').format(locale, own)


def main_of(text: str, *, article: str = "") -> str:
    """The language of a text that can have but one; empty if nothing tells it."""
    return main_language(text, reader=language(), article=article)


def article_here() -> str:
    """The language of the version that the address names, if it names one."""
    return (request.view_args or {}).get("locale", "") if has_request_context() else ""


@pass_context
def chinese_here(context: Context) -> str:
    """The Chinese that is assumed for what scripts put on the page, and for fields in which somebody writes it."""
    return next((one for one in (language(), _article(context)) if is_chinese(one)), ZH_HANS)


def _article(context: Context) -> str:
    if found := article_here():
        return found
    article = context.get("article")
    return getattr(article, "source_language", "") or getattr(article, "language", "") or ""
