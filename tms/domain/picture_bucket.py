"""A bucket that speaks S3, as whoever runs the installation names it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BucketAccess:
    """Where a bucket is and who asks. Names of objects begin with ``prefix``, which is empty or ends with a stroke."""

    bucket: str
    host: str
    access_key: str
    secret_key: str = field(repr=False)
    prefix: str = ""
    region: str = "us-east-1"
    secure: bool = True
