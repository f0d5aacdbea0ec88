"""Every visible text of a template is a message, marked when the template is compiled, so that none can be forgotten.

    <p>Hand this link to <b>{{ email }}</b> now.</p>   the message "Hand this link to <b>%(email)s</b> now."

A message is a run of text between two tags that are no part of a sentence, or between two statements. What is written
with ``{% trans %}``, ``_()`` or ``ngettext()`` stays as it is: where a number decides the words, or a condition would
cut a sentence. Words that an expression chooses (``{{ "open" if n else "closed" }}``) are messages, too, and so is the
punctuation between two expressions: Chinese has its own, and no space after it. Elements with
``translate="no"`` are left alone. See ``docs/decisions/0027-interface-languages.md``.
"""

import json
import re
from collections.abc import Iterator, Sequence

from jinja2 import Environment
from jinja2.ext import Extension

from tms.web.rendering.spaces import one_line
from tms.web.rendering.template_pieces import JINJA, TemplatePiece, pieces

READERS = "reader/"
"""Templates of readers' pages: in the language of their article, not of the person who looks at them."""

_SCRIPTS = "data-(?:none|next|find|all|keys|open|segment|say-[a-z-]+)"
"""Attributes that hand words to a script."""
_ATTRIBUTE = re.compile(
    rf'(?P<name>\s(?:aria-label|aria-description|title|placeholder|alt|label|data-column|{_SCRIPTS})=")'
    rf'(?P<value>(?:{JINJA}|[^"])*)"',
    re.DOTALL,
)
_VERBATIM = frozenset(("code", "kbd", "pre", "samp"))
_CHOSEN = re.compile(
    r"""(?P<deep>\([^()]*(?:\([^()]*\)[^()]*)*\))
    |(?P<before>\b(?:else|or)\s+)(?P<one>"[^"]*"|'[^']*')
    |(?P<other>"[^"]*"|'[^']*')(?=\s+if\b)""",
    re.VERBOSE,
)
_POINT = re.compile(r"&#?\w+;|(?P<before> (?=\())?(?P<point>[.,:;](?=\s|$)|[()])(?P<space> ?)")
_BETWEEN = re.compile(r"\s+if not loop\.last")
"""The space after the comma between the entries of a list."""
_ENDS = (".", ",", ":", ";", "!", "?", ")")
_BEGINS = re.compile(r" [A-Z]")
_GAP = "{{ _gap() }}"
"""The space after punctuation, in languages that want one."""
_ENTITY = re.compile(r"&#?\w+;")
_WORD = re.compile(r"[A-Za-z]")


class Marked(Extension):
    """Turns the texts of a template's source into calls of ``_``; the global ``_gap`` is the space of punctuation."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.setdefault("_gap", lambda: " ")

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with its texts marked."""
        del filename
        return source if (name or "").startswith(READERS) else mark(source)


def mark(source: str) -> str:
    """The template's source with each of its texts as a call of ``_``."""
    done: list[str] = []
    run: list[TemplatePiece] = []
    last = ""
    for piece in pieces(source):
        if piece.kind == "cut":
            joined = _joined(run, last.startswith("{%"), piece.text.startswith("{%"))
            last = piece.text
            done += (joined, _with_attributes(piece.text) if piece.tag else piece.text)
            run = []
        else:
            run.append(piece)
    return "".join(done) + _joined(run, last.startswith("{%"), False)


def _joined(run: Sequence[TemplatePiece], after_statement: bool, before_statement: bool) -> str:
    """A run with its messages, where a sentence beside a statement has no space that only some languages want."""
    marked = _marked(run)
    if after_statement and run and _BEGINS.match(run[0].text):
        marked = _GAP + marked[1:]
    if before_statement and run and _ends_with_gap(run[-1]):
        marked = marked[: -len(_GAP)] + _GAP if marked.endswith(_GAP) else marked[:-1] + _GAP
    return marked


def _marked(run: Sequence[TemplatePiece]) -> str:
    """A run with its messages: one, if it has words outside of its elements, else those of each element."""
    mates = _mates(run)
    alone = next((at for at, piece in enumerate(run) if piece.kind in ("open", "close") and at not in mates), None)
    if alone is not None:
        return _marked(run[:alone]) + _with_attributes(run[alone].text) + _marked(run[alone + 1 :])
    top = list(_top(run, mates))
    wordy = [n for n, part in enumerate(top) if len(part) == 1 and part[0].kind == "text" and _has_words(part[0].text)]
    if not wordy:
        return "".join(_element(part) for part in top)
    first, last = 0, len(top)
    while first < wordy[0] and _is_decoration(top[first]):
        first += 1
    while last > wordy[-1] + 1 and _is_decoration(top[last - 1]):
        last -= 1
    inside = [piece for part in top[first:last] for piece in part]
    message = _message(inside)
    if last < len(top) and _ends_with_gap(inside[-1]):
        message = message[:-1] + _GAP
    return "".join(map(_element, top[:first])) + message + "".join(map(_element, top[last:]))


def _ends_with_gap(piece: TemplatePiece) -> bool:
    """Whether there is punctuation at the end, and the space that only some languages have behind it."""
    return piece.kind == "text" and piece.text.endswith(tuple(f"{end} " for end in _ENDS))


