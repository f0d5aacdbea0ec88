"""Texts that each version makes its own: once a person has touched one, it is not a translation of the other's."""

DISPLAY_KINDS = frozenset(
    {"title", "standfirst", "pull_quote", "seo_title", "seo_description", "social_text", "newsletter_line"}
)


def is_transcreated(kind: str, treatment: str) -> bool:
    """Whether a segment is transcreated: by its kind, or because an editor has said so."""
    return kind in DISPLAY_KINDS or treatment == "transcreate"
