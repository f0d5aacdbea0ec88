"""A picture of the article's own stands in its text as a number, and on a page in the sizes that it has."""

import pytest

from tms.adapters.formats import group_html, groups, read_source_markdown, source_markdown, to_html
from tms.adapters.formats.links import is_allowed
from tms.adapters.formats.own_pictures import number_of_picture
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block
from tms.domain.inline import PLACE, Code, pictures_in
from tms.domain.pictures import ShownFile, ShownPicture, number_in_article

ALT = Block("caption", '⟦1⟧A "tram" <at> night⟦/1⟧', {"1": Code("image", "picture:12")})
BELOW = Block("caption", "It runs ⟦1⟧till⟦/1⟧ dawn.", {"1": Code("emphasis")})
WORDS = Block("paragraph", "The tram left.")
OWN = {
    12: ShownPicture([ShownFile("/a?b&c", 480, 320), ShownFile("/d", 960, 640), ShownFile("/e", 1600, 1067)], "Ida <B>")
}


def html(*blocks: Block, own: dict[int, ShownPicture] | None = None, pictures: bool = False) -> str:
    return "".join(group_html(one, own=own, pictures=pictures) for one in groups(blocks, own=own, pictures=pictures))


def test_a_figure_has_the_picture_and_the_caption_below_it() -> None:
    assert html(WORDS, ALT, BELOW, BELOW, own=OWN) == (
        "<p>The tram left.</p>"
        '<figure class="picture"><img src="/d" srcset="/a?b&amp;c 480w, /d 960w, /e 1600w"'
        ' sizes="(max-width: 760px) 100vw, 700px" width="1600" height="1067" alt="A &quot;tram&quot; &lt;at&gt; night"'
        ' loading="lazy" decoding="async">'
        '<figcaption>It runs <em>till</em> dawn. <span class="credit">Ida &lt;B&gt;</span></figcaption></figure>'
        '<figure class="caption"><figcaption>It runs <em>till</em> dawn.</figcaption></figure>'
    )


def test_without_words_below_there_is_none_below() -> None:
    nameless = {12: ShownPicture([ShownFile("/d", 300, 200)])}
    assert html(ALT, WORDS, own=nameless).endswith('decoding="async"></figure><p>The tram left.</p>')


def test_whoever_is_named_in_the_text_is_named_beside_it() -> None:
    named = Block("caption", "⟦1/⟧", {"1": Code("image", "picture:12", "摄影：汉斯")})
    assert '<figcaption><span class="credit">摄影：汉斯</span></figcaption>' in html(named, own=OWN)


@pytest.mark.parametrize("pictures", [False, True])
def test_one_that_is_not_given_is_left_out_with_its_words(pictures: bool) -> None:
    other = Block("caption", "⟦1⟧Zother⟦/1⟧", {"1": Code("image", "picture:13")})
    inside = Block("paragraph", "A ⟦1⟧Zword⟦/1⟧ b", {"1": Code("image", "picture:12")})
    shown = html(other, BELOW, inside, own=OWN, pictures=pictures)
    assert "Z" not in shown
    assert "img" not in shown
    assert "picture:" not in to_html(ExportedVersion("en", "T", [ALT, inside]))


def test_a_place_around_it_changes_nothing() -> None:
    placed = Block("caption", f"⟦2⟧{ALT.text}⟦/2⟧", {**ALT.codes, "2": Code(PLACE, title="7")})  # type: ignore[arg-type]  # a place is ours alone
    assert number_of_picture(placed) == number_of_picture(ALT) == 12
    assert html(placed, own=OWN) == html(ALT, own=OWN)


def test_an_editor_writes_it_as_markdown_and_gets_it_back() -> None:
    page = read_source_markdown('---\ntitle: T\n---\n\n![A tram](picture:12 "Ida Berg")\n\n![Till dawn.]()\n', "en")
    assert page.blocks == [
        Block("caption", "⟦1⟧A tram⟦/1⟧", {"1": Code("image", "picture:12", "Ida Berg")}),
        Block("caption", "Till dawn."),
    ]
    assert read_source_markdown(source_markdown(page), "en").blocks == page.blocks
    assert not page.left_out


@pytest.mark.parametrize(
    "address",
    ["picture:0", "picture:012", "picture:x", "picture:-1", "picture:", "PICTURE:1", "picture:1/../2",
     "picture:" + "9" * 19, "picture:１", "https://a.example/picture:1"],
)  # fmt: skip
def test_what_is_no_number_is_no_picture(address: str) -> None:
    assert number_in_article(address) is None


def test_only_a_picture_has_such_an_address() -> None:
    assert is_allowed("picture:12", picture=True)
    assert not is_allowed("picture:12")
    assert not is_allowed("picture:x", picture=True)


def test_it_is_not_told_as_left_out() -> None:
    codes = {"1": {"type": "image", "href": "picture:12"}, "2": {"type": "image", "href": "https://a.example/i.jpg"}}
    assert pictures_in("⟦1⟧One⟦/1⟧ ⟦2⟧two⟦/2⟧", codes) == ["two"]
