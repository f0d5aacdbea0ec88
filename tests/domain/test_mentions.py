"""Mentions and links in comments: kept by id, found as whole names, and nothing typed is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tms.domain.mentions import CommentPart, as_stored, as_typed, labels, parts, plainly

PEOPLE = {1: "Lin", 2: "Lin Wei", 3: "林薇", 4: "Ana#4"}


def test_the_longest_name_is_meant_and_no_part_of_a_longer_word() -> None:
    assert as_stored("@Lin Wei, ask @lin or @Linda", PEOPLE) == ("⟦@2⟧, ask ⟦@1⟧ or @Linda", frozenset({1, 2}))
    assert as_stored("请看@林薇的意见", PEOPLE) == ("请看⟦@3⟧的意见", frozenset({3}))
    assert as_stored("mail ana@Lin or lin@林薇", PEOPLE) == ("mail ana@Lin or lin@林薇", frozenset())


def test_two_of_the_same_name_are_told_apart_by_their_number() -> None:
    assert labels([(4, "Ana"), (5, "ana"), (6, "Bo")]) == {4: "Ana#4", 5: "ana#5", 6: "Bo"}
    assert as_stored("@Ana#4!", PEOPLE) == ("⟦@4⟧!", frozenset({4}))


def test_what_looks_like_a_stored_mention_mentions_nobody() -> None:
    assert as_stored("⟦@1⟧", {}) == ("@1", frozenset())


def test_links_end_before_punctuation_of_either_script() -> None:
    said = "见https://example.org/a?b=1。And (http://x.example/y). javascript:alert(1)"
    links = [part.text for part in parts(said) if part.is_link]
    assert links == ["https://example.org/a?b=1", "http://x.example/y"]


def test_a_line_for_a_letter_has_names_and_no_breaks() -> None:
    assert plainly("Ask ⟦@1⟧\n\nor ⟦@9⟧.", {1: "Lin"}) == "Ask @Lin or @…."


@given(st.text(alphabet="@Lin We林薇#4⟦⟧1/\n.https:"))
def test_what_was_typed_comes_back_but_for_capitals_of_names(typed: str) -> None:
    stored, mentioned = as_stored(typed, PEOPLE)
    assert "".join(part.text for part in parts(stored)) == stored
    assert {part.mentioned for part in parts(stored) if part.mentioned} == mentioned
    again = as_typed(stored, PEOPLE)
    assert as_stored(again, PEOPLE) == (stored, mentioned)
    assert again.casefold().replace("@", "") == _without_stored(typed).casefold().replace("@", "")


def _without_stored(typed: str) -> str:
    return as_stored(typed, {})[0]


@given(st.text(), st.text(max_size=5))
def test_parts_join_to_the_text(before: str, after: str) -> None:
    said = f"{before}⟦@7⟧{after}"
    found = list(parts(said))
    assert "".join(part.text for part in found) == said
    assert CommentPart("⟦@7⟧", mentioned=7) in found or any(part.is_link for part in found)
