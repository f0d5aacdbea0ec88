"""The containers start what the command line has, and set what the settings know."""

import re
from pathlib import Path

from click.testing import CliRunner

from tms.cli.main import main
from tms.domain.work_kinds import QUEUES
from tms.settings import Settings

ROOT = Path(__file__).parent.parent.parent
COMPOSE = (ROOT / "docker-compose.yml").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def commands() -> list[list[str]]:
    """What each container runs, without the ``tms`` in front."""
    lists = re.findall(r"command: \[tms, ([^\]]+)\]", COMPOSE) + re.findall(r'CMD \["tms", ([^\]]+)\]', DOCKERFILE)
    return [[word.strip(' "') for word in words.split(",")] for words in lists]


def test_each_container_runs_a_command_that_exists() -> None:
    assert len(commands()) >= 4
    for command in commands():
        asked = CliRunner().invoke(main, [*command, "--help"])
        assert asked.exit_code == 0, command


def test_the_workers_take_from_every_queue() -> None:
    served = {command[2] for command in commands() if command[:2] == ["worker", "--queue"]}
    assert served == set(QUEUES.values())


def test_the_containers_set_only_settings_that_exist() -> None:
    named = set(re.findall(r"\bTMS_(\w+)[=:]", COMPOSE + DOCKERFILE))
    assert named <= {name.upper() for name in Settings.model_fields}


def test_the_broker_of_the_containers_lets_nobody_in_without_its_password() -> None:
    valkey = COMPOSE.partition("\n  valkey:")[2]
    assert "requirepass %s" in valkey
    assert "REDISCLI_AUTH" in valkey
    assert "redis://:${VALKEY_PASSWORD:?" in COMPOSE
