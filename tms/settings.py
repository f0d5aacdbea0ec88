"""What is configured, read once from the environment (prefix ``TMS_``). Nothing else reads the environment."""

import os
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from tms.domain.picture_bucket import BucketAccess


def default_data_dir() -> Path:
    """Where embedded data lives: below ``/var/lib`` for root, else in the user's own data folder (XDG)."""
    if os.geteuid() == 0:
        return Path("/var/lib/tms")
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "tms"


class Settings(BaseSettings):
    """Every setting of the product. The README's table lists them all; a test compares the two."""

    model_config = SettingsConfigDict(env_prefix="TMS_", extra="ignore")

    database_url: str | None = Field(default=None, description="PostgreSQL address; absent: a private one starts")
    broker_url: str | None = Field(default=None, description="Redis or Valkey address; absent: a private one starts")
    data_dir: Path = Field(default_factory=default_data_dir, description="folder of the embedded PostgreSQL and Valkey")
    pictures_dir: Path | None = Field(
        default=None, description="folder of the articles’ pictures; absent: `pictures` in the data folder"
    )
    pictures_bucket: str | None = Field(
        default=None, description="S3 bucket for them instead, as BUCKET or BUCKET/FOLDER; needs the extra `s3`"
    )
    drop_unused_pictures: bool | None = Field(
        default=None,
        description="whether files that no picture has are deleted after three days; absent: in the data folder alone",
    )
    s3_endpoint: str = Field(
        default="https://s3.amazonaws.com", description="address of the service that has the bucket"
    )
    s3_region: str = Field(default="us-east-1", description="region of the bucket")
    s3_access_key: SecretStr | None = Field(default=None, description="who asks the bucket; needed with it")
    s3_secret_key: SecretStr | None = Field(
        default=None, validate_default=True, description="with what requests to the bucket are signed; needed with it"
    )
    secret_key: SecretStr | None = Field(
        default=None, description="signs sessions; absent: made once and kept in the data folder"
    )
    encryption_key: SecretStr | None = Field(
        default=None, description="encrypts the keys of translation engines; absent: the secret that signs sessions"
    )
    host: str = Field(default="127.0.0.1", description="address that the web server listens on")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(
        default=8000, description="port of the web server; a taken one under `tms up`: the next free one"
    )
    public_url: str | None = Field(default=None, description="address that readers use, in links to other versions")
    web_threads: Annotated[int, Field(ge=4)] = Field(default=32, description="threads of one web process")
    web_memory_mb: Annotated[int, Field(ge=100)] = Field(
        default=700, description="megabytes at which a web process is replaced by a new one, without losing a request"
    )
    worker_concurrency: Annotated[int, Field(ge=1)] = Field(default=2, description="child processes of one worker")
    lease_seconds: Annotated[int, Field(ge=2)] = Field(
        default=15, description="after this time without a heartbeat a work item is given to another worker"
    )
    sweep_seconds: Annotated[float, Field(gt=0)] = Field(
        default=2.0, description="how often a worker looks for work items whose message was lost"
    )
    max_upload_bytes: int = Field(default=2_000_000, description="largest article accepted, in bytes")
    max_document_bytes: Annotated[int, Field(le=55_000_000)] = Field(
        default=50_000_000, description="largest Word document accepted, with its pictures, in bytes; at most 55000000"
    )
    api_per_minute: Annotated[int, Field(ge=1)] = Field(
        default=600, description="requests to the API in a minute with one token; twice as many from one address"
    )
    trusted_proxies: Annotated[int, Field(ge=0)] = Field(
        default=0, description="how many proxies stand before the web server and say whom they speak for"
    )
    metrics_token: SecretStr | None = Field(
        default=None, description="who names it may read /metrics; absent: only programs on this machine"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="debug, info, warning or error"
    )
    log_format: Literal["auto", "json", "console", "development"] = Field(
        default="auto",
        description="json, console, auto (console where a person watches in a terminal), or development: with messages",
    )
    smtp_url: SecretStr | None = Field(
        default=None,
        description="smtp://, smtp+starttls:// or smtps:// mail server; absent: links are handed over",
    )
    mail_from: str | None = Field(
        default=None, validate_default=True, description="sender of letters; needed with TMS_SMTP_URL"
    )
    secure_cookies: bool = Field(default=False, description="mark cookies Secure; set it where HTTPS is served")

    @property
    def base_url(self) -> str:
        """The address at which people find this installation, for links that no request asks for."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def pictures_folder(self) -> Path:
        """Where the files of pictures are kept: the same for web, workers and backups."""
        return (self.pictures_dir or self.data_dir / "pictures").expanduser()

    @property
    def drops_unused_pictures(self) -> bool:
        """Whether files that no picture of this database has may go.

        Of a folder or bucket elsewhere nobody here knows whether another installation, or a copy of this one, has
        pictures there too, and their files would be unused here.
        """
        if self.drop_unused_pictures is not None:
            return self.drop_unused_pictures
        return self.pictures_bucket is None and self.pictures_dir is None

    @property
    def bucket(self) -> BucketAccess | None:
        """The bucket that keeps the pictures; None: the folder does."""
        if self.pictures_bucket is None or self.s3_access_key is None or self.s3_secret_key is None:
            return None
        bucket, _, folder = self.pictures_bucket.strip("/").partition("/")
        where = urlsplit(self.s3_endpoint)
        return BucketAccess(
            bucket=bucket,
            host=where.netloc,
            access_key=self.s3_access_key.get_secret_value(),
            secret_key=self.s3_secret_key.get_secret_value(),
            prefix=f"{folder}/" if folder else "",
            region=self.s3_region,
            secure=where.scheme == "https",
        )

    @field_validator("s3_endpoint")
    @classmethod
    def _is_a_service(cls, value: str) -> str:
        where = urlsplit(value)
        if where.scheme not in {"http", "https"} or not where.netloc or where.path.strip("/"):
            raise ValueError("write it as https://HOST or http://HOST:PORT, without the bucket")
        return value

    @field_validator("s3_secret_key")
    @classmethod
    def _has_keys(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if info.data.get("pictures_bucket") and not (value and info.data.get("s3_access_key")):
            raise ValueError("a bucket needs both keys: TMS_S3_ACCESS_KEY and TMS_S3_SECRET_KEY")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _is_a_mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(("smtp://", "smtp+starttls://", "smtps://")):
            raise ValueError(
                "write it as smtp://HOST:PORT, smtp+starttls://USER:PASSWORD@HOST:PORT or smtps://USER:PASSWORD@HOST:PORT"
            )
        return value

    @field_validator("mail_from")
    @classmethod
    def _has_a_sender(cls, value: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("smtp_url") is not None and not value:
            raise ValueError("a mail server needs a sender, such as sanwen@example.org")
        return value
