"""OpenStack Swift with its S3 interface: the real service, four processes in a folder, in an environment of its own."""

import getpass
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from minio import Minio

from tests.servers import free_port, quick_place
from tms.domain.picture_bucket import BucketAccess

SWIFT = "swift==2.38.3"
_PARTS = ("account", "container", "object")
_STORING = """
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
workers = 0
user = {user}
[pipeline:main]
pipeline = {part}-server
[app:{part}-server]
use = egg:swift#{part}
"""
_SPEAKING = """
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
swift_dir = {folder}
workers = 0
user = {user}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_house_pictures = a-secret-of-the-house .admin
user_house_reader = another-secret
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
"""


@dataclass
class SwiftService:
    """A service that runs. ``access`` names a bucket that is there, and who may write in it."""

    port: int
    programs: dict[str, subprocess.Popen[bytes]]

    @property
    def access(self) -> BucketAccess:
        return BucketAccess(
            "pictures", f"127.0.0.1:{self.port}", "house:pictures", "a-secret-of-the-house", "news/", secure=False
        )

    def stop(self) -> None:
        """End it, as where a cable is pulled."""
        for program in self.programs.values():
            program.kill()
            program.wait()


@contextmanager
def swift_service() -> Iterator[SwiftService]:
    """Install it, start it, make the bucket, and remove everything at the end."""
    with TemporaryDirectory(prefix="tms-swift-", dir=quick_place()) as place:
        folder = Path(place)
        (folder / "devices/disk").mkdir(parents=True)
        (folder / "swift.conf").write_text(
            "[swift-hash]\nswift_hash_path_suffix = only\nswift_hash_path_prefix = tests\n"
        )
        tools = _installed(folder / "environment")
        ports = {part: free_port() for part in (*_PARTS, "proxy")}
        for part, port in ports.items():
            words = _SPEAKING if part == "proxy" else _STORING
            user = getpass.getuser()
            (folder / f"{part}.conf").write_text(words.format(part=part, port=port, folder=folder, user=user))
            if part != "proxy":
                ring = [tools / "python", tools / "swift-ring-builder", folder / f"{part}.builder"]
                for step in (("create", "2", "1", "0"), ("add", f"r1z1-127.0.0.1:{port}/disk", "1"), ("rebalance",)):
                    subprocess.run([*ring, *step], check=True, stdout=subprocess.DEVNULL)
        service = SwiftService(ports["proxy"], {})
        try:
            for part in ports:
                with (folder / f"{part}.log").open("wb") as log:
                    command = [tools / "python", tools / f"swift-{part}-server", folder / f"{part}.conf"]
                    service.programs[part] = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
            for port in ports.values():
                _wait_for(port)
            _make_bucket(service.access)
            yield service
        finally:
            service.stop()


def _make_bucket(access: BucketAccess) -> None:
    client = Minio(access.host, access.access_key, access.secret_key, secure=False, region=access.region)
    client.make_bucket(access.bucket)


def _installed(place: Path) -> Path:
    uv = shutil.which("uv")
    assert uv is not None, "install uv: it makes the environment for Swift"
    kept = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    for command in ((uv, "venv", "-q", place), (uv, "pip", "install", "-q", "--python", place / "bin/python", SWIFT)):
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, env=kept)
    return place / "bin"


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthcheck", timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError
