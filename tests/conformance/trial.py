"""Schemathesis as its own program, over HTTP, with one token: what it found, and how often it asked."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.served import EXTERNAL_IDS, Served

NO_OPERATION = "no operation"
"""How requests are counted whose method the resource does not have."""

LEFT_OUT = "positive_data_acceptance"
"""Rules that no schema can say refuse some of what it allows: a cursor that nobody was given, a text of no words."""

_CONFIG = """\
seed = {seed}
continue-on-failure = true
request-timeout = 30
hooks = "tests.conformance.hooks"
cache.enabled = false
output.truncation.max-payload-size = 2000

[auth.openapi.token]
bearer = "{secret}"

[checks]
# 428 is what a request without If-Match is answered, which Schemathesis does not know.
missing_required_header.expected-statuses = [400, 401, 403, 406, 415, 422, 428]

[phases.stateful]
max-steps = 10
generation.max-examples = {chains}

[generation]
database = "none"
deterministic = {deterministic}

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "414", "415", "412", "422", "428", "429"]

[dictionaries]
articles.values = {articles}
external_ids.values = {external_ids}
languages.values = ["zh-Hans", "zh-Hans", "zh-Hans", "en", "zh-Hant"]
segments.values = {segments}
revs.values = ['"1"', '"1"', '"0"', '"2"']
job_tags.values = ['"{job_tag}"']

[parameters]
"path.article_id" = {{ dictionary = "articles", probability = 0.85 }}
"path.external_id" = {{ dictionary = "external_ids", probability = 0.4 }}
"path.locale" = {{ dictionary = "languages", probability = 0.85 }}
"path.segment_id" = {{ dictionary = "segments", probability = 0.85 }}
"header.If-Match" = {{ dictionary = "revs", probability = 0.85 }}

[[operations]]
include-operation-id = "change_job_of_version"
parameters."header.If-Match" = {{ dictionary = "job_tags", probability = 0.85 }}
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What one token was answered: requests by operation and status, and what Schemathesis objects to, if anything."""

    counts: Counter[tuple[str, int]]
    objections: str


def by_status(counts: Counter[tuple[str, int]]) -> Counter[int]:
    """The same counts, of all operations together."""
    statuses: Counter[int] = Counter()
    for (_, status), count in counts.items():
        statuses[status] += count
    return statuses


def never_granted(found: Iterable[Found]) -> list[str]:
    """The operations that were answered 2xx to nobody."""
    counts = [pair for one in found for pair in one.counts if pair[0] != NO_OPERATION]
    granted = {operation for operation, status in counts if 200 <= status < 300}
    return sorted({operation for operation, _ in counts} - granted)


def try_operations(served: Served, who: str, folder: Path, *, examples: int, chains: int, seed: int) -> Found:
    """Each operation by its examples, by the edges of its schema and by chance, and chains of them along the links."""
    arguments = ["run", f"--max-examples={examples}", f"--exclude-checks={LEFT_OUT}"]
    return _ask(served, who, folder, arguments, seed=seed, deterministic=True, chains=chains)


def try_chains(served: Served, who: str, folder: Path, *, seconds: int, seed: int) -> Found:
    """Chains of operations by chance, as long as the time lasts."""
    # Its own requests without a token are more than its chains bear: it stops at the first of them.
    arguments = ["fuzz", f"--max-time={seconds}", f"--exclude-checks={LEFT_OUT},ignored_auth"]
    return _ask(served, who, folder, arguments, seed=seed, deterministic=False)


def _ask(
    served: Served,
    who: str,
    folder: Path,
    arguments: Sequence[str],
    *,
    seed: int,
    deterministic: bool,
    chains: int = 1,
) -> Found:
    folder.mkdir(parents=True, exist_ok=True)
    config, counts = folder / "schemathesis.toml", folder / "counts.json"
    config.write_text(
        _CONFIG.format(
            seed=seed,
            secret=served.secrets[who],
            deterministic=json.dumps(deterministic),
            chains=chains,
            articles=json.dumps([*served.articles, *[served.open] * 8]),
            job_tag=served.job_tag,
            segments=json.dumps(served.segments),
            external_ids=json.dumps(EXTERNAL_IDS, ensure_ascii=False),
        ),
        "utf-8",
    )
    counts.unlink(missing_ok=True)
    program = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)),
            *(arguments[0], f"{served.url}/api/v1/openapi.json", *arguments[1:]),
            "--no-color",
        ],
        env={**os.environ, "TMS_CONFORMANCE_COUNTS": str(counts)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    rows = json.loads(counts.read_text("utf-8")) if counts.exists() else []
    said = f"{program.stdout}\n{program.stderr}" if program.returncode else ""
    return Found(Counter({(operation, status): count for operation, status, count in rows}), said)
