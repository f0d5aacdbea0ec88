"""Several things one after another: with English commas below the pages, with those of the language on them."""

import pytest
from flask import Flask

from tms.adapters.translations.catalogues import voice_of
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.permissions import Role
from tms.domain.translatable import Several, Words
from tms.http.context import gettext, translated, words_of
from tms.http.page_language import joined_sentences
from tms.services.jobs.authorship import any_of
from tms.services.people.people import checked_roles
from tms.web.rendering.fault_words import why

CHINESE = {"Accept-Language": "zh-CN"}


@pytest.mark.parametrize(
    ("items", "english", "chinese"),
    [
        ([], "", ""),
        (["王"], "王", "王"),
        (["王", "李"], "王 or 李", "王或李"),
        (["王", "李", "陈"], "王, 李 or 陈", "王、李或陈"),
        (["王", "李", "陈", "林"], "王, 李, 陈 or one of 1 others", "王、李、陈或另外 1 人之一"),
    ],
)
def test_names_stand_between_the_commas_of_the_language(
    app: Flask, items: list[str], english: str, chinese: str
) -> None:
    said = any_of(items) if items else Several(items)
    assert said == english
    with app.test_request_context(headers=CHINESE):
        assert translated(said) == chinese
        assert gettext("%(step)s: %(who)s", step="审校", who=said) == f"审校：{chinese}"


def test_an_error_says_what_there_is_in_its_readers_language(app: Flask) -> None:
    with pytest.raises(Invalid) as caught:
        checked_roles([])
    assert f"{Role.TRANSLATOR}, {Role.REVIEWER}" in str(caught.value)
    counted = Several(Words("{family} {n}", family=Words(family), n=n) for family, n in (("numbers", 2), ("dates", 1)))
    with app.test_request_context(headers=CHINESE):
        assert "译者、审校" in words_of(caught.value)
        assert "（数字 2 处、日期 1 处）" in words_of(Conflict("parity_open", n=3, what=counted))


def test_who_can_help_is_said_in_the_same_language_and_without_a_gap(app: Flask) -> None:
    error = Denied("own_work", hint=Words("{others} can.", others=any_of(["王", "李"])))
    assert str(error).endswith("approve it. 王 or 李 can.")
    with app.test_request_context(headers=CHINESE):
        assert words_of(error) == "这是你自己的译文，须由他人批准。王或李可以。"


def test_what_was_chosen_and_what_was_written_stand_apart_as_the_language_writes(app: Flask) -> None:
    with app.test_request_context():
        assert why(["omission"], "The hour") == "Something is missing – The hour"
    with app.test_request_context(headers=CHINESE):
        assert why(["omission", "style"], "漏了时间。") == "有遗漏；文风：漏了时间。"


def test_sentences_stand_apart_as_the_language_writes(app: Flask) -> None:
    with app.test_request_context():
        assert joined_sentences("One.", "", "Two.") == "One. Two."
    with app.test_request_context(headers=CHINESE):
        assert joined_sentences("一。", "", "二。") == "一。二。"


def test_a_letter_says_them_too() -> None:
    words = Words("It answers, and has these of our languages: {pairs}.", pairs=Several(["en→zh", "zh→en"]))
    assert voice_of("zh-Hans").say(words) == "服务器有响应；支持的语言方向：en→zh、zh→en。"
