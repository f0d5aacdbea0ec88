"""The source as a form: its blocks in Markdown, or the whole article in one field; and back as a page.

What was not touched keeps its inline codes exactly: a text that still reads as it was shown is the text that it was.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import gt
from typing import Literal, cast, get_args

from werkzeug.datastructures import MultiDict

from tms.adapters import formats
from tms.adapters.formats.left_pictures import PICTURES
from tms.domain.errors import Invalid, TmsError
from tms.domain.imported_article import Block, BlockKind, ImportedArticle, LeftOut
from tms.domain.inline import Codes
from tms.http.parameters import number_or, number_within
from tms.http.sandboxed import read
from tms.language.pasted.invisible import Dropped, dropped, without
from tms.web.source.size_limit import article_size, too_large

Way = Literal["blocks", "markdown"]

LEVELS: Mapping[str, tuple[int, int]] = {"heading": (2, 6), "list_item": (1, 9), "table_cell": (1, 99)}
"""Kinds that have a level: the usual one, and the highest."""

LONGEST_BLOCK = 20_000
"""In characters; the same as for one segment, which a block may be."""

_KINDS = frozenset(get_args(BlockKind))
_HEAD = ("title", "author", "author_title")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_ADDRESS = "address that is not allowed"
_MISSING = {"import_no_title", "import_no_body"}
_LINE_BREAK = "&#10;"


@dataclass(frozen=True, slots=True)
class FormBlock:
    """A block as it stands in the form: its text in Markdown, and what is wrong with it."""

    kind: str
    level: int | None
    text: str
    problem: TmsError | None = None


@dataclass(frozen=True, slots=True)
class SourceForm:
    """The whole form. ``problems`` are those of the head's fields, of the body and of the Markdown, by name."""

    way: Way
    based_on: int
    head: Mapping[str, str]
    blocks: Sequence[FormBlock]
    markdown: str = ""
    problems: Mapping[str, TmsError] = field(default_factory=dict)

    @property
    def has_problems(self) -> bool:
        """Whether it can't become a revision as it is."""
        return bool(self.problems) or any(block.problem for block in self.blocks)

    @property
    def is_readable(self) -> bool:
        """Whether all that is written can be shown the other way; what is missing may still be missing there."""
        return all(p.code in _MISSING for p in self.problems.values()) and not any(b.problem for b in self.blocks)

    def texts(self) -> list[str]:
        """All that is written in the form."""
        return [*self.head.values(), self.markdown, *(block.text for block in self.blocks)]

    def lines(self) -> list[str]:
        """The article as paragraphs, for comparing two forms."""
        return [text for text in (*self.head.values(), *(block.text for block in self.blocks)) if text]


@dataclass(frozen=True, slots=True)
class Read:
    """What a form says: the page, whole if ``form`` has no problems, and what of it has no place in an article.

    ``dropped`` are characters that nobody sees; their places are blocks of the form (0 is its head), or lines of its
    Markdown.
    """

    form: SourceForm
    page: ImportedArticle
    left_out: Sequence[LeftOut]
    dropped: Sequence[Dropped] = ()


def form_of(page: ImportedArticle, revision: int, way: Way) -> SourceForm:
    """The form that shows a page, which is based on a revision."""
    head = {name: getattr(page, name) or "" for name in _HEAD}
    if way == "markdown":
        return SourceForm(way, revision, head, (), formats.source_markdown(page))
    return SourceForm(way, revision, head, [_shown(block) for block in page.blocks])


def form_from(sent: MultiDict[str, str]) -> SourceForm:
    """The form as it came back. Raises Invalid (``form_incomplete``) if its parts don't fit together."""
    kinds, levels, texts = sent.getlist("kind"), sent.getlist("level"), sent.getlist("text")
    based_on = sent.get("based_on", "")
    if not (len(kinds) == len(levels) == len(texts)) or not set(kinds) <= _KINDS or not _is_number(based_on):
        raise Invalid("form_incomplete")
    return SourceForm(
        way="markdown" if sent.get("way") == "markdown" else "blocks",
        based_on=number_within(based_on),
        head={name: sent.get(name, "").strip() for name in _HEAD},
        blocks=[
            FormBlock(kind, _level(kind, level), _unix(text))
            for kind, level, text in zip(kinds, levels, texts, strict=True)
        ],
        markdown=_unix(sent.get("markdown", "")),
    )


def read_form(form: SourceForm, base: ImportedArticle, most: int) -> Read:
    """The page that the form describes, with what is wrong marked in it. ``base`` is what the form was made from.

    What has more than ``most`` bytes, as an article may have, is not read, and stays as it was typed; unless it was
    as large before, since Markdown may need more than the file that came in.
    """
    size = article_size(form.texts())
    problem = too_large(size, most)
    if problem and any(map(gt, size, article_size(form_of(base, form.based_on, form.way).texts()))):
        return Read(replace(form, problems={"markdown" if form.way == "markdown" else "body": problem}), base, [])
    found = _read_markdown(form, base) if form.way == "markdown" else _read_blocks(form, base)
    return replace(found, form=_as_read(found.form))


