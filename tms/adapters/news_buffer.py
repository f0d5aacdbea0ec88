"""What was heard of the broker within a moment, before it is handed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

People = set[tuple[int, int | None]]
"""(publication, person)."""

Place = Mapping[str, Any]
"""Where somebody's page is now, with the ``article``."""


@dataclass(slots=True)
class Heard:
    """What was heard within a moment: by publication the articles and the places, who is gone, who was told."""

    news: dict[int, dict[int, None]] = field(default_factory=dict)
    places: dict[int, dict[tuple[int, str], Place]] = field(default_factory=dict)
    gone: People = field(default_factory=set)
    told: People = field(default_factory=set)

    def add(self, one: Mapping[str, Any]) -> None:
        """Add a piece of news; of a page's places the last one counts."""
        publication_id = one["publication"]
        if "gone" in one:
            self.gone.add((publication_id, one["gone"]))
        elif "told" in one:
            self.told.add((publication_id, one["told"]))
        elif "here" in one:
            here = one["here"]
            self.places.setdefault(publication_id, {})[here["person"], here["page"]] = here
        else:
            self.news.setdefault(publication_id, {})[one["article"]] = None
