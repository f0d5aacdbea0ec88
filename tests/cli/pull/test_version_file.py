"""A released version as a file: what YAML and Markdown read back, and names that are safe whatever a slug says."""

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tms.api.v1.released import ReleasedAnswer
from tms.api.v1.released_examples import RELEASED_EXAMPLE
from tms.cli.pull.version_file import MOST_BYTES, is_tag, path_of, quoted, version_file

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_HOSTILE = st.one_of(
    _WORDS,
    st.text("./\\~-_aA01 ", max_size=12),
    st.sampled_from(
        [
            *("..", ".", "", "/etc/passwd", "../../x", "a/../../b", "C:\\x", "con", "nul", "com1", "index", "_index"),
            *(
                "a\0b",
                "\u202egnp.md",
                "é",
                "e\u0301",
                "ẞ",
                "ﬁ",
                "x" * 400,
                "字" * 200,
                "-rf",
                ".tms-pull",
                "~41",
                "a\nb",
            ),
        ]
    ),
)


def version(**changed: Any) -> ReleasedAnswer:
    return ReleasedAnswer.model_validate(RELEASED_EXAMPLE | changed)


def block(text: str, kind: str = "paragraph", codes: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"kind": kind, "level": None, "text": text, "codes": codes or {}, "asset": None}


def parts_of(file: bytes) -> tuple[dict[str, Any], str]:
    """What a generator reads: the front matter, by a YAML that isn't ours, and the body."""
    empty, matter, body = re.split(r"^---\n", file.decode(), maxsplit=2, flags=re.MULTILINE)
    assert empty == ""
    read = yaml.safe_load(matter)
    assert isinstance(read, dict)
    return read, body


def body_of(*blocks: dict[str, Any]) -> str:
    return parts_of(version_file(version(blocks=list(blocks))))[1]


def test_the_front_matter_has_what_a_site_needs() -> None:
    matter, body = parts_of(version_file(version()))
    assert matter == {
        "title": "夜車回來了",
        "lang": "zh-Hant",
        "slug": "night-trains-return",
        "translationKey": "night-trains",
        "date": datetime(2026, 11, 24, 16, tzinfo=UTC),
        "lastmod": datetime(2026, 11, 26, 8, 30, tzinfo=UTC),
        "printedOn": "2026-11-25",
        "canonical": "https://news.example/zh-Hant/night-trains-return",
        "author": "Mara Lindqvist",
        "section": "經濟",
        "tags": ["鐵路"],
    }
    assert body == "\n第一班夜車[十點](https://news.example/timetable)開出。\n"


def test_a_standfirst_stands_in_the_front_matter_alone() -> None:
    said = [block("Night ⟦1⟧trains⟦/1⟧", "standfirst", {"1": {"type": "strong"}}), block("They left.")]
    matter, body = parts_of(version_file(version(blocks=said)))
    assert (matter["standfirst"], body) == ("Night trains", "\nThey left.\n")


def test_what_is_not_said_has_no_line() -> None:
    bare = version(author=None, section=None, tags=[], dates=RELEASED_EXAMPLE["dates"] | {"printed_on": None})  # type: ignore[operator]
    assert (
        not {"author", "authorTitle", "section", "tags", "printedOn", "standfirst"}
        & parts_of(version_file(bare))[0].keys()
    )


def test_blocks_and_codes_of_kinds_to_come_are_left_out() -> None:
    unknown = block("⟦1⟧a⟦/1⟧ ⟦2/⟧b", codes={"1": {"type": "ruby"}, "2": {"type": "strong"}})
    assert body_of(block("", "picture"), unknown) == "\na b\n"


ASSET = {
    "id": "1",
    "picture": 12,
    "alt": "A {{ tram }} ⟦1⟧",
    "caption": "Till dawn.",
    "credit": 'Ida "B"',
    "rights": {"licence": None, "territories": [], "expires_on": None},
    "renditions": [
        {"href": "https://x.example/pictures/41/12/480", "media_type": "image/webp", "width": 480, "height": 9}
    ],
    "card": None,
}


