"""Who the servers run as. PostgreSQL refuses to run as root, and rightly."""

import grp
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from tms.domain.errors import Invalid

# Numbers that the usual allocators (distributions, systemd, containers) leave alone.
PRIVATE_IDS = range(60706, 61184)


@dataclass(frozen=True)
class Account:
    """The user and group that own the servers' processes and folders when root starts them.

    A number without a name, not ``nobody``: other daemons run as nobody and could read the data, send signals and look
    into memory. Only ``initdb`` insists on a user with a name; it runs as ``initdb_uid`` inside a folder that needs our
    private group to be reached.
    """

    uid: int
    gid: int
    initdb_uid: int


def server_account(postgres_folder: Path) -> Account | None:
    """The account for the servers: None for an ordinary user, who runs them as themself.

    A folder that exists already keeps its owner, so that data of an earlier start stay usable.
    """
    if os.geteuid() != 0:
        return None
    try:
        owner = postgres_folder.stat()
    except FileNotFoundError:
        owner = None
    if owner is not None and owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid, _named_user())
    number = next((number for number in PRIVATE_IDS if _is_free(number)), None)
    if number is None:
        raise Invalid("no_account_for_servers")
    return Account(number, number, _named_user())


def _is_free(number: int) -> bool:
    try:
        pwd.getpwuid(number)
    except KeyError:
        pass
    else:
        return False
    try:
        grp.getgrgid(number)
    except KeyError:
        return True
    return False


def _named_user() -> int:
    try:
        return pwd.getpwnam("nobody").pw_uid
    except KeyError:
        uid = next((entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid != 0), None)
    if uid is None:
        raise Invalid("no_account_for_servers")
    return uid
