"""Each error code has words, and no words are left over from a code that is gone."""

import ast
import inspect
import re

from tests.architecture.syntax import calls, sources, strings, tree
from tms.domain import errors
from tms.domain.messages import MESSAGES
from tms.domain.program_messages import PROGRAM_MESSAGES

KINDS = {name for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.TmsError)}
KINDS |= {"Refused"}  # a refusal carries the code that an error will have
FIELD = re.compile(r"\{(\w+)")
PRODUCT = [path for path in sources("tms", "workers") if not path.endswith("messages.py")]


def test_each_code_that_is_raised_has_words() -> None:
    raised = [
        (path, call.args[0]) for path in PRODUCT for name, call in calls(tree(path)) if name in KINDS and call.args
    ]
    codes = [(path, code.value) for path, code in raised if isinstance(code, ast.Constant)]
    assert codes
    wordless = [(path, code) for path, code in codes if code not in MESSAGES]
    assert not wordless, "say what they mean in tms/domain/messages.py, or in the subject's file beside it"


def test_a_program_is_sent_to_no_page() -> None:
    assert PROGRAM_MESSAGES.keys() <= MESSAGES.keys()
    for code, words in PROGRAM_MESSAGES.items():
        assert "page" in MESSAGES[code], f"{code}: the same words do"
        assert "page" not in words, code
        assert set(FIELD.findall(words)) <= set(FIELD.findall(MESSAGES[code])), code


def test_no_words_stand_without_a_code() -> None:
    used = {constant.value for path in PRODUCT for constant in strings(tree(path))}
    assert not MESSAGES.keys() - used
