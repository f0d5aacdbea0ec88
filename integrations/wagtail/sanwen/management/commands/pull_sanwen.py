"""``manage.py pull_sanwen``: bring what readers have into pages."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sanwen.installation import InstallationError
from sanwen.pull import Pull


class Command(BaseCommand):
    """Bring publications of Sanwen into pages; run it every few minutes, or when a webhook comes."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The names of publications, and how."""
        parser.add_argument("names", nargs="*", help="which of settings.SANWEN; by default all")
        parser.add_argument("--anew", action="store_true", help="look through everything, whatever the events say")
        parser.add_argument("--overwrite", action="store_true", help="also pages that somebody changed or removed here")

    def handle(self, *_: Any, **options: Any) -> None:
        """Pull one after the other. What is kept is named, and then the exit code is 1."""
        kept: list[str] = []
        for name in options["names"] or list(getattr(settings, "SANWEN", {})):
            try:
                pull = Pull(name, self.stdout.write, overwrite=options["overwrite"])
                pull.run(anew=options["anew"])
            except InstallationError as error:
                raise CommandError(f"{name}: {error}", returncode=2) from error
            kept += pull.kept
        for line in kept:
            self.stderr.write(f"kept: {line}")
        if kept:
            raise SystemExit(1)
