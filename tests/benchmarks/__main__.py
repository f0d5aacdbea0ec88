"""The budgets, measured: ``uv run python -m tests.benchmarks`` (a few minutes; ``--help`` tells what can be chosen)."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.acts import act_rows
from tests.benchmarks.api import api_rows
from tests.benchmarks.checks import checks_rows
from tests.benchmarks.conversion import conversion_rows
from tests.benchmarks.cutting import cutting_rows
from tests.benchmarks.desk import make_desk
from tests.benchmarks.drafting import drafting_rows
from tests.benchmarks.editor import editor_rows
from tests.benchmarks.fatigue import fatigue_rows
from tests.benchmarks.glossary import glossary_rows
from tests.benchmarks.memory import memory_of_up, memory_rows
from tests.benchmarks.memory_lookup import memory_lookup_rows
from tests.benchmarks.numbers import number_rows
from tests.benchmarks.open_pages import open_page_rows
from tests.benchmarks.parity import parity_rows
from tests.benchmarks.pictures import picture_rows
from tests.benchmarks.pipeline import pipeline_rows
from tests.benchmarks.report import Row, as_json, as_table
from tests.benchmarks.requests import request_rows
from tests.benchmarks.rule_change import rule_change_rows
from tests.benchmarks.running import Running, running
from tests.benchmarks.search import search_rows
from tests.benchmarks.search_cost import search_cost_rows
from tests.benchmarks.segmentation import segmentation_rows
from tests.benchmarks.terms import term_rows
from tests.benchmarks.webhooks import webhook_rows
from tests.benchmarks.worklist import worklist_rows

PARTS = (
    "memory",
    "pipeline",
    "drafting",
    "rule-change",
    "open-pages",
    "requests",
    "terms",
    "editor",
    "cutting",
    "search-cost",
    "webhooks",
    "acts",
    "pictures",
)
ALONE: dict[str, Callable[[argparse.Namespace], list[Row]]] = {
    "conversion": lambda chosen: conversion_rows(rounds=chosen.rounds),
    "segmentation": lambda chosen: segmentation_rows(rounds=chosen.rounds),
    "worklist": lambda _: worklist_rows(),
    "glossary": lambda _: glossary_rows(),
    "fatigue": lambda _: fatigue_rows(),
    "numbers": lambda chosen: number_rows(show=not chosen.json),
    "checks": lambda _: checks_rows(),
    "memory-lookup": lambda chosen: memory_lookup_rows(chosen.entries),
    "parity": lambda _: parity_rows(),
    "search": lambda chosen: search_rows(chosen.articles),
    "api": lambda chosen: api_rows(rounds=chosen.rounds, articles=chosen.articles),
}
"""Parts that are measured without the running product of the others."""


def main() -> None:
    """Measure the parts that were chosen, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, *ALONE, []], help="what to measure; by default everything")
    parser.add_argument("--articles", type=int, default=10_000, help="articles in the large database")
    parser.add_argument("--entries", type=int, nargs="+", default=[10_000, 20_000], help="sizes of the memory")
    parser.add_argument("--rounds", type=int, default=10, help="more rounds, steadier figures")
    parser.add_argument(
        "--profile", type=Path, metavar="FOLDER", help="of the editor: what grows and what takes time, for DevTools"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    chosen = parser.parse_args()
    wanted = chosen.parts or [*ALONE, *PARTS]
    rows: list[Row] = []
    for part, measure in ALONE.items():
        if part in wanted:
            rows += measure(chosen)
    if set(wanted) & set(PARTS):
        rows += _with_product(chosen, wanted)
    print(as_json(rows) if chosen.json else as_table(rows))


def _with_product(chosen: argparse.Namespace, wanted: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    with running() as product:
        for part in PARTS:
            if part in wanted:
                print(f"measuring {part} …", file=sys.stderr)
                rows += _measuring(chosen)[part](product)
    return rows


def _measuring(chosen: argparse.Namespace) -> dict[str, Callable[[Running], list[Row]]]:
    rounds: int = chosen.rounds
    return {
        "memory": lambda product: [*memory_of_up(), *memory_rows(product, "at rest")],
        "pipeline": lambda product: [
            *pipeline_rows(product, rounds=max(1, rounds // 3)),
            *memory_rows(product, "at rest after work"),
        ],
        "drafting": lambda product: drafting_rows(product, rounds=max(1, rounds // 3)),
        "rule-change": rule_change_rows,
        "open-pages": lambda product: open_page_rows(product, make_desk(product, clients=1)[0][0], rounds=rounds),
        "requests": lambda product: request_rows(product, rounds=rounds, articles=chosen.articles),
        "terms": lambda product: term_rows(product, rounds=rounds),
        "editor": lambda product: editor_rows(product, rounds=rounds, profile=chosen.profile),
        "cutting": lambda product: cutting_rows(product, rounds=rounds),
        "search-cost": lambda product: search_cost_rows(product, rounds=rounds),
        "webhooks": lambda product: webhook_rows(product, rounds=rounds),
        "acts": act_rows,
        "pictures": lambda product: picture_rows(product, rounds=rounds, articles=min(chosen.articles, 1_000)),
    }


if __name__ == "__main__":
    main()
