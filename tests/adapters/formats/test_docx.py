"""Word documents: what an article has comes along; what can't be read is refused, however large it claims to be."""

import io
import zipfile

import pytest

from tests.processor_time import processor_seconds
from tms.adapters.formats import decode, guess_format, read_article
from tms.adapters.formats.docx import docx_markdown
from tms.domain.errors import Invalid
from tms.domain.inline import Code

MOST = 2_000_000
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
STYLES = (
    '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="q0"><w:name w:val="Quote"/><w:basedOn w:val="q"/></w:style>'
    '<w:style w:styleId="q"><w:name w:val="Zitat"/><w:basedOn w:val="q0"/></w:style>'
)
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
)
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" Target="https://bank.example/yang" TargetMode="External"/>'
    '<Relationship Id="rId10" Target="javascript:alert(1)" TargetMode="External"/></Relationships>'
)


def markdown_of(data: bytes) -> str:
    """The document as Markdown."""
    text = docx_markdown(io.BytesIO(data))
    assert text is not None
    return text


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(runs: str, style: str = "", numbers: tuple[int, int] | None = None) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{numbers[1]}"/><w:numId w:val="{numbers[0]}"/></w:numPr>' if numbers else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{listed}</w:pPr>{runs}</w:p>'


def document(*body: str, head: str = "", notes: str = "") -> bytes:
    parts = {
        "word/document.xml": f"{head}<w:document {_NAMES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{NUMBERS}</w:numbering>",
        "word/_rels/document.xml.rels": LINKS,
        "word/footnotes.xml": f"<w:footnotes {_NAMES}>{notes}</w:footnotes>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def test_another_document_within_is_named() -> None:
    data = document(paragraph(run("A vote was held.")), '<w:altChunk r:id="rId9"/>')
    assert "<!-- embedded object: yang -->" in markdown_of(data)


def test_a_field_of_the_page_keeps_what_it_shows() -> None:
    field = '<w:fldSimple w:instr=" PAGE ">' + run("3") + "</w:fldSimple>"
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> NUMPAGES </w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    data = document(paragraph(run("See page ") + field + run(" of ") + "".join(f"<w:r>{one}</w:r>" for one in parts)))
    assert markdown_of(data) == "See page 3 of\n"


def test_footnotes_that_are_counted_from_0_begin_with_1() -> None:
    """As Google Docs writes them; Word has its line above the notes there."""
    marks = [f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in range(2)]
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(f"Note {number}."))}</w:footnote>' for number in range(2)
    )
    data = document(paragraph(run("One") + marks[0] + run(" and two") + marks[1]), notes=notes)
    assert markdown_of(data) == "One[^1] and two[^2]\n\n[^1]: Note 0.\n\n[^2]: Note 1.\n"


def test_a_document_is_read_with_its_structure_and_without_its_looks() -> None:
    cells = [f"<w:tc>{paragraph(run(words))}</w:tc>" for words in ("Quarter", "Growth", "Q2", "3.1%")]
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = document(
        paragraph(run("Central bank holds rates", "<w:b/>"), "a3"),
        paragraph(run("By Helen Marsh")),
        paragraph(
            run("The bank ")
            + f"<w:del><w:r><w:delText>will</w:delText></w:r></w:del><w:ins>{run('may')}</w:ins>"
            + run(" cut, ")
            + run("it ", "<w:i/>")
            + run("said", '<w:i/><w:b w:val="0"/>')
            + run(". 2 * 3 stay.")
            + run("hidden", "<w:vanish/>")
        ),
        paragraph(run("What changes", "<w:b/>"), "1"),
        paragraph(run("Second homes"), numbers=(1, 0)),
        paragraph(run("of a kind"), numbers=(1, 1)),
        paragraph(run("Reserves"), numbers=(2, 0)),
        paragraph(run("Rates"), numbers=(2, 0)),
        paragraph(
            run("Said ")
            + f'<w:hyperlink r:id="rId9">{run("Yang")}</w:hyperlink>{mark}'
            + f'<w:hyperlink r:id="rId10">{run(" here")}</w:hyperlink>'
        ),
        paragraph(run("A city is slow."), "q"),
        f"<w:tbl><w:tr>{cells[0]}{cells[1]}</w:tr><w:tr>{cells[2]}{cells[3]}</w:tr></w:tbl>",
        notes='<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" In Mandarin."))}</w:footnote>',
    )
    text = decode(data, MOST)
    assert guess_format(text, "Rates.DOCX") == "markdown"
    page = read_article(text, language="en", format="markdown")
    assert (page.title, page.author) == ("Central bank holds rates", "Helen Marsh")
    assert [(block.kind, block.text) for block in page.blocks] == [
        ("paragraph", "The bank may cut, ⟦1⟧it said⟦/1⟧. 2 * 3 stay."),
        ("heading", "What changes"),
        ("list_item", "Second homes"),
        ("list_item", "of a kind"),
        ("list_item", "1. Reserves"),
        ("list_item", "2. Rates"),
        ("paragraph", "Said ⟦1⟧Yang⟦/1⟧⟦2/⟧ here"),
        ("quotation", "A city is slow."),
        *[("table_cell", words) for words in ("Quarter", "Growth", "Q2", "3.1%")],
        ("paragraph", "⟦1/⟧: In Mandarin."),
    ]
    assert page.blocks[6].codes == {"1": Code("link", "https://bank.example/yang"), "2": Code("footnote", title="2")}


