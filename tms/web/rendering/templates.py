"""What every template may use: who acts, language names, dates in the publication's time, and inline codes as HTML."""

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any

from flask import Flask
from markupsafe import Markup, escape
from werkzeug.local import LocalProxy

from tms.adapters.formats import BlockGroup, group_html, inline_html
from tms.checks import Finding
from tms.domain import locales
from tms.domain.errors import TmsError
from tms.domain.faults import FAULTS
from tms.domain.inline import MARKER, codes_from_json, split_markers
from tms.domain.permissions import Action, Subject
from tms.domain.pictures import ShownPicture, number_in_article
from tms.domain.translatable import Several, Words
from tms.domain.web_address import host_of
from tms.http.context import current_actor, translated
from tms.http.context import gettext as _
from tms.http.page_language import language
from tms.services.authorize import may
from tms.services.versions.segment_counts import Counts
from tms.web.rendering import dates, version_standing
from tms.web.rendering.comment_words import comment_html, comment_language, comment_parts
from tms.web.rendering.import_reasons import reason_words
from tms.web.rendering.known_words import CODES, known
from tms.web.rendering.language_spans import chinese_here, marked, named, their_language, theirs
from tms.web.rendering.marked_places import PlaceMark, marks_of, with_marks
from tms.web.rendering.version_standing import VersionStanding

_HAN = re.compile(r"[\u3400-\u9fff]")

_ENGLISH = f'<span lang="{locales.EN}">{locales.NAMES[locales.EN]}</span>'
"""What ``parts.language`` makes of the one name that a sentence may say otherwise."""


def register(app: Flask) -> None:
    """Globals and filters of the templates."""
    app.jinja_env.filters.update(
        badge=badge,
        chips=chips,
        prose=prose,
        day=day,
        marked_codes=marked_codes,
        meter=meter,
        initials=initials,
        sentence=sentence,
        comment_html=comment_html,
        comment_parts=comment_parts,
        comment_language=comment_language,
        theirs=theirs,
        their_language=their_language,
        due=dates.say_due,
        since=dates.say_since,
        near=dates.say_when,
        moment=dates.say_moment,
        day_short=dates.day_short,
        weekday=dates.weekday,
        host=host_of,
        known=known,
        reason=reason_words,
        progress_words=version_standing.progress_words,
        segments=version_standing.segments,
        stage_words=version_standing.stage_words,
    )
    app.jinja_env.globals.update(
        language_names=locales.NAMES, Action=Action, doing=version_standing.DOING, new_key=uuid.uuid4
    )
    app.jinja_env.globals["shown"] = shown
    app.jinja_env.globals.update(fault_names=FAULTS, chinese_here=chinese_here)
    app.jinja_env.globals.update(_said=said_within, named=named)
    app.jinja_env.finalize = said
    # Asked for on first use, so that a page that needs nobody (an error, a reader's page) reads nothing.
    app.jinja_env.globals.update(
        actor=LocalProxy(current_actor),
        may=_may,
        unread=lambda: dates.our_masthead().unread,
        reading_zone=lambda: dates.zone().key,
        house_zone=lambda: dates.house_zone().key,
    )


def said(value: Any) -> Any:
    """What a template is about to show, in the language of the page: errors, and words of rules and use cases."""
    if value.__class__ in _AS_IT_IS or not isinstance(value, (Words, Several, TmsError)):
        return value
    return value if isinstance(value, locales.LanguageName) else translated(value)


_AS_IT_IS = frozenset((str, Markup, int))
"""What nearly all of a page is made of: a template shows two thousand of these."""


def said_within(value: Any) -> Any:
    """The same of what is put into a message, where a language is called what the message's language calls it."""
    if isinstance(value, Markup):
        return named(locales.EN) if value == _ENGLISH else value
    return translated(value) if isinstance(value, locales.LanguageName) else said(value)


def _may(action: Action, subject: Subject | None = None) -> bool:
    actor = current_actor()
    return actor is not None and may(actor, action, subject or Subject())


def initials(name: str) -> str:
    """Two letters for a round picture, of the first and the last word; of a Chinese name its first character."""
    words = name.split()
    if not words:
        return "?"
    if _HAN.match(words[0]):
        return words[0][0]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])).upper()


def sentence(words: str) -> str:
    """The words with a capital at the beginning; the rest is unchanged."""
    said_here = words if isinstance(words, Markup) else translated(words)
    return said_here[:1].upper() + said_here[1:]


