"""Figures for monitoring, in Prometheus' text format; those of work are the same from every web process."""

import hmac
import platform
import time
from importlib.metadata import version

from flask import Blueprint, Flask, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from tms.db.unit_of_work import is_away
from tms.domain.errors import Denied
from tms.domain.work_kinds import QUEUES, WorkKind
from tms.http.allowed_hosts import is_local
from tms.http.context import container, end_unit_of_work, unit_of_work
from tms.services.pipeline.work_figures import WorkFigures, WorkStanding
from tms.services.publishing.release_watch import ReleaseWatch, Watched

blueprint = Blueprint("metrics", __name__)

REQUEST_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
STAGE_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
STATES = ("waiting", "running", "failed")


class Metrics:
    """The figures of one web process."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.work = WorkFigures()
        self.watch = ReleaseWatch()
        self.requests = Histogram(
            "tms_http_request_seconds",
            "Time from a request's arrival to its answer",
            ["method", "route", "status"],
            registry=registry,
            buckets=REQUEST_SECONDS,
        )
        self.items = Gauge(
            "tms_work_items", "Work items that wait, run or have failed", ["kind", "state"], registry=registry
        )
        self.oldest = Gauge(
            "tms_queue_oldest_due_seconds",
            "How long the oldest item that is due has waited; 0 if none waits",
            ["queue"],
            registry=registry,
        )
        self.stages = Histogram(
            "tms_stage_seconds",
            "Time of the last attempt of stages that ended while this process ran",
            ["kind"],
            registry=registry,
            buckets=STAGE_SECONDS,
        )
        self.failures = Counter(
            "tms_stage_failures",
            "Stages that failed for good while this process ran",
            ["kind", "code"],
            registry=registry,
        )
        self.told = Gauge("tms_work_figures_read", "1 if the figures of work are from now", registry=registry)
        self.watched = Gauge(
            "tms_released_snapshots_checked",
            "Released versions whose texts this process has looked at",
            registry=registry,
        )
        self.unread = Gauge(
            "tms_released_texts_not_accepted",
            "Texts that readers see now and that nobody accepted as they stand; of those looked at",
            registry=registry,
        )
        self.live = Gauge("tms_live_pages", "Event streams that browsers hold open", registry=registry)
        build = Info("tms_build", "What runs", registry=registry)
        build.info({"version": version("sanwen"), "python": platform.python_version()})
        ProcessCollector(registry=registry)
        for kind in WorkKind:
            self.stages.labels(kind)

    def set_watched(self, watched: Watched) -> None:
        """Take over what the watch over released versions has found so far."""
        self.watched.set(watched.snapshots)
        self.unread.set(watched.not_accepted)

    def set_work(self, figures: WorkStanding) -> None:
        """Take over what the database says about background work."""
        counts = {(one.kind, one.state): one.items for one in figures.standing}
        for kind in WorkKind:
            for state in STATES:
                self.items.labels(kind, state).set(counts.get((kind, state), 0))
        for queue in set(QUEUES.values()):
            due = [one.oldest_due for one in figures.standing if QUEUES.get(WorkKind(one.kind)) == queue]
            self.oldest.labels(queue).set(max((seconds for seconds in due if seconds is not None), default=0))
        for one in figures.ended:
            if one.seconds is not None:
                self.stages.labels(one.kind).observe(one.seconds)
            if one.error_code is not None:
                self.failures.labels(one.kind, one.error_code).inc()


def register(app: Flask) -> None:
    """Measure every request of the application."""
    app.extensions["tms_metrics"] = metrics = Metrics()
    metrics.live.set_function(lambda: app.extensions["tms"].live.open)

    def begin() -> None:
        g.measured_since = time.perf_counter()

    def end(response: Response) -> Response:
        if "measured_since" in g:
            route = request.url_rule.rule if request.url_rule else "none"
            seconds = time.perf_counter() - g.measured_since
            metrics.requests.labels(request.method, route, response.status_code).observe(seconds)
        return response

    app.before_request(begin)
    app.after_request(end)
    app.register_blueprint(blueprint)


@blueprint.get("/metrics")
def metrics() -> Response:
    """The figures, for a reader that has the token; where none is set, for programs on this machine."""
    _may_read()
    figures: Metrics = current_app.extensions["tms_metrics"]
    try:
        figures.set_work(figures.work.read(unit_of_work()))
        figures.set_watched(figures.watch.read(unit_of_work()))
        figures.told.set(1)
    except Exception as error:
        if not is_away(error):
            raise
        end_unit_of_work(error)
        figures.told.set(0)
    return Response(generate_latest(figures.registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def _may_read() -> None:
    wanted = container().settings.metrics_token
    if wanted is not None and wanted.get_secret_value():
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {wanted.get_secret_value()}".encode()):
            raise Denied("metrics_token_wrong")
    elif not is_local():
        raise Denied("metrics_not_open")
