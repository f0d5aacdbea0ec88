"""A publication that sends to the real WordPress: what its people and its workers do, step by step."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import select, text

from tests.factories import ARTICLE, Newsroom, make_article, make_newsroom
from tests.integrations.wordpress.site import WordPressSite
from tests.services.revising import RevisedStory
from tms.adapters.egress import Egress
from tms.adapters.pictures import PictureFolder
from tms.adapters.sites.wordpress import WordPressClient
from tms.adapters.vault import FernetVault
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.permissions import Action, Role
from tms.services.authorize import authorize_article
from tms.services.sites.connect import SiteInput, connect_site
from tms.services.sites.queue_sites import queue_sites
from tms.services.sites.send_again import send_version_again
from tms.services.sites.send_versions import send_versions
from tms.services.sites.sending import SitePost
from tms.services.sites.site_standing import SiteVersionView, versions_of_article


@dataclass(slots=True)
class SendingHouse:
    """A publication with a site, and what its workers send with."""

    database: Database
    wordpress: WordPressSite
    newsroom: Newsroom
    post: SitePost
    pictures_folder: Path
    site_id: int = 0
    stories: list[RevisedStory] = field(default_factory=list)

    def connect(self, role: str = "editor", password: str = "") -> int:
        wish = SiteInput(self.wordpress.address, f"sanwen-{role}", password or self.wordpress.passwords[role])
        with self.database.begin() as uow:
            self.site_id = connect_site(uow, self.newsroom[Role.ADMINISTRATOR], self.post.vault, wish)
        return self.site_id

    def story(self, *locales: str) -> RevisedStory:
        """One more article that is out in these languages."""
        page = replace(ARTICLE, external_id=f"story-{len(self.stories)}")
        made = RevisedStory(self.database, self.newsroom, make_article(self.database, self.newsroom[Role.EDITOR], page))
        if set(locales) - {"en"}:
            made.translate()
            made.finish(*(locale for locale in locales if locale != "en"))
        made.publish(*locales)
        self.stories.append(made)
        return made

    def work(self) -> None:
        """What sweeper and worker do, until nothing is due."""
        while True:
            with self.database.begin() as uow:
                queue_sites(uow)
                waiting = select(WorkItem.id).where(WorkItem.kind == "sites", WorkItem.state == "waiting")
                found = uow.session.scalar(waiting.order_by(WorkItem.id).limit(1).with_for_update(skip_locked=True))
                item = work_items.claim(uow.session, found, 60) if found else None
            if item is None:
                return
            send_versions(self.database.begin, item, self.post)

    def moves_on(self) -> None:
        """An hour goes by."""
        with self.database.begin() as uow:
            hour = "interval '1 hour'"
            uow.session.execute(
                text(
                    f"UPDATE connected_site SET rests_until = rests_until - {hour}, lease_until = lease_until - {hour}"
                )
            )
            uow.session.execute(text(f"UPDATE site_version SET not_before = not_before - {hour}"))

    def standing(self, story: RevisedStory) -> dict[str, SiteVersionView]:
        with self.database.begin() as uow:
            loaded = authorize_article(uow, self.newsroom[Role.TRANSLATOR], Action.ARTICLE_VIEW, story.id)
            found = versions_of_article(uow, loaded)
        return {one.locale: one for one in found}

    def again(self, story: RevisedStory, locale: str, *, overwrite: bool) -> None:
        with self.database.begin() as uow:
            version_id = story.version(locale).id
            editor = self.newsroom[Role.EDITOR]
            send_version_again(uow, editor, story.id, self.site_id, version_id, overwrite=overwrite)

    def id_there(self, story: RevisedStory, locale: str) -> str:
        address = self.standing(story)[locale].address
        return str(self.wordpress.php(f"echo json_encode(url_to_postid('{address}'));"))


def house(database: Database, wordpress: WordPressSite, domain: str = "newsroom.example") -> SendingHouse:
    client = WordPressClient(Egress(), "Sanwen")
    folder = Path(mkdtemp(dir=wordpress.folder))
    post = SitePost(FernetVault("only for tests"), PictureFolder(folder), client.put, client.ask)
    return SendingHouse(database, wordpress, make_newsroom(database, domain=domain), post, folder)
