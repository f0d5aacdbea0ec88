"""All families over all pieces of a document."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tms.checks.finding import LONGEST_CHECKED
from tms.checks.parity.added_denials import compare_added_denials
from tms.checks.parity.added_figures import apart_from_added
from tms.checks.parity.alternatives import compare_alternatives
from tms.checks.parity.bare_names import compare_bare_names
from tms.checks.parity.belonging import compare_belonging
from tms.checks.parity.by_or_to import compare_by_or_to
from tms.checks.parity.code_places import code_spans
from tms.checks.parity.compared import is_told_from_the_other_side
from tms.checks.parity.compared_periods import compare_compared_periods
from tms.checks.parity.currencies import compare_currencies
from tms.checks.parity.denied_adjectives import compare_denied_adjectives
from tms.checks.parity.event_order import compare_event_order
from tms.checks.parity.hedges import compare_hedges
from tms.checks.parity.known_names import Renamed, documents_of, first_renamed, renamed_in_row
from tms.checks.parity.links import compare_links, links
from tms.checks.parity.listed import compare_listed_names, compare_lists
from tms.checks.parity.lost_denials import compare_all_denials
from tms.checks.parity.lost_parts import compare_lost_parts
from tms.checks.parity.lost_sentences import compare_sentences
from tms.checks.parity.lost_things import compare_lost_things
from tms.checks.parity.model import Disagreement, Family, Name, Parity, ParityRow, Side, VersionText
from tms.checks.parity.more_or_less import compare_more_or_less
from tms.checks.parity.names import compare_names
from tms.checks.parity.period_parts import compare_period_parts
from tms.checks.parity.priced_units import compare_priced_units, converted_units
from tms.checks.parity.quantities import compare_quantities
from tms.checks.parity.quoted_lengths import compare_all_quotations
from tms.checks.parity.quoted_persons import compare_quoted_persons
from tms.checks.parity.ranks import compare_ranks
from tms.checks.parity.read_together import compare_read_together
from tms.checks.parity.relative_periods import compare_relative_periods
from tms.checks.parity.small_words import compare_small_words
from tms.checks.parity.sounding import compare_sounds
from tms.checks.parity.speakers import compare_speakers
from tms.checks.parity.turned_changes import compare_changes
from tms.checks.parity.until_since import compare_until_since
from tms.checks.parity.who_says import compare_who_says
from tms.checks.quantities import MOST_QUANTITIES
from tms.domain.inline import with_shifted
from tms.language.marked_text import take_apart
from tms.language.numbers import Quantity, find_quantities

_SHOWN = 60
_AFTER_NUMBER = frozenset(".)、）")
_OF_ALTERNATIVES = frozenset(("opposites.turned", "words.otherwise"))


def compare(
    rows: Sequence[ParityRow],
    locales: Sequence[str],
    names: Sequence[Name] = (),
    *,
    source: int = 0,
    small_words: bool = False,
) -> Parity:
    """Where the versions of a document say different things, in reading order, what is by document at the end.

    ``locales`` are the versions' in the order of each row's texts, with their region where it is known: 兆 is a million
    in one and a million millions in the other. A text that a version leaves out on record is not compared; an empty one
    is missing. ``source`` is the place of the version that the others translate: a figure that it lacks was added, and
    none is lost. ``small_words``: what one version denies and another does not, and what was added, is sought too.
    """
    found: list[Disagreement] = []
    agreed: Counter[Family] = Counter()
    compared = [row for row in rows if row.is_compared]
    plains = [[_plain(text) for text in row.texts] for row in compared]
    documents = documents_of(["\n".join(row[at] or "" for row in plains) for at in range(len(locales))], locales)
    for row in compared:
        if sum(text is not None and bool(text.text.strip()) for text in row.texts) < 2:
            continue
        result = _compare_row(row, tuple(locales), source, small_words=small_words)
        found += [*result.found, *first_renamed(result.renamed, documents), *result.words]
        agreed.update(result.agreed)
    of_document, its = compare_names(names, locales, plains)
    agreed.update(its)
    return Parity([*found, *of_document], dict(agreed))


def compare_segment(source: VersionText, target: VersionText, locales: tuple[str, str]) -> list[Disagreement]:
    """Where a translated segment says another thing than its source, and what may be; hints are of ``Family.WORDS``.

    Without names that the rest of the document would have to excuse.
    """
    result = _compare_row(ParityRow(0, (source, target)), locales, 0, small_words=True)
    return [*result.found, *result.words]


@dataclass(frozen=True, slots=True)
class _RowResult:
    """The disagreements of a row by itself, names that only the whole document can excuse, and what is agreed.

    ``words`` are small words that turn a sentence round; none if they were not asked for.
    """

    found: Sequence[Disagreement]
    renamed: Sequence[Renamed]
    words: Sequence[Disagreement]
    agreed: Sequence[Family]


@lru_cache(maxsize=4096)
def _compare_row(row: ParityRow, locales: tuple[str, ...], source: int, *, small_words: bool) -> _RowResult:
    """What is found in a row.

    Kept, because an article is compared with every look at its page, and few of its rows have changed since.
    """
    texts = [text if text is None or text.text.strip() else None for text in row.texts]
    plain = [_plain(text) for text in row.texts]
    said = [
        _quantities(whole, text, locale) if whole is not None and text and len(text) <= LONGEST_CHECKED else []
        for whole, text, locale in zip(texts, plain, locales, strict=True)
    ]
    linked = [links(text) for text in texts]
    short = [text if text is None or len(text) <= LONGEST_CHECKED else "" for text in plain]
    found: list[Disagreement] = []
    agreed: list[Family] = []
    most = max(*map(len, said), *map(len, linked))
    if most > MOST_QUANTITIES or any(len(whole or "") > LONGEST_CHECKED for whole in plain):
        found.append(_too_long(row, plain))
        said, linked = [[] for _ in said], [[] for _ in linked]
    figures = compare_quantities(row.key, plain, said, locales)
    drafts = [at for at, text in enumerate(texts) if text is not None and text.is_engines_draft]
    alarms, added = apart_from_added(figures.mistaken, plain, said, figures.not_by_all, source=source, drafts=drafts)
    for more, its in (
        _structure(row),
        (alarms, figures.agreed),
        (compare_currencies(row.key, plain, said, locales), []),
        (compare_more_or_less(row.key, plain, said, locales), []),
        compare_links(row.key, texts, linked),
        ([*compare_sentences(row.key, plain, locales), *compare_relative_periods(row.key, short, locales)], []),
        ([*compare_period_parts(row.key, plain, locales), *compare_priced_units(row.key, plain, said, locales)], []),
        ([*compare_compared_periods(row.key, short, locales), *compare_ranks(row.key, short, locales)], []),
    ):
        found += more
        agreed += its
    quoted, its = compare_all_quotations(row.key, texts, plain, short, locales)
    found += [one for one in quoted if one.family is not Family.WORDS]
    agreed += its
    if not any(one.code == "numbers.missing" for one in found):
        lost = compare_lost_parts(row.key, plain, locales)
        found += lost or compare_lost_things(row.key, plain, said, figures.not_by_all, locales)
    renamed = tuple(renamed_in_row(row.key, plain, locales))
    if not renamed:
        sounds = list(compare_sounds(row.key, plain, locales))
        bare = sounds or list(compare_bare_names(row.key, plain, locales))
        found += bare or compare_listed_names(row.key, short, locales)
    if not any(one.code == "numbers.exchanged" for one in found):
        found += compare_changes(row.key, plain, said, locales) or compare_by_or_to(row.key, plain, said, locales)
    found += compare_read_together(row.key, short, locales)
    denied = compare_all_denials(row.key, short, locales)
    if all(one.family is Family.WORDS for one in denied):
        denied = [*compare_added_denials(row.key, short, locales), *denied]
    turned = _turned(row.key, plain, short, said, locales)
    mistaken = [one for one in (*turned, *denied) if one.family is not Family.WORDS]
    mistaken = _each_place_once(mistaken, found)
    found += mistaken
    words: list[Disagreement] = []
    if small_words:
        words += [*added, *figures.doubtful, *(one for one in (*denied, *turned) if one.family is Family.WORDS)]
        words += [*_small_words(row.key, short, locales), *(one for one in quoted if one.family is Family.WORDS)]
    return _RowResult(tuple(found), renamed, tuple(_each_place_once(words, mistaken)), tuple(agreed))


def _small_words(row: int, short: Sequence[str | None], locales: Sequence[str]) -> Iterator[Disagreement]:
    for compare_words in (compare_lists, compare_small_words, compare_speakers, compare_denied_adjectives):
        yield from compare_words(row, short, locales)


def _turned(
    row: int,
    plain: Sequence[str | None],
    short: Sequence[str | None],
    said: Sequence[Sequence[Quantity]],
    locales: Sequence[str],
) -> list[Disagreement]:
    """What happened the other way round; a gallon and 每升 are no opposites where the prices come to the same."""
    found = [*compare_event_order(row, short, said, locales), *compare_alternatives(row, short, locales)]
    if any(one.code in _OF_ALTERNATIVES for one in found):
        other_units = converted_units(plain, said, locales)
        found = [one for one in found if not _ends(one) & other_units]
        found = [one for one in found if not is_told_from_the_other_side(one, short, locales)]
    found += [*compare_until_since(row, short, said, locales), *compare_belonging(row, short, said, locales)]
    for compare_words in (compare_who_says, compare_quoted_persons, compare_hedges):
        found += compare_words(row, short, locales)
    return found


def _each_place_once(hints: Sequence[Disagreement], mistaken: Sequence[Disagreement]) -> list[Disagreement]:
    """What is denied here is not hinted at as the opposite too."""
    told: set[tuple[int, int]] = set().union(*map(_ends, mistaken))
    found: list[Disagreement] = []
    for one in hints:
        places = _ends(one)
        if not places & told:
            found.append(one)
        told |= places
    return found


def _ends(one: Disagreement) -> set[tuple[int, int]]:
    """Where its words end, and in which version."""
    return {(at, side.end) for at, side in enumerate(one.sides) if side is not None and side.words}


def _plain(text: VersionText | None) -> str | None:
    """Without markers; None of a text that is not there or says nothing."""
    return take_apart(with_shifted(text.text, text.codes or {}))[0] if text is not None and text.text.strip() else None


def _quantities(text: VersionText, plain: str, locale: str) -> list[Quantity]:
    """Without the number that an item of a list begins with, and without what stands in code."""
    found = list(find_quantities(plain, locale))
    if text.kind == "list_item" and found and not found[0].start and plain[found[0].end :][:1] in _AFTER_NUMBER:
        del found[0]
    code = list(code_spans(text))
    return [one for one in found if not any(start <= one.start < end for start, end in code)] if code else found


def _too_long(row: ParityRow, plain: Sequence[str | None]) -> Disagreement:
    """Nobody compared its numbers: the versions may say different things, which a person has to see."""
    beginnings = [text[:_SHOWN] if text else "" for text in plain]
    sides = tuple(Side(words, 0, len(words), at) if words else None for at, words in enumerate(beginnings))
    return Disagreement(row.key, Family.NUMBERS, "numbers.long", sides)


def _structure(row: ParityRow) -> tuple[list[Disagreement], list[Family]]:
    """A text that is missing, or another kind of block."""
    present = {at: text for at, text in enumerate(row.texts) if text is not None}
    if any(not text.text.strip() for text in present.values()):
        sides: list[Side | None] = [Side() if text is not None else None for text in row.texts]
        for at, text in present.items():
            if text.text.strip():
                plain = take_apart(with_shifted(text.text, text.codes or {}))[0]
                sides[at] = Side(plain, 0, len(plain), 0)
        return (
            ([Disagreement(row.key, Family.TEXT, "text.missing", tuple(sides))], [])
            if any(side and side.words for side in sides)
            else ([], [])
        )
    kinds = {at: text.kind for at, text in present.items()}
    if len(set(kinds.values())) == 1:
        return [], [Family.STRUCTURE]
    camps = {kind: camp for camp, kind in enumerate(dict.fromkeys(kinds.values()))}
    sides = [Side(kinds[at], camp=camps[kinds[at]]) if at in kinds else None for at in range(len(row.texts))]
    return [Disagreement(row.key, Family.STRUCTURE, "structure.differs", tuple(sides))], []
