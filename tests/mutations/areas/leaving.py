"""What leaves an article, and the house."""

from tests.mutations.mutation import Mutation

_EXAMPLES = ("tests/services/engines/test_confidential_examples.py",)
_LETTERS = ("tests/services/inbox/test_digest.py",)
_UNTOLD = "            Notification.letter_id.is_(None),\n"
_NEW = "            Notification.at > now - NEWS_FOR,\n"

MUTATIONS = (
    Mutation(
        "a confidential article is guarded",
        "tms/services/guarded.py",
        "return or_(Article.confidential, Article.visibility",
        "return or_(Article.visibility",
        _EXAMPLES,
    ),
    Mutation(
        "what is withheld of a lookup",
        "tms/services/knowledge/memory_lookup.py",
        "if row.unit_id not in hidden:",
        "if hidden is not None:",
        _EXAMPLES,
    ),
    Mutation(
        "a guarded article in drafts of others",
        "tms/services/drafting/from_memory.py",
        "withheld = withheld_from_article(uow, whole.article.id)",
        "withheld = set if whole else withheld_from_article(uow, 0)",
        _EXAMPLES,
    ),
    Mutation(
        "suggested terms of a guarded article",
        "tms/services/guarded.py",
        "or_(not_(guarded()), seen_by(actor)))",
        "or_(guarded(), not_(guarded())))",
        ("tests/services/termbase/test_suggestions.py",),
    ),
    Mutation(
        "the title of a confidential article in letters",
        "tms/services/inbox/letter.py",
        'Words("An article")) if article.is_guarded else article.title',
        'Words("An article")) if not article.title else article.title',
        _LETTERS,
    ),
    Mutation(
        "the faults of a confidential article in letters",
        "tms/services/inbox/letter.py",
        "if article.is_guarded or not told.faults:",
        "if not told.faults:",
        _LETTERS,
    ),
    Mutation(
        "what was said of a confidential article in letters",
        "tms/services/inbox/letter.py",
        "if article.is_guarded or not told.words:",
        "if not told.words:",
        _LETTERS,
    ),
    Mutation(
        "news that a letter told is not told by the next",
        "tms/services/inbox/digest.py",
        f"{_UNTOLD}{_NEW}        )\n        .values",
        f"{_NEW}        )\n        .values",
        _LETTERS,
    ),
    Mutation(
        "news that a letter told makes none",
        "tms/services/inbox/digest.py",
        f"{_UNTOLD}{_NEW}            Membership",
        f"{_NEW}            Membership",
        _LETTERS,
    ),
    Mutation(
        "overdue news to former members",
        "tms/services/notifying/overdue.py",
        "        Membership.ended_at.is_(None),\n",
        "",
        ("tests/services/notifying/test_telling.py",),
    ),
    Mutation(
        "formulas in a spreadsheet",
        "tms/adapters/formats/termbase/tables.py",
        'return f"\'{value}" if _FORMULA.match(value) else value',
        "return value",
        ("tests/adapters/formats/termbase/test_tables.py",),
    ),
    Mutation(
        "metadata services of clouds",
        "tms/adapters/egress.py",
        "    if real in _METADATA:\n        return False\n",
        "",
        ("tests/adapters/test_egress.py",),
    ),
)
