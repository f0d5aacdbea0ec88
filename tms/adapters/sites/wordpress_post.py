"""A released version as a WordPress post: its body in the block editor's markup, its head as plain fields."""

from html import escape
from typing import Any

from tms.adapters.formats.body_html import BlockGroup, group_html, groups, reading_words
from tms.domain.public_version import PublicVersion
from tms.domain.told_to_programs import moment


def post_fields(version: PublicVersion) -> dict[str, Any]:
    """Every field of the post that the plug-in takes; pictures are left out."""
    text = version.text
    body = [block for block in text.blocks if block.kind != "standfirst"]
    standfirst = [reading_words(block) for block in text.blocks if block.kind == "standfirst"]
    return {
        "title": escape(text.title, quote=False),
        "slug": version.slug,
        "content": "\n\n".join(_block(group) for group in groups(body)),
        "excerpt": escape("\n\n".join(standfirst), quote=False),
        "byline": text.author or "",
        "byline_title": text.author_title or "",
        "section": text.section or "",
        "tags": list(text.tags),
        "date": moment(version.first_published_at),
        "modified": moment(version.modified_at),
        "revision": version.fingerprint,
    }


def _block(group: BlockGroup) -> str:
    """One element in the editor's markup: a paragraph and a heading are its own blocks, everything else is HTML."""
    html = group_html(group)
    if group.kind == "heading":
        level = html[2]
        settings = "" if level == "2" else f' {{"level":{level}}}'
        inner = html.partition(">")[2]
        return f'<!-- wp:heading{settings} -->\n<h{level} class="wp-block-heading">{inner}\n<!-- /wp:heading -->'
    if html.startswith("<p>"):
        return f"<!-- wp:paragraph -->\n{html}\n<!-- /wp:paragraph -->"
    return f"<!-- wp:html -->\n{html}\n<!-- /wp:html -->"
