"""The catalogues of the interface: they say everything that the code says, and pass our own lint."""

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import polib
import pytest

from tms.adapters.translations import catalogues
from tms.web.rendering.script_messages import for_scripts

ROOT = Path(__file__).parents[2]

IN_OTHER_WORDS = {
    ("This one can’t be changed", "These can’t be changed"),
    ("This seems to be in Sanwen already", "These in Sanwen seem to be the same"),
    ("it stands", "they stand"),
    ("its article says", "their articles say"),
    ("the invitation", "the link"),
}
"""Chinese too says one and many of these differently."""


def words_command() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words_command", ROOT / "tools/words.py")
    assert spec is not None
    assert spec.loader is not None
    command = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(command)
    return command


VALUE = re.compile(r"%\(\w+\)[sd]|%%")


def test_a_translation_has_no_percent_sign_that_its_words_have_not() -> None:
    """To gettext it begins a value, and the page is an error in that language alone."""
    found = [
        translation
        for path in sorted((ROOT / "tms/adapters/translations").glob("*/LC_MESSAGES/messages.po"))
        for entry in polib.pofile(path)
        for words, translation in [
            (entry.msgid, entry.msgstr),
            *((entry.msgid_plural, one) for one in entry.msgstr_plural.values()),
        ]
        if "%" in VALUE.sub("", translation) and "%" not in VALUE.sub("", words)
    ]
    assert found == []


NUMBER = r"(?:%\(\w+\)s|\{\w+\})(?:</\w+>)?"
COUNTED = "[个個处處条條句篇项項次天行则則处秒张張]"
TIGHT = re.compile(
    rf"{NUMBER}{COUNTED}|[\u3400-\u9fff](?:%\((?:a|b|i|span)\d?\)s)*{NUMBER} {COUNTED}"
    r"|[\u3400-\u9fff]\d|\d[\u3400-\u9fff]"
)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_a_number_stands_apart_from_the_chinese_beside_it(language: str) -> None:
    """One way in the whole interface: ``有 1 处``, not ``有1处``."""
    said = (entry.msgstr for entry in words_command().catalogue(language))
    assert [words for words in said if TIGHT.search(words)] == []


def test_a_number_that_touches_chinese_is_found() -> None:
    assert all(map(TIGHT.search, ("最多{most}个", "其中%(b)s%(open)s</b> 处", "有1 处", "有 1处")))
    assert not any(map(TIGHT.search, ("最多 {most} 个", "%(name)s的文章", "其中 %(b)s%(open)s</b> 处")))


def test_the_translations_pass_our_own_lint() -> None:
    found = list(words_command().mistakes())
    assert found == [], "correct these, run `uv run tools/words.py`, run this again"


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("zh-Hans", "%(n)s 处源文", "say 原文, not 源文"),
        ("zh-Hans", "您的草稿", "say 你, not 您"),
        ("zh-Hans", "已更改", "say 改动、修改, not 更改"),
        ("zh-Hans", "您的草稿", "say 初稿, not 草稿"),
        ("zh-Hant-TW", "豁免 %(n)s 處", "say 放行, not 豁免"),
        ("zh-Hant-TW", "腳註", "say 註腳, not 腳註"),
        ("zh-Hant-TW", "用戶", "say it otherwise (what mainland programs say), not 用戶"),
    ],
)
def test_a_word_that_the_glossary_forbids_is_refused_with_the_right_one(language: str, words: str, said: str) -> None:
    entry = polib.POEntry(msgid="%(n)s" if "%(n)s" in words else "x", msgstr=words)
    assert said in list(words_command().wrong(entry, language))


OF_LANGUAGE_ITSELF = (
    "A Chinese semicolon", "Besides: the terms", "External engines may be given", "No longer confidential", "Sentence",
    "Where sentences end", "Words in a sentence",
)  # fmt: skip
"""What messages begin with that are about sentences of any text, and not about what somebody works on here."""


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_what_somebody_works_on_is_a_segment_everywhere(language: str) -> None:
    """One word for one thing, 句段, also where English calls it a sentence."""
    said = {entry.msgid: entry.msgstr for entry in words_command().catalogue(language)}
    assert [one for one, words in said.items() if "句子" in words and not one.startswith(OF_LANGUAGE_ITSELF)] == []


def test_what_the_glossary_forbids_in_taiwan_may_be_right_on_the_mainland() -> None:
    assert list(words_command().wrong(polib.POEntry(msgid="x", msgstr="批准脚注"), "zh-Hans")) == []


