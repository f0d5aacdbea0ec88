"""Starting a WordPress: Debian's files, a private MariaDB and PHP's server, all as whoever runs the test."""

import getpass
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.servers import free_port, quick_place

HERE = Path(__file__).parent
PLUGIN = HERE.parents[2] / "integrations/wordpress/sanwen"
FILES = Path("/usr/share/wordpress")

WANTED = {
    "wordpress": "usr/share/wordpress/wp-settings.php",
    "wordpress-theme-twentytwentyfive": "usr/share/wordpress/wp-content/themes/twentytwentyfive/style.css",
    "mariadb-server-core": "usr/sbin/mariadbd",
    "mariadb-client-core": "usr/bin/mariadb",
    "php-cli": "usr/bin/php",
    "php-mysql": "usr/lib/php/*/mysqli.so",
}
"""Debian's packages, each with a file of it."""

_CONFIG = """<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'wordpress' );
define( 'DB_PASSWORD', '{password}' );
define( 'DB_HOST', 'localhost:{socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'WP_HOME', '{address}' );
define( 'WP_SITEURL', '{address}' );
define( 'WP_CONTENT_DIR', __DIR__ . '/wp-content' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', {log!r} );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {{
    define( $name . '_KEY', $name . '{password}' );
    define( $name . '_SALT', $name . ' {password}' );
}}
$table_prefix = 'wp_';
define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
"""


def missing_packages() -> list[str]:
    """Those of Debian's packages that are not here."""
    return [name for name, file in WANTED.items() if not any(Path("/").glob(file))]


