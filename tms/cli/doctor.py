"""``tms doctor``: is everything as it should be, and what to do where it is not."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tms.cli.findings import DoctorFinding
    from tms.settings import Settings

COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="print one JSON array")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Check settings, servers, database, broker and work. Changes nothing.

    Exit code 1 if something must be put right; warnings alone are 0.
    """
    from tms.settings import Settings

    found = list(_examine(Settings()))
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            click.echo(
                f"{click.style(f'{finding.level:<4}', COLOURS[finding.level])}  {finding.check}: {finding.words}"
            )
            if finding.remedy:
                click.echo(f"      → {finding.remedy}")
    ctx.exit(1 if any(finding.level == "fail" for finding in found) else 0)


def _examine(settings: "Settings") -> Iterator["DoctorFinding"]:
    from tms import embedded
    from tms.cli import findings
    from tms.domain.errors import TmsError

    yield findings.about_python()
    yield from findings.about_settings(settings)
    if not settings.database_url:
        yield findings.about_room(settings.data_dir)
    yield _examine_pictures(settings)
    try:
        where = embedded.addresses(settings)
    except TmsError as error:
        yield findings.DoctorFinding("servers", "fail", "can’t be found", str(error))
        return
    yield from _examine_database(where.database_url)
    yield from _examine_broker(embedded.redis_url(where.broker_url))


def _examine_pictures(settings: "Settings") -> "DoctorFinding":
    from tms.adapters.pictures import PictureBucket
    from tms.cli import findings
    from tms.domain.errors import Invalid

    if settings.bucket is None:
        return findings.about_pictures(settings.pictures_folder)
    try:
        in_the_way = PictureBucket(settings.bucket).in_the_way()
    except Invalid as error:
        return findings.DoctorFinding("pictures", "fail", "the library is missing", str(error))
    return findings.about_bucket(str(settings.pictures_bucket), in_the_way)


def _examine_database(url: str) -> Iterator["DoctorFinding"]:
    import psycopg

    from tms.cli import findings
    from tms.db import migrate
    from tms.db.doctor_facts import examine

    try:
        facts = examine(url)
    except psycopg.Error as error:
        reason = (str(error).splitlines() or ["no reason given"])[0]
        yield findings.DoctorFinding(
            "database", "fail", f"does not answer ({reason})", "Check TMS_DATABASE_URL and its server."
        )
        return
    yield from findings.about_database(facts, migrate.head())


def _examine_broker(live_url: str) -> Iterator["DoctorFinding"]:
    from tms.adapters.broker_facts import BrokerAwayError, examine
    from tms.adapters.worker_presence import Presence
    from tms.cli import findings
    from tms.domain.work_kinds import QUEUES

    try:
        facts = examine(live_url)
    except BrokerAwayError as error:
        yield findings.DoctorFinding(
            "broker", "fail", f"does not answer ({error})", "Check TMS_BROKER_URL and its server."
        )
        return
    yield from findings.about_broker(facts)
    yield findings.about_workers(Presence(live_url).missing(sorted(set(QUEUES.values()))))