def test_a_picture_is_named_where_it_stands_beside_the_file() -> None:
    said = block("Till ⟦1⟧dawn⟦/1⟧.", "picture", {"1": {"type": "emphasis"}}) | {"asset": "1"}
    made = version_file(version(blocks=[said, block("Go.")], assets=[ASSET]), {"1": "night.12.webp"})
    matter, body = parts_of(made)
    assert matter["pictures"] == [
        {
            "file": "night.12.webp",
            "width": 480,
            "height": 9,
            "alt": ASSET["alt"],
            "caption": "Till dawn.",
            "credit": 'Ida "B"',
        }
    ]
    assert MarkdownIt("commonmark").render(body) == (
        '<p><img src="night.12.webp" alt="A {{ tram }} ⟦1⟧" title="Ida &quot;B&quot;" /></p>\n'
        "<p><em>Till <em>dawn</em>.</em></p>\n<p>Go.</p>\n"
    )
    assert "{{" not in body


def test_without_its_file_a_picture_is_left_out_with_its_caption() -> None:
    said = block("Till dawn.", "picture") | {"asset": "1"}
    matter, body = parts_of(version_file(version(blocks=[said, block("Go.")], assets=[ASSET])))
    assert ("pictures" in matter, body) == (False, "\nGo.\n")


@given(title=_WORDS, name=_WORDS, tag=_WORDS)
def test_yaml_reads_back_whatever_is_said(title: str, name: str, tag: str) -> None:
    matter, _ = parts_of(version_file(version(title=title, author=name, tags=[tag, "no", "1"])))
    assert (matter["title"], matter.get("author", ""), matter["tags"]) == (title, name, [tag, "no", "1"])


@given(_WORDS)
def test_a_quoted_text_is_one_line(words: str) -> None:
    assert len(quoted(words).splitlines()) == 1


@pytest.mark.parametrize("words", ["{{ page.url }}", "{% include x %}", "{# no #}", "{{< figure >}}", "{{{{% x %}}"])
@pytest.mark.parametrize("inside", ["{}", "⟦1⟧{}⟦/1⟧", "⟦2⟧{}⟦/2⟧", "`{} and ⟦1⟧{}⟦/1⟧"])
def test_no_words_of_an_article_are_run_as_a_template(words: str, inside: str) -> None:
    text = inside.replace("{}", words)
    body = body_of(block(text, codes={"1": {"type": "code"}, "2": {"type": "link", "href": "https://x.example/{{y}}"}}))
    assert not re.search(r"\{[{%#]", body)
    shown = MarkdownIt("commonmark").render(body)
    plain = re.sub(r"<[^>]+>", "", shown).replace("&lt;", "<").replace("&gt;", ">").strip()
    assert plain == re.sub(r"⟦/?\d⟧", "", text)


def test_code_that_is_no_template_keeps_its_backticks() -> None:
    assert body_of(block("⟦1⟧a {b} c⟦/1⟧", codes={"1": {"type": "code"}})) == "\n`a {b} c`\n"


@pytest.mark.parametrize("slug", ["night-trains-return", "夜車回來了", "a_b", "2026-11-25-x", "café"])
def test_a_plain_slug_is_the_file_s_name(slug: str) -> None:
    assert path_of(41, "zh-Hant", slug) == f"zh-Hant/{slug}.md"


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("../../etc/passwd", "etc-passwd~41"),
        ("index", "index~41"),
        ("_index", "index~41"),
        ("con", "con~41"),
        ("Ferries", "ferries~41"),
        ("", "~41"),
        ("..", "~41"),
        ("a~7", "a-7~41"),
        ("x" * 400, "x" * MOST_BYTES + "~41"),
    ],
)
def test_another_slug_has_the_article_s_number_behind_what_is_safe(slug: str, name: str) -> None:
    assert path_of(41, "en", slug) == f"en/{name}.md"


@given(_HOSTILE)
def test_a_file_s_name_is_safe_whatever_the_slug_says(slug: str) -> None:
    path = path_of(41, "en", slug)
    folder, name = PurePosixPath(path).parts
    assert folder == "en"
    assert path == f"en/{name}"
    assert re.fullmatch(r"[^\W_][\w-]*(?:~41)?|_?~41|[\w][\w-]*(?:~41)?", name.removesuffix(".md")), name
    assert len(name.encode()) <= 255
    assert unicodedata.normalize("NFC", name.casefold()) == name


@given(_HOSTILE, _HOSTILE)
def test_two_slugs_never_have_one_place(one: str, other: str) -> None:
    if one != other:
        assert path_of(41, "en", one) != path_of(7, "en", other)


@pytest.mark.parametrize("tag", ["en", "zh-Hant-TW", "tc"])
def test_a_tag_is_a_folder(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize("tag", ["", ".", "..", "a/b", "zh_Hant", "en\n", "-en", "en-", "x" * 36, "中文"])
def test_what_is_no_tag_is_no_folder(tag: str) -> None:
    assert not is_tag(tag)