class WordPressSite:
    """A site that runs until ``close``; ``passwords`` are the application passwords of an editor and an author."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tms-wordpress-", dir=quick_place()))
        self.files = self.folder / "site"
        self.socket = self.folder / "db.sock"
        self.log = self.folder / "debug.log"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._secret = secrets.token_hex(16)
        self._processes: list[subprocess.Popen[bytes]] = []
        try:
            self._start_database()
            self._copy_files()
            self.passwords: Mapping[str, str] = self._install()
            self.start_server()
        except BaseException:
            self.close()
            raise

    def _run(self, *command: str | Path, words: str | None = None) -> str:
        done = subprocess.run(command, input=words, capture_output=True, text=True, check=False, timeout=120)
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def _start_database(self) -> None:
        data, user = self.folder / "db", getpass.getuser()
        log_size = "--innodb-log-file-size=8M"
        self._run(
            "mariadb-install-db", "--no-defaults", f"--datadir={data}", f"--user={user}", "--skip-test-db", log_size
        )
        options = (
            "--no-defaults",
            f"--datadir={data}",
            f"--socket={self.socket}",
            f"--user={user}",
            "--skip-networking",
        )
        small = ("--innodb-flush-log-at-trx-commit=2", "--innodb-buffer-pool-size=64M", log_size)
        with (self.folder / "db.log").open("wb") as log:
            self._processes.append(subprocess.Popen(["/usr/sbin/mariadbd", *options, *small], stdout=log, stderr=log))
        _wait_for(self.socket.exists)
        self.sql(
            "CREATE DATABASE wordpress CHARACTER SET utf8mb4;"
            f"CREATE USER wordpress@localhost IDENTIFIED BY '{self._secret}';"
            "GRANT ALL ON wordpress.* TO wordpress@localhost;",
            database="mysql",
        )

    def _copy_files(self) -> None:
        left_out = shutil.ignore_patterns("wp-config.php", "wp-admin", "wp-includes", "plugins")
        shutil.copytree(FILES, self.files, ignore=left_out)
        for name in ("wp-admin", "wp-includes"):
            (self.files / name).symlink_to(FILES / name)
        shutil.copytree(PLUGIN, self.files / "wp-content/plugins/sanwen")
        shutil.copytree(HERE / "mu-plugins", self.files / "wp-content/mu-plugins")
        config = _CONFIG.format(password=self._secret, socket=self.socket, address=self.address, log=str(self.log))
        (self.files / "wp-config.php").write_text(config)

    def _install(self) -> Mapping[str, str]:
        said = self._run("php", HERE / "install.php", self.files, f"127.0.0.1:{self.port}")
        found: Mapping[str, str] = json.loads(said.splitlines()[-1])
        return found

    def start_server(self) -> None:
        """Let the site answer. It has some processes, so that requests meet."""
        command: list[str | Path] = ["php", "-S", f"127.0.0.1:{self.port}", "-t", self.files, HERE / "router.php"]
        with (self.folder / "php.log").open("ab") as log:
            self._php = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                env={**os.environ, "PHP_CLI_SERVER_WORKERS": "3"},
                start_new_session=True,
            )
        self._processes.append(self._php)
        _wait_for(lambda: _listens(self.port))

    def kill_server(self) -> None:
        """End it at once, in whatever it is doing."""
        os.killpg(self._php.pid, signal.SIGKILL)
        self._php.wait()
        # Its children hold the port for a moment more.
        _wait_for(lambda: not _listens(self.port))
        self._processes.remove(self._php)

    def die_at(self, step: str) -> None:
        """The next request that comes to this hook is killed there, with SIGKILL; `hook:name` says of which meta."""
        (self.files / "wp-content/die-at").write_text(step)

    def restart_server(self) -> None:
        """End the server, with what is left of it, and let the site answer again."""
        self.kill_server()
        (self.files / "wp-content/die-at").unlink(missing_ok=True)
        self.start_server()

    def close(self) -> None:
        """End everything and leave nothing."""
        if hasattr(self, "_php") and self._php.poll() is None:
            self.kill_server()
        for process in self._processes:
            process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, statement: str, *, database: str = "wordpress") -> list[list[str]]:
        """What the site's database says."""
        said = self._run(
            "mariadb",
            "--no-defaults",
            f"--socket={self.socket}",
            "--default-character-set=utf8mb4",
            "-N",
            "-B",
            "-r",
            f"--user={getpass.getuser()}",
            database,
            words=statement,
        )
        return [line.split("\t") for line in said.splitlines()]

    def php(self, code: str, *, admin: bool = False) -> Any:
        """What PHP within the site says as JSON: an editor's act, say, by WordPress's own functions."""
        before, more = ("", "")
        if admin:
            before, more = "define( 'WP_ADMIN', true );", "require_once ABSPATH . 'wp-admin/includes/admin.php';"
        script = (
            f"$_SERVER['HTTP_HOST'] = '127.0.0.1:{self.port}'; {before} require '{self.files}/wp-load.php'; {more}"
            f" wp_set_current_user( get_user_by( 'login', 'owner' )->ID ); {code}"
        )
        return json.loads(self._run("php", "-r", script).splitlines()[-1])

    def page(self, address: str) -> tuple[int, str]:
        """What a reader gets there."""
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def posts(self) -> Sequence[Mapping[str, str]]:
        """Every post of ours, in the order in which they were made."""
        rows = self.sql(
            "SELECT p.ID, p.post_status, p.post_name, p.post_title, v.meta_value, l.meta_value FROM wp_posts p"
            " LEFT JOIN wp_postmeta v ON v.post_id = p.ID AND v.meta_key = '_sanwen_version'"
            " LEFT JOIN wp_postmeta l ON l.post_id = p.ID AND l.meta_key = 'sanwen_language'"
            " WHERE p.post_type = 'post' AND p.guid LIKE 'urn:uuid:%' ORDER BY p.ID"
        )
        return [dict(zip(("id", "status", "slug", "title", "version", "language"), row, strict=True)) for row in rows]

    def empty(self) -> None:
        """Without posts and pictures, as before anything was sent to it."""
        self.php(
            "foreach (get_posts(array('post_type' => array('post', 'attachment'), 'numberposts' => -1, 'post_status' =>"
            " 'any')) as $one) { wp_delete_post($one->ID, true); } echo 1;"
        )

    def complaints(self) -> list[str]:
        """What PHP or WordPress complained of since the site was made."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [line for line in lines if re.search(r"PHP (?!Deprecated)|WordPress database error", line)]


def _listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _wait_for(is_so: Callable[[], bool]) -> None:
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.1)
    raise TimeoutError
