"""``docs/commands.md`` and the command line say the same."""

import re
from collections.abc import Iterator

import click

from tests.architecture.syntax import ROOT
from tms.cli.main import COMMANDS, main


def real() -> Iterator[tuple[str, set[str]]]:
    """Each command that does something, as it is typed without arguments, with its options."""
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        parts = command.commands.items() if isinstance(command, click.Group) else [("", command)]
        for part, one in parts:
            if not one.hidden:
                yield (
                    f"{name} {part}".rstrip(),
                    {
                        word
                        for option in one.params
                        if isinstance(option, click.Option) and not option.hidden
                        for word in option.opts
                    },
                )


def documented() -> dict[str, set[str]]:
    """What the page's tables have: ``a|b`` is two commands; a second code span goes on with the first one's group."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / "docs/commands.md").read_text(encoding="utf-8").splitlines():
        if not line.startswith("| `tms "):
            continue
        group = ""
        for span in re.findall(r"`([^`]+)`", re.split(r"(?<!\\)\|", line)[1]):
            words = span.removeprefix("tms ").replace("\\|", "|").split()
            if span.startswith("tms "):
                group = words[0]
            else:
                words.insert(0, group)
            has_parts = len(words) > 1 and re.fullmatch(r"[a-z|]+", words[1])
            for part in words[1].split("|") if has_parts else [""]:
                found.setdefault(f"{group} {part}".rstrip(), set()).update(re.findall(r"--[\w-]+", span))
    return found


def test_the_page_has_each_command_and_no_other() -> None:
    assert sorted(documented()) == sorted(name for name, _ in real())


def test_each_option_of_the_page_is_there() -> None:
    options = dict(real())
    assert {(name, word) for name, words in documented().items() for word in words - options[name]} == set()
