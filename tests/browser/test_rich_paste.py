"""What is copied in Word or on a page keeps its headings, lists, links and notes; how it looked stays behind."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style>
</head><body lang=EN-GB><!--StartFragment-->
<p class=MsoTitle><span lang=EN-GB>Central bank holds rates<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-GB>The bank <del>will</del><ins>may</ins> cut, <i>it said</i>.<a class=msocomanchor
 href="#_msocom_1">[HM1]</a> Rates of 2 * 3 stay.<o:p></o:p></span></p>
<p class=MsoNormal>&nbsp;</p>
<h2>What changes</h2>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>
Second homes</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2)</span>Reserves</p>
<p class=MsoNormal>“Boring,” said <a href="https://bank.example/yang_(governor)">Yang</a>.<a
 style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1">[1]</a></p>
<table><tr><td><p>Quarter</p></td><td><p>Growth</p></td></tr><tr><td>Q2</td><td>3.1%</td></tr></table>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>
<a href="#_ftnref1" name="_ftn1">[1]</a> In Mandarin.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p>[HM1] Check</p></div></div>
<!--EndFragment--></body></html>"""

AS_MARKDOWN = """# Central bank holds rates

The bank may cut, *it said*. Rates of 2 \\* 3 stay.

## What changes

- Second homes
2. Reserves

“Boring,” said [Yang](https://bank.example/yang_%28governor%29).[^1]

| Quarter | Growth |
|---|---|
| Q2 | 3.1% |

[^1]: In Mandarin."""

DOCUMENT = """<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1"><p>
<span style="font-weight:700">注意：</span><span style="font-weight:400">先
看</span><a href="https://x.example/a"><span>这里</span></a><span>。</span></p></b>"""

SOURCE_CODE = """<div style="font-family: Menlo, monospace; white-space: pre;"><div><b>def</b> rates():</div></div>"""


def paste(into: Locator, html: str, plain: str = "plain") -> None:
    into.focus()
    into.evaluate(
        """(field, [html, plain]) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", plain);
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        [html, plain],
    )


def test_a_document_of_word_is_pasted_as_markdown_and_understood(signed_in: Callable[[Role], Page]) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/articles/new")
    field = page.get_by_label("The article")
    paste(field, SOURCE_CODE)
    expect(field).to_have_value("")
    paste(field, DOCUMENT)
    expect(field).to_have_value("**注意**：先看[这里](https://x.example/a)。")
    page.keyboard.press("Control+z")
    expect(field).to_have_value("")

    paste(field, WORD)
    expect(field).to_have_value(AS_MARKDOWN)
    expect(page.get_by_role("status").filter(has_text="Pasted with its headings")).to_be_visible()
    page.get_by_label("English").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Central bank holds rates")
    kinds = page.locator("select[name=kind]").evaluate_all("all => all.map((one) => one.value)")
    assert kinds == ["paragraph", "heading", "list_item", "list_item", "paragraph", *["table_cell"] * 4, "paragraph"]
    expect(page.locator("main")).to_contain_text("⟦1⟧it said⟦/1⟧")


def test_a_link_that_is_pasted_into_the_source_stays_one(signed_in: Callable[[Role], Page], product: Product) -> None:
    understood = Understood(language="en", title="Night trains", blocks=[Block("paragraph", "It left.")])
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], understood)
    page = signed_in(Role.EDITOR)
    page.goto(f"/articles/{article_id}/source")
    field = page.locator("[data-block] textarea").first
    field.focus()
    page.keyboard.press("End")
    paste(field, '<span>&nbsp;See <a href="https://rail.example/">the timetable</a>.</span>', " See the timetable.")
    expect(field).to_have_value("It left. See [the timetable](https://rail.example/).")
