"""Where sentences end by the publication's own exceptions: the page to write them, try them out and save them."""

from dataclasses import dataclass, replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.adapters.formats.srx import SrxExceptions, read_srx
from tms.domain.errors import TmsError
from tms.domain.inline import MARKER
from tms.domain.locales import SOURCE_LANGUAGES, parse_locale
from tms.http.context import actor, status_of, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import number_or
from tms.http.rollback import rolled_back
from tms.http.sandboxed import read
from tms.language.segmentation import SegmentationRules, read_rules
from tms.services.guidance.segmentation_rules import (
    ARTICLES_TRIED,
    OwnRules,
    SegmentationEffect,
    change_own_rules,
    effect_on_articles,
    effect_on_text,
    read_own_rules,
)

blueprint = Blueprint("segmentation", __name__)

LONGEST_TRIED = 20_000
"""Characters of a pasted text that are tried."""

_NOT_ON_THE_PAGE = {"denied", "not_signed_in"}


@dataclass(frozen=True, slots=True)
class SegmentationForm:
    """The page's fields as they stand in it."""

    abbreviations: str
    no_break: str
    breaks: str
    chinese_semicolon: bool
    based_on: str


@blueprint.get("/segmentation")
def rules() -> str:
    """The page of the exceptions that hold."""
    present = read_own_rules(unit_of_work(), actor())
    return _page(present, _as_written(present))


@blueprint.post("/segmentation")
def change() -> ResponseReturnValue:
    """Try the form's exceptions on its text, or else on the newest articles; add those of a file; or save them."""
    present = read_own_rules(unit_of_work(), actor())
    written = _from_form()
    try:
        if request.form.get("do") == "srx":
            taken = read(read_srx, _file())
            return _page(present, _with(written, taken), taken=taken)
        wanted = _read(written)
        if request.form.get("do") == "try":
            return _page(present, written, effects=_effects(wanted))
        change_own_rules(unit_of_work(), actor(), wanted, based_on=_number(written.based_on))
    except TmsError as error:
        if error.kind in _NOT_ON_THE_PAGE:
            raise
        refused = rolled_back(error)
        return _page(read_own_rules(unit_of_work(), actor()), written, error=refused), status_of(error)
    flash(_("Saved. What comes in or is edited from now on is cut by these rules; what is cut already stays as it is."))
    return redirect(url_for("segmentation.rules"), 303)


def _file() -> bytes:
    file = request.files.get("srx")
    return file.read() if file else b""


def _with(written: SegmentationForm, taken: SrxExceptions) -> SegmentationForm:
    """The fields with the file's exceptions added behind their own, none twice."""

    def more(present: str, added: list[str]) -> str:
        return "\n".join(dict.fromkeys([*filter(None, map(str.strip, present.split("\n"))), *added]))

    return replace(
        written,
        abbreviations=more(written.abbreviations, taken.abbreviations),
        no_break=more(written.no_break, taken.no_break),
    )


def _effects(wanted: SegmentationRules) -> list[SegmentationEffect]:
    text = request.form.get("text", "")[:LONGEST_TRIED].replace("\0", "")
    if not text.strip():
        return effect_on_articles(unit_of_work(), actor(), wanted)
    return [effect_on_text(unit_of_work(), actor(), wanted, text, parse_locale(request.form.get("language", "")))]


def _page(
    present: OwnRules,
    written: SegmentationForm,
    *,
    effects: list[SegmentationEffect] | None = None,
    taken: SrxExceptions | None = None,
    error: TmsError | None = None,
) -> str:
    return render_template(
        "segmentation/segmentation.html",
        present=present,
        written=written,
        effects=effects,
        changed=[effect for effect in effects or [] if effect.changes],
        taken=taken,
        error=error,
        languages=SOURCE_LANGUAGES,
        articles_tried=ARTICLES_TRIED,
        shown=lambda segment: MARKER.sub("", segment),
    )


def _from_form() -> SegmentationForm:
    form = request.form
    abbreviations, no_break, breaks = (
        form.get(name, "").replace("\r\n", "\n") for name in ("abbreviations", "no_break", "breaks")
    )
    return SegmentationForm(abbreviations, no_break, breaks, "chinese_semicolon" in form, form.get("based_on", ""))


def _as_written(present: OwnRules) -> SegmentationForm:
    rules = present.rules
    return SegmentationForm(
        "\n".join(rules.abbreviations),
        "\n".join(map(str, rules.no_break)),
        "\n".join(map(str, rules.breaks)),
        rules.chinese_semicolon,
        str(present.number),
    )


def _read(written: SegmentationForm) -> SegmentationRules:
    return read_rules(
        written.abbreviations, written.no_break, written.breaks, chinese_semicolon=written.chinese_semicolon
    )


def _number(based_on: str) -> int:
    """The change that the form is based on; one that names no number counts as the oldest, and is refused."""
    return number_or(based_on, -1)
