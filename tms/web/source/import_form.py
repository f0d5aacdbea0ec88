"""The import's preview as a form: what was understood, as fields that an editor corrects, and back as a page to import.

What a field can't hold (the meaning of inline markers, levels, reasons) travels in one hidden JSON value. It comes back
from a browser, so nothing in it is believed: kinds are looked up, numbers bounded, addresses filtered again.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, cast, get_args

from werkzeug.datastructures import MultiDict

from tms.adapters.formats.encodings import ENCODINGS
from tms.adapters.formats.links import is_allowed
from tms.adapters.formats.upload import Upload, body_of
from tms.domain.errors import Invalid
from tms.domain.imported_article import Block, BlockKind, ImportedArticle, LeftOut
from tms.domain.inline import Code, Codes, CodeType, codes_from_json, codes_to_json, is_well_formed, plain
from tms.domain.locales import EN, NAMES, ZH_HANS, ZH_HANT, base_language, is_chinese, parse_source_language
from tms.domain.pictures import number_brought
from tms.domain.tags import split_tags
from tms.domain.translatable import Words
from tms.http.context import gettext as _
from tms.http.parameters import document, whole_number
from tms.language.conversion import detect_locale, detect_script
from tms.web.rendering.dates import date_from_field

KINDS: Mapping[str, str] = {
    "standfirst": Words("Standfirst"),
    "paragraph": Words("Paragraph"),
    "heading": Words("Heading"),
    "list_item": Words("List item"),
    "quotation": Words("Quotation"),
    "caption": Words("Caption"),
    "table_cell": Words("Table cell"),
}
"""Every kind of block, as people call it."""

BY_EDITOR = Words("left out by the editor")

_CODE_TYPES = frozenset(get_args(CodeType))
_BLOCK_KINDS = frozenset(get_args(BlockKind))
_WITH_LEVEL = frozenset({"heading", "list_item", "table_cell"})
_BOLD = re.compile(r"⟦([0-9]{1,3})⟧(.{1,120}(?<![.。!！?？:：;；,，]))⟦/\1⟧")
_NUMBER = re.compile(r"[0-9]{1,3}")
_TAGS = "tags"
_FIELDS = ("section", "title", "author", "author_title", "external_id", "source_address")


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A block in the form; ``out`` if the editor wants it left out."""

    kind: str
    text: str
    codes: Codes = field(default_factory=dict)
    level: int | None = None
    out: bool = False

    @property
    def picture(self) -> str:
        """The address of the picture that the block is, if it came with the text."""
        addresses = (code.href or "" for code in self.codes.values())
        return next((one for one in addresses if number_brought(one) is not None), "")

    @property
    def is_bold_line(self) -> bool:
        """Whether it is a short paragraph in bold and nothing else, as some write their subheadings."""
        return self.kind == "paragraph" and bold_words(self.text, self.codes) is not None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line that was left out, why, before which block it stood, and ``back`` if the editor wants it in the body."""

    text: str
    why: str
    place: int
    back: bool = False


@dataclass(frozen=True, slots=True)
class ImportForm:
    """The whole form, as it is shown and as it comes back.

    ``original`` is the text that was pasted, or that of a file, read in ``encoding``.
    """

    original: str
    format: str
    language: str
    fields: Mapping[str, str]
    published_on: str
    blocks: Sequence[DraftBlock]
    left_out: Sequence[DraftLine]
    doubtful: Mapping[str, str]
    encoding: str = ""

    def carried(self) -> str:
        """What the visible fields don't hold, as JSON."""
        return json.dumps(
            {
                "blocks": [[codes_to_json(block.codes), block.level] for block in self.blocks],
                "left_out": [[line.text, line.why, line.place] for line in self.left_out],
                "doubtful": dict(self.doubtful),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    def page(self) -> ImportedArticle:
        """The article to import. Raises Invalid (``locale_unknown``, ``date_wrong``, ``import_markers_broken``)."""
        if not self.language:
            raise Invalid("import_no_language")
        kept = [block for block in self.blocks if not block.out and block.text.strip()]
        for number, block in enumerate(kept, 1):
            if not is_well_formed(block.text, block.codes):
                raise Invalid("import_markers_broken", number=number)
        return ImportedArticle(
            language=parse_source_language(self.language),
            title=self.fields["title"].strip() or None,
            section=self.fields["section"].strip() or None,
            author=self.fields["author"].strip() or None,
            author_title=self.fields["author_title"].strip() or None,
            published_on=date_from_field(self.published_on),
            external_id=self.fields["external_id"].strip() or None,
            source_address=self.fields["source_address"].strip() or None,
            tags=split_tags(self.fields[_TAGS]),
            blocks=self._body(),
            left_out=[LeftOut(line.text, line.why) for line in self.left_out if not line.back]
            + [LeftOut(plain(b.text, b.codes), BY_EDITOR) for b in self.blocks if b.out and b.text.strip()],
        )

    def _body(self) -> list[Block]:
        body: list[Block] = []
        for place in range(len(self.blocks) + 1):
            body += [Block("paragraph", line.text) for line in self.left_out if line.back and line.place == place]
            if place < len(self.blocks) and not self.blocks[place].out and self.blocks[place].text.strip():
                body.append(_block(self.blocks[place]))
        return body


def bold_words(text: str, codes: Codes) -> str | None:
    """The words of a line that is bold from end to end and no sentence; None of every other."""
    found = _BOLD.fullmatch(text.strip())
    code = codes.get(found[1]) if found else None
    return found[2] if found and code and code.type == "strong" else None


def _block(block: DraftBlock) -> Block:
    if block.kind == "heading" and (words := bold_words(block.text, block.codes)) is not None:
        # A heading is bold by itself.
        block = replace(block, text=words)
    level = block.level if block.kind in _WITH_LEVEL else None
    if block.kind == "heading" and level is None:
        level = 2
    codes = {number: code for number, code in block.codes.items() if f"⟦{number}" in block.text}
    return Block(cast("BlockKind", block.kind), block.text.strip(), codes, level)


def draft_of(read: Upload) -> ImportForm:
    """The form that shows what was understood."""
    page = read.page
    draft = ImportForm(
        original=read.source or read.text,
        format="html" if read.source else read.format,
        language=page.language,
        fields={name: getattr(page, name) or "" for name in _FIELDS} | {_TAGS: _(", ").join(page.tags)},
        published_on=page.published_on.isoformat() if page.published_on else "",
        blocks=[DraftBlock(b.kind, b.text, b.codes, b.level) for b in page.blocks],
        left_out=[DraftLine(line.text, line.why, at) for line, at in zip(page.left_out, read.places, strict=True)],
        doubtful=page.doubtful | language_doubt(page),
        encoding=read.encoding,
    )
    return draft if read.is_chosen else _recognised(draft)


def language_doubt(page: ImportedArticle) -> dict[str, str]:
    """Why the language that was chosen may be the wrong one, if the body looks like another."""
    body = body_of(page)
    chosen = base_language(page.language)
    looks = detect_locale(body)
    both_chinese = is_chinese(looks) and is_chinese(chosen)
    if not any(map(str.isalpha, body)) or looks == chosen or (both_chinese and detect_script(body) is None):
        return {}
    return {
        "language": _(
            "you chose %(chosen)s, but the text looks like %(looks)s", chosen=NAMES[chosen], looks=NAMES[looks]
        )
    }


def _recognised(draft: ImportForm) -> ImportForm:
    """The draft of a page whose language nobody chose: it says if it may be in either script, written the same."""
    doubts = {name: why for name, why in draft.doubtful.items() if name != "language"}
    if (
        draft.language != EN
        and detect_script("\n".join([draft.fields["title"], *(b.text for b in draft.blocks)])) is None
    ):
        doubts["language"] = _(
            "nothing in the text tells %(hans)s from %(hant)s", hans=NAMES[ZH_HANS], hant=NAMES[ZH_HANT]
        )
    return replace(draft, doubtful=doubts)


def draft_from_form(form: MultiDict[str, str]) -> ImportForm:
    """The form as it came back. Raises Invalid (``preview_incomplete``) if its parts don't fit together."""
    kinds, words = form.getlist("kind"), form.getlist("block")
    out, back = set(form.getlist("out")), set(form.getlist("back"))
    carried = _carried(form.get("carried", ""), len(words))
    if len(kinds) != len(words) or not set(kinds) <= _BLOCK_KINDS:
        raise Invalid("preview_incomplete")
    return ImportForm(
        original=_unix(form.get("original", "")),
        format=form.get("format", "text"),
        language=form.get("language", ""),
        fields={name: form.get(name, "") for name in (*_FIELDS, _TAGS)},
        published_on=form.get("published_on", ""),
        blocks=[
            DraftBlock(kind, _unix(text), codes, level, str(index) in out)
            for index, (kind, text, (codes, level)) in enumerate(zip(kinds, words, carried.blocks, strict=True))
        ],
        left_out=[
            DraftLine(text, why, place, str(index) in back) for index, (text, why, place) in enumerate(carried.left_out)
        ],
        doubtful=carried.doubtful,
        encoding=encoding_of(form.get("was_read_in", "")),
    )


def encoding_of(name: str) -> str:
    """The encoding of that name; empty if there is none."""
    return name if name in ENCODINGS else ""


def _unix(text: str) -> str:
    """The text with line ends as in a file; browsers send those of a letter."""
    return text.replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class _Carried:
    blocks: list[tuple[Codes, int | None]]
    left_out: list[tuple[str, str, int]]
    doubtful: dict[str, str]


def _carried(value: str, blocks: int) -> _Carried:
    try:
        found = document(value)
        carried = _Carried(
            blocks=[(_codes(codes), _level(level)) for codes, level in found["blocks"]],
            left_out=[(str(text), str(why), whole_number(place, 0, blocks)) for text, why, place in found["left_out"]],
            doubtful={str(name): str(reason) for name, reason in found["doubtful"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Invalid("preview_incomplete") from None
    if len(carried.blocks) != blocks:
        raise Invalid("preview_incomplete")
    return carried


def _codes(value: Any) -> Codes:
    if value is None:
        return {}
    for number, code in value.items():
        if not _NUMBER.fullmatch(number) or code["type"] not in _CODE_TYPES or set(code) - {"type", "href", "title"}:
            raise Invalid("preview_incomplete")
    return {number: _harmless(code) for number, code in codes_from_json(value).items()}


def _harmless(code: Code) -> Code:
    """The code without an address that a reader must not be sent to."""
    known = asdict(code)
    href = known["href"]
    is_brought = code.type == "image" and isinstance(href, str) and number_brought(href) is not None
    if not isinstance(href, str) or not (is_brought or is_allowed(href, picture=code.type == "image")):
        known["href"] = None
    if not isinstance(known["title"], str):
        known["title"] = None
    return Code(**known)


def _level(value: Any) -> int | None:
    return None if value is None else whole_number(value, 1, 99)
