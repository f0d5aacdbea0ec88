"""Files of terms that were made to keep a reader busy, or to fill the process."""

import pytest

from tests.processor_time import processor_seconds
from tms.adapters.formats.termbase import read_terms
from tms.domain.errors import Invalid
from tms.services.termbase.term_files import TermFile


def tbx(body: str) -> TermFile:
    return read_terms(f'<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{body}</body></text></tbx>'.encode())


def section(*terms: str) -> str:
    return f'<langSec xml:lang="en">{"".join(f"<termSec><term>{term}</term></termSec>" for term in terms)}</langSec>'


@pytest.mark.parametrize("name", ["conceptEntry", "descripGrp"])
def test_what_lies_within_itself_without_end_is_refused_with_its_line(name: str) -> None:
    inside = f"<conceptEntry>{f'<{name}>' * 150_000}x{f'</{name}>' * 150_000}</conceptEntry>"
    with processor_seconds(5), pytest.raises(Invalid) as refused:
        tbx(f"\n\n{inside}")
    assert (refused.value.code, refused.value.params["line"]) == ("terms_file_nested", 3)


@pytest.mark.sample(3)
@pytest.mark.parametrize(
    "concept",
    [
        section(*(f"t{n}" for n in range(60_000))),
        section("tram") + '<langSec xml:lang="en"><x/></langSec>' * 60_000,
        f'<langSec xml:lang="en">{"<note/>" * 100_000}<termSec><term>tram</term></termSec></langSec>',
    ],
    ids=["terms", "sections", "notes"],
)
def test_one_concept_of_thousands_is_read_once(concept: str) -> None:
    with processor_seconds(10):
        assert len(tbx(f"<conceptEntry>{concept}</conceptEntry>").concepts) == 1


@pytest.mark.full
def test_rows_of_one_concept_are_read_once() -> None:
    with processor_seconds(10):
        (one,) = read_terms(
            ("concept,en,en status\n" + "".join(f"a,t{n},admitted\n" for n in range(100_000))).encode()
        ).concepts
    assert len(one.entry.terms) == 100_000


@pytest.mark.sample(3)
@pytest.mark.parametrize(
    "data",
    [
        b"en\n" + b"".join(b"t%d\n" % n for n in range(60_000)),
        b"concept,en\n" + b"a,b\n" * 310_000,
        b"<tbx>"
        + b"<conceptEntry><langSec lang='en'><termSec><term>a</term></termSec></langSec></conceptEntry>" * 50_001
        + b"</tbx>",
    ],
    ids=["concepts", "rows", "entries"],
)
def test_more_concepts_than_a_house_can_have_are_refused(data: bytes) -> None:
    with processor_seconds(15), pytest.raises(Invalid) as refused:
        read_terms(data)
    assert refused.value.code == "terms_file_too_many"


def test_sorts_of_what_is_not_kept_are_counted_up_to_a_hundred() -> None:
    sorts = "".join(f'<descrip type="{"x" * 100}{n}"/><descrip type="{n}"/>' for n in range(1_000))
    left_out = tbx(f"<conceptEntry>{sorts}{section('tram')}</conceptEntry>").left_out
    assert len(left_out) == 101
    assert sum(left_out.values()) == 2_000
    assert max(map(len, left_out)) == 60
