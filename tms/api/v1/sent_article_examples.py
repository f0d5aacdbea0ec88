"""An article that a site sends, and its answer, as the document shows them."""

PUT_BODY_EXAMPLE = {
    "language": "en",
    "format": "html",
    "title": "Night trains return",
    "text": "<p>The first <em>night train</em> left at eleven.</p><script>track()</script>",
    "author": "Mara Lindqvist",
    "section": "Economy",
    "published_on": "2026-11-25",
    "tags": ["Railways"],
    "slugs": {"en": "night-trains-return"},
    "note": "The time was wrong.",
}

PUT_EXAMPLE = {
    "id": 41,
    "external_id": "post-17",
    "outcome": "updated",
    "revision": 2,
    "changed": ["source"],
    "versions": [
        {
            "language": "zh-Hans",
            "role": "direct",
            "reopened": 1,
            "by_people": 1,
            "stays": 1,
            "goes_back": True,
            "follows": False,
            "behind": True,
        }
    ],
    "left_out": [{"text": "track()", "why": "script"}],
}
