"""Which names the outside may have for a language, and that none ever leads to another one."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.services.desk import Desk
from tms.db.models import Event, PublicationLocale
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Stale, TmsError
from tms.domain.permissions import Actor, Role
from tms.domain.public_names import PublicName
from tms.domain.recorded_acts import EventAct
from tms.services.publication.public_names import change_public_names, public_names_standing, read_public_names


def call(
    database: Database, actor: Actor, locale: str, tag: str, word: str, *, based_on: str | None = None
) -> PublicName:
    with database.begin() as uow:
        state = based_on or public_names_standing(uow, actor).state
        wanted = {locale: PublicName(tag, word)}
        change_public_names(uow, actor, wanted, based_on=state, reserved=frozenset({"articles"}))
        uow.session.flush()
    with database.begin() as uow:
        return read_public_names(uow, actor.publication_id).by_locale[locale]


FORMER = "INSERT INTO former_public_name SELECT publication_id, 'word', "


@pytest.fixture
def editor(desk: Desk) -> Actor:
    return desk.newsroom[Role.EDITOR]


@pytest.mark.parametrize(
    ("locale", "tag", "stored"),
    [
        ("zh-Hant", "zh-Hant", "zh-Hant"),
        ("zh-Hant", "ZH-hant-tw", "zh-Hant-TW"),
        ("zh-Hant", " zh-tw ", "zh-TW"),
        ("zh-Hant", "zh-HK", "zh-HK"),
        ("zh-Hant", "zh-Hant-US", "zh-Hant-US"),
        ("zh-Hans", "zh", "zh"),
        ("zh-Hans", "zh-cn", "zh-CN"),
        ("zh-Hans", "zh-MY", "zh-MY"),
        ("en", "en-gb", "en-GB"),
        ("en", "en-001", "en-001"),
        ("en", "en-Latn-US", "en-Latn-US"),
    ],
)
def test_a_tag_is_stored_as_programs_write_it(
    database: Database, editor: Actor, locale: str, tag: str, stored: str
) -> None:
    assert call(database, editor, locale, tag, locale).tag == stored


@pytest.mark.parametrize(
    ("locale", "tag", "word", "code"),
    [
        ("zh-Hant", "tc", "tc", "public_tag_wrong"),
        ("zh-Hant", "", "tc", "public_tag_wrong"),
        ("zh-Hant", "zh_TW", "tc", "public_tag_wrong"),
        ("zh-Hant", "zh-Hant-XX", "tc", "public_tag_wrong"),
        ("zh-Hant", "zh-Hant-ZZ", "tc", "public_tag_wrong"),
        ("zh-Hant", "zh-Hant-TW-x-ours", "tc", "public_tag_wrong"),
        ("zh-Hant", "ｚh-TW", "tc", "public_tag_wrong"),
        ("zh-Hant", "zh", "tc", "public_tag_of_another"),
        ("zh-Hant", "zh-CN", "tc", "public_tag_of_another"),
        ("zh-Hant", "zh-US", "tc", "public_tag_of_another"),
        ("zh-Hans", "zh-Hant", "sc", "public_tag_of_another"),
        ("zh-Hans", "en", "sc", "public_tag_of_another"),
        ("en", "en-Hans", "en", "public_tag_of_another"),
        ("zh-Hant", "zh-TW", "", "public_word_wrong"),
        ("zh-Hant", "zh-TW", "t/c", "public_word_wrong"),
        ("zh-Hant", "zh-TW", "繁", "public_word_wrong"),
        ("zh-Hant", "zh-TW", "-tc", "public_word_wrong"),
        ("zh-Hant", "zh-TW", "t--c", "public_word_wrong"),
        ("zh-Hant", "zh-TW", "t" * 36, "public_word_wrong"),
        ("zh-Hant", "zh-TW", "robots.txt", "public_word_wrong"),
        ("zh-Hant", "zh-TW", "Articles", "public_word_reserved"),
        ("zh-Hant", "zh-TW", "zh-CN", "public_word_of_another"),
        ("zh-Hans", "zh-CN", "zh-tw", "public_word_of_another"),
        ("zh-Hant", "zh-TW", "EN", "public_word_of_another"),
    ],
)
def test_what_is_no_name_is_refused(
    database: Database, editor: Actor, locale: str, tag: str, word: str, code: str
) -> None:
    with pytest.raises(TmsError) as refused:
        call(database, editor, locale, tag, word)
    assert refused.value.code == code
    with database.begin() as uow:
        assert read_public_names(uow, editor.publication_id).by_locale[locale] == (locale, locale)


def test_what_was_in_use_leads_on_and_is_no_other_language_s(database: Database, editor: Actor) -> None:
    call(database, editor, "zh-Hant", "zh-TW", "tc")
    call(database, editor, "zh-Hant", "zh-Hant-TW", "trad")
    with pytest.raises(Conflict) as taken:
        call(database, editor, "zh-Hans", "zh-CN", "TC")
    assert taken.value.code == "public_name_taken"
    with database.begin() as uow:
        names = read_public_names(uow, editor.publication_id)
    assert {names.locale_of_word(word) for word in ("trad", "tc", "Tc", "zh-Hant")} == {"zh-Hant"}
    assert {names.locale_of_tag(tag) for tag in ("zh-Hant-TW", "zh-TW", "zh-hant")} == {"zh-Hant"}
    assert (names.tag("zh-Hant"), names.tag("zh-Hant-TW"), names.tag("zh-Hant-HK")) == (
        "zh-Hant-TW", "zh-Hant-TW", "zh-Hant-HK",
    )  # fmt: skip
    assert call(database, editor, "zh-Hant", "zh-TW", "tc") == ("zh-TW", "tc")
    with database.begin() as uow:
        standing = public_names_standing(uow, editor)
    assert standing.former["zh-Hant"] == ["trad", "zh-hant"]


def test_two_languages_never_get_one_name_in_one_save(database: Database, editor: Actor) -> None:
    both = {"zh-Hans": PublicName("zh-CN", "han"), "zh-Hant": PublicName("zh-TW", "Han")}
    with database.begin() as uow:
        state = public_names_standing(uow, editor).state
        with pytest.raises(Conflict):
            change_public_names(uow, editor, both, based_on=state, reserved=())


def test_a_change_is_recorded_and_the_same_again_is_none(database: Database, editor: Actor) -> None:
    call(database, editor, "zh-Hant", "zh-TW", "tc")
    call(database, editor, "zh-Hant", "zh-TW", "tc")
    with database.begin() as uow:
        told = uow.session.scalars(select(Event.data).where(Event.act == EventAct.PUBLICATION_CHANGED)).all()
    assert told == [
        {
            "changed": ["public_names"],
            "before": {"zh-Hant": ["zh-Hant", "zh-Hant"]},
            "now": {"zh-Hant": ["zh-TW", "tc"]},
        }
    ]


def test_who_saw_other_names_is_refused_and_others_may_not(database: Database, desk: Desk, editor: Actor) -> None:
    with database.begin() as uow:
        state = public_names_standing(uow, editor).state
    call(database, editor, "zh-Hant", "zh-TW", "tc")
    with pytest.raises(Stale):
        call(database, editor, "zh-Hans", "zh-CN", "sc", based_on=state)
    with pytest.raises(Denied):
        call(database, desk.newsroom[Role.REVIEWER], "zh-Hans", "zh-CN", "sc")


def test_two_who_save_at_once_do_not_both_win(own_database: Database, desk: Desk) -> None:
    editor = desk.newsroom[Role.EDITOR]
    with own_database.begin() as uow:
        state = public_names_standing(uow, editor).state

    def save(word: str) -> str:
        try:
            call(own_database, editor, "zh-Hant", "zh-TW", word, based_on=state)
        except Stale:
            return "stale"
        return "saved"

    with ThreadPoolExecutor(4) as pool:
        done = sorted(pool.map(save, ("tc", "trad", "hant", "zht")))
    assert done == ["saved", "stale", "stale", "stale"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE publication_locale SET tag = 'ZH-hans' WHERE locale = 'zh-Hant'",
        "UPDATE publication_locale SET word = 'EN' WHERE locale = 'zh-Hant'",
        "UPDATE publication_locale SET word = 'a/b' WHERE locale = 'zh-Hant'",
        "UPDATE publication_locale SET tag = 'zh_TW' WHERE locale = 'zh-Hant'",
        FORMER + "'TC', 'zh-Hant' FROM publication_locale LIMIT 1",
        FORMER + "'tc', 'zh-Hant-HK' FROM publication_locale LIMIT 1",
    ],
)
def test_the_database_keeps_names_apart(database: Database, editor: Actor, statement: str) -> None:
    with database.begin() as uow:
        assert uow.session.scalars(select(PublicationLocale.locale)).all()
    with pytest.raises(DBAPIError), database.begin() as uow:
        uow.session.execute(text(statement))
