"""Released versions as other programs read them: JSON of ours, and ninjs 3.1."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it says nothing of its types

from tests.shared_data import SHARED, needs_shared
from tms.adapters.formats import to_html, to_markdown
from tms.adapters.formats.write_ninjs import to_canceled_ninjs, to_ninjs
from tms.adapters.formats.write_public_json import to_public_json
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.pictures import PictureRights, ShownFile, ShownPicture
from tms.domain.public_version import PublicTranslation, PublicVersion, WithdrawnVersion
from tms.domain.told_to_programs import lasting_id

PICTURE = ShownPicture(
    [ShownFile(f"https://news.example/pictures/12/7/{wide}", wide, wide // 2) for wide in (480, 960, 1300)],
    "攝影：漢斯",
    ShownFile("https://news.example/pictures/12/7/card", 1200, 630, "image/jpeg"),
    PictureRights("CC BY 4.0", "Europe", date(2030, 12, 31)),
)
VERSION = PublicVersion(
    uri=lasting_id("cms-17", "zh-Hant"),
    article_id=12,
    external_id="cms-17",
    tag="zh-Hant",
    slug="ye-che",
    address="https://news.example/zh-Hant/ye-che",
    publication="子午線",
    fingerprint="ab" * 32,
    text=ExportedVersion(
        locale="zh-Hant",
        title="夜車 <歸來> & 其他",
        section="交通",
        author="周敏",
        author_title="教授",
        published_on=date(2026, 11, 25),
        tags=["鐵路", "歐洲"],
        blocks=[
            Block("standfirst", "導語⟦1⟧。⟦/1⟧", {"1": Code("strong")}),
            Block("paragraph", "見⟦1⟧這裡⟦/1⟧<b>。", {"1": Code("link", "https://a.example/?x=1&y=2")}),
            Block("heading", "小標題", level=2),
            Block("list_item", "1. 丙", level=1),
            Block("table_cell", "甲", level=1),
            Block("caption", "⟦1⟧夜裡的<電車>⟦/1⟧", {"1": Code("image", "picture:7")}),
            Block("caption", "說⟦1⟧明⟦/1⟧", {"1": Code("strong")}),
            Block("caption", "⟦1⟧不在⟦/1⟧", {"1": Code("image", "picture:8")}),
            Block(
                "paragraph",
                "看⟦1⟧圖⟦/1⟧⟦2⟧也不在⟦/2⟧。",
                {"1": Code("image", "picture:7"), "2": Code("image", "picture:8")},
            ),
        ],
        pictures={7: PICTURE},
    ),
    first_published_at=datetime(2026, 11, 24, 16, tzinfo=UTC),
    first_released_at=datetime(2026, 11, 26, 8, 30, tzinfo=UTC),
    modified_at=datetime(2026, 11, 27, 9, tzinfo=UTC),
    released_at=datetime(2026, 11, 28, 9, tzinfo=UTC),
    is_source=False,
    is_corrected=True,
    translations=[
        PublicTranslation(lasting_id("cms-17", "en"), "en", "Night trains", "https://news.example/en/night", True),
        PublicTranslation(lasting_id("cms-17", "zh-Hans"), "zh-Hans", "夜车", "https://news.example/zh-Hans/n", False),
    ],
)
BARE = replace(
    VERSION,
    text=ExportedVersion("en", "Title", [Block("paragraph", "Words.")]),
    is_corrected=False,
    is_source=True,
    translations=[],
)
WITHDRAWN = WithdrawnVersion(VERSION.uri, 12, "cms-17", "zh-Hant", datetime(2026, 11, 29, tzinfo=UTC))

NINJS = {"full": to_ninjs(VERSION), "bare": to_ninjs(BARE), "canceled": to_canceled_ninjs(WITHDRAWN)}


def test_json_has_the_blocks_with_their_codes() -> None:
    said = json.loads(json.dumps(to_public_json(VERSION)))
    assert said["blocks"][1] == {
        "kind": "paragraph",
        "level": None,
        "text": "見⟦1⟧這裡⟦/1⟧<b>。",
        "codes": {"1": {"type": "link", "href": "https://a.example/?x=1&y=2"}},
    }
    kinds = ["standfirst", "paragraph", "heading", "list_item", "table_cell", "picture", "paragraph"]
    assert [block["kind"] for block in said["blocks"]] == kinds
    assert (said["tag"], said["fingerprint"], to_public_json(BARE)["assets"]) == ("zh-Hant", "ab" * 32, [])
    assert said["article"] == {"id": 12, "external_id": "cms-17"}
    assert [(one["tag"], one["is_source"]) for one in said["translations"]] == [("en", True), ("zh-Hans", False)]


def test_json_has_a_picture_as_an_asset_and_its_caption_in_the_block() -> None:
    said = json.loads(json.dumps(to_public_json(VERSION)))
    assert said["blocks"][5] == {
        "kind": "picture",
        "level": None,
        "text": "說⟦1⟧明⟦/1⟧",
        "codes": {"1": {"type": "strong"}},
        "asset": "1",
    }
    assert said["assets"] == [
        {
            "id": "1",
            "picture": 7,
            "alt": "夜裡的<電車>",
            "caption": "說明",
            "credit": "攝影：漢斯",
            "rights": {"licence": "CC BY 4.0", "territories": ["Europe"], "expires_on": "2030-12-31"},
            "renditions": [
                {
                    "href": f"https://news.example/pictures/12/7/{wide}",
                    "media_type": "image/webp",
                    "width": wide,
                    "height": wide // 2,
                }
                for wide in (480, 960, 1300)
            ],
            "card": {
                "href": "https://news.example/pictures/12/7/card",
                "media_type": "image/jpeg",
                "width": 1200,
                "height": 630,
            },
        }
    ]
    assert said["blocks"][6]["text"] == "看⟦1⟧圖⟦/1⟧。"
    assert said["blocks"][6]["codes"]["1"]["href"] == "https://news.example/pictures/12/7/960"


@pytest.mark.parametrize(
    "write", [to_public_json, to_ninjs, lambda one: to_html(one.text), lambda one: to_markdown(one.text)]
)
def test_no_output_says_a_number_for_an_address(write: Callable[[PublicVersion], object]) -> None:
    words = json.dumps(write(VERSION), ensure_ascii=False)
    assert "picture:" not in words
    assert "不在" not in words
    assert "https://news.example/pictures/12/7/960" in words
    assert "攝影：漢斯" in words


def test_json_tells_the_dates_apart() -> None:
    assert to_public_json(VERSION)["dates"] == {
        "printed_on": "2026-11-25",
        "first_published": "2026-11-24T16:00:00Z",
        "published_here": "2026-11-26T08:30:00Z",
        "modified": "2026-11-27T09:00:00Z",
        "released": "2026-11-28T09:00:00Z",
        "corrected": "2026-11-27T09:00:00Z",
    }
    assert to_public_json(BARE)["dates"]["corrected"] is None


def test_json_and_ninjs_have_the_same_names_whatever_the_article_has() -> None:
    assert to_public_json(BARE).keys() == to_public_json(VERSION).keys()
    assert set(NINJS["bare"]) < set(NINJS["full"])


def test_ninjs_says_what_the_version_is_and_where_its_others_are() -> None:
    said = NINJS["full"]
    assert (said["language"], said["pubStatus"], said["by"], said["version"]) == (
        "zh-Hant",
        "usable",
        "周敏",
        "ab" * 32,
    )
    assert (said["contentCreated"], said["firstCreated"], said["versionCreated"]) == (
        "2026-11-24T16:00:00Z",
        "2026-11-26T08:30:00Z",
        "2026-11-28T09:00:00Z",
    )
    picture, *others = said["associations"]
    assert [(one["role"], one["value"]) for one in picture["descriptions"]] == [
        ("alt", "夜裡的<電車>"),
        ("caption", "說明"),
    ]
    assert (picture["rel"], picture["type"], picture["by"], picture["usageTerms"]) == (
        "picture",
        "picture",
        "攝影：漢斯",
        "CC BY 4.0; Europe; until 2030-12-31",
    )
    assert [(one["name"], one["width"]) for one in picture["renditions"]] == [
        ("480", 480),
        ("960", 960),
        ("1300", 1300),
        ("card", 1200),
    ]
    assert [(one["language"], one["rel"], one["uri"]) for one in others] == [
        ("en", "translation-source", lasting_id("cms-17", "en")),
        ("zh-Hans", "translation", lasting_id("cms-17", "zh-Hans")),
    ]
    assert said["subjects"] == [
        {"name": "交通", "rel": "section"},
        {"name": "鐵路", "rel": "tag"},
        {"name": "歐洲", "rel": "tag"},
    ]
    assert {one["role"]: one["value"] for one in said["altIds"]} == {
        "sanwen:article": "12",
        "sanwen:external-id": "cms-17",
        "sanwen:author-title": "教授",
    }


def test_the_standfirst_is_told_once_and_the_body_twice() -> None:
    html, words = (one["value"] for one in NINJS["full"]["bodies"])
    assert [one["value"] for one in NINJS["full"]["descriptions"]] == ["導語。"]
    assert "導語" not in html + words
    body = BeautifulSoup(html, "html.parser")
    assert body.find("b") is None
    assert [str(link["href"]) for link in body.find_all("a")] == ["https://a.example/?x=1&y=2"]
    assert words.startswith("見這裡<b>。\n\n小標題\n\n")


def test_of_what_is_withdrawn_no_word_is_said() -> None:
    said = NINJS["canceled"]
    assert said["pubStatus"] == "canceled"
    assert said["uri"] == VERSION.uri
    assert not {"headlines", "bodies", "title", "associations", "descriptions", "subjects"} & set(said)


PUBLISHED = "schemas/ninjs-schema_3.1.json"


@needs_shared(PUBLISHED)
@pytest.mark.parametrize("item", NINJS)
def test_each_item_is_one_by_the_published_schema(item: str) -> None:
    schema: dict[str, Any] = json.loads((SHARED / PUBLISHED).read_text("utf-8"))
    # What places look like on a map is another standard's, and would be fetched; no item of ours has a place.
    del schema["$defs"]["ninjsType"]["properties"]["places"]
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(NINJS[item])] == []
