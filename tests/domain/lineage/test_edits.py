"""What an editor does to a text, and exactly which segments reopen: every row in three languages.

A row names sentences of ``sentences.py``. A letter before a colon is a kind (``h:`` heading, ``t:`` title, ``b:``
byline, ``a:`` author's title, ``s:`` standfirst), else it is a paragraph; ``@2`` gives a link its second address. In
``old`` a number in front tells duplicates apart, and what stands behind ``|`` had been removed before. ``fates`` has
for each new piece the old sentence whose id it keeps, followed by nothing (unchanged), ``>`` (moved), ``*`` (changed)
or ``^`` (returned), or ``+`` (new); ``<B`` names an ancestor. Those with ``*`` or ``+`` reopen. Behind ``|`` stands
what is removed.
"""

import pytest

from tests.domain.lineage.sentences import LANGUAGES
from tms.domain.inline import Code, Codes
from tms.domain.lineage import Alignment, AncestryKind, Fate, KnownSegment, NewSentence, align

ROWS = """
nothing happened                               : A B C D E F          : A B C D E F          : A B C D E F
a typing mistake                               : A B C D E F          : A~ B C D E F         : A* B C D E F
three typing mistakes                          : A B C D E F          : A~ B C~ D E~ F       : A* B C* D E* F
a small rewording                              : A B C D E F          : A B C D= E F         : A B C D* E F
a large rewording                              : A B C D E F          : A% B C D E F         : A* B C D E F
a number                                       : A B C D E F          : A B= C D E F         : A B* C D E F
a new sentence at the beginning                : A B C D E F          : N A B C D E F        : + A B C D E F
a new sentence in the middle                   : A B C D E F          : A B C N D E F        : A B C + D E F
a new sentence at the end                      : A B C D E F          : A B C D E F N        : A B C D E F +
two new sentences together                     : A B C D E F          : A B M N C D E F      : A B + + C D E F
the first deleted                              : A B C D E F          : B C D E F            : B C D E F | A
one in the middle deleted                      : A B C D E F          : A B D E F            : A B D E F | C
the last deleted                               : A B C D E F          : A B C D E            : A B C D E | F
three deleted                                  : A B C D E F          : A E F                : A E F | B C D
everything deleted                             : A B C                :                      : | A B C
everything new                                 :                      : A B C                : + + +
one replaced by something else                 : A B C D E F          : A B N D E F          : A B + D E F | C
two replaced by something else                 : A B C D E F          : A M N D E F          : A + + D E F | B C
one deleted and its neighbour reworded         : A B C D E F          : A% C D E F           : A* C D E F | B
a sentence before a reworded one               : A B C D E F          : N A% B C D E F       : + A* B C D E F
a sentence behind a reworded one               : A B C D E F          : A% N B C D E F       : A* + B C D E F
reworded neighbours                            : A B C D E F          : A B C% D= E F        : A B C* D* E F
everything reworded                            : A B C D E F          : A% B= C% D= E~ F=    : A* B* C* D* E* F*
the first moved to the end                     : A B C D E F          : B C D E F A          : B C D E F A>
the last moved to the beginning                : A B C D E F          : F A B C D E          : F> A B C D E
one moved down by two                          : A B C D E F          : A C D B E F          : A C D B> E F
a paragraph of two moved up                    : A B C D E F          : E F A B C D          : E> F> A B C D
a paragraph of two moved down                  : A B C D E F          : C D E F A B          : C D E F A> B>
moved with a typing mistake                    : A B C D E F          : B C D E F A~         : B C D E F A*
moved, and another in its place                : A B C D E F          : N B C D E F A        : + B C D E F A>
moved with a mistake, and another in its place : A B C D E F          : N B C D E F A~       : + B C D E F A*
moved paragraph whose first is reworded        : A B C D E F          : D E F A% B C         : D E F A* B> C>
moved paragraph whose last is reworded         : C D A B E F          : A B C D= E F         : A B C> D* E F
split                                          : A B C D E F          : A B1 B2 C D E F      : A B* +<B C D E F
split, with a sentence behind                  : A B C D E F          : A B1 B2 N C D E F    : A B* +<B + C D E F
split, with a neighbour deleted                : A B C D E F          : A B1 B2 D E F        : A B* +<B D E F | C
split at the end of the text                   : A C B                : A C B1 B2            : A C B* +<B
split while another has a mistake              : A B C D E F          : A~ B1 B2 C D E F     : A* B* +<B C D E F
cut short                                      : A B C D E F          : A B1 C D E F         : A B* C D E F
merged                                         : A B1 B2 C D E F      : A B C D E F          : A B1*<B2 C D E F | B2
merged, and the second is the longer           : A B C D              : A B CD               : A B D*<C | C
merged next to a mistake                       : A~ B1 B2 C           : A B C                : A~* B1*<B2 C | B2
one of three identical deleted, the first      : A 1Y B 2Y C 3Y D     : A B Y C Y D          : A B 2Y C 3Y D | 1Y
one of three identical deleted, the second     : A 1Y B 2Y C 3Y D     : A Y B C Y D          : A 1Y B C 3Y D | 2Y
one of three identical deleted, the third      : A 1Y B 2Y C 3Y D     : A Y B Y C D          : A 1Y B 2Y C D | 3Y
the first deleted and a neighbour reworded     : A 1Y B 2Y C 3Y D     : A% B Y C Y D         : A* B 2Y C 3Y D | 1Y
an identical one deleted with its neighbour    : A 1Y B 2Y C 3Y D     : A Y C Y D            : A 1Y C 3Y D | B 2Y
two identical side by side, one deleted        : A 1Y 2Y B            : A Y B                : A 1Y B | 2Y
an identical one added                         : A 1Y B C             : A Y B Y C            : A 1Y B + C
an identical one added before                  : A B 1Y C             : A Y B Y C            : A + B 1Y C
identical long ones, the first has a mistake   : 1E A 2E B            : E~ A E B             : 1E* A 2E B
identical long ones, the second has a mistake  : 1E A 2E B            : E A E~ B             : 1E A 2E* B
identical ones around two that change places   : A 1Y B 2Y C          : B Y A Y C            : B> 1Y A> 2Y C
a short one never becomes another far away     : Y A B C D            : A B C D Z            : A B C D + | Y
a short one with a mistake is another far away : Z A B C D            : A B C D Z~           : A B C D + | Z
one that is barely alike is another far away   : A= B C D             : B C D A%             : B C D + | A=
a copy with a mistake takes nothing            : A B C                : A A~ B C             : A + B C
a copy with a mistake before takes nothing     : A B C                : A~ A B C             : + A B C
a large rewording far away takes nothing       : A B C D              : A B C D A%           : A B C D +
removed before and back                        : A B C | N            : A N B C              : A N^ B C
removed before and back with a mistake         : A B C | E            : A B C E~             : A B C E^*
two removed before and back elsewhere          : A B C | D E          : D A B E C            : D^ A B E^ C
back while another is reworded                 : A B C | N            : A% N B C             : A* N^ B C
back next to a changed one                     : A B C | E            : A E B= C             : A E^ B* C
one of two identical had been removed          : A 1Y B | 2Y          : A Y B Y              : A 1Y B 2Y^
what had been removed does not stand in        : A B C | N            : A M B C              : A + B C
another address of a link                      : A L B                : A L@2 B              : A L* B
the link has another place in the sentence     : A L B                : A L# B               : A L* B
the link is gone                               : A L B                : A L0 B               : A L* B
a link where none was                          : A L0 B               : A L B                : A L0* B
the same link under another number             : A L B                : A L5 B               : A L B
two links of one text, one has a new address   : 1L A 2L@2 B          : L A L@3 B            : 1L A 2L@2* B
a moved sentence with a new address            : L A B C              : A B C L@2            : A B C L*
a paragraph became a heading                   : A H B                : A h:H B              : A H B
a heading became a paragraph                   : A h:H B              : A H B                : A h:H B
a heading moved                                : h:H A B C            : A B h:H C            : A B h:H> C
a new title                                    : t:T A B              : t:T% A B             : t:T* A B
title, standfirst and body                     : t:T s:S A B          : t:T s:S A~ B         : t:T s:S A* B
a new byline                                   : t:T b:W a:J A        : t:T b:W% a:J A       : t:T b:W* a:J A
the title's words in the body are another text : t:T A B              : t:T% A T B           : t:T* A + B
a sentence became the title                    : t:T A B              : t:A B                : t:T* B | A
a byline is no body text                       : b:W A B              : W A B                : + A B | b:W
a byline that was missing                      : t:T A                : t:T b:W A            : t:T + A
"""

