"""The forms of English terms: plurals, verbs, both spellings, and no other word."""

import pytest

from tms.language.inflection import english_forms
from tms.language.spelling import spellings


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("trade policy", ["trade policies"]),
        ("chairman", ["chairmen"]),
        ("tax", ["taxes"]),
        ("key", ["keys"]),
        ("veto", ["vetoes"]),
        ("crisis", ["crises"]),
        ("virus", ["viruses"]),
        ("gas", ["gases"]),
        ("index", ["indices", "indexes"]),
        ("by-election", ["by-elections"]),
        ("NGO", ["NGOs"]),
        ("Prime Minister", ["Prime Ministers"]),
        ("member of parliament", ["members of parliament"]),
        ("attorney general", ["attorneys general"]),
        ("secretary-general", ["secretaries-general"]),
    ],
)
def test_nouns_have_their_plurals(term: str, forms: list[str]) -> None:
    assert set(forms) <= set(english_forms(term))


@pytest.mark.parametrize("term", ["news", "customs", "Xi", "US", "human rights", "G7", "", "5G"])
def test_what_has_no_plural_has_no_other_form(term: str) -> None:
    assert english_forms(term) == (term,)


def test_a_noun_has_no_forms_of_a_verb() -> None:
    assert english_forms("bank", "noun") == ("bank", "banks")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("ban", ["bans", "banned", "banning"]),
        ("impose", ["imposes", "imposed", "imposing"]),
        ("levy", ["levies", "levied", "levying"]),
        ("veto", ["vetoes", "vetoed", "vetoing"]),
        ("cancel", ["cancels", "canceled", "canceling", "cancelled", "cancelling"]),
        ("withdraw", ["withdraws", "withdrew", "withdrawn", "withdrawing"]),
        ("visit", ["visits", "visited", "visiting"]),
        ("agree", ["agrees", "agreed", "agreeing"]),
        ("crack down on", ["cracks down on", "cracked down on", "cracking down on"]),
    ],
)
def test_verbs_are_inflected_in_their_first_word(verb: str, forms: list[str]) -> None:
    assert set(english_forms(verb, "verb")) == {verb, *forms}


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence minister", "defense minister"),
        ("World Health Organisation", "World Health Organization"),
        ("nuclear programme", "nuclear program"),
        ("Neighbouring countries", "Neighboring countries"),
        ("data centre", "data center"),
        ("travellers", "travelers"),
    ],
)
def test_both_spellings_are_one_term(british: str, american: str) -> None:
    assert american in spellings(british)
    assert british in spellings(american)


@pytest.mark.parametrize(
    "term", ["rising prices", "exercise", "compromise", "size", "elaborate", "Colorado", "laboratory", "Labour Party"]
)
def test_words_that_only_look_like_one_of_two_spellings_stay(term: str) -> None:
    assert spellings(term) == (term,)
