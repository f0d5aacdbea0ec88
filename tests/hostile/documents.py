"""Hostile files that are no texts: Word documents, terms, memories, segmentation rules."""

import base64
import io
import random
import zipfile
import zlib
from collections.abc import Callable

from tests.adapters.formats.test_damaged_documents import damaged, whole
from tests.adapters.formats.test_docx import document, paragraph, run

Make = Callable[[int], bytes]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _other(part: str, text: str, *body: str) -> bytes:
    """A document with another part in it."""
    with zipfile.ZipFile(io.BytesIO(document(*body))) as old, io.BytesIO() as new:
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in old.namelist():
                archive.writestr(name, text if name == part else old.read(name))
        return new.getvalue()


def styles(n: int) -> bytes:
    """A chain of n styles."""
    chain = "".join(f'<w:style w:styleId="s{k}"><w:basedOn w:val="s{k + 1}"/></w:style>' for k in range(n))
    return _other("word/styles.xml", f"<w:styles {_W}>{chain}</w:styles>", paragraph(run("a"), "s0"))


def lists(n: int) -> bytes:
    """A paragraph in each of n lists."""
    return document(*(paragraph(run("x"), numbers=(k, k % 9)) for k in range(1, n)))


def levels(n: int) -> bytes:
    """n lists of one definition with n levels."""
    made = "".join(f'<w:lvl w:ilvl="{k}"><w:numFmt w:val="decimal"/></w:lvl>' for k in range(n))
    used = "".join(f'<w:num w:numId="{k}"><w:abstractNumId w:val="0"/></w:num>' for k in range(n))
    numbering = f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>{used}</w:numbering>'
    return _other("word/numbering.xml", numbering, paragraph(run("a"), numbers=(1, 0)))


def table(n: int) -> bytes:
    """A row of n cells and n rows of one."""
    cell = f"<w:tc>{paragraph(run('a'))}</w:tc>"
    return document(f"<w:tbl><w:tr>{cell * n}</w:tr>{f'<w:tr>{cell}</w:tr>' * n}</w:tbl>")


def tables(n: int) -> bytes:
    """Tables within each other."""
    return document("<w:tbl><w:tr><w:tc>" * n + paragraph(run("a")) + "</w:tc></w:tr></w:tbl>" * n)


def links(n: int) -> bytes:
    """Links within each other."""
    return document(paragraph('<w:hyperlink r:id="rId9">' * n + run("a") + "</w:hyperlink>" * n))


def packed(n: int) -> bytes:
    """A form of a few kilobytes that unpacks to n."""
    return base64.b64encode(zlib.compress(b"en\n" + b"a," * n, 9))


def tbx(inside: Callable[[int], str]) -> Make:
    """A termbase."""
    return lambda n: f'<tbx type="TBX-Basic" xml:lang="en"><text><body>{inside(n)}</body></text></tbx>'.encode()


_ENTRY = '<conceptEntry><langSec xml:lang="en"><termSec><term>{0}</term></termSec></langSec></conceptEntry>'


def nested(name: str) -> Callable[[int], str]:
    """Elements within each other."""
    return lambda n: f"<conceptEntry>{f'<{name}>' * n}{f'</{name}>' * n}</conceptEntry>"


def srx(rules: Callable[[int], str]) -> Make:
    """Segmentation rules."""
    begin = '<srx version="2.0"><body><languagerules><languagerule languagerulename="English">'
    return lambda n: f"{begin}{rules(n)}</languagerule></languagerules></body></srx>".encode()


def pattern(words: str) -> str:
    """A rule that forbids a break behind the words."""
    return f'<rule break="no"><beforebreak>{words}</beforebreak></rule>'


def tmx(units: Callable[[int], str]) -> Make:
    """A memory."""
    return lambda n: f'<tmx version="1.4"><header/><body>{units(n)}</body></tmx>'.encode()


