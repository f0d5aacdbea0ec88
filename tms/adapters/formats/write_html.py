"""A version as a complete HTML page without styles or scripts."""

from html import escape

from tms.adapters.formats.body_html import group_html, groups
from tms.domain.exported_version import ExportedVersion


def to_html(version: ExportedVersion) -> str:
    """The page: ``lang`` is the version's tag; everything from the version is escaped; links carry ``rel``."""
    head = (
        f'<!doctype html>\n<html lang="{escape(version.tag or version.locale)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(version.title)}</title>\n"
        + (f'<meta name="author" content="{escape(version.author)}">\n' if version.author else "")
        + (f'<meta name="keywords" content="{escape(", ".join(version.tags))}">\n' if version.tags else "")
        + "</head>\n<body>\n<article>\n"
    )
    own = version.pictures
    body = [group_html(group, pictures=True, own=own) for group in groups(version.blocks, pictures=True, own=own)]
    return head + "\n".join([*_header(version), *body]) + "\n</article>\n</body>\n</html>\n"


def _header(version: ExportedVersion) -> list[str]:
    lines = [f'<p class="section">{escape(version.section)}</p>'] if version.section else []
    lines.append(f"<h1>{escape(version.title)}</h1>")
    if version.standfirst:
        lines.append(f'<p class="standfirst">{escape(version.standfirst)}</p>')
    if version.author:
        lines.append(f'<p class="byline">{escape(version.author)}</p>')
    if version.author_title:
        lines.append(f'<p class="author-title">{escape(version.author_title)}</p>')
    if version.published_on:
        day = version.published_on.isoformat()
        lines.append(f'<p class="date"><time datetime="{day}">{day}</time></p>')
    return lines
