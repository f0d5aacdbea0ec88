"""What readers have of a publication is brought into pages: first all of it, then what the events say has changed."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Page

from sanwen.installation import EventsGoneError, Installation, InstallationError, Released
from sanwen.models import ArticlePage, PulledPublication, PulledVersion
from sanwen.pages import digest, fill, is_as_written
from sanwen.trees import free_slug, locale_of, parent_of

_TRIES = 5


@dataclass
class Pull:
    """Brings one publication, by its name in ``settings.SANWEN``. ``say`` is told of each page that is written.

    ``overwrite``: also pages that somebody changed or removed here; without it they are kept and listed in ``kept``.
    """

    name: str
    say: Callable[[str], None]
    overwrite: bool = False
    kept: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        try:
            self._wish: dict[str, Any] = settings.SANWEN[self.name]
            self._installation = Installation(self._wish["url"], self._wish["token"])
        except (AttributeError, KeyError) as error:
            raise InstallationError(f"the settings have no SANWEN[{self.name!r}] with url and token") from error

    def run(self, *, anew: bool = False) -> None:
        """Go on from where the last run came to; ``anew``: look through everything. Raises InstallationError."""
        publication = self._publication()
        reached = None
        if publication.cursor and not anew:
            try:
                reached = self._bring_changes(publication, publication.cursor)
            except EventsGoneError:
                self.say("events after the cursor are no longer kept; everything is looked through")
        # At last: whatever was killed before is done again.
        publication.cursor = reached or self._bring_all(publication)
        publication.save(update_fields=["cursor"])

    def _publication(self) -> PulledPublication:
        here = {"url": self._installation.url, "number": self._installation.publication()}
        known, _ = PulledPublication.objects.get_or_create(name=self.name, defaults=here)
        if (known.url, known.number) != (here["url"], here["number"]):
            raise InstallationError(f"what was pulled as {known}; give another publication a name of its own in SANWEN")
        return known

    def _bring_all(self, publication: PulledPublication) -> str:
        begun = self._installation.present_cursor()
        listed = dict(self._installation.articles())
        had = set(PulledVersion.objects.filter(publication=publication).values_list("article", flat=True))
        for article in sorted(had | listed.keys()):
            self._bring(publication, article, listed.get(article, []))
        try:
            return self._bring_changes(publication, begun)
        except EventsGoneError:
            raise InstallationError("the installation's events began anew meanwhile; run it again") from None

    def _bring_changes(self, publication: PulledPublication, cursor: str) -> str:
        changed, cursor = self._installation.changed_since(cursor)
        # A page that was kept may have been put right since: it is asked for each time.
        waiting = PulledVersion.objects.filter(publication=publication, is_kept=True)
        for article in sorted(changed | set(waiting.values_list("article", flat=True))):
            self._bring(publication, article, self._installation.tags(article))
        return cursor

    def _bring(self, publication: PulledPublication, article: int, tags: Iterable[str]) -> None:
        """Bring one article; anew where another run has brought it while this one was asking."""
        for _ in range(_TRIES):
            if self._is_brought(publication, article, tags):
                return
            tags = self._installation.tags(article)
        raise InstallationError(f"article {article} is pulled by other runs just now; run it again")

    def _is_brought(self, publication: PulledPublication, article: int, tags: Iterable[str]) -> bool:
        """Write all of it in one transaction; nothing, and False, if another run has written since this one asked."""
        mine = PulledVersion.objects.filter(publication=publication, article=article)
        known = dict(mine.values_list("tag", "etag"))
        out = {
            tag: self._installation.version(article, tag, "" if self.overwrite else known.get(tag, "")) for tag in tags
        }
        with transaction.atomic():
            # Whoever pulls the same publication at the same time waits here, and then finds what was written.
            PulledPublication.objects.select_for_update().get(pk=publication.pk)
            if dict(mine.values_list("tag", "etag")) != known:
                return False
            for tag, found in out.items():
                if isinstance(found, Released):
                    self._write(publication, article, tag, found)
            for row in mine.filter(tag__in=[tag for tag in known if out.get(tag) is None]):
                self._withdraw(row)
        return True

    def _write(self, publication: PulledPublication, article: int, tag: str, version: Released) -> None:
        row, is_new = PulledVersion.objects.get_or_create(publication=publication, article=article, tag=tag)
        page = row.page.specific if row.page else None
        if not is_new and not self.overwrite and self._is_kept(row, page):
            return
        locale = locale_of(tag, self._wish.get("languages", {}))
        if page is None:
            parent = parent_of(self._wish.get("parent", ""), locale)
            key = uuid.uuid5(uuid.NAMESPACE_URL, f"{publication.url}#{publication.number}-{article}")
            page = ArticlePage(locale=locale, translation_key=key, live=False)
            fill(page, version)
            page.slug = free_slug(version.said["slug"], parent, article)
            parent.add_child(instance=page)
        else:
            fill(page, version)
            if page.live and digest(page) == row.written:
                # Another language has come or gone, which the site's own tree tells.
                row.etag, row.is_kept = version.etag, False
                row.save(update_fields=["etag", "is_kept"])
                return
        page.save_revision(log_action=True).publish()
        page.refresh_from_db()
        row.page, row.etag, row.written = page, version.etag, digest(page)
        row.is_out, row.is_kept = True, False
        row.save()
        self.say(f"written {_address(page)}")

    def _is_kept(self, row: PulledVersion, page: ArticlePage | None) -> bool:
        """Whether somebody has changed or removed the page here, which is then said, and nothing is written."""
        if page is not None and is_as_written(page, row.written, is_out=row.is_out):
            return False
        did = "removed" if page is None else "changed"
        self.kept.append(f"{row}: somebody has {did} its page here; --overwrite puts ours there again")
        row.etag, row.is_kept = "", True
        row.save(update_fields=["etag", "is_kept"])
        return True

    def _withdraw(self, row: PulledVersion) -> None:
        """Take the page from readers, whoever has changed it: it stays in the tree, unpublished."""
        if row.page is not None and row.page.live:
            row.page.specific.unpublish(log_action=True)
            self.say(f"withdrawn {_address(row.page)}")
        row.etag, row.is_out, row.is_kept = "", False, False
        row.save(update_fields=["etag", "is_out", "is_kept"])


def _address(page: Page) -> str:
    """Where readers have it; its place in the tree, if no site leads there."""
    return page.url or page.url_path
