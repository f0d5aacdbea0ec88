"""Pictures as objects of a bucket that speaks S3, each named by the digest of what is in it, as files of a folder are.

An object is there whole or not at all. A folder that is copied into the bucket as it is, is found there.
"""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import structlog

from tms.domain.errors import Invalid, NotFound, Unavailable
from tms.domain.picture_bucket import BucketAccess
from tms.domain.pictures import OLD_AFTER_SECONDS, digest_of_path, path_of_digest

if TYPE_CHECKING:
    from minio import Minio

_CONNECT_SECONDS, _READ_SECONDS = 5.0, 30.0
_GONE = frozenset({"NoSuchKey", "NoSuchObject"})

log = structlog.get_logger(__name__)


class PictureBucket:
    """Keeps and gives the files of pictures, in a bucket. Threads may share one, and processes that are forked."""

    def __init__(self, access: BucketAccess) -> None:
        self._access = access
        self._made: tuple[int, Minio] | None = None

    def keep(self, content: bytes) -> str:
        """The digest by which the content is found from now on. Raises Unavailable (``pictures_not_kept``).

        What is there already is written once more: it might have been damaged.
        """
        digest = sha256(content).hexdigest()
        try:
            self._client.put_object(self._access.bucket, self._name(digest), BytesIO(content), len(content))
        except _failures() as error:
            log.exception("picture not kept", digest=digest)
            raise Unavailable("pictures_not_kept", reason=_reason(error)) from None
        return digest

    def read(self, digest: str) -> bytes:
        """The content of this digest. Raises NotFound (``picture_not_kept``); of an object that was changed, too.

        Raises Unavailable (``pictures_unreachable``) where the bucket does not answer.
        """
        content = self._content(digest) if path_of_digest(digest) else None
        if content is None:
            raise NotFound("picture_not_kept")
        if sha256(content).hexdigest() != digest:
            log.error("picture is damaged", digest=digest)
            raise NotFound("picture_not_kept")
        return content

    def sweep(self) -> int:
        """Nothing: of what is begun and not finished, a bucket shows nothing."""
        return 0

    def old(self) -> Iterator[str]:
        """The digests of the objects that nobody has kept for ``OLD_AFTER_SECONDS``.

        Raises Unavailable (``pictures_unreachable``).
        """
        prefix = self._access.prefix
        try:
            for one in self._client.list_objects(self._access.bucket, prefix=prefix or None, recursive=True):
                digest = digest_of_path(str(one.object_name).removeprefix(prefix))
                if digest and _is_old(one.last_modified):
                    yield digest
        except _failures() as error:
            raise Unavailable("pictures_unreachable", reason=_reason(error)) from None

    def drop(self, digest: str) -> bool:
        """Delete an object, if it is still old; whether it was deleted. Raises Unavailable.

        A bucket has no lock: who keeps the same content between the question and the deletion, milliseconds, keeps
        nothing. That takes somebody who sends a picture again that nobody has had for days.
        """
        bucket, name = self._access.bucket, self._name(digest)
        try:
            is_old = _is_old(self._client.stat_object(bucket, name).last_modified)
            if is_old:
                self._client.remove_object(bucket, name)
        except _failures() as error:
            if getattr(error, "code", None) in _GONE:
                return False
            raise Unavailable("pictures_unreachable", reason=_reason(error)) from None
        return is_old

    def in_the_way(self) -> str | None:
        """What keeps pictures from being kept, in a few words of the bucket; None: one was, and it was found."""
        try:
            self.read(self.keep(b"is it there"))
        except Unavailable as error:
            return str(error.params.get("reason"))
        except NotFound:
            return "what was kept is not found again"
        return None

    def _content(self, digest: str) -> bytes | None:
        from minio.error import S3Error

        try:
            with closing(self._client.get_object(self._access.bucket, self._name(digest))) as answer:
                return bytes(answer.read())
        except _failures() as error:
            if isinstance(error, S3Error) and error.code in _GONE:
                return None
            log.exception("picture not read", digest=digest)
            raise Unavailable("pictures_unreachable", reason=_reason(error)) from None

    def _name(self, digest: str) -> str:
        return f"{self._access.prefix}{path_of_digest(digest)}"

    @property
    def _client(self) -> "Minio":
        """Made when it is first wanted: most commands ask for no picture, and the library is an extra.

        Each process has its own: one that is forked would read its parent's answers from the same connections.
        """
        process, made = os.getpid(), self._made
        if made is None or made[0] != process:
            made = self._made = process, self._connected()
        return made[1]

    def _connected(self) -> "Minio":
        try:
            from minio import Minio
            from urllib3 import PoolManager, Retry, Timeout
        except ImportError:
            raise Invalid("bucket_library_missing") from None
        http = PoolManager(
            timeout=Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS),
            retries=Retry(total=2, backoff_factor=0.2, status_forcelist=[500, 502, 503, 504]),
        )
        return Minio(
            self._access.host,
            access_key=self._access.access_key,
            secret_key=self._access.secret_key,
            region=self._access.region,
            secure=self._access.secure,
            http_client=http,
        )


def _failures() -> tuple[type[Exception], ...]:
    from minio.error import MinioException
    from urllib3.exceptions import HTTPError

    return MinioException, HTTPError, OSError, ValueError


def _is_old(kept: datetime | None) -> bool:
    return kept is not None and (datetime.now(UTC) - kept).total_seconds() > OLD_AFTER_SECONDS


def _reason(error: Exception) -> str:
    """In a few words: the code that the bucket gave, else what kind of failure it was."""
    return str(getattr(error, "code", None) or type(error).__name__)
