"""What the derived version of an article says in a publication that has decided nothing yet.

convert_as_article("他说“软件”。", source="zh-Hans", target="zh-Hant-TW")  → "他說「軟體」。"

Its default profile, the applied rows of the starter glossary and the built-in rules: what the first article of a new
publication gets, without a database. Scripts that measure the converter ask here.
"""

from collections.abc import Iterable, Iterator, Sequence

from tms.domain.locales import ZH_HANT_TW, memory_locale
from tms.language.ambiguity import Ambiguity, find_ambiguities
from tms.language.conversion import ConvertedText, Rule, derive_explained
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.house_style import with_built_in

REGION = ZH_HANT_TW
"""The region of a new publication, which its 繁體 texts are of."""


class NewPublication:
    """One direction of conversion in a new publication; ``terms`` are what somebody decided beside it.

    ``source`` and ``target`` are zh-Hans, zh-Hant-TW or zh-Hant-HK, the source also zh-Hant. Raises KeyError for a
    target without a profile.
    """

    def __init__(self, source: str, target: str, terms: Iterable[Rule] = ()) -> None:
        self.source = memory_locale(source, REGION)
        self._profile = PROFILES_BY_TAG[target]
        self._rules = with_built_in(terms, self._profile, self.source)
        self._asked: set[tuple[str, ...]] = set()

    def derive(self, sentence: str) -> ConvertedText:
        """What the derived version says for a sentence, which may have inline markers."""
        return derive_explained(sentence, source=self.source, profile=self._profile, rules=self._rules)

    def questions(self, sentence: str) -> Iterator[Ambiguity]:
        """What people are asked about the sentence; a name or a whole word once in an article, at its first place."""
        for found in find_ambiguities(sentence, source=self.source, profile=self._profile, rules=self._rules):
            if word := found.asked_once:
                if word in self._asked:
                    continue
                self._asked.add(word)
            yield found


def convert_as_article(text: str, *, source: str, target: str) -> str:
    """The text as an article's derived version says it, each line as a sentence; line ends stay."""
    publication = NewPublication(source, target)
    return "".join(publication.derive(body).text + end for body, end in lines_of(text))


def ask_as_article(text: str, *, source: str, target: str) -> Sequence[Sequence[Ambiguity]]:
    """What people are asked about each line of the text."""
    publication = NewPublication(source, target)
    return [list(publication.questions(body)) for body, _ in lines_of(text)]


def lines_of(text: str) -> Iterator[tuple[str, str]]:
    """Each line without its end, and its end."""
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        yield body, line[len(body) :]
