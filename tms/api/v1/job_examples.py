"""Jobs as the document shows them."""

from typing import Any

JOB_EXAMPLE: dict[str, Any] = {
    "language": "zh-Hans",
    "role": "direct",
    "state": "translating",
    "is_open": True,
    "tag": "9f2c61a07be4d358",
    "due": "2026-12-01T17:00:00Z",
    "due_by_rule": False,
    "stages": [{"kind": "draft", "state": "done", "attempts": 1, "error": None}],
    "steps": [
        {
            "position": 0,
            "name": "Translation",
            "kind": "translate",
            "state": "active",
            "person": {"id": 3, "name": "Chen Yu"},
            "active_since": "2026-11-30T08:12:09Z",
            "due": None,
            "handed_back": False,
        }
    ],
}

JOBS_EXAMPLE: dict[str, Any] = {"jobs": [JOB_EXAMPLE]}

CHANGE_BODY_EXAMPLE: dict[str, Any] = {
    "due": "2026-12-01T17:00:00Z",
    "steps": [{"position": 0, "person": 3}],
}
