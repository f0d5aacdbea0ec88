"""Which of many expressions may be found in a text: one pass for all, since most texts have none of their words.

Of each expression the letters are taken that every match of it must have; only what may match is then searched for.
"""

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation

_SHORTEST = 3
"""Of Latin letters; of Chinese characters one tells enough."""


class LiteralIndex:
    """Expressions by the letters that they must have; those without any may always be found."""

    def __init__(self, expressions: Sequence[str]) -> None:
        by_literal: dict[str, set[int]] = {}
        self._always: set[int] = set()
        for number, expression in enumerate(expressions):
            required = literals(expression)
            if required is None:
                self._always.add(number)
            else:
                for literal in required:
                    by_literal.setdefault(literal, set()).add(number)
        self._numbers = list(by_literal.values())
        self._automaton = AhoCorasick(list(by_literal), implementation=Implementation.DFA)

    def may_match(self, text: str) -> set[int]:
        """The numbers of the expressions that may be found in the text, whatever the case of its letters."""
        found = set(self._always)
        for number, _, _ in self._automaton.find_matches_as_indexes(text.lower(), overlapping=True):
            found |= self._numbers[number]
        return found


def literals(expression: str) -> set[str] | None:
    """Letters of which each match has at least one; None if nobody can tell."""
    found: set[str] = set()
    for branch in _branches(expression):
        required = _of_branch(branch)
        if required is None:
            return None
        found |= required
    return found


def _branches(expression: str) -> list[str]:
    """The expression at its bars, but for those inside brackets."""
    branches, start, depth, at = [], 0, 0, 0
    while at < len(expression):
        character = expression[at]
        if character == "[":
            at = _end_of_class(expression, at)
            continue
        depth += (character == "(") - (character == ")")
        if character == "|" and not depth:
            branches.append(expression[start:at])
            start = at + 1
        at += 2 if character == "\\" else 1
    return [*branches, expression[start:]]


def _of_branch(branch: str) -> set[str] | None:
    runs, groups = [""], list[set[str]]()
    at = 0
    while at < len(branch):
        character = branch[at]
        end = _end_of_group(branch, at) if character == "(" else _end_of_class(branch, at)
        is_optional = branch[end : end + 1] in ("?", "*", "{")
        if character == "(":
            inner = branch[at + 1 : end - 1]
            if not is_optional and inner.startswith("?:") and (its := literals(inner[2:])) is not None:
                groups.append(its)
            runs.append("")
        elif character == "{":
            end = branch.index("}", at) + 1
        elif character in "[\\.^$?*+" or is_optional:
            runs.append("")
        else:
            runs[-1] += character.lower()
        at = end
    longest = max(runs, key=len)
    candidates = [its for its in ({longest}, *groups) if all(map(_is_long, its))]
    return max(candidates, key=lambda its: min(map(len, its)), default=None)


def _is_long(literal: str) -> bool:
    return len(literal) >= _SHORTEST or (literal != "" and not literal.isascii())


def _end_of_class(expression: str, at: int) -> int:
    """Where the next single thing of an expression ends: a letter, an escape or a class."""
    if expression[at] == "\\":
        return at + 2
    if expression[at] != "[":
        return at + 1
    return expression.index("]", at + 2) + 1


def _end_of_group(expression: str, at: int) -> int:
    depth = 0
    while True:
        depth += (expression[at] == "(") - (expression[at] == ")")
        at = _end_of_class(expression, at)
        if not depth:
            return at
