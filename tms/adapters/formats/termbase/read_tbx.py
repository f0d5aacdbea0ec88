"""TBX: ISO 30042 of 2008 (``martif``) and of 2019 (``tbx``, in the styles DCA and DCT), read as TBX-Basic.

DCA writes ``<termNote type="partOfSpeech">``, DCT ``<min:partOfSpeech>``: a category is an element's type, or else its
own name. Terms, definitions, notes, sources, subject fields, parts of speech and statuses are kept; whatever else a
file has is counted by category. A file's first term of a language without a status is its preferred one.
"""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from tms.domain.errors import Invalid
from tms.domain.locales import parse_locale
from tms.domain.translatable import Words
from tms.language.concepts import ConceptEntry, TermEntry, one_preferred
from tms.language.terms import ADMITTED, DEPRECATED, PREFERRED
from tms.services.termbase.term_files import FileConcept, TermFile, TermFileReader

NOT_TRANSLATED = "Do not translate."
"""The note by which our own files say it: TBX-Basic has no category for it."""

_DEEPEST = 30
"""Elements within each other; TBX needs ten."""

_LINE = " line"
_LANGUAGE = "http://www.w3.org/XML/1998/namespace}lang"
_STATUSES = {
    "preferredTerm-admn-sts": PREFERRED, "preferredTerm": PREFERRED, "standardizedTerm": PREFERRED,
    "admittedTerm-admn-sts": ADMITTED, "admittedTerm": ADMITTED, "legalTerm": ADMITTED, "regulatedTerm": ADMITTED,
    "deprecatedTerm-admn-sts": DEPRECATED, "deprecatedTerm": DEPRECATED,
    "supersededTerm-admn-sts": DEPRECATED, "supersededTerm": DEPRECATED,
}  # fmt: skip
_SPEECH = {"properNoun": "proper noun", "propernoun": "proper noun", "proper noun": "proper noun"}
_SPEECH |= {one: one for one in ("noun", "verb", "adjective", "adverb", "other")}
_ENTRIES, _LANGUAGES, _TERMS = {"termEntry", "conceptEntry"}, {"langSet", "langSec"}, {"tig", "ntig", "termSec"}
_GROUPS = {"descripGrp", "adminGrp", "termNoteGrp", "termGrp", "transacGrp", "xrefGrp", "descripNote", "adminNote"}


def read_tbx(data: bytes) -> TermFile:
    """Raises Invalid (``terms_file_not_xml``, ``terms_file_not_tbx``, ``terms_file_nested``, ``terms_file_too_many``,
    ``terms_file_wrong``, ``terms_file_empty``).
    """
    root = _root(data)
    if _name(root) not in {"martif", "tbx"}:
        raise Invalid("terms_file_not_tbx")
    reading = TermFileReader()
    for element in root.iter():
        if _name(element) in _ENTRIES:
            _read_concept(element, reading)
    return reading.finished()


def _root(data: bytes) -> ElementTree.Element:
    tree = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    depth = 0

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Invalid("terms_file_nested", line=parser.CurrentLineNumber)
        tree.start(name, given | {_LINE: str(parser.CurrentLineNumber)})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        tree.end(name)

    # A document type may be named, as older files do, but nothing is fetched and no entity may grow.
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = tree.data
    try:
        parser.Parse(data, True)
        return tree.close()
    except expat.ExpatError as error:
        raise Invalid("terms_file_not_xml", line=error.lineno) from error
    except (ValueError, LookupError) as error:
        raise Invalid("terms_file_not_xml", line=parser.CurrentLineNumber) from error


def _refuse(*_: object) -> None:
    raise ValueError("an entity is declared")


def _read_concept(element: ElementTree.Element, reading: TermFileReader) -> None:
    section = definition = None
    notes: list[str] = []
    terms: list[TermEntry] = []
    met: set[str] = set()
    for part in _parts(element):
        category, text = _category(part), _text(part)
        if category in _LANGUAGES:
            said = _read_language(part, reading, terms, met)
            definition = definition or said.pop("definition", None)
            notes += said.values()
        elif category == "subjectField":
            section = section or text
        elif category == "definition":
            definition = text
        elif category in {"note", "source"}:
            notes.append(text if category == "note" else f"Source: {text}")
        else:
            reading.leave(category)
    if not terms:
        return
    speech = {term.part_of_speech for term in terms}
    entry = ConceptEntry(
        name="",
        definition=definition,
        kind="name" if speech == {"proper noun"} else "term",
        terms=one_preferred(sorted(terms, key=lambda term: term.status != PREFERRED)),
        note="\n".join(note for note in notes if note and note != NOT_TRANSLATED) or None,
        do_not_translate=NOT_TRANSLATED in notes,
    )
    reading.add(FileConcept(int(element.get(_LINE, 0)), entry, section))


def _read_language(
    element: ElementTree.Element, reading: TermFileReader, terms: list[TermEntry], met: set[str]
) -> dict[str, str]:
    """Add the terms of a language to those of the locales ``met``; what the section says of the concept by category."""
    tag = element.get(_LANGUAGE) or element.get("lang") or ""
    try:
        locale = parse_locale(tag)
    except Invalid:
        reading.leave(Words("terms in “{language}”", language=tag[:20]), sum(_name(part) in _TERMS for part in element))
        return {}
    said: dict[str, list[str]] = {}
    for part in _parts(element):
        category = _category(part)
        if category in _TERMS:
            term = _read_term(part, locale, reading, ADMITTED if locale in met else PREFERRED)
            if term:
                terms.append(term)
                met.add(locale)
        elif category in {"definition", "note"}:
            said.setdefault(category, []).append(_text(part))
        else:
            reading.leave(category)
    return {category: "\n".join(texts) for category, texts in said.items()}


def _read_term(element: ElementTree.Element, locale: str, reading: TermFileReader, usual: str) -> TermEntry | None:
    """The term; without a status of its own it has the usual one."""
    text, status, speech = "", None, None
    notes: list[str] = []
    source = None
    for part in _parts(element):
        category, value = _category(part), _text(part)
        if category == "term":
            text = value
        elif category in {"administrativeStatus", "normativeAuthorization"} and value in _STATUSES:
            status = _STATUSES[value]
        elif category == "partOfSpeech" and value in _SPEECH:
            speech = _SPEECH[value]
        elif category == "note":
            notes.append(value)
        elif category == "source":
            source = source or value
        else:
            reading.leave(category)
    return TermEntry(locale, text, status or usual, speech, "\n".join(notes) or None, source) if text else None


def _parts(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """What an element says of itself; groups are looked into, and what only dates an entry is passed over."""
    for part in element:
        if _name(part) == "transacGrp":
            continue
        if _name(part) in _GROUPS and len(part):
            yield from _parts(part)
        else:
            yield part


def _category(element: ElementTree.Element) -> str:
    return element.get("type") or _name(element)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())
