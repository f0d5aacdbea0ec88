import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.differences import DiffRun, changed_texts, differences

TEXT = st.one_of(st.text(max_size=60), st.text("ab 重要，。'-⟦1⟧/", max_size=60))


def shown(before: str, after: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[run.kind].format(run.text) for run in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("The train left at ten.", "The train left at nine.", "The train left at [-ten-][+nine+]."),
        ("It was 1,200 people.", "It was 1,300 people.", "It was [-1,200-][+1,300+] people."),
        ("列车十点开出。", "列车九点开出。", "列车[-十-][+九+]点开出。"),
        ("The train left.", "The night train left.", "The[+ night+] train left."),
        ("Not his own words.", "Not her last words.", "Not [-his own-][+her last+] words."),
        ("See ⟦1⟧this⟦/1⟧.", "See this.", "See [-⟦1⟧-]this[-⟦/1⟧-]."),
        ("Same.", "Same.", "Same."),
        ("", "All of it.", "[+All of it.+]"),
        ("All of it.", "", "[-All of it.-]"),
        ("Nothing here is alike at all", "重写了一句", "[-Nothing here is alike at all-][+重写了一句+]"),
    ],
)
def test_what_changed_is_marked_by_word_in_english_and_by_character_in_chinese(
    before: str, after: str, runs: str
) -> None:
    assert shown(before, after) == runs


@given(TEXT, TEXT)
def test_both_texts_can_be_read_back_from_the_runs(before: str, after: str) -> None:
    runs = differences(before, after)
    assert "".join(run.text for run in runs if run.kind != "new") == before
    assert "".join(run.text for run in runs if run.kind != "gone") == after
    assert all(run.text for run in runs)


@given(TEXT)
def test_equal_texts_have_no_difference(text: str) -> None:
    assert all(run.kind == "same" for run in differences(text, text))


def test_texts_of_book_length_are_shown_whole() -> None:
    before, after = "a " * 3000, "b " * 3000
    assert differences(before, after) == [DiffRun("gone", before), DiffRun("new", after)]


def test_only_paragraphs_that_differ_are_listed_each_with_what_it_was() -> None:
    assert list(changed_texts(["a", "b", "c"], ["a", "B", "c", "d"])) == [("b", "B"), (None, "d")]
    assert list(changed_texts(["a", "b"], ["b"])) == [("a", None)]
