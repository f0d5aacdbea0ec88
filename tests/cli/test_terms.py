"""``tms terms`` on the test's own database: in, out again, and what a bad file leaves behind (nothing)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from tests.factories import make_newsroom
from tms.cli.main import main
from tms.db.models import Term
from tms.db.unit_of_work import Database

Tms = Callable[..., Result]
TABLE = "concept,en,zh-Hans,zh-Hans status,Owner\ntram,tram,有轨电车,,x\ntram,,电车,deprecated,\nferry,ferry,渡轮,,\n"


@pytest.fixture
def tms(own_database_url: str, own_broker_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tms:
    monkeypatch.setenv("TMS_DATABASE_URL", own_database_url)
    monkeypatch.setenv("TMS_BROKER_URL", own_broker_url)
    monkeypatch.setenv("TMS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TMS_SECRET_KEY", "only for tests")
    return lambda *arguments, **given: CliRunner().invoke(main, ["terms", *arguments], **given)


def kept(database: Database) -> int:
    with database.begin() as uow:
        return uow.session.scalar(select(func.count()).select_from(Term)) or 0


@pytest.mark.full
def test_a_file_goes_in_whole_and_out_again_in_both_formats(tms: Tms, own_database: Database, tmp_path: Path) -> None:
    make_newsroom(own_database)
    asked = tms("import", "--dry-run", "-", input=TABLE)
    assert asked.output.startswith("Would be taken in: 2 new, 0 changed, 0 conflict, 0 same\n")
    assert "not kept: column “Owner” (1)" in asked.output
    assert kept(own_database) == 0
    assert tms("import", "-", input=TABLE).output.startswith("Taken in: 2 new")
    assert kept(own_database) == 5
    for ending in ("csv", "tbx"):
        path = str(tmp_path / f"terms.{ending}")
        assert tms("export", path).exit_code == 0
        assert tms("import", path).output == "Taken in: 0 new, 0 changed, 0 conflict, 2 same\n"


@pytest.mark.full
def test_a_file_with_a_mistake_leaves_nothing_and_names_the_line(tms: Tms, own_database: Database) -> None:
    make_newsroom(own_database)
    failed = tms("import", "-", input=TABLE + f"long,{'x' * 300},,,\n")
    assert failed.exit_code == 2
    assert "Line 5:" in failed.output
    assert kept(own_database) == 0
    assert tms("export", "terms.doc").exit_code == 2
