"""What Google Docs hands out as a web page in a zip archive: the page is read, its pictures are named as left out."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tms.adapters.formats import zipped_page
from tms.adapters.formats.upload import Upload, read_upload
from tms.adapters.formats.web_page.styles import take_class_styles
from tms.adapters.formats.web_page.tree import parse_page
from tms.domain.errors import Invalid, TooLarge
from tms.domain.inline import Code

STYLES = ".c0{color:#000000;font-weight:400}.c1{font-weight:700}.c2{font-style:italic}.c5{max-width:451.4pt}"
SURVEY = "https://www.google.com/url?q=https://example.org/survey?a%3D1%26b%3D2&amp;sa=D&amp;source=editors&amp;usg=A"
PAGE = f"""<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style
type="text/css">{STYLES}</style></head><body
class="c5 doc-content"><p class="c3 title"><span class="c0">慢船</span></p><p class="c3"><span
class="c0">Ships are </span><span class="c0 c2">slow</span><span class="c0">, says </span><a class="c7"
href="{SURVEY}">the survey</a><span class="c0">, and </span><span class="c1">nobody</span><span class="c0"> minds that
they are.</span></p><p class="c3"><img alt="A ship" src="images/image1.png"></p><h2 class="c9"><span class="c8">What
follows</span></h2></body></html>"""


def archive(files: Mapping[str, str | bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return kept.getvalue()


def read(data: bytes, most: int = 100_000) -> Upload:
    return read_upload(data, most, filename="Slow ships.zip", language="en")


def test_the_page_of_an_archive_is_read_with_emphasis_links_and_the_names_of_its_pictures(tmp_path: Path) -> None:
    data = archive({"SlowShips.html": PAGE, "images/image1.png": b"\x89PNG", "images/image2.jpg": b"\xff\xd8"})
    on_disk = tmp_path / "ships.zip"
    on_disk.write_bytes(data)
    for sent in (data, on_disk):
        page = read_upload(sent, 100_000, filename="ships.zip", language="en").page
        assert page.title == "慢船"
        text, heading = page.blocks
        assert text.text == "Ships are ⟦1⟧slow⟦/1⟧, says ⟦2⟧the survey⟦/2⟧, and ⟦3⟧nobody⟦/3⟧ minds that they are."
        link = Code("link", "https://example.org/survey?a=1&b=2")
        assert text.codes == {"1": Code("emphasis"), "2": link, "3": Code("strong")}
        assert (heading.kind, heading.text) == ("heading", "What follows")
        assert [(line.text, line.why) for line in page.left_out] == [
            ("A ship", "alternative text of a picture"),
            ("image2.jpg", "picture"),
        ]


@pytest.mark.parametrize("files", [{"a.txt": "x"}, {"a.html": PAGE, "b.html": PAGE}, {"in/a.html": PAGE}])
def test_an_archive_of_anything_else_is_called_so(files: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="zipped document, but not one of Word"):
        read(archive(files))


def test_what_unpacks_to_too_much_has_too_many_files_or_is_damaged_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = archive({"a.html": "<p>" + "x" * 2_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(TooLarge):
        read(bomb)
    with pytest.raises(TooLarge, match="1,001"):
        zipped_page.page_in_archive(io.BytesIO(bomb), 1_000)
    data = archive({"a.html": PAGE, "images/1.png": b"x"})
    broken = data[:60] + bytes(40) + data[100:]
    with pytest.raises(Invalid, match="damaged zip archive"):
        read(broken)
    monkeypatch.setattr(zipped_page, "MOST_ENTRIES", 1)
    with pytest.raises(Invalid, match="zipped document, but not one of Word"):
        read(data)


def test_an_address_with_controls_that_a_link_leads_to_does_not_make_the_page_binary() -> None:
    page = PAGE.replace(SURVEY, "https://www.google.com/url?q=https://example.org/a%00%1Fb&amp;sa=D")
    (text, _) = read(archive({"a.html": page})).page.blocks
    assert text.codes
    assert text.codes["2"] == Code("link", "https://example.org/a%00%1Fb")


def test_long_styles_of_classes_are_not_written_into_every_element() -> None:
    styles = "".join(f".c{n}{{{'a:b;' * 480}font-weight:700;font-style:{'x' * 40}}}" for n in range(10))
    words = "<p class='c0 c1 c2 c3 c4 c5 c6 c7 c8 c9'>x</p>" * 50
    html = parse_page(f"<html><head><style>{styles}</style></head><body class='doc-content'>{words}</body></html>")
    take_class_styles(html)
    assert {one.get("style") for one in html.all_elements() if one.name == "p"} == {"font-weight:700;"}