_KINDS = {"": "paragraph", "h": "heading", "t": "title", "b": "byline", "a": "author_title", "s": "standfirst"}
_KEPT = {Fate.UNCHANGED: "", Fate.MOVED: ">", Fate.CHANGED: "*"}

CASES = [[column.strip() for column in row.split(" : ")] for row in ROWS.strip().splitlines()]


def _piece(token: str, sentences: dict[str, str]) -> NewSentence:
    kind, _, name = token.rpartition(":")
    name, _, address = name.lstrip("123456789").partition("@")
    text = sentences[name]
    number = "5" if "⟦5⟧" in text else "1"
    codes: Codes = {number: Code("link", f"https://city.example/{address or 1}")} if "⟦" in text else {}
    return NewSentence(_KINDS[kind], text, codes)


def _known(old: str, sentences: dict[str, str]) -> tuple[list[KnownSegment], dict[int, str]]:
    current, _, retired = old.partition("|")
    known, names = [], {}
    for position, token in enumerate([*current.split(), *retired.split()]):
        piece = _piece(token, sentences)
        place = position if position < len(current.split()) else None
        known.append(KnownSegment(100 + position, piece.kind, piece.text, piece.codes, place))
        names[100 + position] = token
    return known, names


def _written(alignment: Alignment, names: dict[int, str]) -> str:
    """The alignment as the table writes it."""
    words = []
    for match in alignment.matches:
        word = "+"
        if match.segment_id is not None:
            came_back = "^*" if match.text_changed else "^"
            word = names[match.segment_id] + _KEPT.get(match.fate, came_back)
        words.append(word + "".join(f"<{names[ancestor.segment_id]}" for ancestor in match.ancestors))
    removed = [names[segment_id] for segment_id in alignment.removed]
    return " ".join([*words, *(["|", *removed] if removed else [])])


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize(("old", "new", "fates"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_exactly_what_changed_reopens(old: str, new: str, fates: str, locale: str) -> None:
    sentences = LANGUAGES[locale]
    known, names = _known(old, sentences)
    alignment = align(known, [_piece(token, sentences) for token in new.split()])
    assert _written(alignment, names) == fates
    reopened = [index for index, word in enumerate(fates.partition("|")[0].split()) if "*" in word or "+" in word]
    assert [index for index, match in enumerate(alignment.matches) if match.reopens] == reopened


def test_every_row_has_a_name_of_its_own() -> None:
    assert len({case[0] for case in CASES}) == len(CASES)


def test_a_merged_segment_is_an_ancestor_by_merge_and_a_split_one_by_split() -> None:
    known, _ = _known("A B C D", LANGUAGES["en"])
    merged = align(known, [_piece(token, LANGUAGES["en"]) for token in ("A", "B", "CD")])
    split = align(known, [_piece(token, LANGUAGES["en"]) for token in ("A", "B1", "B2", "C", "D")])
    assert [(a.segment_id, a.kind) for a in merged.matches[2].ancestors] == [(102, AncestryKind.MERGE)]
    assert [(a.segment_id, a.kind) for a in split.matches[2].ancestors] == [(101, AncestryKind.SPLIT)]
