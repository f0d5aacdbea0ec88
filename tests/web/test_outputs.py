"""Every kind of inline code and of block in every output: ``python -m tests.outputs`` prints the table."""

import re
import sys
from collections.abc import Callable, Mapping
from typing import get_args
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import soup
from tms.adapters.formats.source_markdown import read_source_markdown
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, BlockKind, ImportedArticle
from tms.domain.inline import Code, CodeType
from tms.domain.permissions import Role

HTML = ("page", "preview", "panel", "feed", "html")
"""Outputs that are HTML: what stands in them is the same."""

PICTURE = {"1": Code("image", "https://a.example/i.jpg")}

CODES: Mapping[str, tuple[Block, str, Mapping[str, str]]] = {
    "link": (
        Block("paragraph", "Klink ⟦1⟧go⟦/1⟧.", {"1": Code("link", "https://a.example/")}),
        '<p>Klink <a href="https://a.example/" rel="noopener noreferrer">go</a>.</p>',
        {"md": "Klink [go](https://a.example/).", "txt": "Klink go."},
    ),
    "strong": (
        Block("paragraph", "Kstrong ⟦1⟧go⟦/1⟧.", {"1": Code("strong")}),
        "<p>Kstrong <strong>go</strong>.</p>",
        {"md": "Kstrong **go**.", "txt": "Kstrong go."},
    ),
    "emphasis": (
        Block("paragraph", "Kemphasis ⟦1⟧go⟦/1⟧.", {"1": Code("emphasis")}),
        "<p>Kemphasis <em>go</em>.</p>",
        {"md": "Kemphasis *go*.", "txt": "Kemphasis go."},
    ),
    "sub": (
        Block("paragraph", "Klower ⟦1⟧2⟦/1⟧.", {"1": Code("sub")}),
        "<p>Klower <sub>2</sub>.</p>",
        {"md": "Klower <sub>2</sub>.", "txt": "Klower ₂."},
    ),
    "sup": (
        Block("paragraph", "Khigher ⟦1⟧2⟦/1⟧.", {"1": Code("sup")}),
        "<p>Khigher <sup>2</sup>.</p>",
        {"md": "Khigher <sup>2</sup>.", "txt": "Khigher ²."},
    ),
    "code": (
        Block("paragraph", "Kcode ⟦1⟧go⟦/1⟧.", {"1": Code("code")}),
        "<p>Kcode <code>go</code>.</p>",
        {"md": "Kcode `go`.", "txt": "Kcode go."},
    ),
    "footnote": (
        Block("paragraph", "Kfootnote⟦1/⟧.", {"1": Code("footnote", title="1")}),
        "<p>Kfootnote<sup>1</sup>.</p>",
        {"md": "Kfootnote[^1].", "txt": "Kfootnote[1]."},
    ),
    "break": (
        Block("paragraph", "Kbreak⟦1/⟧go.", {"1": Code("break")}),
        "<p>Kbreak<br/>go.</p>",
        {"md": "Kbreak<br>go.", "txt": "Kbreak go."},
    ),
    "image": (
        Block("paragraph", "Kimage ⟦1⟧Zalt⟦/1⟧.", PICTURE),
        "<p>Kimage .</p>",
        {
            "html": '<p>Kimage <img alt="Zalt" src="https://a.example/i.jpg"/>.</p>',
            "md": "Kimage ![Zalt](https://a.example/i.jpg).",
            "txt": "Kimage .",
        },
    ),
}

BLOCKS: Mapping[str, tuple[Block, str, Mapping[str, str]]] = {
    "standfirst": (Block("standfirst", "Bstand."), '<p class="standfirst">Bstand.</p>', {"md": "standfirst: Bstand."}),
    "paragraph": (Block("paragraph", "Bparagraph."), "<p>Bparagraph.</p>", {"md": "Bparagraph."}),
    "heading": (Block("heading", "Bheading", level=3), "<h3>Bheading</h3>", {"md": "### Bheading"}),
    "list_item": (
        Block("list_item", "2. Bitem.", level=1),
        '<ol><li value="2">Bitem.</li></ol>',
        {"md": "2. Bitem.", "txt": "2. Bitem."},
    ),
    "quotation": (
        Block("quotation", "Bquote."),
        "<blockquote><p>Bquote.</p></blockquote>",
        {"md": "> Bquote.", "txt": "> Bquote."},
    ),
    "caption": (
        Block("caption", "Bcaption."),
        '<figure class="caption"><figcaption>Bcaption.</figcaption></figure>',
        {"md": "![Bcaption.]()"},
    ),
    "table_cell": (
        Block("table_cell", "Bcell", level=1),
        '<div class="table" tabindex="0"><table><tr><td>Bcell</td></tr></table></div>',
        {"md": "| Bcell |"},
    ),
}
REFUSED = "Krefused ![Zrefused](javascript:x) picture.\n\n![Zrefused](data:text/html,x)"
"""Pictures that no output may show, nor the words that stand for them: as an editor brings them in."""

