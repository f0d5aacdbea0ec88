"""What a publication's past answers say about its next questions.

Rules that were made from decisions are the record: one that binds a phrase to what the conversion says anyway
confirmed the default of the risky characters in it, and one that says otherwise refused it. A line of the risk table
whose default was confirmed in several different phrases and refused in none is asked no more in that publication.
Doubts of another kind (overlapping words, a second engine, surnames) are always asked.
"""

from collections import Counter
from functools import lru_cache

from tms.language.ambiguity.lexicon import Lexicon, lexicon
from tms.language.ambiguity.reading import StretchReading
from tms.language.ambiguity.risks import Risk, risks
from tms.language.conversion.rules import Rule, RuleSet

CONFIRMATIONS, FOR_HIGH_RISKS = 3, 6
"""Different phrases in which a default must have been confirmed; more where the table says that it is often wrong."""

_HIGH = 0.75

_DECISION = "rule:"


@lru_cache(maxsize=8)  # each one keeps its rules, the whole termbase
def settled_lines(rules: RuleSet, source: str, target: str) -> frozenset[int]:
    """The lines of the risk table that the publication's decisions have settled."""
    known = lexicon(source, target)
    confirmed: Counter[Risk] = Counter()
    refused: set[Risk] = set()
    for rule in rules:
        if known is not None and (rule.key or "").startswith(_DECISION) and len(rule.source) == len(rule.target):
            for risk, is_default in _answers(rule, known).items():
                confirmed[risk] += is_default
                if not is_default:
                    refused.add(risk)
    return frozenset(risk.line for risk, count in confirmed.items() if count >= _enough(risk) and risk not in refused)


def _enough(risk: Risk) -> int:
    return FOR_HIGH_RISKS if risk.weight > _HIGH else CONFIRMATIONS


def _answers(rule: Rule, known: Lexicon) -> dict[Risk, bool]:
    """For each risk in the rule's phrase: whether the rule says what the conversion says."""
    answers: dict[Risk, bool] = {}
    reading, risky = StretchReading(rule.source, known), risks(known.source)
    for at in risky.find(rule.source):
        risk = risky.at(rule.source, at)
        value = reading.value_at(at)
        if risk is not None and value is not None and reading.word_at(at) is None:
            is_default = not known.differ_as_written(known.form(value), rule.target[at])
            answers[risk] = answers.get(risk, True) and is_default
    return answers
