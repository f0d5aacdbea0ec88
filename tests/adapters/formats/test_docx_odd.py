"""Odd things in Word documents: fields, equations, readings, signs, other documents: kept, or named as left out."""

import pytest

from tests.adapters.formats.test_docx import MOST, document, paragraph, run
from tms.adapters.formats import decode


def complex_field(told: str, shown: str) -> str:
    begin, between, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    half = len(told) // 2
    said = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (told[:half], told[half:]))
    return f"{begin}{said}{between}{run(shown)}{end}"


def equation(inner: str) -> str:
    return f"<m:oMath xmlns:m='m'>{inner}</m:oMath>"


def letters(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


POWER = f"{letters('E=m')}<m:sSup><m:e>{letters('c')}</m:e><m:sup>{letters('2')}</m:sup></m:sSup>"
FRACTION = f"<m:f><m:num>{letters('a')}</m:num><m:den>{letters('b')}</m:den></m:f>"
LINK = " HYPERLINK &quot;https://a.example/&quot; "
WORD_ART = "<v:shape xmlns:v='v'><v:textpath string='PARTY'/></v:shape>"
RUBY = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('かん')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"See {complex_field(LINK, 'here')}.", "See [here](https://a.example/)."),
        (complex_field(LINK.replace("https://a.example/", "javascript:x"), "here"), "here"),
        (complex_field(" DATE ", "1 May 2024"), "1 May 2024"),
        (f"<w:fldSimple w:instr='{LINK}'>{run('here')}</w:fldSimple>", "[here](https://a.example/)"),
        (equation(POWER), "E=mc<sup>2</sup>\n\n<!-- equation in one line: E=mc2 -->"),
        (f"<m:oMathPara xmlns:m='m'>{equation(FRACTION)}</m:oMathPara>", "a/b\n\n<!-- equation in one line: ab -->"),
        (f"<w:del>{equation(POWER)}</w:del>x", "x\n\n<!-- struck out: E=mc2 -->"),
        (f"{RUBY}字", "漢字\n\n<!-- reading above a character: かん -->"),
        ("<w:r><w:sym w:font='Symbol' w:char='2192'/></w:r>", "→"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>x", "x\n\n<!-- sign of a font: Wingdings F0E0 -->"),
        ("<w:r><w:sym w:font='x' w:char='D800'/></w:r>x", "x\n\n<!-- sign of a font: x D800 -->"),
        ("<w:r><w:sym w:char='zz'/></w:r>x", "x\n\n<!-- sign of a font: zz -->"),
        (f"<w:r><w:pict>{WORD_ART}</w:pict></w:r>x", "x\n\n<!-- drawing: PARTY -->"),
        ("<w:r><w:contentPart/></w:r>x", "x\n\n<!-- drawing: – -->"),
        ("<w:subDoc/>x", "x\n\n<!-- embedded object: – -->"),
        ("<w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a b<br>c"),
    ],
)  # fmt: skip
def test_it_is_kept_or_named(inside: str, text: str) -> None:
    parts = [run(part) if part and not part.startswith("<") else part for part in _apart(inside)]
    assert decode(document(paragraph("".join(parts))), MOST) == f"{text}\n"


def test_an_equation_between_paragraphs_is_one() -> None:
    math = f"<m:oMathPara xmlns:m='m'>{equation(letters('a+b'))}</m:oMathPara>"
    assert decode(document(math, paragraph(run("x"))), MOST).startswith("a+b\n\nx\n")


def _apart(inside: str) -> list[str]:
    """Words outside of all tags apart from the tags."""
    before, bracket, rest = inside.partition("<")
    tags, end, after = rest.rpartition(">")
    return [before, bracket + tags + end, after] if bracket else [before]
