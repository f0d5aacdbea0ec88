"""What the outside calls the publication's languages: read for every output, and changed by who sets it up.

A name that was in use leads on to the language, so that no other one may have it: no key and no address of anybody
changes its meaning.
"""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ScalarSelect, SQLColumnExpression, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by, insert

from tms.db.models import FormerPublicName, Publication, PublicationLocale
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, Stale
from tms.domain.locales import (
    EN,
    SOURCE_LANGUAGES,
    ZH_HANS,
    ZH_HANT,
    ZH_HANT_TW,
    base_language,
    parse_locale,
)
from tms.domain.permissions import Action, Actor
from tms.domain.public_names import PublicName, PublicNames
from tms.domain.recorded_acts import EventAct
from tms.domain.regions import REGIONS
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication

LONGEST_PUBLIC_NAME = 35
"""As long as BCP 47 asks systems to allow for."""

_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.IGNORECASE | re.ASCII)
_TAG = re.compile(r"(en|zh)(?:-(hans|hant|latn))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE | re.ASCII)
_SCRIPT_OF_REGION = {
    "CN": ZH_HANS, "SG": ZH_HANS, "MY": ZH_HANS, "": ZH_HANS, "TW": ZH_HANT, "HK": ZH_HANT, "MO": ZH_HANT,
}  # fmt: skip
"""Which script Chinese is in where the tag does not say it (CLDR, likely subtags); elsewhere the tag has to."""

_EXAMPLES = {EN: "en-GB", ZH_HANS: "zh-Hans-CN", ZH_HANT: "zh-Hant-TW"}


_FIRST = select(func.min(Publication.id)).scalar_subquery()


def names_column(publication_id: SQLColumnExpression[int]) -> ScalarSelect[Any]:
    """A column for a statement that reads more: what ``names_from`` makes names of. Null if there is no publication."""
    present = (
        select(
            func.jsonb_agg(
                aggregate_order_by(
                    func.jsonb_build_array(PublicationLocale.locale, PublicationLocale.tag, PublicationLocale.word),
                    PublicationLocale.position,
                )
            )
        )
        .where(PublicationLocale.publication_id == Publication.id)
        .scalar_subquery()
    )
    former = (
        select(
            func.jsonb_agg(
                func.jsonb_build_array(FormerPublicName.kind, FormerPublicName.name, FormerPublicName.locale)
            )
        )
        .where(FormerPublicName.publication_id == Publication.id)
        .scalar_subquery()
    )
    return (
        select(func.jsonb_build_array(present, former, Publication.region, Publication.id == _FIRST, type_=JSONB))
        .where(Publication.id == publication_id)
        .scalar_subquery()
    )


# Asked in every request of readers, and to put it together takes longer than to ask.
_NAMES = made_once(select(names_column(bindparam("publication_id", type_=BigInteger))))
_NAMES_OF_FIRST = made_once(select(names_column(_FIRST)))


@dataclass(frozen=True, slots=True)
class PublicNamesStanding:
    """The names that hold, by locale in the publication's order, the former ones, and which state of them that is."""

    names: Mapping[str, PublicName]
    former: Mapping[str, Collection[str]]
    state: str


def read_public_names(uow: UnitOfWork, publication_id: int | None = None) -> PublicNames:
    """What the publication calls its languages; None: the one that a deployment starts with.

    Before there is one, the languages that it will have are called as they are here.
    """
    connection = uow.session.connection()
    if publication_id is None:
        read = connection.execute(_NAMES_OF_FIRST).scalar_one()
        return names_from(read or ((), (), ZH_HANT_TW, True))
    return names_from(connection.execute(_NAMES, {"publication_id": publication_id}).scalar_one())


def names_from(read: Sequence[Any] | None) -> PublicNames:
    """The names that a statement with ``names_column`` has read."""
    said, former, region, is_read_here = read or ((), (), ZH_HANT_TW, False)
    present = {locale: PublicName(tag, word) for locale, tag, word in said or ()}
    present = present or {locale: PublicName(locale, locale) for locale in SOURCE_LANGUAGES}

    def leading(kind: str) -> dict[str, str]:
        before = {name: locale for of_kind, name, locale in former or () if of_kind == kind}
        return before | {getattr(name, kind).lower(): locale for locale, name in present.items()}

    return PublicNames(present, leading("tag"), leading("word"), region, is_read_here)


def public_names_standing(uow: UnitOfWork, actor: Actor) -> PublicNamesStanding:
    """The names of the actor's publication, for those who may change them. Raises Denied."""
    authorize(actor, Action.PUBLICATION_CHANGE)
    return _standing(read_public_names(uow, actor.publication_id))


def change_public_names(
    uow: UnitOfWork,
    actor: Actor,
    wanted: Mapping[str, PublicName],
    *,
    based_on: str,
    reserved: Collection[str],
) -> None:
    """Call the languages so from now on; what they were called leads on to them. Event ``publication_changed``.

    ``reserved`` are the words with which other addresses begin, in lower case. The same names again are no change.
    Raises Stale (``publication_stale``), Invalid (``public_tag_wrong``, ``public_tag_of_another``,
    ``public_word_wrong``, ``public_word_reserved``, ``public_word_of_another``), Conflict (``public_name_taken``).
    """
    authorize_locked_publication(uow, actor, Action.PUBLICATION_CHANGE)
    names = read_public_names(uow, actor.publication_id)
    if based_on != _standing(names).state:
        raise Stale("publication_stale")
    asked = {
        locale: PublicName(_tag(said.tag, locale), _word(said.word, locale, reserved))
        for locale, said in wanted.items()
        if locale in names.by_locale
    }
    changed = {locale: name for locale, name in asked.items() if name != names.by_locale[locale]}
    if not changed:
        return
    for locale, name in changed.items():
        _refuse_taken(name.tag, locale, names.tags)
        _refuse_taken(name.word, locale, names.words)
    _refuse_same({**names.by_locale, **changed})
    for locale, name in changed.items():
        _rename(uow, actor.publication_id, locale, names.by_locale[locale], name)
    record_event(
        uow,
        EventAct.PUBLICATION_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={
            "changed": ["public_names"],
            "before": {locale: names.by_locale[locale] for locale in changed},
            "now": changed,
        },
    )


def _rename(uow: UnitOfWork, publication_id: int, locale: str, before: PublicName, now: PublicName) -> None:
    for kind in PublicName._fields:
        old, new = getattr(before, kind).lower(), getattr(now, kind).lower()
        if old == new:
            continue
        uow.session.execute(
            delete(FormerPublicName).where(
                FormerPublicName.publication_id == publication_id,
                FormerPublicName.kind == kind,
                FormerPublicName.name == new,
            )
        )
        uow.session.execute(
            insert(FormerPublicName).values(publication_id=publication_id, kind=kind, name=old, locale=locale)
        )
    uow.session.execute(
        update(PublicationLocale)
        .where(PublicationLocale.publication_id == publication_id, PublicationLocale.locale == locale)
        .values(tag=now.tag, word=now.word)
    )


def _standing(names: PublicNames) -> PublicNamesStanding:
    former = {
        locale: sorted({word for word, leads_to in names.words.items() if leads_to == locale} - {own.word.lower()})
        for locale, own in names.by_locale.items()
    }
    return PublicNamesStanding(
        names.by_locale, former, hashlib.sha256(repr(sorted(names.by_locale.items())).encode()).hexdigest()[:16]
    )


def _tag(said: str, locale: str) -> str:
    """The tag in its canonical form, if it is one and of the version's language and script."""
    found = _TAG.fullmatch(said.strip())
    if found is None or (found[3] or "001").upper() not in REGIONS:
        raise Invalid("public_tag_wrong", tag=said.strip()[:40], example=_EXAMPLES[base_language(locale)])
    language, script, region = (part or "" for part in found.groups())
    language, script, region = language.lower(), script.title(), region.upper()
    written = f"{language}-{script}" if script else _SCRIPT_OF_REGION.get(region, "") if language == "zh" else language
    if written.removesuffix("-Latn") != base_language(locale):
        raise Invalid("public_tag_of_another", tag=said.strip()[:40], example=_EXAMPLES[base_language(locale)])
    return "-".join(filter(None, (language, script, region)))


def _word(said: str, locale: str, reserved: Collection[str]) -> str:
    word = said.strip()
    if not _WORD.fullmatch(word) or len(word) > LONGEST_PUBLIC_NAME:
        raise Invalid("public_word_wrong", most=LONGEST_PUBLIC_NAME)
    if word.lower() in reserved:
        raise Invalid("public_word_reserved", word=word)
    try:
        meant = parse_locale(word)
    except Invalid:
        return word
    if base_language(meant) != base_language(locale):
        raise Invalid("public_word_of_another", word=word)
    return word


def _refuse_taken(name: str, locale: str, leading: Mapping[str, str]) -> None:
    if leading.get(name.lower(), locale) != locale:
        raise Conflict("public_name_taken", name=name)


def _refuse_same(names: Mapping[str, PublicName]) -> None:
    for kind in PublicName._fields:
        seen: set[str] = set()
        for name in names.values():
            said = getattr(name, kind)
            if said.lower() in seen:
                raise Conflict("public_name_taken", name=said)
            seen.add(said.lower())
