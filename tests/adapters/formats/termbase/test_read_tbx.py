"""TBX of both versions and styles: what is kept, what is counted, what is refused."""

from pathlib import Path

import pytest

from tests.shared_data import SHARED, needs_shared
from tms.adapters.formats.termbase import read_terms
from tms.domain.errors import Invalid
from tms.services.termbase.term_files import TermFile
from tms.services.termbase.terms import TermEntry

FILES = Path(__file__).parents[1] / "files"

OLD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1"><descrip type="subjectField">Climate</descrip>
<descripGrp><descrip type="definition">Gas that warms the air</descrip><admin type="source">IPCC</admin></descripGrp>
<langSet xml:lang="en-GB"><ntig><termGrp><term>greenhouse gas</term>
<termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</termGrp></ntig><tig><term>GHG</term><termNote type="termType">acronym</termNote></tig></langSet>
<langSet xml:lang="zh_CN"><tig><term>温室气体</term><note>Not 温室气</note><admin type="source">人民日报</admin></tig>
<tig><term>温室气</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="fr"><tig><term>gaz</term></tig><tig><term>GES</term></tig></langSet>
</termEntry></body></text></martif>"""

DCT = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1"><min:subjectField>Economy</min:subjectField>
<langSec xml:lang="en"><basic:definition>A tax on goods</basic:definition>
<termSec><term>tariff</term><min:partOfSpeech>noun</min:partOfSpeech>
<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus><basic:context>Tariffs rose.</basic:context>
</termSec></langSec>
<langSec xml:lang="zh-Hant-HK"><termSec><term>關稅</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""


def read(text: str) -> TermFile:
    return read_terms(text.encode())


def test_the_older_version_is_read_with_its_groups_and_tags_of_other_programs() -> None:
    file = read(OLD)
    (one,) = file.concepts
    assert (one.entry.definition, one.section, one.line) == ("Gas that warms the air", "Climate", 4)
    assert one.entry.terms == [
        TermEntry("en", "greenhouse gas", part_of_speech="noun"),
        TermEntry("en", "GHG", "admitted"),
        TermEntry("zh-Hans", "温室气体", note="Not 温室气", source="人民日报"),
        TermEntry("zh-Hans", "温室气", "deprecated"),
    ]
    assert dict(file.left_out) == {"terms in “fr”": 2, "termType": 1}


def test_the_newer_version_is_read_in_the_style_whose_elements_are_categories() -> None:
    file = read(DCT)
    (one,) = file.concepts
    assert (one.entry.name, one.entry.definition, one.section) == ("關稅", "A tax on goods", "Economy")
    assert one.entry.terms == [TermEntry("en", "tariff", "admitted", "noun"), TermEntry("zh-Hant-HK", "關稅")]
    assert dict(file.left_out) == {"context": 1}


def test_a_concept_of_proper_nouns_is_a_name() -> None:
    text = DCT.replace(">noun<", ">properNoun<").replace(
        "關稅</term>", "關稅</term><min:partOfSpeech>properNoun</min:partOfSpeech>"
    )
    assert read(text).concepts[0].entry.kind == "name"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (OLD[:-20], "terms_file_not_xml"),
        ("<html><body>tariff</body></html>", "terms_file_not_tbx"),
        (OLD.replace("en-GB", "fr").replace("zh_CN", "hu"), "terms_file_empty"),
        (OLD.replace("GHG", "G" * 300), "terms_file_wrong"),
        ('<!DOCTYPE tbx [<!ENTITY a "aaaa">]><tbx>&a;</tbx>', "terms_file_not_xml"),
    ],
)
def test_what_cannot_be_read_is_refused_whole(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(text)
    assert refused.value.code == code


def test_a_refusal_names_the_line_of_the_concept() -> None:
    with pytest.raises(Invalid, match="Line 4: “GGGG"):
        read(OLD.replace("GHG", "G" * 300))


def test_a_file_of_the_older_version_as_other_programs_write_it() -> None:
    file = read_terms((FILES / "omega.tbx").read_bytes())
    (one,) = file.concepts
    assert (one.entry.definition, one.section) == ("A ship that crosses at fixed times", "shipping")
    assert one.entry.terms == [
        TermEntry("en", "night ferry", part_of_speech="noun"),
        TermEntry("zh-Hans", "夜班渡轮", part_of_speech="noun"),
    ]
    assert dict(file.left_out) == {"termType": 1, "terms in “hu”": 2}


def test_a_file_of_the_newer_version_as_other_programs_write_it() -> None:
    file = read_terms((FILES / "multiterm.tbx").read_bytes())
    (one,) = file.concepts
    assert (one.entry.definition, one.section) == ("A clock in a tower, with one hand or two.", "Museums")
    assert one.entry.terms == [
        TermEntry("en", "tower clock", part_of_speech="noun", source="https://news.example/clock"),
        TermEntry("en", "turret clock", "deprecated", part_of_speech="noun"),
        TermEntry("zh-Hant", "塔鐘", part_of_speech="noun"),
    ]
    assert dict(file.left_out) == {"xGraphic": 1, "source": 1, "context": 1}


@needs_shared("tbx")
@pytest.mark.parametrize(
    ("name", "term"),
    [("tbx-basic/Example_Astronomy_DCA_VALID.tbx", "star cluster"), ("omegat/sampleTBXfile.tbx", "alpha")],
)
def test_files_of_other_programs_are_read(name: str, term: str) -> None:
    file = read_terms((SHARED / "tbx" / name).read_bytes())
    words = [one.text for concept in file.concepts for one in concept.entry.terms]
    assert any(term in word for word in words)
    assert file.left_out
