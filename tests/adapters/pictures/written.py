"""Files as tests need them: written by Pillow where it writes such things, else byte by byte."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
PIXELS = (640, 400)


def picture(mode: str = "RGB", size: tuple[int, int] = PIXELS) -> Image.Image:
    """The upper left quarter is red, the rest blue; of grey ones it is light."""
    image = Image.new("RGB", size, (20, 40, 200))
    image.paste((220, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    if mode == "P":
        return image.quantize(4, dither=Image.Dither.NONE)
    if mode == "1":
        return image.getchannel("R").convert("1", dither=Image.Dither.NONE)
    return image.convert("L").convert(mode) if mode == "I;16" else image.convert(mode)


def file_of(image: Image.Image, kind: str, **how: Any) -> bytes:
    """The image as a file of this kind."""
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def plain(kind: str, mode: str = "RGB", **how: Any) -> bytes:
    """A file that nothing is wrong with."""
    return file_of(picture(mode), kind, **how)


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *, bits: int = 8, colours: int = 0, rows: bytes = b"", before: bytes = b"") -> bytes:
    """A PNG that says this of itself, whatever its rows hold."""
    head = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    return PNG_HEAD + chunk(b"IHDR", head) + before + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def blank_png(width: int, height: int, *, channels: int = 1) -> bytes:
    """A PNG that really holds so many pixels, all alike, in a thousandth of the bytes."""
    packed = zlib.compressobj(1)
    row = bytes(1 + width * channels)
    body = b"".join(packed.compress(row) for _ in range(height)) + packed.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, {1: 0, 3: 2, 4: 6}[channels], 0, 0, 0)
    return PNG_HEAD + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def gif(width: int, height: int, *, frame: tuple[int, int] | None = None) -> bytes:
    """A GIF whose screen, and whose frame, say this of themselves."""
    wide, high = frame or (width, height)
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes((0, 0, 0, 255, 255, 255))
    return b"GIF89a" + screen + b"," + struct.pack("<HHHHB", 0, 0, wide, high, 0) + b"\x02\x02\x4c\x01\x00;"


def webp(width: int, height: int) -> bytes:
    """A WebP whose canvas says this of itself, with a small picture in it."""
    inner = plain("WEBP")[12:]
    canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + bytes(4) + canvas + inner
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg(width: int, height: int) -> bytes:
    """A JPEG that says this of its size."""
    data = bytearray(plain("JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def many_scans(side: int, scans: int) -> bytes:
    """A progressive JPEG whose last scan stands there again and again: each is a walk through all its pixels."""
    data = file_of(Image.new("L", (side, side), 128), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * scans + data[-2:]


def placed(kind: str, orientation: int = 1) -> bytes:
    """A picture that tells where it was taken, by whom and with what, and how it is to be turned."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRET CAMERA"
    exif[0x8298] = "SECRET OWNER"
    exif.get_ifd(0x8825).update({1: "N", 2: (25.0, 2.0, 27.0), 3: "E", 4: (121.0, 33.0, 56.0), 29: "SECRET DAY"})
    more: dict[str, Any] = {"comment": b"SECRET COMMENT"} if kind == "JPEG" else {}
    return plain(kind, exif=exif, xmp=b"<x:xmpmeta>SECRET PLACE</x:xmpmeta>", **more)


def profiled(kind: str, mode: str, profile: bytes) -> bytes:
    """A picture with this colour profile."""
    return plain(kind, mode, icc_profile=profile)


def swapped_profile() -> bytes:
    """A profile by which what is stored as red is green: a reader that ignores it shows another picture."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", data[128:132])[0]
    places = {bytes(data[132 + 12 * n : 136 + 12 * n]): 136 + 12 * n for n in range(count)}
    red, green = (places[one] for one in (b"rXYZ", b"gXYZ"))
    data[red : red + 8], data[green : green + 8] = data[green : green + 8], data[red : red + 8]
    return bytes(data)


def moving(kind: str) -> bytes:
    """Three frames: the first red, then green and blue."""
    frames = [Image.new("RGB", PIXELS, colour) for colour in ("red", "lime", "blue")]
    return file_of(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
