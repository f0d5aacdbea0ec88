"""What the product makes of a case: right, asked or silent; found or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from tests.benchmarks.blind.sets import Pair, Sentence
from tms.checks import CheckedText, check
from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import Ambiguity
from tms.language.new_publication import NewPublication


class Outcome(StrEnum):
    """How a sentence came out: as its writer prints it, or wrong; then, whether answers to what is asked mend it."""

    RIGHT = "right"
    ASKED = "asked"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Converted:
    """A sentence of which a new publication made ``text``; ``questions`` are what people are asked about it."""

    sentence: Sentence
    text: str
    questions: tuple[Ambiguity, ...]

    @property
    def outcome(self) -> Outcome:
        """SILENT if one place is wrong that nobody is asked about, or whose question does not offer what is right."""
        if self.text in self.sentence.right:
            return Outcome.RIGHT
        return Outcome.ASKED if any(map(self._can_become, self.sentence.right)) else Outcome.SILENT

    def _can_become(self, right: str) -> bool:
        """Whether answers to the questions lead to the text, place by place."""
        before = [(self.text, 0)]
        for question in self.questions:
            before = [
                step for text, shift in before for step in _answered(text, shift, question, self.sentence.simplified)
            ]
            before = before[:_MOST_TEXTS]
        return any(text == right for text, _ in before)


_MOST_TEXTS = 512


def _answered(text: str, shift: int, question: Ambiguity, simplified: str) -> Iterator[tuple[str, int]]:
    """The text with each answer at the place of the question, and by how much what follows has moved."""
    at = _place(text, question, simplified, shift)
    for candidate in dict.fromkeys(question.candidates):
        if at is None or candidate == question.target:
            yield text, shift
        else:
            end = at + len(question.target)
            yield text[:at] + candidate + text[end:], shift + len(candidate) - len(question.target)


def _place(text: str, question: Ambiguity, simplified: str, shift: int) -> int | None:
    """Where the question's words stand in the text: the nearest place to where they stand in the source."""
    near = question.start + shift
    places = [at for at in range(len(text)) if text.startswith(question.target, at)]
    return min(places, key=lambda at: abs(at - near), default=None)


def convert(sentence: Sentence) -> Converted:
    """The sentence as the first one of a new publication."""
    publication = NewPublication(ZH_HANS, ZH_HANT_TW)
    text = publication.derive(sentence.simplified).text
    return Converted(sentence, text, tuple(publication.questions(sentence.simplified)))


def differences(made: str, right: str) -> str:
    """The stretches that differ: what was made, and what is right."""
    parts = SequenceMatcher(None, made, right, autojunk=False).get_opcodes()
    return " ".join(f"{made[a:b]}→{right[c:d]}" for kind, a, b, c, d in parts if kind != "equal")


def findings(pair: Pair) -> list[str]:
    """What the checks and parity say of the pair, without a termbase: their codes."""
    text = CheckedText(
        segment_id=1, source=pair.english, source_locale=EN, source_codes=None, text=pair.chinese, locale=ZH_HANS
    )
    row = ParityRow(0, (VersionText(pair.english, {}, "paragraph"), VersionText(pair.chinese, {}, "paragraph")))
    told = compare([row], (EN, ZH_HANS), small_words=True).found
    return [*(one.code for one in check(text)), *(f"parity: {one.code}" for one in told)]
