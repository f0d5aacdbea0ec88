"""How a picture looks afterwards: turned as it was meant, in everybody's colours, in readers' sizes, and silent."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from tests.adapters.pictures import written
from tms.adapters.pictures.renditions import renditions_of
from tms.domain.pictures import MadePicture, Rendition

RED, BLUE = (220, 30, 30), (20, 40, 200)
KINDS = ("JPEG", "PNG", "WEBP", "GIF")


def opened(rendition: Rendition) -> Image.Image:
    return Image.open(BytesIO(rendition.content))


def colours(made: MadePicture) -> list[tuple[int, ...]]:
    """Of the middle of each quarter: upper left, upper right, lower left, lower right."""
    image = opened(made.largest).convert("RGB")
    width, height = image.size
    places = [(width // 4 * x, height // 4 * y) for y in (1, 3) for x in (1, 3)]
    found = [image.getpixel(place) for place in places]
    assert all(isinstance(one, tuple) for one in found)
    return [one for one in found if isinstance(one, tuple)]


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def reds(made: MadePicture) -> list[bool]:
    return [is_near(one, RED) for one in colours(made)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_made_anew(kind: str) -> None:
    made = renditions_of(written.plain(kind), kind)
    assert reds(made) == [True, False, False, False]
    assert all(is_near(one, BLUE) for one in colours(made)[1:])
    assert not made.is_first_frame


@pytest.mark.parametrize(
    ("width", "expected"), [(100, [100]), (480, [480]), (700, [480, 700]), (1600, [480, 960, 1600]), (3000, None)]
)
def test_it_has_readers_sizes_and_is_never_enlarged(width: int, expected: list[int] | None) -> None:
    made = renditions_of(written.file_of(written.picture(size=(width, width // 2)), "PNG"), "PNG")
    sizes = [(one.width, one.height) for one in made.renditions]
    assert sizes == [(one, one // 2) for one in expected or [480, 960, 1600]]
    assert [opened(one).size for one in made.renditions] == sizes
    assert len({one.digest for one in made.renditions}) == len(sizes)


def test_the_same_file_has_the_same_digests() -> None:
    data = written.plain("JPEG")
    assert renditions_of(data, "JPEG") == renditions_of(data, "JPEG")


@pytest.mark.parametrize(
    ("size", "card"),
    [((2400, 1600), (1200, 630)), ((900, 1600), (900, 472)), ((600, 315), (600, 315)), ((599, 900), None)],
)
def test_its_card_has_the_shape_that_sites_show(size: tuple[int, int], card: tuple[int, int] | None) -> None:
    made = renditions_of(written.file_of(written.picture(size=size), "PNG"), "PNG")
    assert (made.card and opened(made.card).size) == card
    assert made.card is None or (made.card.kind, opened(made.card).format) == ("image/jpeg", "JPEG")


def test_a_card_is_cut_a_little_above_the_middle() -> None:
    """Of a picture twice as high as the card, what is left out above is less than what is left out below."""
    image = Image.new("RGB", (1200, 1260), "white")
    image.paste((255, 0, 0), (0, 0, 1200, 252))
    image.paste((0, 0, 255), (0, 882, 1200, 1260))
    made = renditions_of(written.file_of(image, "PNG"), "PNG")
    assert made.card
    shown = opened(made.card).convert("RGB")
    assert all(is_near(shown.getpixel((600, y)), (255, 255, 255)) for y in (10, 315, 620))  # type: ignore[arg-type]  # of RGB: a tuple


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_is_left_of_where_and_by_whom_it_was_taken(kind: str) -> None:
    data = written.placed(kind)
    assert b"SECRET OWNER" in data
    made = renditions_of(data, kind)
    for one in (*made.renditions, made.card):
        assert one
        assert b"SECRET" not in one.content
        image = opened(one)
        assert not image.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & image.info.keys()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "red"), [(1, 0), (2, 1), (3, 3), (4, 2), (5, 0), (6, 1), (7, 3), (8, 2), (0, 0), (9, 0)]
)
def test_it_is_turned_as_the_camera_said(kind: str, orientation: int, red: int) -> None:
    made = renditions_of(written.placed(kind, orientation), kind)
    lies = 5 <= orientation <= 8
    assert (made.largest.width, made.largest.height) == (written.PIXELS[::-1] if lies else written.PIXELS)
    assert reds(made) == [at == red for at in range(4)]


def test_one_that_lies_is_as_wide_as_readers_get_it_once_it_stands() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = renditions_of(written.file_of(written.picture(size=(4000, 3000)), "JPEG", exif=exif), "JPEG")
    assert (made.largest.width, made.largest.height) == (1600, 2133)


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB")])
def test_colours_of_another_profile_become_srgb(kind: str, mode: str) -> None:
    """Red and green are the other way round in it: what was stored as red is to be seen as green."""
    made = renditions_of(written.profiled(kind, mode, written.swapped_profile()), kind)
    red, green, blue = colours(made)[0]
    assert green > 180
    assert max(red, blue) < 90


def test_a_profile_of_srgb_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert reds(renditions_of(written.profiled("PNG", "RGB", profile), "PNG")) == [True, False, False, False]


def test_printers_colours_are_read() -> None:
    made = renditions_of(written.plain("JPEG", "CMYK"), "JPEG")
    assert opened(made.largest).mode == "RGB"
    assert reds(made) == [True, False, False, False]


@pytest.mark.parametrize("transparency", [None, 60])
def test_sixteen_bits_of_grey_become_eight(transparency: int | None) -> None:
    grey = Image.new("I;16", (8, 8), 40_000)
    data = written.file_of(grey, "PNG", **({} if transparency is None else {"transparency": transparency}))
    assert all(is_near(one, (156, 156, 156)) for one in colours(renditions_of(data, "PNG")))


def test_sixteen_bits_of_colour_become_eight() -> None:
    row = b"\0" + b"\xdc\x00\x1e\x00\x1e\x00" * 8
    assert reds(renditions_of(written.png(8, 8, bits=16, colours=2, rows=row * 8), "PNG")) == [True] * 4


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P"])
def test_grey_bilevel_and_palettes_are_read(mode: str) -> None:
    made = renditions_of(written.plain("PNG", mode), "PNG")
    assert (made.largest.width, made.largest.height) == written.PIXELS
    first, *others = colours(made)
    assert all(is_near(one, others[0]) and not is_near(one, first) for one in others)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("GIF", "P"), ("WEBP", "RGBA")])
def test_what_is_transparent_stays_so_and_is_white_on_a_card(kind: str, mode: str) -> None:
    image = Image.new("RGBA", (700, 400), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 700, 200))
    if mode == "P":
        image = Image.new("P", (700, 400), 0)
        image.putpalette((0, 0, 0, *RED))
        image.paste(1, (0, 0, 700, 200))
    made = renditions_of(written.file_of(image, kind, **({"transparency": 0} if mode == "P" else {})), kind)
    shown = opened(made.largest)
    assert shown.mode == "RGBA"
    assert [shown.getchannel("A").getpixel((350, y)) for y in (50, 350)] == [255, 0]
    assert made.card
    assert is_near(opened(made.card).getpixel((300, 300)), (255, 255, 255))  # type: ignore[arg-type]  # of RGB: a tuple


def test_what_has_transparency_and_uses_none_is_opaque() -> None:
    assert opened(renditions_of(written.plain("PNG", "RGBA"), "PNG").largest).mode == "RGB"


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_one_that_moves_the_first_frame_stays_and_it_is_said(kind: str) -> None:
    made = renditions_of(written.moving(kind), kind)
    assert made.is_first_frame
    assert not getattr(opened(made.largest), "is_animated", False)
    assert all(is_near(one, (255, 0, 0)) for one in colours(made))


def test_a_second_view_within_a_jpeg_is_left_out() -> None:
    frames = [Image.new("RGB", written.PIXELS, colour) for colour in ("red", "blue")]
    data = written.file_of(frames[0], "MPO", save_all=True, append_images=frames[1:])
    made = renditions_of(data, "JPEG")
    assert not made.is_first_frame
    assert all(is_near(one, (255, 0, 0)) for one in colours(made))
