"""The table of pairs: what meets what, where the article stands, and why a pair that is left out makes no sense."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_GIVEN = os.environ.get("RACE_ROUNDS")
ROUNDS = int(_GIVEN or "10")
"""Of each of the worst pairs, shared by its states; what is claimed of 50 is run with 50."""

OTHER_ROUNDS = ROUNDS if _GIVEN else ROUNDS // 2
"""Of every other pair. Which of the places to stop are tried changes with each commit, as with samples."""

SAMPLE = 6


@dataclass(frozen=True, slots=True)
class Case:
    """Two acts over articles in one state."""

    state: str
    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.first} × {self.second}, {self.state}"


WORST = (
    Case("accepted", "correct", "approve"),
    Case("accepted", "send back", "approve"),
    Case("translating", "save", "submit"),
    Case("translating", "confirm", "submit"),
    Case("accepted", "correct", "recall"),
    Case("both accepted", "correct", "approve zh-Hant"),
    Case("zh-Hant approved", "correct", "withdraw approval zh-Hant"),
    Case("reopened", "correct", "publish zh-Hant"),
    Case("approved", "decide", "publish"),
    Case("approved", "detach version", "publish"),
    Case("approved", "withdraw approval", "publish"),
    Case("accepted", "approve", "cancel"),
)
"""What approving, submitting and publishing may least overlook: met over HTTP as well."""


def rounds_of(cases: Sequence[Case]) -> int:
    """How many rounds the states of a pair share."""
    return ROUNDS if set(cases) & set(WORST) else OTHER_ROUNDS


FAMILIES: Mapping[str, tuple[str, ...]] = {
    "submit": ("submit", "submit zh-Hant"),
    "recall": ("recall", "recall zh-Hant"),
    "approve": ("approve", "approve zh-Hant"),
    "withdraw approval": ("withdraw approval", "withdraw approval zh-Hant"),
    "publish": ("publish", "publish en", "publish zh-Hant"),
    "withdraw": ("withdraw", "withdraw en"),
    "hold": ("hold", "embargo"),
    "archive": ("archive", "discard"),
    "cancel": ("cancel", "cancel zh-Hant"),
    "role": ("role taken away", "deactivate"),
}
"""Each act on a whole version or article, with its forms."""

_HOLD = "a hold stops a release and nothing else"
_OTHER = "is done in one version and does nothing to another"
_STEP = "is done in a step in which there is none"
_ROLE = "translating: role taken away; translating: deactivate"
_ROLE_IN_REVIEW = "accepted: role taken away; accepted: deactivate"
_ROLE_AFTER = "approved: role taken away; approved: deactivate"
_ARCHIVE = "translating: archive; translating: discard"
_ARCHIVE_IN_REVIEW = "accepted: archive; accepted: discard"
_ARCHIVE_AFTER = "approved: archive; approved: discard"

_TRANSLATING = {
    "submit": "translating: submit",
    "recall": f"- {_STEP}",
    "approve": f"- {_STEP}",
    "withdraw approval": f"- {_STEP}",
    "publish": f"- {_OTHER}; a version in translation is not published",
    "withdraw": "translated anew: withdraw",
    "hold": f"- {_HOLD}",
    "archive": _ARCHIVE,
    "cancel": "translating: cancel",
    "role": _ROLE,
}
_FOLLOWED = _TRANSLATING | {
    "submit": "translating: submit; translating: submit zh-Hant",
    "recall": "zh-Hant accepted: recall zh-Hant",
    "approve": "zh-Hant accepted: approve zh-Hant",
    "withdraw approval": "zh-Hant done: withdraw approval zh-Hant",
    "publish": "translated anew: publish zh-Hant; zh-Hant done: publish zh-Hant",
    "cancel": "translating: cancel; zh-Hant accepted: cancel zh-Hant",
}
_CUT = _TRANSLATING | {
    "submit": "translating: submit; translating: submit zh-Hant",
    "recall": "zh-Hant submitted: recall zh-Hant",
    "approve": "- is refused where a text is accepted, and approving where one is not",
    "withdraw approval": "- is refused where a version is approved",
    "publish": "translating: publish en",
    "withdraw": "en published: withdraw en",
    "cancel": "translating: cancel; zh-Hant submitted: cancel zh-Hant",
}
_TRANSLATING_CHILD = _TRANSLATING | {
    "submit": "translating: submit zh-Hant",
    "withdraw": f"- {_STEP}",
    "cancel": "translating: cancel zh-Hant",
}
_REVIEWING = {
    "submit": f"- {_STEP}",
    "recall": "accepted: recall",
    "approve": "accepted: approve",
    "withdraw approval": f"- {_STEP}",
    "publish": f"- {_OTHER}; a version in review is not published",
    "withdraw": "reopened: withdraw",
    "hold": f"- {_HOLD}",
    "archive": _ARCHIVE_IN_REVIEW,
    "cancel": "accepted: cancel",
    "role": _ROLE_IN_REVIEW,
}
_CORRECTED = _REVIEWING | {
    "submit": "accepted: submit zh-Hant",
    "approve": "accepted: approve; both accepted: approve zh-Hant",
    "withdraw approval": "zh-Hant approved: withdraw approval zh-Hant",
    "publish": "reopened: publish zh-Hant; zh-Hant approved: publish zh-Hant",
    "cancel": "accepted: cancel; both accepted: cancel zh-Hant",
}
_WAITING = {family: cell.replace("accepted:", "reviewing:") for family, cell in _REVIEWING.items()} | {
    "withdraw": "- what waits to be accepted is not out",
}
_AGREED = {family: cell.replace("accepted:", "corrected:") for family, cell in _REVIEWING.items()} | {
    "withdraw": "- a correction that waits is not out",
}
_REVIEWING_CHILD = {
    "submit": f"- {_STEP}",
    "recall": "zh-Hant accepted: recall zh-Hant",
    "approve": "zh-Hant accepted: approve zh-Hant",
    "withdraw approval": f"- {_STEP}",
    "publish": f"- {_OTHER}; a version in review is not published",
    "withdraw": f"- {_STEP}",
    "hold": f"- {_HOLD}",
    "archive": "zh-Hant accepted: archive; zh-Hant accepted: discard",
    "cancel": "zh-Hant accepted: cancel zh-Hant",
    "role": "zh-Hant accepted: role taken away; zh-Hant accepted: deactivate",
}
_CLEAN = {family: cell.replace("zh-Hant accepted:", "zh-Hant clean:") for family, cell in _REVIEWING_CHILD.items()}
_ATTACHED = {
    family: cell.replace("zh-Hant accepted:", "segment detached:") for family, cell in _REVIEWING_CHILD.items()
}
_DECIDED = {
    "submit": "translating: submit zh-Hant",
    "recall": "zh-Hant accepted: recall zh-Hant",
    "approve": "both accepted: approve zh-Hant",
    "withdraw approval": "approved: withdraw approval zh-Hant",
    "publish": "approved: publish; published: publish zh-Hant",
    "withdraw": "published: withdraw",
    "hold": f"- {_HOLD}",
    "archive": _ARCHIVE_AFTER,
    "cancel": "both accepted: cancel zh-Hant",
    "role": _ROLE_AFTER,
}
_REDERIVED = {
    "submit": "ruled in translation: submit zh-Hant",
    "recall": "ruled: recall zh-Hant",
    "approve": "ruled: approve zh-Hant",
    "withdraw approval": "to be derived: withdraw approval zh-Hant",
    "publish": "to be derived: publish zh-Hant",
    "withdraw": "- a worker writes texts and never what is out",
    "hold": f"- {_HOLD}",
    # Discarding ends a stage between two of its transactions: what is left of it is tests/services/source's subject.
    "archive": "ruled: archive",
    "cancel": "ruled: cancel zh-Hant",
    "role": "- a worker acts under nobody's role",
}
_REVISED = {
    "submit": "translating: submit; translating: submit zh-Hant",
    "recall": "accepted: recall",
    "approve": "accepted: approve; both accepted: approve zh-Hant",
    "withdraw approval": "approved: withdraw approval",
    "publish": "approved: publish; translating: publish en",
    "withdraw": "published: withdraw",
    "hold": f"- {_HOLD}",
    "archive": _ARCHIVE_AFTER,
    "cancel": "accepted: cancel",
    "role": _ROLE_AFTER,
}
_DETACHED = _DECIDED | {
    "publish": "approved: publish zh-Hant; published: publish zh-Hant",
    "archive": _ARCHIVE_AFTER,
}
_QUEUED = "- attaching queues a stage; what that does is the row of re-derive"
_REATTACHED = (
    _DETACHED
    | dict.fromkeys(("submit", "recall", "approve", "cancel"), _QUEUED)
    | {
        "withdraw approval": "version detached: withdraw approval zh-Hant",
        "publish": "version detached: publish zh-Hant",
        "withdraw": "- attaching changes nothing that is out",
        "archive": "version detached: archive",
        "role": "version detached: role taken away; version detached: deactivate",
    }
)
_WAIVED = _DECIDED | {"publish": "unwaived: publish"}
_VOID = "- is of sentences as they stand: void once one of them changes"
_WAIVED_PARITY = dict.fromkeys(("submit", "recall", "approve", "cancel", "withdraw"), _VOID) | {
    "withdraw approval": "disagreeing: withdraw approval zh-Hant",
    "publish": "disagreeing: publish",
    "hold": f"- {_HOLD}",
    "archive": "disagreeing: archive; disagreeing: discard",
    "role": "disagreeing: role taken away; disagreeing: deactivate",
}

ROWS: Mapping[str, Mapping[str, str]] = {
    "save": _FOLLOWED,
    "save zh-Hant": _TRANSLATING_CHILD,
    "confirm": _FOLLOWED,
    "confirm zh-Hant": _TRANSLATING_CHILD,
    "correct": _CORRECTED,
    "correct zh-Hant": _REVIEWING_CHILD,
    "replace": _FOLLOWED,
    "replace in review": _CORRECTED,
    "type": _TRANSLATING,
    "type in review": _REVIEWING,
    "accept": _AGREED,
    "accept zh-Hant": _REVIEWING_CHILD,
    "accept all": _WAITING,
    "accept clean zh-Hant": _CLEAN,
    "assign in bulk": _TRANSLATING,
    "assign review in bulk": _REVIEWING,
    "agree": _AGREED,
    "send back": _REVIEWING,
    "send back zh-Hant": _REVIEWING_CHILD,
    "return": _REVIEWING,
    "split": _CUT,
    "merge": _CUT,
    "decide": _DECIDED,
    "decide in article": _DECIDED,
    "re-derive": _REDERIVED,
    "revise": _REVISED,
    "revise typo": _REVISED,
    "switch source": _REVISED,
    "detach segment": _TRANSLATING_CHILD,
    "detach segment in review": _REVIEWING_CHILD,
    "attach segment": _ATTACHED,
    "detach version": _DETACHED,
    "attach version": _REATTACHED,
    "claim": _TRANSLATING,
    "claim in review": _REVIEWING,
    "take over": _REVIEWING,
    "query": _TRANSLATING | {"approve": "accepted: approve", "recall": "accepted: recall"},
    "query zh-Hant": _TRANSLATING_CHILD | {"approve": "zh-Hant accepted: approve zh-Hant"},
    "dismiss": _TRANSLATING,
    "dismiss in review": _REVIEWING,
    "waive ambiguities": _WAIVED,
    "waive parity": _WAIVED_PARITY,
}
"""Acts on parts of an article × acts on the whole: ``state: act``, several of them, or ``- why not``."""

WHOLES: tuple[str, ...] = (
    "translating: submit × submit",
    "translating: submit × submit zh-Hant",
    "translating: submit × cancel",
    "translating: submit × archive",
    "translating: submit × role taken away",
    "translating: submit × deactivate",
    "accepted: recall × approve",
    "accepted: recall × cancel",
    "accepted: recall × archive",
    "accepted: recall × deactivate",
    "accepted: approve × approve",
    "both accepted: approve × approve zh-Hant",
    "accepted: approve × cancel",
    "accepted: approve × archive",
    "accepted: approve × discard",
    "accepted: approve × role taken away",
    "accepted: approve × deactivate",
    "approved: withdraw approval × withdraw approval",
    "approved: withdraw approval × publish",
    "approved: withdraw approval × archive",
    "approved: withdraw approval × role taken away",
    "approved: withdraw approval × deactivate",
    "approved: reopen × withdraw approval",
    "approved: reopen × publish",
    "published: reopen × withdraw",
    "published: reopen × archive",
    "published: reopen × role taken away",
    "approved: publish × publish",
    "published: publish × withdraw",
    "approved: publish × hold",
    "approved: publish × embargo",
    "approved: publish × archive",
    "approved: publish × discard",
    "approved: publish × role taken away",
    "approved: publish × deactivate",
    "published: withdraw × withdraw",
    "published: withdraw × archive",
    "published: withdraw × role taken away",
    "accepted: cancel × cancel",
    "accepted: cancel × archive",
    "accepted: cancel × role taken away",
    "approved: archive × discard",
    "approved: archive × role taken away",
    "translating: discard × role taken away",
)
"""Acts on the whole that meet each other."""


def pairs() -> Iterator[tuple[str, tuple[Case, ...]]]:
    """Each pair by its name with the cases that its rounds are shared out over."""
    for first, row in ROWS.items():
        for family in FAMILIES:
            cell = row[family]
            if not cell.startswith("-"):
                yield f"{first} × {family}", tuple(_case(first, part) for part in cell.split("; "))
    for line in WHOLES:
        state, _, names = line.partition(": ")
        first, _, second = names.partition(" × ")
        yield names, (Case(state, first, second),)


def _case(first: str, part: str) -> Case:
    state, _, second = part.partition(": ")
    return Case(state, first, second)


def left_out() -> Iterator[tuple[str, str, str]]:
    """(act, family, why) of what makes no sense."""
    for first, row in ROWS.items():
        for family in FAMILIES:
            if row[family].startswith("-"):
                yield first, family, row[family].removeprefix("- ")
