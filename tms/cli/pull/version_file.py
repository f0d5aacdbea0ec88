"""A released version as a file for Hugo, Eleventy or Astro: YAML front matter, and the body as Markdown."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from types import MappingProxyType
from typing import cast, get_args

from tms.adapters.formats.inline_tree import parse_inline, text_of
from tms.adapters.formats.write_markdown import body_parts
from tms.api.v1.released import ReleasedAnswer, ReleasedAsset, ReleasedBlock, ReleasedCode
from tms.domain.imported_article import Block, BlockKind
from tms.domain.inline import Code, Codes, CodeType, close_marker, open_marker, standalone_marker

MOST_BYTES = 180
"""Of a file's name: file systems take 255, and its neighbour while it is written a few more."""

_TAG = re.compile(r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_MEANS_MORE = re.compile(r"index|_.*|con|prn|aux|nul|(?:com|lpt)\d")
"""Names that are a page of a section to Hugo, or a device to Windows."""

_NONE: Mapping[str, str] = MappingProxyType({})
_KINDS = frozenset(get_args(BlockKind))
_CODES = frozenset(get_args(CodeType))

# An escaped sign, a span of code, or what begins a template of Liquid, Nunjucks or Hugo.
_IN_BODY = re.compile(r"\\.|(?P<fence>`+)(?P<code>(?:(?!`).|`+(?!`))*?)(?<!`)(?P=fence)(?!`)|\{(?=[{%#])")


def is_tag(tag: str) -> bool:
    """Whether it can be a language tag, and so the name of a folder."""
    return len(tag) <= 35 and _TAG.fullmatch(tag) is not None


def path_of(article_id: int, tag: str, slug: str) -> str:
    """Where the version's file stands in the folder: the same slug has always the same place.

    Of a slug that is no safe name of a file everywhere, the place has what is safe of it, and the article's number.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", slug).casefold())
    safe = "".join(char if char.isalnum() or char in "-_" else "-" for char in folded).lstrip("-")
    safe = safe.encode()[:MOST_BYTES].decode(errors="ignore")
    if safe != slug or not safe or _MEANS_MORE.fullmatch(safe):
        # A sign that no safe name has: what comes of two slugs is never the same.
        safe = f"{safe.strip('-_')}~{article_id}"
    return f"{tag}/{safe}.md"


def version_file(version: ReleasedAnswer, pictures: Mapping[str, str] = _NONE) -> bytes:
    """The whole file; ``pictures`` are the names of the files that stand beside it, by their assets.

    Blocks and codes of kinds that this program does not know are left out, and pictures without a file.
    """
    assets = {one.id: one for one in version.assets if one.id in pictures}
    blocks = [block for one in version.blocks for block in _blocks(one, assets, pictures)]
    body = "\n\n".join(body_parts(blocks))
    matter = [*_front_matter(version, blocks), *_pictures(assets, pictures)]
    return "\n".join(["---", *matter, "---", "", _without_templates(body), ""]).encode()


def _blocks(one: ReleasedBlock, assets: Mapping[str, ReleasedAsset], files: Mapping[str, str]) -> Iterator[Block]:
    if one.kind in _KINDS:
        yield _block(one)
    elif one.kind == "picture" and (asset := assets.get(one.asset or "")):
        yield _within(Block("caption", asset.alt), Code("image", files[asset.id], asset.credit))
        if one.text:
            # Markdown has nothing of its own for what stands below a picture.
            below = _block(one)
            yield _within(Block("paragraph", below.text, below.codes), Code("emphasis"))


def _within(block: Block, code: Code) -> Block:
    """The block with all of its words within the code."""
    mark = next(mark for mark in map(str, count(1)) if mark not in block.text and mark not in block.codes)
    text = f"{open_marker(mark)}{block.text}{close_marker(mark)}"
    return Block(block.kind, text, {**block.codes, mark: code})


def _pictures(assets: Mapping[str, ReleasedAsset], files: Mapping[str, str]) -> Iterator[str]:
    """What is known of each picture, for sites that show more of it than Markdown can say."""
    if assets:
        yield "pictures:"
    for one in assets.values():
        largest = one.renditions[-1]
        yield f"  - file: {quoted(files[one.id])}"
        yield from (f"    {name}: {size}" for name, size in (("width", largest.width), ("height", largest.height)))
        said = {"alt": one.alt, "caption": one.caption, "credit": one.credit}
        yield from (f"    {name}: {quoted(words)}" for name, words in said.items() if words)


def _front_matter(version: ReleasedAnswer, blocks: list[Block]) -> Iterator[str]:
    yield f"title: {quoted(version.title)}"
    yield f"lang: {quoted(version.tag)}"
    yield f"slug: {quoted(version.slug)}"
    yield f"translationKey: {quoted(version.article.external_id)}"
    yield f"date: {_moment(version.dates.first_published)}"
    yield f"lastmod: {_moment(version.dates.modified)}"
    if version.dates.printed_on:
        yield f"printedOn: {quoted(version.dates.printed_on.isoformat())}"
    yield f"canonical: {quoted(version.address)}"
    named = {"author": version.author, "authorTitle": version.author_title, "section": version.section}
    yield from (f"{key}: {quoted(value)}" for key, value in named.items() if value)
    if version.tags:
        yield f"tags: [{', '.join(map(quoted, version.tags))}]"
    standfirsts = [text_of(parse_inline(one.text, one.codes)) for one in blocks if one.kind == "standfirst"]
    if standfirsts:
        yield f"standfirst: {quoted(' '.join(standfirsts))}"


def quoted(value: str) -> str:
    """The value as YAML reads it back, whatever is in it: in double quotes, with what nobody sees as escapes."""
    return f'"{"".join(map(_sign, value))}"'


def _sign(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    number = ord(char)
    return f"\\U{number:08X}" if number > 0xFFFF else f"\\u{number:04X}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _block(one: ReleasedBlock) -> Block:
    text, codes = one.text, _codes(one.codes)
    for number in one.codes.keys() - codes.keys():
        for marker in (open_marker, close_marker, standalone_marker):
            text = text.replace(marker(number), "")
    return Block(cast("BlockKind", one.kind), text, codes, one.level)


def _codes(said: Mapping[str, ReleasedCode]) -> Codes:
    return {
        number: Code(cast("CodeType", code.type), code.href, code.title)
        for number, code in said.items()
        if code.type in _CODES
    }


def _without_templates(body: str) -> str:
    """The body with nothing that a site's generator would run as a template: ``{{ x }}`` are words of an article."""
    return _IN_BODY.sub(_untemplated, body)


def _untemplated(found: re.Match[str]) -> str:
    if found[0] == "{":
        return "&#123;"
    code = found["code"]
    if code is None or not re.search(r"\{[{%#]", code):
        return found[0]
    words = code[1:-1] if code[0] == code[-1] == " " and code.strip(" ") else code
    return f"<code>{''.join(f'&#{ord(char)};' if char in _MARKUP else char for char in words)}</code>"


_MARKUP = frozenset("\\`*_{}[]<>&!|")
