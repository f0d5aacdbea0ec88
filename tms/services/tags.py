"""Tags are free words with a name per language: found by any of their names, shown in the reader's.

A regional version has the names of its script.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, ColumnElement, bindparam, delete, func, insert, select

from tms.db.models import Article, ArticleTag, Publication, Tag, TagName
from tms.db.statements.batched_changes import table_of
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Invalid
from tms.domain.locales import EN, SOURCE_LANGUAGES, ZH_HANS, ZH_HANT
from tms.domain.storable import require_storable
from tms.domain.tags import LONGEST_TAG, MOST_TAGS, split_tags
from tms.language.conversion import convert
from tms.language.conversion.detection import detect_locale
from tms.services.authorize import LoadedArticle
from tms.services.sections import without_codes


def written_tags(words: str) -> list[str]:
    """The names in what somebody wrote, one after the other with commas between; each once.

    Raises Invalid (``tags_too_many``, ``tag_too_long``, ``text_not_text``).
    """
    require_storable(words)
    return stored_names(split_tags(without_codes(words)))


def stored_names(names: Sequence[str]) -> list[str]:
    """Names of one article's tags as they are stored. More than it may have are refused before any is looked for.

    Raises Invalid (``tags_too_many``, ``tag_too_long``, ``text_not_text``).
    """
    if len(names) > MOST_TAGS:
        raise Invalid("tags_too_many", most=MOST_TAGS)
    return [name for name in map(tag_name, names) if name]


def tag_name(words: str) -> str:
    """One name as it is stored. Raises Invalid (``tag_with_comma``, ``tag_too_long``, ``text_not_text``)."""
    require_storable(words)
    several = split_tags(without_codes(words))
    if len(several) > 1:
        raise Invalid("tag_with_comma")
    name = "".join(several)
    if len(name) > LONGEST_TAG:
        raise Invalid("tag_too_long", most=LONGEST_TAG)
    return name


def find_tag(uow: UnitOfWork, publication_id: int, name: str, region: str) -> int | None:
    """The tag that has this name in any language, or in either script; None if there is none."""
    return uow.session.scalar(
        select(TagName.tag_id)
        .where(TagName.publication_id == publication_id, is_called_like(name, region))
        .order_by(func.lower(TagName.name) != func.lower(name), TagName.tag_id)
        .limit(1)
    )


def find_tag_of(uow: UnitOfWork, publication_id: int, words: str) -> int | None:
    """The same for words that somebody looks for, in a publication of any region."""
    region = uow.session.get_one(Publication, publication_id).region
    return find_tag(uow, publication_id, "".join(split_tags(words)[:1]), region)


def is_called_like(name: str, region: str) -> ColumnElement[bool]:
    """The condition on ``TagName`` that it is the name as it is written, or in either script of Chinese.

    Small letters are made by the database, as its unique index does: Python ends ΟΔΟΣ in another letter.
    """
    alike = {name, convert(name, source=ZH_HANS, target=region), convert(name, source=region, target=ZH_HANS)}
    return func.lower(TagName.name).in_([func.lower(one) for one in sorted(alike)])


def find_or_add_tags(
    uow: UnitOfWork, publication_id: int, names: Sequence[str], *, source: str, region: str
) -> list[int]:
    """The tags of these names, each once; new ones for those that no tag has, in the language of the article's source
    or of the name. For callers that have locked the publication; ``names`` as ``written_tags`` gives them.
    """
    found: dict[int, None] = {}
    for name in names:
        tag_id = find_tag(uow, publication_id, name, region)
        found[_added(uow, publication_id, name, _language(source, name)) if tag_id is None else tag_id] = None
    return list(found)


def _added(uow: UnitOfWork, publication_id: int, name: str, locale: str) -> int:
    tag = Tag(publication_id=publication_id, named_in=locale)
    uow.session.add(tag)
    uow.session.flush()
    uow.session.add(TagName(publication_id=publication_id, tag_id=tag.id, locale=locale, name=name))
    uow.session.flush()
    return tag.id


def _language(source: str, name: str) -> str:
    """The language of a name: an editor may type a Chinese one at an English article, or one in the other script.

    What both scripts write alike looks like 简体: there the article's own language says which.
    """
    source, found = locales.base_language(source), locales.base_language(detect_locale(name))
    return source if (source, found) == (ZH_HANT, ZH_HANS) else found


_TAGS_OF = made_once(
    select(ArticleTag.tag_id)
    .where(ArticleTag.article_id == bindparam("article_id", type_=BigInteger))
    .order_by(ArticleTag.position)
)


def tags_of(uow: UnitOfWork, article_id: int) -> list[int]:
    """The tags that editors gave an article, in their order."""
    return list(uow.session.connection().scalars(_TAGS_OF, {"article_id": article_id}))


@dataclass(frozen=True, slots=True)
class TagOfArticle:
    """A tag as the desk knows it at an article, and what readers of each language call it, where it has a name."""

    id: int
    locale: str
    name: str
    names: Mapping[str, str]


def shown_tags(uow: UnitOfWork, loaded: LoadedArticle) -> list[TagOfArticle]:
    """The article's tags, for a caller that has asked whether the actor may see it."""
    ids = tags_of(uow, loaded.article.id)
    names = tag_names(uow, loaded.publication.id, ids, loaded.publication.region)
    return [TagOfArticle(one, *own_name(names[one], loaded.source.locale), names[one]) for one in ids]


