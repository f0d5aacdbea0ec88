"""A released version as the outside may have it, as plain values: what the formats for other sites write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.domain.exported_version import ExportedVersion


@dataclass(frozen=True, slots=True)
class PublicTranslation:
    """Another released version of the same article. ``uri`` names it for ever, ``address`` is where readers find it."""

    uri: str
    tag: str
    title: str
    address: str
    is_source: bool


@dataclass(frozen=True, slots=True)
class PublicVersion:
    """A version exactly as it was released. Its ``tag`` is opaque to clients: it is compared, never taken apart.

    ``first_published_at``: the printed day where the article is older than its release here, else that release.
    ``first_released_at``: when readers first had the version here; ``modified_at``: since when it says what it says;
    ``released_at``: when it was last released, be it with the same words.
    """

    uri: str
    article_id: int
    external_id: str
    tag: str
    slug: str
    address: str
    publication: str
    fingerprint: str
    text: ExportedVersion
    first_published_at: datetime
    first_released_at: datetime
    modified_at: datetime
    released_at: datetime
    is_source: bool
    is_corrected: bool
    translations: Sequence[PublicTranslation]


@dataclass(frozen=True, slots=True)
class WithdrawnVersion:
    """A version that was released and is withdrawn: nothing of its words, only that it is gone, and since when."""

    uri: str
    article_id: int
    external_id: str
    tag: str
    withdrawn_at: datetime
