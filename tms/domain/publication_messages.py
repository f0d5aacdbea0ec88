"""The words of what is wrong about the publication's settings, its people and its articles' facts, in English."""

PUBLICATION_MESSAGES: dict[str, str] = {
    "too_many_resets": "Too many links were asked for. Look for the letter that came already, or try again in an hour.",
}
