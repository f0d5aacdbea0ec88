"""The termbase against translations: missing, deprecated, changed; and what is right in another shape."""

import pytest

from tms.checks import CheckedText, Finding, Severity, check
from tms.language.term_book import TermWord, term_book

WORDS = [
    TermWord(1, "en", "tariff"),
    TermWord(1, "zh-Hans", "关税"),
    TermWord(2, "en", "central bank"),
    TermWord(2, "zh-Hans", "央行"),
    TermWord(2, "zh-Hans", "中央银行", "admitted"),
    TermWord(3, "en", "artificial intelligence"),
    TermWord(3, "zh-Hans", "人工智能"),
    TermWord(3, "zh-Hans", "人工智慧", "deprecated"),
    TermWord(4, "en", "OpenAI", do_not_translate=True),
    TermWord(5, "en", "China", kind="name"),
    TermWord(5, "zh-Hans", "中国", kind="name"),
    TermWord(5, "zh-Hans", "支那", "deprecated", kind="name"),
    TermWord(6, "en", "Theresa May", kind="name"),
    TermWord(6, "zh-Hans", "特雷莎·梅伊", kind="name"),
    TermWord(7, "en", "European Union", kind="name"),
    TermWord(7, "zh-Hans", "欧盟", kind="name"),
    TermWord(8, "en", "impose", part_of_speech="verb"),
    TermWord(8, "zh-Hans", "实施"),
    TermWord(9, "en", "quango"),
]


def found(source: str, text: str, *, into: str = "zh-Hans", treatment: str = "translate") -> list[Finding]:
    frm = "en" if into != "en" else "zh-Hans"
    here = term_book(WORDS, (frm,), (into,)).look(source, text)
    return check(CheckedText(7, source, frm, None, text, into, treatment=treatment, terms=here), families={"terms"})


def codes(source: str, text: str, *, into: str = "zh-Hans", treatment: str = "translate") -> list[str]:
    return [finding.code for finding in found(source, text, into=into, treatment=treatment)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Tariffs on steel, and more tariffs.", "钢铁关税，以及更多。"),
        ("The central bank’s governor spoke.", "中央银行行长讲话。"),
        ("OpenAI said so.", "OpenAI这样说。"),
        ("Theresa May met them.", "梅伊会见了他们。"),
        ("A quango was set up.", "成立了一个机构。"),
    ],
)
def test_a_text_with_an_accepted_form_has_the_term(source: str, text: str) -> None:
    assert codes(source, text) == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("中国宣布新的关税。", "Chinese tariffs were announced."),
        ("欧盟的关税", "The EU’s tariff"),
        ("欧盟的关税", "The E.U. tariff"),
        ("对钢铁实施关税", "It imposed a tariff on steel"),
    ],
)
def test_english_has_it_as_an_adjective_by_its_initials_or_inflected(source: str, text: str) -> None:
    assert codes(source, text, into="en") == []


def test_a_term_that_is_nowhere_is_told_once_with_what_it_is() -> None:
    (one,) = found("Tariffs rose. The tariff on steel fell.", "税收上升，钢铁税下降。")
    assert (one.code, one.severity, one.start) == ("terms.missing", Severity.WARNING, None)
    assert one.words == "“Tariffs” is 关税 in the termbase, but the text does not use it."


def test_a_deprecated_word_is_told_where_it_stands_and_not_missed_besides() -> None:
    (one,) = found("Artificial intelligence grows.", "人工智慧在发展。")
    assert (one.code, one.severity, one.start, one.end) == ("terms.deprecated", Severity.WARNING, 0, 4)
    assert one.words == "“人工智慧” should not be used here. Write 人工智能."


def test_it_is_told_also_where_the_source_does_not_name_the_concept() -> None:
    assert codes("It grows.", "人工智慧在发展。") == ["terms.deprecated"]


def test_a_deprecated_name_is_policy_but_in_what_somebody_said() -> None:
    assert [one.severity for one in found("It is China.", "那是支那。")] == [Severity.ERROR]
    assert [one.severity for one in found("He wrote “China”.", "他写道“支那事变”。")] == [Severity.WARNING]


def test_what_is_not_translated_must_stand_there() -> None:
    (one,) = found("OpenAI said so.", "开放人工智能这样说。")
    assert one.code == "terms.changed"


def test_original_wording_is_left_alone_and_a_title_may_do_without_a_term() -> None:
    assert codes("Tariffs", "人工智慧", treatment="original") == []
    assert codes("Tariffs", "人工智慧", treatment="transcreate") == ["terms.deprecated"]


def test_the_same_fault_elsewhere_in_the_text_is_the_same_finding() -> None:
    before, after = found("AI.", "人工智慧在发展。"), found("AI.", "今天，人工智慧在发展。")
    assert [one.key for one in before] == [one.key for one in after]


def test_a_text_of_which_nothing_is_known_has_no_fault() -> None:
    assert check(CheckedText(7, "Tariffs", "en", None, "税", "zh-Hans"), families={"terms"}) == []
