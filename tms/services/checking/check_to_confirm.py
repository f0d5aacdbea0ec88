"""The check before a confirmation: errors in the text that is to be confirmed stop it."""

from dataclasses import replace

from tms.checks import DECISIVE, CheckedText, Severity, check
from tms.db.queries.article_context import OnePublication, OneVersion
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid
from tms.services.termbase.terms import known_book


def refuse_errors(
    uow: UnitOfWork,
    publication: OnePublication,
    versions: tuple[OneVersion, OneVersion],
    source: OneText,
    text: str,
) -> None:
    """``versions`` are the source's and the text's. Raises Invalid (``text_has_error``) with what was found first."""
    there, here = versions
    checked = CheckedText(
        segment_id=source.segment_id,
        source=source.text,
        source_locale=there.locale,
        source_codes=source.codes,
        text=text,
        locale=here.locale,
    )
    book = known_book(uow, publication, there.locale, here.locale)
    terms = book.look(checked.plain_source, checked.plain_text)
    for finding in check(replace(checked, terms=terms), families=DECISIVE):
        if finding.severity is Severity.ERROR:
            raise Invalid("text_has_error", error=finding.words)
