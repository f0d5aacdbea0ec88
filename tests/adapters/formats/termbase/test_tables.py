"""Tables of terms as spreadsheets write them, and what our own files say when they are read again."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.adapters.formats.termbase import WRITERS, read_terms
from tms.domain.errors import Invalid
from tms.services.termbase.checked_input import LOCALES, PARTS_OF_SPEECH, STATUSES, checked
from tms.services.termbase.term_files import FileConcept
from tms.services.termbase.terms import ConceptEntry, TermEntry, one_preferred


def read(text: str, encoding: str = "utf-8") -> list[ConceptEntry]:
    return [one.entry for one in read_terms(text.encode(encoding)).concepts]


def test_rows_of_a_concept_belong_together() -> None:
    (one,) = read(
        "Concept,Definition,en,en status,zh-CN,zh-CN status\n"
        "tram,A train,tram,,有轨电车,\n"
        "tram,,streetcar,Admitted,电车,deprecated\n"
    )
    assert (one.name, one.definition) == ("tram", "A train")
    assert [(term.text, term.status) for term in one.terms] == [
        ("tram", "preferred"),
        ("streetcar", "admitted"),
        ("有轨电车", "preferred"),
        ("电车", "deprecated"),
    ]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("en,zh-TW\ntram,電車\n", "utf-8-sig"),
        ("en;zh-TW\r\ntram;電車\r\n", "utf-8"),
        ("en\tzh-TW\ntram\t電車\n", "utf-16"),
        ('\n"en","zh-TW"\n"tram","電車"\n\n', "utf-8"),
    ],
)
def test_whatever_a_spreadsheet_writes_is_the_same_table(text: str, encoding: str) -> None:
    (one,) = read(text, encoding)
    assert [term.text for term in one.terms] == ["tram", "電車"]


def test_mistakes_are_told_with_their_lines_all_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        read('en,en status,note\na,best,\n"b\n c",,\nd,preferred,x,y\ne,,\n')
    assert refused.value.code == "terms_file_wrong"
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()[1:]] == ["Line 2", "Line 3", "Line 5"]


@pytest.mark.parametrize(
    ("text", "encoding", "code"),
    [
        ("word,meaning\na,b\n", "utf-8", "terms_file_columns"),
        ("en,en\na,b\n", "utf-8", "terms_file_columns"),
        ("en\n\n", "utf-8", "terms_file_empty"),
        ("", "utf-8", "terms_file_empty"),
        ("en,zh-CN\ntram,电车\n", "gb18030", "terms_file_encoding"),
    ],
)
def test_what_is_no_table_of_terms_is_refused(text: str, encoding: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(text, encoding)
    assert refused.value.code == code


def test_columns_that_say_nothing_to_us_are_counted() -> None:
    assert dict(read_terms(b"en,Owner,fr\ntram,Ada,x\n").left_out) == {"column “Owner”": 1, "column “fr”": 1}


WORDS = (
    st.text("ab中é,;\"'<&=+@＝ \t\n\\-", min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)
)
TERMS = st.builds(
    TermEntry,
    st.sampled_from(LOCALES),
    WORDS,
    st.sampled_from(STATUSES),
    st.none() | st.sampled_from(PARTS_OF_SPEECH),
    st.none() | WORDS,
    st.none() | WORDS,
)


@given(
    terms=st.lists(TERMS, min_size=1, max_size=5),
    definition=st.none() | WORDS,
    note=st.none() | WORDS,
    do_not_translate=st.booleans(),
    kind=st.sampled_from(["term", "section"]),
)
def test_what_we_write_as_a_table_is_read_as_it_was(
    terms: list[TermEntry], definition: str | None, note: str | None, do_not_translate: bool, kind: str
) -> None:
    entry = checked(ConceptEntry("one", definition, kind, one_preferred(terms), note, do_not_translate))
    (again,) = read_terms(WRITERS["csv"]([FileConcept(0, entry, "Economy")])).concepts
    assert (again.entry, again.section) == (entry, "Economy")


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1", "''-1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_spreadsheet_computes_what_somebody_wrote(formula: str) -> None:
    more = {"note": formula, "source": formula}
    entry = checked(
        ConceptEntry(formula, f"{formula}\n=2", terms=[TermEntry("en", formula, "preferred", **more)], note=formula)
    )
    concepts = [FileConcept(0, entry, formula)]
    _, written = csv.reader(io.StringIO(WRITERS["csv"](concepts).decode("utf-8-sig"), newline=""))
    assert sum(formula in cell for cell in written) == 7
    assert [cell for cell in written if cell.startswith(tuple("=+-@\t\r＝＋－＠"))] == []
    (again,) = read_terms(WRITERS["csv"](concepts)).concepts
    assert (again.entry, again.section) == (entry, formula)


def test_an_apostrophe_that_hides_no_formula_is_the_words_own() -> None:
    (one,) = read("en,note\n'tis,'' \n")
    assert (one.terms[0].text, one.note) == ("'tis", "''")


@given(terms=st.lists(TERMS, min_size=1, max_size=5), do_not_translate=st.booleans(), definition=st.none() | WORDS)
def test_what_we_write_as_tbx_says_the_same(
    terms: list[TermEntry], do_not_translate: bool, definition: str | None
) -> None:
    entry = checked(ConceptEntry("", definition, "term", one_preferred(terms), None, do_not_translate))
    (again,) = read_terms(WRITERS["tbx"]([FileConcept(0, entry, "Economy")])).concepts
    assert set(again.entry.terms) == set(entry.terms)
    assert (again.entry.definition, again.entry.do_not_translate, again.section) == (
        definition,
        do_not_translate,
        "Economy",
    )
