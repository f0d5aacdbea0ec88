"""What each candidate means and which words are written with it, so that a reviewer needs no dictionary at hand."""

from dataclasses import dataclass
from functools import lru_cache

from tms.language.ambiguity.lexicon import Lexicon, dictionary_words, lexicon
from tms.language.ambiguity.tables import own_rows
from tms.language.ambiguity.worklist_shapes import Ambiguity
from tms.language.conversion.engine import run

_MOST = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """A candidate, what it means in English (nothing where no one wrote it), and words as the region writes them."""

    candidate: str
    meaning: str
    words: tuple[str, ...]


def meanings(ambiguity: Ambiguity, *, source: str, target: str) -> tuple[Meaning, ...]:
    """What the candidates of an ambiguity mean: 後 (after): 然後, 以後; 后 (queen): 皇后, 太后."""
    return _meanings(ambiguity.source, ambiguity.candidates, source, target)


@lru_cache(maxsize=512)
def _meanings(written: str, candidates: tuple[str, ...], source: str, target: str) -> tuple[Meaning, ...]:
    known = lexicon(source, target)
    if known is None or len(written) != 1:
        return tuple(Meaning(candidate, "", ()) for candidate in candidates)
    glosses: dict[str, str] = {}
    words: list[str] = []
    for script, character, value, gloss, examples in own_rows("examples.tsv", 5):
        if script == known.from_script and character == written:
            glosses[known.form(value)] = gloss
            words += examples.split()
    words += sorted((word for word in dictionary_words(source) if written in word and len(word) < 5), key=len)
    return tuple(
        Meaning(candidate, _gloss(candidate, glosses, known), _written_with(candidate, written, words, known))
        for candidate in candidates
    )


def _gloss(candidate: str, glosses: dict[str, str], known: Lexicon) -> str:
    fitting = (gloss for value, gloss in glosses.items() if not known.differ_as_written(value, candidate))
    return next(fitting, "")


def _written_with(candidate: str, written: str, words: list[str], known: Lexicon) -> tuple[str, ...]:
    """The first words whose conversion has the candidate where the word has the character."""
    found: dict[str, None] = {}
    for word in words:
        converted = run(word, known.characters_only)
        if len(converted) == len(word) and not known.differ_as_written(converted[word.index(written)], candidate):
            found[converted] = None
            if len(found) == _MOST:
                break
    return tuple(found)