def test_one_and_many_of_a_thing_are_the_same_word_in_chinese() -> None:
    """A template chooses between ``segment`` and ``segments``; a message of another sense that has the same English
    words would take the place of one of the two, as the stage that finds sentences once did."""
    choice = re.compile(r"""(["'])([^"'{}%]+)\1 if [^{}"']+ == 1 else (["'])([^"'{}%]+)\3""")
    pairs = {
        (found[2].strip(), found[4].strip())
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for found in choice.finditer(path.read_text(encoding="utf-8"))
    } - IN_OTHER_WORDS
    assert len(pairs) > 20
    assert ("segment", "segments") in pairs
    for language in ("zh-Hans", "zh-Hant"):
        said = {entry.msgid: entry.msgstr for entry in words_command().catalogue(language)}
        assert not [(one, many) for one, many in sorted(pairs) if said.get(one, one) != said.get(many, many)]


def test_a_file_that_moves_moves_no_message() -> None:
    assert list(words_command().out_of_order()) == []


@pytest.mark.full
def test_everything_is_translated() -> None:
    """Left to whoever lands: a new word needs no Chinese until then, and is said in English."""
    found = list(words_command().untranslated())
    assert found == [], "run `uv run tools/words.py`, translate what it names, run it again"


@pytest.mark.parametrize(("option", "refused"), [("--check", 1), ("--warn", 0)])
def test_only_the_strict_check_refuses_a_word_that_awaits_its_translation(
    option: str, refused: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = words_command()
    said = {("A word that nobody has translated", ""): ["templates/new.html"]}
    monkeypatch.setattr(command, "messages", lambda: said)
    monkeypatch.setattr(command, "mistakes", list)
    monkeypatch.setattr("sys.argv", ["words.py", option])
    assert command.main() == refused
    assert "not in the catalogue: 'A word that nobody has translated' (templates/new.html)" in capsys.readouterr().out


def test_a_wrong_translation_is_refused_by_both(monkeypatch: pytest.MonkeyPatch) -> None:
    command = words_command()
    monkeypatch.setattr(command, "untranslated", list)
    monkeypatch.setattr(command, "mistakes", lambda: ["zh-Hans: placeholders or tags differ"])
    for option in ("--check", "--warn"):
        monkeypatch.setattr("sys.argv", ["words.py", option])
        assert command.main() == 1


def test_what_has_no_translation_yet_is_said_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By pages, of one and of many, and by scripts, which are given no word of it."""
    folder = tmp_path / "zh_Hans/LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"\n'
    one, many = 'msgid "Board"\nmsgstr ""\n', 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] ""\n'
    scripts = 'msgid "Copied"\nmsgstr ""\n'
    (folder / "messages.po").write_text("\n".join((head, one, many, scripts)))
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    chinese = catalogues.catalogue.__wrapped__("zh-Hans")
    assert (chinese.gettext("Board"), chinese.gettext("Never seen")) == ("Board", "Never seen")
    assert (chinese.ngettext("%(n)s day", "%(n)s days", 2)).startswith("%(n)s day")
    assert for_scripts.__wrapped__("zh-Hans") == {}


def test_scripts_are_given_every_message_that_they_say() -> None:
    """But for those that nobody has translated yet."""
    command = words_command()
    said: dict[tuple[str, str], list[str]] = {}
    for path in sorted((ROOT / "tms/web/static/js").rglob("*.js")):
        command.collect(said, path, "javascript", command.SCRIPT_CALLS)
    assert len(said) > 100
    for language in ("zh-Hans", "zh-Hant"):
        translated = {command.key_of(entry) for entry in command.catalogue(language) if command.is_translated(entry)}
        assert for_scripts(language).keys() >= {key[0] for key in said.keys() & translated}


def test_no_message_stands_inside_an_f_string_where_python_3_11_does_not_show_it_to_the_catalogues() -> None:
    inside = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for top in ("tms", "workers")
        for path in sorted((ROOT / top).rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"_", "gettext", "ngettext"}
    ]
    assert inside == []


@pytest.mark.parametrize(("word", "english"), [("分頁", "tab"), ("字型", "font")])
def test_a_page_of_ours_is_no_tab_of_the_browser_and_a_script_no_font(word: str, english: str) -> None:
    wrong = [
        entry.msgid
        for entry in words_command().catalogue("zh-Hant")
        if word in entry.msgstr and english not in entry.msgid.lower()
    ]
    assert wrong == []
