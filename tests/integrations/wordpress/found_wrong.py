"""What stands on the real WordPress, or is said of it here, as it should not."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from urllib.parse import urlsplit

from tests.integrations.wordpress.pictured import files
from tests.integrations.wordpress.sending_house import SendingHouse
from tests.services.revising import RevisedStory
from tms.adapters.sites.wordpress_post import PictureThere, post_fields
from tms.domain.errors import Gone
from tms.domain.public_version import PublicVersion
from tms.services.pictures.read_pictures import read_pictures
from tms.services.publishing.public_article import public_article, public_version
from tms.services.sites.sending import SitePicture

Library = Mapping[str, Mapping[str, PictureThere]]
"""The site's pictures by their article and their digest."""


def found_wrong(house: SendingHouse) -> list[str]:
    """All of it, in words; what was withdrawn before the site had it is no post there."""
    posts = house.wordpress.posts()
    library = _library(house)
    found, shown = [], set[tuple[str, str]]()
    for n, story in enumerate(house.stories):
        for locale, stands in house.standing(story).items():
            public = _released(house, story, locale)
            if (stands.state, stands.address is not None) != ("sent", public is not None):
                found.append(f"story {n} in {locale}: {stands.state}, {stands.address}")
            if public is not None and stands.address is not None:
                said, pictures = _of_post(house, house.id_there(story, locale), public, library)
                found += [f"story {n} in {locale} {words}" for words in said]
                shown |= pictures
    standing = [one for story in house.stories for one in house.standing(story).values()]
    out, gone = (sum(post["status"] == status for post in posts) for status in ("publish", "draft"))
    if out != sum(bool(one.address) for one in standing) or out + gone > len(standing) or out + gone != len(posts):
        found.append(f"{out} posts are out and {gone} drafts, of {len(standing)} versions")
    return [*found, *_of_library(house, library, shown)]


def _released(house: SendingHouse, story: RevisedStory, locale: str) -> PublicVersion | None:
    """What readers have of it."""
    with house.database.begin() as uow:
        try:
            article = public_article(uow, house.newsroom.publication_id, story.id, only=locale)
            return public_version(article, locale, lambda _locale, _slug: "", lambda _article, _picture, _name: "")
        except Gone:
            return None


def _of_post(
    house: SendingHouse, post: str, public: PublicVersion, library: Library
) -> tuple[list[str], set[tuple[str, str]]]:
    """What is wrong with the post of a released version, and the pictures that it shows."""
    title, content, status, article = house.wordpress.php(
        f"$post = get_post( {post} ); echo json_encode( array( $post->post_title, $post->post_content,"
        " $post->post_status, get_post_meta( $post->ID, 'sanwen_article', true ) ) );"
    )
    with house.database.begin() as uow:
        largest = {view.id: view.largest for view in read_pictures(uow, public.article_id)}
    pictures = {
        number: SitePicture(one.digest, one.kind, one.width, one.height, bytes)
        for number, one in largest.items()
        if number in public.text.pictures
    }
    wanted = post_fields(public, pictures, library.get(article, {}))
    found = []
    if {one.digest for one in pictures.values()} != set(wanted["pictures"]):
        found.append("lacks a picture")
    if (title, content) != (wanted["title"], wanted["content"]):
        found.append(f"says “{title}”, not “{wanted['title']}”, or shows another picture")
    if status != "publish":
        found.append(f"is {status}")
    return found, {(article, digest) for digest in wanted["pictures"]}


def _library(house: SendingHouse) -> Library:
    rows = house.wordpress.php(
        "$all = get_posts( array( 'post_type' => 'attachment', 'numberposts' => -1, 'post_status' => 'any' ) );"
        " echo json_encode( array_map( fn( $one ) => array( get_post_meta( $one->ID, '_sanwen_picture', true ),"
        " $one->ID, wp_get_attachment_url( $one->ID ) ), $all ) );"
    )
    found: dict[str, dict[str, PictureThere]] = {}
    for name, number, address in rows:
        article, _, digest = name.partition(" ")
        assert digest not in found.setdefault(article, {}), f"{name} is there twice"
        found[article][digest] = PictureThere(number, address)
    return found


def _of_library(house: SendingHouse, library: Library, shown: set[tuple[str, str]]) -> Iterator[str]:
    """Pictures without a post that shows them, files that are not what they should be, and files of no picture."""
    kept = {(article, digest): one for article, those in library.items() for digest, one in those.items()}
    yield from (f"{name} is there and nothing shows it" for name in kept.keys() - shown)
    for (_, digest), one in kept.items():
        file = house.wordpress.files / urlsplit(one.address).path.lstrip("/")
        if not file.exists() or sha256(file.read_bytes()).hexdigest() != digest:
            yield f"{one.address} is not the picture"
    stems = {digest[:20] for _, digest in kept}
    for file in files(house):
        if re.match(r"[0-9a-f]{20}", file.name) and file.name[:20] not in stems:
            yield f"{file.name} is left"
