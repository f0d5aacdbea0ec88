import pytest

from tms.adapters.formats import guess_format


@pytest.mark.parametrize(
    ("text", "filename", "expected"),
    [
        ("plain", "a.MD", "markdown"),
        ("# not a heading here", "a.txt", "text"),
        ("# Heading\n\nText.", None, "markdown"),
        ("Text with [a link](https://a.example).", None, "markdown"),
        ("Text with **strong** words.", "pasted", "markdown"),
        ("---\ntitle: x\n---\ntext", None, "markdown"),
        ("Title\n=====\n\nText.", None, "markdown"),
        ("Foreign Policy\n\nWhat to Make of It?\n\n• Yu Sui\n\n- one\n- two\n\n2 * 3 * 4 = 24", None, "text"),
        ("记者王小明／台北報導\n#話題 没有空格", None, "text"),
    ],
)
def test_the_name_decides_and_else_what_the_text_looks_like(text: str, filename: str | None, expected: str) -> None:
    assert guess_format(text, filename) == expected
