"""TMX files of other tools come in whole or not at all, with what could not be used told."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared_data import SHARED, needs_shared
from tms.adapters.formats.memory_tsv import read_memory_tsv
from tms.adapters.formats.tmx import read_tmx, write_tmx
from tms.domain.errors import Invalid

KIT = SHARED / "tmx/tmx-compliance-kit"
FILES = Path(__file__).with_name("files")


def tmx(body: str, *, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<tmx version="1.4"><header/><body>{body}</body></tmx>'.encode()


def tu(**texts: str) -> str:
    tuvs = (f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{text}</seg></tuv>' for tag, text in texts.items())
    return f"<tu>{''.join(tuvs)}</tu>"


def test_tags_of_other_tools_become_ours_and_other_languages_stay_out() -> None:
    found = read_tmx(
        tmx(tu(en_AU="It left.", zh_CN="它开了。", zh_TW="它開了。", fr_CA="Parti.") + tu(EN_us="Yes.", zh_HK="係。"))
    )
    assert found.units == [
        {"en": "It left.", "zh-Hans": "它开了。", "zh-Hant-TW": "它開了。"},
        {"en": "Yes.", "zh-Hant-HK": "係。"},
    ]


def test_what_says_nothing_to_us_is_left_out_and_told() -> None:
    found = read_tmx(
        tmx(
            tu(en="One.", fr="Un.")
            + tu(en="Two.", zh_CN="二。")
            + tu(en="Three.", zh_CN="  ")
            + tu(en="Four.", zh_CN="四。", zh_SG="肆。")
            + tu(en="x" * 20_001, zh_CN="长。")
        )
    )
    assert found.units == [{"en": "Two.", "zh-Hans": "二。"}]
    assert found.left_out == [
        ("unit 1", "fewer than two of English, Simplified and Traditional Chinese"),
        ("unit 3", "an empty text"),
        ("unit 4", "two texts in zh-Hans"),
        ("unit 5", "more than 20,000 characters"),
    ]


def test_inline_elements_become_codes_if_each_language_has_the_same() -> None:
    link = '<bpt i="1">&lt;a&gt;</bpt>{}<ept i="1">&lt;/a&gt;</ept>{}<ph>&lt;br/&gt;</ph>'
    same = tu(en=link.format("Read", " on"), zh_CN=link.format("继续", "读"))
    other = tu(en='<bpt i="1"/>Read<ept i="1"/> <hi>on</hi>', zh_CN="继续读<ph>x<sub>hidden</sub></ph>")
    found = read_tmx(tmx(same + other))
    assert found.units == [
        {"en": "⟦1⟧Read⟦/1⟧ on⟦101/⟧", "zh-Hans": "⟦1⟧继续⟦/1⟧读⟦101/⟧"},
        {"en": "Read on", "zh-Hans": "继续读"},
    ]
    assert found.codes_left_out == 4


BOMB = "<!DOCTYPE tmx [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html/>",
        tmx(tu(en="One.", zh_CN="一。"))[:-20],
        tmx(tu(en="&b;", zh_CN="一。"), head=BOMB),
        b"\xff\xfe<\x00",
    ],
)
def test_what_is_no_tmx_brings_in_nothing(data: bytes) -> None:
    with pytest.raises(Invalid):
        read_tmx(data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_that_xml_declares_are_read(encoding: str) -> None:
    text = tmx(tu(en="One.", zh_CN="一。"), head='<!DOCTYPE tmx SYSTEM "tmx14.dtd">').decode()
    assert read_tmx(text.encode(encoding)).units == [{"en": "One.", "zh-Hans": "一。"}]


@pytest.mark.parametrize("declared", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_as_other_programs_write_it_comes_in_whole(declared: str) -> None:
    text = (FILES / "memory.tmx").read_text("utf-8")
    data = text.replace('encoding="utf-8"', f'encoding="{declared.removesuffix("-sig")}"').encode(declared)
    found = read_tmx(data)
    assert found.units == [
        {"en": "Only the goose complained.", "zh-Hans": "只有那只鹅叫个不停。"},
        {"zh-Hant-TW": "船上有 [ ] — <兩隻貓>", "en": "On board: [ ] — <two cats>"},
        {"en": "Read the article.", "zh-Hans": "请读文章。"},
    ]
    assert found.left_out == [("unit 4", "two texts in en")]
    assert found.codes_left_out == 6


@needs_shared("tmx/tmx-compliance-kit")
@pytest.mark.parametrize("path", sorted(KIT.glob("*.tmx")) or [KIT], ids=lambda path: path.stem)
def test_the_makers_own_files_are_read(path: Path) -> None:
    found = read_tmx(path.read_bytes())
    assert not found.units, "none of them has two of our languages"
    assert found.left_out


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@given(st.lists(st.fixed_dictionaries({"en": WORDS, "zh-Hant-HK": WORDS}), max_size=5))
def test_what_is_written_reads_back(units: list[Mapping[str, str]]) -> None:
    assert read_tmx("".join(write_tmx(units)).encode()).units == units


def test_codes_read_back() -> None:
    unit = {"en": "A ⟦1⟧link⟦/1⟧ & more.", "zh-Hans": "⟦1⟧链接⟦/1⟧<等>。"}
    assert read_tmx("".join(write_tmx([unit])).encode()).units == [unit]


def test_a_table_names_its_languages_in_the_first_line() -> None:
    found = read_memory_tsv("en\tzh-CN\tnote\tzh_TW\nOne.\t一。\tx\t\n\nTwo.\t\tx\t二。\nThree.\n1\t2\t3\t4\t5\n")
    assert found.units == [{"en": "One.", "zh-Hans": "一。"}, {"en": "Two.", "zh-Hant-TW": "二。"}]
    assert [place for place, _ in found.left_out] == ["line 5", "line 6"]


@pytest.mark.parametrize("text", ["", "en\nOne.", "en\tfr\nOne.\tUn.", "en\tzh-CN\tzh-SG\nOne.\t一。\t一。"])
def test_a_table_without_two_languages_brings_in_nothing(text: str) -> None:
    with pytest.raises(Invalid):
        read_memory_tsv(text)


def test_a_line_break_of_another_kind_inside_a_cell_ends_no_row() -> None:
    found = read_memory_tsv("en\tzh-CN\nHe left.\x0bShe stayed.\t他走了。\u2028她留下了。\n")
    assert len(found.units) == 1
    assert not found.left_out
