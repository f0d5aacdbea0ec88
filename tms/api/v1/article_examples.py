"""Articles as the document shows them."""

_COUNTS = {"total": 24, "empty": 0, "drafted": 3, "translated": 21, "reviewed": 0, "final": 0}
_SOURCE = {"total": 24, "empty": 0, "drafted": 0, "translated": 0, "reviewed": 0, "final": 24}

ARTICLES_EXAMPLE = {
    "articles": [
        {
            "id": 41,
            "external_id": "night-trains",
            "title": "Night trains return",
            "slug": "night-trains-return",
            "source_language": "en",
            "section": "Economy",
            "author": "Mara Lindqvist",
            "confidential": False,
            "created_at": "2026-11-30T08:12:04Z",
            "changed_at": "2026-11-30T09:41:00Z",
            "due": "2026-12-01T17:00:00Z",
            "versions": [
                {
                    "language": "zh-Hans",
                    "role": "direct",
                    "state": "translating",
                    "step": "translate",
                    "person": "Chen Yu",
                    "published": False,
                    "behind": False,
                    "segments": _COUNTS,
                }
            ],
        }
    ],
    "next": "WzI5MzQ1MjIxLCA0MV0",
}

ARTICLE_EXAMPLE = {
    "id": 41,
    "title": "Night trains return",
    "slug": "night-trains-return",
    "source_language": "en",
    "section": "Economy",
    "author": "Mara Lindqvist",
    "author_title": "Transport editor",
    "published_on": None,
    "revision": 1,
    "archived": False,
    "confidential": False,
    "versions": [
        {
            "language": "en",
            "role": "source",
            "follows": None,
            "state": "approved",
            "segments": _SOURCE,
            "stages": [{"kind": "segment", "state": "done", "attempts": 1, "error": None}],
            "steps": [],
            "due": None,
            "undecided": None,
            "published_slug": None,
            "behind": False,
        },
        {
            "language": "zh-Hans",
            "role": "direct",
            "follows": None,
            "state": "translating",
            "segments": _COUNTS,
            "stages": [{"kind": "draft", "state": "done", "attempts": 1, "error": None}],
            "steps": [
                {
                    "name": "Translation",
                    "kind": "translate",
                    "state": "active",
                    "person": {"id": 3, "name": "Chen Yu"},
                    "active_since": "2026-11-30T08:12:09Z",
                    "due": None,
                }
            ],
            "due": "2026-12-01T17:00:00Z",
            "undecided": None,
            "published_slug": None,
            "behind": False,
        },
    ],
}
