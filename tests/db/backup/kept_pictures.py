"""The pictures of the installations that tests take backups of: a folder for as long as the tests run."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.adapters.pictures import written
from tms.adapters.pictures import PictureFolder
from tms.adapters.pictures.renditions import renditions_of
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor
from tms.domain.pictures import PictureDetails
from tms.services.pictures.change_pictures import add_picture

_FOLDER = TemporaryDirectory(prefix="tms-pictures-")
PICTURES = PictureFolder(Path(_FOLDER.name))
KEPT = renditions_of(written.file_of(written.picture(size=(1300, 700)), "JPEG"), "JPEG")
FILES = (*KEPT.renditions, *([KEPT.card] if KEPT.card else []))
"""What is kept of the one picture that the installation has."""


def add_the_picture(database: Database, editor: Actor, article_id: int) -> None:
    """Give the article a picture whose words COPY has to quote."""
    said = PictureDetails(alt='A tram \\N "“引号”"')
    with database.begin() as uow:
        add_picture(uow, editor, PICTURES, article_id, KEPT, said)
