"""Pictures as the document shows them."""

PICTURE_EXAMPLE = {
    "id": 12,
    "alt": "A night train at a platform, its windows lit",
    "caption": "The first train left at ten.",
    "credit": "Photo: Ida Berg",
    "licence": "CC BY 4.0",
    "territory": "Worldwide",
    "expires_on": "2027-11-30",
    "width": 1600,
    "height": 1067,
    "first_frame": False,
    "added_at": "2026-11-30T08:12:04Z",
    "files": [
        {"name": "480", "media_type": "image/webp", "width": 480, "height": 320, "bytes": 18204},
        {"name": "960", "media_type": "image/webp", "width": 960, "height": 640, "bytes": 61022},
        {"name": "1600", "media_type": "image/webp", "width": 1600, "height": 1067, "bytes": 148817},
        {"name": "card", "media_type": "image/jpeg", "width": 1200, "height": 630, "bytes": 97310},
    ],
}
PICTURES_EXAMPLE = {"pictures": [PICTURE_EXAMPLE]}
PICTURE_BODY_EXAMPLE = {
    "file": (
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR42mOUsznBwMDAxMDAwMDAAAANGAEmg4u/XgAAAABJRU5ErkJggg=="
    ),
    "alt": "A night train at a platform, its windows lit",
    "caption": "The first train left at ten.",
    "credit": "Photo: Ida Berg",
}
PICTURE_CHANGE_EXAMPLE = {"licence": "CC BY 4.0", "expires_on": "2027-11-30"}
SHOWN_PICTURE_EXAMPLE = {"picture": 12, "shown": 14, "chosen_by": "Lin Yue", "chosen_at": "2026-12-02T03:20:45Z"}
SHOWN_PICTURES_EXAMPLE = {"pictures": [SHOWN_PICTURE_EXAMPLE]}
SHOWN_PICTURE_BODY_EXAMPLE = {"shown": 14}
OWN_PICTURE_BODY_EXAMPLE = {"file": PICTURE_BODY_EXAMPLE["file"], "credit": "圖：林悅"}
