"""Terms from a file: a word, a tab, and what stands for it, one term a line."""

from pathlib import Path

from tms.domain.errors import Invalid
from tms.language.conversion import Level, Rule


def terms_of(path: Path) -> tuple[Rule, ...]:
    """The terms of a file; empty lines and those that begin with # say nothing.

    Raises Invalid: ``terms_unreadable``, ``terms_line``, ``terms_twice``.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise Invalid("terms_unreadable", file=path.name) from error
    found: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, *targets = (cell.strip() for cell in line.split("\t"))
        if not word or len(targets) != 1 or not targets[0]:
            raise Invalid("terms_line", file=path.name, line=number)
        target, before = found.setdefault(word, (targets[0], number))
        if target != targets[0]:
            raise Invalid("terms_twice", file=path.name, line=number, word=word, before=before)
    return tuple(Rule(word, target, Level.ARTICLE, f"term:{line}") for word, (target, line) in found.items())
