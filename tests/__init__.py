"""The tests, and the commands that measure (benchmarks, mutations, hostile files, screenshots)."""

from tests.development_packages import bring

bring()
