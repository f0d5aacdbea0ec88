"""What breaks. Each fault injects itself into a trial, and heals without anybody doing anything."""

import os
import signal
from functools import partial

from tests.chaos.patched import POINTS
from tests.chaos.trial import Fault, Trial

STAGES = ("segment", "draft", "derive", "check", "open")
FROZEN_SECONDS = (2.0, 6.0)


def worker_killed(stage: str, trial: Trial) -> int:
    """The whole of the worker, at one of four points of the stage."""
    return _at_point(trial, stage, POINTS[trial.number % len(POINTS)], only_child=False)


def child_killed(trial: Trial) -> int:
    """The process of the pool that runs the stage; the worker lives on."""
    return _at_point(trial, trial.chance.choice(STAGES[:4]), trial.chance.choice(POINTS), only_child=True)


def _at_point(trial: Trial, stage: str, point: str, *, only_child: bool) -> int:
    stack = trial.stack
    stack.when(trial.article, stage, point, signal.SIGKILL, only_child=only_child)
    stack.wait_until(lambda: stack.obeyed is not None, what=f"{stage} reaches {point}")
    trial.breaks_now()
    return 1


def in_the_middle(fault: Fault) -> Fault:
    """The fault, some time after drafting has begun."""

    def injected(trial: Trial) -> int:
        trial.wait_for("draft", seconds_more=trial.chance.uniform(0.0, 0.6))
        trial.breaks_now()
        return fault(trial)

    return injected


def broker_killed(trial: Trial) -> int:
    """SIGKILL to Valkey."""
    trial.stack.signal_broker(signal.SIGKILL)
    return 1


def broker_flushed(trial: Trial) -> int:
    """Every message lost, three times."""
    for _ in range(3):
        trial.stack.flush_broker()
        trial.stack.supervise(0.15)
    return 3


def broker_frozen(trial: Trial) -> int:
    """Valkey neither answers nor goes away, for some seconds."""
    trial.stack.signal_broker(signal.SIGSTOP)
    try:
        trial.stack.supervise(trial.chance.uniform(*FROZEN_SECONDS))
    finally:
        trial.stack.signal_broker(signal.SIGCONT)
    return 1


def connections_dropped(trial: Trial) -> int:
    """PostgreSQL ends all our sessions, three times."""
    dropped = 0
    for _ in range(3):
        dropped += trial.stack.drop_connections()
        trial.stack.supervise(0.2)
    return dropped


def database_restarted(trial: Trial) -> int:
    """PostgreSQL shuts down at once and is started again."""
    trial.stack.shut_database_down()
    return 1


def commit_lost(trial: Trial) -> int:
    """Transactions of web and worker that are committed and not answered."""
    before = trial.stack.lost_commits
    trial.stack.lose_commits("web", 4)
    trial.stack.lose_commits("worker", 2)
    trial.stack.wait_until(lambda: trial.stack.lost_commits >= before + 4, what="commits are lost")
    trial.after.append(lambda: trial.stack.lose_commits("worker", 0))
    return trial.stack.lost_commits - before


def worker_frozen(trial: Trial) -> int:
    """A worker is frozen in a stage, past its lease, beside another one; then it goes on."""
    stage = trial.chance.choice(STAGES[:4])
    # Inside a transaction its locks stay, until PostgreSQL ends its session.
    point = trial.chance.choice(("after_claim", "mid_work", "mid_work", "before_commit"))
    return frozen_at(stage, point, trial)


def frozen_at(stage: str, point: str, trial: Trial) -> int:
    """The same at one place."""
    stack = trial.stack
    stack.two_workers()
    stack.when(trial.article, stage, point, signal.SIGSTOP)
    stack.wait_until(lambda: stack.obeyed is not None, what=f"{stage} reaches {point}")
    trial.breaks_now()

    def go_on() -> None:
        os.killpg(stack.obeyed or 0, signal.SIGCONT)
        stack.supervise(1.0)

    trial.after.append(go_on)
    return 1


FAULTS: dict[str, Fault] = {
    **{f"worker killed: {stage}": partial(worker_killed, stage) for stage in STAGES},
    "pool child killed": child_killed,
    "broker killed": in_the_middle(broker_killed),
    "broker flushed": in_the_middle(broker_flushed),
    "broker frozen": in_the_middle(broker_frozen),
    "connections dropped": in_the_middle(connections_dropped),
    "database restarted": in_the_middle(database_restarted),
    "COMMIT's answer lost": in_the_middle(commit_lost),
    "worker frozen past its lease": worker_frozen,
}


def is_per_stage(name: str) -> bool:
    """Whether it is one of five that are the same fault in another stage."""
    return name.startswith("worker killed")


def of_new_article(name: str) -> bool:
    """Whether the fault needs a version that nobody has opened yet."""
    return name == "worker killed: open"
