"""The terms of a document as a glossary of DeepL's, for as long as the document is drafted.

Written against DeepL's description of its v3 multilingual glossaries: ``POST`` and ``GET /v3/glossaries``, ``PUT
/v3/glossaries/{id}/dictionaries`` (which replaces a dictionary), ``DELETE /v3/glossaries/{id}``. A dictionary is for
languages without script or region (``en``, ``zh``) and is applied to every variant of the target, so a glossary holds
the terms of one document in one variant, and is never shared. These calls are not charged for.
"""

import secrets
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tms.adapters.engines.asking import Provider
from tms.language.engines.interface import BadAnswer, EngineError, KnownTerm

NAME = "Sanwen "
"""What our glossaries' names begin with."""

LEFT_BEHIND = timedelta(days=1)
"""No document is drafted for so long: an older glossary was left by a worker that died."""

MOST_BYTES = 1024
"""The most bytes of a term, by DeepL's description."""

_SECONDS = 10.0


class Glossary:
    """Made with the first terms, changed when others are needed, taken away in the end.

    Whatever goes wrong with it stops no translation: that is done without, and its terms are checked like any other's.
    """

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._id: str | None = None
        self._holds: dict[str, Any] | None = None
        self._works = True

    def holding(self, terms: Sequence[KnownTerm], source: str, target: str) -> str | None:
        """The id of a glossary with these terms; None if there are none, or if DeepL does not take them."""
        entries = entries_of(terms)
        if not entries or not self._works:
            return None
        dictionary = {"source_lang": source, "target_lang": target, "entries": entries, "entries_format": "tsv"}
        if dictionary == self._holds:
            return self._id
        try:
            if self._id is None:
                self._take_away_what_was_left()
                self._id = self._made(dictionary)
            else:
                self._provider.put(f"/v3/glossaries/{self._id}/dictionaries", dictionary, seconds=_SECONDS)
        except EngineError:
            self.forget()
            return None
        self._holds = dictionary
        return self._id

    def forget(self) -> None:
        """Do without, from now on."""
        self.close()
        self._works = False

    def close(self) -> None:
        """Take it away."""
        glossary_id, self._id, self._holds = self._id, None, None
        if glossary_id is not None:
            self._delete(glossary_id)

    def _made(self, dictionary: dict[str, Any]) -> str:
        name = f"{NAME}{secrets.token_hex(4)}"
        answer = self._provider.post("/v3/glossaries", {"name": name, "dictionaries": [dictionary]}, seconds=_SECONDS)
        found = answer.get("glossary_id") if isinstance(answer, dict) else None
        if not isinstance(found, str) or not found.replace("-", "").isalnum():
            raise BadAnswer("the answer names no glossary")
        return found

    def _take_away_what_was_left(self) -> None:
        answer = self._provider.get("/v3/glossaries", seconds=_SECONDS)
        glossaries = answer.get("glossaries", []) if isinstance(answer, dict) else []
        for one in glossaries:
            if isinstance(one, dict) and str(one.get("name", "")).startswith(NAME) and _is_old(one):
                self._delete(str(one.get("glossary_id", "")))

    def _delete(self, glossary_id: str) -> None:
        try:
            self._provider.delete(f"/v3/glossaries/{glossary_id}", seconds=_SECONDS)
        except EngineError:
            return  # Another document's sweep finds it.


def entries_of(terms: Sequence[KnownTerm]) -> str:
    """Lines of source, tab, target: each source once, nothing that the description forbids."""
    lines: dict[str, str] = {}
    for term in terms:
        source, target = term.source.strip(), term.target.strip()
        if _is_allowed(source) and _is_allowed(target):
            lines.setdefault(source, target)
    return "\n".join(f"{source}\t{target}" for source, target in sorted(lines.items()))


def _is_allowed(text: str) -> bool:
    is_plain = not any(unicodedata.category(character) in {"Cc", "Zl", "Zp"} for character in text)
    return bool(text) and is_plain and len(text.encode()) <= MOST_BYTES


def _is_old(glossary: dict[str, Any]) -> bool:
    try:
        made = datetime.fromisoformat(str(glossary.get("creation_time", "")))
    except ValueError:
        return False
    return datetime.now(UTC) - (made if made.tzinfo else made.replace(tzinfo=UTC)) > LEFT_BEHIND
