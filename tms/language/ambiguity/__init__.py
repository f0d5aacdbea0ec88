"""The places of a derived Chinese text that a reviewer should look at, and how a decision for one is found again.

find_ambiguities("合约成立后，", source="zh-Hans", profile="zh-Hant-TW", rules=RuleSet())
→ one place: 后, candidates 後 and 后, and the word that a rule would bind: 成立后 → 成立後 or 成立后
"""

from tms.language.ambiguity.anchors import Anchor, anchor, find_anchor
from tms.language.ambiguity.examples import Meaning, meanings
from tms.language.ambiguity.find import find_ambiguities
from tms.language.ambiguity.worklist_shapes import Ambiguity, Reason

__all__ = ["Ambiguity", "Anchor", "Meaning", "Reason", "anchor", "find_ambiguities", "find_anchor", "meanings"]
