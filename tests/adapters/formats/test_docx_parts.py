"""What stands beside a Word document's plain paragraphs: it comes along, or the preview names it as left out."""

import io
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tests.adapters.formats.test_docx import _NAMES, MOST, document, markdown_of, paragraph, run
from tms.adapters.formats import decode, read_article
from tms.adapters.formats.html_text import LEFT_OF_WORD
from tms.adapters.formats.large_documents import kept_on_disk
from tms.adapters.formats.upload import read_upload
from tms.domain.errors import Invalid, TooLarge
from tms.web.rendering.import_reasons import REASONS

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWN = (
    f'{_NAMES} xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic" xmlns:wps="wps" xmlns:mc="mc" xmlns:v="v" xmlns:o="o" '
    'xmlns:c="c"'
)


def package(main: str, related: dict[str, str], body: str, **parts: str) -> bytes:
    """A document whose main part has any name; ``related`` names each part and what it is to the main one."""
    data = io.BytesIO()
    of_main = "".join(f'<Relationship Id="{n}" Type="{_KIND}/{kind}" Target="{n}"/>' for n, kind in related.items())
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels", f'<r><Relationship Id="a" Type="{_KIND}/officeDocument" Target="/word/{main}"/></r>'
        )
        archive.writestr(f"word/_rels/{main}.rels", f"<r>{of_main}</r>")
        archive.writestr(f"word/{main}", f"<w:document {_DRAWN}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return data.getvalue()


def control(inside: str, *, asks: bool = False) -> str:
    return f"<w:sdt><w:sdtPr>{'<w:showingPlcHdr/>' * asks}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def picture(name: str, described: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="{name}" descr="{described}"/><a:graphic><pic:pic>'
        "<a:blip/></pic:pic></a:graphic></wp:inline></w:drawing></w:r>"
    )


def box(words: str) -> str:
    """A box of text as Word writes it: for itself, and once more for older programs."""
    inside = f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_the_main_part_and_its_styles_are_found_by_what_they_are_and_not_by_their_names() -> None:
    styles = f'<w:styles {_NAMES}><w:style w:styleId="x"><w:name w:val="heading 2"/></w:style></w:styles>'
    data = package("document2.xml", {"looks.xml": "styles"}, paragraph(run("Why"), "x"), looks=styles)
    assert decode(data, MOST) == "## Why\n"


def test_what_stands_in_content_controls_comes_along_however_they_are_nested() -> None:
    cells = [f"<w:tc>{paragraph(run(words))}</w:tc>" for words in ("a", "b", "c", "d")]
    rows = control(control(f"<w:tr>{control(cells[0])}{cells[1]}</w:tr>")) + f"<w:tr>{cells[2]}{cells[3]}</w:tr>"
    data = document(
        control(control(paragraph(run("First ") + control(control(run("and second")))))),
        control(paragraph(run("Click here to enter text.")), asks=True),
        paragraph(run("By ") + control(run("Choose a name."), asks=True)),
        f"<w:tbl>{rows}</w:tbl>",
    )
    text = markdown_of(data)
    assert text.split("\n\n")[:3] == ["First and second", "By", "| a | b |\n| --- | --- |\n| c | d |"]
    assert [line.text for line in read_article(text, language="en", format="markdown").left_out] == [
        "Click here to enter text.",
        "Choose a name.",
    ]


def test_a_box_of_text_stands_behind_the_paragraph_that_it_hangs_on_once() -> None:
    data = document(paragraph(run("Before.") + box(run("“A quote.”") + box(run("Inside.")))), paragraph(run("After.")))
    assert markdown_of(data) == "Before.\n\n“A quote.”\n\nInside.\n\nAfter.\n"


