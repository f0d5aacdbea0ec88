"""The zones that people choose among: few, by their cities, and each clock of each country once."""

import runpy
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from flask import Flask

from tms.web.rendering.zones import TABLE, zones_to_choose

ROOT = Path(__file__).parents[3]


def cities(app: Flask, tag: str, chosen: str = "UTC") -> dict[str, str]:
    with app.test_request_context("/", headers={"Accept-Language": tag}):
        return {zone.name: zone.words.partition(" · ")[0] for _part, zones in zones_to_choose(chosen) for zone in zones}


@pytest.mark.parametrize(
    ("tag", "taipei", "new_york"),
    [("en", "Taipei", "New York"), ("zh-Hant", "台北", "紐約"), ("zh-Hans", "台北", "纽约")],
)
def test_they_are_called_by_their_cities(app: Flask, tag: str, taipei: str, new_york: str) -> None:
    named = cities(app, tag)
    assert (named["Asia/Taipei"], named["America/New_York"]) == (taipei, new_york)
    assert not any("/" in one or "_" in one for one in named.values())


def test_one_stands_for_those_of_its_country_with_its_clock(app: Flask) -> None:
    named = cities(app, "en")
    assert len(named) < 320
    assert not {"US/Samoa", "Asia/Chungking", "America/Detroit", "Asia/Calcutta"} & named.keys()
    assert {"America/Phoenix", "Asia/Urumqi", "Asia/Hong_Kong", "UTC", "Asia/Kolkata"} <= named.keys()


def test_what_is_chosen_is_among_them_and_what_is_no_zone_is_not(app: Flask) -> None:
    assert "America/Detroit" in cities(app, "en", "America/Detroit")
    assert "Mars/Olympus" not in cities(app, "en", "Mars/Olympus")
    assert cities(app, "en").keys() <= available_timezones()


def test_the_table_of_unicode_is_as_the_command_makes_it() -> None:
    made = runpy.run_path(str(ROOT / "tools/zone_names.py"))
    assert TABLE.read_text(encoding="utf-8") == "\n".join(made["lines"]()) + "\n"
