"""A released version as the document shows it, in each format."""

_URI = "urn:uuid:0d6a7f0e-5c44-5f0f-9d1b-6a1d8f9d5b11"

RELEASED_EXAMPLE = {
    "uri": _URI,
    "article": {"id": 41, "external_id": "night-trains"},
    "tag": "zh-Hant",
    "address": "https://news.example/zh-Hant/night-trains-return",
    "slug": "night-trains-return",
    "fingerprint": "9b0c4e7f",
    "is_source": False,
    "title": "夜車回來了",
    "author": "Mara Lindqvist",
    "author_title": None,
    "section": "經濟",
    "tags": ["鐵路"],
    "dates": {
        "printed_on": "2026-11-25",
        "first_published": "2026-11-24T16:00:00Z",
        "published_here": "2026-11-26T08:30:00Z",
        "modified": "2026-11-26T08:30:00Z",
        "released": "2026-11-28T09:00:00Z",
        "corrected": None,
    },
    "blocks": [
        {
            "kind": "paragraph",
            "level": None,
            "text": "第一班夜車⟦1⟧十點⟦/1⟧開出。",
            "codes": {"1": {"type": "link", "href": "https://news.example/timetable", "title": None}},
            "asset": None,
        },
        {"kind": "picture", "level": None, "text": "車廂開到天亮。", "codes": {}, "asset": "1"},
    ],
    "assets": [
        {
            "id": "1",
            "picture": 12,
            "alt": "夜裡的電車",
            "caption": "車廂開到天亮。",
            "credit": "Ida Berg",
            "rights": {"licence": "CC BY 4.0", "territories": [], "expires_on": None},
            "renditions": [
                {
                    "href": "https://news.example/pictures/41/12/480",
                    "media_type": "image/webp",
                    "width": 480,
                    "height": 320,
                }
            ],
            "card": None,
        }
    ],
    "translations": [
        {
            "uri": "urn:uuid:6a8b5d60-3d3c-5b0e-9a37-0d7f4d5a1c22",
            "tag": "en",
            "title": "Night trains return",
            "address": "https://news.example/en/night-trains-return",
            "is_source": True,
        }
    ],
}

RELEASED_OTHERWISE = {
    "text/html": '<!doctype html>\n<html lang="zh-Hant">…</html>\n',
    "text/markdown": "---\ntitle: 夜車回來了\nlanguage: zh-Hant\n---\n\n# 夜車回來了\n",
    "application/ninjs+json": {"uri": _URI, "type": "text", "language": "zh-Hant", "pubStatus": "usable"},
}
