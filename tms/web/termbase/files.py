"""Terms from a file and into one: what an import would do is shown before it is done."""

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.adapters.formats.termbase import WRITERS, read_terms
from tms.adapters.formats.termbase.packed import pack, read_packed
from tms.domain.errors import NotFound, TmsError
from tms.domain.permissions import Action
from tms.domain.translatable import Several
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.rollback import rolled_back
from tms.http.sandboxed import read
from tms.services.authorize import authorize
from tms.services.termbase.export_terms import export_terms
from tms.services.termbase.import_terms import SHOWN, ImportPlan, import_terms, plan_import
from tms.services.termbase.term_files import TermFile
from tms.web.rendering.known_words import known

blueprint = Blueprint("term_files", __name__, url_prefix="/terms")

_MEDIA = {"csv": "text/csv; charset=utf-8", "tbx": "application/x-tbx+xml"}
_ON_THE_PAGE = {"invalid", "too_large"}


@blueprint.get("/import")
def choose() -> str:
    """The form to choose a file."""
    authorize(actor(), Action.KNOWLEDGE_IMPORT)
    return _page()


@blueprint.post("/import")
def take_in() -> ResponseReturnValue:
    """Show what the file would do (``do=preview``), or take it in; the preview's form carries the file along."""
    file_first = "file_first" in request.form
    authorize(actor(), Action.KNOWLEDGE_IMPORT)
    try:
        read_file, packed = _read()
        if request.form.get("do") != "save":
            plan = plan_import(unit_of_work(), actor(), read_file, file_first=file_first)
            return _page(plan=plan, packed=packed, file_first=file_first)
        plan = import_terms(unit_of_work(), actor(), read_file, file_first=file_first)
    except TmsError as error:
        if error.kind not in _ON_THE_PAGE:
            raise
        return _page(error=rolled_back(error)), status_of(error)
    counts = _(", ").join(_("%(n)s %(state)s", n=n, state=known(what)) for what, n in plan.counts.items())
    flash(_("Imported: %(counts)s.", counts=counts))
    return redirect(url_for("terms.terms"), 303)


@blueprint.get("/export.<ending>")
def export(ending: str) -> ResponseReturnValue:
    """All terms as a file of that format."""
    concepts = export_terms(unit_of_work(), actor())
    if ending not in WRITERS:
        raise NotFound("terms_format_unknown", known=Several(f".{one}" for one in WRITERS))
    answer = make_response(WRITERS[ending](concepts))
    answer.headers["Content-Type"] = _MEDIA[ending]
    answer.headers.set("Content-Disposition", "attachment", filename=f"terms.{ending}")
    return answer


def _page(
    *, plan: ImportPlan | None = None, packed: str = "", file_first: bool = False, error: TmsError | None = None
) -> str:
    return render_template(
        "termbase/import.html",
        plan=plan,
        packed=packed,
        file_first=file_first,
        error=error,
        most=SHOWN,
        formats=WRITERS,
    )


def _read() -> tuple[TermFile, str]:
    """The chosen file, or the one that the preview carries, read and packed. Raises what its reader raises."""
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        data: bytes = upload.read()
        return read(read_terms, data), pack(data)
    packed = request.form.get("packed", "").encode()
    return read(read_packed, packed), packed.decode()
