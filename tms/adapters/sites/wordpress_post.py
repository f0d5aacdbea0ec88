"""A released version as a WordPress post: its body in the block editor's markup, its head as plain fields."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from tms.adapters.formats.body_html import BlockGroup, group_html, groups, inline_html, reading_words
from tms.adapters.formats.own_pictures import PictureInText, picture_in_text
from tms.domain.pictures import ShownFile, ShownPictures
from tms.domain.public_version import PublicVersion
from tms.domain.told_to_programs import moment
from tms.services.sites.sending import SitePicture


@dataclass(frozen=True, slots=True)
class PictureThere:
    """A picture in the site's media library: the number of its attachment, and the address of its file."""

    number: int
    address: str


def post_fields(
    version: PublicVersion, pictures: Mapping[int, SitePicture], there: Mapping[str, PictureThere]
) -> dict[str, Any]:
    """Every field of the post that the plug-in takes.

    ``there`` says where the site has its pictures, by their digests; one that is not there is left out.
    """
    text = version.text
    own = {number: one for number, one in pictures.items() if one.digest in there and number in text.pictures}
    shown = {
        number: replace(
            text.pictures[number], files=[ShownFile(there[one.digest].address, one.width, one.height, one.kind)]
        )
        for number, one in own.items()
    }
    attachments = {number: there[one.digest].number for number, one in own.items()}
    body = [block for block in text.blocks if block.kind != "standfirst"]
    standfirst = [reading_words(block) for block in text.blocks if block.kind == "standfirst"]
    return {
        "title": escape(text.title, quote=False),
        "slug": version.slug,
        "content": "\n\n".join(_block(group, shown, attachments) for group in groups(body, own=shown)),
        "excerpt": escape("\n\n".join(standfirst), quote=False),
        "byline": text.author or "",
        "byline_title": text.author_title or "",
        "section": text.section or "",
        "tags": list(text.tags),
        "date": moment(version.first_published_at),
        "modified": moment(version.modified_at),
        "revision": version.fingerprint,
        "pictures": sorted({one.digest for one in own.values()}),
    }


def _block(group: BlockGroup, shown: ShownPictures, attachments: Mapping[int, int]) -> str:
    """One element in the editor's markup: paragraphs, headings and pictures are its own blocks, all else is HTML."""
    if group.kind == "picture" and (picture := picture_in_text(group.blocks, shown)):
        return _picture(picture, attachments[picture.number])
    html = group_html(group, own=shown)
    if group.kind == "heading":
        level = html[2]
        settings = "" if level == "2" else f' {{"level":{level}}}'
        inner = html.partition(">")[2]
        return f'<!-- wp:heading{settings} -->\n<h{level} class="wp-block-heading">{inner}\n<!-- /wp:heading -->'
    if html.startswith("<p>"):
        return f"<!-- wp:paragraph -->\n{html}\n<!-- /wp:paragraph -->"
    return f"<!-- wp:html -->\n{html}\n<!-- /wp:html -->"


def _picture(picture: PictureInText, attachment: int) -> str:
    """WordPress adds the sizes that it has of the attachment, and lets it wait until a reader comes near."""
    settings = json.dumps({"id": attachment, "sizeSlug": "full", "linkDestination": "none"}, separators=(",", ":"))
    image = (
        f'<img src="{escape(picture.shown.largest.href)}" alt="{escape(picture.alt)}" class="wp-image-{attachment}"/>'
    )
    below = [inline_html(picture.caption.text, picture.caption.codes, pictures=False)] if picture.caption else []
    below += [escape(picture.credit, quote=False)] if picture.credit else []
    caption = f'<figcaption class="wp-element-caption">{" · ".join(below)}</figcaption>' if below else ""
    figure = f'<figure class="wp-block-image size-full">{image}{caption}</figure>'
    return f"<!-- wp:image {settings} -->\n{figure}\n<!-- /wp:image -->"
