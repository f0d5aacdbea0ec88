"""Files of pictures that no article has: of previews that were not confirmed, and of pictures that were taken out."""

from itertools import islice

from sqlalchemy import select

from tms.db.models import ArticlePicture, PictureRendition
from tms.db.unit_of_work import Begin
from tms.domain.pictures import PictureStore

_AT_ONCE = 500


def drop_unused_pictures(begin: Begin, store: PictureStore) -> int:
    """Delete the files that are old and that no picture of an article has; how many there were.

    A row names a file within hours after it was kept, and it is old after days: what no row names now, none will.
    Raises Unavailable.
    """
    old, dropped = store.old(), 0
    while some := list(islice(old, _AT_ONCE)):
        dropped += sum(store.drop(digest) for digest in _unused(begin, some))
    return dropped


def _unused(begin: Begin, digests: list[str]) -> list[str]:
    with begin() as uow:
        used = set(
            uow.session.scalars(
                select(PictureRendition.digest)
                .join(
                    ArticlePicture,
                    (ArticlePicture.article_id == PictureRendition.article_id)
                    & (ArticlePicture.id == PictureRendition.picture_id),
                )
                .where(PictureRendition.digest.in_(digests), ArticlePicture.taken_out_at.is_(None))
            )
        )
    return [digest for digest in digests if digest not in used]
