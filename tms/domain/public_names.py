"""What the outside calls a publication's languages: a tag for programs and in ``lang``, and a word in addresses.

The locale of a version is ours and stays; these are the publication's choice (docs/decisions/0034).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tms.domain.errors import Invalid
from tms.domain.locales import base_language, memory_locale, parse_locale


class PublicName(NamedTuple):
    """What one language is called: its BCP 47 tag, and the first word of its readers' addresses."""

    tag: str
    word: str


@dataclass(frozen=True, slots=True)
class PublicNames:
    """What each locale is called; ``tags`` and ``words`` lead from each name, present or former, to its locale.

    Names are found in lower case. ``region`` is that of the publication's Traditional Chinese; ``is_read_here``: the
    reading site shows this publication.
    """

    by_locale: Mapping[str, PublicName]
    tags: Mapping[str, str]
    words: Mapping[str, str]
    region: str
    is_read_here: bool = True

    def tag(self, locale: str) -> str:
        """What programs and readers are told that a version or a text is in.

        Texts that are kept under a region's locale, as terms are, are in the language of the version in which they
        hold; a locale of which the publication makes no version has no other name.
        """
        for own, name in self.by_locale.items():
            if locale in (own, memory_locale(own, self.region)):
                return name.tag
        return locale

    def word(self, locale: str) -> str:
        """The first word of the addresses of that language."""
        own = self.by_locale.get(locale)
        return own.word if own else locale

    def locale_of_tag(self, tag: str) -> str:
        """The locale that has the tag or had it. Raises Invalid (``tag_unknown``, with the present ones)."""
        locale = self.tags.get(tag.lower())
        for own in self.by_locale:
            # The region's own locale means the version in which its texts hold.
            if locale is None and tag == memory_locale(own, self.region):
                return own
        if locale is None:
            raise Invalid("tag_unknown", tag=tag[:40], known=", ".join(one.tag for one in self.by_locale.values()))
        return locale

    def locale_of_word(self, word: str) -> str | None:
        """The locale to which the first word of an address leads: its word now or before, or another name of it.

        A region without a version of its own has that of its script. None: no language is called so.
        """
        found = self.words.get(word.lower())
        if found is not None:
            return found
        try:
            meant = parse_locale(word)
        except Invalid:
            return None
        return next((one for one in (meant, base_language(meant)) if one in self.by_locale), None)
