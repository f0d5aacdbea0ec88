"""What a segment is translated with: its terms and examples, and the hash of all that its answer depends on."""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tms.language.engines import prompt
from tms.language.engines.interface import Capabilities, Context, EngineRequest, EngineSegment, Example, KnownTerm
from tms.language.engines.markup import to_tags
from tms.language.marked_text import take_apart
from tms.services.engines.configured import ConfiguredEngine

MOST_TERMS = 30


@dataclass(frozen=True, slots=True)
class WaitingSegment:
    """A segment that waits: its text with markers, the numbers that mean something, and what stands around it."""

    id: int
    text: str
    numbers: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """How a document's pair is put to an engine: in which tags, and what is converted before and after.

    An engine without Traditional Chinese is asked for Simplified, and its answer is converted as a version would be.
    """

    source: str
    target: str
    terms: Callable[[str], Sequence[KnownTerm]] = lambda _text: ()
    examples: Callable[[WaitingSegment], Sequence[Example]] = lambda _text: ()
    before: Callable[[str], str] | None = None
    after: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What is translated. ``way`` says how its pair is put to an engine; None: that engine can't help.

    ``guidance`` is how the publication writes and what the document is for, for an engine that can be told.
    """

    title: str
    way: Callable[[Capabilities], Way | None]
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """A segment as it is put to one engine."""

    text: WaitingSegment
    source: str
    terms: tuple[KnownTerm, ...]
    examples: tuple[Example, ...]
    key: bytes

    @property
    def id(self) -> str:
        return str(self.text.id)


def prepare(
    text: WaitingSegment, way: Way, configured: ConfiguredEngine, capabilities: Capabilities, document: Document
) -> Material:
    """A segment with what the engine can use; the same again gives the same key."""
    source = way.before(text.text) if way.before else text.text
    terms = tuple(way.terms(take_apart(source)[0]))
    given = terms if capabilities.terms else ()
    examples = tuple(way.examples(text))[: capabilities.examples]
    context = [document.title, text.before, text.after] if capabilities.context else []
    says: dict[str, object] = {
        "kind": configured.kind,
        "settings": dict(configured.settings),
        "source": unicodedata.normalize("NFC", source),
        "numbers": sorted(text.numbers),
        "pair": [way.source, way.target],
        "terms": [[term.source, term.target, *term.avoid] for term in given],
        "examples": [[example.source, example.target] for example in examples],
        "context": context,
        "prompt": prompt.VERSION,
        "markup": capabilities.markup,
    }
    if capabilities.guidance and document.guidance:
        says["guidance"] = document.guidance
    key = hashlib.sha256(json.dumps(says, ensure_ascii=False, sort_keys=True).encode()).digest()
    return Material(text, source, terms, examples, key)


def request_of(
    batch: Sequence[Material],
    way: Way,
    capabilities: Capabilities,
    document: Document,
    *,
    seconds: float,
    complaints: dict[str, str] | None = None,
) -> EngineRequest:
    """One request for all of these segments."""
    terms = {term.source: term for one in batch for term in one.terms} if capabilities.terms else {}
    examples = {example.source: example for one in batch for example in one.examples}
    best = sorted(examples.values(), key=lambda example: -example.similarity)[: capabilities.examples]
    context = Context(document.title, batch[0].text.before, batch[-1].text.after) if capabilities.context else Context()
    return EngineRequest(
        pieces=tuple(EngineSegment(one.id, _sent(one, capabilities)) for one in batch),
        source=way.source,
        target=way.target,
        terms=tuple(terms.values())[:MOST_TERMS],
        examples=tuple(best),
        context=context,
        style=document.guidance if capabilities.guidance else "",
        complaints=complaints or {},
        seconds=seconds,
    )


def _sent(one: Material, capabilities: Capabilities) -> str:
    if capabilities.markup == "xml":
        return to_tags(one.source, one.text.numbers)
    return take_apart(one.source)[0] if one.text.numbers else one.source
