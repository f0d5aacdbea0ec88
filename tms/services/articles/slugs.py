"""Slugs, the last part of addresses: each is one version's, and stays so for readers who found it there.

A new article's is readable Latin from any of the three languages. What an English version is first released under is
made of its own title, which a Chinese article does not have when it comes in; an editor may give any version another,
a Chinese one also of Han characters.
"""

import re
import unicodedata

from slugify import slugify
from sqlalchemy import BigInteger, and_, bindparam, exists, select, union

from tms.db.models import Address, Article, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Conflict, Invalid
from tms.domain.storable import require_storable
from tms.services.authorize_locked import lock_publication

LONGEST_SLUG = 80
"""In characters."""

_LATIN = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN_OR_HAN = re.compile(f"[a-z0-9{_HAN}]+(-[a-z0-9{_HAN}]+)*")
_ACCENTS = re.compile("[\u0300-\u036f]")
_WAITS_FOR_TITLE = select(
    exists()
    .where(Article.id == bindparam("article_id", type_=BigInteger))
    .where(Version.article_id == Article.id, Version.locale == locales.EN, Version.slug == Article.slug)
    .where(~exists().where(and_(Address.article_id == Version.article_id, Address.version_id == Version.id)))
)


def free_slug(uow: UnitOfWork, publication_id: int, title: str, *, article_id: int | None = None) -> str:
    """A slug from the title (Han characters by their reading), with a number if another article has or had it.

    ``article_id``: whose own slugs are in nobody's way. Articles that come in at once wait for each other here, so that
    two of them never find the same one free.
    """
    wished = slugify(title, max_length=LONGEST_SLUG, word_boundary=True) or "article"
    lock_publication(uow, publication_id)
    holders = ((Article, Article.id), (Version, Version.article_id), (Address, Address.article_id))
    held = (
        select(one.slug).where(
            one.publication_id == publication_id, one.slug.startswith(wished), whose.is_distinct_from(article_id)
        )
        for one, whose in holders
    )
    taken = set(uow.session.scalars(union(*held)))
    slug, n = wished, 1
    while slug in taken:
        n += 1
        slug = f"{wished}-{n}"
    return slug


def waits_for_title(uow: UnitOfWork, article_id: int) -> bool:
    """Whether the article's English version gets a slug of its own title when it is first released.

    It does while it has the slug with which the article came in, and readers never had it.
    """
    return bool(uow.session.scalar(_WAITS_FOR_TITLE, {"article_id": article_id}))


def written_slug(locale: str, words: str) -> str:
    """What somebody wrote as it stands in an address: small letters and digits, with hyphens for what parts words.

    Raises Invalid (``slug_empty``, ``slug_long``, ``slug_letters``, ``text_not_text``).
    """
    require_storable(words)
    # Letters of Latin lose their accents; what is written with two marks in Chinese is left as it is.
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", words))
    slug = slugify(unicodedata.normalize("NFKC", plain), allow_unicode=True)
    if not slug:
        raise Invalid("slug_empty", locale=locale)
    if len(slug) > LONGEST_SLUG:
        raise Invalid("slug_long", locale=locale, length=len(slug), most=LONGEST_SLUG)
    allowed = _LATIN if locale == locales.EN else _LATIN_OR_HAN
    if allowed.fullmatch(slug) is None:
        raise Invalid("slug_letters_latin" if locale == locales.EN else "slug_letters", locale=locale)
    return slug


def refuse_taken_slug(uow: UnitOfWork, version: Version, slug: str) -> None:
    """Raise Conflict (``slug_taken``) if another version of its language has the slug, or readers found one there.

    For callers that have locked the publication.
    """
    has = exists().where(
        Version.publication_id == version.publication_id,
        Version.locale == version.locale,
        Version.slug == slug,
        Version.id != version.id,
    )
    had = exists().where(
        Address.publication_id == version.publication_id,
        Address.locale == version.locale,
        Address.slug == slug,
        Address.version_id != version.id,
    )
    if uow.session.scalar(select(has | had)):
        raise Conflict("slug_taken", slug=slug)
