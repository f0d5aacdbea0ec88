"""What a concept's terms mean for one direction: regions, statuses, forbidden words."""

from tms.language.term_book import TermBook, TermWord, term_book

SOFTWARE = [
    TermWord(1, "en", "software"),
    TermWord(1, "zh-Hans", "软件"),
    TermWord(1, "zh-Hant-TW", "軟體"),
    TermWord(1, "zh-Hant-TW", "軟件", "deprecated"),
    TermWord(1, "zh-Hant-HK", "軟件"),
]
TAIWAN, HONG_KONG = ("zh-Hant-TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant")


def book(*words: TermWord, source: tuple[str, ...] = ("en",), target: tuple[str, ...] = TAIWAN) -> TermBook:
    return term_book(words, source, target)


def test_each_region_has_its_own_word_and_its_own_forbidden_one() -> None:
    (taiwan,) = book(*SOFTWARE).find("Software is eating the world.")
    (hong_kong,) = book(*SOFTWARE, target=HONG_KONG).find("Software is eating the world.")
    assert (taiwan.target, taiwan.term.forbidden) == ("軟體", ("軟件",))
    assert (hong_kong.target, hong_kong.term.forbidden) == ("軟件", ())


def test_a_word_without_region_holds_in_both_and_gives_way_to_the_regions_own() -> None:
    words = [TermWord(1, "en", "taxi"), TermWord(1, "zh-Hant", "計程車"), TermWord(1, "zh-Hant-HK", "的士")]
    (taiwan,), (hong_kong,) = (book(*words, target=target).find("a taxi") for target in (TAIWAN, HONG_KONG))
    assert taiwan.term.accepted == ("計程車",)
    assert hong_kong.term.accepted == ("的士", "計程車")


def test_what_a_region_deprecates_is_not_accepted_there_though_both_have_it() -> None:
    words = [
        TermWord(1, "en", "video"),
        TermWord(1, "zh-Hant", "視頻"),
        TermWord(1, "zh-Hant-TW", "影片"),
        TermWord(1, "zh-Hant-TW", "視頻", "deprecated"),
    ]
    (hit,) = book(*words).find("the videos")
    assert (hit.term.accepted, hit.term.forbidden) == (("影片",), ("視頻",))
    assert [found.target for found in book(*words).forbidden("這段視頻")] == ["影片"]


def test_a_concept_without_a_target_is_found_and_says_that_none_is_known() -> None:
    (hit,) = book(TermWord(1, "en", "quango")).find("a quango")
    assert (hit.target, hit.term.is_known, hit.term.accepted) == ("quango", False, ())


def test_what_is_not_translated_stands_for_itself() -> None:
    (hit,) = book(TermWord(1, "en", "OpenAI", do_not_translate=True)).find("OpenAI said")
    assert hit.term.accepted == ("OpenAI",)


def test_a_deprecated_word_of_the_source_tells_what_is_meant() -> None:
    words = [TermWord(1, "zh-Hans", "普丁", "deprecated"), TermWord(1, "zh-Hans", "普京"), TermWord(1, "en", "Putin")]
    found = book(*words, source=("zh-Hans",), target=("en",)).find("普丁说")
    assert [hit.target for hit in found] == ["Putin"]


def test_a_forbidden_word_within_a_longer_term_is_part_of_it() -> None:
    words = [*SOFTWARE, TermWord(2, "zh-Hant-TW", "開源軟件基金會")]
    found = book(*words).forbidden("開源軟件基金會的軟件")
    assert [(hit.start, hit.target) for hit in found] == [(8, "軟體")]


def test_a_word_that_is_right_for_another_concept_is_not_forbidden_of_itself() -> None:
    words = [*SOFTWARE, TermWord(2, "zh-Hant-TW", "軟件")]
    assert book(*words).forbidden("軟件") == ()


def test_forbidden_english_is_found_by_its_forms() -> None:
    words = [TermWord(1, "en", "chairperson"), TermWord(1, "en", "chairman", "deprecated")]
    found = book(*words, source=("zh-Hans",), target=("en",)).forbidden("Chairmen met.")
    assert [(hit.source, hit.target) for hit in found] == [("chairman", "chairperson")]
