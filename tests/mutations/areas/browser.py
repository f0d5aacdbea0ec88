"""What the page keeps and sends."""

from tests.mutations.mutation import Mutation

_JS = "tms/web/static/js"
_KEPT = ("tests/browser/test_kept_saves.py",)
_FIELD = ("tests/browser/test_field_alone.py",)

MUTATIONS = (
    Mutation(
        "the key of a save that is sent again",
        f"{_JS}/workspace/saves.js",
        "answer = await send(`/segments/${entry.segment}`, entry.body);",
        "answer = await send(`/segments/${entry.segment}`, { ...entry.body, key: newKey() });",
        ("tests/browser/test_kept_saves.py::test_a_server_in_trouble_refuses_nothing",),
    ),
    Mutation(
        "what the browser keeps is read for its person alone",
        f"{_JS}/kept.js",
        '.index("person").getAll(person)',
        ".getAll()",
        _KEPT,
    ),
    Mutation(
        "kept saves are sent in the session of their person alone",
        f"{_JS}/kept-sending.js",
        "if (now?.person !== person) return;",
        "",
        _KEPT,
    ),
    Mutation(
        "kept saves of another version wait for its page",
        f"{_JS}/workspace/saves.js",
        "save.article === page.article && save.locale === page.locale",
        "save.article === page.article",
        _KEPT,
    ),
    Mutation(
        "kept saves of another article wait for its page",
        f"{_JS}/workspace/saves.js",
        "save.article === page.article && save.locale === page.locale",
        "save.locale === page.locale",
        _KEPT,
    ),
    Mutation(
        "typed texts of another version are none of this one's",
        f"{_JS}/workspace/drafts.js",
        "if (draft.article === page.article && draft.locale === page.locale)",
        "if (draft.article === page.article)",
        _KEPT,
    ),
    Mutation(
        "typed texts of another article are none of this one's",
        f"{_JS}/workspace/drafts.js",
        "if (draft.article === page.article && draft.locale === page.locale)",
        "if (draft.locale === page.locale)",
        _KEPT,
    ),
    Mutation(
        "an error of the server is no refusal",
        f"{_JS}/workspace/saves.js",
        "answer.status === 429 || (answer.status >= 500 && !isBroken)",
        "answer.status === 429",
        _KEPT,
    ),
    Mutation(
        "an error of the server is no refusal to another page",
        f"{_JS}/kept-sending.js",
        " || answer.status >= 500 || ",
        " || ",
        _KEPT,
    ),
    Mutation(
        "a refusal has the text that was written last",
        f"{_JS}/workspace/saves.js",
        "const { text, confirm } = later ?? entry;",
        "const { text, confirm } = entry;",
        _KEPT,
    ),
    Mutation(
        "a refusal to another page has the text that was written last",
        f"{_JS}/kept-sending.js",
        "saves.put({ ...save, text, confirm, problem });",
        "",
        _KEPT,
    ),
    Mutation(
        "a later save stands on the one before it",
        f"{_JS}/workspace/saves.js",
        "Math.max(entry.rev, this.#revs.get(entry.segment) ?? 0)",
        "entry.rev",
        _KEPT,
    ),
    Mutation(
        "a later save stands on the one before it after a reload",
        f"{_JS}/workspace/saves.js",
        "if (later) later.rev = Math.max(later.rev, rev);",
        "",
        _KEPT,
    ),
    Mutation(
        "a later save that another page sends stands on the one before it",
        f"{_JS}/kept-sending.js",
        "saves.put({ ...record, rev: Math.max(record.rev, rev) })",
        "saves.put(record)",
        _KEPT,
    ),
    Mutation(
        "a key takes a whole character away",
        f"{_JS}/field/motion.js",
        "return from + piece.index + (step > 0 ? piece.segment.length : 0);",
        "return at + step;",
        _FIELD,
    ),
    Mutation(
        "what a program exchanged is no half character",
        f"{_JS}/field/model.js",
        " || isLowSurrogate(text, at);",
        ";",
        _FIELD,
    ),
    Mutation(
        "the way back goes over what came meanwhile",
        f"{_JS}/field/history.js",
        """this.record("arrival", this.#present, end);""",
        "this.#steps = [];",
        _FIELD,
    ),
    Mutation(
        "what came meanwhile is a step of its own",
        f"{_JS}/field/history.js",
        "if (this.#present !== null && this.#present.text !== text) this",
        "if (false) this",
        _FIELD,
    ),
    Mutation(
        "the key that opens a pair goes out of it",
        "tms/web/static/js/field/writing.js",
        "this.#leavePair(marker) || ",
        "",
        ("tests/browser/test_field.py::test_the_key_that_opens_a_pair_goes_out_of_it_again",),
    ),
    Mutation(
        "out of a pair one goes when what it has inside is there",
        "tms/web/static/js/field/writing.js",
        " || (missing !== null && isWithin(missing, closing.marker, this.codes))",
        "",
        ("tests/browser/test_field.py::test_the_key_that_opens_a_pair_goes_out_of_it_again",),
    ),
)
