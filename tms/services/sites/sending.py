"""What is sent to a site, and what its answer comes to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from tms.domain.pictures import PictureStore
from tms.domain.public_version import PublicVersion
from tms.services.engines.engines import Vault


class SiteVerdict(StrEnum):
    """What a try came to. ``away`` is the site's trouble as a whole, also where it lets us not in."""

    TAKEN = "taken"
    REFUSED = "refused"
    CHANGED = "changed"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class SiteAccess:
    """Where a site is, and as whom one writes there."""

    address: str
    user_name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SitePicture:
    """A picture that a version shows, as the site gets it: the largest file that readers get, by its digest.

    ``read`` gives its content, and raises NotFound (``picture_not_kept``).
    """

    digest: str
    kind: str
    width: int
    height: int
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class SitePut:
    """A version for a site: as it was released, or ``public`` is None and it is withdrawn.

    ``key`` and ``article_key`` name it and its article there for ever. ``number`` rises with each put; ``known``: the
    site has taken it before; ``overwrite``: also what an editor changed there. ``pictures`` are those that it shows, by
    their numbers in the article.
    """

    key: str
    article_key: str
    tag: str
    number: int
    known: bool
    overwrite: bool
    public: PublicVersion | None
    pictures: Mapping[int, SitePicture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteAnswer:
    """What the site said: the post's ``address`` (empty: readers find none) and a ``hash`` of what stands in it.

    Where it did not take it, a code of ours says why; ``come_again`` is how long it asked to be left alone.
    """

    verdict: SiteVerdict
    address: str = ""
    hash: str = ""
    error_code: str | None = None
    error_params: Mapping[str, Any] = field(default_factory=dict)
    come_again: timedelta | None = None


@dataclass(frozen=True, slots=True)
class SiteStanding:
    """What a site says of itself to whoever may write there; or ``error_code`` says what is in the way."""

    name: str = ""
    wordpress: str = ""
    user: str = ""
    has_polylang: bool = False
    error_code: str | None = None
    error_params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SitePost:
    """What sending needs from outside: who seals passwords and keeps pictures, and the client, which never raises."""

    vault: Vault
    pictures: PictureStore
    put: Callable[[SiteAccess, SitePut], SiteAnswer]
    ask: Callable[[SiteAccess, Sequence[str]], SiteStanding]
