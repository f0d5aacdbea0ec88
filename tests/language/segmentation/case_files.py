"""Reads the files of cases: a block is one text, a line one segment of it. The head of each file tells its form."""

from dataclasses import dataclass
from pathlib import Path

from tms.language.segmentation import segments

_FOLDER = Path(__file__).parent / "cases"
_GLUE = {"⏎": "\n", "␣": " ", "⊕": ""}


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and the segments that it is to be cut into, without white space around them."""

    name: str
    text: str
    expected: list[str]


def cases(file: str, joint: str) -> list[Case]:
    """The cases of ``cases/<file>.txt``; ``joint`` stands between segments whose line does not say otherwise."""
    lines = (_FOLDER / f"{file}.txt").read_text("utf-8").split("\n")
    written = "\n".join(line for line in lines if line and not line.startswith("# ") and line != "#")
    return [_case(block.rstrip("\n").split("\n"), joint) for block in f"\n{written}".split("\n## ")[1:]]


def _case(lines: list[str], joint: str) -> Case:
    name, *segments = lines
    text = ""
    expected = []
    for line in segments:
        segment = line[:-1] if line[-1] in _GLUE else line
        expected.append(segment)
        text += segment + _GLUE.get(line[-1], joint)
    return Case(name, text.removesuffix(joint) if joint else text, expected)


def wrong(file: str, locale: str, joint: str) -> dict[str, list[str]]:
    """By the name of each case that is not cut as expected, what we make of it instead."""
    return {case.name: ours for case in cases(file, joint) if (ours := _cut(case, locale)) != case.expected}


def _cut(case: Case, locale: str) -> list[str]:
    return [one.strip() for one in segments(case.text, locale)]
