"""The log of changes in a browser: narrowed, taken along as a file; and who may not read it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tms.domain.permissions import Role

pytestmark = pytest.mark.browser


def test_an_editor_narrows_the_log_and_takes_it_along(signed_in: Callable[[Role], Page], tmp_path: Path) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/publication")
    page.get_by_label("Days for which events are kept").fill("30")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/log")
    page.get_by_label("What").select_option(label="Publication changed")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".log tbody tr")).to_have_count(1)
    expect(page.locator(".log tbody")).to_contain_text("days for which events are kept")
    with page.expect_download() as loading:
        page.get_by_role("button", name="Export as JSON Lines").click()
    file = tmp_path / "log.jsonl"
    loading.value.save_as(file)
    (line,) = file.read_text("utf-8").splitlines()
    assert json.loads(line)["details"]["now"] == {"events_kept_days": 30}
    page.goto("/log?act=log_exported")
    expect(page.locator(".log tbody")).to_contain_text("JSON Lines · a part of it")
    page.get_by_label("What").select_option(label="Publication changed")
    page.get_by_label("Last day").fill("2001-01-01")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", name="Nothing was recorded")).to_be_visible()


def test_a_reviewer_is_not_offered_it_and_is_denied_it(signed_in: Callable[[Role], Page]) -> None:
    page = signed_in(Role.REVIEWER)
    page.goto("/work")
    expect(page.get_by_role("link", name="Log of changes")).to_have_count(0)
    answer = page.goto("/log")
    assert answer is not None
    assert answer.status == 403
    assert page.request.post("/log/log.jsonl").status in {400, 403}
