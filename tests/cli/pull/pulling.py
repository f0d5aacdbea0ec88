"""A publication whose readers have articles in three languages, on the served product, and folders pulled from it."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from click.testing import CliRunner, Result

from tests.api.callers import machine_token
from tests.benchmarks.running import Running
from tests.factories import ARTICLE, make_article
from tests.services.revising import RevisedStory
from tms.adapters.pictures import make_picture
from tms.cli.main import main
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.domain.pictures import PictureDetails, address_in_article
from tms.services.pictures.change_pictures import add_picture
from tms.services.publishing.metadata import ArticleMetadata, change_metadata, read_metadata

SCOPES = ("events:read", "releases:read")
OWN = ".tms-pull"


@dataclass(slots=True)
class Site:
    """Its stories, and how its readers' articles change; ``token`` is a website's."""

    product: Running
    token: str
    stories: list[RevisedStory] = field(default_factory=list)

    def story(self, *locales: str) -> RevisedStory:
        """One more article that is out in these languages."""
        database, newsroom = self.product.container.database, self.product.newsroom
        page = replace(ARTICLE, external_id=f"story-{len(self.stories)}")
        made = RevisedStory(database, newsroom, make_article(database, newsroom[Role.EDITOR], page))
        if set(locales) - {"en"}:
            made.translate()
            made.finish(*(locale for locale in locales if locale != "en"))
        made.publish(*locales)
        self.stories.append(made)
        return made

    def correct(self, story: RevisedStory, was: str, now: str) -> None:
        """Readers of the English version have another text."""
        story.revise({was: now})
        story.publish("en")

    def show(self, story: RevisedStory, data: bytes | None) -> int:
        """Readers of the English version have this picture, instead of any other; its number."""
        now = story.page()
        blocks = [block for block in now.blocks if block.kind != "caption"]
        number = 0
        if data is not None:
            with story.database.begin() as uow:
                store = self.product.container.pictures
                made = make_picture(data)
                number = add_picture(uow, story.editor, store, story.id, made, PictureDetails()).view.id
            code = {"1": Code("image", address_in_article(number))}
            blocks[1:1] = [Block("caption", "⟦1⟧What it shows⟦/1⟧", code), Block("caption", "Till dawn.")]
        story.commit(replace(now, blocks=blocks))
        story.publish("en")
        return number

    def rename(self, story: RevisedStory, slugs: Mapping[str, str]) -> None:
        """The versions stand at other addresses."""
        with story.database.begin() as uow:
            present = read_metadata(uow, story.editor, story.id)
            wanted = ArticleMetadata(present.metadata.published_on, {**present.metadata.slugs, **slugs})
            change_metadata(uow, story.editor, story.id, wanted, based_on=present.state)

    @property
    def environment(self) -> dict[str, str]:
        return {"TMS_URL": self.product.url, "TMS_TOKEN": self.token}

    def pull(self, folder: Path, *arguments: str, expected: int = 0, **environment: str) -> Result:
        """What the command said."""
        done = CliRunner().invoke(main, ["pull", str(folder), *arguments], env={**self.environment, **environment})
        assert done.exit_code == expected, (done.exit_code, done.output, done.exception)
        return done

    def command(self, folder: Path) -> tuple[list[str], dict[str, str]]:
        """The command for a process of its own, and its environment."""
        return [sys.executable, "-m", "tms.cli.main", "pull", str(folder)], {**os.environ, **self.environment}

    def assert_as_fresh(self, folder: Path) -> None:
        """The folder has what a folder has that is pulled now, and knows the same of it."""
        fresh = folder.with_name(f"{folder.name}-fresh")
        shutil.rmtree(fresh, ignore_errors=True)
        self.pull(fresh)
        assert contents(folder) == contents(fresh)
        assert record(folder)["files"] == record(fresh)["files"]


def site_on(product: Running) -> Site:
    """The served product with a token of a machine."""
    return Site(product, machine_token(product.container.database, product.newsroom[Role.ADMINISTRATOR], SCOPES))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the folder but ours."""
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and OWN not in one.parts
    }


def moments(folder: Path) -> dict[str, int]:
    """When each file and folder was changed last, ours too."""
    return {str(one): one.stat().st_mtime_ns for one in sorted(folder.rglob("*"))}


def record(folder: Path) -> dict[str, dict[str, object]]:
    """What the folder knows of itself."""
    found: dict[str, dict[str, object]] = json.loads((folder / OWN / "record.json").read_bytes())
    return found
