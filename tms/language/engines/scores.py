"""How much of what a source says is still there in a draft: terms, names, numbers. No reference is needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tms.language.numbers import compare, find_quantities
from tms.language.terms import TermIndex


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    kept: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.kept + other.kept, self.of + other.of)

    def __str__(self) -> str:
        return f"{self.kept}/{self.of} ({100 * self.kept / self.of:.0f} %)" if self.of else "–"


@dataclass(frozen=True, slots=True)
class KeptCounts:
    """Terms in all, those among them that are names, and quantities."""

    terms: Share = Share()
    names: Share = Share()
    numbers: Share = Share()


def kept_in(
    drafts: Sequence[str], sources: Sequence[str], terms: TermIndex, *, from_locale: str, to_locale: str
) -> KeptCounts:
    """``drafts`` beside their sources, both without inline codes; "" where there is none.

    Names are the terms that a source writes with a capital letter; Chinese has none, and there no term counts as one.
    """
    of_terms, of_names, of_numbers = Share(), Share(), Share()
    for draft, source in zip(drafts, sources, strict=True):
        for hit in terms.find(source):
            share = Share(int(_says(draft, hit.term.accepted)), 1)
            of_terms += share
            if source[hit.start : hit.start + 1].isupper() and not hit.term.source[:1].islower():
                of_names += share
        said = [one for one in find_quantities(source, from_locale) if one.is_certain]
        pairs = compare(said, find_quantities(draft, to_locale)).pairs
        of_numbers += Share(len(pairs), len(said))
    return KeptCounts(of_terms, of_names, of_numbers)


def _says(draft: str, targets: Iterable[str]) -> bool:
    folded = draft.casefold()
    return any(target.casefold() in folded for target in targets)