@dataclass(frozen=True, slots=True)
class UnnamedTags:
    """Tags that readers of these languages don't see, as none of their names is in one of them."""

    locales: Sequence[str]
    tags: Sequence[TagOfArticle]


def unnamed_tags(tags: Sequence[TagOfArticle], versions: Sequence[str]) -> list[UnnamedTags]:
    """Which of an article's tags readers of these versions don't see; languages that lack the same ones together."""
    lacking: dict[tuple[int, ...], list[str]] = {}
    for locale in versions:
        without = tuple(at for at, one in enumerate(tags) if locales.base_language(locale) not in one.names)
        lacking.setdefault(without, []).append(locale)
    return [UnnamedTags(of, [tags[at] for at in without]) for without, of in lacking.items() if without]


def set_tags(uow: UnitOfWork, article: Article, tag_ids: Sequence[int]) -> None:
    """Give an article these tags and no others. Raises Invalid (``tags_too_many``)."""
    if len(tag_ids) > MOST_TAGS:
        raise Invalid("tags_too_many", most=MOST_TAGS)
    uow.session.execute(delete(ArticleTag).where(ArticleTag.article_id == article.id))
    of_it = {"article_id": article.id, "publication_id": article.publication_id}
    rows = [of_it | {"position": at, "tag_id": tag_id} for at, tag_id in enumerate(tag_ids, 1)]
    if rows:
        uow.session.execute(insert(table_of(ArticleTag)), rows)


def tag_names(uow: UnitOfWork, publication_id: int, tag_ids: Collection[int], region: str) -> dict[int, dict[str, str]]:
    """Per tag and language, its name; one script's serves the other. A language without one is left out."""
    return in_both_scripts(given_names(uow, publication_id, tag_ids), region) if tag_ids else {}


def given_names(uow: UnitOfWork, publication_id: int, tag_ids: Collection[int]) -> dict[int, dict[str, str]]:
    """Per tag and language, the name that somebody gave it there."""
    rows = uow.session.execute(
        select(TagName.tag_id, TagName.locale, TagName.name).where(
            TagName.publication_id == publication_id, TagName.tag_id.in_(tag_ids)
        )
    )
    given: dict[int, dict[str, str]] = {}
    for tag_id, locale, name in rows:
        given.setdefault(tag_id, {})[locale] = name
    return given


def in_both_scripts(given: Mapping[int, Mapping[str, str]], region: str) -> dict[int, dict[str, str]]:
    """The names that were given, with those that one script of Chinese has from the other."""
    return {tag_id: _names(of_tag, region) for tag_id, of_tag in given.items()}


def _names(given: Mapping[str, str], region: str) -> dict[str, str]:
    names = dict(given)
    if ZH_HANT not in given and ZH_HANS in given:
        names[ZH_HANT] = convert(given[ZH_HANS], source=ZH_HANS, target=region)
    if ZH_HANS not in given and ZH_HANT in given:
        names[ZH_HANS] = convert(given[ZH_HANT], source=region, target=ZH_HANS)
    return {locale: names[locale] for locale in SOURCE_LANGUAGES if locale in names}


def words_for_addresses(names: Mapping[str, str]) -> str:
    """The name from which a tag's address is made: the same for readers of all languages."""
    return own_name(names, EN)[1]


def own_name(names: Mapping[str, str], source: str) -> tuple[str, str]:
    """The language and the name by which the desk knows a tag at an article: its source's, or the first there is."""
    locale = locales.base_language(source)
    return next((one, names[one]) for one in (locale, *SOURCE_LANGUAGES) if one in names)
