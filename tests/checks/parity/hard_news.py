"""News written by hand, and the errors in it: the sentences of ``hard-news.txt`` that parity is tried on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tms.checks.parity import Disagreement, ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_HK, ZH_HANT_TW

VERSIONS = ("en", "hans", "hant")
_FILE = Path(__file__).with_name("hard-news.txt")


@dataclass(frozen=True, slots=True)
class Error:
    """What is wrong in which version; ``is_missed``: parity is known not to find it."""

    version: int
    before: str
    after: str
    is_missed: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in three languages, and the errors that are tried on it."""

    texts: tuple[str, str, str]
    locales: tuple[str, str, str]
    errors: tuple[Error, ...]

    def wrong(self, error: Error) -> list[str]:
        """The texts with the error."""
        texts = list(self.texts)
        assert error.before in texts[error.version], (error, texts)
        texts[error.version] = texts[error.version].replace(error.before, error.after, 1)
        return texts

    def said(self, error: Error | None = None) -> list[Disagreement]:
        """What parity says of it, with one error."""
        texts = self.texts if error is None else self.wrong(error)
        return compare([ParityRow(1, tuple(map(VersionText, texts)))], self.locales).found


def sentences() -> Iterator[Sentence]:
    """All, in the order of the file."""
    lines = [line for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith(("#", "=="))]
    at = 0
    while at < len(lines):
        english, hans, hant = lines[at : at + 3]
        at += 3
        errors = []
        while at < len(lines) and lines[at].startswith(("! ", "? ")):
            version, _, change = lines[at][2:].partition(" ")
            before, after = change.split(" → ")
            errors.append(Error(VERSIONS.index(version), before, after, lines[at].startswith("? ")))
            at += 1
        region = ZH_HANT_HK if hant.startswith("~") else ZH_HANT_TW
        yield Sentence((english, hans, hant.lstrip("~")), (EN, ZH_HANS, region), tuple(errors))
