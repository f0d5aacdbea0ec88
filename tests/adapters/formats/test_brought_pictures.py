"""Pictures that come with a text: each stands where it stood, in a block of its own, and what did not come is named."""

import io
import zipfile
from base64 import b64encode
from pathlib import Path

import pytest

from tests.adapters.formats.test_docx import _NAMES, MOST, STYLES, paragraph, run
from tests.adapters.formats.test_docx_parts import package, picture
from tests.adapters.pictures import written
from tms.adapters.formats.brought_pictures import SentPicture
from tms.adapters.formats.upload import Upload, read_upload
from tms.adapters.pictures import PictureFolder
from tms.adapters.pictures.brought import make_brought
from tms.domain.inline import plain

PHOTO = written.plain("JPEG")
_CAPTION = '<w:style w:styleId="ac"><w:name w:val="caption"/></w:style>'
STYLED = f"<w:styles {_NAMES}>{STYLES}{_CAPTION}</w:styles>"


def photo(id_: str, described: str = "", name: str = "Picture 1") -> str:
    """A picture of the document's own, by the id that its relationship has."""
    return picture(name, described).replace("<a:blip/>", f'<a:blip r:embed="{id_}"/>')


def word_file(path: Path, body: str, **media: bytes) -> Path:
    """A Word document with these files; each is related by its own name."""
    names = {f"media/{name.replace('_', '.')}": data for name, data in media.items()}
    path.write_bytes(package("document.xml", dict.fromkeys(names, "image"), body, styles=STYLED))
    with zipfile.ZipFile(path, "a") as archive:
        for name, data in names.items():
            archive.writestr(f"word/{name}", data)
    return path


def shown(found: Upload) -> list[str]:
    """The blocks: of a picture the address with its words."""
    return [
        " ".join(
            [
                *(code.href or "" for code in block.codes.values() if code.type == "image"),
                plain(block.text, block.codes),
            ]
        )
        for block in found.page.blocks
    ]


def test_photos_of_a_word_document_stand_in_their_places(tmp_path: Path) -> None:
    body = (
        paragraph(photo("media/one.jpeg", "A harbour &amp; “ships”"))
        + paragraph(run("Ships"), "a3")
        + paragraph(run("Ships left."))
        + paragraph(run("They went ") + photo("media/two.png") + run("east."))
        + paragraph(run("Two ships."))
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('a') + photo('media/one.jpeg', 'Again'))}</w:tc>"
        f"<w:tc>{paragraph(run('b'))}</w:tc></w:tr></w:tbl>"
        + paragraph(photo("media/drawing.emf", "A drawing"))
        + f"<w:p><w:del>{photo('media/two.png', 'Struck out')}</w:del></w:p>"
        + paragraph(run("The end."))
    )
    path = word_file(tmp_path / "ships.docx", body, one_jpeg=PHOTO, two_png=b"no picture", drawing_emf=b"x")
    found = read_upload(path, MOST, filename="ships.docx", language="en")
    assert [line for line in shown(found) if line != "Ships left."][:7] == [
        "brought:0 A harbour & “ships”",
        "They went east.",
        "brought:1 Picture",
        "Two ships.",
        "a",
        "b",
        "brought:0 Again",
    ]
    assert ("A drawing", "alternative text of a picture") in [(one.text, one.why) for one in found.page.left_out]
    assert not [one for one in found.page.left_out if "harbour" in one.text]
    assert [(one.number, one.part) for one in found.pictures] == [(0, "word/media/one.jpeg"), (1, "word/media/two.png")]
    made = make_brought(found.pictures, PictureFolder(tmp_path / "kept"), path)
    assert (list(made.kept), made.unmade) == ([0], {1: "two.png"})


def test_what_stands_in_markdown_as_data_is_taken_out_of_it() -> None:
    data = b64encode(PHOTO).decode()
    tram, other = f"![A tram](data:image/jpeg;base64,{data} 'Ida')", f"![](data:image/png;base64,{data})"
    text = f"# Title\n\nOne.\n\n{tram}\n\n- a {other}\n- b\n\nTwo.\n"
    for sent in (text, text.encode()):
        found = read_upload(sent, MOST, filename="a.md", language="en", wanted="markdown")
        assert shown(found) == ["One.", "brought:0 A tram", "a", "b", "brought:1 Picture", "Two."]
        assert found.page.blocks[1].codes["1"].title == "Ida"
        assert [one.data for one in found.pictures] == [PHOTO, PHOTO]
        assert data not in found.text
    again = read_upload(found.text, MOST, language="zh-Hans", wanted="markdown", known=[0, 1])
    assert shown(again)[4] == "brought:1 图片"
    without = read_upload(found.text, MOST, language="en", wanted="markdown")
    assert "brought:0" not in "".join(shown(without))


@pytest.mark.parametrize("address", ["a%20tram.jpg", "./pictures/../a tram.jpg", "elsewhere/a tram.jpg"])
def test_a_file_beside_it_is_found_by_its_name(address: str) -> None:
    text = f"![Tram](<{address}>)\n\n# Title\n\nWords.\n\n![Other](b.jpg)\n\n![Web](https://a.example/a%20tram.jpg)\n"
    found = read_upload(text.encode(), MOST, filename="a.md", language="en", beside={"a tram.jpg": 3})
    assert shown(found) == ["brought:3 Tram", "Words."]
    assert [one.text for one in found.page.left_out] == ["Other", "Web"]
    assert not found.pictures


def test_nothing_is_made_of_what_takes_too_long_or_is_none(tmp_path: Path) -> None:
    sent = [SentPicture(0, "a.jpg", PHOTO), SentPicture(1, "b.svg", b"<svg xmlns='x'/>")]
    store = PictureFolder(tmp_path)
    made = make_brought(sent, store)
    assert (list(made.kept), made.unmade) == ([0], {1: "b.svg"})
    assert make_brought(sent, store, seconds=-1).unmade == {0: "a.jpg", 1: "b.svg"}
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04" + io.BytesIO(b"x" * 99).read())
    of_archive = [SentPicture(0, "c.jpg", part="word/media/c.jpg")]
    assert make_brought(of_archive, store, tmp_path / "broken.docx").unmade == {0: "c.jpg"}