def _mates(run: Sequence[TemplatePiece]) -> dict[int, int]:
    """The end of the element that begins at a piece, by piece, and the reverse."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, piece in enumerate(run):
        if piece.kind == "open":
            opened.append(at)
        elif piece.kind == "close" and piece.tag in [run[n].tag for n in opened]:
            while run[start := opened.pop()].tag != piece.tag:
                pass
            found |= {start: at, at: start}
    return found


def _top(run: Sequence[TemplatePiece], mates: dict[int, int]) -> Iterator[Sequence[TemplatePiece]]:
    """The run's texts, expressions and whole elements, those within an element left to it."""
    at = 0
    while at < len(run):
        end = mates.get(at, at)
        yield run[at : end + 1]
        at = end + 1


def _has_words(text: str) -> bool:
    return bool(_WORD.search(_ENTITY.sub("", text)))


def _is_decoration(part: Sequence[TemplatePiece]) -> bool:
    if len(part) == 1:
        return part[0].kind in ("void", "space") or (part[0].kind == "text" and not part[0].text.strip())
    return all(piece.kind != "expr" and not (piece.kind == "text" and _has_words(piece.text)) for piece in part)


def _plain(piece: TemplatePiece) -> str:
    return _expression(piece.text) if piece.kind == "expr" else piece.text


def _element(part: Sequence[TemplatePiece]) -> str:
    if len(part) == 1:
        piece = part[0]
        if piece.kind == "text":
            return _POINT.sub(_pointed, piece.text)
        return _with_attributes(piece.text) if piece.kind == "void" else _plain(piece)
    inside = part[1:-1]
    words = "".join(p.text for p in inside) if part[0].tag in _VERBATIM else _marked(inside)
    return _with_attributes(part[0].text) + words + part[-1].text


def _pointed(found: re.Match[str]) -> str:
    if not found["point"]:
        return found[0]
    before, behind = (_GAP if found[where] else "" for where in ("before", "space"))
    return f'{before}{{{{ gettext("{found["point"]}") }}}}{behind}'


def _message(run: Sequence[TemplatePiece]) -> str:
    """One call of ``_`` for the run, with the white space around it outside."""
    before, after = "", ""
    parts = list(run)
    if parts[0].kind == "text":
        stripped = parts[0].text.lstrip()
        before, parts[0] = parts[0].text[: -len(stripped) or None], TemplatePiece("text", stripped)
    if parts[-1].kind == "text":
        stripped = parts[-1].text.rstrip()
        after, parts[-1] = parts[-1].text[len(stripped) :], TemplatePiece("text", stripped)
    words, values, captured = "", dict[str, str](), ""
    for piece in parts:
        if piece.kind == "expr":
            words += f"%({_placed(values, _name_of(piece.text), f'_said({_inner(piece.text)})')})s"
        elif piece.kind == "space":
            words += " "
        elif piece.kind in ("open", "void") and re.search(r"\s", piece.text):
            html = _with_attributes(one_line(piece.text))
            name = piece.tag
            if "{" in html:
                variable = f"_tag{len(values)}"
                captured += f"{{% set {variable} %}}{html}{{% endset %}}"
            else:
                variable = f"{_quoted(html)}|safe"
            words += f"%({_placed(values, name, variable)})s"
        else:
            words += re.sub(r"\s+", " ", piece.text).replace("%", "%%")
    # Errors name the line of the template.
    lines = "\n" * (sum(p.text.count("\n") for p in parts) - captured.count("\n"))
    given = "".join(f", {name}={value}" for name, value in values.items())
    return f"{before}{captured}{{{{ gettext({_quoted(words)}{lines}{given}) }}}}{after}"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _placed(values: dict[str, str], name: str, value: str) -> str:
    """The name under which the value stands in the message; another one if it is taken by something else."""
    wished, n = name, 1
    while values.get(name, value) != value:
        n += 1
        name = f"{wished}{n}"
    values[name] = value
    return name


def _inner(expression: str) -> str:
    return _CHOSEN.sub(_chosen, expression[2:-2].strip("-+ \n"))


def _chosen(found: re.Match[str]) -> str:
    words = found["one"] or found["other"] or ""
    between = words == '", "' and _BETWEEN.match(found.string, found.end())
    plain = found["deep"] or not (_has_words(words) or between) or words[1:].startswith(("zh-", "%", "{"))
    return found[0] if plain else f"{found['before'] or ''}gettext({words})"


def _expression(text: str) -> str:
    """An expression that is no part of a message, with the words that it chooses marked."""
    return _CHOSEN.sub(_chosen, text)


def _name_of(expression: str) -> str:
    """``{{ article.title|sentence }}`` → title; what has no name of its own is ``words``."""
    found = re.match(r"(?:[a-zA-Z_]\w*\.)*([a-zA-Z_]\w*)", _inner(expression))
    if found is None or " if " in expression or found[1] in ("_", "ngettext", "loop"):
        return "words"
    return "language" if found[1] == "language_names" else found[1]


def _with_attributes(tag: str) -> str:
    """The tag, or what stands for it, with the texts in its attributes marked."""
    return _ATTRIBUTE.sub(lambda found: f'{found["name"]}{_attribute(found["value"])}"', tag)


def _attribute(value: str) -> str:
    done, run = "", list[TemplatePiece]()
    for found in re.finditer(rf"{JINJA}|(?:(?!\{{[{{%#]).)+", value, re.DOTALL):
        if found[0].startswith(("{%", "{#")):
            done, run = done + _of_attribute(run) + found[0], []
        else:
            run.append(TemplatePiece("expr" if found[0].startswith("{{") else "text", found[0]))
    return done + _of_attribute(run)


def _of_attribute(run: Sequence[TemplatePiece]) -> str:
    if any(piece.kind == "text" and _has_words(piece.text) for piece in run):
        return _message(run)
    return "".join(map(_plain, run))
