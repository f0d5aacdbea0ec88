"""What readers have is brought into a folder: first all of it, then what the events say has changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from tms.api.v1.released import ReleasedAnswer
from tms.api.v1.released_articles import ReleasedPlace
from tms.cli.pull.folder_record import Version, picture_path
from tms.cli.pull.pulled_folder import PulledFolder, WantedFile
from tms.cli.pull.released_source import GONE, EventsGoneError, ReleasedSource
from tms.cli.pull.version_file import path_of, version_file
from tms.domain.errors import Conflict, Denied, Unavailable
from tms.domain.outside_events import OutsideKind
from tms.domain.token_scopes import Scope

NEEDED = (Scope.EVENTS_READ, Scope.RELEASES_READ)
AT_ONCE = 50
"""Articles whose files are held in memory until they are written."""
MOST_HELD = 32_000_000
"""Bytes of files that are; with pictures it is fewer articles."""

_NOT_OF_READERS = frozenset(
    {
        OutsideKind.VERSION_READY,
        OutsideKind.VERSION_SENT_BACK,
        OutsideKind.VERSION_APPROVED,
        OutsideKind.VERSION_REOPENED,
        OutsideKind.VERSION_CANCELLED,
        OutsideKind.VERSION_LAGGING,
        OutsideKind.COMMENT_ADDED,
        OutsideKind.QUERY_ASKED,
    }
)
"""Events after which readers have what they had before."""

_Places = Mapping[Version, str]
"""In which place of the folder each released version of an article belongs."""


@dataclass(frozen=True, slots=True)
class Puller:
    """Brings one folder up to what one publication's readers have. ``say`` is told what takes long."""

    source: ReleasedSource
    folder: PulledFolder
    say: Callable[[str], None]

    def pull(self, *, since: str | None, anew: bool) -> None:
        """Go on from ``since``, else from where the folder stopped; all of it where that is not known, or ``anew``.

        Raises what ``ApiCaller.read`` raises, Denied (``pull_token_scopes``) and Conflict (``pull_folder_other``).
        """
        self._check_token()
        cursor = since if since is not None else self.folder.record.cursor
        reached = None
        if cursor is not None and not anew:
            try:
                reached = self._bring_changes(cursor)
                if self._is_renamed():
                    self.say("languages are called otherwise than before; everything is looked through")
                    reached = None
            except EventsGoneError:
                self.say("events after the cursor are no longer kept; everything is read anew")
        # At last: whatever was killed before is done again.
        self.folder.record.cursor = reached or self._bring_all(trusting=not anew)
        self.folder.save()

    def _check_token(self) -> None:
        me = self.source.me()
        missing = [scope for scope in NEEDED if scope not in me.token.scopes]
        if missing:
            raise Denied("pull_token_scopes", missing=" and ".join(missing))
        record, here = self.folder.record, (self.source.caller.url, me.publication.id)
        if record.url and (record.url, record.publication) != here:
            known = f"publication {record.publication} of {record.url}"
            raise Conflict("pull_folder_other", folder=self.folder.place, known=known)
        record.url, record.publication = here

    def _bring_all(self, *, trusting: bool) -> str:
        """Bring everything, and answer the cursor behind it; if ``trusting``, what did not change is not sent again."""
        begun = next(self.source.events("now")).cursor
        listed = {one.id: _places(one.id, one.versions) for one in self.source.articles()}
        self.folder.keep_only({place for places in listed.values() for place in places.items()})
        self._bring(listed, trusting=trusting)
        try:
            return self._bring_changes(begun)
        except EventsGoneError:
            host = self.source.caller.host
            raise Unavailable("pull_away", host=host, reason="its events began anew meanwhile") from None

    def _bring_changes(self, cursor: str) -> str:
        """Bring what changed after the cursor, and answer the one behind it. Raises EventsGoneError."""
        changed: set[int] = set()
        for part in self.source.events(cursor):
            changed |= {one.data.article.id for one in part.events if one.type not in _NOT_OF_READERS}
            cursor = part.cursor
        for some in _parts(sorted(changed | self.folder.unfinished())):
            self._bring({one: self._places_of(one) for one in some}, trusting=True)
        return cursor

    def _is_renamed(self) -> bool:
        """Whether languages have other tags than in the folder, of which no event tells: asked of one article."""
        places: dict[int, set[tuple[Version, str]]] = {}
        for path, one in self.folder.record.files.items():
            if one.etag is not None:
                places.setdefault(one.article, set()).add((one.version, path))
        if not places:
            return False
        fullest = max(places, key=lambda article: (len(places[article]), article))
        return not places[fullest] <= set(self._places_of(fullest).items())

    def _places_of(self, article_id: int) -> _Places:
        found = [one for one in self.source.articles(article_id) if one.id == article_id]
        return _places(article_id, found[0].versions) if found else {}

    def _bring(self, listed: Mapping[int, _Places], *, trusting: bool) -> None:
        for some in _parts(listed):
            wanted: list[WantedFile] = []
            gone = {one.version for one in self.folder.record.files.values() if one.article in some}
            held = 0
            for version, path in [place for one in some for place in listed[one].items()]:
                etag = self.folder.etag(version, path) if trusting else None
                status, said, new = self.source.version(version, etag)
                if status not in GONE:
                    gone.discard(version)
                if said is not None:
                    files = self._files(version, said, new, trusting=trusting)
                    wanted += files
                    held += sum(len(one.content) for one in files)
                if held > MOST_HELD:
                    self.folder.change(wanted, ())
                    wanted, held = [], 0
            self.folder.change(wanted, gone)

    def _files(self, version: Version, said: ReleasedAnswer, etag: str | None, *, trusting: bool) -> list[WantedFile]:
        """The pictures of a version, and its file, which names those that are there; each picture once."""
        page = path_of(*version, said.slug)
        names: dict[str, str] = {}
        found: dict[str, bytes] = {}
        for asset in said.assets:
            largest = asset.renditions[-1] if asset.renditions else None
            path = picture_path(page, asset.picture, largest.media_type) if largest else None
            if largest is None or path is None:
                continue
            if path not in found:
                # The same number is for ever the same picture.
                content = self.folder.content(path) if trusting else None
                content = content or self.source.picture(version, asset.picture, largest)
                if content is None:
                    self.say(f"picture {asset.picture} of {page} is not there; it is asked for again next time")
                    etag = None
                    continue
                found[path] = content
            names[asset.id] = path.rpartition("/")[2]
        files = [*found.items(), (page, version_file(said, names))]
        return [WantedFile(version, path, content, etag) for path, content in files]


def _places(article_id: int, versions: Iterable[ReleasedPlace]) -> _Places:
    return {(article_id, one.tag): path_of(article_id, one.tag, one.slug) for one in versions}


def _parts(articles: Iterable[int]) -> Iterator[set[int]]:
    """The articles in their order, some at a time."""
    left = iter(articles)
    while some := set(islice(left, AT_ONCE)):
        yield some
