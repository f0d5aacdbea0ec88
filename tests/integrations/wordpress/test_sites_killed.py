"""Worker, broker and site are killed while articles with pictures go out and back: each version is one post."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import redis

from tests.chaos.processes import WorkerProcess, wait_until
from tests.integrations.wordpress.dying_worker import ANSWERED, BEFORE, TAKEN
from tests.integrations.wordpress.found_wrong import found_wrong
from tests.integrations.wordpress.pictured import FERRY, TRAM, add, attachments, pictured, showing
from tests.integrations.wordpress.sending import LANGUAGES, wordpress_tests
from tests.integrations.wordpress.sending_house import SendingHouse
from tests.integrations.wordpress.test_sending import here
from tms.embedded import redis_url

__all__ = ["here"]

pytestmark = [*wordpress_tests, pytest.mark.part(2)]

KILLS = int(os.environ.get("TMS_SITE_KILLS", "3"))
"""How often each of them is killed."""

DURING, ANY_TIME = "during the request", "at some moment"
WORKER_STEPS = (TAKEN, BEFORE, DURING, ANSWERED, ANY_TIME)
PICTURE_STEPS = ("add_attachment", "wp_generate_attachment_metadata")
SITE_STEPS = (*PICTURE_STEPS, "rest_pre_dispatch", "wp_insert_post_data", "save_post", "rest_post_dispatch", "shutdown")
WITHDRAWS = 2
"""Which of four turns it is that withdraws something."""
SECRET = "only for tests"

_SHOOTS = """<?php
// For tests: whoever asks dies while the site writes what they sent.
add_action( 'save_post', function () {
	$file = WP_CONTENT_DIR . '/shoot';
	if ( isset( $_GET['rest_route'] ) && is_file( $file ) ) {
		$group = (int) file_get_contents( $file );
		unlink( $file );
		posix_kill( -$group, SIGKILL );
	}
} );
"""


class Broker:
    """A broker that can be killed, and then knows nothing any more."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "broker.sock"
        self.url = f"redis+socket://{self.socket}?virtual_host=0"
        self.start()

    def start(self) -> None:
        program = shutil.which("valkey-server") or shutil.which("redis-server") or "valkey-server"
        command = [program, "--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_until(self._answers, seconds=60, what="the broker answers")

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(redis_url(self.url)) as asked:
                return bool(asked.ping())
        except redis.ConnectionError:
            return False

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Newsdesk:
    """A publication that goes on working while things die around it."""

    def __init__(self, house: SendingHouse, broker: Broker, folder: Path) -> None:
        self.house, self.site, self.broker = house, house.wordpress, broker
        self.chance = random.Random(17)  # noqa: S311 - it hides nothing
        self.order = folder / "dies-at"
        self._log = folder / "worker.log"
        self._environment = {
            "TMS_DATABASE_URL": house.database.engine.url.render_as_string(hide_password=False),
            "TMS_BROKER_URL": broker.url,
            "TMS_DATA_DIR": str(folder / "data"),
            "TMS_PICTURES_DIR": str(house.pictures_folder),
            "TMS_SECRET_KEY": SECRET,
            "TMS_ENCRYPTION_KEY": SECRET,
            "TMS_LEASE_SECONDS": "2",
            "TMS_SWEEP_SECONDS": "0.3",
            "TMS_DIES_AT": str(self.order),
        }
        self.worker = self._hire()

    def _hire(self) -> WorkerProcess:
        return WorkerProcess("tests.integrations.wordpress.dying_worker", [], self._environment, self._log)

    def change(self, turn: int) -> None:
        """Publish something new, correct it and its picture, withdraw it, and publish it again."""
        if turn % 4 == 0:
            pictured(self.house, "en")
            return
        story = self.chance.choice(self.house.stories) if turn % 4 == 1 else self.house.stories[-1]
        if turn % 4 == 1:
            number = add(self.house, story, self.chance.choice((TRAM, FERRY)))
            story.commit(replace(showing(story.page(), number), title=f"The ferry of turn {turn}"))
        if turn % 4 == WITHDRAWS:
            story.withdraw("en")
        else:
            story.publish("en")

    def kill_worker(self, turn: int) -> str:
        step = WORKER_STEPS[turn % len(WORKER_STEPS)]
        self.wait_for_all()
        if step == DURING:
            (self.site.files / "wp-content/shoot").write_text(str(self.worker.pid))
        elif step != ANY_TIME:
            self.order.write_text(step)
        self.change(turn)
        if step == ANY_TIME:
            time.sleep(self.chance.random())
            self.worker.kill()
        wait_until(self._is_dead, seconds=120, what=f"it dies: {step}; {self.worker.log[-2000:]}")
        self.worker.kill()
        self.worker = self._hire()
        return step

    def _is_dead(self) -> bool:
        self.house.moves_on()
        return not self.worker.running

    def kill_broker(self, turn: int) -> str:
        self.change(turn)
        time.sleep(self.chance.random())
        self.broker.kill()
        self.change(turn + 3)
        self.broker.start()
        return ANY_TIME

    def kill_site(self, turn: int) -> str:
        step = SITE_STEPS[turn % len(SITE_STEPS)]
        if turn % 4 == WITHDRAWS and step in PICTURE_STEPS:
            step = "delete_attachment"
        self.wait_for_all()
        self.site.die_at(step)
        self.change(turn)
        order = self.site.files / "wp-content/die-at"
        wait_until(lambda: not order.exists(), seconds=120, what=f"it dies: {step}; {self.worker.log[-2000:]}")
        self.site.restart_server()
        return step

    def wait_for_all(self) -> None:
        """Until the site has everything, so that what comes next reaches every step."""
        wait_until(self.has_sent_all, seconds=120, what=f"all is sent; {self.worker.log[-2000:]}")

    def has_sent_all(self) -> bool:
        self.house.moves_on()
        return all(one.state == "sent" for story in self.house.stories for one in self.house.standing(story).values())


@pytest.fixture
def newsdesk(here: SendingHouse, tmp_path: Path) -> Iterator[Newsdesk]:
    plugin = here.wordpress.files / "wp-content/mu-plugins/shoots.php"
    plugin.write_text(_SHOOTS)
    broker = Broker(tmp_path)
    try:
        here.connect()
        pictured(here, *LANGUAGES)
        desk = Newsdesk(here, broker, tmp_path)
        try:
            yield desk
        finally:
            desk.worker.kill()
    finally:
        broker.kill()
        plugin.unlink()


@pytest.mark.timeout(300 + 60 * KILLS)
@pytest.mark.parametrize("killed", ["worker", "broker", "site"])
def test_whatever_is_killed_each_version_is_one_post_and_its_state_is_right(newsdesk: Newsdesk, killed: str) -> None:
    kill: Callable[[int], str] = getattr(newsdesk, f"kill_{killed}")
    newsdesk.wait_for_all()
    steps: dict[str, int] = {}
    for turn in range(KILLS):
        step = kill(turn)
        steps[step] = steps.get(step, 0) + 1
    newsdesk.wait_for_all()
    posts = newsdesk.site.posts()
    doubled = len(posts) - len({post["version"] for post in posts})
    wrong = found_wrong(newsdesk.house)
    # Shown with `-s`: the table that somebody asks for.
    kept = attachments(newsdesk.house)
    counted = f"{len(posts)} posts with {kept} pictures, doubled {doubled}, wrong {len(wrong)}"
    sys.stdout.write(f"\n{killed} killed {KILLS} times ({steps}): {counted}\n")
    assert (doubled, wrong) == (0, [])