@lru_cache(maxsize=1000)
def badge(now: VersionStanding) -> Markup:
    """A version's standing as a badge; cached, because a list shows the same few many times."""
    gap = "" if now.words[-1:] > "\u2e80" else " "  # Chinese words stand together
    parent = Markup("{}{}").format(gap, named(now.parent)) if now.parent else ""
    return Markup('<span class="badge {}{}"><i class="dot" aria-hidden="true"></i><span>{}{}</span></span>').format(
        now.tone, " running" if now.running else "", now.words, parent
    )


def meter(counts: Counts) -> Markup:
    """A version's progress as a bar, with a part for each state, from what is done to what is drafted."""
    return _meter(counts, language())


@lru_cache(maxsize=1000)
def _meter(counts: Counts, _language: str) -> Markup:
    """The bar, cached for each language, because its label tells people who don't see it how far the version is."""
    bars, x = Markup(""), 0
    for tone, n in (
        ("final", counts.final),
        ("reviewed", counts.reviewed),
        ("translated", counts.translated),
        ("draft", counts.drafted),
    ):
        if n:
            bars += Markup('<rect class="{}" x="{}" y="0" width="{}" height="1"/>').format(tone, x, n)
            x += n
    return Markup(
        '<svg class="meter" viewBox="0 0 {} 1" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
    ).format(max(counts.total, 1), version_standing.progress_words(counts), bars)


def chips(
    text: str,
    codes: Mapping[str, Any] | None,
    findings: Sequence[Finding] = (),
    locale: str = "",
    doubts: Sequence[PlaceMark] = (),
) -> Markup:
    """The text with its inline markers as small numbered chips, as translators see them.

    The places of ``findings`` are marked; what was found there is said beside the text, for everybody. So are those of
    ``doubts``. In a draft in English (``locale``) what is left in Chinese is marked as such.
    """
    write = partial(marked, around=locales.EN) if locale == locales.EN else escape
    marks = marks_of(findings, doubts)
    if not codes and not marks:
        return write(text)
    # Put together at the end: to add to what there is copies it, which a thousand codes make long.
    html: list[Markup] = []
    at = 0
    for is_marker, run in split_markers(text, codes or {}):
        html.append(_chip(run, codes or {}) if is_marker else with_marks(run, at, marks, write))
        at += len(run)
    return Markup("").join(html)


def marked_codes(text: str) -> Markup:
    """A text whose inline markers have lost their meaning, with these as chips."""
    html: list[Markup] = []
    at = 0
    for marker in MARKER.finditer(text):
        html.append(escape(text[at : marker.start()]))
        html.append(Markup('<span class="code {}">{}</span>').format(_shape(marker), marker[0][1:-1]))
        at = marker.end()
    return Markup("").join([*html, escape(text[at:])])


def _shape(marker: re.Match[str]) -> str:
    return "close" if marker[1] else "alone" if marker[3] else "open"


def _chip(marker: str, codes: Mapping[str, Any]) -> Markup:
    """A numbered pill: its shape says whether it opens, closes or stands alone, its tooltip what it means."""
    found: re.Match[str] = MARKER.fullmatch(marker)  # type: ignore[assignment]
    meaning = codes[found[2]]
    kind = translated(CODES.get(meaning["type"], meaning["type"]))
    address = meaning.get("href")
    # A picture of the article's own stands beside it; its address is a number, and in no language.
    is_told = address and number_in_article(address) is None
    title = _("%(kind)s to %(address)s", kind=kind, address=address) if is_told else kind
    return Markup('<span class="code {}" data-type="{}" title="{}">{}</span>').format(
        _shape(found), meaning["type"], title, marker[1:-1]
    )


def prose(text: str, codes: Mapping[str, Any] | None, around: str = "") -> Markup:
    """The text with its inline markers as the markup that they stand for, as readers see it.

    With ``around``, the language of what it stands in, each stretch in another one is marked.
    """
    html = inline_html(text, codes_from_json(codes), write=_writer(text, around), pictures=False)
    return Markup(html)  # noqa: S704  all of it is escaped


def shown(group: BlockGroup, around: str = "", own: Mapping[int, ShownPicture] | None = None) -> Markup:
    """Blocks that belong together as readers see them; ``around`` as in ``prose``, ``own`` as in ``groups``."""
    whole = " ".join(block.text for block in group.blocks) if around else ""
    return Markup(group_html(group, write=_writer(whole, around), own=own) + "\n")  # noqa: S704  all of it is escaped


def _writer(whole: str, around: str) -> Callable[[str], str]:
    return partial(marked, around=around, within=whole) if around else escape


def day(value: date | datetime | None, locale: str = locales.EN) -> str:
    """A date as readers of the locale write it: 25 November 2026, 2026年11月25日."""
    if value is None:
        return ""
    if locales.is_chinese(locale or language()):
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%B %Y}"
