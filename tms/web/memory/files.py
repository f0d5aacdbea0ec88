"""The memory from a file of another tool, and into one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Any

from flask import Blueprint, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue

from tms.adapters.formats.memory_file import read_memory_file
from tms.adapters.formats.memory_units import ReadUnits
from tms.adapters.formats.tmx import write_tmx
from tms.domain.errors import Invalid, TmsError
from tms.domain.permissions import Action
from tms.http.context import actor, status_of, unit_of_work
from tms.http.rollback import rolled_back
from tms.http.sandboxed import read
from tms.services.authorize import authorize
from tms.services.memory.exchange import Imported, export_memory, import_memory
from tms.web.rendering import dates

blueprint = Blueprint("memory_files", __name__, url_prefix="/memory")

SHOWN = 50
"""Units that were left out are told one by one up to so many."""

_IN_MEMORY, _PORTION = 1_000_000, 64_000
_ON_THE_PAGE = {"invalid", "too_large"}


@blueprint.url_value_preprocessor
def allow_large_files(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A memory is larger than any form; as much is read as of a document."""
    del values
    if endpoint == "memory_files.take_in":
        request.max_content_length = current_app.config["MOST_BODY"]


@blueprint.get("/import")
def choose() -> str:
    """The form to choose a file, and the way out."""
    authorize(actor(), Action.KNOWLEDGE_IMPORT)
    return _page()


@blueprint.post("/import")
def take_in() -> ResponseReturnValue:
    """Take in all of the file or nothing, and tell what was known and what said nothing to us."""
    authorize(actor(), Action.KNOWLEDGE_IMPORT)
    try:
        found = _read()
        done = import_memory(unit_of_work(), actor(), found.units)
    except TmsError as error:
        if error.kind not in _ON_THE_PAGE:
            raise
        return _page(error=rolled_back(error)), status_of(error)
    return _page(found=found, done=done)


@blueprint.get("/memory.tmx")
def export() -> ResponseReturnValue:
    """The memory as TMX 1.4, without what was learned of confidential articles.

    It is written to disk before it is sent: what goes wrong is told, and nobody who fetches slowly holds a connection.
    """
    with ExitStack() as open_files:
        written = open_files.enter_context(tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))
        for line in write_tmx(export_memory(unit_of_work(), actor())):
            written.write(line.encode())
        size = written.tell()
        written.seek(0)
        answer = Response(_portions(written), mimetype="application/x-tmx+xml")
        answer.call_on_close(open_files.pop_all().close)
    answer.content_length = size
    name = f"memory-{dates.now():%Y-%m-%d}.tmx"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _portions(written: IO[bytes]) -> Iterator[bytes]:
    with written:
        while portion := written.read(_PORTION):
            yield portion


def _read() -> ReadUnits:
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        raise Invalid("memory_file_missing")
    data: bytes = upload.read()
    return read(read_memory_file, data, os.path.splitext(upload.filename)[1])  # noqa: PTH122  a name, and no path


def _page(*, found: ReadUnits | None = None, done: Imported | None = None, error: TmsError | None = None) -> str:
    return render_template("memory/import.html", found=found, done=done, error=error, most=SHOWN)