def test_strong_words_of_chinese_stay_strong_beside_marks() -> None:
    text = decode(document(paragraph(run("甲：") + run("“加粗”", "<w:b/>") + run("乙"))), MOST)
    (block,) = read_article(f"# 题\n\n{text}", language="zh-Hans", format="markdown").blocks
    assert block.text == "甲：⟦1⟧“加粗”⟦/1⟧乙"


def test_what_a_style_of_characters_makes_strong_or_emphasised_is() -> None:
    kinds = (
        '<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="e"><w:name w:val="Our emphasis"/><w:basedOn w:val="s"/>'
        "<w:rPr><w:i/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="n"><w:basedOn w:val="e"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="c"><w:basedOn w:val="c"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:b/></w:rPr></w:style>'
    )
    words = [run(f"{style} ", f'<w:rStyle w:val="{style}"/>') for style in "senp"]
    plain = run("off ", '<w:rStyle w:val="s"/><w:b w:val="false"/>')
    styles = f"<w:styles {_NAMES}>{kinds}</w:styles>"
    body = paragraph("".join([*words, plain, run("c", '<w:rStyle w:val="c"/>')]))
    text = markdown_of(_with("word/styles.xml", styles, body))
    assert text == "<strong>s <em>e </em></strong><em>n </em>p off **c**\n"


@pytest.mark.parametrize(
    "data",
    [
        document(head='<!DOCTYPE w [<!ENTITY a "aaaa">]>'),
        document("<w:p>" * 300 + "</w:p>" * 300),
        document("<w:p/>" * 300_001),
        document(" " * 10_000_001),
        document("<w:p>"),
        document(paragraph(run("cut off")))[:-200],
        b"PK\x03\x04word/document.xml",
    ],
    ids=["entities", "deep", "many", "large", "not closed", "cut off", "no archive"],
)
def test_what_is_no_document_or_would_fill_the_memory_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid) as caught:
        decode(data, MOST)
    assert caught.value.code == "import_binary"


def test_a_document_without_words_is_empty() -> None:
    with pytest.raises(Invalid) as caught:
        decode(document(paragraph("")), MOST)
    assert caught.value.code == "import_empty"


def _styles(count: int) -> str:
    based = (f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>' for n in range(count))
    return f'<w:styles {_NAMES}><w:style w:styleId="s-1"><w:name w:val="Title"/></w:style>{"".join(based)}</w:styles>'


def _with(part: str, text: str, *body: str) -> bytes:
    data = io.BytesIO(document(*body))
    with zipfile.ZipFile(data) as old, io.BytesIO() as new:
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in old.namelist():
                archive.writestr(name, text if name == part else old.read(name))
        return new.getvalue()


LISTS = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(10_000))
LEVELS = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="decimal"/></w:lvl>' for n in range(10_000))
NUMBERING = f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>{LISTS}'


@pytest.mark.sample(4)
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (_with("word/styles.xml", _styles(20_000), paragraph(run("Over"), "s19999")), "# Over"),
        (
            _with(
                "word/styles.xml",
                _styles(20_000).replace("<w:style ", '<w:style w:type="character" '),
                paragraph(run("On", '<w:rStyle w:val="s19999"/><w:b/>')),
            ),
            "**On**",
        ),
        (document(*(paragraph(run("x"), numbers=(n, 0)) for n in range(1, 10_000))), "- x"),
        (document(paragraph(run("Deep"), numbers=(1, 15_000_000))), "- - - - - - - - - Deep"),
        (document(paragraph(run("Up"), numbers=(1, -7))), "- Up"),
        (
            _with(
                "word/numbering.xml",
                f"<w:numbering {_NAMES}>{NUMBERING}</w:numbering>",
                paragraph(run("One"), numbers=(7, 0)),
            ),
            "1. One",
        ),
        (
            document(
                "<w:tbl><w:tr>"
                + f"<w:tc>{paragraph(run('a'))}</w:tc>" * 10_000
                + "</w:tr>"
                + f"<w:tr><w:tc>{paragraph(run('b'))}</w:tc></w:tr>" * 10_000
                + "</w:tbl>"
            ),
            "| a | a |",
        ),
        (document(paragraph(run("a<!-- -->" * 200_000))), "a"),
    ],
    ids=["styles", "looks", "lists", "deep", "negative", "levels", "table", "pieces"],
)
def test_a_document_that_only_keeps_a_reader_busy_is_read_all_the_same(data: bytes, expected: str) -> None:
    with processor_seconds(10):
        assert markdown_of(data).startswith(expected)


@pytest.mark.parametrize("level", ["x", "²", "９", "", "9" * 5000])
def test_a_level_that_is_no_number_is_the_first(level: str) -> None:
    data = document(paragraph(run("One"), numbers=(1, 0)).replace('ilvl w:val="0"', f'ilvl w:val="{level}"'))
    assert markdown_of(data).strip() in {"- One", "- - - - - - - - - One"}


@pytest.mark.parametrize("name", ["heading ²", "heading 0", "heading " + "1" * 5000, "heading 10"])
def test_a_style_that_only_begins_like_a_headings_is_none(name: str) -> None:
    styles = f'<w:styles {_NAMES}><w:style w:styleId="h"><w:name w:val="{name}"/></w:style></w:styles>'
    assert markdown_of(_with("word/styles.xml", styles, paragraph(run("Plain"), "h"))) == "Plain\n"
