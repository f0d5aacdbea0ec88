"""Files that somebody could send as a picture, each with what comes of it: a code of refusal, or its size."""

import zlib
from collections.abc import Callable

from tests.adapters.pictures import written
from tests.adapters.pictures.written import PIXELS, chunk, file_of, picture, plain, png
from tms.domain.pictures import MOST_PICTURE_BYTES

Expected = str | tuple[int, int]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SCRIPT = b"<script>alert(document.cookie)</script>"
PAYLOAD = b"<?php system($_GET['x']); ?>" + SCRIPT
_SIXTY_MEGABYTES = zlib.compress(bytes(60_000_000), 9)
TOO_MANY, DAMAGED = "picture_too_many_pixels", "picture_damaged"


def _cut(kind: str) -> bytes:
    data = plain(kind)
    return data[: len(data) * 2 // 3]


def _polyglot_gif() -> bytes:
    """Read as a script, it is an assignment; read as a picture, a picture that begins with a comment."""
    data = plain("GIF")
    at = 13 + 3 * 2 ** ((data[10] & 7) + 1)
    return data[:at] + b"!\xfe" + bytes((len(PAYLOAD),)) + PAYLOAD + b"\0" + data[at:]


def _changed(chunk_name: bytes, by: int) -> bytes:
    data = bytearray(plain("PNG"))
    data[data.index(chunk_name) + by] ^= 0xFF
    return bytes(data)


def _noise() -> bytes:
    return bytes(zlib.crc32(str(n).encode()) & 0xFF for n in range(5000))


HOSTILE: dict[str, tuple[Callable[[], bytes], Expected]] = {
    # Bombs: small files that say, or hold, very many pixels or bytes.
    "png of 100 megapixels, really": (lambda: written.blank_png(10_000, 10_000), TOO_MANY),
    "png that says 30,000 × 30,000": (lambda: png(30_000, 30_000, rows=bytes(1000)), TOO_MANY),
    "png that says 2³¹ − 1": (lambda: png(2**31 - 1, 2**31 - 1), TOO_MANY),
    "png of 16 bits and 51 megapixels": (lambda: png(8000, 6400, bits=16, colours=6), TOO_MANY),
    "jpeg that says 65,500 × 65,500": (lambda: written.jpeg(65_500, 65_500), TOO_MANY),
    "jpeg of 100 megapixels, really": (lambda: file_of(picture("L", (10_000, 10_000)), "JPEG"), TOO_MANY),
    "gif that says 65,535 × 65,535": (lambda: written.gif(65_535, 65_535), TOO_MANY),
    "gif whose frame is larger than its screen": (lambda: written.gif(10, 10, frame=(65_535, 65_535)), TOO_MANY),
    "webp that says 16,384 × 16,384": (lambda: written.webp(16_384, 16_384), TOO_MANY),
    "webp that says 100 megapixels": (lambda: written.webp(10_000, 10_000), TOO_MANY),
    "png with a text of 60 MB": (lambda: png(*PIXELS, before=chunk(b"zTXt", b"k\0\0" + _SIXTY_MEGABYTES)), DAMAGED),
    "png with a profile of 60 MB": (lambda: png(*PIXELS, before=chunk(b"iCCP", b"p\0\0" + _SIXTY_MEGABYTES)), DAMAGED),
    "png with more rows than it says": (lambda: png(8, 8, rows=bytes(60_000_000)), (8, 8)),
    "png as a line": (lambda: written.blank_png(20_000, 1), "picture_side_too_long"),
    "png as a pole": (lambda: written.blank_png(1, 20_000), "picture_side_too_long"),
    "more bytes than any may have": (lambda: plain("JPEG") + bytes(MOST_PICTURE_BYTES), "picture_too_large"),
    # What is two things at once: the picture comes in, and nothing of the other thing.
    "gif that is a script": (_polyglot_gif, PIXELS),
    "gif with a program behind it": (lambda: plain("GIF") + PAYLOAD, PIXELS),
    "jpeg with a program in its comment": (lambda: plain("JPEG", comment=PAYLOAD), PIXELS),
    "jpeg with an archive behind it": (lambda: plain("JPEG") + b"PK\x03\x04" + PAYLOAD, PIXELS),
    "png with a page in a text": (lambda: plain("PNG").replace(b"IEND", b"IEND" + PAYLOAD), PIXELS),
    "png with a chunk of nobody": (lambda: _with_chunk(chunk(b"prOg", PAYLOAD)), PIXELS),
    "webp with a page behind it": (lambda: plain("WEBP") + PAYLOAD, PIXELS),
    "pdf that holds a jpeg": (lambda: b"%PDF-1.7\n" + plain("JPEG"), "picture_kind_unknown"),
    # Drawings, and what else is not taken.
    "svg with a script": (lambda: SVG, "picture_drawing"),
    "svg behind a declaration": (lambda: b'<?xml version="1.0"?>\n<!-- x -->\n' + SVG, "picture_drawing"),
    "svg behind a document type with entities": (
        lambda: b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG,
        "picture_drawing",
    ),
    "svg in UTF-16": (lambda: SVG.decode().encode("utf-16"), "picture_drawing"),
    "svg with a prefix": (lambda: SVG.replace(b"<svg", b"<s:svg"), "picture_drawing"),
    "a page": (lambda: b"<!doctype html><title>x</title>" + SCRIPT, "picture_kind_unknown"),
    "heic of a telephone": (lambda: b"\0\0\0\x18ftypheic" + bytes(100), "picture_of_telephone"),
    "avif": (lambda: file_of(picture(), "AVIF"), "picture_of_telephone"),
    "tiff": (lambda: plain("TIFF"), "picture_kind_unknown"),
    "bmp": (lambda: plain("BMP"), "picture_kind_unknown"),
    "jpeg 2000": (lambda: plain("JPEG2000"), "picture_kind_unknown"),
    "postscript, which would start a program": (lambda: plain("EPS"), "picture_kind_unknown"),
    "an icon": (lambda: file_of(picture(size=(64, 64)), "ICO"), "picture_kind_unknown"),
    "a program": (lambda: b"\x7fELF" + bytes(200), "picture_kind_unknown"),
    "noise": (_noise, "picture_kind_unknown"),
    "nothing": (bytes, "picture_empty"),
    # Wrong inside: the beginning of one kind, the rest of another, or of none.
    "jpeg's beginning and noise": (lambda: b"\xff\xd8\xff\xe0" + _noise(), DAMAGED),
    "png's beginning and a jpeg": (lambda: written.PNG_HEAD + plain("JPEG"), DAMAGED),
    "gif's beginning alone": (lambda: b"GIF89a", DAMAGED),
    "webp's beginning and a drawing": (lambda: b"RIFF\xff\0\0\0WEBPVP8 " + SVG, DAMAGED),
    "riff of a sound": (lambda: b"RIFF\xff\0\0\0WAVEfmt " + bytes(100), "picture_kind_unknown"),
    "jpeg cut off": (lambda: _cut("JPEG"), DAMAGED),
    "png cut off": (lambda: _cut("PNG"), DAMAGED),
    "gif cut off": (lambda: _cut("GIF"), DAMAGED),
    "webp cut off": (lambda: _cut("WEBP"), DAMAGED),
    "png whose head was changed on its way": (lambda: _changed(b"IHDR", 5), DAMAGED),
    "png whose pixels were changed on their way": (lambda: _changed(b"IDAT", 20), PIXELS),
    "png of no width": (lambda: png(0, 10), DAMAGED),
    "png of no height": (lambda: png(10, 0), DAMAGED),
    "gif of no size": (lambda: written.gif(0, 0), DAMAGED),
    "jpeg of no width": (lambda: written.jpeg(0, 400), DAMAGED),
    "png with fewer rows than it says": (lambda: png(*PIXELS, rows=bytes(100)), DAMAGED),
    "jpeg with broken exif": (lambda: plain("JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + _noise()), PIXELS),
    "jpeg with a broken profile": (lambda: written.profiled("JPEG", "RGB", _noise()), PIXELS),
    "jpeg of grey with a profile of colours": (
        lambda: written.profiled("JPEG", "L", written.swapped_profile()),
        PIXELS,
    ),
}


def _with_chunk(extra: bytes) -> bytes:
    data = plain("PNG")
    at = data.index(b"IDAT") - 4
    return data[:at] + extra + data[at:]