ONLY_PICTURE = Block("caption", "⟦1⟧Zwhole⟦/1⟧", PICTURE)
NOTE: tuple[Block, str, Mapping[str, str]] = (
    Block("paragraph", "⟦1/⟧: Knote.", {"1": Code("footnote", title="1")}),
    '<p class="footnote"><sup>1</sup> Knote.</p>',
    {"md": "[^1]: Knote.", "txt": "[1]: Knote."},
)
KINDS = {
    **{f"code {name}": one for name, one in CODES.items()},
    **{f"block {name}": one for name, one in BLOCKS.items()},
    "a footnote's text": NOTE,
}


def outputs_of(database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]) -> Mapping[str, str]:
    """One article with everything in it, in each output."""
    blocks = [block for block, _, _ in KINDS.values()]
    blocks += read_source_markdown(REFUSED, "en").blocks
    # Stored before such addresses were refused.
    blocks.append(Block("paragraph", "Kstored ⟦1⟧Zstored⟦/1⟧.", {"1": Code("image", "javascript:x")}))
    article_id = make_article(
        database,
        newsroom[Role.EDITOR],
        ImportedArticle(language="en", title="Everything", blocks=[*blocks, ONLY_PICTURE]),
    )
    story = Story(database, newsroom, article_id)
    story.publish("en")
    client = client_of(Role.EDITOR)
    version = f"/articles/{article_id}/versions/en"
    feed = ElementTree.fromstring(client.get("/en/feed.atom").get_data(as_text=True))  # noqa: S314  our own
    content = feed.find(".//{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}content")
    assert content is not None
    return {
        "page": str(soup(client.get("/en/everything")).select_one("article")),
        "preview": str(soup(client.get(f"{version}/preview")).select_one("article")),
        "panel": str(soup(client.get(f"{version}/preview", headers={"X-Fragment": "1"})).select_one("article")),
        "feed": content.text or "",
        "html": client.get(f"{version}/export.html").get_data(as_text=True),
        "md": client.get(f"{version}/export.md").get_data(as_text=True),
        "txt": client.get(f"{version}/export.txt").get_data(as_text=True),
        "po": client.get(f"/articles/{article_id}/versions/zh-Hans/export.po").get_data(as_text=True),
    }


def shown(output: str, name: str, whole: str) -> str:
    """What stands in the output for the block that has this word in it."""
    word = re.search(r"[KB][a-z]{4,}", KINDS[name][0].text)
    assert word is not None
    if output not in HTML:
        return next((line for line in whole.split("\n") if word[0] in line), "")
    page = BeautifulSoup(whole, "html.parser")
    for place in page.select("span"):
        place.unwrap()
    page.smooth()
    found = page.find(string=re.compile(word[0]))
    element = found.parent if found else None
    while element is not None and isinstance(element.parent, Tag) and not _is_around(element.parent):
        element = element.parent
    return re.sub(r"> (?=<)", ">", " ".join(str(element).split()))


def _is_around(element: Tag) -> bool:
    return element.name in {"article", "header", "[document]"} or element.get("class") == ["body"]


def expected(output: str, name: str) -> str:
    block, html, others = KINDS[name]
    if output == "po":
        # A translator's tool gets sentences; the number of a list's item is the block's.
        text = block.text.removeprefix("2. ")
        return f'msgid "{text}"'
    return others.get(output, html if output in HTML else block.text)


def test_every_kind_is_in_every_output_what_it_is(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    assert set(CODES) == set(get_args(CodeType))
    assert set(BLOCKS) == set(get_args(BlockKind))
    made = outputs_of(database, newsroom, client_of)
    rows = {name: {output: shown(output, name, whole) for output, whole in made.items()} for name in KINDS}
    lines = ["| " + " | ".join(["kind", *made]) + " |", "|---" * (len(made) + 1) + "|"]
    for name, row in rows.items():
        says = ["equal" if text == expected(output, name) else f"**{text}**" for output, text in row.items()]
        lines.append("| " + " | ".join([name, *says]) + " |")
    sys.stdout.write("\n".join(["", *lines, ""]))
    assert rows == {name: {output: expected(output, name) for output in made} for name in KINDS}


def test_the_words_of_pictures_are_nowhere_prose(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    made = outputs_of(database, newsroom, client_of)
    for output in ("page", "preview", "panel", "feed", "txt"):
        assert not re.search("Zalt|Zwhole", made[output]), output
    for output in ("page", "preview", "panel", "feed", "html", "md", "txt"):
        assert "Krefused picture." in made[output], output
        assert "Kstored ." in BeautifulSoup(made[output], "html.parser").get_text(), output
        assert not re.search("Zrefused|Zstored", made[output]), output
    assert "Zrefused" not in made["po"]
    assert {"Zalt", "Zwhole"} <= {str(one["alt"]) for one in BeautifulSoup(made["html"], "html.parser").select("img")}