def damage(n: int) -> bytes:
    """A large document with random damage."""
    chance = random.Random(n)  # noqa: S311 - the seed gives the same damage again
    parts = whole()
    words = "".join(paragraph(run(f"Sentence {k}.")) for k in range(n)).encode()
    return damaged(
        parts | {"word/document.xml": parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + words)}, chance
    )


WORD: dict[str, tuple[Make, int]] = {
    "a chain of styles": (styles, 4_000),
    "thousands of lists": (lists, 10_000),
    "lists times levels": (levels, 5_000),
    "a deep level": (lambda n: document(paragraph(run("a"), numbers=(1, n))), 15_000_000),
    "a table of n × n": (table, 5_000),
    "tables in tables": (tables, 30),
    "links in links": (links, 40),
    "text in pieces": (lambda n: document(paragraph(run("a<!-- -->" * n))), 100_000),
    "runs": (lambda n: document(paragraph(run("a", "<w:b/>") * n)), 10_000),
    "attributes": (lambda n: document("<w:p " + " ".join(f"a{k}='x'" for k in range(n)) + "/>"), 50_000),
    "notes": (
        lambda n: document(paragraph(run("a")), notes=f'<w:footnote w:id="2">{paragraph(run("b"))}</w:footnote>' * n),
        10_000,
    ),
    "elements": (lambda n: document("<w:p/>" * n), 70_000),
    "unpacks to much": (lambda n: document(paragraph(run("a" * n))), 4_000_000),
    "damaged": (damage, 2_000),
}
TERMS: dict[str, tuple[Make, int]] = {
    "TBX: entries in entries": (tbx(nested("conceptEntry")), 40_000),
    "TBX: groups in groups": (tbx(nested("descripGrp")), 40_000),
    "TBX: entries of one name": (tbx(lambda n: _ENTRY.format("a") * n), 12_000),
    "TBX: terms of a concept": (tbx(lambda n: _ENTRY.format("a</term></termSec><termSec><term>b" * n)), 20_000),
    "TBX: sorts of notes": (
        tbx(lambda n: f"<conceptEntry>{''.join(f'<x{k}/>' for k in range(n))}</conceptEntry>"),
        100_000,
    ),
    "CSV: rows": (lambda n: b"en\n" + b"".join(b"t%d\n" % k for k in range(n)), 125_000),
    "CSV: rows of a concept": (
        lambda n: b"concept,en,en status\n" + b"".join(b"a,t%d,admitted\n" % k for k in range(n)),
        25_000,
    ),
    "CSV: columns": (lambda n: b"en," + b",".join(b"c%d" % k for k in range(n)) + b"\nx\n", 100_000),
    "CSV: one open quotation": (lambda n: b'en\n"' + b"a\n" * n, 250_000),
}
PACKED: dict[str, tuple[Make, int]] = {"terms packed": (packed, 3_000_000)}
RULES: dict[str, tuple[Make, int]] = {
    "SRX: open groups": (srx(lambda n: pattern("(" * n)), 100_000),
    "SRX: a long pattern": (srx(lambda n: pattern("a" * n)), 225_000),
    "SRX: a wide set": (srx(lambda n: pattern(f"[{'ab' * n}]")), 100_000),
    "SRX: wide patterns": (srx(lambda n: pattern(f"({'|'.join(f'a{k}' for k in range(250))})") * n), 150),
    "SRX: elements in elements": (srx(lambda n: "<a>" * n + "</a>" * n), 30_000),
}
MEMORY: dict[str, tuple[Make, int]] = {
    "TMX: variants of a unit": (tmx(lambda n: "<tu>" + '<tuv xml:lang="en"><seg>a</seg></tuv>' * n + "</tu>"), 20_000),
    "TMX: codes": (tmx(lambda n: '<tu><tuv xml:lang="en"><seg>' + "<ph/>" * n + "a</seg></tuv></tu>"), 50_000),
    "TMX: elements in elements": (tmx(lambda n: "<tu>" * n + "</tu>" * n), 50_000),
}