def _as_read(form: SourceForm) -> SourceForm:
    """The form to be shown again: in its fields stands nothing that nobody sees, or that turns their words around."""
    return replace(
        form,
        head={name: without(text) for name, text in form.head.items()},
        blocks=[replace(block, text=without(block.text)) for block in form.blocks],
        markdown=without(form.markdown),
    )


def pasted_blocks(text: str, language: str) -> tuple[list[FormBlock], Sequence[LeftOut], Sequence[Dropped]]:
    """The blocks of what was pasted, the pictures that stay behind, and the invisible characters that are dropped.

    Raises Invalid (``import_too_nested``).
    """
    blocks, left_out = read(formats.read_pasted_blocks, text, language)
    return [_shown(block) for block in blocks], [line for line in left_out if line.why in PICTURES], dropped(text)


def _shown(block: Block) -> FormBlock:
    return FormBlock(block.kind, _level(block.kind, str(block.level or "")), _in_field(block.text, block.codes))


def _in_field(text: str, codes: Codes) -> str:
    return formats.inline_markdown(text, codes).replace(_LINE_BREAK, "\n")


def _read_blocks(form: SourceForm, base: ImportedArticle) -> Read:
    known = {_in_field(block.text, block.codes): block for block in base.blocks}
    shown: list[FormBlock] = []
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    unseen = [replace(place, line=0) for text in form.head.values() for place in dropped(text)]
    for number, one in enumerate(_paragraphs(form.blocks), 1):
        text, codes, lost = _read_text(one.text, known.get(one.text))
        shown.append(replace(one, problem=_problem(text, lost)))
        blocks.append(Block(cast("BlockKind", one.kind), text, codes, one.level))
        left_out += lost
        unseen += [] if one.text in known else [replace(place, line=number) for place in dropped(one.text)]
    title, author, author_title = (without(form.head[name]).strip() or None for name in _HEAD)
    page = replace(base, title=title, author=author, author_title=author_title, blocks=blocks, left_out=[], doubtful={})
    problems = _head_problems(page)
    return Read(replace(form, blocks=shown or form.blocks[:1], problems=problems), page, left_out, unseen)


def _paragraphs(blocks: Sequence[FormBlock]) -> Iterator[FormBlock]:
    """The blocks that have a text; one with blank lines in it is several."""
    for block in blocks:
        for text in _BLANK_LINE.split(block.text):
            if text.strip():
                yield replace(block, text=text.strip("\n"))


def _read_text(text: str, known: Block | None) -> tuple[str, Codes, list[LeftOut]]:
    if known is not None:
        return known.text, known.codes, []
    if len(text) > LONGEST_BLOCK:
        return text, {}, []
    found = formats.read_inline_markdown(text.strip().replace("\n", _LINE_BREAK))
    return found.text, found.codes, found.left_out


def _problem(text: str, lost: Sequence[LeftOut]) -> TmsError | None:
    if len(text) > LONGEST_BLOCK:
        return Invalid("source_block_too_long", length=len(text), longest=LONGEST_BLOCK)
    address = next((line.text for line in lost if line.why == _ADDRESS), None)
    return Invalid("source_address", address=address) if address is not None else None


def _read_markdown(form: SourceForm, base: ImportedArticle) -> Read:
    known = {formats.inline_markdown(block.text, block.codes): block for block in base.blocks}
    try:
        found = read(formats.read_source_markdown, form.markdown, base.language)
    except Invalid as error:
        return Read(replace(form, problems={"markdown": error}), base, [])
    page = replace(
        base,
        title=found.title,
        author=found.author,
        author_title=found.author_title,
        blocks=[_with_its_codes(block, known) for block in found.blocks],
        left_out=[],
        doubtful={},
    )
    problem = next(iter(_head_problems(page).values()), None) or next(
        (wrong for block in page.blocks if (wrong := _problem(block.text, []))), None
    )
    problem = problem or _problem("", found.left_out)
    head = {name: getattr(page, name) or "" for name in _HEAD}
    problems = {"markdown": problem} if problem else {}
    return Read(replace(form, head=head, problems=problems), page, found.left_out, dropped(form.markdown))


def _with_its_codes(block: Block, known: Mapping[str, Block]) -> Block:
    """The block with its codes numbered as before, if its text was not touched."""
    before = known.get(formats.inline_markdown(block.text, block.codes))
    return replace(block, text=before.text, codes=before.codes) if before else block


def _head_problems(page: ImportedArticle) -> dict[str, TmsError]:
    problems: dict[str, TmsError] = {}
    if not page.title:
        problems["title"] = Invalid("import_no_title")
    if not page.blocks:
        problems["body"] = Invalid("import_no_body")
    return problems


def _level(kind: str, value: str) -> int | None:
    if kind not in LEVELS:
        return None
    usual, highest = LEVELS[kind]
    return max(number_or(value, usual, most=highest), 1)


def _is_number(value: str) -> bool:
    return number_or(value, -1) >= 0


def _unix(text: str) -> str:
    """Browsers send line ends as in a letter."""
    return text.replace("\r\n", "\n")