def test_whatever_is_left_out_is_named() -> None:
    body = (
        paragraph(run("Text.") + picture("Picture 1", "The harbour at night -- &lt;wide&gt;") + picture("图片 2"))
        + paragraph(run("A ") + box(picture("Picture 3") + run("box")) + run("bed", "<w:vanish/>"))
        + paragraph(f"<w:del><w:r><w:delText>old </w:delText></w:r></w:del>{run('new')}")
        + paragraph('<w:r><w:drawing><wp:docPr name="Chart 4"/><c:chart/></w:drawing></w:r>')
        + paragraph('<w:r><w:object><v:imagedata/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>')
    )
    pages = {"h1.xml": "header", "h2.xml": "header", "f.xml": "footer", "notes.xml": "comments"}
    head = f"<w:hdr {_DRAWN}>{paragraph(run('The Daily') + picture('Logo'))}</w:hdr>"
    data = package(
        "document.xml", pages, body, h1=head, h2=head,
        f=f"<w:ftr {_NAMES}>{paragraph(run('Page 1'))}</w:ftr>",
        notes=f'<w:comments {_NAMES}><w:comment w:author="Li">{paragraph(run("Check."))}</w:comment></w:comments>',
    )  # fmt: skip
    text = decode(data, MOST)
    assert text.partition("\n\n<!--")[0] == "Text.\n\nA\n\nbox\n\nnew"
    left_out = read_article(text, language="en", format="markdown").left_out
    assert [(line.why, line.text) for line in left_out if line.why in LEFT_OF_WORD] == [
        ("alternative text of a picture", "The harbour at night – wide"),
        ("picture", "图片 2"),
        ("picture", "Picture 3"),
        ("hidden words", "bed"),
        ("struck out", "old"),
        ("chart", "Chart 4"),
        ("embedded object", "Excel.Sheet.12"),
        ("comment", "Li: Check."),
        ("page header", "The Daily"),
        ("picture", "Logo"),
        ("page footer", "Page 1"),
    ]
    assert REASONS.issuperset(LEFT_OF_WORD)


def test_a_document_of_nothing_but_pictures_is_not_said_to_be_empty() -> None:
    page = read_article(decode(document(paragraph(picture("A"))), MOST), language="en", format="markdown")
    assert (page.blocks, [line.text for line in page.left_out]) == ([], ["A"])


def with_photos(megabytes: int) -> bytes:
    """A document with so much of photos, which no program makes smaller."""
    data = io.BytesIO(document(paragraph(picture("Harbour") + run("Ships are counted at dawn."))))
    with zipfile.ZipFile(data, "a") as archive:
        for number in range(megabytes):
            archive.writestr(f"word/media/image{number}.jpeg", os.urandom(1_000_000))
    return data.getvalue()


def test_a_large_document_is_read_from_disk_in_the_memory_of_its_words(tmp_path: Path) -> None:
    path = tmp_path / "photos.docx"
    path.write_bytes(with_photos(30))
    tracemalloc.start()
    try:
        found = read_upload(path, MOST, filename=path.name, language="en")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [line.text for line in found.page.left_out] == ["Harbour"]
    assert "Ships are counted at dawn." in found.text
    assert most < 8_000_000


def test_what_is_sent_is_kept_on_disk_while_it_is_read_and_no_larger_than_allowed() -> None:
    data = with_photos(2)
    with kept_on_disk(io.BytesIO(data), len(data)) as path:
        assert path is not None
        assert path.read_bytes() == data
    assert not path.exists()
    with pytest.raises(TooLarge) as refused, kept_on_disk(io.BytesIO(data), len(data) - 1):
        raise AssertionError
    assert refused.value.code == "import_too_large"
    text = io.BytesIO(b"PK is a text.")
    with kept_on_disk(text, 3) as path:
        assert (path, text.read()) == (None, b"PK is a text.")


def test_an_archive_that_is_no_document_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.jpeg", os.urandom(MOST + 1))
    with pytest.raises(Invalid, match="zipped document, but not one of Word"):
        read_upload(path, MOST, filename=path.name)


def test_parts_that_unpack_to_too_much_together_are_refused_as_they_are_counted() -> None:
    heads = {f"h{number}.xml": "header" for number in range(6)}
    parts = {name[:-4]: f"<w:hdr>{' ' * 9_000_000}</w:hdr>" for name in heads}
    with pytest.raises(Invalid) as refused:
        markdown_of(package("document.xml", heads, paragraph(run("Text.")), **parts))
    assert refused.value.code == "import_binary"
    few = dict(list(heads.items())[:2])
    assert markdown_of(package("document.xml", few, paragraph(run("Text.")), **parts)) == "Text.\n"
