"""What came back for a segment: with its codes again, judged, and mended where that is certain."""

import html
import re

from tms.db.queries.draft_cache import CachedDraft
from tms.language.engines.interface import Capabilities
from tms.language.engines.markup import from_tags, put_in
from tms.language.engines.verdict import DraftFault, judge
from tms.services.engines.prompt_material import Material, Way

_TAGS = re.compile(r"<\s*/?\s*[gx]\b[^<>]*>", re.IGNORECASE)


def receive(
    one: Material, answer: str | None, way: Way, capabilities: Capabilities, model: str
) -> tuple[CachedDraft | None, str]:
    """What can be used of an answer with its faults, and words that ask for a repair, "" without a fault.

    Codes that came back wrong are put in where it is certain, else at the end. None: nothing can be used.
    """
    text, codes_are_right = _with_codes(one, answer, capabilities)
    verdict = judge(
        one.source,
        text,
        numbers=one.text.numbers,
        from_locale=way.source,
        to_locale=way.target,
        terms=one.terms,
    )
    if text is None or not verdict.is_usable:
        return None, verdict.words
    faults = [str(fault) for fault, _ in verdict.faults]
    words = verdict.words
    if not codes_are_right:
        faults.append(str(DraftFault.CODES))
        words = f"{words} The tags are not the source’s, each once and nested.".strip()
    return CachedDraft(text, model, tuple(faults)), words


def _with_codes(one: Material, answer: str | None, capabilities: Capabilities) -> tuple[str | None, bool]:
    if answer is None or not answer.strip():
        return None, True
    numbers = one.text.numbers
    anchors = [(term.source, term.target) for term in one.terms]
    if capabilities.markup == "none":
        return put_in(answer.strip(), one.source, numbers, anchors)
    found = from_tags(answer.strip(), one.source, numbers)
    if found is not None:
        return found, True
    bare = html.unescape(_TAGS.sub("", answer)).strip()
    made, certain = put_in(bare, one.source, numbers, anchors)
    return made, certain
