"""A bucket of pictures on a real S3 service: what is kept is found by its digest, and whatever is wrong is said."""

import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from minio import Minio
from pydantic import SecretStr, ValidationError

from tests.adapters.pictures import written
from tests.adapters.pictures.swift_service import SwiftService, swift_service
from tests.api.callers import Program, own_token
from tests.api.test_pictures import send
from tests.factories import Newsroom, make_article
from tms.adapters.pictures import PictureBucket, PictureFolder, make_picture
from tms.bootstrap import make_pictures
from tms.db.unit_of_work import Database
from tms.domain.errors import Invalid, NotFound, Unavailable
from tms.domain.permissions import Role
from tms.settings import Settings

CONTENT = b"the bytes of a picture"
DIGEST = sha256(CONTENT).hexdigest()

with_a_service = [pytest.mark.full, pytest.mark.part(2), pytest.mark.xdist_group("swift"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def service() -> Iterator[SwiftService]:
    with swift_service() as started:
        yield started


@pytest.fixture
def bucket(service: SwiftService) -> PictureBucket:
    return PictureBucket(service.access)


def outside(service: SwiftService) -> Minio:
    """The same bucket, as another program sees it."""
    access = service.access
    return Minio(access.host, access.access_key, access.secret_key, secure=False, region=access.region)


class TestWithAService:
    """What only a service can show."""

    pytestmark = with_a_service

    def test_what_is_made_of_a_picture_is_found_by_its_digest(
        self, bucket: PictureBucket, service: SwiftService
    ) -> None:
        made = make_picture(written.plain("PNG"))
        for one in made.renditions:
            assert bucket.keep(one.content) == bucket.keep(one.content) == one.digest
            assert bucket.read(one.digest) == one.content
        names = {one.object_name for one in outside(service).list_objects("pictures", recursive=True)}
        assert {f"news/{one.digest[:2]}/{one.digest[2:]}" for one in made.renditions} <= names
        assert all(str(name).startswith("news/") for name in names)
        assert bucket.sweep() == 0
        assert bucket.in_the_way() is None

    def test_an_old_object_is_deleted_and_one_that_is_kept_again_is_not_old(
        self, bucket: PictureBucket, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = b"of a preview that nobody confirmed"
        digest = bucket.keep(content)
        assert (digest in bucket.old(), bucket.drop(digest)) == (False, False)
        monkeypatch.setattr("tms.adapters.pictures.picture_bucket.OLD_AFTER_SECONDS", -60)
        assert digest in bucket.old()
        assert (bucket.drop(digest), bucket.drop(digest)) == (True, False)
        with pytest.raises(NotFound):
            bucket.read(digest)

    @pytest.mark.parametrize("name", ["", "../secret", "0" * 64, DIGEST.upper(), DIGEST[:-1], f"{DIGEST}\n"])
    def test_by_another_name_nothing_is_found(self, bucket: PictureBucket, name: str) -> None:
        bucket.keep(CONTENT)
        with pytest.raises(NotFound) as refused:
            bucket.read(name)
        assert refused.value.code == "picture_not_kept"

    def test_one_that_was_changed_is_not_given_and_is_made_good(
        self, bucket: PictureBucket, service: SwiftService
    ) -> None:
        bucket.keep(CONTENT)
        outside(service).put_object("pictures", f"news/{DIGEST[:2]}/{DIGEST[2:]}", BytesIO(b"other"), 5)
        with pytest.raises(NotFound):
            bucket.read(DIGEST)
        bucket.keep(CONTENT)
        assert bucket.read(DIGEST) == CONTENT

    @pytest.mark.parametrize(
        ("wrong", "reason"),
        [
            ({"secret_key": "a-guess"}, "SignatureDoesNotMatch"),
            ({"access_key": "house:nobody"}, "SignatureDoesNotMatch"),
            ({"access_key": "house:reader", "secret_key": "another-secret"}, "AccessDenied"),
            ({"bucket": "another"}, "NoSuchBucket"),
            ({"host": "127.0.0.1:1"}, "MaxRetryError"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_what_is_wrong_is_said_and_nobody_is_told_that_a_picture_is_gone(
        self, service: SwiftService, wrong: dict[str, Any], reason: str
    ) -> None:
        bucket = PictureBucket(replace(service.access, **wrong))
        with pytest.raises(Unavailable) as refused:
            bucket.keep(CONTENT)
        assert (refused.value.code, refused.value.params["reason"]) == ("pictures_not_kept", reason)
        with pytest.raises(Unavailable) as refused:
            bucket.read(DIGEST)
        assert refused.value.code == "pictures_unreachable"
        assert bucket.in_the_way() == reason
        assert "a-guess" not in str(refused.value)

    def test_threads_and_a_process_that_is_forked_later_use_the_same_one(self, bucket: PictureBucket) -> None:
        contents = [f"picture {number}".encode() for number in range(40)]
        with ThreadPoolExecutor(8) as pool:
            kept = list(pool.map(bucket.keep, contents))
            assert list(pool.map(bucket.read, kept)) == contents
        forked = multiprocessing.get_context("fork").Process(target=_reads, args=(bucket, kept, contents))
        forked.start()
        assert list(map(bucket.read, kept)) == contents
        forked.join(60)
        assert forked.exitcode == 0

    def test_a_folder_that_is_copied_into_it_is_found_there(
        self, bucket: PictureBucket, service: SwiftService, tmp_path: Path
    ) -> None:
        digest = PictureFolder(tmp_path).keep(b"kept in the folder")
        for file in tmp_path.rglob("*"):
            if file.is_file():
                outside(service).fput_object("pictures", f"news/{file.relative_to(tmp_path)}", str(file))
        assert bucket.read(digest) == b"kept in the folder"

    def test_a_program_s_picture_goes_there_and_comes_from_there(
        self,
        app: Flask,
        database: Database,
        newsroom: Newsroom,
        bucket: PictureBucket,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setitem(app.extensions, "tms", replace(app.extensions["tms"], pictures=bucket))
        program = Program(app, own_token(database, newsroom[Role.EDITOR], ["articles:read", "articles:write"]))
        place = f"/articles/{make_article(database, newsroom[Role.EDITOR], run=False)}/pictures"
        made = send(program, place, written.plain("PNG"))
        for one in made["files"]:
            answer = program.get(f"{place}/{made['id']}/{one['name']}")
            assert (answer.status_code, len(answer.data)) == (200, one["bytes"])


def _reads(bucket: PictureBucket, kept: list[str], contents: list[bytes]) -> None:
    sys.exit(0 if list(map(bucket.read, kept)) == contents else 1)


def test_settings_choose_the_bucket_or_the_folder(tmp_path: Path) -> None:
    assert isinstance(make_pictures(Settings(data_dir=tmp_path)), PictureFolder)
    given = Settings(
        pictures_bucket="house/news/pictures",
        s3_endpoint="http://s3.house:9000",
        s3_access_key=SecretStr("who"),
        s3_secret_key=SecretStr("what"),
    )
    assert isinstance(make_pictures(given), PictureBucket)
    access = given.bucket
    assert access is not None
    assert (access.bucket, access.prefix, access.host, access.secure) == (
        "house",
        "news/pictures/",
        "s3.house:9000",
        False,
    )
    assert "what" not in repr(access)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"pictures_bucket": "house"}, "both keys"),
        ({"pictures_bucket": "house", "s3_access_key": "who"}, "both keys"),
        ({"s3_endpoint": "s3.house"}, "https://HOST"),
        ({"s3_endpoint": "https://s3.house/house"}, "without the bucket"),
    ],
)
def test_settings_that_name_no_bucket_are_told(given: dict[str, str], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Settings.model_validate(given)


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "minio", None)
    given = Settings(pictures_bucket="house", s3_access_key=SecretStr("who"), s3_secret_key=SecretStr("what"))
    with pytest.raises(Invalid, match=r"pip install “sanwen\[s3\]”"):
        make_pictures(given).keep(CONTENT)
