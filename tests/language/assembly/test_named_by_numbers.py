"""What a number names stays as it is in a draft, beside a number that counts."""

import pytest

from tms.language.assembly import assemble


@pytest.mark.parametrize(
    ("named", "counted", "draft"),
    [
        ("World War Two", "two wars", "2 wars"),
        ("the Six Nations", "six nations", "6 nations"),
        ("Six Nations", "Six nations won.", "6 nations won."),
        ("the May Fourth movement", "the fourth movement", "the 第四 movement"),
        ("Expo 2025 in Osaka", "In 2025 it opened.", "In 2025年 it opened."),
        ("version 2.0", "version 2.5", None),
        ("five or six people", "five people", "5 people"),
        ("a fifty-fifty split", "fifty people", "50 people"),
        ("the 38th parallel", "the 38th winner", "the 第38 winner"),
        ("a ½-mile walk", "½ of them", "一半 of them"),
    ],
)
def test_a_name_stays(named: str, counted: str, draft: str | None) -> None:
    made = [assemble(text, source_locale="en", target_locale="zh-Hans", terms=[]).text for text in (named, counted)]
    assert made == ["", draft or ""]


@pytest.mark.parametrize("text", ["歼-20首飞。", "二维码", "90后", "二十大召开。", "东风-41"])
def test_a_chinese_name_stays(text: str) -> None:
    assert assemble(text, source_locale="zh-Hans", target_locale="en", terms=[]).text == ""
