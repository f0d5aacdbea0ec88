"""Threads as the document shows them."""

from typing import Any

THREADS_EXAMPLE: dict[str, Any] = {
    "threads": [
        {
            "id": 12,
            "kind": "query",
            "language": "zh-Hans",
            "segment": 7,
            "source": "The first night train left at ten.",
            "resolved_at": None,
            "resolved_by": None,
            "comments": [
                {
                    "id": 31,
                    "by": {"id": 3, "name": "Chen Yu"},
                    "text": "Ten in the evening? @Mara Lindqvist",
                    "mentions": [{"id": 5, "name": "Mara Lindqvist"}],
                    "at": "2026-11-30T09:12:04Z",
                    "edited": False,
                    "withdrawn": False,
                }
            ],
        }
    ],
    "next": "WzEyXQ",
}

NUMBER_EXAMPLE: dict[str, Any] = {"id": 12}
