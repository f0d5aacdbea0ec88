"""``tms backup`` and ``tms restore`` find an instance by its data folder, and say in words what they refuse."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.db.backup.comparison import what_comes_back
from tests.factories import make_newsroom
from tests.servers import quick_place
from tms import embedded
from tms.cli.main import main
from tms.db.migrate import upgrade
from tms.db.unit_of_work import Database, make_engine
from tms.settings import Settings


@pytest.fixture
def instances() -> Iterator[tuple[embedded.Servers, embedded.Servers]]:
    """One that people use, and one that has just been started."""
    place = Path(tempfile.mkdtemp(prefix="tms-backup-", dir=quick_place()))
    place.chmod(0o755)
    used, empty = (embedded.start(place / name, durable=False) for name in ("used", "empty"))
    for servers in (used, empty):
        upgrade(servers.database_url)
    yield used, empty
    for servers in (used, empty):
        servers.stop(lambda: True)
    shutil.rmtree(place)


def tms(servers: embedded.Servers, *arguments: str) -> Result:
    unset = {f"TMS_{name.upper()}": None for name in Settings.model_fields}
    return CliRunner().invoke(main, arguments, env={**unset, "TMS_DATA_DIR": str(servers.folder.path)})


@pytest.mark.full
def test_an_instance_moves_to_another_data_folder(
    instances: tuple[embedded.Servers, embedded.Servers], tmp_path: Path
) -> None:
    used, empty = instances
    engine = make_engine(used.database_url, pool_size=1)
    make_newsroom(Database(engine))
    engine.dispose()
    file = str(tmp_path / "monday.backup")
    written = tms(used, "backup", file)
    assert written.exit_code == 0, written.output
    assert f"{file}: " in written.stdout
    restored = tms(empty, "restore", file)
    assert restored.exit_code == 0, restored.output
    assert what_comes_back(empty.database_url) == what_comes_back(used.database_url)

    again = tms(empty, "restore", file)
    assert (again.exit_code, again.stdout) == (2, "")
    assert again.stderr.startswith("error [restore_not_empty]: The installation is not empty")
    missing = tms(empty, "restore", f"{file}.old")
    assert (missing.exit_code, missing.stderr) == (
        2,
        f"error [backup_not_there]: There is no file {file}.old. Check the name.\n",
    )
