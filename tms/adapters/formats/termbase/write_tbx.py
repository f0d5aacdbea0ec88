"""TBX-Basic of ISO 30042:2019, in the style DCA, which the most programs read."""

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from tms.adapters.formats.termbase.read_tbx import NOT_TRANSLATED
from tms.language.concepts import ConceptEntry, TermEntry
from tms.services.termbase.term_files import FileConcept

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SPEECH = {"proper noun": "properNoun"}


def write_tbx(concepts: Sequence[FileConcept]) -> bytes:
    """The concepts; a section of the publication is none, it is the subject field of others."""
    root = Element("tbx", {"type": "TBX-Basic", "style": "dca", _LANGUAGE: "en", "xmlns": _NAMESPACE})
    described = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    SubElement(SubElement(described, "sourceDesc"), "p").text = "Termbase of a publication, written by Sanwen"
    body = SubElement(SubElement(root, "text"), "body")
    for number, concept in enumerate((one for one in concepts if one.entry.kind != "section"), 1):
        _write_concept(SubElement(body, "conceptEntry", {"id": f"c{number}"}), concept)
    ElementTree.indent(root)
    markup: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return markup + b"\n"


def _write_concept(element: Element, concept: FileConcept) -> None:
    entry = concept.entry
    _describe(element, "descrip", "subjectField", concept.section)
    _describe(element, "descrip", "definition", entry.definition)
    for note in (entry.note, NOT_TRANSLATED if entry.do_not_translate else None):
        if note:
            SubElement(element, "note").text = note
    for locale in dict.fromkeys(term.locale for term in entry.terms):
        section = SubElement(element, "langSec", {_LANGUAGE: locale})
        for term in entry.terms:
            if term.locale == locale:
                _write_term(SubElement(section, "termSec"), entry, term)


def _write_term(element: Element, entry: ConceptEntry, term: TermEntry) -> None:
    SubElement(element, "term").text = term.text
    # A name is told by its parts of speech.
    speech = term.part_of_speech or ("proper noun" if entry.kind == "name" else None)
    _describe(element, "termNote", "partOfSpeech", _SPEECH.get(speech or "", speech))
    _describe(element, "termNote", "administrativeStatus", f"{term.status}Term-admn-sts")
    _describe(element, "admin", "source", term.source)
    if term.note:
        SubElement(element, "note").text = term.note


def _describe(element: Element, tag: str, category: str, text: str | None) -> None:
    if text:
        SubElement(element, tag, {"type": category}).text = text
