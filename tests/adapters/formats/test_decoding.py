import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.adapters.formats import check_text, decode
from tms.adapters.formats.decoding import decode_as
from tms.adapters.formats.encodings import ENCODINGS
from tms.domain.errors import Invalid, TmsError, TooLarge

LIMIT = 2_000_000
CHINESE = "这是中文的一段话，他们在这里说了很多，也没有人听。" * 5


def code_of(data: bytes, limit: int = LIMIT) -> str:
    with pytest.raises(TmsError) as caught:
        decode(data, limit)
    assert "{" not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    "data",
    [
        "标题 Title".encode(),
        codecs.BOM_UTF8 + "标题 Title".encode(),
        codecs.BOM_UTF16_LE + "标题 Title".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "标题 Title".encode("utf-16-be"),
    ],
)
def test_utf_8_and_marked_utf_16_are_read_without_their_mark(data: bytes) -> None:
    assert decode(data, LIMIT) == "标题 Title"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "　\u00a0\u200b\ufeff".encode(), codecs.BOM_UTF8])
def test_nothing_to_read_is_said_to_be_empty(data: bytes) -> None:
    assert code_of(data) == "import_empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 x", b"PK\x03\x04word/", b"\x89PNG\r\n", b"{\\rtf1 x}", bytes(range(256)) * 40, b"abc\0def",
        b"\x01\x02\x03\x04\x05\x06" * 50,
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_as_binary(data: bytes) -> None:
    assert code_of(data) == "import_binary"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"abc\0def", "This is binary data, not text."),
        (bytes(range(256)) * 40, "This is binary data, not text."),
        (b"\x01\x02\x03\x04\x05\x06" * 50, "This is binary data, not text."),
        (b"%PDF-1.7 x", "This is a PDF file, not text."),
        (b"\xd0\xcf\x11\xe0", "This is an old Word document, not text."),
        (b"RIFF", "This is a picture or sound, not text."),
    ],
)
def test_a_binary_file_is_told_what_it_is(data: bytes, words: str) -> None:
    with pytest.raises(Invalid) as caught:
        decode(data, LIMIT)
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize("encoding", ["GB18030", "UTF-16 LE", "UTF-16 BE"])
@pytest.mark.parametrize(
    "text", [CHINESE, "Title\n\n" + CHINESE, "2014 年 11 月 21 日，星期五\n\n他们在海关大楼见面。"]
)
def test_chinese_in_another_encoding_is_read(text: str, encoding: str) -> None:
    assert decode_as(text.encode(ENCODINGS[encoding]), LIMIT) == (text, encoding)


@pytest.mark.parametrize(
    "text",
    ["這是中文的一段話，他們在這裡說了很多，也沒有人聽。" * 5, "佢哋喺呢度講咗好多嘢，冇人聽，嗰啲人都係咁話嘅。" * 3],
)
def test_big5_with_the_characters_of_hong_kong_is_read(text: str) -> None:
    assert decode_as(text.encode("big5hkscs"), LIMIT) == (text, "Big5")


def test_western_letters_of_windows_are_read() -> None:
    text = "Théâtre à l’été, déjà vu – “so they said”, for €9.\n" * 3
    assert decode_as(text.encode("cp1252"), LIMIT) == (text, "Windows-1252")
    english = "Title and text"
    assert decode_as(english.encode("utf-16-le"), LIMIT) == (english, "UTF-16 LE")


def test_a_person_can_say_the_encoding() -> None:
    data = CHINESE.encode("gb18030")
    assert decode_as(data, LIMIT, "GB18030") == decode_as(data, LIMIT)
    assert decode_as(data, LIMIT, "Windows-1252")[0] == data.decode("cp1252")
    assert decode_as(data, LIMIT, "no such one") == decode_as(data, LIMIT)
    with pytest.raises(Invalid) as caught:
        decode_as(data, LIMIT, "UTF-8")
    assert "GB18030" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        (codecs.BOM_UTF32_LE + "Title".encode("utf-32-le"), "UTF-32"),
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
        (b"text \x81", "unknown"),
    ],
)
def test_what_no_encoding_can_read_is_refused_with_what_to_do(data: bytes, guess: str) -> None:
    with pytest.raises(Invalid) as caught:
        decode(data, LIMIT)
    assert caught.value.code == "import_encoding"
    assert guess in str(caught.value)
    assert "save it as UTF-8" in str(caught.value)


def test_too_many_bytes_are_refused_before_anything_is_read() -> None:
    with pytest.raises(TooLarge) as caught:
        decode(b"\0" * 31, 30)
    assert caught.value.code == "import_too_large"
    assert decode(b"a" * 30, 30) == "a" * 30


def test_pasted_text_counts_its_bytes_too() -> None:
    with pytest.raises(TooLarge):
        check_text("三" * 11, 30)


def test_one_endless_line_is_refused_with_its_number() -> None:
    with pytest.raises(Invalid) as caught:
        decode(b"short\n" + b"x" * 100_001, LIMIT)
    assert caught.value.code == "import_line_too_long"
    assert "Line 2" in str(caught.value)


def test_more_lines_than_a_book_has_are_refused() -> None:
    assert code_of(b"a\n" * 30_001) == "import_too_many_lines"


def test_the_source_of_a_web_page_is_not_taken_for_an_article() -> None:
    assert code_of(b"\n<!DOCTYPE html><html><body><p>Text") == "import_markup"


def test_pasted_text_with_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(Invalid) as caught:
        check_text("a\ud800b", LIMIT)
    assert caught.value.code == "import_encoding"


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_coded_error(data: bytes) -> None:
    outcome = ""
    with contextlib.suppress(TmsError):
        outcome = decode(data, LIMIT)
    assert "\0" not in outcome
    assert outcome.strip() or code_of(data).startswith("import_")
