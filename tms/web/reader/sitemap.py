"""What search engines ask for first: which pages they may read, and where each is in every language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, current_app, render_template, url_for
from flask.typing import ResponseReturnValue

from tms.domain import locales
from tms.domain.told_to_programs import moment
from tms.http.allowed_hosts import public_address
from tms.http.context import unit_of_work
from tms.http.public_names import public_names
from tms.services.publishing import sitemap as public
from tms.services.publishing.listings import PublicAddress, for_strangers
from tms.web.reader.pages import cacheable, front_of, words_of

blueprint = Blueprint("sitemap", __name__)


@dataclass(frozen=True, slots=True)
class Told:
    """A page, since when it says what it says, and every language of it, by its tag.

    ``fallback`` is for all other languages.
    """

    address: str
    changed_at: str
    others: Mapping[str, str]
    fallback: str


@blueprint.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Which addresses search engines may read: the reading site's, and nothing of the desk."""
    # Words that were in use before, too: whoever may not read them never learns where they lead.
    names = public_names()
    present = [name.word for name in names.by_locale.values()]
    former = sorted(set(names.words) - {word.lower() for word in present})
    readers = [f"/{word}/" for word in (*present, *former)]
    files = [url_for("static", filename=""), url_for("sitemap.icon"), "/sitemap"]
    # Whoever reads the first rule that fits meets this one before the languages; whoever reads the longest, too.
    found = [f"Disallow: {path}?q=" for path in readers]
    lines = ["User-agent: *", *found, *(f"Allow: {path}" for path in (*readers, *files)), "Disallow: /", ""]
    text = "\n".join([*lines, f"Sitemap: {public_address(url_for('sitemap.whole'))}", ""])
    return cacheable(text, "text/plain")


@blueprint.get("/favicon.ico")
def icon() -> ResponseReturnValue:
    """The mark, for browsers and feed readers that ask for it without looking at a page."""
    return current_app.send_static_file("favicon.ico")


@blueprint.get("/sitemap.xml")
def whole() -> ResponseReturnValue:
    """Every public page; the list of the parts where they are too many for one file."""
    uow = unit_of_work()
    parts = public.parts(uow)
    if not parts:
        return _pages([*_of_lists(public.lists(uow)), *_of_articles(public.part(uow))])
    found = [(public_address(url_for("sitemap.one_part", part=one.number)), moment(one.changed_at)) for one in parts]
    found.append((public_address(url_for("sitemap.lists")), ""))
    return cacheable(render_template("reader/sitemaps.xml", parts=found), "application/xml")


@blueprint.get("/sitemap-<int:part>.xml")
def one_part(part: int) -> ResponseReturnValue:
    """One part of the public pages."""
    return _pages(_of_articles(public.part(unit_of_work(), part)))


@blueprint.get("/sitemap-lists.xml")
def lists() -> ResponseReturnValue:
    """The front pages, and the pages of sections and tags."""
    return _pages(_of_lists(public.lists(unit_of_work())))


def _pages(told: Iterator[Told] | Sequence[Told]) -> ResponseReturnValue:
    return cacheable(render_template("reader/sitemap.xml", told=told), "application/xml")


def _of_articles(found: Sequence[PublicAddress]) -> Iterator[Told]:
    for _, group in groupby(found, key=lambda one: one.article_id):
        versions = list(group)
        order = list(locales.NAMES)
        versions.sort(key=lambda one: order.index(one.locale))
        others = {
            one.locale: public_address(url_for("reader.page", locale=one.locale, slug=one.slug)) for one in versions
        }
        for one in versions:
            fallback = others[for_strangers(versions).locale]
            yield Told(others[one.locale], moment(one.changed_at), _by_tag(others), fallback)


def _of_lists(found: public.Lists) -> Iterator[Told]:
    fronts = {tag: public_address(url_for("reader.front", locale=tag)) for tag in found.front}
    of_sections = (
        {
            tag: public_address(url_for("reader.section", locale=tag, section_id=one.id, words=words_of(one)))
            for tag in tags
        }
        for one, tags in found.sections
    )
    of_tags = ({tag: public_address(front_of(tag, one)) for tag in tags} for one, tags in found.tags)
    for others in (fronts, *of_sections, *of_tags):
        for address in others.values():
            yield Told(address, "", _by_tag(others), others.get(locales.EN, ""))


def _by_tag(others: Mapping[str, str]) -> Mapping[str, str]:
    return {public_names().tag(locale): address for locale, address in others.items()}
