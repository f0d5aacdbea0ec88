"""Figures for monitoring: read by whoever may, true to the database, and each end of a stage counted once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr
from sqlalchemy import func, insert, update

from tests.conftest import make_container
from tests.factories import Newsroom, make_article
from tms.app import create_app
from tms.db.models import WorkItem
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Role
from tms.services.pipeline.work_figures import WorkFigures

TOKEN = "a token of the operator"


def figures(client: FlaskClient) -> Mapping[tuple[str, ...], float]:
    """Each sample by its name and the values of its labels in the order of the labels' names."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    return {
        (sample.name, *(sample.labels[name] for name in sorted(sample.labels))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def add_item(database: Database, **values: Any) -> None:
    with database.begin() as uow:
        uow.session.execute(insert(WorkItem).values(**values))


@pytest.fixture
def with_token(app: Flask, database: Database, shared_database: str, tmp_path: Path) -> FlaskClient:
    container = make_container(database, shared_database, tmp_path)
    settings = container.settings.model_copy(update={"metrics_token": SecretStr(TOKEN)})
    return create_app(replace(container, settings=settings)).test_client()


def test_what_waits_runs_and_has_failed_is_counted_by_kind(client: FlaskClient, database: Database) -> None:
    before = figures(client)
    hour_ago, next_hour = func.now() - timedelta(hours=1), func.now() + timedelta(hours=1)
    add_item(database, kind="draft", not_before=hour_ago)
    add_item(database, kind="draft", not_before=next_hour)
    add_item(database, kind="check", state="running", token=func.gen_random_uuid(), lease_until=func.now())
    add_item(database, kind="check", state="failed", error_code="stage_broken", ended_at=func.now())
    after = figures(client)
    changed = {
        key: after[key] - before[key] for key in after if key[0] == "tms_work_items" and after[key] != before[key]
    }
    assert changed == {
        ("tms_work_items", "draft", "waiting"): 2,
        ("tms_work_items", "check", "running"): 1,
        ("tms_work_items", "check", "failed"): 1,
    }
    assert after["tms_queue_oldest_due_seconds", "drafts"] == 3600
    assert after["tms_queue_oldest_due_seconds", "pipeline"] == before["tms_queue_oldest_due_seconds", "pipeline"]


def test_the_stages_of_an_article_are_timed(own_database: Database, own_database_url: str, tmp_path: Path) -> None:
    from tests.factories import make_newsroom

    newsroom = make_newsroom(own_database)
    client = create_app(make_container(own_database, own_database_url, tmp_path)).test_client()
    before = figures(client)
    make_article(own_database, newsroom[Role.EDITOR])
    for _ in range(2):
        after = figures(client)
    counted = {kind: after["tms_stage_seconds_count", kind] for kind in ("segment", "draft", "derive", "check", "open")}
    assert counted == {"segment": 1, "draft": 1, "derive": 1, "check": 2, "open": 2}
    assert before["tms_stage_seconds_count", "draft"] == 0
    assert after["tms_stage_seconds_sum", "draft"] > 0


def test_each_end_is_told_once_also_when_it_is_seen_late_or_comes_again(own_database: Database) -> None:
    """What commits after later ones, and what a person retries."""
    reader = WorkFigures()

    def ended() -> int:
        with own_database.begin() as uow:
            return len(reader.read(uow).ended)

    add_item(own_database, kind="check", state="done", ended_at=func.now())
    assert ended() == 0
    add_item(own_database, kind="check", state="done", ended_at=func.now() + timedelta(seconds=5))
    add_item(own_database, kind="check", state="failed", error_code="stage_broken", ended_at=func.now())
    assert (ended(), ended()) == (2, 0)
    add_item(own_database, kind="check", state="done", ended_at=func.now() + timedelta(seconds=1))
    assert (ended(), ended()) == (1, 0)
    with own_database.begin() as uow:
        retried = update(WorkItem).where(WorkItem.state == "failed")
        uow.session.execute(retried.values(ended_at=func.now() + timedelta(seconds=7)))
    assert (ended(), ended()) == (1, 0)


def test_failures_are_counted_by_code(client: FlaskClient, database: Database) -> None:
    figures(client)
    later = func.now() + timedelta(seconds=1)
    add_item(database, kind="derive", state="failed", error_code="stage_broken", ended_at=later)
    assert figures(client)["tms_stage_failures_total", "stage_broken", "derive"] == 1


def test_requests_are_timed_by_route_and_status(client: FlaskClient, newsroom: Newsroom) -> None:
    # Other tests have asked the same application.
    before = figures(client)
    client.get("/login")
    client.get("/articles/12")
    client.get("/no/such/page")
    found = figures(client)
    for route, status in (("/login", "200"), ("/articles/<int:article_id>", "302"), ("none", "404")):
        figure = ("tms_http_request_seconds_count", "GET", route, status)
        assert found[figure] == before.get(figure, 0) + 1


def test_it_says_what_runs(client: FlaskClient) -> None:
    found = figures(client)
    assert [key for key in found if key[0] == "tms_build_info"]
    assert found["tms_live_pages",] == 0
    assert found["tms_work_figures_read",] == 1
    assert found["process_resident_memory_bytes",] > 0


def test_without_a_database_the_rest_is_told(app: Flask, tmp_path: Path) -> None:
    nowhere = "postgresql+psycopg://me@/tms?host=/nowhere"
    away = create_app(make_container(Database(make_engine(nowhere)), nowhere, tmp_path)).test_client()
    assert figures(away)["tms_work_figures_read",] == 0


@pytest.mark.parametrize(
    ("remote", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("192.0.2.7", {}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}, 403),
        ("127.0.0.1", {"Forwarded": "for=192.0.2.7"}, 403),
    ],
)
def test_without_a_token_programs_on_this_machine_read_it(
    remote: str, headers: dict[str, str], status: int, client: FlaskClient
) -> None:
    assert client.get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": remote}).status_code == status


@pytest.mark.parametrize(
    ("given", "status"), [(f"Bearer {TOKEN}", 200), ("Bearer wrong", 403), (TOKEN, 403), ("", 403)]
)
def test_with_a_token_nobody_reads_it_without(given: str, status: int, with_token: FlaskClient) -> None:
    answer = with_token.get("/metrics", headers={"Authorization": given, "X-Forwarded-For": "192.0.2.7"})
    assert answer.status_code == status
