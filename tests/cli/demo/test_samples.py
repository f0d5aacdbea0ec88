"""The samples of the demo agree with each other, and with the product's reader and segmenter."""

import re
from calendar import month_name
from decimal import Decimal

import pytest
from opencc import OpenCC

from tests.cli.demo.samples import LANGUAGES, SOURCES, Row, markers, segments, source_path, table, without_markers
from tms.adapters.formats import read_article
from tms.domain.imported_article import ImportedArticle
from tms.language.lint import lint
from tms.language.segmentation import cut

ARTICLES = sorted(SOURCES)
STATUSES = {"", "preferred", "admitted", "deprecated"}
TERM_LOCALES = ("en", "zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
MONTHS = list(month_name)[1:]
SCALE = {"million": 10**6, "billion": 10**9, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, None: 1}
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?(million|billion|万|萬|亿|億)?")
DATED_MONTH = re.compile(rf"\b(?:(?<=\d )May|May(?= \d)|{'|'.join(m for m in MONTHS if m != 'May')})\b")
NESTED = {
    "en": r"“[^”]*‘[^’]+[,’][^”]*”",
    "zh-Hans": r"“[^”]*‘[^’]+’[^”]*”",
    "zh-Hant": r"「[^」]*『[^』]+』[^」]*」",
}
CHINESE_DATE = r"20\d\d年\d{1,2}月\d{1,2}日"
DATE = {"en": r"\d{1,2} [A-Z][a-z]+ 20\d\d", "zh-Hans": CHINESE_DATE, "zh-Hant": CHINESE_DATE}


def numbers(text: str) -> list[Decimal]:
    """All numbers in digits, with million or 亿 multiplied out, and the months of English as numbers; sorted."""
    digits = DATED_MONTH.sub(lambda month: str(MONTHS.index(month[0]) + 1), without_markers(text))
    return sorted(Decimal(n.replace(",", "")) * SCALE[scale or None] for n, scale in NUMBER.findall(digits))


def page(article: str) -> ImportedArticle:
    return read_article(source_path(article).read_text("utf-8"), language=SOURCES[article], format="markdown")


def every_unit() -> list[Row]:
    return [unit for article in ARTICLES for unit in segments(article)] + table("memory.tsv")


def chinese(language: str) -> list[str]:
    """Every text in the language that is printed or proposed; deprecated terms are wrong on purpose."""
    column = "zh-Hant-TW" if language == "zh-Hant" else language
    terms = [row[column] for row in table("terms.tsv") if row[column] and not row[f"{column} status"]]
    return [without_markers(unit[language]) for unit in every_unit()] + terms


def concepts() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in table("terms.tsv"):
        found.setdefault(row["concept"], []).append(row)
    return found


@pytest.mark.parametrize("article", ARTICLES)
def test_every_sentence_stands_in_all_three_languages(article: str) -> None:
    for segment in segments(article):
        assert tuple(segment) == LANGUAGES
        assert all(text and text == text.strip() for text in segment.values())


@pytest.mark.parametrize("article", ARTICLES)
def test_the_reader_understands_the_head_of_an_article_without_a_doubt(article: str) -> None:
    understood = page(article)

    assert understood.doubtful == {}
    assert understood.left_out == []
    assert understood.published_on is not None
    sections = [row[column] for row in table("terms.tsv") for column in TERM_LOCALES if row["kind"] == "section"]
    assert understood.section in sections


@pytest.mark.parametrize("article", ARTICLES)
def test_the_segments_of_an_article_are_those_that_the_product_makes_of_its_source(article: str) -> None:
    language, understood = SOURCES[article], page(article)
    head = [understood.title, understood.author, understood.author_title]
    body = [piece.text for block in understood.blocks for piece in cut(block.text, language).pieces]

    assert [segment[language] for segment in segments(article)] == head + body


def test_every_text_is_one_segment_in_its_own_language() -> None:
    for unit in every_unit():
        for language, text in unit.items():
            assert len(cut(text, language).pieces) == 1, text


def test_the_memory_has_forty_units_without_an_empty_cell_or_a_repeated_source() -> None:
    units = table("memory.tsv")

    assert len(units) >= 40
    assert all(tuple(unit) == LANGUAGES and all(unit.values()) for unit in units)
    assert len({unit["en"] for unit in units}) == len(units)


@pytest.mark.parametrize("article", ARTICLES)
def test_the_memory_knows_at_least_four_sentences_of_each_article_exactly(article: str) -> None:
    known = [unit for unit in table("memory.tsv") if unit in segments(article)]

    assert len(known) >= 4


def test_the_numbers_of_the_three_versions_agree() -> None:
    for unit in every_unit():
        assert numbers(unit["en"]) == numbers(unit["zh-Hans"]) == numbers(unit["zh-Hant"]), unit


def test_percentages_and_currencies_of_the_three_versions_agree() -> None:
    for unit in every_unit():
        en, hans, hant = unit.values()
        assert en.count("per cent") == hans.count("%") == hant.count("%"), unit
        assert en.count("$") == hans.count("美元") == hant.count("美元"), unit
        assert en.count("€") == hans.count("欧元") == hant.count("歐元"), unit


@pytest.mark.parametrize("article", ARTICLES)
def test_the_inline_codes_of_the_three_versions_agree(article: str) -> None:
    for segment in segments(article):
        assert markers(segment["en"]) == markers(segment["zh-Hans"]) == markers(segment["zh-Hant"])


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_has_two_subheadings_a_link_and_emphasis(article: str) -> None:
    source = source_path(article).read_text("utf-8")

    assert len(re.findall(r"^# \S", source, re.MULTILINE)) == 1
    assert len(re.findall(r"^## \S", source, re.MULTILINE)) == 2
    assert re.search(r"\[[^]]+]\(https://example\.org/[\w/-]+\)", source)
    assert re.search(r"(?<!\*)\*[^*\s][^*\n]*\*(?!\*)", source)
    assert re.search(r"\*\*[^*\n]+\*\*", source)


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_has_a_date_a_large_sum_and_a_quotation_in_a_quotation(article: str, language: str) -> None:
    text = "\n".join(without_markers(segment[language]) for segment in segments(article))

    assert re.search(DATE[language], text)
    assert any(number >= 10**9 / 4 for number in numbers(text))
    assert len(re.findall(NESTED[language], text)) == 1


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_is_as_long_as_a_short_comment(article: str) -> None:
    body = {language: [without_markers(s[language]) for s in segments(article)[3:]] for language in LANGUAGES}

    assert 400 <= sum(len(text.split()) for text in body["en"]) <= 700
    for language in ("zh-Hans", "zh-Hant"):
        assert 700 <= sum(len(text) for text in body[language]) <= 1200


def test_simplified_texts_have_no_traditional_character() -> None:
    to_simplified = OpenCC("t2s")

    for text in chinese("zh-Hans"):
        assert to_simplified.convert(text) == text


def test_traditional_texts_have_no_simplified_character_and_no_mainland_word() -> None:
    """OpenCC knows only 計劃, where the house writes 計畫 as Taiwan's press does, so that word is left out."""
    to_taiwan, to_simplified, to_characters = OpenCC("s2twp"), OpenCC("tw2s"), OpenCC("s2tw")

    for text in chinese("zh-Hant"):
        known = text.replace("計畫", "計劃")
        assert to_taiwan.convert(known) == known
        assert to_characters.convert(to_simplified.convert(known)) == known


@pytest.mark.parametrize(("language", "locale"), [("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant-TW")])
def test_the_region_lint_finds_nothing_in_the_chinese(language: str, locale: str) -> None:
    for text in chinese(language):
        assert lint(text, locale) == []


def test_the_region_lint_finds_nothing_in_the_terms_of_hong_kong() -> None:
    """Hong Kong measures in 厘米; OpenCC, and the lint with it, takes 厘 for Simplified."""
    for row in table("terms.tsv"):
        if not row["zh-Hant-HK status"] and row["zh-Hant-HK"] != "厘米":
            assert lint(row["zh-Hant-HK"], "zh-Hant-HK") == []


@pytest.mark.parametrize(("language", "wrong"), [("zh-Hans", "「」『』"), ("zh-Hant", "“”‘’"), ("en", "「」『』\"'")])
def test_quotation_marks_are_those_of_the_language(language: str, wrong: str) -> None:
    for unit in every_unit():
        assert not set(wrong) & set(unit[language]), unit
        for opening, closing in ("“”", "「」", "『』"):
            assert unit[language].count(opening) == unit[language].count(closing)


def test_the_termbase_has_seventy_concepts_each_complete_and_named_once() -> None:
    preferred = [rows[0] for rows in concepts().values()]

    assert len(preferred) >= 70
    assert {row["kind"] for row in preferred} == {"section", "term", "person", "organisation", "place"}
    for row in preferred:
        assert row["definition"]
        assert all(row[locale] and not row[f"{locale} status"] for locale in TERM_LOCALES), row
    assert len({row["en"].lower() + row["kind"] for row in preferred}) == len(preferred)


def test_further_terms_of_a_concept_name_their_status() -> None:
    further = [row for rows in concepts().values() for row in rows[1:]]

    assert any(row[f"{locale} status"] == "deprecated" for row in further for locale in TERM_LOCALES)
    for row in further:
        assert not row["kind"]
        assert any(row[locale] for locale in TERM_LOCALES)
        for locale in TERM_LOCALES:
            assert row[f"{locale} status"] in STATUSES
            assert bool(row[locale]) == (row[f"{locale} status"] in {"admitted", "deprecated"}), row


def test_the_termbase_knows_real_differences_between_the_regions() -> None:
    preferred = [rows[0] for rows in concepts().values()]
    to_taiwan, to_hong_kong = OpenCC("s2tw"), OpenCC("s2hk")

    assert sum(to_taiwan.convert(row["zh-Hans"]) != row["zh-Hant-TW"] for row in preferred) >= 40
    assert sum(to_hong_kong.convert(row["zh-Hans"]) != row["zh-Hant-HK"] for row in preferred) >= 10


def test_the_versions_use_the_terms_of_the_termbase() -> None:
    for rows in concepts().values():
        source = re.compile(rf"\b{re.escape(rows[0]['en'])}(?:s|es)?\b")
        for unit in every_unit():
            if not source.search(without_markers(unit["en"])):
                continue
            for language, column in (("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant-TW")):
                usable = [row[column] for row in rows if row[column] and row[f"{column} status"] != "deprecated"]
                assert any(term in without_markers(unit[language]) for term in usable), (rows[0]["concept"], unit)


@pytest.mark.parametrize("article", ARTICLES)
def test_the_versions_use_no_deprecated_term(article: str) -> None:
    for rows in concepts().values():
        for row in rows:
            for language, column in (("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant-TW")):
                if row[f"{column} status"] == "deprecated":
                    assert all(row[column] not in segment[language] for segment in segments(article))
