"""What a language model is told with every request: how the publication writes, and what the article is for."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from tms.db.models import ArticleBrief, StyleGuideChange

LONGEST_GUIDE_TOLD = 6_000
"""The most characters of a style guide that are told: each request pays for them again."""

LONGEST_BRIEF_TOLD = 3_000
"""The most characters of each field of a brief that are told."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """The guide and the brief as they were told, as which changes of theirs (0: nobody had written one).

    ``is_cut``: one of them is longer than what is told.
    """

    guide: str = ""
    purpose: str = ""
    audience: str = ""
    notes: str = ""
    guide_number: int = 0
    brief_number: int = 0
    is_cut: bool = False

    @property
    def words(self) -> str:
        """All of it as one text, without what nobody wrote."""
        parts = [
            ("Style guide", self.guide),
            ("What the article is for", self.purpose),
            ("Its readers", self.audience),
            ("Notes for its translators", self.notes),
        ]
        return "\n\n".join(f"{name}:\n{text}" for name, text in parts if text)


_GUIDE = (
    select(StyleGuideChange)
    .where(
        StyleGuideChange.publication_id == bindparam("publication_id"),
        StyleGuideChange.locale == bindparam("locale"),
    )
    .order_by(StyleGuideChange.number.desc())
    .limit(1)
)
_BRIEF = (
    select(ArticleBrief)
    .where(ArticleBrief.article_id == bindparam("article_id"))
    .order_by(ArticleBrief.number.desc())
    .limit(1)
)


def guidance_for_engines(session: Session, publication_id: int, article_id: int, locale: str) -> Guidance:
    """What holds now, for a version in ``locale``."""
    guide = session.scalar(_GUIDE, {"publication_id": publication_id, "locale": locale})
    brief = session.scalar(_BRIEF, {"article_id": article_id})
    return _guidance(guide, brief)


def guidance_as_told(
    session: Session, publication_id: int, article_id: int, locale: str, *, guide_number: int, brief_number: int
) -> Guidance:
    """What those changes said."""
    guide = session.get(StyleGuideChange, (publication_id, locale, guide_number)) if guide_number else None
    brief = session.get(ArticleBrief, (article_id, brief_number)) if brief_number else None
    return _guidance(guide, brief)


def _guidance(guide: StyleGuideChange | None, brief: ArticleBrief | None) -> Guidance:
    written = guide.text if guide else ""
    told = _cut(written, LONGEST_GUIDE_TOLD)
    fields = (brief.purpose, brief.audience, brief.notes) if brief else ("", "", "")
    purpose, audience, notes = (_cut(field, LONGEST_BRIEF_TOLD) for field in fields)
    return Guidance(
        told,
        purpose,
        audience,
        notes,
        guide_number=guide.number if guide else 0,
        brief_number=brief.number if brief else 0,
        is_cut=(told, purpose, audience, notes) != (written, *fields),
    )


def _cut(text: str, most: int) -> str:
    """The beginning of the text, to the end of a paragraph or a line if one ends in its second half."""
    if len(text) <= most:
        return text
    end = max(text.rfind("\n", most // 2, most), 0) or most
    return text[:end].rstrip()
