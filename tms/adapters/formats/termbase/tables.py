"""Terms as a table, as spreadsheets write it: a row for a concept, and further rows for its further terms.

Columns are named. ``concept``, ``kind``, ``definition``, ``note``, ``do not translate`` and ``section`` are about the
concept; ``en``, ``zh-Hans``, ``zh-Hant-TW``, ``zh-Hant-HK`` and ``zh-Hant`` hold terms, and ``en status``,
``en part of speech``, ``en note``, ``en source`` say more of each. Rows with the same concept belong together.

A spreadsheet takes what begins with = + - @ for a formula, and would do what somebody wrote into a note. Such cells are
written with an apostrophe before them, as one types them there, and read without it.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tms.adapters.formats.spreadsheet_cells import as_meant, harmless
from tms.domain.errors import Invalid
from tms.domain.locales import parse_locale
from tms.domain.translatable import Several, Words
from tms.language.concepts import ConceptEntry, TermEntry
from tms.services.termbase.checked_input import LOCALES
from tms.services.termbase.term_files import MOST_CONCEPTS, FileConcept, TermFile, TermFileReader

_ABOUT = ("concept", "kind", "definition", "note", "do not translate", "section")
_OF_A_TERM = ("status", "part of speech", "note", "source")
_MOST_LINES = 6 * MOST_CONCEPTS
_YES, _NO = {"yes", "y", "true", "1", "x"}, {"", "no", "n", "false", "0"}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

_Row = Mapping[str, str]


def read_table(data: bytes) -> TermFile:
    """Comma, semicolon or tab between columns, whichever the first line has; UTF-8 or UTF-16 with its mark.

    Raises Invalid (``terms_file_encoding``, ``terms_file_columns``, ``terms_file_too_many``, ``terms_file_wrong``,
    ``terms_file_empty``).
    """
    reading = TermFileReader()
    concepts: dict[tuple[str, str], list[FileConcept]] = {}
    for line, row in _rows(_decoded(data), reading):
        concept = _concept(line, row, reading)
        if concept is None:
            continue
        key = (concept.entry.kind, concept.entry.name or f"\n{line}")
        concepts.setdefault(key, []).append(concept)
        if len(concepts) > MOST_CONCEPTS or line > _MOST_LINES:
            raise Invalid("terms_file_too_many", most=f"{MOST_CONCEPTS:,}")
    for rows in concepts.values():
        reading.add(_together(rows))
    return reading.finished()


def write_table(concepts: Sequence[FileConcept]) -> bytes:
    """A table as ``read_table`` reads it, with a byte order mark, by which a spreadsheet knows that it is UTF-8."""
    fields = [*_ABOUT, *(f"{locale}{more}" for locale in LOCALES for more in ("", *(f" {one}" for one in _OF_A_TERM)))]
    out = io.StringIO()
    writer = csv.DictWriter(out, fields, lineterminator="\r\n")
    writer.writeheader()
    for concept in concepts:
        entry = concept.entry
        by_locale = {locale: [term for term in entry.terms if term.locale == locale] for locale in LOCALES}
        for number in range(max(map(len, by_locale.values()))):
            about = {"concept": entry.name, "kind": entry.kind}
            if number == 0:
                dnt = "yes" if entry.do_not_translate else ""
                said = (entry.definition or "", entry.note or "", dnt, concept.section or "")
                about |= dict(zip(_ABOUT[2:], said, strict=True))
            for locale, terms in by_locale.items():
                if number < len(terms):
                    about |= _cells(locale, terms[number])
            writer.writerow({name: harmless(value) for name, value in about.items()})
    return out.getvalue().encode("utf-8-sig")


def _cells(locale: str, term: TermEntry) -> dict[str, str]:
    more = (term.status, term.part_of_speech or "", term.note or "", term.source or "")
    return {locale: term.text} | {f"{locale} {name}": value for name, value in zip(_OF_A_TERM, more, strict=True)}


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("terms_file_encoding", place=error.start) from error


def _rows(text: str, reading: TermFileReader) -> Iterator[tuple[int, _Row]]:
    head = text.lstrip().partition("\n")[0]
    separator = max("\t;,", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    names: list[str] | None = None
    try:
        for cells in reader:
            begins, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if names is None:
                names = _names(cells, reading)
            elif len(cells) > len(names):
                reading.problems.append(
                    (
                        begins,
                        Words(
                            "It has {cells} cells, the first line {columns} columns.",
                            cells=len(cells),
                            columns=len(names),
                        ),
                    )
                )
            else:
                yield (
                    begins,
                    {name: as_meant(cell.strip()).strip() for name, cell in zip(names, cells, strict=False) if name},
                )
    except csv.Error as error:
        reading.problems.append((reader.line_num, Words("It can’t be read as a table: {error}.", error=str(error))))


def _names(cells: Sequence[str], reading: TermFileReader) -> list[str]:
    names = [_name(cell) for cell in cells]
    known = [name for name in names if name]
    if not any(name in LOCALES for name in known) or len(known) != len(set(known)):
        raise Invalid("terms_file_columns", known=Several((*_ABOUT, *LOCALES)))
    for name, cell in zip(names, cells, strict=True):
        if not name and cell.strip():
            reading.leave(Words("column “{name}”", name=cell.strip()[:40]))
    return names


def _name(cell: str) -> str:
    """The column as we call it, "" for one that says nothing to us."""
    words = cell.strip().lower().replace("_", " ")
    if words in _ABOUT:
        return words
    tag, _, more = words.partition(" ")
    try:
        locale = parse_locale(tag)
    except Invalid:
        return ""
    return f"{locale} {more}" if more in _OF_A_TERM else "" if more else locale


def _concept(line: int, row: _Row, reading: TermFileReader) -> FileConcept | None:
    dnt = row.get("do not translate", "").lower()
    if dnt not in _YES | _NO:
        reading.problems.append(
            (line, Words("“{words}” is neither yes nor no in the column “do not translate”.", words=dnt[:40]))
        )
        return None
    terms = [_term(locale, row) for locale in LOCALES if row.get(locale)]
    entry = ConceptEntry(
        name=row.get("concept", ""),
        definition=row.get("definition") or None,
        kind=row.get("kind", "").lower() or "term",
        terms=terms,
        note=row.get("note") or None,
        do_not_translate=dnt in _YES,
    )
    return FileConcept(line, entry, row.get("section") or None)


def _term(locale: str, row: _Row) -> TermEntry:
    more = [row.get(f"{locale} {name}", "") for name in _OF_A_TERM]
    return TermEntry(
        locale, row[locale], more[0].lower() or "preferred", more[1].lower() or None, more[2] or None, more[3] or None
    )


def _together(rows: Sequence[FileConcept]) -> FileConcept:
    """The rows of one concept; of what they say about it the first holds."""
    entries = [row.entry for row in rows]
    entry = replace(
        entries[0],
        terms=[term for entry in entries for term in entry.terms],
        definition=next((entry.definition for entry in entries if entry.definition), None),
        note=next((entry.note for entry in entries if entry.note), None),
        do_not_translate=any(entry.do_not_translate for entry in entries),
    )
    return FileConcept(rows[0].line, entry, next((row.section for row in rows if row.section), None))
