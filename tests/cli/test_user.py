"""``tms user``: what an administrator can do on the server's command line."""

import pytest
from click.testing import CliRunner, Result

from tests.factories import PASSWORD, make_newsroom
from tms.cli.main import main
from tms.db.unit_of_work import Database
from tms.domain.errors import NotFound, NotSignedIn
from tms.domain.permissions import Role
from tms.services.people.invitations import LinkAnswer, use_link
from tms.services.people.sign_in import sign_in

LIN = "lin@newsroom.example"


@pytest.fixture
def tms(own_database: Database, own_database_url: str, own_broker_url: str) -> "Tms":
    make_newsroom(own_database)
    return Tms({"TMS_DATABASE_URL": own_database_url, "TMS_BROKER_URL": own_broker_url})


class Tms:
    """Runs commands against the test's database."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def __call__(self, *arguments: str, **environment: str) -> Result:
        given = self.environment | environment | {"TMS_SECRET_KEY": "only for tests"}
        return CliRunner().invoke(main, ["user", *arguments], env=given)


def choose(database: Database, printed: str, email: str, password: str) -> int:
    with database.begin() as uow:
        return use_link(uow, printed.strip().rpartition("/")[2], LinkAnswer(email, "林以安", password))


def test_an_invitation_is_printed_and_works(tms: Tms, own_database: Database) -> None:
    answer = tms("invite", LIN, "--role", "translator", "--language", "zh-TW", TMS_PUBLIC_URL="https://desk.example/")
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.startswith("https://desk.example/welcome/")
    assert f"with {LIN}" in answer.stderr
    person_id = choose(own_database, answer.stdout, LIN, PASSWORD)
    with own_database.begin() as uow:
        assert sign_in(uow, LIN, PASSWORD) == person_id
    again = tms("invite", LIN, "--role", "translator")
    assert (again.exit_code, "email_taken" in again.stderr) == (2, True)


def test_a_lost_password_is_reset_also_the_last_administrators(tms: Tms, own_database: Database) -> None:
    email = f"{Role.ADMINISTRATOR}@newsroom.example"
    first = tms("reset", email.upper())
    assert first.exit_code == 0, first.output
    second = tms("reset", email)
    with pytest.raises(NotFound):
        choose(own_database, first.stdout, email, "quite another one")
    choose(own_database, second.stdout, email, "quite another one")
    with own_database.begin() as uow:
        sign_in(uow, email, "quite another one")


def test_somebody_is_deactivated_and_let_in_again(tms: Tms, own_database: Database) -> None:
    email = f"{Role.EDITOR}@newsroom.example"
    assert "steps handed back: 0" in tms("deactivate", email).stdout
    with pytest.raises(NotSignedIn), own_database.begin() as uow:
        sign_in(uow, email, PASSWORD)
    assert tms("reactivate", email).exit_code == 0
    with own_database.begin() as uow:
        sign_in(uow, email, PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("deactivate", "administrator@newsroom.example"), "last_administrator"),
        (("deactivate", "nobody@newsroom.example"), "person_not_found"),
        (("reset", "nobody@newsroom.example"), "person_not_found"),
        (("reactivate", "editor@newsroom.example"), "person_active"),
    ],
)
def test_what_does_not_work_is_one_line_with_a_code(tms: Tms, arguments: tuple[str, ...], code: str) -> None:
    answer = tms(*arguments)
    assert answer.exit_code == 2
    assert answer.stderr.startswith(f"error [{code}]")
