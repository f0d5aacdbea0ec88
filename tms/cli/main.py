"""``tms``: the command line. Groups are imported when one of their commands runs, so that ``--help`` is quick."""

import importlib
from typing import Any, NoReturn

import click

from tms.domain.errors import Invalid, TmsError

EXPECTED_FAILURE = 2

# name → where it is, what it is for
COMMANDS: dict[str, tuple[str, str]] = {
    "up": ("tms.cli.run:up", "Start everything on this machine; the first page creates the administrator."),
    "demo": ("tms.cli.run:demo", "Start everything with sample articles and people."),
    "dev": ("tms.cli.dev:dev", "The demo, for who changes the code: it starts again when a file changes."),
    "web": ("tms.cli.run:web", "Run the web server alone."),
    "worker": ("tms.cli.run:worker", "Run a worker alone."),
    "db": ("tms.cli.database:db", "Upgrade the database, print its address."),
    "doctor": ("tms.cli.doctor:doctor", "Check settings, servers and work, and say what to do."),
    "backup": ("tms.cli.backup:backup", "Write all data to one file, while everything runs."),
    "restore": ("tms.cli.backup:restore", "Fill an empty installation from a backup."),
    "article": ("tms.cli.article:article", "Bring articles in, follow them, take versions out."),
    "pull": ("tms.cli.pull.command:pull", "Write what readers have into a folder, from an installation elsewhere."),
    "terms": ("tms.cli.terms:terms", "Take terms in from a file, write them into one."),
    "user": ("tms.cli.user:user", "Add, invite and deactivate people."),
    "publication": ("tms.cli.publication:publication", "Say who does new articles, and by when."),
    "memory": ("tms.cli.memory:memory", "Bring translations in, look sentences up, take them out."),
    "mt": ("tms.cli.mt:mt", "Measure the drafts of engines, memory and assembly."),
    "text": ("tms.cli.text:text", "Segment, convert and check text, without a database."),
}
HIDDEN = {"prepare": "tms.cli.prepare:prepare"}


class LazyGroup(click.Group):
    """A group that knows its commands' names and purposes without importing them, and prints expected errors."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        where = COMMANDS[cmd_name][0] if cmd_name in COMMANDS else HIDDEN.get(cmd_name)
        if where is None:
            return None
        module, _, name = where.partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101 - the table above is wrong otherwise
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. What a person can correct is one line on stderr and exit code 2."""
        try:
            return super().invoke(ctx)
        except TmsError as error:
            _fail(ctx, error)
        except ValueError as error:
            # pydantic's error when a setting has no valid value; importing pydantic here would cost the quick start.
            if getattr(error, "title", None) != "Settings":
                raise
            _fail(ctx, Invalid("settings_invalid", reason=_reasons(error)))


def _fail(ctx: click.Context, error: TmsError) -> NoReturn:
    click.echo(f"error [{error.code}]: {error}", err=True)
    ctx.exit(EXPECTED_FAILURE)


def _reasons(error: Any) -> str:
    return "; ".join(f"TMS_{'_'.join(map(str, one['loc'])).upper()}: {one['msg']}" for one in error.errors())


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sanwen", prog_name="tms")
def main() -> None:
    """Sanwen (三文): every article in English, Simplified Chinese and Traditional Chinese, as one thing."""


if __name__ == "__main__":
    main()
