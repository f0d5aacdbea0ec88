"""A version as a gettext PO file for translators' tools. Inline markers stay as they are."""

import polib

from tms.domain.exported_version import ExportedVersion

_FINISHED = frozenset({"reviewed", "final"})


def to_po(version: ExportedVersion) -> str:
    """The PO file: one entry per segment, its id as the context, so that equal sentences stay apart.

    A text that nobody has reviewed yet is marked fuzzy; the state stands in a comment. The header's language is written
    as gettext does, ``zh_Hans``.
    """
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Project-Id-Version": version.title.replace("\n", " "),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": version.locale.replace("-", "_"),
    }
    if version.source_locale:
        po.metadata["X-Source-Language"] = version.source_locale.replace("-", "_")
    for segment in version.segments:
        entry = polib.POEntry(msgctxt=segment.id, msgid=segment.source, msgstr=segment.target)
        entry.comment = f"state: {segment.state}" + (f"\n{segment.note}" if segment.note else "")
        if segment.target and segment.state not in _FINISHED:
            entry.flags = ["fuzzy"]
        po.append(entry)
    return str(po)
