"""Which segment of a new source revision is which of the old: an identity survives what an editor does to a text.

    align([Known(7, "paragraph", "It rained.", {}, 0)], [Piece("paragraph", "It rains.", {})])
        → Alignment(matches=(Match(7, Fate.CHANGED, text_changed=True),), removed=())

Four steps, each with what the one before left over, so that no rewritten sentence takes the id of an unchanged one:

1. the same text: in order (the longest such run; of identical sentences those whose neighbours agree), then moved, then
   texts that an earlier revision had and that come back;
2. clear moves: sentences that were moved and changed a little, as long as nothing near by fits as well;
3. what changed between two sentences that did not, with sentences that were split or merged;
4. what is still similar enough elsewhere, among the current ones and those that had been removed.

Texts are compared by characters, so that Chinese needs no words. Equal input gives equal output.
"""

from tms.domain.lineage.align import align
from tms.domain.lineage.model import Alignment, Ancestor, AncestryKind, Fate, KnownSegment, NewSentence, SentenceMatch

__all__ = ["Alignment", "Ancestor", "AncestryKind", "Fate", "KnownSegment", "NewSentence", "SentenceMatch", "align"]
