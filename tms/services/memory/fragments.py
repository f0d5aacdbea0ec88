"""Parts of a sentence that the memory has as sentences of their own: pieces to go by where no match is."""

from typing import NamedTuple

from tms.db.queries.memory import exact_translations
from tms.db.unit_of_work import UnitOfWork
from tms.language.memory.fragments import sentence_parts, without_stop
from tms.services.memory.remember import hash_of
from tms.services.withhold_guarded import Withheld


class MemoryFragment(NamedTuple):
    """A stretch of the source that was translated as a sentence, and what it was translated to."""

    start: int
    end: int
    text: str
    is_remembered: bool = True


def known_fragments(
    uow: UnitOfWork, publication_id: int, from_locale: str, to_locale: str, plain: str, withheld: Withheld
) -> list[MemoryFragment]:
    """The fragments in order, of each the youngest translation; one statement if the sentence has parts."""
    parts = sentence_parts(plain, from_locale)
    if not parts:
        return []
    hashes = {hash_of(text): part for part in parts for text in part.as_sentences(from_locale)}
    rows = exact_translations(uow.session, publication_id, from_locale, to_locale, list(hashes))
    hidden = withheld({row.unit_id for row in rows}) if rows else ()
    found: dict[tuple[int, int], MemoryFragment] = {}
    for row in rows:
        part, text = hashes[row.hash], without_stop(row.text)
        if row.unit_id not in hidden and text and "⟦" not in text:
            found.setdefault((part.start, part.end), MemoryFragment(part.start, part.end, text))
    return [found[place] for place in sorted(found)]
